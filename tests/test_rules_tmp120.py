"""The rules one by one, each on an example of its own, and how they are run."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rules_case import Case, all_rules, expanded, parse

from actorgraph import derived, rules
from actorgraph.errors import UsageError

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "ontology/rules").glob("*.rq"))
EXAMPLES = ROOT / "tests/rules"
PARTS = [p for p in (EXAMPLES / "parts.ttl").read_text(encoding="utf-8").split("\n\n") if p.strip()]


# Text reuse and a person's verdicts need more than a graph: test_origins.py.
WITH_EXAMPLE = sorted({rule.name for rule in all_rules()} - {"reuse", "statuses"})


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_a_rule_makes_what_its_example_says(name: str, tmp_path: Path) -> None:
    text = (EXAMPLES / f"{name}.ttl").read_text(encoding="utf-8")
    given_part, _, made = text.partition("# makes:\n")
    case = Case(tmp_path).build(given_part)
    assert case.derived().get(f"{rules.GRAPH}{name}", frozenset()) == parse(made)
    assert made.strip()


def test_every_example_is_of_a_rule() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.ttl")} == {*WITH_EXAMPLE, "parts"}


@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sets(st.sampled_from(PARTS)), min_size=2, max_size=4))
def test_steps_over_any_parts_and_a_fresh_build_agree(way: list[set[str]]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        stepped = Case(Path(one)).build("\n".join(sorted(way[0])))
        for parts in way[1:]:
            stepped.change("\n".join(sorted(parts)))
        fresh = Case(Path(other)).build("\n".join(sorted(way[-1])))
        assert stepped.derived() == fresh.derived()
        assert stepped.graph() == fresh.graph()


def test_a_change_that_concerns_no_rule_changes_nothing(tmp_path: Path) -> None:
    whole = "\n".join(PARTS)
    case = Case(tmp_path).build(whole)
    report = case.change(whole + '\nid:src-x dcterms:title "Renamed"@en .')
    assert (report.added, report.removed) == ([], [])


def test_a_second_full_run_changes_nothing(tmp_path: Path) -> None:
    case = Case(tmp_path).build("\n".join(PARTS))
    before = case.derived(), case.graph()
    case.build("\n".join(PARTS))
    assert (case.derived(), case.graph()) == before


def test_a_derived_triple_that_the_ledger_states_too_outlives_its_rule(tmp_path: Path) -> None:
    claim = "id:c a ag:Claim ; ag:claimant id:x ; ag:agent id:x"
    case = Case(tmp_path).build(f"{claim} ; ag:eventType agv:type-ACCUSE .")
    case.change(f"{claim} .")
    assert case.values("id:c", "ag:agent") == ["x"]
    assert f"{rules.GRAPH}claim_agent" not in case.derived()


def test_a_triple_the_ledger_ceases_to_state_stays_while_a_rule_makes_it(tmp_path: Path) -> None:
    claim = "id:c a ag:Claim ; ag:claimant id:x ; ag:eventType agv:type-ACCUSE"
    case = Case(tmp_path).build(f"{claim} ; ag:agent id:x .")
    case.change(f"{claim} .")
    assert case.values("id:c", "ag:agent") == ["x"]
    case.change("id:c a ag:Claim ; ag:claimant id:x .")
    assert case.values("id:c", "ag:agent") == []


def test_a_sink_takes_the_changes_in_place_of_the_report(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.engine.apply(expanded(parse("id:e a ag:Event .")), ())
    seen: list[tuple[str, int, int]] = []
    report = rules.run_rules(
        case.engine,
        all_rules(),
        rules.Context(texts={}, folder=tmp_path),
        None,
        lambda graph, added, removed: seen.append((graph, len(added), len(removed))),
    )
    assert (f"{rules.GRAPH}cluster_own", 1, 0) in seen
    assert (report.added, report.removed) == ([], [])


def test_a_large_first_run_is_loaded_and_says_each_triple_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derived, "BATCH", 4)
    loaded = Case(tmp_path / "a").build("\n".join(PARTS))
    monkeypatch.undo()
    added = Case(tmp_path / "b").build("\n".join(PARTS))
    assert loaded.derived() == added.derived()
    assert loaded.graph() == added.graph()
    assert not list(tmp_path.rglob("*.nt"))


def test_a_path_is_watched_wherever_a_removed_triple_can_cut_it() -> None:
    assert rules.watched("(^ag:about)+/ag:x/^<http://a/b>") == [
        ("", True),
        ("(^ag:about)+", True),
        ("(^ag:about)+/ag:x", True),
        ("(^ag:about)+/ag:x/^<http://a/b>", False),
    ]
    assert rules.watched("ag:within+") == [("", False), ("ag:within+", False)]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_rule_only_speaks_of_its_focus(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head, _, body = text.partition("CONSTRUCT {")
    assert body.split("}")[0].strip().startswith("?this ")
    assert "#+ summary: " in head
    assert text.count("VALUES ?this { }") >= 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CONSTRUCT {} WHERE { VALUES ?this { } }", "no `#+ summary:` line"),
        ("#+ summary: x\n#+ order: 1\n#+ focus: ag:A\nCONSTRUCT {} WHERE {}", "no line `VALUES"),
        ("#+ summary: x\n#+ order: one\n#+ focus: ag:A\nVALUES ?this { }", "`order` is not"),
    ],
)
def test_a_rule_that_cannot_be_run_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "some.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(message)):
        rules.load_rules([path])

"""What a newer version of a list lacks has ended, whatever way led there."""

from itertools import permutations
from pathlib import Path

import list_case
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from list_case import KEY, Listed, digest, take, whole
from test_laws import case

from actorgraph import absence, verify
from actorgraph.plan import make_plan
from actorgraph.workspace import Workspace

DAYS = ("2024-03-01", "2024-04-01", "2024-05-01")
ANNE = ("Anne", "https://a.example/1", "")
BERT = ("Bert", "https://b.example/1", "")
SMALL = settings(
    max_examples=2, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
entry = st.tuples(
    st.sampled_from(["Anne", "Bert", "?"]), st.sampled_from(["https://a.example/1"]), st.just("")
)
listed = st.dictionaries(st.sampled_from("abc"), entry, min_size=1).map(
    lambda listed: {**listed, "z": ("Zoe", "https://z.example/1", "")}
)

ENDS = """
PREFIX ag: <https://w3id.org/actorgraph/ns#>
SELECT ?key ?last ?first WHERE {
  ?s a ag:SanctionDesignation ; ag:sanctionTarget/^ag:describes/ag:recordKey ?key .
  OPTIONAL { ?s ag:endEarliest ?last } OPTIONAL { ?s ag:endLatest ?first }
} ORDER BY ?key"""


def ends(ws: Workspace) -> dict[str, tuple[str, ...]]:
    """Key -> the days of the ends of a listing, as texts."""
    engine = ws.generation().open()
    rows = [[(term or "").split('"')[1:2] for term in row] for row in engine.select(ENDS)]
    engine.close()
    return {key[0]: tuple(text for (text,) in filter(None, days)) for key, *days in rows}


def check(ws: Workspace) -> None:
    """The index is what a rebuild makes, and what the ledger says."""
    builder, before = list_case.builder(ws), digest(ws)
    plan = make_plan(ws, builder.schema, ws.generation().catalog())
    assert list(verify.index_faults(ws, ws.generation(), plan)) == []
    assert builder.rebuild().manifest.digest == before


@SMALL
@given(st.lists(listed, min_size=3, max_size=3))
@example([{"a": ANNE, "b": BERT}, {"b": BERT}, {"b": BERT}])
@example([{"a": ANNE, "b": BERT}, {"b": BERT}, {"a": ANNE, "b": BERT}])
@example([{"a": ANNE, "b": BERT}, {"a": ("?", "x", ""), "b": BERT}, {"b": BERT}])
def test_any_order_of_versions_gives_the_same_graph(
    bare_template: Path, lists: list[Listed]
) -> None:
    digests = set()
    for order in [*permutations(zip(DAYS, lists, strict=True))][::5]:
        with case(bare_template) as ws:
            for day, told in order:
                take(ws, whole(ws, day, told))
            digests.add(digest(ws))
            if order[-1][0] == DAYS[0]:
                check(ws)
    assert len(digests) == 1


def test_who_is_off_the_list_comes_back_with_an_end(bare: Workspace) -> None:
    take(bare, whole(bare, DAYS[0], {"a": ANNE, "b": BERT}))
    assert ends(bare) == {"a": (), "b": ()}
    (receipt,) = take(bare, whole(bare, DAYS[1], {"b": BERT})).slices
    assert (receipt.records_gone, receipt.gone) == (1, "delisted")
    take(bare, whole(bare, DAYS[2], {"b": BERT}))
    assert ends(bare) == {"a": (DAYS[0], DAYS[1]), "b": ()}
    engine = bare.generation().open()
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    assert engine.ask(f'ASK {{ <https://w3id.org/actorgraph/id/toyl-a> {label} "Anne"@en }}')
    engine.close()


def test_who_is_listed_again_has_no_end(bare: Workspace) -> None:
    for day, told in zip(DAYS, ({"a": ANNE, "b": BERT}, {"b": BERT}, {"a": ANNE}), strict=True):
        take(bare, whole(bare, day, told))
    assert ends(bare) == {"a": (), "b": (DAYS[1], DAYS[2])}
    check(bare)


def test_who_cannot_be_read_has_not_vanished(bare: Workspace) -> None:
    take(bare, whole(bare, DAYS[0], {"a": ANNE, "b": BERT}))
    take(bare, whole(bare, DAYS[1], {"a": ("?", "x", ""), "b": BERT}))
    assert ends(bare) == {"b": ()}
    assert bare.generation().catalog()[KEY].unread == ("toyl-a.s1",)
    take(bare, whole(bare, DAYS[2], {"b": BERT}))
    assert ends(bare) == {"a": (DAYS[1], DAYS[2]), "b": ()}


def test_a_list_without_a_day_closes_nothing(bare: Workspace) -> None:
    take(bare, whole(bare, "first", {"a": ANNE, "b": BERT}))
    take(bare, whole(bare, "second", {"b": BERT}))
    assert ends(bare) == {"b": ()}


def test_what_is_withdrawn_closes_nothing(bare: Workspace) -> None:
    before = digest(bare)
    take(bare, whole(bare, DAYS[0], {"a": ANNE, "b": BERT}))
    take(bare, whole(bare, DAYS[1], {"b": BERT}))
    list_case.builder(bare).remove([KEY])
    assert digest(bare) == before
    take(bare, whole(bare, DAYS[2], {"b": BERT}))
    assert ends(bare) == {"b": ()}
    check(bare)


def test_a_merged_actor_stays_merged_when_off_the_list(bare: Workspace) -> None:
    bare.identity.write_text(
        "subject_id\tpredicate_id\tobject_id\ntoyl-a\tskos:exactMatch\ttoyl-b\n"
    )
    take(bare, whole(bare, DAYS[0], {"a": ANNE, "b": BERT}))
    known = list_case.builder(bare).schema
    plans = [make_plan(bare, known, bare.generation().catalog()).canonical]
    take(bare, whole(bare, DAYS[1], {"b": BERT}))
    plans.append(make_plan(bare, known, bare.generation().catalog()).canonical)
    assert plans[0] == plans[1] != {}
    check(bare)


@pytest.mark.parametrize(
    ("version", "day"),
    [("2024-03-01T05:00:00Z", "2024-03-01"), ("20240301120000-abc", "2024-03-01"),
     ("2024-13-01", None), ("24.1", None), ("", None)],
)  # fmt: skip
def test_the_day_of_a_version(version: str, day: str | None) -> None:
    assert absence.day(version) == day

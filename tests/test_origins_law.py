"""Whatever the way to it, one state of the ledger has one graph."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import Article, corpus, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rules_case import Case, all_rules

from actorgraph import rules
from actorgraph.origins import reuse

# A fingerprint in more than three texts is common, so that small corpora cross that line.
RULES = tuple(
    rules.Rule(name=r.name, order=r.order, derive=partial(reuse.derive, common=3))
    if r.name == reuse.NAME
    else r
    for r in all_rules()
)

articles = st.builds(
    Article,
    name=st.sampled_from([f"doc-{n}" for n in "abcde"]),
    sentences=st.lists(st.integers(0, 5), max_size=4, unique=True).map(tuple),
    own=st.sampled_from(["", "x", "y"]),
    issued=st.sampled_from(["", "2024-01-01", "2024-01-02"]),
    dispatch=st.sampled_from(["", "", "ref-agency"]),
)
states = st.lists(articles, max_size=5, unique_by=lambda a: a.name)
situations = [f"https://w3id.org/actorgraph/id/doc-{n}.s0" for n in "abc"]
decisions = st.dictionaries(
    st.sampled_from([(a, b) for a in situations for b in situations if a < b]),
    st.sampled_from(["same", "different"]),
)


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.lists(states, min_size=2, max_size=4), decisions)
def test_steps_and_a_fresh_build_agree(
    way: list[list[Article]], decided: dict[tuple[str, str], str]
) -> None:
    known = {sha: text for state in way for sha, text in texts(state).items()}
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        stepped = Case(Path(one), texts=known, decisions=decided, chosen=RULES)
        stepped.build(corpus(way[0]))
        for state in way[1:]:
            before = stepped.derived()
            report = stepped.change(corpus(state))
            _assert_reported(report, before, stepped)
        fresh = Case(Path(other), texts=known, decisions=decided, chosen=RULES)
        fresh.build(corpus(way[-1]))
        assert stepped.derived() == fresh.derived()
        assert stepped.graph() == fresh.graph()


def _assert_reported(
    report: rules.RuleReport, before: dict[str, frozenset[tuple[str, str, str]]], now: Case
) -> None:
    old = {(graph, t) for graph, triples in before.items() for t in triples}
    new = {(graph, t) for graph, triples in now.derived().items() for t in triples}
    assert set(report.added) == new - old
    assert set(report.removed) == old - new


@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
@given(states, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(state: list[Article], random) -> None:  # type: ignore[no-untyped-def]
    order = list(state)
    random.shuffle(order)
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        stepped = Case(Path(one), texts=texts(state), chosen=RULES)
        stepped.build(corpus([]))
        for count in range(1, len(order) + 1):
            stepped.change(corpus(order[:count]))
        fresh = Case(Path(other), texts=texts(state), chosen=RULES)
        fresh.build(corpus(state))
        assert stepped.graph() == fresh.graph()

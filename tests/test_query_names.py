"""From names to actors: what wins, what is ambiguous, what is near."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from actorgraph.errors import UsageError
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.query.names import fold, resolve
from actorgraph.terms import AGV, ID

GRAPH = Path(__file__).parent / "queries" / "graph.ttl"


@pytest.fixture(scope="module")
def engine() -> OxigraphEngine:
    made = OxigraphEngine.create()
    quads = ox.parse(path=str(GRAPH))
    made.apply([(str(q.subject), str(q.predicate), str(q.object)) for q in quads], ())
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a preferred label beats the League's alternative one
        ("Ruritania", "wd-Q900001"),
        ("Ruritanien", "wd-Q900001"),
        ("Kingdom of Ruritania", "wd-Q900001"),
        ("  kingdom   OF ruri\u200btania ", "wd-Q900001"),
        ("RUR", "wd-Q900001"),
        ("RR", "wd-Q900001"),
        ("iso3:RUR", "wd-Q900001"),
        ("Q900001", "wd-Q900001"),
        ("wd-Q900001", "wd-Q900001"),
        ("id:wd-Q900001", "wd-Q900001"),
        (f"{ID}wd-Q900001", "wd-Q900001"),
        ("http://www.wikidata.org/entity/Q900001", "wd-Q900001"),
        ("https://www.wikidata.org/wiki/Q900001", "wd-Q900001"),
        ("wd:Q900002", "wd-Q900002"),
        ("Йетива", "wd-Q900004"),
        ("йетива", "wd-Q900004"),
        ("Ece Erdog\u0306an", "wd-Q900006"),
        ("ECE ERDO\u011eAN", "wd-Q900006"),
        ("doc-bb.a1", "doc-bb.a1"),
        ("graustark guard", "ref-guard"),
    ],
)
def test_found(engine: OxigraphEngine, text: str, found: str) -> None:
    assert resolve(engine, text) == ID + found


@pytest.mark.parametrize(
    ("text", "kinds", "iri"),
    [
        ("Zenda", ("place",), f"{ID}ref-zenda-castle"),
        ("Princess Ozra", ("actor", "asset"), f"{ID}ref-ship"),
        ("chancellor of ruritania", ("office",), f"{ID}ref-chancellor"),
        ("doc-aa.s1", ("situation",), f"{ID}doc-aa.s1"),
        ("doc-aa", ("document",), f"{ID}doc-aa"),
        ("https://post.example/1", ("document",), f"{ID}doc-aa"),
        ("type-AID", ("concept",), f"{AGV}type-AID"),
        ("agv:type-AID", ("concept",), f"{AGV}type-AID"),
    ],
)
def test_found_among_its_kind(
    engine: OxigraphEngine, text: str, kinds: tuple[str, ...], iri: str
) -> None:
    assert resolve(engine, text, kinds) == iri


def test_ambiguous_names_are_listed(engine: OxigraphEngine) -> None:
    with pytest.raises(UsageError) as error:
        resolve(engine, "elphberg", where="claims_about: parameter `actor`")
    assert str(error.value) == (
        "claims_about: parameter `actor`: `elphberg` may be wd-Q900003 (Rudolf Elphberg, Person, "
        "Ruritania) or wd-Q900005 (Flavia Elphberg, Person, Ruritania); give the id"
    )


@pytest.mark.parametrize(
    ("text", "kinds", "message"),
    [
        ("Rurritania", ("actor",), "no actor `Rurritania` in this case; nearest: Ruritania (wd-"),
        ("Q999999", ("actor",), "no actor `Q999999`"),
        ("doc-aa.s9", ("situation",), "no situation `doc-aa.s9`"),
        ("wd-Q900001", ("situation",), "no situation"),
        ("type-AIDE", ("concept",), "no concept"),
        ('" } DROP ALL #', ("actor",), "no actor"),
        ("\\u0022 }", ("actor",), "no actor"),
        ("http://[", ("actor",), "no actor"),
        ("http://e.example/%zz", ("actor",), "no actor"),
        ("?s", ("actor",), "no actor `?s`"),
    ],
)
def test_nothing_found(
    engine: OxigraphEngine, text: str, kinds: tuple[str, ...], message: str
) -> None:
    with pytest.raises(UsageError) as error:
        resolve(engine, text, kinds)
    assert message in str(error.value)


def test_fold() -> None:
    assert fold("\u202eErdog\u0306an  \n X\ufeff") == fold("erdo\u011fan x")

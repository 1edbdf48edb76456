"""Wikidata: what files cannot show: which copy counts, large files, and hostile entities."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import content
from actorgraph.frames import Chunk, SourceFile, count_rows
from actorgraph.reading import Unreadable

wikidata: Any = content.load_ingest("wikidata")
_wd_claims: Any = content.load_ingest("_wd_claims")
_wd_nodes: Any = content.load_ingest("_wd_nodes")
_wd_time: Any = content.load_ingest("_wd_time")
_wd_item: Any = content.load_ingest("_wd_item")
FIXTURES = Path(__file__).parent / "ingest" / "wikidata"


def chunks(folder: Path, *entities: dict[str, Any], **options: str) -> list[Chunk]:
    path = folder / "input.ndjson"
    path.write_text("".join(json.dumps(entity) + "\n" for entity in entities), encoding="utf-8")
    return list(wikidata.frames(SourceFile.of(path, **options)))


def person(number: int, revision: int | None = None, **more: Any) -> dict[str, Any]:
    qid = f"Q{number}"
    data = {"value": {"entity-type": "item", "numeric-id": 5}}
    human = {"snaktype": "value", "property": "P31", "datavalue": data}
    claims = {"P31": [{"mainsnak": human, "id": f"{qid}$1", "rank": "normal"}]}
    made = {"type": "item", "id": qid, "labels": {}, "claims": claims, **more}
    return made if revision is None else made | {"lastrevid": revision}


def test_a_page_is_the_same_whatever_else_the_file_holds(tmp_path: Path) -> None:
    entities = [
        json.loads(line.removesuffix(","))
        for line in (FIXTURES / "dump" / "input.json").read_text("utf-8").splitlines()
        if '"id":"Q990000009"' in line or '"id":"Q990000022"' in line or '"id":"Q159"' in line
    ]
    together = {c.slice: c for c in chunks(tmp_path, *entities, person(990000022))}
    for entity in entities:
        (alone,) = chunks(tmp_path, entity)
        same = together[alone.slice]
        assert alone.version == same.version
        assert alone.frames.keys() == same.frames.keys()
        for name, frame in alone.frames.items():
            assert frame.drop("_row").equals(same.frames[name].drop("_row"))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (person(1, 9), person(1, 10)),
        (person(1), person(1, 1)),
        (person(1, claims=[]), person(1)),
        (person(1, 2_000_000_000), person(1, 10_000_000_000)),
    ],
)
def test_versions_of_a_page_are_in_order_as_text(
    older: dict[str, Any], newer: dict[str, Any]
) -> None:
    notes = _wd_claims.Notes()
    first, second = (_wd_item.read(e, ("en",), notes) for e in (older, newer))
    assert first is not None
    assert second is not None
    assert first["version"] < second["version"]


def test_a_large_file_is_one_slice_of_several_chunks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wikidata, "PER_CHUNK", 30)
    many = [person(number) for number in range(1, wikidata.PAGES + 2)]
    made = chunks(tmp_path, *many, {"type": "item", "id": "Q0"}, person(1, 5))
    assert {c.slice for c in made} == {"input"}
    assert len(made) > 10
    assert sum(c.rows_in for c in made) == len(many) + 2
    assert sum(c.duplicates for c in made) == 1
    assert sum(count_rows(c.frames) for c in made) == len(many)
    assert [c.quarantine.height for c in made if c.quarantine is not None][-1] == 1


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8)
    | st.sampled_from(["value", "Q5", "Q1$a", "+2001-01-01T00:00:00Z", "preferred", "http://a.b/"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            "id type P31 P39 P580 P569 P625 P854 mainsnak snaktype datavalue value qualifiers "
            "references snaks rank time precision calendarmodel numeric-id en enwiki title".split()
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(_wd_item.KEYS, VALUES)))
def test_whatever_an_entity_holds_it_is_read_or_refused(parts: dict[str, Any]) -> None:
    entity = person(7) | parts
    try:
        item = _wd_item.read(entity, (), _wd_claims.Notes())
    except Unreadable:
        return
    if item is not None and item["kind"]:
        frames = _wd_nodes.Frames("src-wikidata", {}, _wd_claims.Notes())
        frames.add(1, json.loads(json.dumps(item)))
        assert count_rows(frames.made()) == 1


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1, 1, 3), "0001-01-01"),
        ((1582, 10, 4), "1582-10-14"),
        ((1700, 2, 29), "1700-03-11"),
        ((1917, 10, 25), "1917-11-07"),
        ((1900, 2, 0), "1900-03-13"),
    ],
)
def test_julian_days_are_reckoned_over(julian: tuple[int, int, int], gregorian: str) -> None:
    assert _wd_time._of_julian(*julian).isoformat() == gregorian


def test_a_day_that_no_calendar_has_is_refused() -> None:
    for day in ((1900, 2, 30), (1901, 2, 29), (1900, 13, 1), (1900, 0, 0)):
        with pytest.raises(Unreadable):
            _wd_time._of_julian(*day)

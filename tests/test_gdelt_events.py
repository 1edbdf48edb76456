"""GDELT 2.0 events: real traps, each in a row of `ingest/gdelt_events/input.CSV` or made here."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from actorgraph import content
from actorgraph.build import Builder
from actorgraph.errors import UsageError
from actorgraph.frames import Chunk, SourceFile, count_rows
from actorgraph.workspace import Workspace

gdelt: Any = content.load_ingest("gdelt_events")
lines: Any = content.load_ingest("_gdelt_lines")
forms: Any = content.load_ingest("_gdelt_forms")
INPUT = Path(__file__).parent / "ingest" / "gdelt_events" / "input.CSV"


@pytest.fixture(scope="module")
def chunk() -> Chunk:
    return one(INPUT)


def one(path: Path, **options: str) -> Chunk:
    (found,) = gdelt.frames(SourceFile.of(path, **options))
    return found  # type: ignore[no-any-return]


def made(folder: Path, data: bytes, name: str = "x.CSV", **options: str) -> Chunk:
    path = folder / name
    path.write_bytes(data)
    return one(path, **options)


def rows() -> list[bytes]:
    return INPUT.read_bytes().splitlines(keepends=True)


def event(chunk: Chunk, key: str) -> dict[str, Any]:
    return node(chunk, "Event", f"gdelt-{key}")


def node(chunk: Chunk, frame: str, id_: str) -> dict[str, Any]:
    found = chunk.frames[frame].filter(pl.col("id") == id_)
    assert found.height == 1, id_
    return found.row(0, named=True)


def faults(chunk: Chunk) -> list[tuple[Any, ...]]:
    assert chunk.quarantine is not None
    return chunk.quarantine.select("row", "reason", "field").rows()


def balance(chunk: Chunk) -> int:
    assert chunk.quarantine is not None
    set_aside = chunk.duplicates + chunk.collapsed + chunk.filtered + chunk.quarantine.height
    return count_rows(chunk.frames) + set_aside


def test_from_file_to_graph_and_nothing_new_the_second_time(full_ws: Workspace) -> None:
    first = Builder(full_ws).ingest([INPUT])
    assert first.refused == []
    (receipt,) = first.slices
    assert (receipt.rows.accepted, receipt.rows.quarantined) == (10, 8)
    assert receipt.findings.get("Violation", 0) == 0
    again = Builder(full_ws).ingest([INPUT])
    assert again.digest == first.digest
    assert (again.slices[0].triples_added, again.slices[0].triples_removed) == (0, 0)


# What happens to rows


def test_rows_reconcile(chunk: Chunk) -> None:
    assert (chunk.rows_in, chunk.duplicates, chunk.collapsed, chunk.filtered) == (23, 1, 2, 2)
    assert balance(chunk) == chunk.rows_in


def test_each_fault_has_its_reason(chunk: Chunk) -> None:
    assert faults(chunk) == [
        (16, "bad-date", "SQLDATE"),
        (17, "bad-code", "EventCode"),
        (18, "bad-code", "Actor1Code"),
        (19, "bad-number", "NumMentions"),
        (20, "missing-id", "GLOBALEVENTID"),
        (21, "duplicate-conflict", "GLOBALEVENTID"),
        (22, "duplicate-conflict", "GLOBALEVENTID"),
        (23, "column-count", ""),
    ]


def test_of_one_event_told_again_the_most_precise_place_stays(chunk: Chunk) -> None:
    told = set(chunk.frames["Event"]["id"]) & {f"gdelt-91000000{n}" for n in (1, 2, 3)}
    assert told == {"gdelt-910000002"}
    assert event(chunk, "910000002")["location"] == "gns--716583"


def test_accusations_both_ways_stay_two(chunk: Chunk) -> None:
    assert event(chunk, "910000005")["agent"] == event(chunk, "910000006")["recipient"]


def test_the_filter_can_be_switched_off() -> None:
    unfiltered = one(INPUT, filter="off")
    assert (unfiltered.filtered, balance(unfiltered)) == (0, 23)
    assert event(unfiltered, "910000013")["recipient"] is None
    assert event(unfiltered, "910000014")["startEarliest"].isoformat() == "2018-10-24"
    with pytest.raises(UsageError, match="filter"):
        one(INPUT, filter="maybe")


def test_what_is_in_no_list_is_counted_by_name(chunk: Chunk) -> None:
    assert chunk.notes == (
        "unknown codes in Actor1Code: ZZZ 1",
        "unknown codes in EventCode: 999 1",
        "actor codes that are in no list: ZZZ 1",
        "event codes read as the code above them: 0879 1",
    )


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda line: line.replace(b"SOUTH", b"SO\xffUTH"), "encoding"),
        (lambda line: line.replace(b"SOUTH", b"SO\0UTH"), "nul"),
        (lambda line: line.replace(b"\t", b" ", 1), "column-count"),
        (lambda line: line.rstrip(b"\n") + b"\textra\n", "column-count"),
        (lambda line: line[-1:], "column-count"),
        (lambda line: line.replace(b"SOUTH", b"S" * (1 << 20) + b"SOUTH"), "too-large"),
        (lambda line: line.replace(b"SOUTH", b"S" * 5 * (1 << 20)), "too-large"),
        (lambda line: line.replace(b"SOUTH", b"S" * 20_000), "limit"),
        (lambda line: line.replace(b"910000001", b"91000000A"), "bad-id"),
        (lambda line: line.replace(b"20191024143000", b"20191024253000"), "bad-date"),
        (lambda line: line.replace(b"-0.5", b"nan"), "bad-number"),
        (lambda line: line.replace(b"127.5", b"1270.5"), "bad-number"),
        (lambda line: line.replace(b"127.5", "١٢٧".encode()), "bad-number"),
        (lambda line: line.replace(b"seoul-visit", b"seoul visit"), "bad-iri"),
    ],
)
def test_a_broken_line_breaks_no_other(tmp_path: Path, spoil: Any, reason: str) -> None:
    first, *rest = rows()[3:8]
    spoilt = spoil(rows()[0])
    assert spoilt != rows()[0]
    broken = made(tmp_path, b"".join([first, spoilt, *rest]))
    assert [fault[:2] for fault in faults(broken)] == [(2, reason)]
    assert balance(broken) == 6
    assert set(broken.frames["Event"]["id"]) == {f"gdelt-91000000{n}" for n in (4, 5, 6, 7)}


def test_quotes_mark_nothing(chunk: Chunk) -> None:
    names = node(chunk, "DatasetRecord", "gnis-44784.r")["name@en"]
    assert names == ['Phoenix, "Arizona, United States']


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path, chunk: Chunk) -> None:
    data = b"\xef\xbb\xbf" + INPUT.read_bytes().replace(b"\n", b"\r\n")
    assert same(made(tmp_path, data), chunk)


def test_the_order_of_rows_does_not_matter(tmp_path: Path, chunk: Chunk) -> None:
    mixed = rows()
    random.Random(7).shuffle(mixed)
    assert same(made(tmp_path, b"".join(mixed)), chunk)


def same(one: Chunk, other: Chunk) -> bool:
    return contents(one) == contents(other)


def contents(chunk: Chunk) -> dict[str, list[str]]:
    return {
        name: sorted(map(str, frame.drop("_row").iter_rows()))
        for name, frame in chunk.frames.items()
    }


def parts(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chunk]:
    whole = lines.blocks
    monkeypatch.setattr(lines, "blocks", lambda path: whole(path, 1000))
    return gdelt.frames(SourceFile.of(path))  # type: ignore[no-any-return]


def test_repeats_are_caught_across_the_parts_of_a_large_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "20191024143000.export.CSV"
    other = rows()[3].replace(b"\t040\t", b"\t046\t")
    path.write_bytes(b"".join([*rows()[3:9], rows()[3], other, *rows()[3:9]]))
    chunks = list(parts(path, monkeypatch))
    assert len(chunks) > 1
    assert {c.slice for c in chunks} == {"20191024143000.export"}
    assert sum(map(balance, chunks)) == sum(c.rows_in for c in chunks) == 14
    ids = [id_ for c in chunks for id_ in c.frames["Event"]["id"]]
    assert sorted(ids) == [f"gdelt-91000000{n}" for n in (4, 5, 6, 7, 8)]
    assert sum(c.duplicates for c in chunks) == 8
    assert [fault for c in chunks for fault in faults(c)] == [
        (8, "duplicate-conflict", "GLOBALEVENTID")
    ]


# What a row says


def test_fips_is_not_iso_and_cameo_is_neither(chunk: Chunk) -> None:
    austria, australia, serbia, korea = "wd-Q40", "wd-Q408", "wd-Q403", "wd-Q884"
    talks = event(chunk, "910000004")
    assert (talks["agent"], talks["recipient"]) == (austria, australia)
    assert node(chunk, "Place", talks["location"])["country"] == austria
    assert event(chunk, "910000005")["location"] == australia
    belgrade = event(chunk, "910000006")
    assert belgrade["agent"] == serbia
    assert node(chunk, "Place", belgrade["location"])["country"] == serbia
    assert node(chunk, "Place", "gns--716583")["country"] == korea


def test_texas_is_not_turkmenistan(chunk: Chunk) -> None:
    assert event(chunk, "910000008")["location"] == "fips-USTX"
    assert event(chunk, "910000010")["location"] == "wd-Q874"


def test_an_event_with_its_record_and_document(chunk: Chunk) -> None:
    told = event(chunk, "910000007")
    assert (told["eventType"], told["eventMode"]) == ("agv:type-RETREAT", ["agv:mode-release"])
    assert told["startEarliest"].isoformat() == told["endLatest"].isoformat() == "2019-10-24"
    record = node(chunk, "DatasetRecord", told["statedIn"])
    assert (record["recordKey"], record["sourceCode"]) == ("910000007", "0841")
    assert [record[f"{what}Count"] for what in ("mention", "source", "article")] == [10, 2, 10]
    document = node(chunk, "Document", record["citesDocument"])
    assert document["url"] == "https://news.example/prisoners"


def test_a_source_that_is_no_address_is_a_citation(chunk: Chunk) -> None:
    record = node(chunk, "DatasetRecord", "gdelt-910000011.r")
    document = node(chunk, "Document", record["citesDocument"])
    assert (document["url"], document["identifier"]) == (None, "citation:BBC Monitoring")
    assert node(chunk, "DatasetRecord", "gdelt-910000012.r")["citesDocument"] is None


def test_one_place_can_have_two_names(chunk: Chunk) -> None:
    names = node(chunk, "DatasetRecord", "gns--1995499.r")["name@en"]
    assert names == ["Vienna, Wien, Austria", "Wien, Wien, Austria"]


def test_a_role_code_with_a_name_is_no_person_and_no_office(chunk: Chunk) -> None:
    assert {"Person", "Tenure", "Office"}.isdisjoint(chunk.frames)
    speaker = node(chunk, "Collective", event(chunk, "910000008")["agent"])
    assert speaker["skos:prefLabel@en"] == "OBAMA"
    assert (speaker["actorKind"], speaker["country"]) == (["agv:sector-GOV"], "wd-Q30")
    assert "obama" not in speaker["id"].lower()


def test_the_capital_is_the_state_and_its_police_is_not(chunk: Chunk) -> None:
    assert event(chunk, "910000006")["agent"] == "wd-Q403"
    police = node(chunk, "Collective", event(chunk, "910000011")["agent"])
    assert (police["actorKind"], police["country"]) == (["agv:sector-COP"], "wd-Q145")


def test_police_of_two_articles_is_not_the_same_police(chunk: Chunk) -> None:
    one, other = event(chunk, "910000009")["agent"], event(chunk, "910000011")["recipient"]
    assert one != other
    for id_ in (one, other):
        assert node(chunk, "Collective", id_)["skos:prefLabel@en"] == "POLICE"


def test_organizations_known_and_new(chunk: Chunk) -> None:
    assert event(chunk, "910000008")["recipient"] == "wd-Q1065"
    firm = node(chunk, "Organization", event(chunk, "910000009")["recipient"])
    assert (firm["skos:prefLabel@en"], firm["country"]) == ("NETFLIX", "wd-Q30")


def test_nodes_are_given_once_and_references_lead_somewhere(chunk: Chunk) -> None:
    ids = pl.concat(frame["id"] for frame in chunk.frames.values())
    assert ids.is_unique().all()
    events = chunk.frames["Event"]
    for name in ("agent", "recipient", "location", "statedIn"):
        own = events[name].drop_nulls()
        own = own.filter(~own.str.starts_with("wd-"))
        assert own.is_in(ids.implode()).all(), name


# Which file, which slice


def test_recognised_by_what_is_in_it(tmp_path: Path) -> None:
    assert gdelt.recognise(SourceFile.of(INPUT))
    for data in (b"", b"<html>\n", b"id,name\n1,x\n", rows()[22], b"\t" * 60 + b"\n"):
        path = tmp_path / "20191024143000.export.CSV"
        path.write_bytes(data)
        assert not gdelt.recognise(SourceFile.of(path)), data
    path.write_bytes(rows()[22] + rows()[0])
    assert gdelt.recognise(SourceFile.of(path))


def test_the_stamp_names_the_slice_else_the_newest_row(tmp_path: Path) -> None:
    stamped = made(tmp_path, INPUT.read_bytes(), "20200101000000.export.CSV")
    assert (stamped.slice, stamped.version) == ("20200101000000.export", "20191024143000")
    older = rows()[3].replace(b"20191024143000", b"20191024141500")
    unstamped = made(tmp_path, older + rows()[4], "rows.CSV")
    assert (unstamped.slice, unstamped.version) == ("20191024143000.export", "20191024143000")


def test_every_column_is_read_or_ignored_by_name() -> None:
    for form, count in (
        (forms.EVENTS, 61),
        (forms.EVENTS_1, 58),
        (forms.MENTIONS, 16),
        (forms.GKG, 27),
    ):
        assert len(form.columns) == count
        left_out = set(form.ignored) & set(form.columns)
        assert set(form.read) | left_out == set(form.columns)
        assert left_out - set(form.checked) == set(form.columns) - set(form.read)

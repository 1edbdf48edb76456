"""The UN Security Council's list: each trap is a row of `ingest/un_sanctions/input.xml`."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from actorgraph import content
from actorgraph.build import Builder
from actorgraph.errors import LimitError, Refused
from actorgraph.frames import Chunk, SourceFile, count_rows
from actorgraph.limits import Limits
from actorgraph.workspace import Workspace

un: Any = content.load_ingest("un_sanctions")
INPUT = Path(__file__).parent / "ingest" / "un_sanctions" / "input.xml"
Write = Callable[..., Path]


@pytest.fixture(scope="module")
def chunk() -> Chunk:
    return one(INPUT)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "list.xml"
        path.write_text(text, encoding)
        return path

    return written


def one(path: Path, limits: Limits | None = None) -> Chunk:
    file = replace(SourceFile.of(path), limits=limits or Limits())
    assert un.recognise(file)
    (found,) = un.frames(file)
    return found  # type: ignore[no-any-return]


def text() -> str:
    return INPUT.read_text("utf-8")


def record(chunk: Chunk, key: str) -> dict[str, Any]:
    return node(chunk, "DatasetRecord", f"un-{key}.r")


def node(chunk: Chunk, frame: str, id_: str) -> dict[str, Any]:
    (row,) = chunk.frames[frame].filter(pl.col("id") == id_).to_dicts()
    return row


def births(chunk: Chunk, key: str) -> list[tuple[str, ...]]:
    told = chunk.frames["DatasetRecord"].filter(pl.col("recordKey") == key)
    return told.select("id", pl.col("birthEarliest", "birthLatest").cast(pl.String)).rows()


def faults(chunk: Chunk) -> list[tuple[Any, ...]]:
    assert chunk.quarantine is not None
    return chunk.quarantine.select("row", "reason", "field").rows()


def test_from_file_to_graph_and_on_to_the_next_version(full_ws: Workspace, write: Write) -> None:
    first = Builder(full_ws).ingest([INPUT])
    assert first.refused == []
    (receipt,) = first.slices
    assert (receipt.rows.accepted, receipt.rows.quarantined, receipt.rows.duplicates) == (6, 12, 1)
    assert receipt.findings.get("Violation", 0) == 0
    again = Builder(full_ws).ingest([INPUT])
    assert again.digest == first.digest
    assert (again.slices[0].triples_added, again.slices[0].triples_removed) == (0, 0)
    newer = text().replace("2026-02-27T", "2026-03-01T").replace("KPe.902", "KPe.903")
    (then,) = Builder(full_ws).ingest([write(newer.replace("2012-02-29", "2012-03-01"))]).slices
    assert then.version == "2026-03-01T00:00:09.554Z"
    counts = (then.statements_new, then.statements_changed, then.statements_gone)
    assert counts == (1, 1, 1)


# What happens to rows


def test_rows_reconcile(chunk: Chunk) -> None:
    assert (chunk.slice, chunk.version) == ("consolidated", "2026-02-27T00:00:09.554Z")
    assert (chunk.rows_in, count_rows(chunk.frames), chunk.duplicates) == (19, 6, 1)
    assert len(faults(chunk)) == 12


def test_each_fault_has_its_reason(chunk: Chunk) -> None:
    assert faults(chunk) == [
        (6, "duplicate-conflict", "REFERENCE_NUMBER"),
        (7, "duplicate-conflict", "REFERENCE_NUMBER"),
        (8, "bad-date", "LISTED_ON"),
        (9, "missing-id", "REFERENCE_NUMBER"),
        (10, "bad-id", "REFERENCE_NUMBER"),
        (11, "missing-column", "FIRST_NAME"),
        (12, "bad-code", "QUALITY"),
        (13, "bad-code", "TYPE_OF_DATE"),
        (14, "bad-date", "FROM_YEAR"),
        (15, "bad-date", "DATE"),
        (16, "duplicate-key", "UN_LIST_TYPE"),
        (17, "missing-column", "UN_LIST_TYPE"),
    ]


def test_whoever_cannot_be_read_is_not_off_the_list(chunk: Chunk) -> None:
    assert un.SOURCE.closed_by_absence == ("SanctionDesignation",)
    # of the twelve, one has no reference number, and two have the same one
    assert len(chunk.unread) == 11
    assert len(set(chunk.unread)) == 10
    assert not set(chunk.unread) & set(chunk.frames["SanctionDesignation"]["id"])


def test_what_is_left_out_is_counted_by_name(chunk: Chunk) -> None:
    assert chunk.notes == (
        "births given in words only, left out: EXACT 1",
        "document numbers with words in them, left out: passport 1",
        "documents of other kinds, left out: National Identification Number 1",
        "nationalities that are no known state, left out: former Soviet Union 1, na 1",
        "unknown elements: ENTITY_ADDRESS/PHONE 1, SUBMITTED_BY 2",
    )


def test_chunks_of_one_slice_know_of_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(un, "_PER_CHUNK", 4)
    parts = list(un.frames(SourceFile.of(INPUT)))
    assert [part.rows_in for part in parts] == [4, 4, 4, 4, 3]
    assert sum(part.duplicates for part in parts) == 1
    assert sum(len(faults(part)) for part in parts) == 12
    assert [bool(part.notes) for part in parts] == [False, False, False, False, True]


def test_an_empty_list_is_a_list(write: Write) -> None:
    root = '<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09Z">'
    path = write(f"{root}<INDIVIDUALS/><OTHERS/></CONSOLIDATED_LIST>")
    empty = one(path)
    assert (empty.rows_in, empty.notes) == (0, ("unknown elements: OTHERS 1",))


# What a listing says


def test_names(chunk: Chunk) -> None:
    said = record(chunk, "CDi.901")
    assert said["name@en"] == "JEAN DE LEXAMPLE"
    assert said["name@und"] == [
        "مثال", "Jon Doh", "Jon Do", "Colonel Example (born in 1970; Kampala)", "Jean Sample",
    ]  # fmt: skip
    assert said["weakName@und"] == ["Le Petit"]
    entity = record(chunk, "CDe.901")
    assert entity["name@en"] == "EXAMPLE FRONT (EF) & SONS"
    assert entity["name@und"] == ["Front de l’Exemple & Fils", "Old Front"]


def test_rival_births_have_records_of_their_own(chunk: Chunk) -> None:
    assert births(chunk, "CDi.901") == [
        ("un-CDi.901.r", "1966-01-01", "1975-12-31"),
        ("un-CDi.901.r2", "1967-01-01", "1971-12-31"),
        ("un-CDi.901.r3", "1968-01-01", "1973-12-31"),
        ("un-CDi.901.r4", "1970-02-28", "1970-02-28"),
    ]
    assert births(chunk, "QDi.902") == [("un-QDi.902.r", "1971-01-01", "1971-12-31")]
    assert births(chunk, "QDi.903") == [("un-QDi.903.r", "1973-11-01", "1973-11-30")]
    assert births(chunk, "QDi.904") == [("un-QDi.904.r", None, None)]


def test_the_first_record_alone_carries_the_rest(chunk: Chunk) -> None:
    said = record(chunk, "CDi.901")
    assert said["nationality"] == ["wd-Q794", "wd-Q1036"]
    assert said["capacityText@en"] == ["General", "Deputy, Example Front"]
    assert said["identifier"][0] == "un:CDi.901"
    assert said["identifier"][2:] == [
        "passport:XX 0012345", "passport:XY-77", "national-id:1-78-0-1", "passport:P900",
    ]  # fmt: skip
    second = node(chunk, "DatasetRecord", "un-CDi.901.r2")
    assert (second["name@en"], second["identifier"], second["nationality"]) == (None, None, None)


def test_the_designation(chunk: Chunk) -> None:
    made = node(chunk, "SanctionDesignation", "un-CDi.901.s1")
    assert made == {
        "_row": 1,
        "id": "un-CDi.901.s1",
        "sanctioningAuthority": "wd-Q37470",
        "sanctionTarget": "un-CDi.901",
        "program": "DRC",
        "startEarliest": "2012-02-29",
        "startLatest": "2012-02-29",
        "statedIn": "un-CDi.901.r",
    }


# Files that are hostile or broken


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE CONSOLIDATED_LIST SYSTEM "https://evil.example/x.dtd">',
        '<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
def test_a_doctype_is_refused_in_every_encoding(write: Write, encoding: str, doctype: str) -> None:
    body = '<CONSOLIDATED_LIST dateGenerated="&b;"/>'
    bom = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    with pytest.raises(Refused, match="DOCTYPE"):
        one(write(bom + doctype + body, encoding))


def test_other_encodings_say_the_same(write: Write, chunk: Chunk) -> None:
    wide = text().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    other = one(write(wide, "utf-16"))
    assert other.frames["DatasetRecord"].equals(chunk.frames["DatasetRecord"])


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda t: t[: len(t) // 2], "unclosed token"),
        (lambda t: t.replace("</ENTITIES>", ""), "mismatched tag"),
        (lambda t: t.replace("EXAMPLE TRADING", "&lol;"), "undefined entity"),
        (lambda t: t.replace("EXAMPLE TRADING", "\x01"), "invalid token"),
        (lambda t: t.replace("2026-02-27T", "2026-02-30T"), "dateGenerated"),
        (lambda t: t.replace(" dateGenerated=", " made="), "dateGenerated"),
    ],
)
def test_a_broken_list_is_refused_whole(write: Write, spoil: Any, message: str) -> None:
    path = write(spoil(text()))
    with pytest.raises(Refused, match=message):
        one(path)


def test_a_row_beyond_the_limits_breaks_no_other(write: Write, chunk: Chunk) -> None:
    long = text().replace("EXAMPLE TRADING", "A" * 5000)
    deep = text().replace("EXAMPLE TRADING", "<X>" * 70 + "</X>" * 70)
    for spoilt, setting, reason in (
        (long, {"field": "4500"}, "too-large"),
        (long, {"record": "4500"}, "too-large"),
        (deep, {}, "too-deep"),
    ):
        found = faults(one(write(spoilt), Limits().with_overrides(setting)))
        assert found[:-1] == faults(chunk)
        assert found[-1][:2] == (19, reason)


def test_a_tag_without_end_is_no_way_to_fill_the_memory(write: Write) -> None:
    path = write(text().replace("<SORT_KEY/>", f'<SORT_KEY a="{"a" * 400_000}"/>', 1))
    with pytest.raises(LimitError, match="record"):
        one(path, Limits().with_overrides({"record": "1000"}))


@pytest.mark.parametrize(
    "head", [b"", b"a,b\n1,2\n", b"{}", b"\xff\xfe", b"<html>", b"<A><CONSOLIDATED_LIST/></A>"]
)
def test_other_files_are_not_recognised(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "UN_consolidated.xml"
    path.write_bytes(head)
    assert not un.recognise(SourceFile.of(path))

"""The consolidated list of the UN Security Council: who is under its sanctions, as XML.

Each listing gives a Person or an Organization, the DatasetRecord of what the list says of them, and
a SanctionDesignation from the day of listing. A delisted entry is missing in the next version of
the list. Rival dates of birth stand on records of their own (`un-CDi.001.r2`), since one record
has one span. All versions are one slice, of which the newest `dateGenerated` counts.

The name in Latin letters under which the English edition lists somebody is tagged `en`, so that it
becomes the label; of other names the list gives no language (`und`).
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element, tostring

import polars as pl

from actorgraph import fields
from actorgraph.errors import Refused
from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.reading import Fault, Unreadable, fault
from actorgraph.terms import expand, mint, short_hash
from actorgraph_ingest import _un_list, _un_rows

SOURCE = Source(
    name="un-sanctions",
    title="United Nations Security Council Consolidated List",
    publisher="United Nations Security Council",
    url="https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list",
    licence=expand("agv:licence-terms-un"),
    redistribute=True,
    order=20,
    expects=(500, 5000),
    closed_by_absence=("SanctionDesignation",),
    gone="delisted",
)
AUTHORITY = "wd-Q37470"  # the Security Council, among the reference actors
SLICE = "consolidated"

_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z", re.ASCII)
_PER_CHUNK = 1000
_TEXTS = pl.List(pl.String)
_NODE: Mapping[str, Any] = {"_row": pl.Int64, "id": pl.String}
_RECORD: Mapping[str, Any] = {
    **_NODE,
    "describes": pl.String,
    "recordKey": pl.String,
    "fromSource": pl.String,
    "name@en": pl.String,
    "name@und": _TEXTS,
    "weakName@und": _TEXTS,
    "birthEarliest": pl.Date,
    "birthLatest": pl.Date,
    "nationality": _TEXTS,
    "identifier": _TEXTS,
    "capacityText@en": _TEXTS,
}
_DESIGNATION: Mapping[str, Any] = {
    **_NODE,
    "sanctioningAuthority": pl.String,
    "sanctionTarget": pl.String,
    "program": pl.String,
    "startEarliest": pl.String,
    "startLatest": pl.String,
    "statedIn": pl.String,
}
_KINDS: Mapping[str, str] = {"INDIVIDUAL": "Person", "ENTITY": "Organization"}


def recognise(file: SourceFile) -> bool:
    """By the root element, in any encoding of XML."""
    return _un_list.root(file.head) == _un_list.ROOT


def frames(file: SourceFile) -> Iterator[Chunk]:
    """Chunks of one slice. The file is read twice: a reference number may come again far below,
    and a list that breaks off must not take anybody off the list."""
    told, reader = _told(file)
    version = _version(reader.generated, file)
    notes = _un_list.Notes()
    for name, times in reader.unknown.items():
        notes.add("unknown elements", name, times)
    rows = _un_list.Reader(file).rows()
    seen: set[str] = set()
    ahead = list(islice(rows, _PER_CHUNK))
    while True:
        part, ahead = ahead, list(islice(rows, _PER_CHUNK))
        made = _Chunk(told, seen, notes)
        for row in part:
            made.add(row)
        yield made.chunk(version, () if ahead else notes.lines())
        if not ahead:
            return


def _told(file: SourceFile) -> tuple[dict[str, set[str]], _un_list.Reader]:
    """The digests of the contents told of each reference number."""
    reader = _un_list.Reader(file)
    told: dict[str, set[str]] = {}
    for row in reader.rows():
        told.setdefault(_un_rows.key(row.element), set()).add(_digest(row.element))
    return told, reader


def _digest(row: Element) -> str:
    return short_hash(tostring(row, encoding="unicode"), 32)


def _version(generated: str, file: SourceFile) -> str:
    time = _TIME.fullmatch(generated)
    try:
        fields.day(time[1] if time else generated[:10])
    except ValueError:
        time = None
    if time is None:
        raise Refused(
            f"dateGenerated is {generated[:40]!r}, so the list cannot be put in order",
            where=file.name,
            remedy="download the list again",
        )
    return generated


class _Chunk:
    """The nodes of some rows, and the rows set aside."""

    def __init__(self, told: dict[str, set[str]], seen: set[str], notes: _un_list.Notes) -> None:
        self._told, self._seen, self._notes = told, seen, notes
        self._actors: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _KINDS.values()}
        self._records: list[dict[str, Any]] = []
        self._designations: list[dict[str, Any]] = []
        self._faults: list[Fault] = []
        self._unread: list[str] = []
        self._rows = self._duplicates = 0

    def add(self, row: _un_list.Row) -> None:
        self._rows += 1
        reference = _un_rows.key(row.element)
        try:
            if row.why is not None:
                raise row.why
            if len(self._told[reference]) > 1 and reference:
                raise Unreadable("duplicate-conflict", "REFERENCE_NUMBER", reference)
            if reference and reference in self._seen:
                self._duplicates += 1
                return
            listing = _un_rows.listing(row.element, self._notes)
        except Unreadable as why:
            raw = tostring(row.element, encoding="unicode")
            self._faults.append(fault(row.number, why, raw))
            if reference:
                self._unread.append(f"{mint('un', reference)}.s1")
            return
        self._seen.add(reference)
        self._nodes(row, listing)

    def _nodes(self, row: _un_list.Row, listing: _un_rows.Listing) -> None:
        actor = mint("un", listing.reference)
        self._actors[_KINDS[row.element.tag]].append({"_row": row.number, "id": actor})
        common = {
            "_row": row.number,
            "describes": actor,
            "recordKey": listing.reference,
            "fromSource": SOURCE.id,
        }
        said = {
            "name@en": listing.name,
            "name@und": listing.other_names,
            "weakName@und": listing.weak_names,
            "nationality": listing.nationalities,
            "identifier": listing.identifiers,
            "capacityText@en": listing.capacities,
        }
        for place, (first, last) in enumerate(listing.births or [(None, None)], 1):
            id_ = f"{actor}.r" if place == 1 else f"{actor}.r{place}"
            born = {"id": id_, "birthEarliest": first, "birthLatest": last}
            self._records.append({**common, **born, **(said if place == 1 else {})})
        self._designations.append(_designation(row.number, actor, listing))

    def chunk(self, version: str, notes: tuple[str, ...]) -> Chunk:
        return Chunk(
            slice=SLICE,
            version=version,
            frames={
                **{kind: pl.DataFrame(made, schema=_NODE) for kind, made in self._actors.items()},
                "DatasetRecord": pl.DataFrame(self._records, schema=_RECORD),
                "SanctionDesignation": pl.DataFrame(self._designations, schema=_DESIGNATION),
            },
            rows_in=self._rows,
            duplicates=self._duplicates,
            quarantine=quarantine_frame(self._faults),
            notes=notes,
            unread=self._unread,
        )


def _designation(row: int, actor: str, listing: _un_rows.Listing) -> dict[str, Any]:
    return {
        "_row": row,
        "id": f"{actor}.s1",
        "sanctioningAuthority": AUTHORITY,
        "sanctionTarget": actor,
        "program": listing.program,
        "startEarliest": listing.listed,
        "startLatest": listing.listed,
        "statedIn": f"{actor}.r",
    }

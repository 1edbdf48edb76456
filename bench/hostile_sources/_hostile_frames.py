"""From plain rows to frames, for the sources of the hostile cases.

A row is an organization, the record that names it, and, where there is an address, a date or a
number, a document and an event.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from actorgraph import fields
from actorgraph.frames import Chunk, SourceFile, quarantine_frame
from actorgraph.reading import Fault, Record, Tally
from actorgraph.terms import mint
from actorgraph_ingest import _cameo, _territory

ITEMS = "http://www.wikidata.org/entity/"
NUMBERS = ("fatalities", "goldstein")
COLUMNS = ("id", "name", "url", "item", "date", *NUMBERS, "actor1code", "eventcode")

READERS = {
    "date": ("bad-date", fields.day),
    "url": ("bad-iri", fields.address),
    "item": ("bad-iri", fields.qid),
    "fatalities": ("bad-number", fields.number),
    "goldstein": ("bad-number", fields.number),
}


def chunk(
    file: SourceFile, source: str, read: Iterable[Record[Any] | Fault], tally: Tally
) -> Chunk:
    """One slice, named after the file. A key with two contents is in quarantine with both."""
    slice_ = file.name.split(".")[0]
    faults: list[Fault] = []
    found: dict[str, list[Record[Any]]] = defaultdict(list)
    for item in read:
        checked = item if isinstance(item, Fault) else _checked(item)
        if isinstance(checked, Fault):
            faults.append(checked)
        else:
            found[checked.values["id"]].append(checked)
    rows, duplicates = [], 0
    for records in found.values():
        if any(r.values != records[0].values for r in records):
            why = "rows with this key differ"
            faults += [r.fault("duplicate-conflict", "id", why) for r in records]
        else:
            rows.append(records[0])
            duplicates += len(records) - 1
    return Chunk(
        slice=slice_,
        frames=_frames(rows, mint("hostile", slice_), source) if rows else {},
        rows_in=len(faults) + duplicates + len(rows),
        duplicates=duplicates,
        quarantine=quarantine_frame(faults),
        notes=(*tally.notes, *_notes(rows)),
    )


def _notes(rows: Iterable[Record[Any]]) -> Iterator[str]:
    for row in rows:
        for remark in fields.remarks(row.values.get("url") or "http://"):
            yield f"row {row.row}: the address {remark}"


def _checked(record: Record[Any]) -> Record[Any] | Fault:
    values = {name: record.values.get(name) for name in COLUMNS}
    for name, value in values.items():
        reason, why = _fault_of(name, value)
        if reason:
            return record.fault(reason, name, why)
    return Record(record.row, values, record.raw)


def _fault_of(name: str, value: Any) -> tuple[str, str]:
    if name == "id" and (not isinstance(value, str) or not value.strip()):
        return "missing-id", "a key is a string that is not empty"
    if not value and not isinstance(value, int | float):
        return "", ""
    if not isinstance(value, str) and name not in NUMBERS:
        return "unknown-schema", "is no string"
    return _fault_of_text(name, str(value))


def _fault_of_text(name: str, text: str) -> tuple[str, str]:
    if name in READERS:
        reason, read = READERS[name]
        try:
            read(text)
        except ValueError as error:
            return reason, str(error)
    elif name == "eventcode" and _event_type(text) is None:
        return "bad-code", f"{text[:40]!r} is no CAMEO event"
    elif name == "actor1code" and text not in _territory.codes("cameo")["code"]:
        return "bad-code", f"{text[:40]!r} is no CAMEO country"
    return "", ""


def _event_type(code: str) -> str | None:
    found: str | None = _cameo.events(pl.Series("code", [code]))["eventType"][0]
    return found


def _frames(rows: list[Record[Any]], base: str, source: str) -> dict[str, pl.DataFrame]:
    made: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        for kind, node in _nodes(row.values, base, source):
            made[kind].append({**node, "_row": row.row})
    return {
        kind: pl.DataFrame(nodes, infer_schema_length=None, strict=False)
        .with_columns(pl.col("_row").cast(pl.Int64))
        .unique("id", keep="first", maintain_order=True)
        for kind, nodes in made.items()
    }


def _nodes(
    values: Mapping[str, Any], base: str, source: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    about, key = mint(base.replace("%", "_"), values["id"]), values["id"]
    item = values["item"]
    yield "Organization", {
        "id": about, "actorKind": "agv:sector-NGO",
        "skos:exactMatch": f"{ITEMS}{fields.qid(item)}" if item else None,
    }  # fmt: skip
    name = values["name"] if (values["name"] or "").strip() else None
    yield "DatasetRecord", {
        "id": f"{about}.r", "recordKey": key, "fromSource": source, "describes": about,
        "name@und": name, "sourceCode": values["actor1code"] or None,
    }  # fmt: skip
    if values["url"]:
        yield "Document", {"id": f"{about}.d", "fromSource": source, "url": values["url"]}
    if any(values[name] for name in ("date", "eventcode", *NUMBERS)):
        yield from _event(values, about)


def _event(values: Mapping[str, Any], about: str) -> Iterator[tuple[str, dict[str, Any]]]:
    day = fields.day(values["date"]) if values["date"] else None
    number = next((str(values[name]) for name in NUMBERS if values[name]), None)
    code = values["eventcode"]
    yield "Event", {
        "id": f"{about}.e", "eventType": _event_type(code) if code else "agv:type-CONSULT",
        "agent": about, "statedIn": f"{about}.r", "startEarliest": day, "endLatest": day,
        "quantity": f"{about}.q" if number else None,
    }  # fmt: skip
    if number:
        yield "Quantity", {
            "id": f"{about}.q", "best": number, "qualifier": "agv:q-exactly",
            "quantifies": "agv:thing-fatalities", "unitCode": "1",
        }  # fmt: skip

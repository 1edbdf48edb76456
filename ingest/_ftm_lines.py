"""FollowTheMoney entities in JSON Lines, read strictly into blocks of columns.

A line is an entity (`entities.ftm.json`, or Aleph's with id, schema and properties only), an entity
with others nested in its properties (`targets.nested.json`), or a step of a delta (`{op, entity}`).
What is nested comes as a row of its own with the number of its line; `top` marks the line's own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

import polars as pl

from actorgraph import reading
from actorgraph.frames import RAW_LIMIT, SourceFile
from actorgraph.reading import Fault, Unreadable
from actorgraph_ingest import _ftm_tables

OPS = ("ADD", "MOD", "DEL")
LISTS = (
    "names", "weak", "births", "deaths", "nationality", "country", "jurisdiction", "main", "flag",
    "capacity", "identifiers", "topics", "first", "second", "start", "end", "listed", "share",
    "role", "authority", "program", "programId", "measure", "datasets", "referents",
)  # fmt: skip
BLOCK: Mapping[str, Any] = {
    "row": pl.Int64, "top": pl.Boolean, "op": pl.String, "id": pl.String, "schema": pl.String,
    "caption": pl.String, "first_seen": pl.String, "digest": pl.Binary, "raw": pl.String,
    **dict.fromkeys(LISTS, pl.List(pl.String)),
}  # fmt: skip

_PER_BLOCK = 20_000
_DAY = re.compile(r"([12]\d{3})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2})?", re.ASCII)
_DATED = ("births", "deaths", "start", "end", "listed")
_LONGEST_ID = 1000
_LIST = re.compile(r"[A-Za-z0-9_-]{1,100}")
_ANY_ID = re.compile(r'"id"\s*:\s*"([^"\\]{1,1000})"')
_QID = re.compile(r"Q[1-9][0-9]{0,11}")


class Reader:
    """Reads one file once. After `blocks`: `faults` of lines and the ids that stand in them,
    `unread`; the `newest` time seen; `datasets` with how many entities each has, `entities` in
    all, and `unknown` properties by name."""

    def __init__(self, file: SourceFile) -> None:
        self.tally = reading.Tally()
        self.faults: list[Fault] = []
        self.unread: list[str] = []
        self.newest = ""
        self.datasets: Counter[str] = Counter()
        self.entities = 0
        self.unknown: Counter[str] = Counter()
        self.is_delta = False
        self._file = file

    def blocks(self) -> Iterator[pl.DataFrame]:
        """Frames of whole lines, with the columns of BLOCK."""
        made: list[dict[str, Any]] = []
        for one in reading.records(self._file, self.tally):
            if isinstance(one, Fault):
                self._fault(one)
                continue
            try:
                made += self._line(one)
            except Unreadable as why:
                self._fault(reading.fault(one.row, why, one.raw))
            if len(made) >= _PER_BLOCK:
                yield _block(made)
                made = []
        yield _block(made)

    def _fault(self, fault: Fault) -> None:
        self.faults.append(fault)
        match = _ANY_ID.search(fault.raw)
        if match is not None:
            self.unread.append(match[1])

    def _line(self, record: reading.Record[Any]) -> list[dict[str, Any]]:
        told: Any = record.values
        op = "ADD"
        if "op" in told and "schema" not in told:
            op, told = told["op"], told.get("entity")
            self.is_delta = True
            if op not in OPS:
                raise Unreadable("bad-code", "op", f"{str(op)[:40]!r} is none of {', '.join(OPS)}")
            if not isinstance(told, dict):
                raise Unreadable("not-object", "entity", "a step of a delta has an entity")
        if op == "DEL":
            return [{"row": record.row, "top": True, "op": op, "id": _id(told), "digest": b"DEL",
                     "raw": record.raw[:RAW_LIMIT]}]  # fmt: skip
        found: list[dict[str, Any]] = []
        self._entity(told, found)
        for place, entity in enumerate(found):
            entity |= {"row": record.row, "op": op, "top": place == 0}
        found[0]["raw"] = record.raw[:RAW_LIMIT]
        return found

    def _entity(self, told: dict[str, Any], found: list[dict[str, Any]]) -> str:
        """Adds an entity to `found`, and then those nested in it. Returns its id."""
        schema = told.get("schema")
        if not isinstance(schema, str) or schema not in _ftm_tables.schemata():
            raise Unreadable("unknown-schema", "schema", f"{str(schema)[:60]!r} is in no list")
        entity: dict[str, Any] = {"id": _id(told), "schema": schema}
        found.append(entity)
        for name in ("caption", "first_seen"):
            entity[name] = _text(told.get(name), name)
        for name in ("datasets", "referents"):
            entity[name] = sorted(set(_texts(told.get(name) or [], name)))
        if not all(map(_LIST.fullmatch, entity["datasets"])):
            raise Unreadable("bad-id", "datasets", "a data set has letters, digits, - and _")
        properties = told.get("properties") or {}
        if not isinstance(properties, dict):
            raise Unreadable("not-object", "properties", "an entity has an object of properties")
        self._properties(properties, entity, found)
        content = repr(sorted(entity.items())).encode("utf-8", "backslashreplace")
        entity["digest"] = blake2b(content, digest_size=12).digest()
        self._count(told, entity)
        return str(entity["id"])

    def _properties(
        self, told: dict[str, Any], entity: dict[str, Any], found: list[dict[str, Any]]
    ) -> None:
        schema = _ftm_tables.schemata()[entity["schema"]]
        known = _ftm_tables.properties()
        for name, given in told.items():
            if not isinstance(given, list):
                raise Unreadable("not-object", name[:100], "the values of a property are a list")
            nested = [self._entity(v, found) for v in given if isinstance(v, dict)]
            column = known.get(name)
            if name == schema.first or name == schema.second:
                column = "first" if name == schema.first else "second"
            elif column is None and schema.kind and not nested:
                self.unknown[name[:60]] += 1
            if column and schema.kind:
                texts = [v for v in given if not isinstance(v, dict)] if nested else given
                _add(entity, column, nested + _texts(texts, name), name, schema.detail)
        if _QID.fullmatch(entity["id"]) and entity["datasets"] and schema.kind:
            _add(entity, "id:wikidata", [entity["id"]], "id", "")

    def _count(self, told: dict[str, Any], entity: dict[str, Any]) -> None:
        self.entities += 1
        self.datasets.update(entity["datasets"])
        seen = told.get("last_seen") or told.get("last_change")
        if isinstance(seen, str) and seen > self.newest and _TIME.fullmatch(seen):
            self.newest = seen


def _add(entity: dict[str, Any], column: str, values: list[str], name: str, detail: str) -> None:
    """Put the values of the property `name` into their column; a number of a paper is what the
    schema, by its `detail`, says it is."""
    if column.startswith("id:"):
        scheme = column[3:] if column != "id:number" else detail
        column, values = "identifiers", [f"{scheme}:{value}" for value in values]
    elif column in _DATED:
        _check_dates(values, name)
    held = entity.get(column)
    if held or len(values) > 1:
        values = sorted({*(held or ()), *values})
    entity[column] = values


def _block(made: list[dict[str, Any]]) -> pl.DataFrame:
    """Lists go as texts joined by NUL, which no value holds: the reader refuses it."""
    whole = {
        name: ["\0".join(one[name]) if one.get(name) else None for one in made]
        if name in LISTS
        else [one.get(name) for one in made]
        for name in BLOCK
    }
    texts = dict.fromkeys(LISTS, pl.String)
    block = pl.DataFrame(whole, schema={**BLOCK, **texts})
    return block.with_columns(pl.col(LISTS).str.split("\0"))


def _id(told: dict[str, Any]) -> str:
    key = told.get("id")
    if key is None or key == "":
        raise Unreadable("missing-id", "id", "an entity without its id")
    if not isinstance(key, str) or len(key) > _LONGEST_ID or key != key.strip():
        raise Unreadable("bad-id", "id", f"{str(key)[:60]!r} is no id")
    return key


def _text(value: Any, name: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise Unreadable("not-object", name, "the value is no text")
    return value.strip() or None if value else None


def _texts(values: Any, name: str) -> list[str]:
    if not isinstance(values, list):
        raise Unreadable("not-object", name[:100], "the values are no list of texts")
    try:
        return [text for value in values if (text := value.strip())]
    except AttributeError:
        raise Unreadable("not-object", name[:100], "the values are no list of texts") from None


def _check_dates(values: list[str], name: str) -> None:
    for value in values:
        match = _DAY.fullmatch(value)
        try:
            if match is None:
                raise ValueError
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            raise Unreadable("bad-date", name, f"{value[:40]!r} is no date") from None

"""Wikidata's JSON in all its framings as a stream of entities: a row is one entity.

* a dump: `[`, one entity a line with a comma behind it, `]`; a broken line costs only itself;
* one entity a line without brackets;
* what `wbgetentities` and Special:EntityData answer: `{"entities": {"Q42": {…}}}`, on one line or
  several, or several such answers, one a line. The rows of an answer are counted through.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from actorgraph.errors import LimitError, Refused
from actorgraph.frames import SourceFile
from actorgraph.reading import (
    BOM,
    Fault,
    Line,
    Record,
    Tally,
    Unreadable,
    fault,
    lines,
    parsed,
    text_of,
)

# An answer of the interface has up to 50 entities; it is held whole.
ANSWER = 256 * 2**20

_TYPE = re.compile(rb'"type"\s*:\s*"(?:item|property|lexeme)"')
_PART = re.compile(rb'"(?:labels|claims|descriptions|aliases|lemmas)"\s*:')
_ANSWER = re.compile(rb'\{\s*(?:"success"\s*:\s*1\s*,\s*)?"entities"\s*:')
_OVER_LINES = re.compile(rb"\[?\s*\{\s*\n")

Row = Record[Any] | Fault


def recognise(head: bytes) -> bool:
    """Whether this is the beginning of a file of entities."""
    start = head.removeprefix(BOM).lstrip()
    if start[:1] not in (b"{", b"["):
        return False
    if _ANSWER.match(start):
        return _TYPE.search(start) is not None or b'"missing"' in start[:2000]
    return _TYPE.search(start) is not None and _PART.search(start) is not None


def rows(file: SourceFile, tally: Tally) -> Iterator[Row]:
    """The entities of a file, and what could not be read in its place."""
    start = file.head.removeprefix(BOM).lstrip()
    if _ANSWER.match(start):
        yield from _answers(file)
    elif _OVER_LINES.match(start):
        raise Refused(
            "has entities over several lines", where=file.name,
            remedy="write one entity a line, as `jq -c` does",
        )  # fmt: skip
    else:
        yield from _lines(file, tally)


def _lines(file: SourceFile, tally: Tally) -> Iterator[Row]:
    limits = file.limits.rows
    for line in lines(file.local(), limits.record):
        data = _bare(line.data)
        if not data:
            tally.blank += line.data.strip() not in (b"[", b"]", b",")
            continue
        try:
            text = text_of(Line(line.number, line.offset, data, line.size), limits)
            yield Record(line.number, parsed(text, data, limits), text)
        except Unreadable as why:
            yield fault(line.number, why, data)


def _bare(data: bytes) -> bytes:
    """A line without the commas and brackets of the framing."""
    data = data.strip().removesuffix(b",").rstrip()
    if data.startswith(b"[") and data[1:].lstrip()[:1] in (b"{", b""):
        data = data[1:].lstrip()
    if data.endswith(b"]") and data[:-1].rstrip()[-1:] in (b"}", b""):
        data = data[:-1].rstrip()
    return data


def _answers(file: SourceFile) -> Iterator[Row]:
    if file.local().stat().st_size > ANSWER:
        raise LimitError(
            f"is an answer of more than {ANSWER:,} bytes", where=file.name,
            remedy="write one entity a line",
        )  # fmt: skip
    data = file.read_bytes().removeprefix(BOM)
    whole = Line(1, 0, data, min(len(data), file.limits.rows.record))
    try:
        answers = [_answer(whole, file)]
    except Unreadable as why:
        parts = [part for part in data.splitlines() if part.strip()]
        if len(parts) < 2 or not all(_ANSWER.match(part.lstrip()) for part in parts):
            raise _broken(why, file) from None
        answers = [_answer_of(number, part, file) for number, part in enumerate(parts, 1)]
    entities = (entity for answer in answers for entity in answer)
    for number, (name, entity) in enumerate(entities, 1):
        yield _row(number, name, entity)


def _answer_of(number: int, data: bytes, file: SourceFile) -> list[tuple[str, Any]]:
    try:
        return _answer(Line(number, 0, data, min(len(data), file.limits.rows.record)), file)
    except Unreadable as why:
        raise _broken(why, file) from None


def _answer(line: Line, file: SourceFile) -> list[tuple[str, Any]]:
    text = text_of(line, file.limits.rows)
    entities = parsed(text, line.data, file.limits.rows)["entities"]
    if isinstance(entities, Mapping):
        return list(entities.items())
    return [("", entity) for entity in entities] if isinstance(entities, list) else []


def _broken(why: Unreadable, file: SourceFile) -> Refused:
    what = f"no answer of Wikidata's that can be read: {why.reason} {why.detail}".rstrip()
    return Refused(what, where=file.name, remedy="fetch it again")


def _row(number: int, name: str, entity: object) -> Row:
    if not isinstance(entity, dict):
        return Fault(number, "not-object", "entities", name, repr(entity)[:4096])
    if "missing" in entity:
        why = Unreadable("bad-id", "id", "Wikidata has no such entity")
        return fault(number, why, str(entity.get("id", name)))
    return Record(number, entity, str(entity.get("id", name)))

"""Rows of delimited text for source scripts, with or without quoting, one at a time.

A stray quote does not swallow what follows: a record that cannot be read, or has the wrong
number of fields, costs its first line only, and reading goes on with the second.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from actorgraph.errors import LimitError, Refused
from actorgraph.frames import SourceFile
from actorgraph.limits import RecordLimits
from actorgraph.reading import Fault, Line, Record, Tally, Unreadable, fault, lines, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """`quoted` False: a quotation mark is text, and a newline always ends the row."""

    separator: str = ","
    quoted: bool = True

    def fields(self, text: str, found: list[str], place: int = 0) -> int | None:
        """Add the fields from `place` on to `found`. The place of a quotation that stays open.

        A quotation mark within a field that does not begin with one is text. Raises Unreadable
        where something follows a closing quotation mark.
        """
        if not self.quoted or '"' not in text:
            found += text[place:].split(self.separator)
            return None
        pattern = _pattern(self.separator)
        while (match := pattern.match(text, place)) is not None:
            quoted = match[1]
            found.append(match[2] if quoted is None else quoted.replace('""', '"'))
            if not match[3]:
                return None
            place = match.end()
        if _OPEN.fullmatch(text, place) is None:
            where = f"something follows the closing quotation mark of field {len(found) + 1}"
            raise Unreadable("csv-quote", "", where)
        return place


_INSIDE = re.compile(r'(?:[^"]|"")*+')
_OPEN = re.compile(f'"{_INSIDE.pattern}')


@cache
def _pattern(separator: str) -> re.Pattern[str]:
    """One field with what ends it."""
    sep = re.escape(separator)
    return re.compile(rf'(?:"((?:[^"]|"")*+)"|((?!")[^{sep}]*+))({sep}|\Z)')


CSV = Dialect()
TABS = Dialect(separator="\t", quoted=False)


def rows(
    file: SourceFile, dialect: Dialect = CSV, *, columns: Sequence[str] = (),
    required: Sequence[str] = (), tally: Tally | None = None,
) -> Iterator[Record[str] | Fault]:  # fmt: skip
    """The rows of a table by column name; the first line names the columns, or `columns` does.

    Raises Refused where a required column is missing, a name stands twice, or the file ends
    within quotes; LimitError where there are too many columns.
    """
    tally = Tally() if tally is None else tally
    limits = file.limits.rows
    found = lines(file.local(), limits.record)
    names = tuple(columns) or _header(next(found, None), file, dialect)
    _check_header(names, required, file, limits)
    pending: deque[Line] = deque()
    while (line := _next(pending, found)) is not None:
        if not line.data.strip(b" \t") and len(names) > 1:
            tally.blank += 1
            continue
        try:
            text, found_fields, more = _record(line, pending, found, file, dialect)
            values = _values(text, found_fields, names, limits)
        except Unreadable as why:
            yield fault(line.number, why, line.data)
        else:
            yield Record(line.number, values, text)
            for _ in range(more):
                pending.popleft()


def _header(line: Line | None, file: SourceFile, dialect: Dialect) -> tuple[str, ...]:
    if line is None:
        raise Refused("is empty", where=file.name)
    names: list[str] = []
    try:
        if dialect.fields(text_of(line, file.limits.rows), names) is not None:
            raise Unreadable("csv-quote", "", "a quotation mark is never closed")
    except Unreadable as why:
        raise Refused(
            f"the first line names no columns: {why.reason} {why.detail}", where=file.name
        ) from None
    return tuple(name.strip() for name in names)


def _check_header(
    names: Sequence[str], required: Sequence[str], file: SourceFile, limits: RecordLimits
) -> None:
    if len(names) > limits.columns:
        raise LimitError(
            f"{len(names):,} columns, the limit is {limits.columns}", where=file.name,
            remedy="--limit columns=NUMBER",
        )  # fmt: skip
    missing = [name for name in required if name not in names]
    if missing:
        raise Refused(f"has no column {', '.join(missing)}", where=file.name)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refused(f"has two columns {', '.join(twice)[:200]!r}", where=file.name)


def _next(pending: deque[Line], found: Iterator[Line]) -> Line | None:
    return pending.popleft() if pending else next(found, None)


def _record(
    line: Line, pending: deque[Line], found: Iterator[Line], file: SourceFile, dialect: Dialect
) -> tuple[str, list[str], int]:
    """The record that begins with `line`: its text and fields, and how many of `pending` it takes.

    Lines read ahead stay in `pending`, so that they can be read again for themselves.
    """
    limits = file.limits.rows
    text, fields = text_of(line, limits), list[str]()
    place = dialect.fields(text, fields)
    if place is None:
        return text, fields, 0
    parts, size = [text], len(line.data)
    for following in _ahead(pending, found):
        size += following.size
        if size > limits.record:
            raise Unreadable("csv-quote", "", "a quotation mark is not closed in this record")
        parts.append(text_of(following, limits))
        if _INSIDE.fullmatch(parts[-1]):
            continue  # so that a long quotation is looked at only once
        text = "\n".join(parts)
        place = dialect.fields(text, fields, place)
        if place is None:
            return text, fields, len(parts) - 1
    raise Refused(
        f"a quotation mark opened in line {line.number} is never closed", where=file.name,
        remedy="the file may be cut off; get it again",
    )  # fmt: skip


def _ahead(pending: deque[Line], found: Iterator[Line]) -> Iterator[Line]:
    """The lines that follow, each left in `pending`."""
    known = len(pending)
    yield from islice(chain(pending), known)
    for line in found:
        pending.append(line)
        yield line


def _values(
    text: str, fields: Sequence[str], names: Sequence[str], limits: RecordLimits
) -> dict[str, str]:
    if len(fields) != len(names):
        detail = f"{len(fields):,} fields where {len(names):,} columns are named"
        raise Unreadable("column-count", "", detail)
    if len(text) > limits.field:
        for name, value in zip(names, fields, strict=True):
            if len(value) > limits.field:
                size = f"{len(value):,} characters; a field may have {limits.field:,}"
                raise Unreadable("too-large", name, size)
    return dict(zip(names, fields, strict=True))

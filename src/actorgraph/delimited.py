"""Rows of delimited text for source scripts, with or without quoting, one at a time.

A stray quote does not swallow what follows: a record that cannot be read, or has the wrong
number of fields, costs its first line only, and reading goes on with the second.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

    @property
    def field(self) -> re.Pattern[str]:
        """One field with what ends it."""
        sep = re.escape(self.separator)
        quoted = r'"((?:[^"]|"")*+)"|' if self.quoted else "()(?!)|"
        bare = rf'([^"{sep}]*+)' if self.quoted else f"([^{sep}]*+)"
        return re.compile(rf"(?:{quoted}{bare})({sep}|\Z)")

    def split(self, text: str) -> list[str]:
        """The fields of a record. Raises Unreadable where a quotation mark is out of place."""
        if not self.quoted or '"' not in text:
            return text.split(self.separator)
        fields, place, pattern = [], 0, self.field
        while True:
            match = pattern.match(text, place)
            if match is None:
                where = f"field {len(fields) + 1} has a quotation mark out of place"
                raise Unreadable("csv-quote", "", where)
            quoted = match[1]
            fields.append(match[2] if quoted is None else quoted.replace('""', '"'))
            if not match[3]:
                return fields
            place = match.end()

    def stays_open(self, text: str) -> bool:
        """Whether the last field begins with a quotation mark that nothing closes."""
        place, pattern = 0, self.field
        while (match := pattern.match(text, place)) is not None and match[3]:
            place = match.end()
        return match is None and re.fullmatch(r'"(?:[^"]|"")*+', text[place:]) is not None


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
            text, more = _record(line, pending, found, file, dialect)
            values = _values(text, names, dialect, limits)
        except Unreadable as why:
            yield fault(line.number, why, line.data)
        else:
            yield Record(line.number, values, text)
            for _ in range(more):
                pending.popleft()


def _header(line: Line | None, file: SourceFile, dialect: Dialect) -> tuple[str, ...]:
    if line is None:
        raise Refused("is empty", where=file.name)
    try:
        names = dialect.split(text_of(line, file.limits.rows))
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
) -> tuple[str, int]:
    """The text of the record that begins with `line`, and how many of `pending` belong to it.

    Lines read ahead stay in `pending`, so that they can be read again for themselves.
    """
    limits = file.limits.rows
    text = text_of(line, limits)
    if not dialect.quoted or text.count('"') % 2 == 0:
        return text, 0
    parts, size, quotes = [text], len(line.data), text.count('"')
    for following in _ahead(pending, found):
        size += following.size
        if size > limits.record:
            break
        part = text_of(following, limits)
        parts.append(part)
        quotes += part.count('"')
        if quotes % 2 == 0:
            return "\n".join(parts), len(parts) - 1
    if size <= limits.record and dialect.stays_open("\n".join(parts)):
        raise Refused(
            f"a quotation mark opened in line {line.number} is never closed", where=file.name,
            remedy="the file may be cut off; get it again",
        )  # fmt: skip
    raise Unreadable("csv-quote", "", "a quotation mark has no partner")


def _ahead(pending: deque[Line], found: Iterator[Line]) -> Iterator[Line]:
    """The lines that follow, each left in `pending`."""
    known = len(pending)
    yield from islice(chain(pending), known)
    for line in found:
        pending.append(line)
        yield line


def _values(
    text: str, names: Sequence[str], dialect: Dialect, limits: RecordLimits
) -> dict[str, str]:
    fields = dialect.split(text)
    if len(fields) != len(names):
        detail = f"{len(fields):,} fields where {len(names):,} columns are named"
        raise Unreadable("column-count", "", detail)
    if len(text) > limits.field:
        for name, value in zip(names, fields, strict=True):
            if len(value) > limits.field:
                size = f"{len(value):,} characters; a field may have {limits.field:,}"
                raise Unreadable("too-large", name, size)
    return dict(zip(names, fields, strict=True))

"""Untrusted files for source scripts: lines, and the JSON objects in them, one at a time.

Memory stays within the limit of a record, whatever the file holds. What cannot be read comes as
a `Fault` in its place, and reading goes on with the next line. A line ends at U+000A and nowhere
else: U+2028 and its like are text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, NamedTuple, NoReturn, TypeVar

from actorgraph.errors import Refused
from actorgraph.frames import RAW_LIMIT, SourceFile
from actorgraph.limits import RecordLimits

BOM = b"\xef\xbb\xbf"
V = TypeVar("V")

_BLOCK = 1 << 20
_NO_BRACKETS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[^\[\]{}"]++', re.DOTALL)
_STEPS = bytes.maketrans(b"[{]}", b"\2\2\0\0")  # one more than the step, since bytes have no sign
# a NUL, or half of a surrogate pair; pairs after a backslash are looked at one by one, since that
# may be the sign itself
_ESCAPED_TROUBLE = re.compile(
    r"\\u(?:0000|[dD](?:[89abAB]..(?!\\u[dD][c-fC-F])"
    r"|[c-fC-F](?<![^\\]\\u[dD][89abAB]..\\u[dD][c-fC-F])))"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Fault(NamedTuple):
    """A row that cannot be read: `frames.quarantine_frame` takes these as they are."""

    row: int
    reason: str
    field: str
    detail: str
    raw: str


@dataclass(frozen=True, slots=True)
class Record(Generic[V]):
    """A row that was read. `row` is the number of the line where it begins."""

    row: int
    values: Mapping[str, V]
    raw: str

    def fault(self, reason: str, field: str, detail: str) -> Fault:
        """This row as one for the quarantine, for a reason that the reader cannot know."""
        return fault(self.row, Unreadable(reason, field, detail), self.raw)


@dataclass(slots=True)
class Tally:
    """What a reader has passed over: blank lines are no rows."""

    blank: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """For the receipt."""
        some = f"{self.blank:,} blank line{'' if self.blank == 1 else 's'} skipped"
        return (some,) if self.blank else ()


class Unreadable(Exception):  # noqa: N818 - it names the verdict
    """One of the closed reasons for quarantine, and where and why it holds."""

    def __init__(self, reason: str, field: str = "", detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.field, self.detail = reason, field, detail


class Line(NamedTuple):
    """`data` has no newline and is cut beyond the limit; `size` is what the line really has."""

    number: int
    offset: int
    data: bytes
    size: int


def lines(path: Path, most: int) -> Iterator[Line]:
    """The lines of a file; of one that is longer than `most` bytes only the beginning is held."""
    offset = number = 0
    with path.open("rb") as stream:
        while data := stream.readline(most + 2):
            number, start, size = number + 1, offset, len(data)
            if not data.endswith(b"\n"):
                while piece := stream.readline(_BLOCK):
                    size += len(piece)
                    if piece.endswith(b"\n"):
                        break
            offset += size
            if number == 1:
                data = data.removeprefix(BOM)
            yield Line(number, start, data.removesuffix(b"\n").removesuffix(b"\r"), size)


def text_of(line: Line, limits: RecordLimits) -> str:
    """The line as text. Raises Unreadable where it is too long, no UTF-8, or holds a NUL."""
    if line.size > limits.record + 2:
        size = f"{line.size:,} bytes; a record may have {limits.record:,}"
        raise Unreadable("too-large", "", size)
    try:
        text = line.data.decode()
    except UnicodeDecodeError as error:
        where = f"byte {line.offset + error.start} of the file is no UTF-8"
        raise Unreadable("encoding", "", where) from None
    if "\0" in text:
        raise Unreadable("nul", "", f"a NUL character, place {text.index(chr(0)) + 1} of the line")
    return text


def fault(row: int, why: Unreadable, raw: str | bytes) -> Fault:
    """The fault of a row; a long `raw` is cut here already, so that many cost little memory."""
    shown = raw[:RAW_LIMIT]
    detail = why.detail
    if len(raw) > RAW_LIMIT:
        unit = "bytes" if isinstance(raw, bytes) else "characters"
        detail = f"{detail} (raw: the first {RAW_LIMIT:,} of {len(raw):,} {unit})".lstrip()
    if isinstance(shown, bytes):
        shown = shown.decode("utf-8", "backslashreplace")[:RAW_LIMIT]
    return Fault(row, why.reason, why.field, detail, shown)


def records(file: SourceFile, tally: Tally | None = None) -> Iterator[Record[Any] | Fault]:
    """The objects of a JSON Lines file, strictly: no NaN, no key twice, no half characters.

    Blank lines are counted in `tally`. Raises Refused where the file is one JSON document.
    """
    tally = Tally() if tally is None else tally
    limits = file.limits.rows
    _refuse_document(file)
    for line in lines(file.local(), limits.record):
        if not line.data.strip():
            tally.blank += 1
            continue
        try:
            text = text_of(line, limits)
            yield Record(line.number, parsed(text, line.data, limits), text)
        except Unreadable as why:
            yield fault(line.number, why, line.data)


def _refuse_document(file: SourceFile) -> None:
    head = file.head.removeprefix(BOM).lstrip()
    what = ""
    if head.startswith(b"["):
        what = "is a JSON array"
    elif head.startswith(b"{") and not head.partition(b"\n")[0].strip(b"{ \t\r"):
        what = "is a JSON document over several lines"
    if what:
        raise Refused(f"{what}, not JSON Lines", where=file.name, remedy="write one object a line")


def parsed(text: str, data: bytes, limits: RecordLimits) -> dict[str, Any]:
    """The object in a text, whose bytes are `data`, read as strictly as `records` does. Raises
    Unreadable."""
    _check_depth(data, limits.depth)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_not_a_number,
            parse_float=_finite,
            parse_int=lambda digits: _whole(digits, limits.digits),
        )
    except json.JSONDecodeError as error:
        raise Unreadable("bad-json", "", f"{error.msg}, place {error.pos + 1}") from None
    if not isinstance(value, dict):
        raise Unreadable("not-object", "", f"a line holds one object, not {_kind(value)}")
    if len(text) > limits.field or _ESCAPED_TROUBLE.search(text):
        for key, string in _strings(value, ""):
            _check_string(key, string, limits)
    return value


def _check_depth(data: bytes, most: int) -> None:
    if data.count(b"[") + data.count(b"{") <= most:
        return
    left = brackets = _NO_BRACKETS.sub(b"", data)
    for _ in range(most // 2):  # each time one or two levels of what is well-formed go
        left = left.replace(b"[]", b"").replace(b"{}", b"")
        if not left:
            return
    steps = brackets.translate(_STEPS)
    if max(accumulate(steps, lambda depth, step: depth + step - 1, initial=0)) > most:
        raise Unreadable("too-deep", "", f"nested deeper than {most} levels")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise Unreadable("duplicate-key", twice[:100], "stands twice in one object")
    return made


def _not_a_number(name: str) -> NoReturn:
    raise Unreadable("bad-number", "", f"{name} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if abs(number) == float("inf"):
        raise Unreadable("bad-number", "", f"{digits[:40]} is beyond all bounds")
    return number


def _whole(digits: str, most: int) -> int:
    if len(digits) > most:
        raise Unreadable("bad-number", "", f"{len(digits):,} digits; a number may have {most}")
    return int(digits)


def _kind(value: Any) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _strings(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Every string in a value, keys as well, with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield key or name, name
            yield from _strings(inner, key or name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


def _check_string(key: str, string: str, limits: RecordLimits) -> None:
    name = _SURROGATE.sub("\ufffd", key)[:100]
    if _SURROGATE.search(string):
        raise Unreadable("encoding", name, "half a surrogate pair, which is no character")
    if "\0" in string:
        raise Unreadable("nul", name, "a NUL character")
    if len(string) > limits.field:
        size = f"{len(string):,} characters; a field may have {limits.field:,}"
        raise Unreadable("too-large", name, size)

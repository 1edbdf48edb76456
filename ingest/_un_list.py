"""The UN Security Council's list as a stream of rows: no DTD, no entities, no network.

A row is an element INDIVIDUAL or ENTITY in the third level. Beyond the limits of a row it is
given up (`why`) and reading goes on; what is no well-formed XML is refused whole.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from actorgraph.errors import LimitError, Refused
from actorgraph.frames import SourceFile
from actorgraph.limits import RecordLimits
from actorgraph.reading import Unreadable

ROOT = "CONSOLIDATED_LIST"
CONTAINERS = ("INDIVIDUALS", "ENTITIES")
ROWS = ("INDIVIDUAL", "ENTITY")
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Row:
    """One listing. `element` holds what was read before `why`, if there is one."""

    number: int
    element: Element
    why: Unreadable | None


class Notes:
    """What the receipt is to say of values and elements that were left out, by name."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {}

    def add(self, what: str, name: str, times: int = 1) -> None:
        self.counts.setdefault(what, Counter())[name] += times

    def lines(self) -> tuple[str, ...]:
        return tuple(
            f"{what}: " + ", ".join(f"{name} {times}" for name, times in sorted(found.items()))
            for what, found in sorted(self.counts.items())
        )


class _RootSeenError(Exception):
    """Ends the look at the head; the argument is the root's name."""


def root(head: bytes) -> str:
    """The name of the root element, or "" where `head` is no XML. Nothing is expanded."""
    parser = expat.ParserCreate()

    def seen(name: str, *_: object) -> None:
        raise _RootSeenError(name)

    # a DOCTYPE names the root too, and stands before anything that could be expanded
    parser.StartDoctypeDeclHandler = seen
    parser.StartElementHandler = seen
    try:
        parser.Parse(head, False)
    except _RootSeenError as found:
        return str(found)
    except (expat.ExpatError, ValueError, LookupError):
        return ""
    return ""


class Reader:
    """Reads one file. `generated` is known from the first row on, at the latest at the end."""

    def __init__(self, file: SourceFile) -> None:
        self.generated = ""
        self.unknown: Counter[str] = Counter()
        self._file, self._limits = file, file.limits.rows
        self._done: list[Row] = []
        self._rows = self._depth = 0
        self._open: _Building | None = None
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def rows(self) -> Iterator[Row]:
        with self._file.local().open("rb") as stream:
            try:
                yield from self._read(stream)
            except (expat.ExpatError, ValueError, LookupError) as error:
                raise self._refused(f"no well-formed XML: {error}") from None

    def _read(self, stream: IO[bytes]) -> Iterator[Row]:
        read = 0
        while block := stream.read(_BLOCK):
            self._parser.Parse(block, False)
            read += len(block)
            if read - self._parser.CurrentByteIndex > self._limits.record + 2 * _BLOCK:
                raise LimitError("a tag beyond the limit `record`", where=self._file.name)
            yield from self._taken()
        self._parser.Parse(b"", True)
        yield from self._taken()

    def _taken(self) -> list[Row]:
        done, self._done = self._done, []
        return done

    def _refused(self, what: str) -> Refused:
        return Refused(what, where=self._file.name, remedy="download the list again")

    def _doctype(self, *_: object) -> None:
        raise self._refused("a DOCTYPE, which the list has not and which can hide anything")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._open is not None:
            self._open.start(name, attributes)
        elif self._depth == 1:
            if name != ROOT:
                raise self._refused(f"the root is {name}, not {ROOT}")
            self.generated = attributes.get("dateGenerated", "")
        elif self._depth == 3 and name in ROWS:
            self._rows += 1
            self._open = _Building(name, attributes, self._limits)
        elif not (self._depth == 2 and name in CONTAINERS):
            self.unknown[name] += 1

    def _text(self, text: str) -> None:
        if self._open is not None:
            self._open.text(text)

    def _end(self, name: str) -> None:
        if self._open is not None:
            self._open.end(name)
            if self._depth == 3:
                for element in self._open.element.iter():
                    element.tail = None  # so that two rows are equal however they are laid out
                self._done.append(Row(self._rows, self._open.element, self._open.why))
                self._open = None
        self._depth -= 1


class _Building:
    """One row while it is read; after `why` nothing is added any more."""

    def __init__(self, name: str, attributes: dict[str, str], limits: RecordLimits) -> None:
        self.why: Unreadable | None = None
        self._limits, self._size, self._deep = limits, 0, 1
        self._builder = TreeBuilder()
        self.element = self._builder.start(name, attributes)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._deep += 1
        if self._deep > self._limits.depth:
            self._give_up("too-deep", name, f"more than {self._limits.depth} levels")
        self._grow(len(name) + sum(len(k) + len(v) for k, v in attributes.items()))
        if self.why is None:
            self._builder.start(name, attributes)

    def text(self, text: str) -> None:
        self._grow(len(text))
        if self.why is None:
            self._builder.data(text)

    def end(self, name: str) -> None:
        self._deep -= 1
        if self.why is not None:
            return
        ended = self._builder.end(name)
        ended.text = " ".join((ended.text or "").split())
        if len(ended.text) > self._limits.field:
            self._give_up("too-large", name, f"a field may have {self._limits.field:,} characters")

    def _grow(self, more: int) -> None:
        self._size += more
        if self._size > self._limits.record:
            self._give_up("too-large", "", f"a record may have {self._limits.record:,} characters")

    def _give_up(self, reason: str, field: str, detail: str) -> None:
        self.why = self.why or Unreadable(reason, field, detail)

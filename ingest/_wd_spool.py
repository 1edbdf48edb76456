"""Items put aside on disk until the whole file is read: only then it is known which copy of an item
counts and of what kind everything is. Memory holds some hundred bytes an item."""

import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from actorgraph.reading import Fault


class Spool:
    """Items and faults in the order of the file, in a text file that is written and read once."""

    def __init__(self, stream: TextIO) -> None:
        self.known: dict[str, str] = {}
        self.kept = self.filtered = self.duplicates = self.faulty = 0
        self.version = ""
        self._counting: dict[str, tuple[str, int]] = {}
        self._stream = stream

    def fault(self, found: Fault) -> None:
        self.faulty += 1
        self._write(["", found])

    def item(self, row: int, item: dict[str, Any]) -> bool:
        """Put an item aside; whether it is the first of its id in the file."""
        qid, version = item["qid"], item["version"]
        self.version = max(self.version, version)
        held = self._counting.get(qid)
        if held is not None:
            self.duplicates += 1
        if held is None or held[0] < version:
            self._counting[qid] = version, row
            self.known[qid] = sys.intern(item["kind"])
            if item["kind"]:
                self._write([row, item])
        return held is None

    def close(self) -> None:
        """All is read: count what will come out."""
        self.kept = sum(1 for kind in self.known.values() if kind)
        self.filtered += len(self.known) - self.kept

    def read(self) -> Iterator[tuple[int, dict[str, Any]] | Fault]:
        """The faults, and of each item the copy that counts, in the order of the file."""
        self._stream.seek(0)
        for line in self._stream:
            row, found = json.loads(line)
            if row == "":
                yield Fault(*found)
            elif self._counting[found["qid"]][1] == row:
                yield row, found

    def items(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Of each item the copy that counts, in the order of the file."""
        return (found for found in self.read() if not isinstance(found, Fault))

    def faults(self) -> Iterator[Fault]:
        """What could not be read."""
        return (found for found in self.read() if isinstance(found, Fault))

    @property
    def left_out(self) -> int:
        """Rows that are no item to come out."""
        return self.faulty + self.filtered + self.duplicates

    def _write(self, found: list[Any]) -> None:
        self._stream.write(json.dumps(found, ensure_ascii=False) + "\n")

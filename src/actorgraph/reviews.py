"""Readings that wait for a person, and what was decided.

A reading that is not sure enough is not in the graph. It lies in `review/queue.jsonl`, one JSON
object a line: `item`, `document`, `reading`, `why`, `sentence`, and the keys of an annotation; the
lines of a slice are replaced at each ingest. Decisions stand in `reviews.tsv`, append-only, the
last row of an item counts; they are used at the next ingest.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from actorgraph import decisions
from actorgraph.disk import write_durably
from actorgraph.errors import StoreError

Item = Mapping[str, Any]
COLUMNS = ("item", "verdict", "reading", "start", "end", "score", "author", "date", "comment")
ACCEPTED, REJECTED = "accepted", "rejected"


def keep(path: Path, queued: Mapping[str, Sequence[Item]]) -> None:
    """Put the items of some slices ("source/slice") in the place of those they had."""
    if not path.is_file() and not any(queued.values()):
        return
    rest: list[tuple[str, Item]] = [line for line in _lines(path) if line[0] not in queued]
    rest += [(key, item) for key, items in queued.items() for item in items]
    made = [json.dumps({"slice": key, **item}) + "\n" for key, item in sorted(rest, key=_place)]
    path.parent.mkdir(exist_ok=True)
    write_durably(path, "".join(made).encode())


def _place(line: tuple[str, Item]) -> tuple[str, int, str]:
    key, item = line
    return key, int(item["start"]), str(item["item"])


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        try:
            item = json.loads(line) if line else None
            if item is not None:
                yield item.pop("slice"), item
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(
                f"is no item of the queue: {error}", where=f"{path} line {number}",
                remedy="delete the file and ingest the articles again",
            ) from error  # fmt: skip


def waiting(queue: Path, decided: Path) -> list[tuple[str, dict[str, Any]]]:
    """(slice, item) of all that nobody has decided, in the order of the slices and their texts."""
    done = verdicts(decided)
    return [(key, item) for key, item in _lines(queue) if item["item"] not in done]


def verdicts(path: Path) -> dict[str, dict[str, str]]:
    """Item -> {"review": "accepted" or "rejected"}."""
    rows = (row for _, row in decisions.rows(path, COLUMNS[:2]))
    return {row["item"]: {"review": row["verdict"]} for row in rows}


def decide(path: Path, item: Item, verdict: str, author: str, date: str) -> None:
    """Add one decision. The quote itself is not kept, only its place: it may not be ours to give
    on, and a workspace without its texts shall not hold them."""
    cells = (
        item["item"], verdict, item["reading"], item["start"], item["end"], item["score"], author,
        date, "",
    )  # fmt: skip
    held = path.read_bytes() if path.is_file() else "\t".join(COLUMNS).encode()
    if not held.endswith(b"\n"):  # an editor may have left it off
        held += b"\n"
    row = "\t".join(" ".join(str(cell).split()) for cell in cells) + "\n"
    write_durably(path, held + row.encode())

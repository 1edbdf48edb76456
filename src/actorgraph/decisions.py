"""Reading the small tab-separated files in which people and machines decide: row by row, with
the line each row stands in, so that an error can name it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from actorgraph.errors import Refused


def rows(path: Path, required: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, row) of each row; comments (`#`) and empty lines are passed over. No file, no rows.

    Raises Refused where the file is no UTF-8, lacks a column or leaves a required cell empty.
    """
    names: list[str] | None = None
    for number, line in _lines(path):
        cells = line.split("\t")
        if names is None:
            names = cells
            missing = [name for name in required if name not in names]
            if missing:
                raise Refused(f"has no column {', '.join(missing)}", where=str(path))
            continue
        row = dict(zip(names, cells, strict=False))
        if not all(row.get(name) for name in required):
            raise Refused(
                f"needs {', '.join(required[:-1])} and {required[-1]}",
                where=f"{path} line {number}",
                remedy="fill them or delete the line",
            )
        yield number, row


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    if not path.is_file():
        return
    try:
        text = path.read_bytes().decode("utf-8-sig")  # spreadsheets put a mark in front
    except UnicodeDecodeError as error:
        raise Refused("is not UTF-8 text", where=str(path), remedy="save it as UTF-8") from error
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if line.strip() and not line.startswith("#"):
            yield number, line

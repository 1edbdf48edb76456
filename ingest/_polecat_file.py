"""POLECAT files made readable: some are not UTF-8, have tabs too many, or names of columns that
their rows do not have. Line numbers stay, so that a row is found again in the file as it came."""

from dataclasses import replace
from pathlib import Path

from actorgraph.frames import SourceFile
from actorgraph.reading import BOM
from actorgraph_ingest import _utf8

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip


def mended(file: SourceFile, folder: Path) -> tuple[SourceFile, tuple[str, ...]]:
    """The file, or a copy in `folder` where something had to be mended; and what was."""
    path = file.local()
    utf8 = _utf8.is_utf8(path)
    header, first = _first_lines(path)
    names = header.rstrip(b"\t").split(b"\t")
    excess = len(names) > len(COLUMNS) == len(first.rstrip(b"\t").split(b"\t"))
    width = len(COLUMNS) if excess else len(names)
    tabs = _lines_with_more_tabs(path, width)
    if utf8 and not excess and not tabs:
        return file, ()
    copy = folder / "mended"
    with path.open("rb") as read, copy.open("wb") as written:
        for number, line in enumerate(read):
            if number == 0 and excess:
                line = "\t".join(COLUMNS).encode() + b"\n"
            whole = _cut(line, width)
            written.write(whole if utf8 else _utf8.from_fallback(whole))
    notes = []
    if not utf8:
        notes.append(_utf8.NOTE)
    if excess:
        notes.append("the first line names columns that the rows do not have; the usual 40 count")
    if tabs:
        notes.append(f"lines with tabs too many at their end: {tabs}")
    with copy.open("rb") as made:
        head = made.read(len(file.head))
    return replace(file, path=copy, head=head), tuple(notes)


def _first_lines(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as read:
        return read.readline().removeprefix(BOM).rstrip(b"\r\n"), read.readline().rstrip(b"\r\n")


def _lines_with_more_tabs(path: Path, width: int) -> int:
    with path.open("rb") as read:
        return sum(_cut(line, width) != line for line in read)


def _cut(line: bytes, width: int) -> bytes:
    """The line without empty fields beyond the columns."""
    more = line.count(b"\t") - (width - 1)
    if more <= 0:
        return line
    text = line.rstrip(b"\r\n")
    return text[:-more] + line[len(text) :] if text.endswith(b"\t" * more) else line

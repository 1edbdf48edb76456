"""GDELT 2.0 events: the 15-minute files `YYYYMMDDHHMMSS.export.CSV`, or many of them joined.

A row is a mention of a claimed interaction, no event that is known to have happened: each row
that counts gives an Event `statedIn` its DatasetRecord, which cites the article. Mention counts
stay on the record and corroborate nothing. Left out and counted: rows with one actor only, and
dates that are anniversaries of the file's day (`--set filter=off` keeps both); collapsed and
counted: one event of one article with several places, or told in both directions.

In files of more than one part (about 250,000 rows) repeats are caught across the parts, while
tellings of one event are collapsed within a part only.
"""

import re
from collections.abc import Iterator

import polars as pl

from actorgraph.errors import UsageError
from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.terms import expand
from actorgraph_ingest import _gdelt_lines, _gdelt_nodes, _gdelt_rows

SOURCE = Source(
    name="gdelt-events",
    title="GDELT 2.0 Event Database",
    publisher="The GDELT Project",
    url="https://www.gdeltproject.org/",
    licence=expand("agv:licence-terms-gdelt"),
    redistribute=True,
    order=50,
    expects=(10, 400_000),  # from a quarter of an hour to a day
)

_LINE = re.compile(rb"[^\t\n]*\t\d{8}\t(?:[^\t\n]*\t){57}(?:\d{14}|\d{8})\t[^\t\n]*")
_STAMPED = re.compile(r"\d{14}")
_STAMP = r"^[0-9]{8}(?:[0-9]{6})?$"


def recognise(file: SourceFile) -> bool:
    """A line of 61 fields with dates in the second and the last but one."""
    lines = file.head.split(b"\n")
    whole = lines[:-1] if len(lines) > 1 else lines
    return any(_LINE.fullmatch(line) for line in whole)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk a part of the file, all of one slice: the file's stamp, or where its name has
    none, its newest DATEADDED."""
    filtering, path = _filtering(file), file.local()
    stamp = _STAMPED.match(file.name)
    key = stamp[0] if stamp else max(_newest(_added(d)) for _, d in _gdelt_lines.blocks(path))
    seen = pl.DataFrame(schema=_gdelt_rows.SEEN)
    told = pl.DataFrame(schema=_gdelt_nodes.PLACES)
    for number, data in _gdelt_lines.blocks(path):
        rows, broken = _gdelt_lines.parse(number, data)
        kept = _gdelt_rows.keep(rows, seen, filtering=filtering)
        made = _gdelt_nodes.nodes(kept.rows)
        places = _gdelt_nodes.as_first_told(made.frames["Place"], told)
        yield Chunk(
            slice=f"{key}.export",
            version=_newest(rows["DATEADDED"]),
            frames={**made.frames, "Place": places},
            rows_in=rows.height + broken.height,
            duplicates=kept.duplicates,
            collapsed=kept.collapsed,
            filtered=kept.filtered,
            quarantine=quarantine_frame(pl.concat([broken, kept.quarantine]).sort("row").rows()),
            notes=(*_unknown_codes(kept.quarantine), *made.notes),
        )
        seen = _gdelt_rows.remember(rows, seen)
        told = pl.concat([told, places]).unique("id", keep="first")


def _filtering(file: SourceFile) -> bool:
    wish = file.options.get("filter", "on")
    if wish not in ("on", "off"):
        raise UsageError(f"filter is `{wish}`", where=file.name, remedy="say filter=on or off")
    return wish == "on"


def _newest(added: pl.Series) -> str:
    """The newest of the values of DATEADDED that are a time or a day."""
    newest = added.filter(added.str.contains(_STAMP)).max()
    return newest if isinstance(newest, str) else ""


def _added(data: bytes) -> pl.Series:
    """DATEADDED of each line that has one, without reading the other fields."""
    lines = pl.Series(data.decode("utf-8", "replace").split("\n"))
    return lines.str.strip_chars_end("\r").str.extract(r"\t([0-9]+)\t[^\t]*$").drop_nulls()


def _unknown_codes(quarantine: pl.DataFrame) -> tuple[str, ...]:
    unknown = quarantine.filter(pl.col("reason") == "bad-code")
    return tuple(
        f"unknown codes in {field}: {_gdelt_nodes.tally(part['detail'])}"
        for (field,), part in unknown.sort("field").group_by("field", maintain_order=True)
    )

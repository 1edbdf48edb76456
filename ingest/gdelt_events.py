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

from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.terms import expand
from actorgraph_ingest._gdelt_feed import Feed, chunks
from actorgraph_ingest._gdelt_forms import EVENTS

SOURCE = Source(
    name="gdelt-events",
    title="GDELT 2.0 Event Database",
    publisher="The GDELT Project",
    url="https://www.gdeltproject.org/",
    licence=expand("agv:licence-terms-gdelt"),
    redistribute=True,
    order=50,
    expects=(10, 400_000),  # from a quarter of an hour to a day
    settings=("filter",),
)

_LINE = re.compile(rb"[^\t\n]*\t\d{8}\t(?:[^\t\n]*\t){57}(?:\d{14}|\d{8})\t[^\t\n]*")
_FEED = Feed(form=EVENTS, dataset=SOURCE.id, prefix="gdelt", stamp=re.compile(r"\d{14}"))


def recognise(file: SourceFile) -> bool:
    """A line of 61 fields with dates in the second and the last but one."""
    lines = file.head.split(b"\n")
    whole = lines[:-1] if len(lines) > 1 else lines
    return any(_LINE.fullmatch(line) for line in whole)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk a part of the file, all of one slice."""
    yield from chunks(file, _FEED)

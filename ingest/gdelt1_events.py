"""GDELT 1.0 events: a year, a month or a day a file, from 1979 on.

As `gdelt_events`, with 58 columns, or 57 before April 2013, when a row named no address; some
files hold rows of both kinds. Its
events have ids of their own: 1.0 and 2.0 do not say the same of what they number alike.
"""

import re
from collections.abc import Iterator

from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.terms import expand
from actorgraph_ingest._gdelt_feed import Feed, chunks
from actorgraph_ingest._gdelt_forms import EVENTS_1

SOURCE = Source(
    name="gdelt1-events",
    title="GDELT 1.0 Event Database",
    publisher="The GDELT Project",
    url="https://www.gdeltproject.org/",
    licence=expand("agv:licence-terms-gdelt"),
    redistribute=True,
    order=50,
    expects=(10, 20_000_000),  # from a day to a year
    settings=("filter",),
)

_STAMP = re.compile(r"(?:19|20)\d{2}(?:\d{2}){0,2}(?!\d)")
_FEED = Feed(form=EVENTS_1, dataset=SOURCE.id, prefix="gdelt1", stamp=_STAMP)
_LINE = re.compile(rb"\d+\t\d{8}\t\d{6}\t\d{4}\t(?:[^\t\n]*\t){52}\d{8}(?:\t[^\t\n]*)?")


def recognise(file: SourceFile) -> bool:
    """A line of 57 or 58 fields with its date three times over and a day at the end."""
    lines = file.head.split(b"\n")
    whole = lines[:-1] if len(lines) > 1 else lines
    return any(_LINE.fullmatch(line.rstrip(b"\r")) for line in whole)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk a part of the file, all of one slice."""
    yield from chunks(file, _FEED)

"""Wikidata: persons, states, organizations, offices and places with their dated statements.

Entities as JSON in any framing: a dump, one entity a line, an answer of `wbgetentities`. Of an item
of a class that is known (`wikidata/classes.csv`) come its node, a record of what Wikidata says of
it, and a relationship for each statement of the properties in `wikidata/properties.csv`, stated in
a record of the statement, which cites its references. Other items are left out and counted.

A file of up to 500 items is a list of pages: each item is a slice of its own ("Q7747"), of which
the newest revision counts, whatever file it comes from; of copies without one the fuller counts.
A larger file is one slice under the name of the file, or under the name that `--set slice=` gives;
its newer version replaces it whole. Keep to one of the two: an item in both is told twice.

`--set languages=en,de` chooses the languages of names, `--set languages=all` takes all; otherwise
they are the six languages of the United Nations.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice
from tempfile import TemporaryFile

from actorgraph.errors import UsageError
from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.reading import Fault, Tally, Unreadable
from actorgraph_ingest import _wd_claims, _wd_item, _wd_nodes, _wd_read, _wd_spool, _wd_tables

SOURCE = Source(
    name="wikidata",
    title="Wikidata",
    publisher="Wikimedia Foundation",
    url="https://www.wikidata.org/",
    licence="http://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
    order=10,
    settings=("languages", "slice"),
)

PAGES = 500  # a file of more items is one slice
PER_CHUNK = 20_000  # nodes, about
LEFT_OUT = "left-out"  # the rows of a list of pages that belong to no page


def recognise(file: SourceFile) -> bool:
    """By the first entity."""
    return _wd_read.recognise(file.head)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """The file is read once and put aside, then its items come out with the kinds of all known."""
    languages, notes = _languages(file), _wd_claims.Notes()
    with TemporaryFile("w+", encoding="utf-8") as stream:
        spool = _wd_spool.Spool(stream)
        tally = _fill(spool, file, languages, notes)
        if spool.kept <= PAGES and "slice" not in file.options:
            yield from _pages(spool, notes, tally)
        else:
            yield from _whole(spool, file, notes, tally)


def _languages(file: SourceFile) -> Collection[str]:
    wish = file.options.get("languages")
    if wish is None:
        return _wd_item.LANGUAGES
    chosen = frozenset(code.strip() for code in wish.split(",") if code.strip())
    if not chosen:
        raise UsageError(
            "no languages are named", where=file.name, remedy="say languages=en,fr or all"
        )
    return frozenset() if chosen == {"all"} else chosen


def _fill(
    spool: _wd_spool.Spool, file: SourceFile, languages: Collection[str], notes: _wd_claims.Notes
) -> Tally:
    tally, unknown, rival = Tally(), Counter[str](), Counter[str]()
    for row in _wd_read.rows(file, tally):
        if isinstance(row, Fault):
            spool.fault(row)
            continue
        try:
            item = _wd_item.read(row.values, languages, notes)
        except Unreadable as why:
            spool.fault(row.fault(why.reason, why.field, why.detail))
            continue
        if item is None:
            spool.filtered += 1
        elif spool.item(row.row, item) and not item["kind"]:
            known = _wd_tables.classes().keys() & set(item["classes"])
            (rival if known else unknown).update(sorted(known) or item["classes"] or ["none"])
    notes.add_all("items of no class we know, left out, by class", unknown)
    notes.add_all("items of classes that exclude each other, left out, by class", rival)
    spool.close()
    return tally


def _pages(spool: _wd_spool.Spool, notes: _wd_claims.Notes, tally: Tally) -> Iterator[Chunk]:
    pages = list[Chunk]()
    for row, item in spool.items():
        # what else the file holds must not matter to a page
        made = _wd_nodes.Frames(SOURCE.id, {}, notes)
        made.add(row, item)
        nodes, version = made.made(), item["version"]
        pages.append(Chunk(slice=item["qid"], version=version, frames=nodes, rows_in=1))
    lines = (*notes.lines(), *tally.notes)
    if not pages or spool.left_out:
        yield from pages
        yield from _left_out(spool, lines)
    else:
        yield from pages[:-1]
        yield replace(pages[-1], notes=lines)


def _left_out(spool: _wd_spool.Spool, lines: tuple[str, ...]) -> Iterator[Chunk]:
    """The rows that are on no page, the last chunk with those that are only counted."""
    faults, rows = spool.faults(), spool.filtered + spool.duplicates
    while len(part := list(islice(faults, PER_CHUNK))) == PER_CHUNK:
        yield Chunk(slice=LEFT_OUT, frames={}, rows_in=len(part), quarantine=quarantine_frame(part))
    yield Chunk(
        slice=LEFT_OUT,
        frames={},
        rows_in=len(part) + rows,
        duplicates=spool.duplicates,
        filtered=spool.filtered,
        quarantine=quarantine_frame(part),
        notes=lines,
    )


def _whole(
    spool: _wd_spool.Spool, file: SourceFile, notes: _wd_claims.Notes, tally: Tally
) -> Iterator[Chunk]:
    slice_, version = _name(spool, file)
    made, faults = _wd_nodes.Frames(SOURCE.id, spool.known, notes), list[Fault]()
    rows = weight = 0
    for found in spool.read():
        if isinstance(found, Fault):
            faults.append(found)
            weight += 1
        else:
            made.add(*found)
            rows += 1
            weight += 3 + 3 * len(found[1]["statements"])
        if weight >= PER_CHUNK:
            yield _part(slice_, version, made, rows, faults)
            made, faults = _wd_nodes.Frames(SOURCE.id, spool.known, notes), []
            rows = weight = 0
    last = _part(slice_, version, made, rows, faults)
    left = spool.filtered + spool.duplicates
    yield Chunk(
        slice=slice_,
        version=version,
        frames=last.frames,
        rows_in=last.rows_in + left,
        duplicates=spool.duplicates,
        filtered=spool.filtered,
        quarantine=last.quarantine,
        notes=(*notes.lines(), *tally.notes),
    )


def _name(spool: _wd_spool.Spool, file: SourceFile) -> tuple[str, str]:
    """Slice and version: the newest revision, then the fuller file, then any."""
    slice_ = file.options.get("slice") or file.name.partition(".")[0] or "items"
    revision = spool.version.partition(".")[0]
    return slice_, f"{revision}.{spool.kept:09}.{file.sha256[:8]}"


def _part(
    slice_: str, version: str, made: _wd_nodes.Frames, rows: int, faults: list[Fault]
) -> Chunk:
    return Chunk(
        slice=slice_,
        version=version,
        frames=made.made(),
        rows_in=rows + len(faults),
        quarantine=quarantine_frame(faults),
    )

"""News articles: plain text, Markdown, JSON Lines of {url, title, text, date, publisher}, web
pages, schema.org JSON-LD, NewsML, ninjs, feeds, and WARC archives.

An article becomes a Document, the mentions of actors with exact offsets, the claims (who says,
with which stance, about what), the events, and the unseen dispatches it credits. The stages
are the modules of `_text/`, the dictionaries are the tables in `article/`. They are loaded where an
article is read: other files, too, are shown to this script.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from actorgraph.annotations import Annotation
from actorgraph.dictionaries import Checked, Missing
from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.terms import short_hash
from actorgraph_ingest._containers.forms import form
from actorgraph_ingest._text.actors.lexicon import lexicon
from actorgraph_ingest._text.source.intake import Raw, article, blank, is_lines, is_prose, raws
from actorgraph_ingest._text.source.outlets import decided
from actorgraph_ingest._text.types import Article, Findings

SOURCE = Source(
    name="article",
    title="News articles",
    publisher="various",
    url="https://w3id.org/actorgraph/",
    licence="agv:licence-unknown",
    redistribute=False,
    text_retained=True,
    order=40,
    settings=("encoding",),
)


def recognise(file: SourceFile) -> bool:
    """A container of articles, JSON objects with `text`, or prose: nothing that a table or
    another list in XML would begin with."""
    if form(file):
        return True
    head = file.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] in (b"{", b"["):
        return head[:1] == b"{" and is_lines(head)
    first = head[:4096].split(b"\n", 1)[0]
    named = file.name.lower().endswith((".txt", ".md", ".markdown", ".text"))
    lines = head.split(b"\n") if head[:1] == b"#" else [first]  # comments may precede a table
    table = any(line.count(b"\t") > 4 for line in lines) or head.startswith(
        (b"<?xml", b"<!DOCTYPE")
    )
    return named and not table and is_prose(head)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk, and one slice, for each article. A repeated one is counted, a rival refused."""
    seen: dict[str, tuple[str, int]] = {}
    made: dict[str, Chunk] = {}
    for raw in raws(file):
        chunk, key, digest = _chunk(raw, file)
        if key in seen and chunk.quarantine is None:
            old = made[key]
            if seen[key][0] == digest:
                made[key] = _more(old, duplicates=1)
            else:
                detail = f"the article of row {seen[key][1]} has this url and another text"
                made[key] = _more(
                    old, fault=(raw.row, "duplicate-conflict", "text", detail, raw.raw)
                )
            continue
        seen[key] = (digest, raw.row)
        made[key] = chunk
    yield from made.values()


def _more(chunk: Chunk, duplicates: int = 0, fault: tuple[object, ...] | None = None) -> Chunk:
    """A chunk with one more row of the file told under it."""
    bad = chunk.quarantine
    if fault is not None:
        one = quarantine_frame([fault])
        bad = one if bad is None else bad.vstack(one)
    return Chunk(
        slice=chunk.slice,
        frames=chunk.frames,
        rows_in=chunk.rows_in + 1,
        version=chunk.version,
        duplicates=chunk.duplicates + duplicates,
        quarantine=bad,
        texts=chunk.texts,
        queued=chunk.queued,
        notes=chunk.notes,
    )


def _chunk(raw: Raw, file: SourceFile) -> tuple[Chunk, str, str]:
    """The chunk, its slice, and what tells whether a second one is the same."""
    if raw.fault is not None:
        reason, field, detail = raw.fault
        key = f"unread-{short_hash(raw.raw, 16)}-{raw.row}"
        bad = quarantine_frame([(raw.row, reason, field, detail, raw.raw)])
        return Chunk(slice=key, frames={}, rows_in=1, quarantine=bad), key, raw.raw
    if raw.withheld or (blank(raw.text) and not raw.withdrawn):
        return _left_out(raw)
    chunk, digest = _told(raw, file)
    return chunk, chunk.slice, digest


def _told(raw: Raw, file: SourceFile) -> tuple[Chunk, str]:
    """What an article tells, and its text's digest."""
    from actorgraph_ingest._text.document import findings
    from actorgraph_ingest._text.output.frames import document_frames
    from actorgraph_ingest._text.output.sifting import Sifting

    one, digest = _article(raw, file)
    foreign = _is_foreign(one)
    found = None if raw.withdrawn or foreign else findings(one, lexicon(), _telling(file))
    sifting = Sifting(one, found or Findings(), file.corrections)
    found = sifting.kept(found) if found is not None else None
    tables, notes = document_frames(one, found, SOURCE.id, raw.row, digest, sifting.mark)
    key = f"doc-{one.key}"
    unread = _unread(key, raw.withdrawn, one.language if foreign else "")
    chunk = Chunk(
        slice=key,
        frames=tables,
        rows_in=1,
        version=raw.fields.get("version") or one.issued,
        texts={digest: raw.text},
        queued=tuple(sifting.queued.values()),
        notes=(*notes, *sifting.notes(), *unread),
    )
    return chunk, digest


def _telling(file: SourceFile) -> Callable[[int, int], None]:
    """Shows how far the reading of one long article has come."""
    return lambda read, of: file.tell(f"reading {file.name}: {read:,} of {of:,} sentences")


def _article(raw: Raw, file: SourceFile) -> tuple[Article, str]:
    """What an article says of itself, a person's corrections included, and its text's digest."""
    known = lexicon()
    digest = hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest()
    stored = file.sha256 if not raw.fields and raw.row == 1 else digest
    one = article(raw, known, stored)
    mended = file.corrections.get(f"doc-{one.key}", {})
    who, label = decided(mended.get("publisher", ""), known)
    made = replace(
        one,
        issued=mended.get("issued", one.issued),
        undated="" if "issued" in mended else one.undated,
        publisher=who or one.publisher,
        outlet=label if who else one.outlet,
        language=mended.get("language", one.language),
    )
    return made, digest


def _is_foreign(one: Article) -> bool:
    return bool(one.language) and not one.language.lower().startswith("en")


def annotate(file: SourceFile) -> Iterator[Annotation]:
    """Each article as annotations: first the document itself, then what was read in it."""
    # an ingest has no use for it, and would wait for its dictionaries
    from actorgraph_ingest._text.document import findings
    from actorgraph_ingest._text.output.annotate import annotations
    from actorgraph_ingest._text.output.standing import standing

    for raw in raws(file):
        if raw.fault is not None or raw.withheld or blank(raw.text):
            why = ": ".join(raw.fault[::2]) if raw.fault else raw.withheld or "no text"
            fields = {"id": "", "notes": [f"row {raw.row}: not read: {why}"]}
            yield Annotation("document", 0, 0, "", fields)
            continue
        one, _ = _article(raw, file)
        unread = raw.withdrawn or _is_foreign(one)
        why_not = _unread(f"doc-{one.key}", raw.withdrawn, one.language) if unread else ()
        one = replace(one, notes=(*one.notes, *why_not))
        found = None if unread else findings(one, lexicon())
        made = annotations(one, found)
        yield from made if found is None else standing(made, one, found, file.corrections)


def _unread(key: str, withdrawn: bool, language: str) -> Iterator[str]:
    """Why only the document itself is kept."""
    if withdrawn:
        yield f"{key}: withdrawn by its publisher, not read"
    elif language:
        unread = f"{key}: in `{language}`, not read: sentences are read in English"
        yield f"{unread}; should this be English: actorgraph set {key} language en"


def _left_out(raw: Raw) -> tuple[Chunk, str, str]:
    """An article with nothing to read, or one that must not be read yet."""
    name = raw.fields.get("guid") or raw.fields.get("url") or raw.raw
    key = f"left-out-{short_hash(name, 16)}-{raw.row}"
    note = f"row {raw.row}: left out: {raw.withheld or 'no text'}"
    return Chunk(slice=key, frames={}, rows_in=1, filtered=1, notes=(note,)), key, raw.raw


def check_dictionaries() -> Iterator[Checked]:
    """Every entry of the tables in `article/`, those of a workspace included."""
    from actorgraph_ingest._text.output.examples import checked

    yield from checked()


def unused_dictionaries() -> Iterator[str]:
    """What a workspace's dictionaries hold that articles are not read with."""
    from actorgraph_ingest._text.petrarch.unused import unused

    yield from unused()


def missing(file: SourceFile) -> Iterator[Missing]:
    """The names and verbs of the articles of a file that no dictionary knows."""
    from actorgraph_ingest._text.output.gaps import missing as gaps

    for raw in raws(file):
        if raw.fault is None and not raw.withheld and not blank(raw.text):
            yield from gaps(_article(raw, file)[0])


def export_dictionaries() -> Iterator[tuple[str, str]]:
    """Files of actors, agents and verbs in PETRARCH's formats."""
    from actorgraph_ingest._text.petrarch.export import files

    yield from files()

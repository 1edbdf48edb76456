"""GDELT 2.0 mentions, and those of the translingual feed: where an event is told of.

Each row gives a record that cites the article, with the number of the sentence and GDELT's
confidence, and is `evidenceOf` the event; where the event is in the graph, the index adds the
record to what states it. Mentions of events that were left out stay without effect. The language
of an article that was translated by machine stands on its document.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.terms import expand, short_hash
from actorgraph_ingest import _gdelt_lines, _gdelt_nodes
from actorgraph_ingest._gdelt_forms import MENTIONS
from actorgraph_ingest._gdelt_rows import is_web
from actorgraph_ingest._gdelt_words import LANGUAGES, LONGEST_URL, faulty, is_recognised, newest

SOURCE = Source(
    name="gdelt-mentions",
    title="GDELT 2.0 Mentions",
    publisher="The GDELT Project",
    url="https://www.gdeltproject.org/",
    licence=expand("agv:licence-terms-gdelt"),
    redistribute=True,
    order=50,
    expects=(10, 800_000),  # from a quarter of an hour to a day
)
EVENT, URL = "GLOBALEVENTID", "MentionIdentifier"


def recognise(file: SourceFile) -> bool:
    """A line of 16 fields with times in the second and third and a kind in the fourth."""
    return is_recognised(file, rb"\d+\t\d{14}\t\d{14}\t[1-6]\t(?:[^\t\n]*\t){11}[^\t\n]*")


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk a part of the file, all of one slice: the newest time of a mention."""
    stamp = newest(file, 3)
    seen = pl.DataFrame(schema={"id": pl.String})
    for number, data in _gdelt_lines.blocks(file.local()):
        rows, broken = _gdelt_lines.parse(number, data, MENTIONS)
        sound, wrong = faulty(rows, _faults())
        made = _with_ids(sound)
        single = made.unique("id", keep="first", maintain_order=True)
        single = single.join(seen, on="id", how="anti", maintain_order="left")
        yield Chunk(
            slice=f"{stamp}.mentions",
            version=stamp,
            frames=_frames(single),
            rows_in=rows.height + broken.height,
            duplicates=made.height - single.height,
            quarantine=quarantine_frame(pl.concat([broken, wrong]).sort("row").rows()),
            notes=_notes(sound),
        )
        seen = pl.concat([seen, single.select("id")])


def _faults() -> list[tuple[pl.Expr, str, str]]:
    numbers = ("SentenceID", "Confidence")
    return [
        (pl.col(EVENT).is_null(), "missing-id", EVENT),
        (~pl.col(EVENT).str.contains(r"^[0-9]{1,18}$"), "bad-id", EVENT),
        (pl.col(URL).is_null(), "missing-id", URL),
        (pl.col(URL).str.len_bytes() > LONGEST_URL, "limit", URL),
        (pl.col(URL).str.contains(r"[\x00-\x20\x7f]") & is_web(URL), "bad-iri", URL),
        (~_matches("MentionType", "^[1-6]$"), "bad-code", "MentionType"),
        *((~_matches(name, "^[0-9]{1,6}$"), "bad-number", name) for name in numbers),
        (pl.col("Confidence").cast(pl.Int64, strict=False) > 100, "bad-number", "Confidence"),
    ]  # fmt: skip


def _matches(name: str, pattern: str) -> pl.Expr:
    return pl.col(name).str.contains(pattern).fill_null(value=False)


def _with_ids(rows: pl.DataFrame) -> pl.DataFrame:
    """`id`: below the event, from the address and the place in the text, and `doc`."""
    documents = _gdelt_nodes.documents(rows, URL)
    found = rows.join(documents, on=URL, how="left", maintain_order="left")
    places = found.select("doc", "SentenceID", "ActionCharOffset").rows()
    keys = [short_hash("\t".join(map(str, place))) for place in places]
    return found.with_columns(
        pl.format("gdelt-{}.m{}", EVENT, pl.Series("key", keys, dtype=pl.String)).alias("id")
    )


def _frames(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    documents = _gdelt_nodes.document_frame(_gdelt_nodes.documents(rows, URL), SOURCE.id, URL)
    source = pl.col("MentionDocTranslationInfo").str.extract("srclc:([a-z]{3})", 1)
    languages = (
        rows.select(id="doc", language=source.replace_strict(LANGUAGES, default=source))
        .drop_nulls()
        .unique("id")
        .rename({"language": "dcterms:language"})
    )
    return {
        "DatasetRecord": rows.select(
            "id",
            "_row",
            recordKey=EVENT,
            fromSource=pl.lit(SOURCE.id),
            evidenceOf=pl.format("gdelt-{}", EVENT),
            citesDocument="doc",
            sentenceNumber=pl.col("SentenceID").cast(pl.Int64),
            confidence=pl.col("Confidence").cast(pl.Int64),
        ),
        "Document": documents.join(languages, on="id", how="left", maintain_order="left"),
    }


def _notes(rows: pl.DataFrame) -> tuple[str, ...]:
    weak = rows.filter(pl.col("Confidence").cast(pl.Int64) < 50).height
    return (f"{weak:,} of {rows.height:,} mentions have a confidence below 50",) if weak else ()

"""GDELT 2.0 Global Knowledge Graph: for what is known of the articles, and no more.

Each row gives the Document of an article with its title, its day and, where it was translated by
machine, its language. The names, themes and places in the other columns were found by machine
and say of nobody what he did.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.terms import expand
from actorgraph_ingest import _gdelt_lines, _gdelt_nodes
from actorgraph_ingest._gdelt_forms import GKG
from actorgraph_ingest._gdelt_rows import is_web
from actorgraph_ingest._gdelt_words import LANGUAGES, LONGEST_URL, faulty, is_recognised, newest

SOURCE = Source(
    name="gdelt-gkg",
    title="GDELT 2.0 Global Knowledge Graph",
    publisher="The GDELT Project",
    url="https://www.gdeltproject.org/",
    licence=expand("agv:licence-terms-gdelt"),
    redistribute=True,
    order=50,
    expects=(10, 400_000),  # from a quarter of an hour to a day
)
KEY, URL = "GKGRECORDID", "DocumentIdentifier"
_PUBLISHED = r"<PAGE_PRECISEPUBTIMESTAMP>(\d{8})\d{6}</"
_TITLE = r"<PAGE_TITLE>([^<]*)</"


def recognise(file: SourceFile) -> bool:
    """A line of 27 fields that begins with a stamp and its number, as `20150218230000-T12`."""
    return is_recognised(file, rb"\d{14}-T?\d+\t\d{14}\t[1-6]\t(?:[^\t\n]*\t){23}[^\t\n]*")


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk a part of the file, all of one slice: the newest stamp."""
    stamp = newest(file, 2)
    seen = pl.DataFrame(schema={URL: pl.String})
    for number, data in _gdelt_lines.blocks(file.local()):
        rows, broken = _gdelt_lines.parse(number, data, GKG)
        sound, wrong = faulty(rows, _faults())
        single = sound.unique(URL, keep="first", maintain_order=True)
        single = single.join(seen, on=URL, how="anti", maintain_order="left")
        yield Chunk(
            slice=f"{stamp}.gkg",
            version=stamp,
            frames={"Document": _documents(single)},
            rows_in=rows.height + broken.height,
            duplicates=sound.height - single.height,
            quarantine=quarantine_frame(pl.concat([broken, wrong]).sort("row").rows()),
        )
        seen = pl.concat([seen, single.select(URL)])


def _faults() -> list[tuple[pl.Expr, str, str]]:
    return [
        (pl.col(KEY).is_null(), "missing-id", KEY),
        (pl.col(URL).is_null(), "missing-id", URL),
        (pl.col(URL).str.len_bytes() > LONGEST_URL, "limit", URL),
        (pl.col(URL).str.contains(r"[\x00-\x20\x7f]") & is_web(URL), "bad-iri", URL),
        (~pl.col("DATE").str.contains(r"^\d{14}$").fill_null(value=False), "bad-date", "DATE"),
    ]


def _documents(rows: pl.DataFrame) -> pl.DataFrame:
    """Titles are unescaped one by one: each is another text."""
    from html import unescape

    titles = [
        None if t is None else unescape(t).strip() for t in rows["Extras"].str.extract(_TITLE)
    ]
    source = pl.col("TranslationInfo").str.extract("srclc:([a-z]{3})", 1)
    language = source.replace_strict(LANGUAGES, default=source)
    told = rows.with_columns(
        title=pl.Series(titles, dtype=pl.String).replace("", None), language=language
    )
    ids = _gdelt_nodes.document_frame(_gdelt_nodes.documents(told, URL), SOURCE.id, URL)
    keyed = told.join(_gdelt_nodes.documents(told, URL), on=URL, maintain_order="left")
    return keyed.select(
        pl.col("doc").alias("id"),
        "_row",
        pl.struct(value="title", lang=pl.col("language").fill_null("und")).alias("dcterms:title"),
        pl.col("language").alias("dcterms:language"),
        pl.col("Extras").str.extract(_PUBLISHED).str.to_date("%Y%m%d", strict=False)
        .alias("dcterms:issued"),
    ).join(ids.drop("_row"), on="id", maintain_order="left")  # fmt: skip

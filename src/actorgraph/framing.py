"""From triples back to frames, so that what the ledger holds can be judged once more."""

from collections.abc import Iterator

import polars as pl

from actorgraph.families import local
from actorgraph.gate.context import short
from actorgraph.schema import Property, Schema
from actorgraph.terms import RDF, RDF_TYPE, shorten, unescape

_TEXT = r'^"(.*)"(?:\^\^<[^>]*>|@[A-Za-z0-9-]+)?$'
_LANG = r'"@([A-Za-z0-9-]+)$'


def frames_of(triples: pl.DataFrame, schema: Schema) -> dict[str, pl.DataFrame]:
    """One frame a class, as a script would give them, but for the rows of the source. A node of
    two classes stands in two frames."""
    named = triples.with_columns(id=local(pl.col("subject"))).drop_nulls("id")
    columns = list(_columns(named.filter(pl.col("predicate") != RDF_TYPE), schema))
    typed = named.filter(pl.col("predicate") == RDF_TYPE)
    frames = {}
    for (kind,), nodes in typed.group_by("object", maintain_order=True):
        iri = str(kind)[1:-1]
        if iri in schema.classes:
            frames[shorten(iri).removeprefix("ag:")] = _frame(nodes.select("id").unique(), columns)
    return frames


def _frame(ids: pl.DataFrame, columns: list[tuple[str, pl.DataFrame]]) -> pl.DataFrame:
    frame = ids.sort("id").with_columns(_row=pl.lit(None, pl.Int64))
    for name, lists in columns:
        mine = lists.join(ids, on="id", how="semi")
        if not mine.is_empty():
            value = pl.col("value")
            if mine["value"].list.len().max() == 1:
                value = value.list.first()
            mine = mine.select("id", value.alias(name))
            frame = frame.join(mine, on="id", how="left", maintain_order="left")
    return frame


def _columns(triples: pl.DataFrame, schema: Schema) -> Iterator[tuple[str, pl.DataFrame]]:
    """Name of a column, and for each node the list of its values."""
    for (predicate,), part in triples.group_by("predicate", maintain_order=True):
        iri = str(predicate)[1:-1]
        name, known = shorten(iri).removeprefix("ag:"), schema.properties.get(iri)
        if known is None:
            continue
        values = part.select("id", "object", lang=pl.lit(""), value=_values(part, known))
        if known.datatype == f"{RDF}langString":
            lang = pl.col("object").str.extract(_LANG, 1).fill_null("")
            values = values.with_columns(lang=lang)
        for (lang,), told in values.group_by("lang", maintain_order=True):
            column = f"{name}@{lang}" if lang else name
            yield column, told.group_by("id", maintain_order=True).agg("value")


def _values(part: pl.DataFrame, known: Property) -> pl.Series:
    terms = part["object"]
    if known.kind == "iri":
        return short(terms)
    texts = terms.str.extract(_TEXT, 1)
    escaped = texts.filter(texts.str.contains("\\", literal=True)).unique()
    plain = pl.Series([unescape(text) for text in escaped], dtype=pl.String)
    return texts.replace(escaped, plain)

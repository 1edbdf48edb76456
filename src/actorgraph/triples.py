"""Frames to triples, column by column.

The ontology tells how a column is written: an object property as an IRI, a datatype property
as a literal of its datatype. Terms come out in canonical N-Triples (see `terms`).
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

import polars as pl

from actorgraph.frames import PLACE_COLUMNS, Frames, class_iri, property_iri
from actorgraph.schema import Property, Schema
from actorgraph.terms import ID, RDF, RDF_TYPE, XSD, canonical_value, escape, n3_iri

COLUMNS = ("subject", "predicate", "object")
TRIPLE_SCHEMA = pl.Schema(dict.fromkeys(COLUMNS, pl.String))
_SPELLED = frozenset(XSD + name for name in ("decimal", "integer", "boolean", "date"))
_NEEDS_ESCAPE = r'[\x00-\x1f\x7f"\\]'


class Piece(NamedTuple):
    """All triples of one predicate from one column: a frame of `subject` and `object`."""

    predicate: str
    pairs: pl.DataFrame


def pieces(frames: Frames, schema: Schema) -> Iterator[Piece]:
    """The triples of `frames`, one piece a column, in the order of classes and columns.

    The columns must have passed `frames.check_columns`.
    """
    for name, frame in frames.items():
        if frame.is_empty():
            continue
        subjects = frame["id"].rename("subject")
        subjects = pl.select(pl.concat_str(pl.lit(f"<{ID}"), subjects, pl.lit(">"))).to_series()
        subjects = subjects.rename("subject")
        kind = pl.lit(f"<{class_iri(name)}>").alias("object")
        yield Piece(RDF_TYPE, pl.DataFrame({"subject": subjects}).with_columns(kind))
        for column in frame.columns:
            if column not in PLACE_COLUMNS:
                pairs = _pairs(subjects, frame[column])
                if not pairs.is_empty():
                    property_ = schema.properties[property_iri(column)]
                    yield _piece(pairs, property_, column.partition("@")[2])


def triples(frames: Frames, schema: Schema) -> pl.DataFrame:
    """The triples of `frames` as one frame, unique, sorted by predicate, subject, object."""
    made = [
        pairs.select("subject", pl.lit(predicate).alias("predicate"), "object")
        for predicate, pairs in pieces(frames, schema)
    ]
    if not made:
        return pl.DataFrame(schema=TRIPLE_SCHEMA)
    return pl.concat(made).unique().sort("predicate", "subject", "object")


def _pairs(subjects: pl.Series, values: pl.Series) -> pl.DataFrame:
    pairs = pl.DataFrame({"subject": subjects, "object": values})
    if isinstance(values.dtype, pl.List):
        pairs = pairs.explode("object", empty_as_null=True)
    return pairs.drop_nulls("object")


def _piece(pairs: pl.DataFrame, property_: Property, lang: str) -> Piece:
    values = pairs["object"]
    if property_.kind == "iri":
        written = _iris(values.cast(pl.String))
    elif property_.datatype == f"{RDF}langString":
        written = _texts(values, lang)
    else:
        written = _literals(values, property_.datatype or f"{XSD}string")
    # a language-tagged text may lack its text, which shows only when it is written
    made = pairs.with_columns(written.alias("object")).drop_nulls("object")
    return Piece(f"<{property_.iri}>", made)


def _iris(values: pl.Series) -> pl.Series:
    """Local ids are joined to their namespace; what has a colon is few and taken singly."""
    spelled = values.str.contains(":", literal=True)
    local = pl.select(pl.concat_str(pl.lit(f"<{ID}"), values, pl.lit(">"))).to_series()
    if not spelled.any():
        return local
    return pl.select(pl.when(spelled).then(_by_unique(values, n3_iri)).otherwise(local)).to_series()


def _by_unique(values: pl.Series, write: Callable[[str], str]) -> pl.Series:
    """Each distinct value is taken through Python once."""
    distinct = values.drop_nulls().unique()
    written = pl.Series([write(v) for v in distinct.to_list()], dtype=pl.String)
    return values.replace_strict(distinct, written, return_dtype=pl.String)


def _escaped(values: pl.Series) -> pl.Series:
    needs = values.str.contains(_NEEDS_ESCAPE)
    if not needs.any():
        return values
    bad = values.filter(needs).unique()
    return values.replace(bad, pl.Series([escape(v) for v in bad.to_list()], dtype=pl.String))


def _texts(values: pl.Series, lang: str) -> pl.Series:
    if isinstance(values.dtype, pl.Struct):
        texts = _escaped(values.struct.field("value"))
        langs = values.struct.field("lang").str.to_lowercase()
        tag = pl.when(langs.fill_null("") == "").then(pl.lit("")).otherwise("@" + langs)
        return pl.select(pl.concat_str(pl.lit('"'), texts, pl.lit('"'), tag)).to_series()
    end = f'"@{lang.lower()}' if lang else '"'
    return pl.select(pl.concat_str(pl.lit('"'), _escaped(values), pl.lit(end))).to_series()


def _literals(values: pl.Series, datatype: str) -> pl.Series:
    lexical = values.cast(pl.String)
    if datatype in _SPELLED and not values.dtype.is_integer():
        is_float = values.dtype.is_float()
        lexical = _by_unique(
            lexical, lambda t: canonical_value(_without_exponent(t) if is_float else t, datatype)
        )
    end = '"' if datatype == f"{XSD}string" else f'"^^<{datatype}>'
    return pl.select(pl.concat_str(pl.lit('"'), _escaped(lexical), pl.lit(end))).to_series()


def _without_exponent(text: str) -> str:
    """Floats print with an exponent where they are very large or small; decimals may not."""
    return format(Decimal(text), "f") if "e" in text else text

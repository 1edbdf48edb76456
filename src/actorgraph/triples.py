"""Frames to triples, column by column.

The ontology tells how a column is written: an object property as an IRI, a datatype property
as a literal of its datatype. Terms come out in canonical N-Triples (see `terms`).
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any, NamedTuple

import polars as pl

from actorgraph.frames import PLACE_COLUMNS, Frames, class_iri, property_iri
from actorgraph.schema import Property, Schema
from actorgraph.terms import ID, RDF, RDF_TYPE, XSD, canonical_value, escape, literal, n3_iri

COLUMNS = ("subject", "predicate", "object")
TRIPLE_SCHEMA = pl.Schema(dict.fromkeys(COLUMNS, pl.String))
_SPELLED = frozenset(XSD + name for name in ("decimal", "integer", "boolean", "date"))
_NEEDS_ESCAPE = r'[\x00-\x1f\x7f"\\]'
# So few rows are written sooner value by value than it takes to set out the columns: an article
# has a dozen frames of a few rows each.
FEW_ROWS = 64
_FEW_TRIPLES = 5_000
_BATCH = 200_000
_PAIR_SCHEMA = pl.Schema({"subject": pl.String, "object": pl.String})
_FLOATS = (pl.Float32, pl.Float64)


class Piece(NamedTuple):
    """All triples of one predicate from one column: a frame of `subject` and `object`."""

    predicate: str
    pairs: pl.DataFrame


def pieces(frames: Frames, schema: Schema, few: int = FEW_ROWS) -> Iterator[Piece]:
    """The triples of `frames`, one piece a column, in the order of classes and columns.

    The columns must have passed `frames.check_columns`. Frames of up to `few` rows are written
    value by value; the triples are the same.
    """
    for name, frame in frames.items():
        if not frame.is_empty():
            written = _by_value if frame.height <= few else _by_column
            yield from written(f"<{class_iri(name)}>", frame, schema)


def _by_column(kind: str, frame: pl.DataFrame, schema: Schema) -> Iterator[Piece]:
    subjects = pl.concat_str(pl.lit(f"<{ID}"), frame["id"], pl.lit(">")).alias("subject")
    typed = pl.select(subjects).with_columns(pl.lit(kind).alias("object"))
    yield Piece(RDF_TYPE, typed)
    for column in frame.columns:
        if column not in PLACE_COLUMNS:
            pairs = _pairs(typed["subject"], frame[column])
            if not pairs.is_empty():
                property_ = schema.properties[property_iri(column)]
                yield _piece(pairs, property_, column.partition("@")[2])


def _by_value(kind: str, frame: pl.DataFrame, schema: Schema) -> Iterator[Piece]:
    subjects = [None if id_ is None else f"<{ID}{id_}>" for id_ in frame["id"].to_list()]
    yield Piece(RDF_TYPE, _frame([(subject, kind) for subject in subjects]))
    for column in frame.columns:
        if column not in PLACE_COLUMNS:
            property_, lang = schema.properties[property_iri(column)], column.partition("@")[2]
            pairs = [
                (subject, _term(value, property_, lang))
                for subject, values in zip(subjects, _cells(frame[column]), strict=True)
                for value in values
            ]
            if pairs:
                yield Piece(f"<{property_.iri}>", _frame([p for p in pairs if p[1] is not None]))


def _frame(pairs: list[tuple[str | None, str | None]]) -> pl.DataFrame:
    return pl.DataFrame(pairs, schema=_PAIR_SCHEMA, orient="row")


def _cells(column: pl.Series) -> list[list[Any]]:
    """The values of each row: texts, structs of text and language, all else as text."""
    is_list = isinstance(column.dtype, pl.List)
    flat = column.dtype.inner if isinstance(column.dtype, pl.List) else column.dtype
    if not isinstance(flat, pl.String | pl.Struct):
        column = column.cast(pl.List(pl.String) if is_list else pl.String)
    rows: list[Any] = column.to_list()
    listed = rows if is_list else ((value,) for value in rows)
    spelled = _without_exponent if flat in _FLOATS else None
    return [
        [spelled(v) if spelled else v for v in values or () if v is not None] for values in listed
    ]


def _term(value: Any, property_: Property, lang: str) -> str | None:
    """None for a language-tagged text that lacks its text."""
    if property_.kind == "iri":
        return n3_iri(value)
    if property_.datatype != f"{RDF}langString":
        return literal(value, property_.datatype)
    if isinstance(value, str):
        return literal(value, None, lang)
    return None if value["value"] is None else literal(value["value"], None, value["lang"])


def triples(frames: Frames, schema: Schema) -> pl.DataFrame:
    """The triples of `frames` as one frame, unique, sorted by predicate, subject, object."""
    return joined(list(pieces(frames, schema)))


def joined(made: Sequence[Piece]) -> pl.DataFrame:
    """The triples of some pieces, unique, sorted by predicate, subject, object."""
    if not made:
        return pl.DataFrame(schema=TRIPLE_SCHEMA)
    if sum(pairs.height for _, pairs in made) <= _FEW_TRIPLES:
        names = [predicate for predicate, pairs in made for _ in range(pairs.height)]
        whole = pl.concat([pairs for _, pairs in made])
        whole = whole.insert_column(1, pl.Series("predicate", names, dtype=pl.String))
    else:
        whole = pl.concat(
            pairs.select("subject", pl.lit(predicate).alias("predicate"), "object")
            for predicate, pairs in made
        )
    return whole.unique().sort("predicate", "subject", "object")


def to_lines(triples: pl.DataFrame, stream: IO[bytes]) -> None:
    """Triples as lines of N-Triples, in their order."""
    for batch in triples.select(COLUMNS).iter_slices(_BATCH):
        batch.write_csv(
            stream, include_header=False, separator=" ", line_terminator=" .\n",
            quote_style="never",
        )  # fmt: skip


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

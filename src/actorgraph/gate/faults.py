"""What no shape can say, since a graph with it cannot be written: ill-formed IRIs, missing ids,
oversized texts, impossible language tags."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import polars as pl

from actorgraph.frames import PLACE_COLUMNS, property_iri
from actorgraph.gate import findings
from actorgraph.schema import Property, Schema
from actorgraph.terms import ID, RDFS, SKOS, shorten

IRI_CHARACTERS = 2048
LABEL_BYTES = 10 * 1024
LITERAL_BYTES = 1024 * 1024

_LABELS = frozenset(
    {f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{RDFS}label", "https://w3id.org/actorgraph/ns#name"}
)
_FORBIDDEN = r'\x00-\x20<>"{}|\\^`\x7f-\x9f'
# a local id is one segment: a slash, a question or a hash would make it a relative reference
_WELL_FORMED = rf"^(?:[^:/?#{_FORBIDDEN}]+|[A-Za-z][A-Za-z0-9+.-]*:[^{_FORBIDDEN}]+)$"
_LANG = r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"


class Fault(NamedTuple):
    """A kind of fault: its shape, column and words, and where it holds of single values."""

    shape: str
    column: str
    message: str
    holds: pl.Expr
    unwritable: bool = False


def of_frames(frames: Mapping[str, pl.DataFrame], schema: Schema) -> tuple[pl.DataFrame, pl.Series]:
    """Findings, and the ids of the nodes that cannot be written because of them."""
    found: list[pl.DataFrame] = []
    bad: list[pl.Series] = [pl.Series("id", [], dtype=pl.String)]
    for name, frame in frames.items():
        for part in _flat(frame):
            faults = list(_faults(part, schema))
            # one pass tells which faults there are at all, and mostly there is none
            tests = (fault.holds.any().alias(str(i)) for i, fault in enumerate(faults))
            there = part.select(tests).row(0)
            for fault in (f for f, any_ in zip(faults, there, strict=True) if any_):
                ids = part.filter(fault.holds)["id"].cast(pl.String).unique()
                if fault.unwritable:
                    bad.append(ids)
                found.append(_findings(ids, fault, name))
    return findings.concat(found), pl.concat(bad).drop_nulls().unique()


def _flat(frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The frame without its lists, then each list column with one value a line."""
    if frame.is_empty():
        return
    lists = [n for n, kind in frame.schema.items() if isinstance(kind, pl.List)]
    yield frame.drop(lists)
    for name in lists:
        yield frame.select("id", name).explode(name, empty_as_null=True)


def _findings(ids: pl.Series, fault: Fault, name: str) -> pl.DataFrame:
    path = None if fault.column == "id" else shorten(property_iri(fault.column))
    return pl.DataFrame({"focus": ids}).select(
        (ID + pl.col("focus")).fill_null("").alias("focus"),
        pl.lit(fault.shape).alias("shape"),
        pl.lit("Violation").alias("severity"),
        pl.lit(path, dtype=pl.String).alias("path"),
        pl.lit(None, dtype=pl.String).alias("value"),
        pl.lit(f"{name}.{fault.column}: {fault.message}").alias("message"),
    )


def _faults(frame: pl.DataFrame, schema: Schema) -> Iterator[Fault]:
    ids = pl.col("id").cast(pl.String)
    missing = "a node without id; take it out or mint one"
    yield Fault("frame:iri", "id", missing, pl.col("id").is_null(), True)
    wrong = _ill_formed(ids) | ids.str.contains(":", literal=True)
    yield Fault("frame:iri", "id", "makes no IRI; use terms.mint", wrong, True)
    for column in frame.columns:
        kind = frame.schema[column]
        known = schema.properties.get(property_iri(column))
        if column in PLACE_COLUMNS or known is None or kind == pl.Null:
            continue
        if known.kind == "iri":
            wrong = _ill_formed(pl.col(column).cast(pl.String))
            yield Fault("frame:iri", column, "neither a local id nor an absolute IRI", wrong, True)
        else:
            yield from _of_texts(column, kind, known)


def _of_texts(column: str, kind: pl.DataType, known: Property) -> Iterator[Fault]:
    label = known.iri in _LABELS
    limit, what = (LABEL_BYTES, "a label") if label else (LITERAL_BYTES, "a literal")
    value = pl.col(column)
    if isinstance(kind, pl.Struct):
        tag = value.struct.field("lang").fill_null("")
        wrong = (tag != "") & ~tag.str.contains(_LANG)
        yield Fault("frame:lang", column, "an ill-formed language tag", wrong)
        value = value.struct.field("value")
    elif kind != pl.String:
        return
    name = column.partition("@")[2]
    if "@" in column and re.search(_LANG, name) is None:
        yield Fault("frame:lang", column, f"`{name}` is no language tag", value.is_not_null())
    wrong = value.str.len_bytes() > limit
    yield Fault("frame:limit", column, f"{what} of more than {limit} bytes", wrong)


def _ill_formed(text: pl.Expr) -> pl.Expr:
    """True of what makes no absolute IRI when written."""
    return ~text.str.contains(_WELL_FORMED) | (text.str.len_chars() > IRI_CHARACTERS)

"""The frame in which every way of judging reports."""

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

from actorgraph.gate import paths
from actorgraph.gate.model import Rule
from actorgraph.terms import parse_term, shorten

SCHEMA = pl.Schema(
    dict.fromkeys(("focus", "shape", "severity", "path", "value", "message"), pl.String)
)


class Finding(NamedTuple):
    """A focus node that fails a rule; `focus` is a full IRI, `value` plain text."""

    focus: str
    shape: str
    severity: str
    path: str | None
    value: str | None
    message: str


def of(rule: Rule, focus: str, value: str | None, message: str = "") -> Finding:
    """The finding of a rule on one focus node."""
    path = None if rule.path is None else paths.text(rule.path)
    return Finding(
        focus, shorten(rule.shape), rule.severity, path, value, message or rule.message
    )  # fmt: skip


def frame(findings: Iterable[Finding]) -> pl.DataFrame:
    """One row for each focus node and shape, with the first value in order, sorted."""
    rows = pl.DataFrame(list(findings), schema=SCHEMA, orient="row")
    return _ordered(rows)


def concat(frames: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Several such frames as one."""
    return _ordered(pl.concat([pl.DataFrame(schema=SCHEMA), *frames]))


def _ordered(rows: pl.DataFrame) -> pl.DataFrame:
    if rows.height < 2:
        return rows
    order = ["focus", "shape", "value", "message"]
    return rows.sort(order, nulls_last=True).unique(
        ["focus", "shape"], keep="first", maintain_order=True
    )


def plain(term: str | None) -> str | None:
    """A term as a reader sees it: the IRI or the text, without brackets and datatype."""
    return None if term is None else parse_term(term).value

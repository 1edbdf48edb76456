"""The answer to a query as a table: for people, for programs, and for notebooks."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

from actorgraph.terminal import render, visible
from actorgraph.terms import XSD, parse_term, shorten

if TYPE_CHECKING:
    import polars as pl

Value = str | int | float | bool | Decimal | date | None

_INTEGERS = frozenset(
    XSD + name
    for name in (
        "integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger "
        "negativeInteger unsignedInt unsignedLong unsignedShort unsignedByte"
    ).split()
)
_FORMULA = tuple("=+-@\t\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NONE: Mapping[str, str] = MappingProxyType({})
# controls, but not the white space among them, and what turns the direction of other texts
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Rows of N-Triples terms, with the query and parameters that gave them.

    `truncated`: there are more rows than the limits allowed. Values are Python's own where the
    datatype has one, and local or compact ids ("wd-Q423", "agv:type-AID") for IRIs, which every
    command takes back; `iris=True` gives full IRIs instead.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[str | None, ...], ...]
    truncated: bool = False
    query: str = ""
    parameters: Mapping[str, str] = field(default_factory=lambda: _NONE)

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    @property
    def rows(self) -> list[tuple[Value, ...]]:
        return self.values()

    def values(self, *, iris: bool = False) -> list[tuple[Value, ...]]:
        return [tuple(value_of(term, iris=iris) for term in row) for row in self.terms]

    def df(self, *, iris: bool = False) -> "pl.DataFrame":
        """A polars DataFrame."""
        import polars as pl

        rows = self.values(iris=iris)
        columns = zip(*rows, strict=True) if rows else ((),) * len(self.columns)
        return pl.DataFrame([_series(n, v) for n, v in zip(self.columns, columns, strict=True)])

    def json_lines(self, *, iris: bool = False) -> Iterator[str]:
        """One JSON object a row, without anything a terminal would obey."""
        for row in self.values(iris=iris):
            made = dict(zip(self.columns, map(_for_json, row), strict=True))
            text = json.dumps(made, ensure_ascii=False)
            yield _UNSAFE_IN_JSON.sub(lambda m: f"\\u{ord(m[0]):04x}", text)

    def csv(self, *, raw: bool = False, iris: bool = False) -> Iterator[str]:
        """CSV lines, the header first.

        Unless `raw`, a text that a spreadsheet would run as a formula gets an apostrophe in
        front, and characters that a terminal would obey stand as `[U+202E]`; numbers stay as
        they are.
        """
        yield ",".join(map(_quoted, self.columns)) + "\n"
        for row in self.values(iris=iris):
            yield ",".join(_cell(value, raw) for value in row) + "\n"

    def text(self, width: int = 100) -> str:
        """For a terminal: columns where they fit, else one block a row."""
        rows = self.rows
        right = [_numeric(column) for column in zip(*rows, strict=True)]
        cells = [[plain(value) for value in row] for row in rows]
        lines = render(list(self.columns), cells, right or [False] * len(self.columns), width)
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<Table {visible(self.caption)}>"

    def _repr_html_(self) -> str:
        """For a notebook."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td><bdi>{escape(visible(plain(v)))}</bdi></td>' for v in row)}</tr>"
            for row in self.rows
        )
        caption = escape(visible(self.caption))
        return f"<table><caption>{caption}</caption><tr>{head}</tr>{body}</table>"

    @property
    def caption(self) -> str:
        """What was asked and how many rows came: every number is a query."""
        given = "".join(f" {key}={value}" for key, value in self.parameters.items())
        count = f"{len(self)} row{'' if len(self) == 1 else 's'}"
        return f"{self.query}{given}: {count}{', cut: there are more' if self.truncated else ''}"


def value_of(term: str | None, *, iris: bool = False) -> Value:
    """A term as a Python value."""
    if term is None:
        return None
    kind, text, datatype, _ = parse_term(term)
    if kind != "literal":
        return text if iris or kind == "blank" else shorten(text)
    try:
        return _typed(text, datatype or "")
    except (ValueError, ArithmeticError):
        return text


def _typed(text: str, datatype: str) -> Value:
    if datatype in _INTEGERS:
        return int(text)
    if datatype == f"{XSD}decimal":
        return Decimal(text)
    if datatype in (f"{XSD}double", f"{XSD}float"):
        return float(text.replace("INF", "inf"))
    if datatype == f"{XSD}boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    return date.fromisoformat(text) if datatype == f"{XSD}date" else text


def plain(value: Value) -> str:
    """A value as text."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _numeric(column: tuple[Value, ...]) -> bool:
    numbers = (int, float, Decimal)
    return all(v is None or (isinstance(v, numbers) and not isinstance(v, bool)) for v in column)


def _series(name: str, values: tuple[Value, ...]) -> "pl.Series":
    """A typed column where all values are of one type, else text."""
    import polars as pl

    types = {type(value) for value in values if value is not None}
    if len(types) == 1 and types != {Decimal}:
        return pl.Series(name, values)
    if types and types <= {int, float, Decimal}:
        return pl.Series(name, [None if v is None else float(str(v)) for v in values])
    return pl.Series(name, [None if v is None else plain(v) for v in values], dtype=pl.String)


def _for_json(value: Value) -> Value:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    finite = not isinstance(value, float) or abs(value) <= 1.8e308
    return str(value) if isinstance(value, date) or not finite else value


def _cell(value: Value, raw: bool) -> str:
    text = plain(value)
    if not raw:
        text = _CONTROL.sub(lambda m: visible(m[0]), text)
    if isinstance(value, str) and not raw:
        text = _OBEYED.sub(lambda m: visible(m[0]), text)
        text = f"'{text}" if text.startswith(_FORMULA) else text
    return _quoted(text)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if re.search(r'[",\r\n]', text) else text

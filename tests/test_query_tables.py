"""Tables: typed values, files that harm nobody, and terminals that obey nothing."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.tables import Table, value_of
from actorgraph.terminal import render, visible
from actorgraph.terms import AG, ID, XSD, literal

ROWS = (
    (f"<{ID}wd-Q1>", literal("=HYPERLINK(A1)"), literal("-10", "xsd:decimal"),
     literal("2031-03-02", "xsd:date"), literal("true", "xsd:boolean")),
    (f"<{AG}Event>", literal('a, "b"\nc', lang="en"), literal("0.25", "xsd:decimal"), None, None),
)  # fmt: skip
TABLE = Table(("id", "name", "score", "day", "ok"), ROWS, True, "demo", {"a": "wd-Q1"})


def table(*names: str) -> Table:
    return Table(("name",), tuple((literal(name),) for name in names))


def test_values() -> None:
    assert TABLE.rows == [
        ("wd-Q1", "=HYPERLINK(A1)", Decimal(-10), date(2031, 3, 2), True),
        ("ag:Event", 'a, "b"\nc', Decimal("0.25"), None, None),
    ]
    assert TABLE.values(iris=True)[0][0] == f"{ID}wd-Q1"
    assert next(iter(TABLE))["score"] == Decimal(-10)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (f'"-3000-01-01"^^<{XSD}date>', "-3000-01-01"),
        (f'"x"^^<{XSD}integer>', "x"),
        (f'"INF"^^<{XSD}double>', float("inf")),
        (f'"1e3"^^<{XSD}double>', 1000.0),
        (f'"maybe"^^<{XSD}boolean>', "maybe"),
        (f'"1"^^<{XSD}decimal>', Decimal(1)),
        ("_:b0", "b0"),
        ('"2031"^^<urn:year>', "2031"),
    ],
)
def test_odd_literals_are_kept_as_they_are(term: str, value: object) -> None:
    assert value_of(term) == value


def test_csv_makes_formulas_harmless_and_leaves_numbers() -> None:
    lines = list(TABLE.csv())
    assert lines[0] == "id,name,score,day,ok\n"
    assert lines[1] == "wd-Q1,'=HYPERLINK(A1),-10,2031-03-02,true\n"
    assert next(csv.reader(io.StringIO("".join(lines[2:])))) == [
        "ag:Event", 'a, "b"\nc', "0.25", "", "",
    ]  # fmt: skip
    assert "'" not in "".join(TABLE.csv(raw=True))


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_every_beginning_of_a_formula(start: str) -> None:
    text = "".join(table(f"{start}1").csv())
    assert next(csv.reader(io.StringIO(text.removeprefix("name\n"), newline=""))) == [f"'{start}1"]


def test_an_empty_table_keeps_its_columns() -> None:
    empty = Table(("a", "b"), ())
    assert list(empty.csv()) == ["a,b\n"]
    assert list(empty.json_lines()) == []
    assert empty.df().columns == ["a", "b"]
    assert empty.text() == "a  b"
    assert empty.caption == ": 0 rows"


def test_json_lines() -> None:
    first, second = map(json.loads, TABLE.json_lines())
    assert first == {
        "id": "wd-Q1", "name": "=HYPERLINK(A1)", "score": -10, "day": "2031-03-02", "ok": True,
    }  # fmt: skip
    assert second["score"] == 0.25


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_and_csv_keep_any_text_and_terminals_are_safe(text: str) -> None:
    [line] = table(text).json_lines()
    assert json.loads(line) == {"name": text}
    assert "\x1b" not in line
    assert "\u2028" not in line
    rows = csv.reader(io.StringIO("".join(table(text, "x").csv(raw=True)), newline=""))
    assert [row[0] if row else "" for row in rows][1] == text
    shown = table(text).text(40)
    assert all(c == "\n" or visible(c) == c for c in shown)


def test_data_frame() -> None:
    frame = TABLE.df()
    assert frame["score"].to_list() == [-10.0, 0.25]
    assert frame["day"].to_list() == [date(2031, 3, 2), None]
    assert frame["ok"].to_list() == [True, None]
    mixed = Table(("x",), ((literal("1", "xsd:integer"),), (literal("a"),))).df()
    assert mixed["x"].to_list() == ["1", "a"]


def test_html_is_escaped() -> None:
    html = table("<script>alert(1)</script>\u202e")._repr_html_()
    assert "<script>" not in html
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]</bdi>" in html


def test_terminal_columns_and_blocks() -> None:
    assert TABLE.text(100).splitlines() == [
        "id        name            score  day         ok",
        "wd-Q1     =HYPERLINK(A1)    -10  2031-03-02  true",
        'ag:Event  a, "b" c         0.25',
    ]
    assert TABLE.text(30).splitlines()[:5] == [
        "id     wd-Q1",
        "name   =HYPERLINK(A1)",
        "score  -10",
        "day    2031-03-02",
        "ok     true",
    ]
    assert table("a" * 50).text(20).splitlines()[1] == "a" * 19 + "…"


def test_wide_and_combining_characters_line_up() -> None:
    lines = render(["a", "b"], [["朝鮮", "x"], ["e\u0301", "y"]], [False, False], 40)
    assert lines == ["a     b", "朝鮮  x", "e\u0301     y"]


def test_what_was_asked_is_shown() -> None:
    assert TABLE.caption == "demo a=wd-Q1: 2 rows, cut: there are more"
    assert repr(TABLE) == "<Table demo a=wd-Q1: 2 rows, cut: there are more>"

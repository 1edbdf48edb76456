"""Tables as columns: strict, in blocks, everything accounted for."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from actorgraph import cells
from actorgraph.errors import Refused
from actorgraph.frames import SourceFile
from actorgraph.tabular import Block, Check, Layout, read

LAYOUT = Layout(taken=("id", "day"), optional=("n",), ignored={"x": "said twice"},
                synonyms={"key": "id"}, nulls=("", "NA"))  # fmt: skip


def blocks(folder: Path, data: bytes, layout: Layout = LAYOUT, size: int = 100) -> list[Block]:
    path = folder / "table.csv"
    path.write_bytes(data)
    return list(read(SourceFile.of(path), layout, size))


def test_rows_are_columns_and_keep_the_number_of_their_line(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, b"id,day,x\n1,2024-01-01,a\n\n2,NA,b\n")
    assert block.rows.select("_row", "id", "day", "n").rows() == [
        (2, "1", "2024-01-01", None),
        (4, "2", None, None),
    ]
    assert block.rows["_raw"].to_list() == ["1,2024-01-01,a", "2,NA,b"]
    assert block.notes == ("1 blank line skipped",)


def test_a_synonym_counts_and_a_new_column_is_named_once(tmp_path: Path) -> None:
    found = blocks(tmp_path, b"key,day,new\n1,a,\n2,b,\n3,c,\n", size=2)
    assert [block.rows_in for block in found] == [2, 1]
    assert [block.notes for block in found] == [("columns we do not know, left out: new",), ()]


def test_a_broken_row_costs_itself_only(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, b'id,day\n1,a\n2\n"3"x,b\n4,\xff\n5,e\n')
    assert block.rows["id"].to_list() == ["1", "5"]
    assert [(f.row, f.reason) for f in block.faults] == [
        (3, "column-count"),
        (4, "csv-quote"),
        (5, "encoding"),
    ]
    assert block.rows_in == 5


def test_a_missing_column_refuses_the_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="day"):
        blocks(tmp_path, b"id\n1\n")
    with pytest.raises(Refused, match="empty"):
        blocks(tmp_path, b"")


def test_the_first_check_that_fails_names_the_reason(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, b"id,day,n\n1,2024-01-01,x\n2,2024-02-30,x\n3,2024-02-29,4.0\n")
    checks = [
        Check(cells.unread("day", cells.day), "bad-date", "day", pl.col("day")),
        Check(cells.unread("n", cells.whole), "bad-number", "n"),
    ]
    judged = block.without(checks)
    assert judged.rows["id"].to_list() == ["3"]
    assert [tuple(f) for f in judged.faults] == [
        (2, "bad-number", "n", "", "1,2024-01-01,x"),
        (3, "bad-date", "day", "2024-02-30", "2,2024-02-30,x"),
    ]
    assert judged.quarantine.height == 2


def test_a_row_told_again_is_counted_and_rivals_are_set_apart(tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, b"id,day\n1,a\n1,a\n2,a\n2,b\n3,a\n")
    good, repeated = block.once("id")
    assert (good.rows["id"].to_list(), repeated, good.rows_in) == (["1", "3"], 1, 5)
    assert [(f.row, f.reason, f.detail) for f in good.faults] == [
        (4, "duplicate-conflict", "several rows of 2"),
        (5, "duplicate-conflict", "several rows of 2"),
    ]


def test_old_line_ends_and_other_encodings_are_translated(tmp_path: Path) -> None:
    latin = Layout(taken=("id",), encoding="latin-1")
    (block,) = blocks(tmp_path, b"id\rK\xf6ln\r", latin)
    assert block.rows["id"].to_list() == ["Köln"]
    assert latin.fits(SourceFile.of(tmp_path / "table.csv"))


def test_cells_read_strictly() -> None:
    frame = pl.DataFrame({"t": ["12", "12.0", "1e3", "2019", "2019-02", "2019-02-29", "-7", "x"]})
    assert frame.select(cells.whole("t"))["t"].to_list() == [12, 12, None, 2019, *[None] * 2, -7,
                                                             None]  # fmt: skip
    assert frame.select(cells.number("t"))["t"].to_list()[2:4] == [None, 2019.0]
    bounds = frame.select(a=cells.earliest("t"), b=cells.latest("t")).rows()
    assert bounds[3:6] == [
        (dt.date(2019, 1, 1), dt.date(2019, 12, 31)),
        (dt.date(2019, 2, 1), dt.date(2019, 2, 28)),
        (None, None),
    ]


def test_days_of_three_numbers_are_filled_outwards() -> None:
    years, months = [1990, 1990, 1990, None, 1990, 20190], [2, -9, 2, 1, 13, 1]
    frame = pl.DataFrame({"y": years, "m": months, "d": [-9, 5, 30, 1, 1, 1]})
    parts = [pl.col(c) for c in ("y", "m", "d")]
    rows = frame.select(a=cells.made_day(*parts), b=cells.made_day(*parts, last=True)).rows()
    assert rows == [
        (dt.date(1990, 2, 1), dt.date(1990, 2, 28)),
        (dt.date(1990, 1, 1), dt.date(1990, 12, 31)),
        (None, None),
        (None, None),
        (None, None),
        (None, None),
    ]


def test_what_is_no_table_has_no_columns(tmp_path: Path) -> None:
    path = tmp_path / "input"
    path.write_bytes(b'{"id":"a","day":1}\n')
    assert not LAYOUT.fits(SourceFile.of(path))

"""Votes in the United Nations: whose seat it was on a day, and one vote each over many blocks."""

import datetime as dt
from typing import Any

import polars as pl
import pytest

from actorgraph import content
from actorgraph.tabular import Block

unga: Any = content.load_ingest("_unga")


@pytest.mark.parametrize(
    ("name", "day", "state"),
    [
        ("Russia", "1991-12-25", "wd-Q15180"),
        ("Russia", "1991-12-26", "wd-Q159"),
        ("USSR", "1992-06-01", "wd-Q159"),
        ("Yugoslavia", "1992-04-26", "wd-Q36704"),
        ("Yugoslavia", "1992-04-27", "wd-Q37024"),
        ("Yugoslavia", "2019-12-12", "wd-Q403"),
        ("VENEZUELA (BOLIVARIAN REPUBLIC OF)", "2019-12-12", "wd-Q717"),
    ],
)
def test_a_name_that_outlived_its_state(name: str, day: str, state: str) -> None:
    assert unga.member("iso2", None, name, dt.date.fromisoformat(day)) == state


@pytest.mark.parametrize(
    ("code", "day", "state"),
    [
        ("CHN", "1971-10-24", "wd-Q865"),
        ("CHN", "1971-10-25", "wd-Q148"),
        ("YEM", "1990-05-21", "wd-Q267584"),
        ("YEM", "1990-05-22", "wd-Q805"),
    ],
)
def test_who_held_a_seat(code: str, day: str, state: str) -> None:
    assert unga.seat("iso3", code, None, dt.date.fromisoformat(day)) == state


def test_a_present_state_holds_its_own_seat() -> None:
    today = dt.date(2024, 1, 1)
    states = [one for one in unga._territory.territories().values() if one.kind == "state"]
    wrong = [one.name for one in states if unga.seat("wikidata", None, one.name, today) != one.id]
    assert wrong == []


def test_regions_do_not_vote() -> None:
    assert unga.member("cameo", "AFR", None, None) is None


def block(*rows: tuple[int, int, str, str]) -> Block:
    schema = {"_row": pl.Int64, "roll": pl.Int64, "voter": pl.String, "value": pl.String}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return Block(frame.with_columns(_raw=pl.lit("raw")), len(rows))


def test_a_vote_is_told_once_over_all_blocks() -> None:
    once = unga.Once()
    first, repeated = once.of(block((2, 7, "a", "yes"), (3, 7, "b", "no"), (4, 7, "a", "yes")))
    assert (first.rows["_row"].to_list(), repeated) == ([2, 3], 1)
    second, repeated = once.of(block((5, 7, "a", "yes"), (6, 7, "b", "yes"), (7, 8, "a", "no")))
    assert (second.rows["_row"].to_list(), repeated) == ([7], 1)
    assert [(fault.row, fault.reason) for fault in second.faults] == [(6, "duplicate-conflict")]


def test_the_last_block_is_known() -> None:
    blocks = [block(), block(), block()]
    assert [last for _, last in unga.with_last(blocks)] == [False, False, True]

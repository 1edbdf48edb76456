"""The territory table: hard codes, its laws, and how it becomes states and places."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import golden_frames
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import content
from actorgraph.frames import Chunk, SourceFile, count_rows

table: Any = content.load_ingest("_territory")
script: Any = content.load_ingest("territories")
CASE = Path(__file__).parent / "ingest" / "territories"


@pytest.mark.parametrize(
    ("scheme", "code", "day", "name"),
    [
        ("iso2", "NA", None, "Namibia"),
        ("iso2", "DK", None, "Denmark"),
        ("iso2", "AU", None, "Australia"),
        ("fips", "AU", None, "Austria"),
        ("fips", "AS", None, "Australia"),
        ("fips", "KS", None, "South Korea"),
        ("fips", "KN", None, "North Korea"),
        ("fips", "RI", None, "Serbia"),
        ("fips", "RB", None, "Serbia"),
        ("fips", "UP", None, "Ukraine"),
        ("fips", "CH", None, "China"),
        ("fips", "SF", None, "South Africa"),
        ("fips", "GZ", None, "Palestine"),
        ("fips", "WE", None, "Palestine"),
        ("fips", "YI", "2001-09-11", "Serbia and Montenegro"),
        ("fips", "YI", "2019-10-24", "Serbia"),
        ("cown", "255", None, "Germany"),
        ("gwn", "260", None, "Germany"),
        ("cown", "260", "1970-01-01", "Germany"),
        ("gwn", "265", None, "East Germany"),
        ("cown", "679", None, "Yemen"),
        ("gwn", "678", None, "Yemen"),
        ("gwn", "678", "1985-01-01", "Yemen Arab Republic"),
        ("cown", "678", "1985-01-01", "Yemen Arab Republic"),
        ("cown", "345", None, "Serbia"),
        ("cown", "345", "1999-03-24", "Serbia and Montenegro"),
        ("cown", "345", "1980-05-04", "Yugoslavia"),
        ("cown", "345", "1914-07-28", "Serbia"),
        ("gwn", "340", None, "Serbia"),
        ("cown", "365", "1962-10-22", "Soviet Union"),
        ("cown", "365", None, "Russia"),
        ("cown", "640", "1914-08-01", "Ottoman Empire"),
        ("cown", "970", None, "Nauru"),
        ("gwn", "970", None, "Kiribati"),
        ("cown", "946", None, "Kiribati"),
        ("gwn", "971", None, "Nauru"),
        ("cown", "955", None, "Tonga"),
        ("gwn", "972", None, "Tonga"),
        ("cown", "947", None, "Tuvalu"),
        ("gwn", "973", None, "Tuvalu"),
        ("cowc", "UKG", None, "United Kingdom"),
        ("cowc", "MAC", None, "North Macedonia"),
        ("iso3", "MAC", None, "Macao"),
        ("cameo", "KSV", None, "Kosovo"),
        ("cameo", "TMP", None, "Timor-Leste"),
        ("cameo", "ROM", None, "Romania"),
        ("cameo", "AUS", None, "Australia"),
        ("cowc", "AUS", None, "Austria"),
        ("isonum", "004", None, "Afghanistan"),
        ("cown", "2.0", None, "United States"),
        ("iso2", "CS", "1990-01-01", "Czechoslovakia"),
        ("iso2", "CS", "2005-01-01", "Serbia and Montenegro"),
        ("iso3", "ZAR", "1990-01-01", "Democratic Republic of the Congo"),
        ("icews", "Occupied Palestinian Territory", None, "Palestine"),
        ("icews", "the former Yugoslav Republic of Macedonia", None, "North Macedonia"),
        ("wikidata", "Q756617", None, "Denmark"),
    ],
)
def test_codes(scheme: str, code: str, day: str | None, name: str) -> None:
    date = None if day is None else dt.date.fromisoformat(day)
    found = table.territory(scheme, code, date)
    assert found is not None
    assert found.name == name


def test_denmark_is_the_country() -> None:
    assert table.territory("iso3", "DNK").id == "wd-Q35"


@pytest.mark.parametrize("code", ["AFR", "EUR", "SEA", "SAF", "SAS", "MEA"])
def test_regions_are_no_states(code: str) -> None:
    found = table.territory("cameo", code)
    assert (found.kind, found.is_state) == ("region", False)


def test_the_oceans_are_no_state() -> None:
    assert table.territory("fips", "OS").kind == "not-a-state"


def test_unknown_codes() -> None:
    assert table.territory("iso2", "XX") is None
    with pytest.raises(ValueError, match="no code scheme"):
        table.codes("iso4")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("DPRK", "wd-Q423"),
        ("the United States", "wd-Q30"),
        ("U.S.", "wd-Q30"),
        ("Ivory Coast", "wd-Q1008"),
        ("Türkiye", "wd-Q43"),
        ("Burma", "wd-Q836"),
        ("Swaziland", "wd-Q1050"),
        ("South Korea", "wd-Q884"),
        ("ST. KITTS & NEVIS", "wd-Q763"),
        ("COTE D'IVOIRE", "wd-Q1008"),
    ],
)
def test_names(name: str, id_: str) -> None:
    assert table.by_name(name).id == id_


def test_an_adjective_is_no_name() -> None:
    assert table.by_name("Russian") is None


def test_joining_codes_keeps_the_rows() -> None:
    rows = pl.LazyFrame({"Geo": ["AU", None, "RS", "??", "OS", "AU"]})
    found = table.join(rows, "fips", "Geo", "place").collect()
    assert found["place"].to_list() == ["wd-Q40", None, "wd-Q159", None, "ref-oceans", "wd-Q40"]
    assert found["place_kind"].to_list()[4] == "not-a-state"


# ── laws ─────────────────────────────────────────────────────────────────────


def test_the_table_is_well_formed() -> None:
    rows = table.read()
    assert rows["id"].is_unique().all()
    assert rows["id"].str.contains(r"^(wd-Q[0-9]+|ref-[a-z0-9-]+)$").all()
    assert set(rows["kind"]) == {*table.ACTING, "region", "not-a-state"}
    assert set(rows["parent"]) <= {*rows["id"], ""}
    assert Counter(rows["kind"])["state"] == 197


def test_no_code_means_two_things_on_one_day() -> None:
    spells = table.spells(table.read()).with_columns(
        pl.col("start").fill_null(dt.date.min), pl.col("end").fill_null(dt.date.max)
    )
    pairs = spells.sort("scheme", "code", "start").with_columns(
        before=pl.col("end").shift().over("scheme", "code")
    )
    assert pairs.filter(pl.col("before") >= pl.col("start")).is_empty()
    assert spells.filter(pl.col("start") > pl.col("end")).is_empty()


@given(st.sampled_from(table.SCHEMES), st.none() | st.dates(dt.date(1800, 1, 1)))
def test_one_code_and_all_codes_agree(scheme: str, day: dt.date | None) -> None:
    every = table.codes(scheme, day)
    assert every["code"].is_unique().all()
    for code, id_, kind in every.iter_rows():
        found = table.territory(scheme, code, day)
        assert (found.id, found.kind) == (id_, kind)


@pytest.mark.parametrize(
    ("scheme", "form"),
    [
        ("iso2", r"[A-Z]{2}"),
        ("iso3", r"[A-Z]{3}"),
        ("isonum", r"[1-9][0-9]{0,2}"),
        ("fips", r"[A-Z]{2}"),
        ("cown", r"[1-9][0-9]{0,2}"),
        ("cowc", r"[A-Z]{3}"),
        ("gwn", r"[1-9][0-9]{0,2}"),
        ("cameo", r"[A-Z]{3}([A-Z]{3})?"),
        ("wikidata", r"Q[1-9][0-9]*"),
    ],
)
def test_codes_have_the_form_of_their_scheme(scheme: str, form: str) -> None:
    assert [c for c in table.codes(scheme)["code"] if not re.fullmatch(form, c)] == []


# ── frames ───────────────────────────────────────────────────────────────────


def chunk(path: Path) -> Chunk:
    (found,) = script.frames(SourceFile.of(path))
    return found  # type: ignore[no-any-return]


def test_the_golden_rows(request: pytest.FixtureRequest) -> None:
    golden_frames.compare(request, [chunk(CASE / "input.csv")], CASE / "expected.ttl")


def test_every_row_of_the_table_is_a_node() -> None:
    made = chunk(table.TABLE)
    assert script.recognise(SourceFile.of(table.TABLE))
    assert count_rows(made.frames) == made.rows_in
    nodes = pl.concat([frame.select("id") for frame in made.frames.values()])
    assert nodes["id"].is_unique().all()


def test_a_city_is_one_place_of_the_present_state() -> None:
    places = chunk(table.TABLE).frames["Place"]
    assert places.filter(id="wd-Q649")["country"].to_list() == ["wd-Q159"]

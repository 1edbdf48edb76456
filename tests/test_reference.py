"""The reference tables: that they fit together, what the look-ups give, how rows become nodes."""

import datetime as dt
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import golden_frames
import polars as pl
import pytest

from actorgraph import content, gate
from actorgraph.frames import Chunk, SourceFile, check_columns, count_rows
from actorgraph.triples import triples

reference: Any = content.load_ingest("_reference")
territory: Any = content.load_ingest("_territory")
script: Any = content.load_ingest("reference")
territories: Any = content.load_ingest("territories")
CASE = Path(__file__).parent / "ingest" / "reference"
FOLDER = Path(reference.FOLDER)
TABLES = [Path(name).stem for name in script.SOURCE.files]
THINGS = ["places", "organizations", "ministries", "armed_groups", "media", "offices", "persons"]


def chunk(path: Path) -> Chunk:
    (found,) = script.frames(SourceFile.of(path))
    return found  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def known() -> set[str]:
    """All ids that a row may point at."""
    ids = set(territory.territories())
    return ids.union(*(reference.table(name)["id"] for name in THINGS))


# ── tables ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_told_by_its_header(name: str) -> None:
    path = FOLDER / f"{name}.csv"
    assert script.recognise(SourceFile.of(path))
    assert not territories.recognise(SourceFile.of(path))
    assert chunk(path).slice == name


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_where_it_is_from(name: str) -> None:
    sources = reference.table(name)["source"].str.split("|").explode()
    assert set(sources) <= {"wd-2022", "wd-2021", "snapshot-2026", "archigos-4.1", "own"}


@pytest.mark.parametrize("name", THINGS)
def test_ids_are_unique_and_well_formed(name: str) -> None:
    ids = reference.table(name)["id"]
    assert ids.is_unique().all()
    assert [i for i in ids if not re.fullmatch(r"wd-Q[1-9][0-9]*|ref-[a-z0-9-]+", i)] == []


def test_no_id_stands_for_two_things() -> None:
    ids = pl.concat([reference.table(name)["id"] for name in THINGS])
    assert ids.is_duplicated().sum() == 0
    assert set(ids) & set(territory.territories()) == set()


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("places", "country"), ("places", "within"), ("organizations", "country"),
        ("organizations", "part_of"), ("ministries", "part_of"), ("armed_groups", "part_of"),
        ("armed_groups", "country"), ("media", "part_of"), ("media", "controller"),
        ("media", "country"), ("offices", "office_of"), ("persons", "country"),
        ("tenures", "holder"), ("tenures", "office"), ("kinship", "person"),
        ("kinship", "relative"), ("memberships", "member"), ("memberships", "member_of"),
    ],
)  # fmt: skip
def test_what_a_row_points_at_exists(name: str, column: str, known: set[str]) -> None:
    assert set(reference.table(name)[column]) - known - {""} == set()


def test_bounds_are_in_order() -> None:
    rows = reference.tenures()
    for first, last in (
        ("start_earliest", "start_latest"),
        ("end_earliest", "end_latest"),
        ("start_earliest", "end_latest"),
    ):
        assert rows.filter(pl.col(first) > pl.col(last)).is_empty()


def test_nobody_certainly_shares_an_office_of_one() -> None:
    single = reference.offices().filter("single").select(office="id")
    held = reference.tenures().join(single, on="office").with_row_index()
    pairs = held.join(held, on="office", suffix="_b").filter(
        pl.col("index") < pl.col("index_b"),
        pl.col("holder") != pl.col("holder_b"),
        pl.max_horizontal("start_latest", "start_latest_b")
        < pl.min_horizontal("end_earliest", "end_earliest_b"),
    )
    assert pairs.select("office", "holder", "holder_b").rows() == []


def test_the_tables_are_small_and_load_fast() -> None:
    size = sum(path.stat().st_size for path in [*FOLDER.iterdir(), territory.TABLE])
    assert size < 1_000_000
    for face in (reference.table, reference.names, reference.tenures, reference.agencies):
        face.cache_clear()
    start = time.perf_counter()
    reference.names(), reference.tenures(), reference.agencies(), reference.offices()
    assert time.perf_counter() - start < 0.5


def test_there_is_enough_of_each() -> None:
    least = {
        "organizations": 150,
        "media": 80,
        "armed_groups": 60,
        "persons": 1000,
        "tenures": 1000,
    }
    assert {name: n for name, n in least.items() if reference.table(name).height < n} == {}


# ── look-ups ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "role", "kind", "label"),
    [
        ("KCNA", "alias", "Organization", "Korean Central News Agency"),
        ("AFP", "credit", "Organization", "Agence France-Presse"),
        ("UNSC", "alias", "Organization", "United Nations Security Council"),
        ("Pentagon", "metonym", "Organization", "United States Department of Defense"),
        ("Kremlin", "metonym", "Organization", "Presidential Administration of Russia"),
        ("Rada", "alias", "Organization", "Verkhovna Rada"),
        ("DPRK", "alias", "State", "North Korea"),
        ("North Korean", "adjective", "State", "North Korea"),
        ("Pyongyang", "capital", "State", "North Korea"),
        ("Pyongyang", "label", "Place", "Pyongyang"),
        ("Kiev", "alias", "Place", "Kyiv"),
        ("Danes", "demonym", "State", "Denmark"),
        ("Sergei Shoigu", "label", "Person", "Sergei Shoigu"),
        ("Sergey Shoigu", "alias", "Person", "Sergei Shoigu"),
        ("Russian President", "title", "Office", "President of Russia"),
        ("North Korean state media", "description", "Organization", "Korean Central News Agency"),
        ("ISIS", "alias", "Organization", "Islamic State"),
        ("M23", "alias", "Organization", "March 23 Movement"),
    ],
)  # fmt: skip
def test_names(name: str, role: str, kind: str, label: str) -> None:
    rows = reference.names()
    (id_,) = rows.filter(name=name, role=role, kind=kind)["id"]
    assert rows.filter(id=id_, role="label")["name"].to_list() == [label]


def test_names_have_no_gaps() -> None:
    rows = reference.names()
    assert list(rows.schema) == list(reference.NAMES)
    assert (
        rows.select("name", "id", "kind", "role", "gender", "country")
        .null_count()
        .sum_horizontal()
        .item()
        == 0
    )
    assert rows.filter(pl.col("name").str.strip_chars() != pl.col("name")).is_empty()
    assert rows.filter(pl.col("name") == "").is_empty()


def holders(office: str, day: str) -> Iterator[tuple[str, bool]]:
    """Who may have held an office on a day, and whether it is certain."""
    on = dt.date.fromisoformat(day)
    named = dict(reference.table("persons").select("id", "name").iter_rows())
    for row in reference.tenures().filter(office=office).iter_rows(named=True):
        outer = (row["start_earliest"] or on) <= on <= (row["end_latest"] or on)
        inner = row["start_latest"] and row["end_earliest"]
        if outer:
            certain = bool(inner and row["start_latest"] <= on <= row["end_earliest"])
            yield named[row["holder"]], certain


@pytest.mark.parametrize(
    ("office", "day", "held"),
    [
        ("wd-Q218295", "2010-01-01", {("Dmitry Medvedev", True)}),
        ("wd-Q218295", "2023-06-12", {("Vladimir Putin", True)}),
        ("wd-Q11696", "2019-10-24", {("Donald Trump", True)}),
        ("wd-Q11696", "2021-06-01", {("Joe Biden", True)}),
        ("wd-Q17287317", "2022-06-01", {("Sergei Shoigu", True)}),
        ("wd-Q56876342", "2011-01-01", {("Kim Jong Il", True)}),
        ("wd-Q56876342", "2022-06-01", {("Kim Jong Un", True)}),
        ("wd-Q56876342", "2035-01-01", {("Kim Jong Un", False)}),
        ("wd-Q14211", "2022-10-01", {("Liz Truss", True)}),
        ("ref-secretary-general-of-the-united-nations", "2020-01-01", {("António Guterres", True)}),
    ],
)
def test_who_held_an_office(office: str, day: str, held: set[tuple[str, bool]]) -> None:
    assert set(holders(office, day)) == held


def test_agencies() -> None:
    rows = {row["id"]: row for row in reference.agencies().iter_rows(named=True)}
    kcna, bbc = rows["ref-kcna"], rows["wd-Q9531"]
    assert (kcna["controller"], kcna["state"], kcna["credits"][0]) == ("wd-Q423", "yes", "KCNA")
    assert (bbc["controller"], bbc["state"]) == ("", "public")


def test_kin() -> None:
    assert ("wd-Q56226", "wd-Q4330912", "siblingOf") in reference.kinships().rows()


@pytest.mark.parametrize(
    ("table", "id_", "column", "name"),
    [
        ("ministries", "ref-foreign-ministry-pl", "aliases", "Poland's Foreign Ministry"),
        ("ministries", "ref-defence-ministry-nl", "aliases", "Netherlands' Defense Ministry"),
        ("offices", "wd-Q19108193", "titles", "Eritrean President"),
        ("persons", "ref-jakov-milatovic", "aliases", "Jakov Milatovic"),
    ],
)
def test_names_that_all_form_alike_are_not_written_out(
    table: str, id_: str, column: str, name: str
) -> None:
    (cell,) = reference.table(table).filter(id=id_)[column]
    assert name in cell.split("|")
    assert name not in (FOLDER / f"{table}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("", "None", "None"),
    ],
)
def test_partial_dates_are_bounds(text: str, first: str, last: str) -> None:
    made = pl.DataFrame({"day": [text]}).select(
        first=reference.first_day("day"), last=reference.last_day("day")
    )
    assert tuple(str(day) for day in made.row(0)) == (first, last)


# ── frames ───────────────────────────────────────────────────────────────────


def test_the_golden_rows(request: pytest.FixtureRequest) -> None:
    chunks = [chunk(CASE / f"{name}.csv") for name in TABLES]
    golden_frames.compare(request, chunks, CASE / "expected.ttl")


def test_all_of_it_passes_the_gate() -> None:
    ontology = golden_frames.ontology()
    shapes = gate.load(content.find("shapes").values(), ontology)
    (before,) = territories.frames(SourceFile.of(territory.TABLE))
    context = triples(before.frames, ontology)
    for name in TABLES:
        made = chunk(FOLDER / f"{name}.csv")
        check_columns(made.frames, ontology, name)
        assert count_rows(made.frames) == made.rows_in
        frames = {**made.frames, "dcat:Dataset": dataset()}
        assert gate.check(frames, context, ontology, shapes).rows() == []
        context = pl.concat([context, triples(made.frames, ontology)])


def dataset() -> pl.DataFrame:
    """The source as the engine states it in each slice."""
    card = script.SOURCE
    return pl.DataFrame(
        {
            "id": [card.id],
            "_row": pl.Series([None], dtype=pl.Int64),
            "dcterms:title@en": [card.title],
            "dcterms:license": [card.licence],
            "redistribute": [card.redistribute],
        }
    )

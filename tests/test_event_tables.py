"""What files cannot show of the sources that are tables of events: names, blocks, settings."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from actorgraph import sources
from actorgraph.errors import Refused
from actorgraph.frames import SourceFile
from actorgraph.tabular import Block

GED = Path(__file__).parent / "ingest" / "ucdp_ged" / "integers" / "input.csv"
ICEWS = Path(__file__).parent / "ingest" / "icews" / "input.tab"


def chunk_names(script: str, path: Path, name: str, **options: str) -> set[tuple[str, str]]:
    """Slice and version of each chunk of a file of this name."""
    file = replace(SourceFile.of(path, **options), name=name)
    found = {one.name: one for one in sources.load()}[script]
    return {(chunk.slice, chunk.version) for chunk in found.frames(file)}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("GEDEvent_v23_1.csv", ("ged", "23.01")),
        ("ged231.csv", ("ged", "23.01")),
        ("ucdpged_191_part.csv", ("ged", "19.01")),
        ("GEDEvent_v24_0_11.csv", ("ged-candidate-24.0.11", "")),
        ("GEDEvent_v24_01_24_12.csv", ("ged-candidate-24.1.24.12", "")),
    ],
)
def test_the_release_of_ged_stands_in_the_name(name: str, told: tuple[str, str]) -> None:
    assert chunk_names("ucdp_ged", GED, name) == {told}


def test_a_setting_says_the_release_of_ged() -> None:
    assert chunk_names("ucdp_ged", GED, "ged231.csv", release="5.0") == {("ged", "05.00")}


@pytest.mark.parametrize("options", [{}, {"release": "newest"}])
def test_ged_without_a_release_is_refused(options: dict[str, str]) -> None:
    with pytest.raises(Refused, match="which release") as refused:
        chunk_names("ucdp_ged", GED, "events.csv", **options)
    assert refused.value.remedy == "say --set release=25.1"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Events.2018.20200427084805.tab", ("2018", "20200427084805")),
        ("events.2018.sample.tab", ("2018", "2018-06-01")),
        ("20180601-icews-events.tab", ("20180601", "2018-06-01")),
        ("mine.tab", ("mine", "2018-06-01")),
    ],
)
def test_the_slice_of_icews_stands_in_the_name(name: str, told: tuple[str, str]) -> None:
    assert chunk_names("icews", ICEWS, name) == {told}


def test_sectors_are_the_longest_names() -> None:
    sources.load()
    from actorgraph_ingest import _icews_actors

    texts = pl.Series(["Arab, Levant,Military", "Military,Arab,Hill", "Army Medical,Army", None])
    assert _icews_actors.sectors(texts).rows() == [
        ("Arab, Levant,Military", ["agv:sector-MIL"], []),
        ("Army Medical,Army", ["agv:sector-MIL"], []),
        ("Military,Arab,Hill", ["agv:sector-MIL"], ["Hill"]),
    ]


def test_repeats_are_found_across_blocks() -> None:
    sources.load()
    from actorgraph_ingest import _keys

    def block(first: int, *rows: tuple[str, str]) -> Block:
        frame = pl.DataFrame(rows, schema={"key": pl.String, "_raw": pl.String}, orient="row")
        return Block(frame.with_row_index("_row", first).cast({"_row": pl.Int64}), len(rows))

    once = _keys.Once(pl.col("key"), "key")
    told, repeats = once.of(block(2, ("a", "1"), ("b", "1"), ("c", "1"), ("c", "2")))
    assert (told.rows["key"].to_list(), repeats) == (["a", "b"], 0)
    assert [fault.row for fault in told.faults] == [4, 5]
    told, repeats = once.of(block(6, ("a", "1"), ("b", "2"), ("d", "1"), ("d", "1")))
    assert (told.rows["key"].to_list(), repeats) == (["d"], 2)
    assert [(fault.row, fault.reason) for fault in told.faults] == [(7, "duplicate-conflict")]

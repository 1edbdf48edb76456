"""The contract between scripts and engine: columns, quarantine, rows."""

from pathlib import Path

import polars as pl
import pytest

from actorgraph import content, frames, schema
from actorgraph.errors import Refused

ONE = {"id": ["e1"], "_row": [1]}


@pytest.fixture(scope="module")
def known() -> schema.Schema:
    return schema.load(content.find("ontology").values())


def event(**columns: object) -> dict[str, pl.DataFrame]:
    return {"Event": pl.DataFrame({**ONE, **columns})}


def test_defined_columns_pass(known: schema.Schema) -> None:
    good = event(eventType=["agv:type-AID"], startEarliest=["2024-01-01"], _part=["p"])
    good["DatasetRecord"] = pl.DataFrame(
        {**ONE, "name@en": ["x"], "dcterms:issued": ["2024-01-01"]}
    )
    frames.check_columns(good, known, "here")


@pytest.mark.parametrize(
    ("made", "message"),
    [
        ({"Evnt": pl.DataFrame(ONE)}, "here: a frame `Evnt`.*did you mean `Event`"),
        (event(eventTyp=["x"]), "here: Event has a column `eventTyp`.*did you mean `eventType`"),
        (event(zzzzqqq=["x"]), "define it in ontology/ or leave it out"),
        ({"Event": pl.DataFrame({"id": ["a"]})}, "here: Event has no column `_row`"),
        ({"Event": pl.DataFrame({"_row": [1]})}, "here: Event has no column `id`"),
        ({"Event": pl.DataFrame({"id": [7], "_row": [1]})}, "`id` of Int64, not of text"),
        ({"Event": pl.DataFrame({"id": ["a"], "_row": ["1"]})}, "`_row` of String, not of whole"),
        ({"Event": [("a", 1)]}, "here: Event is a list, no frame of polars"),
        (event(**{"startEarliest@en": ["x"]}), "its values have no language; call it `startEarl"),
        (event(**{"agent@en": ["x"]}), "its values have no language"),
    ],
)
def test_other_columns_are_refused_with_a_remedy(
    known: schema.Schema, made: dict[str, pl.DataFrame], message: str
) -> None:
    with pytest.raises(Refused, match=message):
        frames.check_columns(made, known, "here")


def test_rows_are_counted_once_and_shared_nodes_not() -> None:
    a = pl.DataFrame({"id": ["a", "b"], "_row": [1, 2]})
    b = pl.DataFrame({"id": ["c", "d"], "_row": [2, None]})
    assert frames.count_rows({"Event": a, "DatasetRecord": b}) == 2
    assert frames.count_rows({}) == 0


def test_quarantine_has_closed_reasons_and_cuts_what_is_long() -> None:
    frame = frames.quarantine_frame([(1, "bad-date", "day", "no", "x" * 5000)])
    row = frame.row(0, named=True)
    assert len(row["raw"]) == 4096
    assert "5000 characters, sha256 " in row["detail"]
    with pytest.raises(ValueError, match="bad-luck"):
        frames.quarantine_frame([(1, "bad-luck", "", "", "")])
    assert frames.quarantine_frame([]).is_empty()


def test_a_file_for_tests_and_notebooks(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"abc")
    file = frames.SourceFile.of(path, filter="off")
    assert (file.name, file.size, file.head) == ("a.csv", 3, b"abc")
    assert file.options["filter"] == "off"
    assert file.read_bytes() == file.local().read_bytes()

"""OpenSanctions: what the files of `ingest/opensanctions/` cannot show."""

import gzip
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import golden_frames
import polars as pl
import pytest

from actorgraph import content
from actorgraph.build import Builder
from actorgraph.errors import Refused, UsageError
from actorgraph.frames import Chunk, SourceFile, count_rows
from actorgraph.staging import Options
from actorgraph.triples import triples
from actorgraph.workspace import Workspace

ftm: Any = content.load_ingest("opensanctions")
INPUT = Path(__file__).parent / "ingest" / "opensanctions"
OLD, NEW = "20240527134702-zbn", "20240527194702-wnk"
Entity = dict[str, Any]


def entity(id_: str, schema: str, /, lists: str = "xx_list", old: str = "", **told: str) -> Entity:
    return {
        "id": id_,
        "schema": schema,
        "caption": told.get("name", id_),
        "properties": {name: value.split("|") for name, value in told.items()},
        "datasets": lists.split(),
        "referents": old.split(),
        "first_seen": "2024-01-02T00:00:00",
        "last_seen": "2024-05-27T00:00:00",
    }


BEFORE = [
    entity("NK-ann", "Person", name="Ann|Anna", birthDate="1960|1961-02", nationality="hu"),
    entity("xx-ann", "Person", name="Ann of old"),
    entity("NK-ben", "Person", name="Ben", lists="xx_list yy_list", country="fr"),
    entity("NK-co", "Company", name="Co", jurisdiction="gb"),
    entity("NK-gone", "Company", name="Gone"),
    entity("ship", "Vessel", name="Ship"),
    entity("addr", "Address", full="1 Side Street"),
    entity("pos", "Position", name="Minister", country="hu"),
    entity("occ", "Occupancy", holder="xx-ann", post="pos", startDate="2012"),
    entity("dir", "Directorship", director="NK-ben", organization="NK-co", role="Director"),
    entity("dir-gone", "Directorship", director="NK-ben", organization="NK-gone", role="Clerk"),
    entity("own", "Ownership", owner="NK-ann|NK-ben", asset="NK-co", percentage="50"),
    entity("sanc-ann", "Sanction", entity="NK-ann", authority="Mill Office", country="us"),
    entity("sanc-ben", "Sanction", entity="NK-ben", authority="Ministry", lists="zz_list"),
    entity("fam", "Family", person="NK-ann", relative="NK-ben", relationship="brother"),
    entity("pass", "Passport", holder="xx-ann", number="HB1"),
]
STEPS = [
    # Ann of old is merged into Ann, so her edges move; one birth and a name are gone
    ("MOD", entity("NK-ann", "Person", old="xx-ann", name="Ann", birthDate="1961-02")),
    ("DEL", {"id": "xx-ann"}),
    ("MOD", entity("occ", "Occupancy", holder="NK-ann", post="pos", startDate="2012-03")),
    ("MOD", entity("pass", "Passport", holder="NK-ann", number="HB1|HB2")),
    # the last that named their authority, list and office go
    ("DEL", {"id": "sanc-ben"}),
    ("DEL", {"id": "dir-gone"}),
    ("DEL", {"id": "NK-gone"}),
    ("MOD", entity("own", "Ownership", owner="NK-ben", asset="NK-co", percentage="75")),
    ("MOD", entity("addr", "Address", full="2 Side Street")),
    ("ADD", entity("sanc-ship", "Sanction", entity="ship", authority="Mill Office", country="us")),
    ("ADD", entity("link", "UnknownLink", subject="NK-new", object="NK-co", lists="ww_list")),
    ("ADD", entity("NK-new", "Person", name="New")),
]


def after() -> list[Entity]:
    told = {one["id"]: one for one in BEFORE}
    for op, one in STEPS:
        told.pop(one["id"], None)
        if op != "DEL":
            told[one["id"]] = one
    return list(told.values())


def write(path: Path, lines: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    return path


def delta(path: Path) -> Path:
    return write(path, ({"op": op, "entity": one} for op, one in STEPS))


def ingest(ws: Workspace, path: Path, version: str) -> Any:
    settings = {"dataset": "toys", "version": version}
    options = Options(source="opensanctions", settings=settings)
    batch = Builder(ws).ingest([path], options)
    assert batch.refused == []
    return batch


def made(path: Path) -> tuple[list[Chunk], set[tuple[str, ...]]]:
    chunks = list(ftm.frames(SourceFile.of(path)))
    lines = {row for one in chunks for row in triples(one.frames, golden_frames.ontology()).rows()}
    return chunks, lines


def test_a_delta_leads_to_the_next_full_file(
    initialised: Path, full_ws: Workspace, tmp_path: Path
) -> None:
    other = Workspace(Path(shutil.copytree(initialised, tmp_path / "other")))
    fresh = Workspace(Path(shutil.copytree(initialised, tmp_path / "fresh")))
    base, whole = write(tmp_path / "base", BEFORE), write(tmp_path / "whole", after())
    ingest(full_ws, base, OLD)
    ingest(other, base, OLD)
    stepped = ingest(full_ws, delta(tmp_path / "delta"), NEW)
    at_once = ingest(other, whole, NEW)
    ingest(fresh, whole, NEW)
    assert stepped.digest == at_once.digest
    held = [ws.ledger.current()["opensanctions/toys"] for ws in (full_ws, other, fresh)]
    assert len({version.content_sha256 for version in held}) == 1
    assert {version.version for version in held} == {"2024-05-27T19:47:02-wnk"}


def test_a_delta_without_its_base_is_refused(full_ws: Workspace, tmp_path: Path) -> None:
    options = Options(source="opensanctions", settings={"dataset": "toys", "version": NEW})
    batch = Builder(full_ws).ingest([delta(tmp_path / "delta")], options)
    assert ["no base" in str(one) for one in batch.refused] == [True]


def test_blocks_do_not_show_in_what_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ends of edges, repeats and conflicts are found across blocks."""
    whole, expected = made(INPUT / "entities" / "input.json")
    monkeypatch.setattr(ftm._ftm_lines, "_PER_BLOCK", 3)
    parts, lines = made(INPUT / "entities" / "input.json")
    assert lines == expected
    assert len(whole) == 1
    assert len(parts) > 5
    for name in ("rows_in", "duplicates", "filtered"):
        assert sum(getattr(one, name) for one in parts) == getattr(whole[0], name)
    assert sum(count_rows(one.frames) for one in parts) == count_rows(whole[0].frames)
    assert pl.concat(one.quarantine for one in parts).sort("row").equals(whole[0].quarantine)
    assert parts[-1].notes == whole[0].notes


def test_row_order_changes_nothing(tmp_path: Path) -> None:
    _, expected = made(write(tmp_path / "one.json", BEFORE))
    _, lines = made(write(tmp_path / "two.json", reversed(BEFORE)))
    assert lines == expected


def test_a_packed_file_is_recognised_by_its_content(full_ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_bytes(gzip.compress(write(tmp_path / "plain", BEFORE).read_bytes()))
    batch = Builder(full_ws).ingest([path], Options())
    assert batch.refused == []
    assert [one.rows.rows_in for one in batch.slices] == [len(BEFORE)]


def test_a_line_longer_than_the_head_is_recognised(tmp_path: Path) -> None:
    path = write(tmp_path / "long.json", [entity("NK-1", "Person", name="Ann", notes="x" * 99_999)])
    assert ftm.recognise(SourceFile.of(path))


@pytest.mark.parametrize(
    "line",
    ['{"type": "item", "id": "Q1", "claims": {}}', '{"id": 1, "op": "PUT", "entity": {}}', "[]"],
)
def test_other_json_is_not_recognised(line: str, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text(line)
    assert not ftm.recognise(SourceFile.of(path))


def test_the_list_of_deltas_is_no_data(tmp_path: Path) -> None:
    told = {"versions": {NEW: "https://data.example/entities.delta.json"}, "updated_at": "2024"}
    path = tmp_path / "delta.json"
    path.write_text(json.dumps(told, indent=2))
    file = SourceFile.of(path)
    assert ftm.recognise(file)
    with pytest.raises(Refused, match="list of 1 deltas"):
        next(ftm.frames(file))


@pytest.mark.parametrize(
    ("lists", "expected"),
    [(("xx", "xx"), "xx"), (("xx", "xx yy"), "xx"), (("xx yy", "xx yy"), "default"),
     (("xx", "yy"), "default"), (("", ""), "my-file")],
)  # fmt: skip
def test_the_slice_is_the_shared_data_set(
    lists: tuple[str, str], expected: str, tmp_path: Path
) -> None:
    told = [entity(f"NK-{n}", "Person", lists=names, name="Ann") for n, names in enumerate(lists)]
    path = write(tmp_path / "my file.ftm.json", told)
    assert {one.slice for one in ftm.frames(SourceFile.of(path))} == {expected}


def test_the_stamp_in_the_name_is_the_version_of_a_delta(tmp_path: Path) -> None:
    path = delta(tmp_path / f"yente_{NEW}_entities.delta.json")
    (chunk,) = ftm.frames(SourceFile.of(path))
    assert chunk.version == "2024-05-27T19:47:02-wnk"
    lone = write(tmp_path / "lone.json", [{"op": "DEL", "entity": {"id": "NK-1"}}])
    with pytest.raises(Refused, match="without a time"):
        next(ftm.frames(SourceFile.of(lone)))
    with pytest.raises(UsageError):
        next(ftm.frames(SourceFile.of(lone, version="yesterday")))
    with pytest.raises(UsageError):
        next(ftm.frames(SourceFile.of(lone, dataset="../x", version=NEW)))


def test_a_delta_replaces_what_was_merged(tmp_path: Path) -> None:
    (chunk,) = ftm.frames(SourceFile.of(delta(tmp_path / "d.json"), version=NEW))
    assert {"os-NK-ann", "os-xx-ann", "os-sanc-ben"} <= set(chunk.replaces)
    assert "os-addr" not in chunk.replaces
    assert chunk.removed == 4

"""OpenSanctions and other FollowTheMoney data: persons, bodies, assets, and what joins them.

Read are `entities.ftm.json` (an entity a line), `targets.nested.json` (what is nested again and
again counts once), the deltas `entities.delta.json`, and Aleph's exports. A slice is a data set:
`--set dataset=sanctions` names it, else the one that all entities share, else `default`; for data
without data sets the name of the file. The version is the newest time at which an entity was seen,
of a delta the stamp in its name (`--set version=20240527194702-wnk`).

OpenSanctions merges what its lists say, so a record is OpenSanctions' own and cites the lists that
have the entity. Old ids (`referents`) are identifiers on the record; edges to them are followed,
and a delta that merges an entity into another replaces it. `last_seen` changes daily and is left
out.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from actorgraph.errors import Refused, UsageError
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph_ingest import _ftm_block, _ftm_index, _ftm_lines

SOURCE = Source(
    name="opensanctions",
    title="OpenSanctions",
    publisher="OpenSanctions",
    url="https://www.opensanctions.org/",
    licence="https://creativecommons.org/licenses/by-nc/4.0/",
    redistribute=True,
    order=20,
    closed_by_absence=("SanctionDesignation",),
    settings=("dataset", "version"),
)

_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(-[a-z0-9]{3})?(?![0-9A-Za-z])")
_SLICE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_LONG = re.compile(
    rb'\s*\{\s*(?:"op"\s*:\s*"(?:ADD|MOD|DEL)"|"id"\s*:\s*"[^"]*"\s*,'
    rb'(?=.*"schema"\s*:\s*"[A-Z])(?=.*"properties"\s*:\s*\{))',
    re.DOTALL,
)


def recognise(file: SourceFile) -> bool:
    """By a line with id, schema and properties, or with op and entity; or the index of deltas."""
    lines = file.head.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if len(lines) == 1 and len(file.head) < file.size:
        return _LONG.match(lines[0]) is not None
    whole = lines[:-1] if len(lines) > 1 and len(file.head) < file.size else lines
    return any(_is_entity(_parsed(line)) for line in whole[:50]) or _deltas(file) is not None


def _parsed(data: bytes) -> object:
    try:
        parsed: object = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return parsed


def _is_entity(told: object) -> bool:
    if not isinstance(told, Mapping):
        return False
    step = told.get("op") in _ftm_lines.OPS and isinstance(told.get("entity"), Mapping)
    return step or (isinstance(told.get("schema"), str) and "properties" in told and "id" in told)


def _deltas(file: SourceFile) -> list[str] | None:
    """The versions that `delta.json` lists, if this is one."""
    told = _parsed(file.head) if file.size <= len(file.head) else None
    versions = told.get("versions") if isinstance(told, Mapping) else None
    if not isinstance(versions, Mapping) or not versions:
        return None
    return sorted(versions) if all(_STAMP.match(str(key)) for key in versions) else None


def frames(file: SourceFile) -> Iterator[Chunk]:
    """A chunk for each 20,000 entities, all of one slice."""
    listed = _deltas(file)
    if listed is not None:
        raise Refused(
            f"is the list of {len(listed)} deltas, {listed[0]} to {listed[-1]}, and holds no data",
            where=file.name,
            remedy="ingest the files `entities.delta.json` that it names, the oldest first",
        )
    with _folder() as folder:
        reader = _ftm_lines.Reader(file)
        index = _ftm_index.build(reader, folder)
        name, version = _slice(file, reader), _version(file, reader)
        for made in _ftm_block.chunks(reader, index):
            yield Chunk(slice=name, version=version, **made)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for the time being; a reader that gives up in the middle takes it away too."""
    folder = Path(tempfile.mkdtemp(prefix="actorgraph-ftm-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _slice(file: SourceFile, reader: _ftm_lines.Reader) -> str:
    wish = file.options.get("dataset")
    if wish is not None:
        if _SLICE.fullmatch(wish) is None:
            raise UsageError(f"dataset is `{wish[:40]}`", where=file.name, remedy="name a data set")
        return wish
    if reader.datasets or reader.is_delta:
        shared = [name for name, times in reader.datasets.items() if times == reader.entities]
        return shared[0] if len(shared) == 1 and _SLICE.fullmatch(shared[0]) else "default"
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", file.name.split(".")[0]).strip("-_")
    return stem or "default"


def _version(file: SourceFile, reader: _ftm_lines.Reader) -> str:
    """Of a delta, its own version; else when an entity was seen last. Both begin with a date."""
    wish = file.options.get("version")
    stamp = _STAMP.search(file.name if wish is None else wish)
    if wish is not None and stamp is None:
        raise UsageError(
            f"version is `{wish[:40]}`", where=file.name, remedy="write 20240527194702-wnk"
        )
    if stamp is not None and (reader.is_delta or wish is not None):
        year, month, day, hour, minute, second, tag = stamp.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}:{second}{tag or ''}"
    if reader.is_delta and not reader.newest:
        raise Refused(
            "a delta without a time, so that its place among the others is not known",
            where=file.name,
            remedy="--set version=20240527194702-wnk",
        )
    return reader.newest

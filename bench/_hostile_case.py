"""The hostile cases as files and arguments: recipes are made real, the lure's port is put in."""

import gzip
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LURE = "127.0.0.1:9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One line of a cases file. `data` is None where there is no input, only a procedure."""

    id: str
    group: str
    outcome: str
    expected: str
    data: bytes | None
    text: str | None
    setup: str
    procedure: str


def load(folder: Path, port: int) -> list[Case]:
    """Every case of every *.jsonl in the folder; the lure of the inputs listens on `port`."""
    return [
        _case(json.loads(line), port)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").split("\n")
        if line.strip()
    ]


def _case(row: dict[str, str], port: int) -> Case:
    made = _made(row)
    data, text = None, None
    if isinstance(made, str):
        text = re.sub(rf"{re.escape(LURE)}(?!\d)", f"127.0.0.1:{port}", made)
        data = text.encode("utf-8", "surrogatepass")
    elif made is not None:
        data = made.replace(f"{LURE}/".encode(), f"127.0.0.1:{port}/".encode())
    return Case(
        id=row["id"],
        group=row["group"],
        outcome=row["outcome"],
        expected=row.get("expected", ""),
        data=data,
        text=text,
        setup=row.get("setup", ""),
        procedure=row.get("procedure", ""),
    )


def _made(row: dict[str, str]) -> str | bytes | None:
    if "input" in row:
        return row["input"]
    if "recipe_py" not in row:
        return None
    # the recipes are expressions of the cases' own files, which are as trusted as this program
    names = {"gzip": gzip, "json": json, "mkzip": mkzip, "mktar": mktar}
    made: str | bytes = eval(row["recipe_py"], names)
    return made


def mkzip(members: Sequence[tuple[str, str | bytes]]) -> bytes:
    """A zip archive of (name, content) pairs, the names as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def mktar() -> bytes:
    """A tar archive with one member of each dangerous kind."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind, target in _members():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            archive.addfile(member)
    return stream.getvalue()


def _members() -> Iterator[tuple[str, bytes, str]]:
    yield "link.csv", tarfile.SYMTYPE, "/etc/passwd"
    yield "hard.csv", tarfile.LNKTYPE, "/etc/passwd"
    yield "device", tarfile.CHRTYPE, ""
    yield "pipe", tarfile.FIFOTYPE, ""
    yield "../../evil.csv", tarfile.REGTYPE, ""

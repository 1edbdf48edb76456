"""Cases with the toy list: its files, whole and as deltas."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from toy_case import ToyBuilder

from actorgraph.receipt import BatchReceipt
from actorgraph.workspace import Workspace

TOY = Path(__file__).parent / "toy" / "toy_list.py"
HEADER = "key,name,url,ally"
KEY = "toy-list/list"
# key -> name, url and ally of an entry
Listed = Mapping[str, tuple[str, str, str]]


def builder(ws: Workspace) -> ToyBuilder:
    shutil.copy(TOY, ws.root / "ingest")
    return ToyBuilder(ws)


def whole(ws: Workspace, day: str, listed: Listed) -> Path:
    """The list of a day."""
    return _file(ws, day, HEADER, [",".join((key, *told)) for key, told in listed.items()])


def delta(ws: Workspace, day: str, old: Listed, new: Listed) -> Path:
    """What turns one list into the other."""
    lines = []
    for key in sorted(old.keys() | new.keys()):
        if key not in new:
            lines.append(f"DEL,{key},,,")
        elif old.get(key) != new[key]:
            lines.append(",".join(("MOD" if key in old else "ADD", key, *new[key])))
    return _file(ws, day, f"op,{HEADER}", lines)


def _file(ws: Workspace, day: str, header: str, lines: list[str]) -> Path:
    path = ws.root.parent / f"list@{day}.csv"
    path.write_text("\n".join([header, *lines]) + "\n")
    return path


def take(ws: Workspace, *paths: Path) -> BatchReceipt:
    batch = builder(ws).ingest(paths)
    assert batch.refused == []
    return batch


def digest(ws: Workspace) -> str:
    return ws.generation().manifest.digest

"""What can happen to a workspace itself: each ends with one clear line, and nothing is lost."""

import fcntl
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from _hostile_case import Case
from _hostile_files import digest, written
from _hostile_requests import full_disk
from _hostile_run import Place, Ran
from _hostile_seen import PROCESSOR, Seen

Damage = Callable[[Place], None]

_ROWS = b"id,name\n1,Of the store\n"


def run_all(place: Place) -> Iterator[tuple[Case, list[str]]]:
    """Each case, on a workspace that was sound before, with everything wrong that was seen."""
    sound = place.workspace
    for number, (name, met) in enumerate(_CASES.items(), 1):
        case = Case(
            id=f"sto-{number:02}", group="store", outcome="refuse-request", expected=name,
            data=None, text=None, setup="", procedure=name,
        )  # fmt: skip
        here = Place(base=place.base, inner=place.inner / f"s{number}")
        for folder in (here.files, here.temporary):
            folder.mkdir(parents=True)
        shutil.copytree(sound, here.workspace)
        seen = Seen(case=case, before=digest(here))
        faults = list(met(here, seen))
        faults += [fault for ran in seen.runs for fault in ran.faults()]
        slow = max((ran.processor for ran in seen.runs), default=0.0)
        faults += [f"took {slow:.1f} s of the processor"] if slow > PROCESSOR else []
        shutil.rmtree(here.inner)
        yield case, list(dict.fromkeys(faults))


def _refused(ran: Ran, *, codes: tuple[int, ...] = (5,)) -> Iterator[str]:
    """What is wrong with a refusal: its code, or more or less than one line."""
    lines = [x for x in ran.said.split("\n") if x.strip() and not x.startswith("next: ")]
    if ran.code not in codes or len(lines) != 1:
        yield f"exit code {ran.code} in {len(lines)} lines: {(lines or ['nothing said'])[0][:160]}"


def _sound(here: Place, seen: Seen, *words: str) -> Iterator[str]:
    """Whether nothing is lost: the digest is the old one, and all is as recorded."""
    for word in words:
        seen.runs.append(here.run(word))
        if seen.runs[-1].code != 0:
            yield f"{word} afterwards: exit code {seen.runs[-1].code}: {seen.runs[-1].said[:160]}"
            return
    if digest(here) != seen.before:
        yield "the graph is another one afterwards"


def _elsewhere(kind: str) -> Callable[[Place, Seen], Iterator[str]]:
    def met(here: Place, seen: Seen) -> Iterator[str]:
        folder = here.files / "elsewhere"
        if kind == "foreign":
            folder.mkdir()
            (folder / "holiday.txt").write_text("not a workspace")
        path = written(here, "a.csv", _ROWS)
        names = sorted(here.files.iterdir())
        for words in (("ask", "claims_contested"), ("ingest", str(path)), ("verify",)):
            seen.runs.append(here.run(*words, workspace=folder))
            yield from _refused(seen.runs[-1])
        if sorted(here.files.iterdir()) != names:
            yield "a folder was made on a wrong path"
        yield from _sound(here, seen, "verify")

    return met


def _damaged(damage: Damage, *mends: str) -> Callable[[Place, Seen], Iterator[str]]:
    """Damage that `verify` has to find, that `ask` must not answer over, and that can be mended."""

    def met(here: Place, seen: Seen) -> Iterator[str]:
        damage(here)
        asked, checked = here.run("ask", "case_counts", "--json"), here.run("verify")
        seen.runs += [asked, checked]
        if checked.code != 5:
            yield f"verify finds nothing: exit code {checked.code}"
        if asked.code == 5:
            yield from _refused(asked)
        elif asked.code != 0:
            yield f"ask: exit code {asked.code}: {asked.said[:160]}"
        if mends:
            yield from _sound(here, seen, *mends)

    return met


def _index_file(here: Place, ending: str) -> Path:
    """The largest file of the published index with this ending."""
    index = here.workspace / "index"
    published = index / (index / "CURRENT").read_text().strip()
    found = [p for p in published.rglob("*") if p.is_file() and p.name.endswith(ending)]
    return max(found, key=lambda p: p.stat().st_size)


def _alone(path: Path) -> Path:
    """A file of its own, where it was a hard link to one of an older generation."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    return path


def _cut(path: Path) -> None:
    os.truncate(_alone(path), path.stat().st_size // 2)


def _flip(path: Path) -> None:
    data = bytearray(_alone(path).read_bytes())
    for place in range(len(data) // 3, len(data) // 3 + 64):
        data[place] ^= 0xFF
    path.write_bytes(data)


def _slice(here: Place) -> Path:
    return max((here.workspace / "ledger").rglob("*.parquet"), key=lambda p: p.stat().st_size)


def _marker(here: Place) -> None:
    (here.workspace / "STORE.json").write_text('{"actorgraph": ')


def _current(here: Place) -> None:
    (here.workspace / "index" / "CURRENT").write_text("gen-999999")


def _manifest(here: Place) -> None:
    _cut(_index_file(here, "generation.json"))


def _no_index(here: Place) -> None:
    shutil.rmtree(here.workspace / "index")


def _locked(here: Place, seen: Seen) -> Iterator[str]:
    path = written(here, "a.csv", _ROWS)
    with (here.workspace / "LOCK").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        seen.runs += [here.run("ingest", str(path)), here.run("ask", "case_counts")]
    yield from _refused(seen.runs[0])
    if seen.runs[1].code != 0:
        yield f"readers are kept out: {seen.runs[1].said[:160]}"
    yield from _sound(here, seen, "verify")


def _no_permission(here: Place, seen: Seen) -> Iterator[str]:
    path = written(here, "a.csv", _ROWS)
    with _read_only(here.workspace):
        seen.runs += [here.run("ingest", str(path)), here.run("ask", "case_counts")]
    yield from _refused(seen.runs[0])
    if seen.runs[1].code != 0:
        yield f"readers are kept out: {seen.runs[1].said[:160]}"
    yield from _sound(here, seen, "verify")


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """A folder that nobody can write to; for root, whom no mode keeps out, by a mount."""
    if os.geteuid():
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
        return
    _mount("--bind", str(folder), str(folder))
    try:
        _mount("-o", "remount,bind,ro", str(folder))
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


def _full(here: Place, seen: Seen) -> Iterator[str]:
    rows = b"".join(b"%d,Name number %d\n" % (n, n) for n in range(20_000))
    path = written(here, "a.csv", b"id,name\n" + rows)
    seen.runs.append(here.run("ingest", str(path), before=full_disk))
    yield from _refused(seen.runs[0], codes=(5, 6))
    yield from _sound(here, seen, "verify")


def _killed(here: Place, seen: Seen) -> Iterator[str]:
    path = written(here, "a.csv", _ROWS)
    for seconds in (0.8, 1.6, 2.4):
        ran = here.run("ingest", str(path), longest=seconds)
        if ran.code not in (0, -9):
            yield f"exit code {ran.code}: {ran.said[:160]}"
    time.sleep(0.1)
    seen.runs += [here.run("verify"), here.run("ingest", str(path), "--json"), here.run("verify")]
    for ran in seen.runs:
        if ran.code != 0:
            yield f"after a kill: exit code {ran.code}: {ran.said[:160]}"


def _newer(here: Place, seen: Seen) -> Iterator[str]:
    (here.workspace / "STORE.json").write_text(json.dumps({"actorgraph": 99}))
    seen.runs.append(here.run("ask", "case_counts"))
    yield from _refused(seen.runs[0])


def _folder_refused(here: Place, seen: Seen) -> Iterator[str]:
    seen.runs.append(here.run("ingest", str(here.files)))
    yield from _refused(seen.runs[0], codes=(2, 4))
    yield from _sound(here, seen, "verify")


_CASES: dict[str, Callable[[Place, Seen], Iterator[str]]] = {
    "wrong path": _elsewhere("missing"),
    "foreign folder": _elsewhere("foreign"),
    "folder given as a file": _folder_refused,
    "marker cut off": _damaged(_marker),
    "format of a later program": _newer,
    "CURRENT names a generation that is gone": _damaged(_current, "rebuild", "verify"),
    "index deleted": _damaged(_no_index, "rebuild", "verify"),
    "manifest of the index cut off": _damaged(_manifest, "rebuild", "verify"),
    "table of the index deleted": _damaged(
        lambda here: _index_file(here, ".sst").unlink(), "rebuild", "verify"
    ),
    "table of the index cut off": _damaged(
        lambda here: _cut(_index_file(here, ".sst")), "rebuild", "verify"
    ),
    "flipped bytes in the index": _damaged(
        lambda here: _flip(_index_file(here, ".sst")), "rebuild", "verify"
    ),
    "log of the index deleted": _damaged(
        lambda here: _index_file(here, ".log").unlink(), "rebuild", "verify"
    ),
    "slice of the ledger deleted": _damaged(lambda here: _slice(here).unlink()),
    "slice of the ledger cut off": _damaged(lambda here: _cut(_slice(here))),
    "flipped bytes in the ledger": _damaged(lambda here: _flip(_slice(here))),
    "locked by another process": _locked,
    "no permission": _no_permission,
    "disk full": _full,
    "killed while it writes": _killed,
}

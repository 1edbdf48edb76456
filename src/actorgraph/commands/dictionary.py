"""`actorgraph dict check`, `dict missing FILE…` and `dict export FOLDER`: the dictionaries of the
readers."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actorgraph import sources, workspace
from actorgraph.cli import say
from actorgraph.commands import talk
from actorgraph.dictionaries import Missing
from actorgraph.errors import Refused, UsageError
from actorgraph.files import open_input
from actorgraph.frames import SourceFile
from actorgraph.limits import Limits
from actorgraph.words import cut
from actorgraph.workspace import MARKER

_SHOWN = 40  # of each kind, unless told


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("check", "missing", "export"))
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="texts (missing) or a folder (export)"
    )
    parser.add_argument(
        "--most", type=int, default=_SHOWN, metavar="N", help="how many of each kind (missing)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object an entry")


def run(args: Namespace) -> int:
    root = args.workspace if (args.workspace / MARKER).exists() else None
    if root is not None:
        workspace.locate(root)
    scripts = sources.load(root)
    if args.what == "check":
        if args.files:
            raise UsageError("takes no files", where="dict check")
        return _check(args, scripts)
    if args.what == "export":
        if len(args.files) != 1:
            raise UsageError("needs one folder", where="dict export")
        return _export(args, scripts)
    if not args.files:
        raise UsageError("needs files", where="dict missing")
    return _missing(args, scripts, root)


def _check(args: Namespace, scripts: list[sources.Script]) -> int:
    """Ends with 3 where an entry does not hold."""
    count = failed = 0
    for checked in _told(scripts, "check_dictionaries"):
        count += 1
        failed += not checked.holds
        if args.json:
            talk.out_json(checked.as_json())
        elif not checked.holds:
            talk.out(f"{checked.entry}: {checked.example or 'has no example'}")
            if checked.example:
                talk.out(f"  expected {checked.expected or 'nothing'}")
                talk.out(f"  read as  {checked.made or 'nothing'}")
    for line in _told(scripts, "unused_dictionaries"):
        say(line)
    if not args.json:
        talk.out(f"{count:,} entries, {count - failed:,} hold, {failed:,} do not")
        talk.next_step(args.workspace, "dict missing FILE")
    return 3 if failed else 0


def _told(scripts: list[sources.Script], what: str) -> Iterator[Any]:
    """What every script that has this hook says."""
    for script in scripts:
        yield from getattr(script.module, what, tuple)()


def _export(args: Namespace, scripts: list[sources.Script]) -> int:
    """Write the files of every script that has some. What is there already is not touched."""
    folder: Path = args.files[0]
    made = [(folder / name, text) for name, text in _told(scripts, "export_dictionaries")]
    taken = next((path for path, _ in made if path.exists()), None)
    if taken is not None or (folder.exists() and not folder.is_dir()):
        raise Refused("exists", where=str(taken or folder), remedy="name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in made:
        path.write_text(text, encoding="utf-8")
        if args.json:
            talk.out_json({"file": str(path), "lines": text.count("\n")})
        else:
            talk.out(f"{path}: {text.count(chr(10)):,} lines")
    return 0


def _missing(args: Namespace, scripts: list[sources.Script], root: Path | None) -> int:
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for path in args.files:
        for one in _of_file(path, scripts, root):
            counts[one.kind, one.words] += 1
            first.setdefault((one.kind, one.words), one.sentence)
    for kind in sorted({kind for kind, _ in counts}):
        mine = [(n, words) for (k, words), n in counts.items() if k == kind]
        mine.sort(key=lambda pair: (-pair[0], pair[1]))
        for number, words in mine[: args.most]:
            example = first[kind, words]
            if args.json:
                line = {"kind": kind, "words": words, "count": number, "sentence": example}
                talk.out_json(line)
            else:
                talk.out(f"{number:>5}  {kind}  {words}  “{cut(example)}”")
        if not args.json and len(mine) > args.most:
            talk.out(f"       … and {len(mine) - args.most:,} more of this kind: --most N")
    if not args.json:
        talk.next_step(args.workspace, "dict check")
    return 0


def _of_file(path: Path, scripts: list[sources.Script], root: Path | None) -> Iterator[Missing]:
    limits = Limits()
    with open_input(path, limits) as opened:
        for plain in opened:
            file = SourceFile(
                path=plain.path, name=plain.name, sha256=plain.sha256, size=plain.size,
                head=plain.head, workspace=root, limits=limits,
            )  # fmt: skip
            script = sources.pick(file, scripts, None)
            missing = getattr(script.module, "missing", None)
            if missing is None:
                raise Refused(
                    f"is read as {script.card.name}, which has no dictionaries", where=str(path)
                )
            yield from missing(file)

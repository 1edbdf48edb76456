"""`actorgraph annotate FILE…`: what is read in a text, each piece at its place. Nothing is kept."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from actorgraph import annotators, workspace
from actorgraph.annotating import Annotated, Reader
from actorgraph.annotations import Annotation
from actorgraph.cli import say
from actorgraph.commands import talk
from actorgraph.errors import ActorgraphError
from actorgraph.words import claim_words, cut, event_words
from actorgraph.workspace import MARKER, Workspace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--source", help="read as this source, whatever the file looks like")
    parser.add_argument(
        "--with", dest="plugins", action="append", default=[], metavar="NAME",
        help="let an installed annotator add to it",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON object an annotation")


def run(args: Namespace) -> int:
    reader = reader_of(args.workspace, args.source, args.plugins)
    failed: list[ActorgraphError] = []
    for path in args.files:
        try:
            for one in reader.read(path):
                _print(one, args.json)
        except ActorgraphError as error:
            say(str(error))
            failed.append(error)
    if not args.json:
        talk.next_step(args.workspace, f"show {args.files[0]}")
    if failed:
        return failed[0].exit_code if len(failed) == len(args.files) else 3
    return 0


def reader_of(root: Path, source: str | None, plugins: list[str]) -> Reader:
    """A reader with the scripts and plug-ins of the workspace, which need not be one."""
    held = root if (root / MARKER).exists() else None
    settings = Workspace(root).settings().get("annotators", {}) if held is not None else {}
    if held is not None:
        workspace.locate(root)
    names = annotators.wanted(settings, plugins)
    return Reader(held, source, annotators.load(names, settings))


def _print(one: Annotated, json: bool) -> None:
    for note in one.notes:
        say(f"{one.document.id or one.file}: {note}")
    for annotation in one.annotations:
        if json:
            talk.out_json(one.as_json(annotation))
        else:
            for line in _lines(one, annotation):
                talk.out(line)


def _lines(one: Annotated, annotation: Annotation) -> Iterator[str]:
    held = annotation.fields
    if annotation.type == "document":
        words = (one.document.title, one.document.publisher, one.document.issued)
        yield f"{one.file}: {one.document.id}  {' · '.join(filter(None, words))}"
        return
    place = f"{annotation.start}-{annotation.end}"
    plugin = f" [{annotation.plugin}]" if annotation.plugin else ""
    yield f"  {place:>11}  {annotation.type:<8} {annotation.score:.2f}  {_said(annotation)}{plugin}"
    if annotation.type in ("claim", "event"):
        why = f"  ({', '.join(annotation.rules)})" if annotation.rules else ""
        yield f"  {'':>11}  {held.get('id') or '-':<14} “{cut(annotation.exact)}”{why}"


def _said(annotation: Annotation) -> str:
    held, kind = annotation.fields, annotation.type
    if kind == "claim":
        return claim_words(held)
    if kind == "event":
        return event_words(held)
    if kind == "link":
        return " ".join(f"{k} {v}" for k, v in held.items() if v)
    told = {k: v for k, v in held.items() if isinstance(v, str) and v}
    if kind == "mention":
        ids = held.get("id")
        named = ", ".join(ids) if isinstance(ids, list) else str(ids or "")
        told = {k: v for k, v in told.items() if k not in ("id", "kind")}
        return f"“{cut(annotation.exact)}” {named} {' '.join(told.values())}".rstrip()
    return f"“{cut(annotation.exact)}” {' '.join(f'{k} {v}' for k, v in told.items())}"

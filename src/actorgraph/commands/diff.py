"""`actorgraph diff SOURCE/SLICE [OLDER NEWER]`: two versions, in words and as N-Triples."""

import sys
from argparse import ArgumentParser, Namespace

import polars as pl

from actorgraph import compare, content, schema, workspace
from actorgraph.commands import talk
from actorgraph.errors import UsageError
from actorgraph.ledger import Version
from actorgraph.terms import shorten
from actorgraph.workspace import Workspace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("slice", metavar="SOURCE/SLICE")
    parser.add_argument("older", nargs="?", type=int, help="number of the older version")
    parser.add_argument("newer", nargs="?", type=int, help="number of the newer version")
    parser.add_argument("--ntriples", action="store_true", help="`+ triple` and `- triple` lines")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    older, newer = _versions(ws, args)
    known = schema.load(content.find("ontology", ws.root).values())
    before = compare.nothing() if older is None else ws.ledger.frame(older)
    change = compare.difference(before, ws.ledger.frame(newer), known)
    if args.ntriples:
        _print_triples(change.removed, "-")
        _print_triples(change.added, "+")
    elif args.json:
        talk.out_json(_summary(args.slice, older, newer, change))
    else:
        _words(older, newer, change)
        talk.next_step(args.workspace, f"diff {args.slice} --ntriples")
    return 0


def _versions(ws: Workspace, args: Namespace) -> tuple[Version | None, Version]:
    source, _, slice_ = args.slice.partition("/")
    found = ws.ledger.versions(source, slice_)
    if not found:
        raise UsageError(f"no slice `{args.slice}`", remedy="actorgraph status lists them")
    numbered = {v.seq: v for v in found}
    for number in (args.older, args.newer):
        if number is not None and number not in numbered:
            held = ", ".join(map(str, sorted(numbered)))
            raise UsageError(f"no version {number}; there are: {held}", where=args.slice)
    newer = found[-1] if args.newer is None else numbered[args.newer]
    if args.older is not None:
        return numbered[args.older], newer
    return (found[-2] if len(found) > 1 else None), newer


def _words(older: Version | None, newer: Version, change: compare.Difference) -> None:
    first = "nothing" if older is None else f"version {older.seq} ({older.version or 'undated'})"
    talk.out(f"{first} → version {newer.seq} ({newer.version or 'undated'})")
    for name, nodes in (("new", change.new), ("changed", change.changed), ("gone", change.gone)):
        for node in sorted(nodes):
            talk.out(f"  {name}: {shorten(node[1:-1])}")
    talk.out(f"+{change.added.height:,} -{change.removed.height:,} triples")


def _summary(
    name: str, older: Version | None, newer: Version, change: compare.Difference
) -> dict[str, object]:
    return {
        "slice": name,
        "older": None if older is None else older.seq,
        "newer": newer.seq,
        "new": [shorten(n[1:-1]) for n in sorted(change.new)],
        "changed": [shorten(n[1:-1]) for n in sorted(change.changed)],
        "gone": [shorten(n[1:-1]) for n in sorted(change.gone)],
        "triples_added": change.added.height,
        "triples_removed": change.removed.height,
    }


def _print_triples(triples: pl.DataFrame, sign: str) -> None:
    for subject, predicate, value in triples.sort(triples.columns).iter_rows():
        sys.stdout.write(f"{sign} {subject} {predicate} {value} .\n")

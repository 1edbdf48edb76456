"""`actorgraph diff SOURCE/SLICE [OLDER NEWER]`: two versions, in words and as N-Triples."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator

import polars as pl

from actorgraph import compare, content, schema, sources, workspace
from actorgraph.changes import STATES, Changes, Line, Record, ids_of
from actorgraph.commands import talk
from actorgraph.errors import UsageError
from actorgraph.index.engine import Engine
from actorgraph.ledger import Version
from actorgraph.tables import plain, value_of
from actorgraph.terms import DCTERMS, SKOS
from actorgraph.workspace import Workspace

SHOWN = 20
_CUT = 60
_VALUES = 4


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("slice", metavar="SOURCE/SLICE")
    parser.add_argument("older", nargs="?", type=int, help="number of the older version")
    parser.add_argument("newer", nargs="?", type=int, help="number of the newer version")
    parser.add_argument("--all", action="store_true", help="every record, and values uncut")
    parser.add_argument("--ntriples", action="store_true", help="`+ triple` and `- triple` lines")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    older, newer = _versions(ws, args)
    known = schema.load(content.find("ontology", ws.root).values())
    before = compare.nothing().lazy() if older is None else ws.ledger.scan(older)
    after = ws.ledger.scan(newer)
    change = compare.difference(before, after, known)
    if args.ntriples:
        _print_triples(change.removed, "-")
        _print_triples(change.added, "+")
        return 0
    changes = Changes(before, after, change)
    if args.json:
        talk.out_json(_summary(args.slice, older, newer, change) | {"records": _records(changes)})
    else:
        talk.out(f"{_called(older)} → {_called(newer)}")
        _words(changes, ws, newer.source, whole=args.all)
        talk.out(f"+{change.added.height:,} -{change.removed.height:,} triples")
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
    place = found.index(newer)
    return (found[place - 1] if place else None), newer


def _called(version: Version | None) -> str:
    if version is None:
        return "nothing"
    return f"version {version.seq} ({version.version or 'undated'})"


def _words(changes: Changes, ws: Workspace, source: str, *, whole: bool) -> None:
    """Each record with its name, and what changed of it."""
    cards = {s.card.name: s.card for s in sources.load(ws.root)}
    gone = cards[source].gone if source in cards else "gone"
    engine = ws.generation().open()
    most = None if whole else SHOWN
    label = _labels(engine, changes.nodes(most))
    for state in STATES:
        count = changes.count(state)
        word = gone if state == "gone" else state
        if count:
            talk.out(f"{count:,} {word}")
        for record in changes.records(state, most, label):
            for line in _record(record, whole=whole):
                talk.out(line)
        if count > SHOWN and not whole:
            talk.out(f"  … {count - SHOWN:,} more {word}: --all lists them")
    beside = [f"{number:,} {state}" for state, number in changes.beside().items() if number]
    if beside:
        talk.out(f"nodes that records share: {', '.join(beside)}")
    engine.close()


def _record(record: Record, *, whole: bool) -> Iterator[str]:
    kind = f" ({record.kind})" if record.kind else ""
    yield f"  {record.id}{kind}{f': {record.label}' if record.label else ''}"
    for line in record.lines:
        part = line.node.removeprefix(record.id).removeprefix(".")
        yield f"    {f'{part} ' if part else ''}{line.name}: {_change(line, whole=whole)}"


def _change(line: Line, *, whole: bool) -> str:
    """`old → new`, or `+ new`, or `- old`."""
    old, new = (_listed(values, whole=whole) for values in (line.old, line.new))
    if old and new:
        return f"{old} → {new}"
    return f"+ {new}" if new else f"- {old}"


def _listed(values: Iterable[str], *, whole: bool) -> str:
    held = list(values)
    if whole:
        return "; ".join(held)
    cut = [v if len(v) <= _CUT else f"{v[:_CUT]}…" for v in held[:_VALUES]]
    more = [f"… {len(held) - _VALUES:,} more"] if len(held) > _VALUES else []
    return "; ".join([*cut, *more])


def _labels(engine: Engine, nodes: Iterable[str]) -> Callable[[str], str]:
    """The name of a node: the English one, else the first of another language."""
    from actorgraph.origins.lookup import rows

    pattern = f"?n <{SKOS}prefLabel>|<{DCTERMS}title> ?label"
    found: dict[str, tuple[bool, str]] = {}
    for node, name in rows(engine, "?n ?label", pattern, set(nodes), "n"):
        ranked = (not name.endswith("@en"), name)
        found[node] = min(ranked, found.get(node, ranked))
    return lambda node: plain(value_of(found[node][1])) if node in found else ""


def _summary(
    name: str, older: Version | None, newer: Version, change: compare.Difference
) -> dict[str, object]:
    return {
        "slice": name,
        "older": None if older is None else older.seq,
        "newer": newer.seq,
        "new": ids_of(change.new),
        "changed": ids_of(change.changed),
        "gone": ids_of(change.gone),
        "triples_added": change.added.height,
        "triples_removed": change.removed.height,
    }


def _records(changes: Changes) -> list[dict[str, object]]:
    """Every record with its state, and node, property, old and new values of what changed."""
    records = (r for state in STATES for r in changes.records(state, None, lambda _: ""))
    return [
        {"id": r.id, "state": r.state, "class": r.kind, "label": r.label,
         "lines": [line._asdict() for line in r.lines]}
        for r in records
    ]  # fmt: skip


def _print_triples(triples: pl.DataFrame, sign: str) -> None:
    for subject, predicate, value in triples.sort(triples.columns).iter_rows():
        sys.stdout.write(f"{sign} {subject} {predicate} {value} .\n")

"""`actorgraph status`: slices, sizes, and what needs attention."""

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterable

from actorgraph import content, workspace
from actorgraph.commands import talk
from actorgraph.ledger import Rows, Version
from actorgraph.workspace import Workspace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON Lines, one object a slice")
    parser.add_argument("--slices", action="store_true", help="list every slice")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    published = ws.generation()
    catalog = published.catalog()
    if args.json:
        for version in catalog.values():
            talk.out_json(version.as_json())
        return 0
    manifest = published.manifest
    talk.out(f"{manifest.base:,} triples stated, {manifest.derived:,} derived")
    talk.out(f"digest {manifest.digest}")
    for line in _by_source(catalog.values()):
        talk.out(line)
    if args.slices:
        for key, version in catalog.items():
            talk.out(f"  {key}  version {version.seq} ({version.version or 'undated'})")
    for line in _attention(ws):
        talk.out(line)
    talk.next_step("actorgraph ask claims_contested")
    return 0


def _by_source(versions: Iterable[Version]) -> list[str]:
    rows: dict[str, Rows] = defaultdict(Rows)
    slices: dict[str, int] = defaultdict(int)
    licences: dict[str, str] = {}
    for version in versions:
        rows[version.source] += version.rows
        slices[version.source] += 1
        licences[version.source] = version.licence
    return [
        f"{name}: {slices[name]:,} slices, {rows[name].accepted:,} of {rows[name].rows_in:,} rows "
        f"accepted, licence {licences[name]}"
        for name in sorted(slices)
    ]


def _attention(ws: Workspace) -> list[str]:
    lines = [f"quarantine: {path}" for path in sorted(ws.quarantine.glob("*.jsonl"))]
    for kind in ("queries", "ingest"):
        lines += [
            f"this workspace replaces {kind}/{name}" for name in content.replaced(kind, ws.root)
        ]
    return lines

"""`actorgraph status`: slices, sizes, and what needs attention."""

from argparse import ArgumentParser, Namespace
from collections import Counter, defaultdict
from collections.abc import Iterable

from actorgraph import content, quarantine, schema, workspace
from actorgraph.commands import talk
from actorgraph.commands.summary import number
from actorgraph.errors import ActorgraphError
from actorgraph.index.generation import Generation
from actorgraph.ledger import Rows, Version
from actorgraph.terms import expand, shorten
from actorgraph.workspace import Workspace

_SHOWN = 20


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
    for line in _attention(ws, catalog.values()):
        talk.out(line)
    changed = _changed(ws, published)
    if changed:
        talk.out(changed)
    talk.next_step(args.workspace, "rebuild" if changed else "ask claims_contested")
    return 0


def _by_source(versions: Iterable[Version]) -> list[str]:
    rows: dict[str, Rows] = defaultdict(Rows)
    slices: dict[str, int] = defaultdict(int)
    licences: dict[str, str] = {}
    deltas: set[str] = set()
    for version in versions:
        deltas |= {version.source} if version.base is not None else set()
        rows[version.source] += version.rows
        slices[version.source] += 1
        licences[version.source] = version.licence
    return [
        f"{name}: {number(slices[name], 'slice')}, {rows[name].accepted:,} of "
        f"{rows[name].rows_in:,} rows {'of the last delta ' if name in deltas else ''}accepted, "
        f"licence {shorten(expand(licences[name]))}"
        for name in sorted(slices)
    ]


def _changed(ws: Workspace, published: Generation) -> str:
    """Why the index is not what `rebuild` would make; empty where it is."""
    from actorgraph.index.update import is_compatible
    from actorgraph.plan import make_plan

    try:
        known = schema.load(content.find("ontology", ws.root).values())
        plan = make_plan(ws, known, published.catalog())
    except ActorgraphError as error:
        return str(error)
    if is_compatible(published, plan):
        return ""
    return "decisions, rules or ontology have changed since the index was made"


def _attention(ws: Workspace, versions: Iterable[Version]) -> list[str]:
    lines = list(_quarantined(ws))
    warnings = sum(version.findings.get("Warning", 0) for version in versions)
    if warnings:
        lines.append(f"{number(warnings, 'warning')} of the gate: actorgraph check lists them")
    for kind in ("queries", "ingest"):
        lines += [
            f"this workspace replaces {kind}/{name}" for name in content.replaced(kind, ws.root)
        ]
    return lines


def _quarantined(ws: Workspace) -> Iterable[str]:
    """Open rows by slice and reason."""
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for record in quarantine.held(ws.quarantine):
        reasons[record.slice_key][record.reason] += 1
    total = sum(sum(found.values()) for found in reasons.values())
    if total:
        yield f"{number(total, 'row')} in {ws.quarantine}: actorgraph requeue reads them again"
    for key, found in sorted(reasons.items())[:_SHOWN]:
        counts = ", ".join(f"{n:,} {reason}" for reason, n in found.most_common())
        yield f"  {key}: {counts}"
    if len(reasons) > _SHOWN:
        yield f"  … and {len(reasons) - _SHOWN:,} slices more"

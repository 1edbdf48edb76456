"""`actorgraph check`: shapes, quotes, decisions; ends 3 when it finds something."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

import polars as pl

from actorgraph import content, gate, identity, schema, verify, workspace
from actorgraph.cli import say
from actorgraph.commands import talk
from actorgraph.commands.summary import number
from actorgraph.ledger import Version
from actorgraph.ledger.versions import damaged
from actorgraph.rejudge import Rejudge
from actorgraph.staging import Progress
from actorgraph.terms import shorten
from actorgraph.workspace import Workspace

Finding = dict[str, str]


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSON Lines, one object a finding")
    parser.add_argument("--infos", action="store_true", help="list findings of severity Info too")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    with talk.progress() as (progress, _):
        known = schema.load(content.find("ontology", ws.root).values())
        shapes = gate.load(content.find("shapes", ws.root).values(), known)
        progress("judging the index")
        found = [*_merged(ws, known, shapes), *_slices(ws, known, shapes, progress)]
        progress("finding every quote again")
        found += [*_quotes(ws), *_identity(ws)]
    shown = [f for f in found if args.infos or f["severity"] != "Info"]
    for finding in shown:
        if args.json:
            talk.out_json(finding)
        else:
            talk.out("{severity}: {shape} {where}: {message}".format(**finding))
    infos = sum(f["severity"] == "Info" for f in found)
    say(f"{number(len(found) - infos, 'finding')}, {infos:,} of severity Info")
    talk.next_step(args.workspace, _next(shown))
    return 3 if len(found) > infos else 0


def _next(shown: list[Finding]) -> str:
    if not shown:
        return "export case.ttl"
    shape, node = shown[0]["shape"], shown[0]["where"].rpartition(" ")[2]
    if shape == "shape:Document-publisherKnown":
        return f"set {node} publisher NAME"
    return f"show {node}" if shape.startswith("shape:") else "status"


def _merged(ws: Workspace, known: schema.Schema, shapes: gate.Shapes) -> Iterator[Finding]:
    """What only the whole graph can show."""
    engine = ws.generation().open()
    yield from _findings(gate.check_index(engine, known, shapes), "index")
    engine.close()


def _slices(
    ws: Workspace, known: schema.Schema, shapes: gate.Shapes, progress: Progress
) -> Iterator[Finding]:
    """What the gate found in each slice and let through, or finds by the shapes of today."""
    catalog = ws.generation().catalog()
    again = Rejudge(ws, known, shapes, catalog)
    judged = 0
    for key, version in catalog.items():
        if again.is_due(version):
            progress(f"judging {key} again")
            judged += 1
            yield from _findings(again.findings(version), key)
        else:
            yield from _findings(_stored(ws, version), key)
    if judged:
        say(f"{number(judged, 'slice')} judged again, by the shapes of today")


def _stored(ws: Workspace, version: Version) -> pl.DataFrame:
    path = ws.ledger.path(version).with_suffix(".findings.parquet")
    if not path.is_file():
        return pl.DataFrame(schema={"severity": pl.String})
    try:
        return pl.read_parquet(path).filter(pl.col("severity") != "Violation")
    except (pl.exceptions.PolarsError, OSError) as error:
        raise damaged(path, error) from error


def _findings(frame: pl.DataFrame, where: str) -> Iterator[Finding]:
    for row in frame.iter_rows(named=True):
        yield {
            "severity": row["severity"],
            "shape": row["shape"],
            "where": f"{where} {shorten(row['focus'])}",
            "message": row["message"],
        }


def _quotes(ws: Workspace) -> Iterator[Finding]:
    engine = ws.generation().open()
    for fault in verify.quote_faults(ws, engine):
        yield _finding("Violation", "quote", "texts", fault)
    engine.close()


def _identity(ws: Workspace) -> Iterator[Finding]:
    for left, right in identity.merge(identity.read(ws.identity)).conflicts:
        message = f"{shorten(left)} and {shorten(right)} are judged the same, but kept apart"
        yield _finding("Warning", "identity", ws.identity.name, message)


def _finding(severity: str, shape: str, where: str, message: str) -> Finding:
    return {"severity": severity, "shape": shape, "where": where, "message": message}

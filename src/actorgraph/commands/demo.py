"""`actorgraph demo`: build the example case and walk through it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from actorgraph import content, exports, workspace
from actorgraph.build import Builder
from actorgraph.commands import talk
from actorgraph.commands.summary import counts, number
from actorgraph.query import canned


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("actorgraph-demo"),
        help="where the case goes (default: actorgraph-demo)",
    )  # fmt: skip


def run(args: Namespace) -> int:
    folder: Path = args.folder
    there = (folder / "STORE.json").exists()
    ws = workspace.locate(folder) if there else workspace.create(folder)
    _decide(ws)
    with talk.progress() as (step, meter):
        batch = Builder(ws, step, meter).ingest(_inputs())
    talk.out("== What was read")
    talk.receipt(batch, folder)
    talk.out(counts(ws))
    talk.out()
    talk.out("== What is contested: both sides, no side judged")
    _contested(ws)
    done = exports.write(ws, folder / "case.ttl")
    talk.out(f"== The graph as Turtle: {done.path} ({done.path.stat().st_size:,} bytes)")
    talk.next_step(folder, "ask claims_about --actor Iran")
    return 0


def _inputs() -> list[Path]:
    root = content.builtin() / "examples"
    return [*sorted((root / "articles").glob("*.md")), *sorted((root / "events").glob("*.CSV"))]


def _decide(ws: workspace.Workspace) -> None:
    """The example's decision on identity, as a person would have written it."""
    if not ws.identity.exists():
        text = (content.builtin() / "examples" / "identity.sssom.tsv").read_text("utf-8")
        ws.identity.write_text(text, "utf-8")


def _contested(ws: workspace.Workspace) -> None:
    queries = content.find("queries", ws.root)
    table = canned.ask(ws.generation().store, queries, "claims_contested")
    cluster, side = None, None
    for row in table:
        if row["cluster"] != cluster:
            cluster, side = row["cluster"], None
            talk.out(f"{row['summary']}  [{cluster}]")
        if row["side"] != side:
            side = row["side"]
            talk.out(
                f"  {'asserted' if side == 1 else 'denied'}: "
                f"{number(row['documents'], 'document')} · {number(row['origins'], 'origin')} · "
                f"{number(row['claimants'], 'claimant')}"
            )
        stance = str(row["stance"] or "").rpartition("-")[2] or "says"
        talk.out(f"    {row['claimantLabel'] or row['document']} {stance}: “{row['quote']}”")
        talk.out(f"      {row['document']} {row['start']}-{row['end']}")
    talk.out()

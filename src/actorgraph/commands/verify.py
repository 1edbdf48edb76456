"""`actorgraph verify`: the digest first, then every fault found."""

import resource
from argparse import ArgumentParser, Namespace

from actorgraph import content, schema, verify, workspace
from actorgraph.cli import say
from actorgraph.commands import talk

# reading damaged blocks may ask for memory without end
_MEMORY = 8 << 30


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: Namespace) -> int:
    from actorgraph.index.update import is_compatible
    from actorgraph.plan import make_plan

    ws = workspace.locate(args.workspace)
    _limit_memory()
    published = ws.generation()
    if not args.json:
        talk.out(published.manifest.digest)
    known = schema.load(content.find("ontology", ws.root).values())
    plan = make_plan(ws, known, published.catalog())
    stale = not is_compatible(published, plan)
    with talk.progress() as (progress, _):
        progress("reading the ledger again")
        faults = list(verify.ledger_faults(ws.ledger))
        if not faults and not stale:
            progress("comparing the index with it")
            faults += verify.index_faults(ws, published, plan)
    if args.json:
        talk.out_json({"digest": published.manifest.digest, "faults": faults})
    for fault in faults:
        say(fault)
    manifest = published.manifest
    say(
        f"{len(published.catalog()):,} slices, {manifest.base:,} triples stated and "
        f"{manifest.derived:,} derived: {'all as recorded' if not faults else 'DAMAGED'}"
    )
    if stale:
        say("decisions, rules or ontology have changed since the index was made")
    talk.next_step(args.workspace, "rebuild" if faults or stale else "check")
    return 5 if faults else 3 if stale else 0


def _limit_memory() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

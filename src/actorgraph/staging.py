"""The files of a batch, each read, judged and written aside, in this process or in workers."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import polars as pl

from actorgraph import content, corrections, gate, intake, reviews, schema, sources
from actorgraph.delta import Base
from actorgraph.errors import ActorgraphError, LimitError, Refused, UsageError
from actorgraph.files import Opened, open_input
from actorgraph.frames import Source, SourceFile
from actorgraph.limits import Limits
from actorgraph.staged import Judge, Postponed, Staged
from actorgraph.triples import TRIPLE_SCHEMA
from actorgraph.workspace import Workspace

Meter = Callable[[int, int], None]  # rows read since the last call, rows expected of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a batch is ingested. `source` forces one script; `settings` go to the scripts; `jobs`
    is how many processes read files."""

    source: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    max_quarantined: float | None = None
    allow_empty: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Read:
    """A file has been read to its end, and nothing of it was refused."""

    source: Source


Outcome = Staged | ActorgraphError | Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Stager:
    """What reading a file needs. `context` gives the reference data as they stand."""

    ws: Workspace
    schema: schema.Schema
    shapes: gate.Shapes
    scripts: list[sources.Script]
    context: Callable[[], gate.Context]
    batch: int
    deltas: bool = True
    meter: Meter = lambda *_: None

    def read(
        self, path: Path, options: Options, base_of: Callable[[str, str], Base | None]
    ) -> Iterator[Outcome]:
        """Each slice behind a path, or the error that says why there is none. Raises Postponed at
        a delta, where those have to wait for their bases."""
        try:
            with open_input(path, options.limits) as opened:
                for plain in opened:
                    yield from self._read_one(plain, path, options, base_of)
        except Postponed:
            raise
        except (Refused, UsageError, LimitError) as error:
            yield error

    def _read_one(
        self, opened: Opened, path: Path, options: Options,
        base_of: Callable[[str, str], Base | None],
    ) -> Iterator[Outcome]:  # fmt: skip
        file = SourceFile(
            path=opened.path,
            name=opened.name,
            sha256=opened.sha256,
            size=opened.size,
            head=opened.head,
            options=options.settings,
            workspace=self.ws.root,
            corrections=corrections.of_documents(self.ws.corrections)
            | reviews.verdicts(self.ws.reviews),
            limits=options.limits,
            given=path,
        )
        script = sources.pick(file, self.scripts, options.source)
        judge = Judge(
            schema=self.schema,
            shapes=self.shapes,
            context=self.context(),
            max_quarantined=options.max_quarantined,
            deltas=self.deltas,
        )
        refused = False
        for staged in intake.stage(
            script, file, judge, self.ws.ledger.staging(), self.batch,
            partial(base_of, script.card.name), partial(self._count, expected_rows(file)),
        ):  # fmt: skip
            refused = refused or isinstance(staged, Refused)
            yield staged
        if not refused:
            yield Read(script.card)

    def _count(self, expected: int, rows: int) -> None:
        self.meter(rows, expected)


def expected_rows(file: SourceFile) -> int:
    """About how many rows a file has, by the lines at its beginning; 0 where it has no lines."""
    breaks = file.head.count(b"\n")
    return file.size * breaks // len(file.head) if breaks > 9 else 0


# ── workers ──────────────────────────────────────────────────────────────────

_worker: Stager | None = None


def in_workers(
    ws: Workspace, batch: int, paths: Iterable[Path], options: Options
) -> Iterator[tuple[Path, list[Outcome] | None]]:
    """Each path with its outcomes, in the order given; None where it has to wait for its base.

    Each worker loads the gate and the reference data of the workspace for itself, so memory
    grows with their number. Processes are spawned: a fork of polars can hang.
    """
    context = multiprocessing.get_context("spawn")
    with context.Pool(options.jobs, _begin, (ws.root, batch)) as pool:
        yield from pool.imap(partial(_staged, options=options), paths)


def _begin(root: Path, batch: int) -> None:
    global _worker
    # an interrupt is the parent's to handle, which then ends its workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ws = Workspace(root)
    known = schema.load(content.find("ontology", root).values())
    scripts = sources.load(root)
    names = {s.card.name for s in scripts if s.card.reference}
    held = [ws.ledger.frame(v) for v in ws.ledger.current().values() if v.source in names]
    frame = pl.concat(held).unique() if held else pl.DataFrame(schema=TRIPLE_SCHEMA)
    reference = gate.Context(frame, known)
    shapes = gate.load(content.find("shapes", root).values(), known)
    _worker = Stager(
        ws=ws, schema=known, shapes=shapes, scripts=scripts, context=lambda: reference,
        batch=batch, deltas=False,
    )  # fmt: skip


def _staged(path: Path, options: Options) -> tuple[Path, list[Outcome] | None]:
    assert _worker is not None
    try:
        return path, list(_worker.read(path, options, lambda *_: None))
    except Postponed:
        return path, None

"""The files of a batch, each read, judged and written aside."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from actorgraph import corrections, gate, intake, reviews, schema, sources
from actorgraph.delta import Base
from actorgraph.errors import ActorgraphError, LimitError, Refused, UsageError
from actorgraph.files import Opened, open_input
from actorgraph.frames import Source, SourceFile
from actorgraph.gathering import Input
from actorgraph.limits import Limits
from actorgraph.staged import Judge, Staged
from actorgraph.workspace import Workspace

Progress = Callable[[str], None]
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
    sha256: str
    path: str


Outcome = Staged | ActorgraphError | Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Stager:
    """What reading a file needs. `context` gives the reference data as they stand, `without` those
    beside a slice of this name."""

    ws: Workspace
    schema: schema.Schema
    shapes: gate.Shapes
    scripts: list[sources.Script]
    context: Callable[[], gate.Context]
    without: Callable[[str], gate.Context | None] = lambda _: None
    batch: int
    deltas: bool = True
    meter: Meter = lambda *_: None
    progress: Progress = lambda _: None

    def read(
        self, one: Input, options: Options, base_of: Callable[[str, str], Base | None]
    ) -> Iterator[Outcome]:
        """Each slice behind a path, or the error that says why there is none; a file in an archive
        that is refused does not hold up the others. Raises Postponed at a delta, where those have
        to wait for their bases."""
        try:
            with open_input(one.path, options.limits) as opened:
                for plain in opened:
                    if not one.only or plain.sha256 in one.only:
                        yield from self._tried(plain, one, options, base_of)
        except (Refused, UsageError, LimitError) as error:
            yield error

    def _tried(
        self, plain: Opened, one: Input, options: Options,
        base_of: Callable[[str, str], Base | None],
    ) -> Iterator[Outcome]:  # fmt: skip
        try:
            yield from self._read_one(plain, one, options, base_of)
        except (Refused, UsageError, LimitError) as error:
            yield error

    def _read_one(
        self, opened: Opened, one: Input, options: Options,
        base_of: Callable[[str, str], Base | None],
    ) -> Iterator[Outcome]:  # fmt: skip
        file = SourceFile.opened(
            opened,
            options=options.settings,
            workspace=self.ws.root,
            corrections=corrections.of_documents(self.ws.corrections)
            | reviews.verdicts(self.ws.reviews),
            limits=options.limits,
            given=one.path if one.lasting else None,
            tell=self.progress,
        )
        script = sources.pick(file, self.scripts, options.source)
        judge = Judge(
            schema=self.schema,
            shapes=self.shapes,
            context=self.context(),
            without=self.without,
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
            yield Read(script.card, file.sha256, file.given_path)

    def _count(self, expected: int, rows: int) -> None:
        self.meter(rows, expected)


def expected_rows(file: SourceFile) -> int:
    """About how many rows a file has, by the lines at its beginning; 0 where it has no lines."""
    breaks = file.head.count(b"\n")
    return file.size * breaks // len(file.head) if breaks > 9 else 0

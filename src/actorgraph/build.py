"""The conductor: one batch from files to a published generation, all of it or nothing."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path

import polars as pl

from actorgraph import content, gate, quarantine, reviews, schema, sources, workers, workspace
from actorgraph.batch import Batch
from actorgraph.disk import sha256
from actorgraph.errors import ActorgraphError, StoreError, UsageError
from actorgraph.gathering import Input, gathered
from actorgraph.index import generation, update
from actorgraph.plan import make_plan
from actorgraph.receipt import BatchReceipt
from actorgraph.reference import Reference
from actorgraph.staged import Postponed, Staged
from actorgraph.staging import Meter, Options, Outcome, Progress, Read, Stager
from actorgraph.texts import TextStore
from actorgraph.workspace import Workspace

Asked = Sequence[tuple[Input, Options]]


class Builder:
    """Writes to one workspace; reading never needs it. `progress` is told each step, `meter` the
    rows."""

    def __init__(
        self, ws: Workspace, progress: Progress = lambda _: None,
        meter: Meter = lambda *_: None,
    ) -> None:  # fmt: skip
        self.ws = ws
        self._progress = progress
        self._meter = meter

    @cached_property
    def schema(self) -> schema.Schema:
        return schema.load(content.find("ontology", self.ws.root).values())

    @cached_property
    def shapes(self) -> gate.Shapes:
        return gate.load(content.find("shapes", self.ws.root).values(), self.schema)

    @cached_property
    def scripts(self) -> list[sources.Script]:
        return sources.load(self.ws.root)

    @cached_property
    def _reference(self) -> Reference:
        return Reference(self.ws.ledger, self.schema, self.scripts)

    def ingest(self, paths: Iterable[Path], options: Options | None = None) -> BatchReceipt:
        """Read files and folders, judge them, publish what is accepted as one generation.

        A file or slice that is refused does not hold the others up; its error is in the
        receipt. Reference data come before all other files, deltas after them. Raises StoreError
        where the batch itself cannot go on; then nothing changed.
        """
        options = options or Options()
        sources.check_settings(options.settings, self.scripts)
        with gathered(paths, options.limits) as inputs:
            return self.read([(one, options) for one in inputs], options.jobs)

    def read(self, asked: Asked, jobs: int = 1) -> BatchReceipt:
        """The same for inputs that are each read in a way of their own."""
        with self._batch() as batch:
            for script, path in self._stale_reference(batch):
                self._read(Input(path), Options(source=script.name), batch)
            early, rest = self._reference.apart(asked)
            for one, options in early:
                self._read(one, options, batch)
            parallel = jobs > 1 and len(rest) > 1
            later = self._in_workers(rest, jobs, batch) if parallel else self._in_turn(rest, batch)
            for one, options in later:
                self._read(one, options, batch)
            return self._publish(batch)

    def _in_turn(self, asked: Asked, batch: Batch) -> Asked:
        """Read what is no delta; gives the deltas, where there are other files."""
        deltas = len(asked) == 1
        return [(one, how) for one, how in asked if not self._read(one, how, batch, deltas=deltas)]

    def _in_workers(self, asked: Asked, jobs: int, batch: Batch) -> Asked:
        later = []
        work = workers.Work(self.ws.root, batch.number, self._reference.files(batch))
        done = workers.read(work, asked, min(jobs, len(asked)))
        for (one, options), outcomes in zip(asked, done, strict=True):
            self._progress(f"reading {one.path.name}")
            if outcomes is None:
                later.append((one, options))
            else:
                self._take(one, outcomes, options, batch)
        return later

    def remove(self, keys: Iterable[str]) -> BatchReceipt:
        """Withdraw slices, named "source/slice". Older versions stay in the ledger."""
        with self._batch() as batch:
            for key in keys:
                if key not in batch.after:
                    raise UsageError(f"no slice `{key}`", remedy="actorgraph status lists them")
                batch.withdraw(batch.after[key])
            return self._publish(batch)

    def rebuild(self) -> generation.Generation:
        """Make the index again from the ledger and the decisions alone."""
        with workspace.locked(self.ws), _in_words(self.ws):
            catalog = self.ws.ledger.current()
            plan = make_plan(self.ws, self.schema, catalog)
            number, seq = self._last_batch() + 1, self._last_seq()
            return update.full(self.ws.index, self.ws.ledger, catalog, plan, number, seq)

    @contextmanager
    def _batch(self) -> Iterator[Batch]:
        with workspace.locked(self.ws), _in_words(self.ws):
            published = generation.current(self.ws.index)
            catalog = self.ws.ledger.current() if published is None else published.catalog()
            last = self._last_batch() if published is None else published.manifest.batch
            # a batch of which nothing was published has left its quarantine
            last = max(last, quarantine.last(self.ws.quarantine))
            seq = self._last_seq() if published is None else published.manifest.seq
            now = datetime.now(UTC).isoformat(timespec="seconds")
            batch = Batch(number=last + 1, seq=seq, recorded=now, before=catalog)
            try:
                yield batch
            except BaseException:
                workspace.undo(self.ws, batch.number)
                raise

    def _last_batch(self) -> int:
        numbers = [int(p.name[4:10]) for p in self.ws.index.glob("gen-*")]
        numbers += [v.batch for v in self.ws.ledger.all_versions()]
        return max(numbers, default=0)

    def _last_seq(self) -> int:
        return max((v.seq for v in self.ws.ledger.all_versions()), default=0)

    def _stale_reference(self, batch: Batch) -> Iterator[tuple[sources.Script, Path]]:
        """Reference data that this installation has and the workspace has not, or not so."""
        if not self.ws.settings().get("ingest", {}).get("reference", True):
            return
        held = {v.input_sha256 for v in batch.after.values()}
        for script in self.scripts:
            if script.card.reference:
                for path in sources.reference_files(script):
                    if sha256(path) not in held:
                        yield script, path

    def _read(self, one: Input, options: Options, batch: Batch, *, deltas: bool = True) -> bool:
        """Whether it could be read now: a delta may have to wait for its base."""
        self._progress(f"reading {one.path.name}")
        stager = Stager(
            ws=self.ws, schema=self.schema, shapes=self.shapes, scripts=self.scripts,
            context=partial(self._reference.context, batch),
            without=partial(self._reference.without, batch), batch=batch.number, deltas=deltas,
            meter=self._meter, progress=self._progress,
        )  # fmt: skip
        base_of = partial(batch.base, self.ws.ledger)
        try:
            self._take(one, stager.read(one, options, base_of), options, batch)
        except Postponed:
            return False
        return True

    def _take(
        self, one: Input, outcomes: Iterable[Outcome], options: Options, batch: Batch
    ) -> None:
        first = len(batch.receipts)
        for outcome in outcomes:
            if isinstance(outcome, Staged):
                batch.take(
                    outcome, self.ws.ledger, self.schema, self.shapes.digest,
                    allow_empty=options.allow_empty,
                )  # fmt: skip
            elif isinstance(outcome, Read):
                batch.expect(outcome.source.expects, first)
                batch.closing.file(
                    outcome.source.name, outcome.sha256, outcome.path, options.settings
                )
                first = len(batch.receipts)
            elif one.found and isinstance(outcome, sources.Unknown):
                inside = outcome.where not in ("", one.path.name)
                batch.passed.append(
                    f"{one.path.name} ({outcome.where})" if inside else one.path.name
                )
            else:
                batch.refused.append(outcome)

    def _publish(self, batch: Batch) -> BatchReceipt:
        published = generation.current(self.ws.index)
        publishes = bool(batch.slices) or published is None
        if publishes:
            workspace.announce(self.ws, batch.number, batch.slices)
        folder = self.ws.quarantine
        written = quarantine.write(folder, batch.number, batch.quarantined(folder))
        if publishes:
            batch.write(self.ws.ledger, TextStore(self.ws.texts))
            self._progress("updating the index")
            published = self._update(batch, published)
            workspace.settle(self.ws)
        reviews.keep(self.ws.review, batch.queued)
        quarantine.settle(folder, batch.closing, batch.number)
        assert published is not None
        return BatchReceipt(
            batch=batch.number,
            slices=batch.receipts,
            refused=batch.refused,
            quarantine=None if written is None else str(written),
            digest=published.manifest.digest,
            passed=batch.passed,
        )

    def _update(
        self, batch: Batch, published: generation.Generation | None
    ) -> generation.Generation:
        ws, catalog = self.ws, batch.after
        plan = make_plan(ws, self.schema, catalog)
        changes = batch.changes()
        if published is not None:
            apart = update.difference(published, ws.ledger, changes, plan)
            if apart is not None:
                return update.following(
                    ws.index, ws.ledger, published, apart, catalog, plan, batch.number, batch.seq
                )
        return update.full(ws.index, ws.ledger, catalog, plan, batch.number, batch.seq)


@contextmanager
def _in_words(ws: Workspace) -> Iterator[None]:
    """Trouble with the disk in one line; the batch is undone by then."""
    try:
        yield
    except ActorgraphError:
        raise
    except (OSError, pl.exceptions.PolarsError) as error:
        what = getattr(error, "strerror", None) or next(iter(str(error).splitlines()), "trouble")
        raise StoreError(f"{what}; nothing changed", where=str(ws.root)) from error

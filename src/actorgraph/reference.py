"""The reference data as they stand in a batch: what all other files are judged beside."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from actorgraph import gate, sources
from actorgraph.batch import Batch, Catalog
from actorgraph.files import beginnings
from actorgraph.frames import SourceFile
from actorgraph.gathering import Input
from actorgraph.ledger import Ledger
from actorgraph.ledger.versions import damaged
from actorgraph.schema import Schema
from actorgraph.staging import Options
from actorgraph.triples import TRIPLE_SCHEMA

Asked = Sequence[tuple[Input, Options]]


class Reference:
    """Kept while it stays the same: thousands of files may be judged beside it."""

    def __init__(self, ledger: Ledger, schema: Schema, scripts: list[sources.Script]) -> None:
        self._ledger, self._schema = ledger, schema
        self._scripts = [s for s in scripts if s.card.reference]
        self._names = frozenset(s.card.name for s in self._scripts)
        self._context_of: tuple[Catalog, gate.Context] | None = None
        self._looked_at: tuple[Batch | None, int] = (None, 0)
        self._without: tuple[Catalog, gate.Context] | None = None

    def apart(self, asked: Asked) -> tuple[Asked, Asked]:
        """Inputs of reference data, and the rest, so that their order does not matter."""
        if len(asked) < 2:
            return [], asked
        early = [self._is_mine(one, options) for one, options in asked]
        both = list(zip(asked, early, strict=True))
        return [one for one, mine in both if mine], [one for one, mine in both if not mine]

    def _is_mine(self, one: Input, options: Options) -> bool:
        if options.source is not None:
            return any(options.source in (s.name, s.card.name) for s in self._scripts)
        for name, head in beginnings(one.path):
            file = SourceFile(path=one.path, name=name, sha256="", size=len(head), head=head)
            if any(script.recognise(file) for script in self._scripts):
                return True
        return False

    def context(self, batch: Batch) -> gate.Context:
        last, count = self._looked_at
        self._looked_at = batch, len(batch.accepted)
        made = self._context_of
        changed = any(staged.source.reference for staged, _ in batch.accepted[count:])
        if made is None or last is not batch or changed:
            made = self._context_of = self._context_now(batch)
        return made[1]

    def _context_now(self, batch: Batch) -> tuple[Catalog, gate.Context]:
        held = self._held(batch)
        if self._context_of is not None and self._context_of[0] == held:
            return self._context_of
        return held, gate.Context(triples(self.files(batch)), self._schema)

    def without(self, batch: Batch, key: str) -> gate.Context | None:
        """The context beside which a new version of this slice is judged; None where none of it is
        held yet, and `context` will do."""
        replaced = batch.after.get(key)
        if replaced is None or replaced.source not in self._names:
            return None
        held = self._held(batch)
        del held[key]
        if self._without is None or self._without[0] != held:
            self._without = held, gate.Context(triples(self._files(held, batch)), self._schema)
        return self._without[1]

    def _held(self, batch: Batch) -> Catalog:
        return {key: v for key, v in batch.after.items() if v.source in self._names}

    def files(self, batch: Batch) -> tuple[Path, ...]:
        """Where the triples of each slice lie: in the ledger, or on their way there."""
        return self._files(self._held(batch), batch)

    def _files(self, held: Catalog, batch: Batch) -> tuple[Path, ...]:
        staged = {v.seq: s.content for s, v in batch.accepted}
        return tuple(
            staged[v.seq] if v.seq in staged else self._ledger.path(v) for v in held.values()
        )


def triples(files: Sequence[Path]) -> pl.DataFrame:
    """Of all these files together. Raises StoreError where one is damaged."""
    parts = [_read(path) for path in files]
    return pl.concat(parts).unique() if parts else pl.DataFrame(schema=TRIPLE_SCHEMA)


def _read(path: Path) -> pl.DataFrame:
    try:
        return pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise damaged(path, error) from error

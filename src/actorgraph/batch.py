"""The state of one batch: each staged slice is compared with what is there and gets a receipt."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl

from actorgraph import __version__, compare, quarantine, texts
from actorgraph.delta import Base
from actorgraph.errors import ActorgraphError, Refused
from actorgraph.ledger import Ledger, Version
from actorgraph.quarantine import Record
from actorgraph.receipt import SliceReceipt
from actorgraph.schema import Schema
from actorgraph.staged import Staged
from actorgraph.triples import TRIPLE_SCHEMA

Catalog = dict[str, Version]


@dataclass(slots=True, kw_only=True)
class Batch:
    """`before`: the catalog when the batch began; `after`: as it will be once published."""

    number: int
    seq: int
    recorded: str
    before: Catalog
    after: Catalog = field(default_factory=dict)
    accepted: list[tuple[Staged, Version]] = field(default_factory=list)
    withdrawn: list[Version] = field(default_factory=list)
    receipts: list[SliceReceipt] = field(default_factory=list)
    refused: list[ActorgraphError] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    repeated: list[Record] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    closing: quarantine.Closing = field(default_factory=quarantine.Closing)
    queued: dict[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.after = dict(self.before)

    def take(
        self, staged: Staged, ledger: Ledger, schema: Schema, shapes: str, *, allow_empty: bool
    ) -> None:
        """Decide what becomes of a staged slice and write its receipt."""
        version = self._version(staged, shapes)
        held = self.after.get(version.key)
        outcome = self._outcome(staged, version, held, ledger, allow_empty)
        # an unchanged file has left its bad rows in quarantine, unless somebody emptied it
        again = outcome in ("unchanged", "empty")
        if outcome is not None:
            (self.repeated if again else self.records).extend(staged.records)
            self.closing.slice(
                version.source, version.slice, version.input_sha256, staged.input_path,
                replaces=staged.base is None and outcome in ("new", "changed", "confirmed"),
            )  # fmt: skip
        if outcome in ("new", "changed", "older", "confirmed"):
            self.seq += 1
            self.accepted.append((staged, version))
        else:
            staged.content.unlink()
        if outcome is None:
            return
        receipt = _receipt(staged, "unchanged" if outcome == "confirmed" else outcome)
        if outcome in ("new", "changed"):
            before = pl.LazyFrame(schema=TRIPLE_SCHEMA)
            if held is not None:
                before = self._content(held, ledger)
            receipt = _with_difference(receipt, before, staged, schema)
        if outcome in ("new", "changed", "confirmed"):
            self.after[version.key] = version
        if outcome != "older" and not staged.late:
            self.queued[version.key] = staged.queued
        self.receipts.append(receipt)

    def _version(self, staged: Staged, shapes: str) -> Version:
        severities = staged.findings["severity"].value_counts(sort=True)
        return Version(
            source=staged.source.name,
            slice=staged.slice,
            version=staged.version,
            seq=self.seq + 1,
            batch=self.number,
            content_sha256=staged.content_sha256,
            triples=staged.triples,
            input_name=staged.input_name,
            input_path=staged.input_path,
            input_sha256=staged.input_sha256,
            licence=staged.source.licence,
            redistribute=staged.source.redistribute,
            rows=staged.rows,
            findings=dict(severities.iter_rows()),
            statements_quarantined=staged.statements_quarantined,
            recorded=self.recorded,
            code=__version__,
            shapes=shapes,
            base=staged.base,
            closes=staged.source.closed_by_absence,
            unread=staged.unread,
        )

    def _outcome(
        self, staged: Staged, version: Version, held: Version | None, ledger: Ledger, empty: bool
    ) -> str | None:
        """The outcome's name; None where the slice is refused. "confirmed": nothing new to a
        reader, but to be kept, since its date or its input tells what comes later apart."""
        if staged.late:
            return "unchanged"
        if staged.rows.accepted == 0 and staged.base is None and not empty:
            if held is not None:
                self.refused.append(
                    Refused(
                        "would replace a slice that has content by an empty one",
                        where=version.key,
                        remedy="--allow-empty, if that is meant",
                    )
                )
                return None
            return "empty"
        if held is None:
            return "new"
        same_content = held.content_sha256 == version.content_sha256
        # where absence means something, each version counts that lacks a node
        if same_content and (version.version >= held.version or not version.closes):
            renewed = staged.source.reference and held.input_sha256 != version.input_sha256
            return "confirmed" if version.version > held.version or renewed else "unchanged"
        if version.version >= held.version:
            return "changed"
        return "unchanged" if self._is_known(version, ledger) else "older"

    def _is_known(self, version: Version, ledger: Ledger) -> bool:
        """Whether the slice has had this content under this date."""
        known = [*ledger.versions(version.source, version.slice), *(v for _, v in self.accepted)]
        same = (version.key, version.version, version.content_sha256)
        return same in ((v.key, v.version, v.content_sha256) for v in known)

    def base(self, ledger: Ledger, source: str, slice_: str) -> Base | None:
        """What a delta of this slice changes."""
        held = self.after.get(f"{source}/{slice_}")
        return None if held is None else Base(held.version, self._content(held, ledger))

    def _content(self, held: Version, ledger: Ledger) -> pl.LazyFrame:
        if held.batch == self.number:
            return pl.scan_parquet(next(s.content for s, v in self.accepted if v is held))
        return ledger.scan(held)

    def expect(self, rows: tuple[int, int] | None, first: int) -> None:
        """Say it in the last receipt of a file, whose receipts begin at `first`, where the file has
        fewer or more rows than those of its source have."""
        mine = self.receipts[first:]
        held = sum(receipt.rows.rows_in for receipt in mine)
        if rows is not None and mine and not rows[0] <= held <= rows[1]:
            note = f"{held:,} rows, where {rows[0]:,} to {rows[1]:,} are expected of such a file"
            self.receipts[-1] = replace(mine[-1], notes=(*mine[-1].notes, note))

    def quarantined(self, folder: Path) -> list[Record]:
        """What is to go into quarantine and is not there yet."""
        again = quarantine.unheld(folder, self.repeated, self.records, self.closing)
        return [*self.records, *again]

    def withdraw(self, version: Version) -> None:
        """Note that a slice goes, and write its receipt."""
        self.seq += 1
        self.withdrawn.append(replace(version, seq=self.seq))
        del self.after[version.key]
        self.closing.replaced.add((version.source, version.slice))
        self.queued[version.key] = ()
        self.receipts.append(
            SliceReceipt(
                slice=version.slice,
                version=version.version,
                source=version.source,
                outcome="removed",
                rows=version.rows,
                triples_removed=version.triples,
            )
        )

    @property
    def slices(self) -> list[tuple[str, str]]:
        """Source and slice of everything the batch will write."""
        return [(v.source, v.slice) for v in [*self.withdrawn, *(v for _, v in self.accepted)]]

    def write(self, ledger: Ledger, store: texts.TextStore) -> None:
        """Write the accepted slices and their texts into the ledger."""
        for staged, version in self.accepted:
            store.keep(staged.texts)
            ledger.publish(version, staged.content, staged.findings)
        for version in self.withdrawn:
            ledger.withdraw(version, seq=version.seq, batch=self.number, recorded=self.recorded)

    def changes(self) -> list[tuple[Version | None, Version | None]]:
        """(before, after) of each slice whose counting version changed."""
        keys = sorted(self.before.keys() | self.after.keys())
        pairs = ((self.before.get(key), self.after.get(key)) for key in keys)
        return [(old, new) for old, new in pairs if old != new]


def _receipt(staged: Staged, outcome: str) -> SliceReceipt:
    reasons = Counter(record.reason for record in staged.records)
    # of the commonest reason, so that one odd row does not hide what is wrong with all
    common = next(iter(reasons.most_common(1)), ("", 0))[0]
    first = next((one.summary for one in staged.records if one.reason == common), "")
    return SliceReceipt(
        slice=staged.slice,
        version=staged.version,
        source=staged.source.name,
        outcome=outcome,
        rows=staged.rows,
        statements_quarantined=staged.statements_quarantined,
        findings=dict(staged.findings["severity"].value_counts(sort=True).iter_rows()),
        notes=staged.notes,
        input=staged.input_name,
        reasons=dict(reasons),
        first_reason=first,
        reference=staged.source.reference,
        gone=staged.source.gone,
        base=staged.base,
    )


def _with_difference(
    receipt: SliceReceipt, before: pl.LazyFrame, staged: Staged, schema: Schema
) -> SliceReceipt:
    change = compare.counts(before, pl.scan_parquet(staged.content), schema)
    return replace(
        receipt,
        triples_added=change.added,
        triples_removed=change.removed,
        statements_new=change.statements.new,
        statements_changed=change.statements.changed,
        statements_gone=change.statements.gone,
        records_new=change.records.new,
        records_changed=change.records.changed,
        records_gone=change.records.gone,
    )

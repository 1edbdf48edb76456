"""What a batch did, slice by slice: the receipt that `ingest` prints."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from actorgraph.ledger import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceReceipt:
    """`outcome`: new, changed, unchanged, older, removed, empty or refused.

    `input`: the file's name. `reasons`: of what went to quarantine, `first_reason` in full,
    the first row of the commonest.
    Records are the units of the source, of which articles have none; `gone` is its word for those
    that a newer version lacks. `base`: the version that a delta has changed.
    """

    slice: str
    version: str
    source: str
    outcome: str
    rows: Rows
    triples_added: int = 0
    triples_removed: int = 0
    statements_new: int = 0
    statements_changed: int = 0
    statements_gone: int = 0
    records_new: int = 0
    records_changed: int = 0
    records_gone: int = 0
    statements_quarantined: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    input: str = ""
    reasons: dict[str, int] = field(default_factory=dict)
    first_reason: str = ""
    reference: bool = False
    gone: str = "gone"
    base: str | None = None

    def as_json(self) -> dict[str, Any]:
        rows = self.rows
        return {
            "slice": self.slice,
            "version": self.version,
            "source": self.source,
            "outcome": self.outcome,
            "rows_in": rows.rows_in,
            "accepted": rows.accepted,
            "duplicates": rows.duplicates,
            "collapsed": rows.collapsed,
            "filtered": rows.filtered,
            "quarantined": rows.quarantined,
            "triples_added": self.triples_added,
            "triples_removed": self.triples_removed,
            "statements_new": self.statements_new,
            "statements_changed": self.statements_changed,
            "statements_gone": self.statements_gone,
            "records_new": self.records_new,
            "records_changed": self.records_changed,
            "records_gone": self.records_gone,
            "gone": self.gone,
            "base": self.base,
            "statements_quarantined": self.statements_quarantined,
            "findings": self.findings,
            "notes": list(self.notes),
            "input": self.input,
            "reasons": self.reasons,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReceipt:
    """`refused`: the errors of files and slices that were refused; the rest was published.
    `passed`: files of a folder that no source reads."""

    batch: int
    slices: Sequence[SliceReceipt]
    refused: Sequence[Exception]
    quarantine: str | None
    digest: str
    passed: Sequence[str] = ()

    @property
    def rows(self) -> Rows:
        total = Rows()
        for receipt in self.slices:
            total += receipt.rows
        return total

    @property
    def changed(self) -> bool:
        return any(s.outcome in ("new", "changed", "removed") for s in self.slices)

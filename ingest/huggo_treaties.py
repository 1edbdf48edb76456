"""HUGGO: which states signed, ratified, joined and left environmental and security treaties.

A treaty is a PoliticalRelation and its text a Document; a state for which it came into force has a
Membership. Signing and ratifying (by accession, acceptance, approval or succession too) are Events.
A `treatyID` can stand for a treaty and its amendments, so the key has the GENG number as well.
31.12.9999 means that there is no end.
"""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Check, Layout
from actorgraph_ingest import _cow, _huggo
from actorgraph_ingest._huggo import CONSENTS, OPEN, date

SOURCE = Source(
    name="huggo-treaties",
    title="HUGGO: memberships in international environmental agreements",
    publisher="Global Governance (PANARCHIC) team, Geneva Graduate Institute",
    url="https://github.com/globalgov/manyenviron",
    licence="https://creativecommons.org/licenses/by/4.0/",
    redistribute=True,
    order=45,
    expects=(1000, 200_000),
)
_ELSEWHERE = "the date again, as another database gives it"
LAYOUT = Layout(
    taken=(
        "treatyID", "stateID", "Title", "End", "Signature", "Force", "stateSignature", "stateRat",
        "stateForce", "stateForce2", "stateForce3", "stateWithdrawal", "stateWithdrawal2",
        "gengID", "ecolexID", "ieaID", *CONSENTS,
    ),
    ignored={
        "manyID": "the same as treatyID",
        "Begin": "the same as Signature",
        "Term": "a term of the treaty, which few rows give",
        "Comments": "remarks of the coder",
        "Deposit": "the day of deposit, which binds nobody by itself",
        "obsolete": "no row says so",
        "ProvisionalApp": "the model has no provisional application",
        "Reservation": "the model has no reservations",
        "verified": "work of the coder",
        "Notes": "remarks of the coder",
        "stateForce_ecolex": _ELSEWHERE,
        "stateForce_iea": _ELSEWHERE,
        "Changes_HUGGO": "work of the coder",
        "Verified_HUGGO": "work of the coder",
        "Checked_HUGGO": "work of the coder",
        "Coder": "work of the coder",
    },
    nulls=("", "NA", "0001-01-01"),
)  # fmt: skip
DATES = (
    "End", "Signature", "Force", "stateSignature", "stateRat", "stateForce", "stateForce2",
    "stateForce3", "stateWithdrawal", "stateWithdrawal2", *CONSENTS,
)  # fmt: skip
CHECKS = (
    Check(pl.col("treatyID").is_null(), "missing-id", "treatyID"),
    Check(pl.col("gengID").is_null(), "missing-id", "gengID"),
    *(Check(pl.col(c).is_not_null() & (pl.col(c) != OPEN) & date(c).is_null(), "bad-date", c,
            pl.col(c)) for c in DATES),
    Check(pl.col("actor").is_null(), "bad-code", "stateID", pl.col("stateID")),
)  # fmt: skip


def recognise(file: SourceFile) -> bool:
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: a treaty is made of all its rows."""
    for block in _cow.read(file, LAYOUT):
        good, repeated = block.once("treatyID", "gengID", "stateID")
        rows = good.rows.with_columns(actor=_huggo.actors(good.rows))
        good = replace(good, rows=rows).without(CHECKS)
        made, notes = _huggo.nodes(good.rows, SOURCE.id)
        yield Chunk(
            slice="memberships",
            version=_huggo.latest(good.rows),
            frames=made,
            rows_in=good.rows_in,
            duplicates=repeated,
            quarantine=good.quarantine,
            notes=(*good.notes, *notes),
        )

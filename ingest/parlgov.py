"""ParlGov: parties, cabinets and elections of parliamentary democracies, from its three views.

`view_party`: a party with its names, family and numbers in other data sets. "no party", "one seat"
and the like are Collectives, no parties. `view_cabinet` has one row for each party in parliament
when a cabinet began: its seats are a membership in the parliament on that day, and a party of the
cabinet is a member of the cabinet until the next one begins. `view_election`: a party's seats and
share of the votes, from that election to the next; rows without a seat are filtered, since they
make nobody a member. The views share party numbers and each stands alone.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day, number, unread, whole
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph.terms import expand
from actorgraph_ingest import _parlgov, _parlgov_seats, _territory

SOURCE = Source(
    name="parlgov",
    title="Parliaments and governments database",
    publisher="Holger Döring, Philip Manow and others (ParlGov)",
    url="https://www.parlgov.org/",
    licence=expand("agv:licence-cite"),
    redistribute=True,
    order=30,
    expects=(100, 100_000),
)
_POSITIONS = ("left_right", "state_market", "liberty_authority", "eu_anti_pro")
PARTIES = Layout(
    taken=("party_id", *_parlgov.NAMES, "country_name_short", "family_name_short"),
    optional=_parlgov.LINKED,
    ignored={
        "country_name": "the code says it",
        "country_id": "the code says it",
        "party_name_ascii": "the name without accents",
        "family_name": "the short name says it",
        "family_id": "the short name says it",
        **dict.fromkeys(_POSITIONS, "a mean of experts' scores, no statement of anybody"),
    },
)
_SEATED = ("party_id", *_parlgov.NAMES, "country_name_short", "country_name", "country_id", "seats")
CABINETS = Layout(
    taken=(
        *_SEATED, "cabinet_id", "cabinet_name", "start_date", "election_date", "caretaker",
        "cabinet_party", "prime_minister", "previous_cabinet_id", "election_seats_total",
    ),
    ignored={"left_right": PARTIES.ignored["left_right"], "election_id": "the date says it"},
)  # fmt: skip
ELECTIONS = Layout(
    taken=(
        *_SEATED, "election_id", "election_type", "election_date", "vote_share", "seats_total",
    ),
    ignored={
        "left_right": PARTIES.ignored["left_right"],
        "previous_parliament_election_id": "follows from the dates",
        "previous_cabinet_id": "follows from the dates",
    },
)  # fmt: skip
_ALL = 1_000_000  # rows in one block: a cabinet ends when another row begins


def recognise(file: SourceFile) -> bool:
    """By the header of any of the three views."""
    return any(layout.fits(file) for layout in (PARTIES, CABINETS, ELECTIONS))


def frames(file: SourceFile) -> Iterator[Chunk]:
    if CABINETS.fits(file):
        yield from _cabinets(file)
    elif ELECTIONS.fits(file):
        yield from _elections(file)
    else:
        yield from _parties(file)


def _read(file: SourceFile, layout: Layout) -> Iterator[Block]:
    """The blocks with `state`, the country's id, and `party`, that of the party."""
    states = _territory.codes("iso3").select(country_name_short="code", state="id")
    for block in read(file, layout, _ALL):
        rows = block.rows.join(states, on="country_name_short", how="left", maintain_order="left")
        party = pl.format("parlgov-party-{}", whole("party_id"))
        yield Block(rows.with_columns(party=party), block.rows_in, block.faults, block.notes)


_CHECKS = (
    Check(pl.col("party").is_null(), "missing-id", "party_id", pl.col("party_id")),
    Check(pl.col("state").is_null(), "bad-code", "country_name_short",
          pl.col("country_name_short")),
)  # fmt: skip


def _parties(file: SourceFile) -> Iterator[Chunk]:
    again = ~pl.col("party").is_first_distinct()
    for block in _read(file, PARTIES):
        family = pl.col("family_name_short")
        good = block.without(
            [
                *_CHECKS,
                Check(again, "duplicate-conflict", "party_id", pl.col("party_id")),
                Check(~family.is_in(_parlgov.FAMILIES), "bad-code", "family_name_short", family),
            ]
        )
        yield good.chunk(
            slice="parties",
            frames=_parlgov.with_records(good.rows, SOURCE.id),
        )


def _cabinets(file: SourceFile) -> Iterator[Chunk]:
    flags = ("caretaker", "cabinet_party", "prime_minister")
    starts = (
        Check(whole("cabinet_id").is_null(), "missing-id", "cabinet_id", pl.col("cabinet_id")),
        Check(day("start_date").is_null(), "bad-date", "start_date", pl.col("start_date")),
        Check(unread("election_date", day), "bad-date", "election_date", pl.col("election_date")),
        Check(unread("seats", whole), "bad-number", "seats", pl.col("seats")),
        *(Check(~pl.col(f).is_in(["0", "1"]), "bad-code", f, pl.col(f)) for f in flags),
    )
    for block in _read(file, CABINETS):
        good = block.without([*_CHECKS, *starts])
        rows = _parlgov.told_once(good.rows)
        yield good.chunk(
            slice="cabinets",
            version=str(rows["start_date"].max() or ""),
            frames=_parlgov_seats.cabinet_nodes(rows, SOURCE.id),
            duplicates=good.rows.height - rows.height,
        )


def _elections(file: SourceFile) -> Iterator[Chunk]:
    kind = pl.col("election_type")
    results = (
        Check(whole("election_id").is_null(), "missing-id", "election_id", pl.col("election_id")),
        Check(day("election_date").is_null(), "bad-date", "election_date",
              pl.col("election_date")),
        Check(~kind.is_in(list(_parlgov_seats.BODIES)), "bad-code", "election_type", kind),
        Check(unread("seats", whole), "bad-number", "seats", pl.col("seats")),
        Check(unread("vote_share", number), "bad-number", "vote_share", pl.col("vote_share")),
    )  # fmt: skip
    for block in _read(file, ELECTIONS):
        good = block.without([*_CHECKS, *results])
        rows = _parlgov.told_once(good.rows)
        seated = _parlgov_seats.with_next_election(rows).filter(whole("seats") > 0)
        yield good.chunk(
            slice="elections",
            version=str(rows["election_date"].max() or ""),
            frames=_parlgov_seats.election_nodes(seated, SOURCE.id),
            duplicates=good.rows.height - rows.height,
            filtered=rows.height - seated.height,
        )

"""Who sits in the cabinets and parliaments of ParlGov: memberships with seats, as frames."""

import polars as pl

from actorgraph.cells import day, number, whole
from actorgraph_ingest import _parlgov

BODIES = {"parliament": None, "ep": "wd-Q8889"}  # the European Parliament is a reference actor

Frames = dict[str, pl.DataFrame]


CABINET, PARLIAMENT = "agv:sector-GOV", "agv:sector-LEG"


def cabinet_nodes(rows: pl.DataFrame, source: str) -> Frames:
    """`view_cabinet`: memberships in the cabinet and in the parliament, with the seats."""
    rows = _with_next_cabinet(_keyed(rows, "cabinet")).with_columns(
        body=_parliament(), cabinet=pl.format("parlgov-cabinet-{}", whole("cabinet_id"))
    )
    governing = rows.filter(pl.col("cabinet_party") == "1")
    memberships = pl.concat([_in_cabinet(governing), _at_start(_seated(rows))], how="diagonal")
    shared = _shared(rows)
    made = {
        "Membership": memberships,
        "Quantity": _seats(_seated(rows), "election_seats_total"),
        **_parlgov.nodes(shared),
        "DatasetRecord": pl.concat(
            [
                _row_records(rows, source).with_columns(_capacity(rows)),
                _parlgov.records(shared, source),
                _cabinet_records(shared, source),
                _parliament_records(shared, source),
            ],
            how="diagonal",
        ),
    }
    bodies = [
        made["Organization"],
        _bodies(shared, "cabinet", CABINET),
        _bodies(shared, "body", PARLIAMENT),
    ]
    return {**made, "Organization": pl.concat(bodies, how="diagonal")}


def _keyed(rows: pl.DataFrame, what: str) -> pl.DataFrame:
    """Adds `key`: several lists of independents stand under one party number, so it counts on."""
    first = pl.format("parlgov-{}-{}-{}", pl.lit(what), whole(f"{what}_id"), whole("party_id"))
    nth = pl.int_range(pl.len()).over(f"{what}_id", "party_id") + 1
    return rows.with_columns(
        key=pl.when(nth > 1).then(pl.format("{}-{}", first, nth)).otherwise(first)
    )


def _shared(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.lit(None, pl.Int64).alias("_row"))


def _parliament() -> pl.Expr:
    return pl.format("parlgov-parliament-{}", whole("country_id"))


def _with_next_cabinet(rows: pl.DataFrame) -> pl.DataFrame:
    """Adds `ended`: the day on which the cabinet began that names this one as its predecessor."""
    following = rows.select(cabinet_id="previous_cabinet_id", ended=day("start_date"))
    earliest = following.drop_nulls("cabinet_id").group_by("cabinet_id").agg(pl.col("ended").min())
    joined = rows.join(earliest, on="cabinet_id", how="left", maintain_order="left")
    late = pl.col("ended") >= day("start_date")
    return joined.with_columns(ended=pl.when(late).then("ended"))


def _seated(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(whole("seats") > 0)


def _in_cabinet(rows: pl.DataFrame) -> pl.DataFrame:
    """A party of the cabinet: from its first day to that of the next cabinet."""
    has_seats = whole("seats") > 0
    return rows.select(
        "_row",
        id=pl.col("key") + ".c",
        member="party",
        memberOf="cabinet",
        startEarliest=day("start_date"),
        startLatest=day("start_date"),
        endEarliest="ended",
        endLatest="ended",
        quantity=pl.when(has_seats).then(pl.col("key") + ".q1"),
        statedIn=pl.col("key") + ".r",
    )


def _at_start(rows: pl.DataFrame) -> pl.DataFrame:
    """A party in parliament: it had its seats, from the last election, when the cabinet began."""
    begun = day("start_date")
    voted = pl.when(day("election_date") <= begun).then(day("election_date"))
    return rows.select(
        "_row",
        id=pl.col("key") + ".p",
        member="party",
        memberOf="body",
        startEarliest=voted,
        startLatest=begun,
        endEarliest=begun,
        quantity=pl.col("key") + ".q1",
        statedIn=pl.col("key") + ".r",
    )


def _seats(rows: pl.DataFrame, total: str) -> pl.DataFrame:
    of_all = pl.format("{} of {}", "seats", total)
    return rows.select(
        "_row",
        id=pl.col("key") + ".q1",
        best=whole("seats").cast(pl.String),
        qualifier=pl.lit("agv:q-exactly"),
        quantifies=pl.lit("agv:thing-seats"),
        unitCode=pl.lit("1"),
        asStated=pl.coalesce(of_all, "seats"),
    )


def _row_records(rows: pl.DataFrame, source: str) -> pl.DataFrame:
    return rows.select(
        "_row",
        id=pl.col("key") + ".r",
        recordKey=pl.col("key").str.strip_prefix("parlgov-"),
        describes="party",
        fromSource=pl.lit(source),
    )


def _capacity(rows: pl.DataFrame) -> pl.Series:
    """Whether the party governed, and whether the prime minister came from it."""
    words = {"cabinet_party": "cabinet party", "prime_minister": "party of the prime minister"}
    told = [pl.when(pl.col(name) == "1").then(pl.lit(text)) for name, text in words.items()]
    return rows.select(pl.concat_list(*told).list.drop_nulls().alias("capacityText@en")).to_series()


def _once(rows: pl.DataFrame, body: str) -> pl.DataFrame:
    """The first row of each body of ParlGov's own; of the others the reference tables tell."""
    own = rows.filter(pl.col(body).str.starts_with("parlgov-"))
    return own.unique(body, keep="first", maintain_order=True)


def _bodies(rows: pl.DataFrame, body: str, sector: str) -> pl.DataFrame:
    return _once(rows, body).select(
        "_row", id=body, country="state", partOf="state", actorKind=pl.lit(sector)
    )


def _records(rows: pl.DataFrame, body: str, source: str, *told: pl.Expr) -> pl.DataFrame:
    return _once(rows, body).select(
        "_row",
        *told,
        id=pl.col(body) + ".r",
        describes=body,
        recordKey=pl.col(body).str.strip_prefix("parlgov-"),
        fromSource=pl.lit(source),
    )


def _cabinet_records(rows: pl.DataFrame, source: str) -> pl.DataFrame:
    caretaker = pl.when(pl.col("caretaker") == "1").then(pl.lit("caretaker cabinet"))
    capacity = pl.concat_list(caretaker).list.drop_nulls().alias("capacityText@en")
    name = pl.concat_list(pl.format("{} cabinet", "cabinet_name")).alias("name@en")
    return _records(rows, "cabinet", source, capacity, name)


def _parliament_records(rows: pl.DataFrame, source: str) -> pl.DataFrame:
    name = pl.concat_list(pl.format("Parliament of {}", "country_name")).alias("name@en")
    return _records(rows, "body", source, name)


def with_next_election(rows: pl.DataFrame) -> pl.DataFrame:
    """Adds `ended`, the day of the next election of the same parliament."""
    parliament = ["country_id", "election_type"]
    dated = rows.select(*parliament, "election_date", on=day("election_date"))
    held = dated.unique([*parliament, "election_date"]).sort(*parliament, "on")
    following = held.with_columns(ended=pl.col("on").shift(-1).over(parliament)).drop("on")
    return rows.join(
        following, on=[*parliament, "election_date"], how="left", maintain_order="left"
    )


def election_nodes(rows: pl.DataFrame, source: str) -> Frames:
    """`view_election`: the parties that won seats, as members of the parliament elected."""
    body = pl.col("election_type").replace_strict(BODIES, default=None, return_dtype=pl.String)
    rows = _keyed(rows, "election").with_columns(body=pl.coalesce(body, _parliament()))
    shared = _shared(rows)
    records = [_row_records(rows, source), _parlgov.records(shared, source)]
    return {
        "Membership": _elected(rows),
        "Quantity": pl.concat([_seats(rows, "seats_total"), _vote_shares(rows)]),
        **_parlgov.nodes(shared),
        "Organization": pl.concat(
            [_parlgov.nodes(shared)["Organization"], _bodies(shared, "body", PARLIAMENT)],
            how="diagonal",
        ),
        "DatasetRecord": pl.concat([*records, _parliament_records(shared, source)], how="diagonal"),
    }


def _elected(rows: pl.DataFrame) -> pl.DataFrame:
    """Between this election and the next; on which days a parliament met is not said."""
    numbers = [pl.col("key") + ".q1", _share_id()]
    return rows.select(
        "_row",
        id=pl.col("key") + ".p",
        member="party",
        memberOf="body",
        startEarliest=day("election_date"),
        endLatest="ended",
        quantity=pl.concat_list(*numbers).list.drop_nulls(),
        statedIn=pl.col("key") + ".r",
    )


def _share_id() -> pl.Expr:
    return pl.when(number("vote_share").is_not_null()).then(pl.col("key") + ".q2")


def _vote_shares(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(_share_id().is_not_null()).select(
        "_row",
        id=_share_id(),
        best="vote_share",
        qualifier=pl.lit("agv:q-exactly"),
        quantifies=pl.lit("agv:thing-share"),
        unitCode=pl.lit("%"),
        asStated=pl.col("vote_share") + " % of the votes",
    )

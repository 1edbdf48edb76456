"""ACLED: political violence and protest, from the copy which its user has downloaded.

ACLED does not let its rows be passed on (`redistribute` is false), and of its texts (`notes`)
nothing is kept. A row gives an Event `statedIn` its DatasetRecord, with place and reported deaths.
Type and mode come from the sub-event by `acled/types.csv`; "Other" says nothing that happened and
goes to quarantine. ACLED's first and second actor say nothing of who attacked whom, so both are
participants, except where the kind of event says it: who attacks civilians, who protests, who uses
force on protesters. Days that ACLED knows to the week or month become bounds as wide as that.

A file is a slice under its own name, as ACLED's exports are whatever was asked for; the newest
`timestamp` in it is its version.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day, number, unread, whole
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph.terms import expand
from actorgraph_ingest import _acled_nodes, _keys, _territory

SOURCE = Source(
    name="acled",
    title="Armed Conflict Location and Event Data",
    publisher="ACLED",
    url="https://acleddata.com/",
    licence=expand("agv:licence-terms-own"),
    redistribute=False,
    text_retained=False,
    order=50,
    expects=(1, 5_000_000),
)
LAYOUT = Layout(
    taken=(
        "event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2",
        "country", "location", "latitude", "longitude", "fatalities",
    ),
    optional=(
        "time_precision", "assoc_actor_1", "inter1", "assoc_actor_2", "inter2",
        "civilian_targeting", "iso", "admin1", "admin2", "admin3", "geo_precision", "source",
        "timestamp",
    ),
    ignored={
        **dict.fromkeys(("year", "iso3", "region"), "follows from date and country"),
        **dict.fromkeys(("disorder_type", "interaction"), "follows from other columns"),
        **dict.fromkeys(("data_id", "event_id_no_cnty"), "older keys"),
        **dict.fromkeys(("notes", "tags"), "text that ACLED's terms do not let us keep"),
        "source_scale": "how far the sources reach",
        "population_best": "not of the event",
    },
)  # fmt: skip
_PRECISIONS = ("1", "2", "3")
_TYPE = pl.concat_str("event_type", "sub_event_type", separator="/", ignore_nulls=True)


def recognise(file: SourceFile) -> bool:
    """By the names of the columns."""
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    once = _keys.Once(pl.col("event_id_cnty"), "event_id_cnty")
    for block in read(file, LAYOUT):
        kept, repeats = once.of(_sound(block))
        stamps = kept.rows["stamp"].max()
        yield kept.chunk(
            slice=file.name.partition(".")[0],
            version="" if stamps is None else str(stamps).zfill(12),
            frames=_acled_nodes.nodes(kept.rows, SOURCE.id),
            duplicates=repeats,
        )


def _sound(block: Block) -> Block:
    read_ = block.with_columns(
        date=pl.coalesce(day("event_date"), day("event_date", "%d %B %Y")),
        dead=whole("fatalities"),
        stamp=whole("timestamp"),
        state=_by_name(block.rows["country"]),
        **{f"_{name}": number(name) for name in ("latitude", "longitude")},
    )
    typed = read_.rows.join(
        _acled_nodes.types(), on=["event_type", "sub_event_type"], how="left", maintain_order="left"
    )
    rows = _keys.with_state(typed, "isonum", "iso", "date", "numbered").with_columns(
        state=pl.coalesce("numbered", "state")
    )
    return Block(rows, read_.rows_in, read_.faults, read_.notes).without(_checks())


def _by_name(names: pl.Series) -> pl.Expr:
    found = {name: _territory.by_name(name) for name in names.drop_nulls().unique().to_list()}
    ids = {name: one.id for name, one in found.items() if one is not None and one.is_state}
    return pl.col("country").replace_strict(ids, default=None, return_dtype=pl.String)


def _checks() -> list[Check]:
    key = pl.col("event_id_cnty")
    return [
        Check(key.is_null(), "missing-id", "event_id_cnty"),
        Check(~key.str.contains(r"^[A-Z]{3}[0-9]{1,12}$"), "bad-id", "event_id_cnty", key),
        Check(pl.col("date").is_null(), "bad-date", "event_date", pl.col("event_date")),
        Check(pl.col("type").is_null(), "bad-code", "sub_event_type", _TYPE),
        Check(pl.col("actor1").is_null(), "missing-column", "actor1"),
        Check(pl.col("state").is_null(), "bad-code", "country", pl.col("country")),
        Check(unread("fatalities", whole) | (pl.col("dead") < 0), "bad-number", "fatalities",
              pl.col("fatalities")),
        Check(unread("timestamp", whole), "bad-number", "timestamp", pl.col("timestamp")),
        *(
            Check(~pl.col(name).is_in(_PRECISIONS), "bad-code", name, pl.col(name))
            for name in ("time_precision", "geo_precision")
        ),
        *(
            Check(unread(name, number) | (pl.col(f"_{name}").abs() > bound), "bad-number", name,
                  pl.col(name))
            for name, bound in (("latitude", 90), ("longitude", 180))
        ),
    ]  # fmt: skip

"""UCDP GED: single events of organized violence, with who fought and how many died.

A row gives an Event `statedIn` its DatasetRecord, the sides, the place, and the dead: the total
as low, best and high, and how many of them belonged to each side or were civilians, where that is
more than none (what is left over UCDP knows of nobody in particular). Of state-based and non-state
violence UCDP does not say who attacked, so its two sides are participants; in one-sided violence
the first side attacks civilians. A government is its State on the day of the event, another side
an Organization of its own under UCDP's stable id, and "Civilians" those of one country, since the
civilians of two countries are not one actor. The conflict of a row takes part in it.

A release replaces the one before it. Its number stands in the name of the file only, or is given
by `--set release=25.1`. Candidate events (24.0.3) are a slice a release, with ids of their own.
"""

import re
from collections.abc import Iterator

import polars as pl

from actorgraph.cells import number, unread, whole
from actorgraph.errors import Refused
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph_ingest import _keys, _ucdp, _ucdp_nodes

SOURCE = Source(
    name="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    publisher="Uppsala Conflict Data Program",
    url="https://ucdp.uu.se/downloads/",
    licence="https://creativecommons.org/licenses/by/4.0/",
    redistribute=True,
    order=50,
    expects=(500, 1_000_000),
    settings=("release",),
)

NUMBERS = ("low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
CODES = ("type_of_violence", "where_prec", "date_prec", "event_clarity")
IDS = ("conflict_new_id", "dyad_new_id", "side_a_new_id", "side_b_new_id")
LAYOUT = Layout(
    taken=(
        "id", *IDS, *CODES, *NUMBERS, "conflict_name", "side_a", "side_b", "date_start",
        "date_end", "country_id", "where_coordinates", "latitude", "longitude",
    ),
    optional=(
        "gwnoa", "gwnob", "where_description", "adm_1", "adm_2", "number_of_sources",
        "source_article", "source_original", "code_status",
    ),
    ignored={
        **dict.fromkeys(("source_office", "source_date", "source_headline"), "in source_article"),
        **dict.fromkeys(("conflict_dset_id", "dyad_dset_id"), "ids of older releases"),
        **dict.fromkeys(("side_a_dset_id", "side_b_dset_id"), "ids of older releases"),
        **dict.fromkeys(("geom_wkt", "priogrid_gid"), "follows from the point"),
        **dict.fromkeys(("country", "region"), "follows from country_id"),
        "relid": "an older key of the row",
        "year": "follows from the dates",
        "active_year": "whether the dyad passes 25 dead in the year, which can be counted",
        "dyad_name": "the names of the two sides",
    },
    synonyms={"gwno_a": "gwnoa", "gwno_b": "gwnob"},
    nulls=("", "NA"),
)  # fmt: skip
KNOWN_CODES = {
    "type_of_violence": 3, "where_prec": 7, "date_prec": 5, "event_clarity": 2,
}  # fmt: skip
AT_A_TIME = 20_000  # rows, which are long here
_RELEASE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,5}")
_IN_NAME = re.compile(r"v(\d{1,2}(?:[_.]\d{1,2})+)|ged_?(\d{2})(\d)(?!\d)", re.IGNORECASE)


def recognise(file: SourceFile) -> bool:
    """By the names of the columns."""
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    release = _release(file)
    candidate = release.count(".") > 1
    slice_ = f"ged-candidate-{release}" if candidate else "ged"
    prefix = f"ucdp-c{release}-" if candidate else "ucdp-"
    once = _keys.Once(pl.col("key"), "id")
    for block in read(file, LAYOUT, AT_A_TIME):
        kept, repeats = once.of(_sound(block))
        rows = kept.rows
        yield Chunk(
            slice=slice_,
            version="" if candidate else _ucdp.in_order(release),
            frames=_ucdp_nodes.nodes(rows, prefix, SOURCE.id),
            rows_in=kept.rows_in,
            duplicates=repeats,
            quarantine=kept.quarantine,
            notes=(*kept.notes, *_notes(rows)),
        )


def _release(file: SourceFile) -> str:
    given = file.options.get("release")
    found = _IN_NAME.search(file.name)
    if given is None and found is not None:
        given = (found[1] or f"{found[2]}.{found[3]}").replace("_", ".")
    if given is None or _RELEASE.fullmatch(given) is None:
        raise Refused(
            "which release of UCDP GED this is stands neither in its name nor in a setting",
            where=file.name,
            remedy="say --set release=25.1",
        )
    return ".".join(str(int(part)) for part in given.split("."))


def _sound(block: Block) -> Block:
    """The rows without a fault, with numbers and days read and each code as the state it means."""
    digits = (*IDS, *CODES, "country_id", "gwnoa", "gwnob", "number_of_sources")
    read_ = block.with_columns(
        key=whole("id").cast(pl.String),
        **{f"_{name}": whole(name) for name in (*NUMBERS, *digits)},
        _start=_ucdp.day("date_start"), _end=_ucdp.day("date_end"),
        _latitude=number("latitude"), _longitude=number("longitude"),
    ).without(_unreadable())  # fmt: skip
    for name in ("gwnoa", "gwnob", "country_id"):
        text = pl.col(f"_{name}").cast(pl.String).alias("_text")
        rows = _keys.with_state(read_.rows.with_columns(text), "gwn", "_text", "_start", "_state")
        rows = rows.rename({"_state": f"state_{name}"}).drop("_text")
        read_ = Block(rows, read_.rows_in, read_.faults, read_.notes)
    return read_.without(
        [
            Check(
                pl.col(f"_{name}").is_not_null() & pl.col(f"state_{name}").is_null(),
                "bad-code", name, pl.col(name),
            )
            for name in ("gwnoa", "gwnob", "country_id")
        ]
    )  # fmt: skip


def _unreadable() -> list[Check]:
    low, best, high = (pl.col(f"_{name}") for name in ("low", "best", "high"))
    estimates = pl.format("low {}, best {}, high {}", "low", "best", "high")
    return [
        Check(pl.col("id").is_null(), "missing-id", "id"),
        Check(pl.col("key").is_null(), "bad-id", "id", pl.col("id")),
        *(Check(_none(name), "bad-id", name, pl.col(name)) for name in IDS),
        *(
            Check(_none(name) | ~pl.col(f"_{name}").is_between(1, last), "bad-code", name,
                  pl.col(name))
            for name, last in KNOWN_CODES.items()
        ),
        *(Check(_none(name) | (pl.col(f"_{name}") < 0), "bad-number", name, pl.col(name))
          for name in NUMBERS),
        Check((low > best) | (best > high), "bad-number", "best", estimates),
        Check(pl.col("_start").is_null(), "bad-date", "date_start", pl.col("date_start")),
        Check(pl.col("_end").is_null(), "bad-date", "date_end", pl.col("date_end")),
        Check(pl.col("_end") < pl.col("_start"), "bad-date", "date_end", pl.col("date_end")),
        Check(_off("latitude", 90), "bad-number", "latitude", pl.col("latitude")),
        Check(_off("longitude", 180), "bad-number", "longitude", pl.col("longitude")),
        *(Check(unread(name, whole), "bad-code", name, pl.col(name))
          for name in ("gwnoa", "gwnob")),
        Check(_none("country_id"), "bad-code", "country_id", pl.col("country_id")),
        Check(unread("number_of_sources", whole), "bad-number", "number_of_sources",
              pl.col("number_of_sources")),
        *(Check(pl.col(name).is_null(), "missing-column", name) for name in ("side_a", "side_b")),
    ]  # fmt: skip


def _none(name: str) -> pl.Expr:
    return pl.col(f"_{name}").is_null()


def _off(name: str, bound: int) -> pl.Expr:
    return _none(name) | (pl.col(f"_{name}").abs() > bound)


def _notes(rows: pl.DataFrame) -> Iterator[str]:
    parts = pl.sum_horizontal(f"_{name}" for name in NUMBERS[3:])
    odd = rows.filter(parts != pl.col("_best")).height
    if odd:
        yield f"rows whose dead of each side do not add up to the best estimate: {odd}"
    status = rows["code_status"].drop_nulls()
    unclear = status.filter(status != "Clear")
    if len(unclear):
        yield f"rows which UCDP has not cleared: {_keys.tally(unclear)}"

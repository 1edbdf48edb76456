"""The nodes of Archigos: persons, offices, tenures, kinship, records."""

import re
from urllib.parse import unquote

import polars as pl

from actorgraph.cells import day, unread, whole
from actorgraph_ingest import _cow, _territory

KIN = {
    "Father": "parentOf", "Mother": "parentOf", "Son": "childOf", "Daughter": "childOf",
    "Brother": "siblingOf", "Sister": "siblingOf", "Half-brother": "halfSiblingOf",
    "Half-sister": "halfSiblingOf", "Wife": "spouseOf", "Husband": "spouseOf",
    "Grandfather": "grandparentOf", "Grandmother": "grandparentOf", "Grandson": "grandchildOf",
    "Granddaughter": "grandchildOf", "Uncle": "auntOrUncleOf", "Aunt": "auntOrUncleOf",
    "Nephew": "nieceOrNephewOf", "Niece": "nieceOrNephewOf", "Cousin": "cousinOf",
    "Father-in-law": "parentInLawOf", "Son-in-law": "childInLawOf",
    "Brother-in-law": "siblingInLawOf", "Stepson": "stepChildOf", "Stepfather": "stepParentOf",
    **dict.fromkeys(
        (
            "Cousin (distant)", "Uncle (distant)", "Nephew (distant)", "Uncle-in-law",
            "Nephew-in-law", "Stepuncle", "Relative", "Relative-in-law",
            "Direct ancestor (grandfather+)",
        ),
        "relativeOf",
    ),
}  # fmt: skip
_TIE = r"^(.+?) of .+%([0-9A-Za-z-]+)$"
_WRAPPED = re.compile(r"[?&]u=([^&]+)")
_RESOURCE = re.compile(r"https?://(?:[a-z]+\.)?dbpedia\.org/(?:resource|page)/(\S+)")

Made = tuple[dict[str, pl.DataFrame], tuple[str, ...]]


def nodes(rows: pl.DataFrame, source: str) -> Made:
    """Frames by class, and lines for the receipt."""
    keyed = _persons(rows.with_columns(_cow.ids(rows, "archigos", "obsid")))
    keyed = keyed.with_columns(office="archigos-leader-" + pl.col("state"))
    kinship, lost = _kinship(keyed)
    frames = {
        "Person": _cow.shared(keyed.select(id="person").unique("id", maintain_order=True)),
        "Office": _offices(keyed),
        "Tenure": _tenures(keyed),
        "Kinship": kinship,
        "DatasetRecord": pl.concat(
            [_records(keyed, source), _office_records(keyed, source)], how="diagonal"
        ),
    }
    return frames, (*_notes(keyed), *lost)


def _notes(keyed: pl.DataFrame) -> list[str]:
    split = keyed.filter("shared")["leadid"].unique().sort()
    rival = keyed.filter((day("borndate").dt.year() != whole("yrborn")) & (whole("yrborn") > 0))
    broken = [c for c in ("borndate", "deathdate") for c in keyed.filter(unread(c, day))[c]]
    counted = (
        ("ids of two leaders, parted by state", list(split)),
        ("births whose day and year differ, the day taken", list(rival["obsid"])),
        ("days of birth or death that could not be read, the year taken", broken),
    )
    return [f"{what}: {', '.join(found)}" for what, found in counted if found]


def _persons(keyed: pl.DataFrame) -> pl.DataFrame:
    """`person`: one a leadid, or one a state where the id stands for several people."""
    states = pl.col("idacr").n_unique().over("leadid") > 1
    shared = states & (pl.col("yrborn").n_unique().over("leadid") > 1)
    marked = keyed.with_columns(shared=shared)
    plain = _cow.ids(marked, "archigos", "leadid").alias("_plain")
    apart = pl.when("shared").then(pl.col("_plain") + "-" + pl.col("idacr")).otherwise("_plain")
    return marked.with_columns(plain).with_columns(person=apart)


def _tenures(keyed: pl.DataFrame) -> pl.DataFrame:
    goes_on = pl.col("exit") == "Still in Office"
    return keyed.select(
        "_row", "office",
        id="key",
        holder="person",
        startEarliest="start",
        startLatest="start",
        endEarliest="end",
        endLatest=pl.when(~goes_on).then("end"),
        statedIn=pl.col("key") + ".r",
    )  # fmt: skip


def _offices(keyed: pl.DataFrame) -> pl.DataFrame:
    """One a state; the table knows one effective leader at a time."""
    offices = keyed.unique("state", maintain_order=True)
    return _cow.shared(
        offices.select(id="office", officeOf="state", singleHolder=pl.lit(value=True))
    )


def _office_records(keyed: pl.DataFrame, source: str) -> pl.DataFrame:
    """The name of an office, with the first row that has it."""
    offices = keyed.unique("state", maintain_order=True)
    known = _territory.territories()
    names = [f"Leader of {known[state].name} (Archigos)" for state in offices["state"]]
    return offices.select(
        "_row",
        pl.Series("name@en", names, dtype=pl.String),
        id=pl.col("office") + ".r",
        describes="office",
        recordKey="leader " + pl.col("ccode"),
        fromSource=pl.lit(source),
    )


def _records(keyed: pl.DataFrame, source: str) -> pl.DataFrame:
    """What one row says of its leader; rows on one leader do not always agree."""
    left = pl.concat_str("entry", "exit", "exitcode", "posttenurefate", separator="; ",
                         ignore_nulls=True)  # fmt: skip
    addresses = {uri: _resource(uri) for uri in keyed["dbpediauri"].drop_nulls().unique()}
    resource = pl.col("dbpediauri").replace_strict(addresses, default=None, return_dtype=pl.String)
    return keyed.select(
        "_row",
        pl.col("leader").alias("name@en"),
        *_lived("borndate", "yrborn", "birth"),
        *_lived("deathdate", "yrdied", "death"),
        id=pl.col("key") + ".r",
        describes="person",
        recordKey="obsid",
        identifier=pl.concat_list("archigos:" + pl.col("leadid"), "dbpedia:" + resource)
        .list.drop_nulls(),
        sourceCode=left,
        codeScheme=pl.lit("agv:scheme-archigos"),
        fromSource=pl.lit(source),
    )  # fmt: skip


def _lived(date: str, year: str, name: str) -> list[pl.Expr]:
    """A day, or else the year that is given; numbers below 0 say why it is not."""
    given = pl.when(whole(year).is_between(1000, 2100)).then(whole(year)).cast(pl.Int32)
    return [
        pl.coalesce(day(date), pl.date(given, 1, 1)).alias(f"{name}Earliest"),
        pl.coalesce(day(date), pl.date(given, 12, 31)).alias(f"{name}Latest"),
    ]


def _resource(uri: str) -> str | None:
    """The DBpedia name in an address, which a mail filter may have wrapped (`-3A` is `:`)."""
    wrapped = _WRAPPED.search(uri)
    plain = unquote(wrapped[1].replace("-", "%").replace("_", "/")) if wrapped else uri
    found = _RESOURCE.fullmatch(plain)
    return found[1] if found else None


def _kinship(keyed: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """`Father of S. Venizelos%<leadid>`: the leader of the row is the relative."""
    ties = keyed.select("_row", "key", "person", pl.col("fties").str.split(";")).explode("fties")
    told = ties.filter(pl.col("fties").is_not_null()).with_columns(
        word=pl.col("fties").str.strip_chars().str.extract(_TIE, 1),
        other=pl.col("fties").str.strip_chars().str.extract(_TIE, 2),
    )
    leaders = keyed.filter(~pl.col("shared")).select(other="leadid", whose="person").unique()
    known = told.join(leaders, on="other", how="left", maintain_order="left").with_columns(
        kin=pl.col("word").replace_strict(KIN, default=None, return_dtype=pl.String)
    )
    sound = pl.all_horizontal(pl.col("kin", "whose").is_not_null())
    lost = known.filter(~(sound & (pl.col("whose") != pl.col("person"))))
    pairs = known.join(lost, on=["_row", "fties"], how="anti", maintain_order="left")
    made = pairs.group_by("whose", "person", "kin", maintain_order=True).agg(
        pl.col("_row").min(), (pl.col("key") + ".r").alias("statedIn")
    )
    ids = _cow.ids(made, "archigos-kin", "whose", "person", "kin")
    frame = made.select(
        "_row", "statedIn", ids.alias("id"),
        kinshipType="agv:kin-" + pl.col("kin"), person="whose", relative="person",
    )  # fmt: skip
    words = ", ".join(lost["fties"].unique().sort().head(20))
    return frame, [f"family ties that could not be read: {words}"] if words else []

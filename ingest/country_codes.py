"""The table country-codes of Frictionless Data: codes and names of countries from many lists.

A row is a record that describes the state or territory of its ISO code. Names of the United
Nations come with their article behind (`Bahamas (the)`) or before, and a star for observers; these
are no part of the name. FIPS codes of several parts stand without a space between (`GZWE`).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import polars as pl

from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Layout, read
from actorgraph_ingest import _code_lists

SOURCE = Source(
    name="country-codes",
    title="Comprehensive country codes",
    publisher="Frictionless Data",
    url="https://github.com/datasets/country-codes",
    licence="http://opendatacommons.org/licenses/pddl/1.0/",
    redistribute=True,
    order=30,
    expects=(200, 300),
)
ISO2, WIKIDATA = "ISO3166-1-Alpha-2", "wikidata_id"
CODES: Mapping[str, str] = MappingProxyType(
    {
        ISO2: "iso2", "ISO3166-1-Alpha-3": "iso3", "ISO3166-1-numeric": "isonum", "FIPS": "fips",
        WIKIDATA: "wikidata", "Geoname ID": "geonames", "M49": "m49", "IOC": "ioc", "FIFA": "fifa",
        "ITU": "itu", "MARC": "marc", "WMO": "wmo", "GAUL": "gaul", "EDGAR": "edgar",
    }
)  # fmt: skip
LANGUAGES = {
    "English": "en", "French": "fr", "Spanish": "es", "Russian": "ru", "Arabic": "ar",
    "Chinese": "zh",
}  # fmt: skip
NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        lang: (
            *(("CLDR display name",) if lang == "en" else ()),
            f"official_name_{'cn' if lang == 'zh' else lang}",
            f"UNTERM {name} Short",
            f"UNTERM {name} Formal",
        )
        for name, lang in LANGUAGES.items()
    }
)
_MONEY, _REGION = "money, no actor or place", "a grouping of the UN, no name or code of the state"
_NAMED = tuple(name for names in NAMES.values() for name in names)
_HEAD = (ISO2, "ISO3166-1-Alpha-3", "official_name_en", "UNTERM English Short")
LAYOUT = Layout(
    taken=_HEAD,
    optional=tuple(name for name in (*CODES, *_NAMED) if name not in _HEAD),
    ignored={
        **{f"ISO4217-currency_{part}": _MONEY
           for part in ("name", "alphabetic_code", "numeric_code", "minor_unit", "country_name")},
        **{f"{kind} {part}": _REGION
           for kind in ("Global", "Region", "Sub-region", "Intermediate Region")
           for part in ("Code", "Name")},
        "Small Island Developing States (SIDS)": _REGION,
        "Land Locked Developing Countries (LLDC)": _REGION,
        "Least Developed Countries (LDC)": _REGION,
        "Continent": _REGION,
        "is_independent": "whose a territory is, says the territory table",
        "Capital": "a city without an id; capitals are in the territory table",
        "DS": "the sign on cars, shared by a state and its territories",
        "Dial": "telephones",
        "TLD": "the internet",
        "Languages": "spoken languages",
    },
    nulls=("", "\xa0"),
)  # fmt: skip
_ARTICLE = r"(?:the|l['’]|les?|la|el|las|los)"
_BEHIND = rf"(?i) \({_ARTICLE}\)$"
_BEFORE = r"^(?:the|les?|la|el|las|los) |^l['’]"
_STARS = r" *\*+$"


def recognise(file: SourceFile) -> bool:
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    for block in read(file, LAYOUT):
        good = _code_lists.described(block, ISO2)
        codes, notes = _code_lists.identifiers(_split(good.rows), CODES)
        yield Chunk(
            slice="countries",
            frames={"DatasetRecord": _records(good.rows, codes)},
            rows_in=good.rows_in,
            quarantine=good.quarantine,
            notes=(*good.notes, *notes),
        )


def _split(rows: pl.DataFrame) -> pl.DataFrame:
    """Each cell of codes as a list."""
    pairs = pl.col("FIPS").str.extract_all(r"[A-Z]{2}")
    glued = pl.col("FIPS").str.contains(r"^(?:[A-Z]{2}){2,}$")
    listed = [
        pl.col(name).str.split(",").list.eval(pl.element().str.strip_chars())
        for name in CODES
        if name not in ("FIPS", WIKIDATA)
    ]
    return rows.with_columns(
        *listed,
        pl.when(glued).then(pairs).otherwise(pl.col("FIPS").str.split(",")).alias("FIPS"),
        pl.concat_list(pl.col(WIKIDATA).str.split("/").list.last()).alias(WIKIDATA),
    )


def _records(rows: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    names = [_names(columns).alias(f"name@{lang}") for lang, columns in NAMES.items()]
    return rows.join(codes, on="_row", how="left", maintain_order="left").select(
        "_row",
        "identifier",
        *names,
        id="country-codes-" + pl.col(ISO2) + ".r",
        describes="state",
        recordKey=ISO2,
        fromSource=pl.lit(SOURCE.id),
    )


def _names(columns: tuple[str, ...]) -> pl.Expr:
    plain = [pl.col(c).str.replace(_STARS, "").str.replace(_BEHIND, "") for c in columns]
    bare = [one.str.replace(_BEFORE, "") for one in plain]
    return pl.concat_list(bare).list.drop_nulls().list.unique(maintain_order=True)

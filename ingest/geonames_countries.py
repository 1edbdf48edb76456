"""`countryInfo.txt` of GeoNames: codes and the name of each country, with its number there.

The lines that begin with `#` are comments, the last of which names the columns; older copies lack
it. Territories that are gone (`CS`, `AN`) still have a row, some without a number.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import polars as pl

from actorgraph.delimited import TABS, rows
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.reading import BOM, Fault, Tally
from actorgraph.tabular import Block
from actorgraph_ingest import _code_lists

SOURCE = Source(
    name="geonames-countries",
    title="GeoNames country information",
    publisher="GeoNames",
    url="https://download.geonames.org/export/dump/countryInfo.txt",
    licence="https://creativecommons.org/licenses/by/4.0/",
    redistribute=True,
    order=30,
    expects=(200, 300),
)
CODES: Mapping[str, str] = MappingProxyType(
    {"ISO": "iso2", "ISO3": "iso3", "ISO-Numeric": "isonum", "fips": "fips",
     "geonameid": "geonames"}
)  # fmt: skip
TAKEN = (*CODES, "Country")
IGNORED: Mapping[str, str] = MappingProxyType(
    {
        "Capital": "a city without an id; capitals are in the territory table",
        "Area(in sq km)": "a size without a day", "Population": "a number without a day",
        "Continent": "no state", "tld": "the internet", "CurrencyCode": "money",
        "CurrencyName": "money", "Phone": "telephones", "Postal Code Format": "post",
        "Postal Code Regex": "post", "Languages": "spoken languages",
        "neighbours": "without a day; sources of contiguity have one",
        "EquivalentFipsCode": "the code of another country that includes it",
    }
)  # fmt: skip
NAMES = (
    "ISO", "ISO3", "ISO-Numeric", "fips", "Country", "Capital", "Area(in sq km)", "Population",
    "Continent", "tld", "CurrencyCode", "CurrencyName", "Phone", "Postal Code Format",
    "Postal Code Regex", "Languages", "geonameid", "neighbours", "EquivalentFipsCode",
)  # fmt: skip
NO_NUMBER = {"ISO-Numeric": "0", "geonameid": "0"}  # where there is no such code


def recognise(file: SourceFile) -> bool:
    """By the header in the comments, or by the codes of the first row and its 19 fields."""
    lines = file.head.removeprefix(BOM).decode("utf-8", "replace").splitlines()
    if any(line.startswith("#ISO\tISO3\t") for line in lines):
        return True
    first = next((line.split("\t") for line in lines if line and not line.startswith("#")), [])
    codes = "\t".join(first[:4])
    shape = pl.Series([codes]).str.contains(r"^[A-Z]{2}\t[A-Z]{3}\t\d{3}\t[A-Z]{0,2}$")
    return len(first) == len(NAMES) and bool(shape.all())


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: the table is small."""
    good = _code_lists.described(_read(file), "ISO")
    listed = good.rows.with_columns(pl.concat_list(c).alias(c) for c in CODES)
    codes, notes = _code_lists.identifiers(listed, CODES)
    yield Chunk(
        slice="countries",
        frames={"DatasetRecord": _records(good.rows, codes)},
        rows_in=good.rows_in,
        quarantine=good.quarantine,
        notes=(*good.notes, *notes),
    )


def _read(file: SourceFile) -> Block:
    names = _names(file)
    tally = Tally()
    found = rows(file, TABS, columns=names, required=TAKEN, tally=tally)
    real = [one for one in found if not one.raw.startswith("#")]
    faults = tuple(one for one in real if isinstance(one, Fault))
    good = [one for one in real if not isinstance(one, Fault)]
    data: dict[str, list[object]] = {"_row": [one.row for one in good]}
    for name in TAKEN:
        data[name] = [one.values[name].strip() or None for one in good]
    data["_raw"] = [one.raw for one in good]
    schema = {"_row": pl.Int64, **dict.fromkeys([*TAKEN, "_raw"], pl.String)}
    frame = pl.DataFrame(data, schema=schema).with_columns(
        pl.when(pl.col(name) != none).then(name).alias(name) for name, none in NO_NUMBER.items()
    )
    new = [name for name in names if name not in TAKEN and name not in IGNORED]
    notes = (f"columns we do not know, left out: {', '.join(new)}",) if new else ()
    return Block(frame, len(real), faults, (*notes, *tally.notes))


def _names(file: SourceFile) -> tuple[str, ...]:
    for line in file.head.decode("utf-8", "replace").splitlines():
        if line.removeprefix("\ufeff").startswith("#ISO\tISO3\t"):
            return tuple(name.strip() for name in line.removeprefix("\ufeff")[1:].split("\t"))
    return NAMES


def _records(good: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    return good.join(codes, on="_row", how="left", maintain_order="left").select(
        "_row",
        "identifier",
        pl.col("Country").alias("name@en"),
        id="geonames-country-" + pl.col("ISO") + ".r",
        describes="state",
        recordKey="ISO",
        fromSource=pl.lit(SOURCE.id),
    )

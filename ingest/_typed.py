"""Names as they are typed without their marks: "Recep Tayyip Erdogan" for "Erdoğan"."""

import unicodedata

import polars as pl

_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ə": "a", "Ə": "A",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "œ": "oe",
})  # fmt: skip


def plain(name: str) -> str:
    found = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(c for c in found if not unicodedata.combining(c))


def with_plain(rows: pl.DataFrame) -> pl.DataFrame:
    """A reference table in which each name with marks has the plain one among its aliases."""
    if not {"name", "aliases"} <= set(rows.columns):
        return rows
    made = [_aliases(*pair) for pair in rows.select("name", "aliases").iter_rows()]
    return rows.with_columns(aliases=pl.Series(made, dtype=pl.String))


def _aliases(name: str, aliases: str) -> str:
    if name.isascii() and aliases.isascii():
        return aliases
    known = aliases.split("|") if aliases else []
    typed = {plain(one): None for one in (name, *known) if not one.isupper()}  # MİT is not MIT
    return "|".join((*(one for one in typed if one not in (name, *known)), *known))

"""Names that look like other names: letters of two scripts in one word, characters unseen.

They are kept as the source spells them; the receipt names them, since a reader cannot see it.
"""

from collections.abc import Iterator, Mapping

import polars as pl

from actorgraph.terminal import visible

SHOWN = 5
_NAMES = frozenset({"skos:prefLabel", "skos:altLabel", "rdfs:label", "name", "weakName"})
_NO_ASCII = r"[^\x00-\x7f]"
_OTHER = r"[\p{Greek}\p{Cyrillic}]"
_MIXED = rf"\p{{Latin}}[\p{{L}}\p{{M}}]*{_OTHER}|{_OTHER}[\p{{L}}\p{{M}}]*\p{{Latin}}"
# not U+200C and U+200D, which Persian and Indian names need
_UNSEEN = (
    r"[\x{ad}\x{61c}\x{180e}\x{200b}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}"
    r"\x{e0000}-\x{e007f}]"
)
_REMARKS = {"mixes letters of two scripts in one word": _MIXED, "holds unseen characters": _UNSEEN}


def remarks(frames: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """Lines for the receipt about the names in these frames, the first few of each kind."""
    names = _names(frames)
    for what, pattern in _REMARKS.items():
        found = names.filter(names.str.contains(pattern)).sort()
        for name in found.head(SHOWN).to_list():
            yield f"the name `{_marked(name)}` {what}"
        if len(found) > SHOWN:
            yield f"and {len(found) - SHOWN:,} more: a name that {what}"


def _names(frames: Mapping[str, pl.DataFrame]) -> pl.Series:
    """The distinct names that are not plain ASCII."""
    parts = [pl.Series("name", [], dtype=pl.String)]
    for frame in frames.values():
        columns = [c for c in frame.columns if c.partition("@")[0] in _NAMES]
        parts += [_texts(frame[column]).rename("name") for column in columns if frame.height]
    names = pl.concat(parts)
    return names.filter(names.str.contains(_NO_ASCII).fill_null(False)).unique()


def _texts(column: pl.Series) -> pl.Series:
    if isinstance(column.dtype, pl.List):
        column = column.explode(empty_as_null=True)
    if isinstance(column.dtype, pl.Struct):
        column = column.struct.field("value")
    return column.cast(pl.String)


def _marked(name: str) -> str:
    """The name with what is unseen as `[U+200B]`."""
    return visible(name if len(name) <= 60 else f"{name[:60]}…")

"""What the tables of office-holders share: whose they are, their ids, persons and records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from actorgraph import cells
from actorgraph.errors import UsageError
from actorgraph.frames import SourceFile
from actorgraph.tabular import Block, Check
from actorgraph.terms import mint
from actorgraph_ingest import _territory

ITEM = r"^Q[1-9][0-9]{0,11}$"
_KIND = re.compile(r"-(?:cabinet|ministers|leaders)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folder of a table; `state` is the id of its country, if it is one."""

    folder: str
    state: str | None
    notes: tuple[str, ...] = ()

    @property
    def scope(self) -> str:
        """What the ids of posts begin with."""
        return self.folder if self.state is None else self.state.removeprefix("wd-")


def place(file: SourceFile) -> Place:
    """Raises UsageError where `country=` names none."""
    # an unpacked file lies in a folder that means nothing
    own = file.path.parent.name if file.path.name == file.name else file.name.partition(".")[0]
    folder = file.options.get("folder") or own or "officeholders"
    wish = file.options.get("country")
    found = _territory.by_name(wish or _KIND.sub("", folder).replace("-", " "))
    if wish and found is None:
        raise UsageError(f"no country is called `{wish}`", where=file.name)
    return Place(folder=folder, state=found.id if found and found.is_state else None)


class Once:
    """Ids of relationships that were told already, over all blocks."""

    def __init__(self) -> None:
        self._seen = pl.Series([], dtype=pl.String)

    def fresh(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows whose `id` is new."""
        new = rows.unique("id", keep="first", maintain_order=True)
        new = new.filter(~pl.col("id").is_in(self._seen.implode()))
        self._seen = pl.concat([self._seen, new["id"]])
        return new


@dataclass(frozen=True, slots=True)
class Rows:
    """A block and what is needed to make nodes of it."""

    block: Block
    place: Place
    source: str
    once: Once


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of a block."""

    frames: Mapping[str, pl.DataFrame]
    rows_in: int
    quarantine: pl.DataFrame
    duplicates: int = 0
    filtered: int = 0
    notes: tuple[str, ...] = field(default=())


def items(*columns: str) -> list[Check]:
    """Cells that should hold an item."""
    return [
        Check(~pl.col(c).str.contains(ITEM).fill_null(value=True), "bad-id", c, pl.col(c))
        for c in columns
    ]


def given(*columns: str) -> list[Check]:
    return [Check(pl.col(c).is_null(), "missing-id", c) for c in columns]


def partial(*columns: str) -> list[Check]:
    """Cells that should hold a day, month or year."""
    return [Check(cells.unread(c, cells.earliest), "bad-date", c, pl.col(c)) for c in columns]


def ordered(start: str, end: str) -> list[Check]:
    """An end before the start is set apart here, with all that the row alone names."""
    wrong = cells.earliest(start) > cells.latest(end)
    detail = pl.concat_str(start, end, separator=" to ", ignore_nulls=True)
    return [Check(wrong, "bad-date", end, detail)]


def node(column: str) -> pl.Expr:
    """The node of an item; null for none."""
    return "wd-" + pl.col(column)


def minted(rows: pl.DataFrame, into: str, *columns: str | pl.Expr) -> pl.DataFrame:
    """Adds an id made of the texts of some columns; each combination is minted once."""
    parts = [pl.col(c) if isinstance(c, str) else c for c in columns]
    text = pl.concat_str([part.fill_null("") for part in parts], separator="\x1f")
    keyed = rows.with_columns(text.alias("_text"))
    texts = keyed["_text"].unique()
    ids = pl.Series([mint("oh", *one.split("\x1f")) for one in texts.to_list()], dtype=pl.String)
    return keyed.with_columns(
        pl.col("_text").replace_strict(texts, ids, return_dtype=pl.String).alias(into)
    ).drop("_text")


def shared(frame: pl.DataFrame) -> pl.DataFrame:
    """Nodes that several rows name: each once, of no row."""
    alone = frame.drop_nulls("id").unique("id", keep="first", maintain_order=True)
    return alone.with_columns(pl.lit(None, pl.Int64).alias("_row"))


def nodes(*columns: pl.Series) -> pl.DataFrame:
    """Bare nodes of these ids."""
    return shared(pl.DataFrame({"id": pl.concat(columns)}, schema={"id": pl.String}))


def stating(rows: pl.DataFrame, source: str, key: pl.Expr) -> pl.DataFrame:
    """The record that states what the row says."""
    return rows.select("_row", id=pl.col("id") + ".r", recordKey=key, fromSource=pl.lit(source))


def of_posts(
    rows: pl.DataFrame, source: str, label: pl.Expr, id_: str, post: pl.Expr, key: str
) -> pl.DataFrame:
    """Records that describe posts."""
    return rows.select(
        "_row",
        label,
        id=pl.col(id_) + ".r",
        describes=post,
        recordKey=pl.col(key),
        fromSource=pl.lit(source),
    )


def together(*records: pl.DataFrame) -> pl.DataFrame:
    return pl.concat(records, how="diagonal")


def page(column: str = "enwiki") -> pl.Expr:
    """The title of an English Wikipedia page as an identifier."""
    return "wikipedia:" + pl.col(column).str.replace_all(" ", "_")


def described(
    rows: pl.DataFrame, item: str, name: str, source: str, **more: pl.Expr
) -> pl.DataFrame:
    """Records, with `id`, which describe the node of `item` under its label; a label that is
    the item's number is none."""
    label = pl.when(pl.col(name).str.contains(ITEM).not_()).then(pl.col(name))
    return rows.select(
        "_row",
        label.alias("name@und"),
        id=pl.col("id") + ".r",
        describes=node(item),
        recordKey=pl.col(item),
        fromSource=pl.lit(source),
        **more,
    )


def states(column: str) -> pl.Expr:
    """The node of an item where it is a state we know."""
    known = [t.id for t in _territory.territories().values() if t.is_state]
    return pl.when(node(column).is_in(known)).then(node(column))


def bounds(start: str, end: str) -> dict[str, pl.Expr]:
    """The four bounds from two dates that may be cut."""
    return {
        "startEarliest": cells.earliest(start),
        "startLatest": cells.latest(start),
        "endEarliest": cells.earliest(end),
        "endLatest": cells.latest(end),
    }


def tenures(kept: pl.DataFrame, **more: pl.Expr) -> pl.DataFrame:
    """Tenures of rows with `holder` and `office`."""
    return kept.select("_row", "id", "holder", "office", statedIn=pl.col("id") + ".r", **more)


def made(good: Block, frames: dict[str, pl.DataFrame], before: int, kept: int, *notes: str) -> Made:
    """`before` rows were sound, of which `kept` are new."""
    return Made(
        frames=frames,
        rows_in=good.rows_in,
        duplicates=before - kept,
        quarantine=good.quarantine,
        notes=(*good.notes, *notes),
    )

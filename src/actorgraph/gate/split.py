"""What of a batch is kept, and what goes to quarantine with everything that rests on it."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from actorgraph.frames import PLACE_COLUMNS, property_iri
from actorgraph.gate.batch import spelled_frame
from actorgraph.schema import Schema
from actorgraph.terms import ID

DROPPED = pl.Schema(
    {"row": pl.Int64, "part": pl.String, "focus": pl.String, "shape": pl.String,
     "message": pl.String}
)  # fmt: skip
DANGLING = "frame:dangling"


@dataclass(frozen=True, slots=True)
class Split:
    """`dropped` has a line for each reason; a null `part` means the whole row, a null `row` a
    supporting node."""

    kept: Mapping[str, pl.DataFrame]
    dropped: pl.DataFrame


def split(frames: Mapping[str, pl.DataFrame], findings: pl.DataFrame, schema: Schema) -> Split:
    """Take out the rows (or parts of rows) of violating nodes, then to a fixpoint whatever refers
    to a node that is no longer defined, then supporting nodes that nothing refers to any more."""
    nodes = _nodes(frames)
    hits = _violating(nodes, findings)
    if hits.is_empty():
        return Split(dict(frames), pl.DataFrame(schema=DROPPED))
    links = _links(frames, schema)
    alive, dropped = nodes, []
    while not hits.is_empty():
        dropped.append(_told(hits))
        alive = _without_units(alive, hits)
        hits = _dangling(nodes, alive, links)
    alive = _pruned(nodes, alive, links)
    kept: dict[str, pl.DataFrame] = {}
    for name, frame in frames.items():
        places = alive.filter(pl.col("frame") == name)["place"]
        kept[name] = frame if len(places) == len(frame) else frame[places]
    return Split(kept, pl.concat(dropped).unique().sort(DROPPED.names()))


def _nodes(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """One line a frame row: `node` numbers it, `frame` and `place` find it again."""
    parts = [
        frame.select(
            pl.col("id").cast(pl.String),
            pl.col("_row").cast(pl.Int64).alias("row"),
            (pl.col("_part") if "_part" in frame.columns else pl.lit(None))
            .cast(pl.String).alias("part"),
            pl.lit(name).alias("frame"),
        ).with_row_index("place")
        for name, frame in frames.items()
    ]  # fmt: skip
    return pl.concat(parts).with_row_index("node")


def _violating(nodes: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """The lines of violating nodes with shape and message; a node without id always violates."""
    violations = findings.filter(pl.col("severity") == "Violation").select(
        pl.col("focus").str.strip_prefix(ID).alias("id"), "shape", "message"
    )
    unnamed = nodes.filter(pl.col("id").is_null()).with_columns(
        shape=pl.lit("frame:iri"), message=pl.lit("a node without id")
    )
    return pl.concat([nodes.join(violations, on="id", maintain_order="left"), unnamed])


def _links(frames: Mapping[str, pl.DataFrame], schema: Schema) -> list[pl.DataFrame]:
    """References, a frame for each column: the `node` that refers, and the id it refers `to`."""
    links = []
    first = 0
    for frame in frames.values():
        numbered = spelled_frame(frame, schema).with_row_index("node", offset=first)
        first += len(frame)
        for column in frame.columns:
            known = schema.properties.get(property_iri(column))
            if column in PLACE_COLUMNS or known is None or known.kind != "iri":
                continue
            pairs = numbered.select("node", pl.lit(column).alias("property"), to=pl.col(column))
            if isinstance(pairs["to"].dtype, pl.List):
                pairs = pairs.explode("to", empty_as_null=True)
            links.append(pairs.with_columns(pl.col("to").cast(pl.String)))
    return links


def _where(links: list[pl.DataFrame], column: str, these: pl.Series) -> pl.DataFrame:
    """The references whose `node` or `to` is one of these."""
    empty = pl.DataFrame(schema={"node": pl.UInt32, "property": pl.String, "to": pl.String})
    wanted = pl.col(column).is_in(these.unique().implode())
    return pl.concat([empty, *(pairs.filter(wanted) for pairs in links)], rechunk=True)


def _without_units(alive: pl.DataFrame, hits: pl.DataFrame) -> pl.DataFrame:
    """A hit head takes its whole row, a hit part its part, a supporting node itself."""
    rows = hits.filter(pl.col("part").is_null()).select("row").drop_nulls().unique()
    parts = hits.select("row", "part").drop_nulls().unique()
    lone = hits.filter(pl.col("row").is_null()).select("node").unique()
    left = alive.join(rows, on="row", how="anti", maintain_order="left")
    left = left.join(parts, on=["row", "part"], how="anti", maintain_order="left")
    return left.join(lone, on="node", how="anti", maintain_order="left")


def _dangling(nodes: pl.DataFrame, alive: pl.DataFrame, links: list[pl.DataFrame]) -> pl.DataFrame:
    """Living lines that refer to an id which no living line defines any more."""
    gone = nodes.join(alive, on="node", how="anti").join(alive, on="id", how="anti")
    lost = _where(links, "to", gone["id"].drop_nulls())
    message = pl.format("{} refers to {}, which is not kept", "property", "to")
    reasons = lost.select("node", pl.lit(DANGLING).alias("shape"), message.alias("message"))
    return alive.join(reasons, on="node", maintain_order="left")


def _told(hits: pl.DataFrame) -> pl.DataFrame:
    focus = (ID + pl.col("id")).fill_null("").alias("focus")
    return hits.select("row", "part", focus, "shape", "message").cast(DROPPED)


def _pruned(nodes: pl.DataFrame, alive: pl.DataFrame, links: list[pl.DataFrame]) -> pl.DataFrame:
    """Without the supporting nodes that only what is gone, or such nodes themselves, refer to."""
    loose = _loose(nodes, alive, links)
    inward = _where(links, "to", loose["id"]).join(alive, on="node", how="semi")
    held = inward.join(loose, on="node", how="anti")
    while not held.is_empty():
        saved = loose.join(held, left_on="id", right_on="to", how="semi")
        loose = loose.join(saved, on="node", how="anti")
        held = inward.join(saved, on="node", how="semi")
    return alive.join(loose, on="node", how="anti", maintain_order="left")


def _loose(nodes: pl.DataFrame, alive: pl.DataFrame, links: list[pl.DataFrame]) -> pl.DataFrame:
    """Living supporting nodes that what is gone refers to, and those that they refer to."""
    supporting = alive.filter(pl.col("row").is_null())
    loose = supporting.clear()
    front = nodes.join(alive, on="node", how="anti")
    while not front.is_empty():
        ends = _where(links, "node", front["node"])
        found = supporting.join(ends, left_on="id", right_on="to", how="semi")
        front = found.join(loose, on="node", how="anti")
        loose = pl.concat([loose, front])
    return loose

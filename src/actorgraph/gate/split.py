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
    edges = _edges(frames, nodes, schema)
    alive, dropped = nodes, []
    while not hits.is_empty():
        dropped.append(_told(hits))
        alive = _without_units(alive, hits)
        hits = _dangling(nodes, alive, edges)
    alive = _pruned(alive, edges)
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


def _edges(frames: Mapping[str, pl.DataFrame], nodes: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    """References between nodes of the batch: the `node` that refers, the id it refers `to`."""
    parts = [pl.DataFrame(schema={"node": pl.UInt32, "property": pl.String, "to": pl.String})]
    ids = nodes["id"].drop_nulls().unique().implode()
    first = 0
    for frame in frames.values():
        frame = spelled_frame(frame, schema).with_row_index("node", offset=first)
        first += len(frame)
        for column in frame.columns:
            known = schema.properties.get(property_iri(column))
            if column in PLACE_COLUMNS or known is None or known.kind != "iri":
                continue
            pairs = frame.select("node", pl.col(column).alias("to"))
            if isinstance(pairs["to"].dtype, pl.List):
                pairs = pairs.explode("to", empty_as_null=True)
            pairs = pairs.with_columns(pl.col("to").cast(pl.String)).filter(pl.col("to").is_in(ids))
            parts.append(pairs.select("node", pl.lit(column).alias("property"), "to"))
    return pl.concat(parts)


def _without_units(alive: pl.DataFrame, hits: pl.DataFrame) -> pl.DataFrame:
    """A hit head takes its whole row, a hit part its part, a supporting node itself."""
    rows = hits.filter(pl.col("part").is_null()).select("row").drop_nulls().unique()
    parts = hits.select("row", "part").drop_nulls().unique()
    lone = hits.filter(pl.col("row").is_null()).select("node").unique()
    left = alive.join(rows, on="row", how="anti", maintain_order="left")
    left = left.join(parts, on=["row", "part"], how="anti", maintain_order="left")
    return left.join(lone, on="node", how="anti", maintain_order="left")


def _dangling(nodes: pl.DataFrame, alive: pl.DataFrame, edges: pl.DataFrame) -> pl.DataFrame:
    """Living lines that refer to an id which no living line defines any more."""
    gone = nodes.join(alive, on="id", how="anti").select("id").unique()
    lost = edges.join(gone, left_on="to", right_on="id", how="semi")
    message = pl.format("{} refers to {}, which is not kept", "property", "to")
    reasons = lost.select("node", pl.lit(DANGLING).alias("shape"), message.alias("message"))
    return alive.join(reasons, on="node", maintain_order="left")


def _told(hits: pl.DataFrame) -> pl.DataFrame:
    focus = (ID + pl.col("id")).fill_null("").alias("focus")
    return hits.select("row", "part", focus, "shape", "message").cast(DROPPED)


def _pruned(alive: pl.DataFrame, edges: pl.DataFrame) -> pl.DataFrame:
    """Without supporting nodes that only what is gone referred to. One that nothing referred to
    in the first place stays, and so does what it refers to."""
    supporting = alive.filter(pl.col("row").is_null())
    referred = supporting.join(edges, left_on="id", right_on="to", how="semi")
    if referred.is_empty():
        return alive
    reached = alive.join(referred, on="node", how="anti")
    front = reached.select("node")
    waiting = referred
    while not front.is_empty():
        ends = edges.join(front, on="node", how="semi").select("to").unique()
        found = waiting.join(ends, left_on="id", right_on="to", how="semi")
        waiting = waiting.join(found, on="node", how="anti")
        front = found.select("node")
    return alive.join(waiting, on="node", how="anti", maintain_order="left")

"""GDELT files as columns of text, with the broken lines set apart.

The files have no header and no quoting, so a line feed always ends a row: each line is judged
alone, and a broken one cannot swallow its neighbours.
"""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from actorgraph_ingest._gdelt_forms import Form

BATCH = 100 * 2**20  # about 250,000 rows
RECORD = 4 * 2**20
FIELD = 2**20


def blocks(path: Path, size: int = BATCH) -> Iterator[tuple[int, bytes]]:
    """Whole lines, about `size` bytes at a time, with the number of the first line.

    Of a line that exceeds the limit of a record only the beginning is kept in memory.
    """
    first, rest = 1, b""
    with path.open("rb") as stream:
        while piece := stream.read(size):
            data = rest + piece
            cut = data.rfind(b"\n") + 1
            if cut:
                yield first, data[:cut]
                first += data.count(b"\n", 0, cut)
            rest = data[cut : cut + RECORD + 1]
    if rest:
        yield first, rest


def parse(first: int, data: bytes, form: Form) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The whole rows as columns of text with `_row` and `line`, and the broken lines as row,
    reason, field, detail, raw. A byte order mark and a carriage return at the end are dropped."""
    data = data.removeprefix(b"\xef\xbb\xbf") if first == 1 else data
    if form.last_came_later:
        data = b"\n".join(_completed(line, form.tabs) for line in data.split(b"\n"))
    lines = _judged(first, data, form)
    broken = lines.filter(pl.col("reason").is_not_null())
    if broken.height:
        lines = lines.filter(pl.col("reason").is_null())
        data = b"\n".join(lines["raw"].to_list())
    return _columns(lines, data, form), _quarantined(broken, form)


def _completed(line: bytes, tabs: int) -> bytes:
    return line.rstrip(b"\r") + b"\t" if line.count(b"\t") == tabs - 1 else line


def lines_of(data: bytes) -> pl.Series:
    """One value a line, as bytes."""
    return pl.Series("raw", data.removesuffix(b"\n").split(b"\n"), dtype=pl.Binary)


def _judged(first: int, data: bytes, form: Form) -> pl.DataFrame:
    raw = pl.col("raw")
    lines = lines_of(data)
    frame = pl.DataFrame([lines, _text(lines)]).with_row_index("_row", first)
    tabs = pl.col("text").str.count_matches("\t", literal=True).alias("tabs")
    return frame.with_columns(pl.col("_row").cast(pl.Int64), tabs).with_columns(
        pl.when(raw.bin.size() > RECORD).then(pl.lit("too-large"))
        .when(pl.col("text").is_null()).then(pl.lit("encoding"))
        .when(pl.col("text").str.contains("\x00", literal=True)).then(pl.lit("nul"))
        .when(pl.col("tabs") != form.tabs).then(pl.lit("column-count"))
        .when(_wide_fields(lines)).then(pl.lit("too-large"))
        .alias("reason")
    )  # fmt: skip


def _text(lines: pl.Series) -> pl.Series:
    """The lines as text, null where the bytes are no UTF-8."""
    try:
        return lines.cast(pl.String).rename("text")
    except pl.exceptions.ComputeError:  # only such a file is looked at line by line
        return pl.Series("text", [_decoded(line) for line in lines.to_list()], dtype=pl.String)


def _decoded(line: bytes) -> str | None:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None


def _wide_fields(lines: pl.Series) -> pl.Series:
    """Where one field exceeds the limit; only lines as long as that are looked into."""
    long = lines.bin.size() > FIELD
    if not long.any():
        return long
    widest = [max(map(len, line.split(b"\t"))) for line in lines.filter(long).to_list()]
    return long.scatter(long.arg_true(), [width > FIELD for width in widest])


def _columns(lines: pl.DataFrame, data: bytes, form: Form) -> pl.DataFrame:
    schema = dict.fromkeys(form.columns, pl.String)
    if lines.is_empty():
        columns = pl.DataFrame(schema=schema).select(form.read)
    else:
        columns = pl.read_csv(
            data, separator="\t", has_header=False, quote_char=None, null_values=[""],
            schema=schema, columns=[form.columns.index(name) for name in form.read],
        )  # fmt: skip
    if form.columns[-1] in columns.columns:  # the end of a line, where Windows leaves a mark
        last = pl.col(form.columns[-1]).str.strip_chars_end("\r").replace("", None)
        columns = columns.with_columns(last)
    bare = (pl.col(name).str.strip_chars(" ").replace("", None) for name in form.padded)
    return columns.with_columns(lines["_row"], lines["text"].alias("line"), *bare)


def _quarantined(broken: pl.DataFrame, form: Form) -> pl.DataFrame:
    raw = [line.decode("utf-8", "backslashreplace") for line in broken["raw"].to_list()]
    wrong = pl.format(f"{{}} columns, {form.name} has {len(form.columns)}", pl.col("tabs") + 1)
    return broken.select(
        pl.col("_row").alias("row"),
        "reason",
        pl.lit("").alias("field"),
        pl.when(pl.col("reason") == "column-count")
        .then(wrong)
        .otherwise(pl.lit(""))
        .alias("detail"),
        pl.Series("raw", raw, dtype=pl.String),
    )

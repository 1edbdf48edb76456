"""What GDELT's mentions and its knowledge graph have in common."""

import re
from collections.abc import Sequence

import polars as pl

from actorgraph.frames import SourceFile
from actorgraph_ingest import _gdelt_lines

LONGEST_URL = 2048
# ISO 639-2, as GDELT writes languages, to the shortest code, as texts of the web are tagged.
LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "afr:af ara:ar aze:az ben:bn bos:bs bul:bg cat:ca zho:zh hrv:hr ces:cs dan:da nld:nl "
        "est:et fin:fi fra:fr glg:gl kat:ka deu:de ell:el guj:gu heb:he hin:hi hun:hu isl:is "
        "ind:id ita:it jpn:ja kan:kn kaz:kk kor:ko lav:lv lit:lt mkd:mk msa:ms mal:ml mar:mr "
        "mon:mn nep:ne nor:no nno:nn fas:fa pol:pl por:pt pan:pa ron:ro rus:ru srp:sr sin:si "
        "slk:sk slv:sl som:so spa:es swa:sw swe:sv tam:ta tel:te tha:th tur:tr ukr:uk urd:ur "
        "vie:vi hye:hy sqi:sq"
    ).split()
)


def is_recognised(file: SourceFile, pattern: bytes) -> bool:
    """Whether one of the first lines is as the pattern says."""
    lines = file.head.split(b"\n")
    whole = lines[:-1] if len(lines) > 1 else lines
    return any(re.fullmatch(pattern, line.rstrip(b"\r")) for line in whole)


def newest(file: SourceFile, field: int) -> str:
    """The newest time in this field (from 1), of the lines that have one; the file's stamp."""
    pattern = rb"^(?:[^\t\n]*\t){%d}(\d{14})\t" % (field - 1)
    found = (
        match
        for _, data in _gdelt_lines.blocks(file.local())
        for match in re.findall(pattern, data, re.MULTILINE)
    )
    return str(max(found, default=b"").decode())


def faulty(
    rows: pl.DataFrame, faults: Sequence[tuple[pl.Expr, str, str]]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The sound rows, and the others as rows for the quarantine, by the first fault."""
    first = pl.coalesce(pl.when(wrong).then(n) for n, (wrong, _, _) in enumerate(faults))
    judged = rows.with_columns(fault=first)
    bad = judged.drop_nulls("fault").rows(named=True)
    told = [
        (row["_row"], *faults[row["fault"]][1:], (row[faults[row["fault"]][2]] or "")[:200],
         row["line"])
        for row in bad
    ]  # fmt: skip
    schema = {"row": pl.Int64, "reason": pl.String, "field": pl.String, "detail": pl.String,
              "raw": pl.String}  # fmt: skip
    aside = pl.DataFrame(told, schema=schema, orient="row")
    return judged.filter(pl.col("fault").is_null()).drop("fault"), aside

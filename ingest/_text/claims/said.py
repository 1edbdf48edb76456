"""An attribution in the tokens of its sentence, and what its neighbours make of it."""

from dataclasses import dataclass, replace

from actorgraph_ingest._text.claims.draft import Row
from actorgraph_ingest._text.claims.sources import source_after
from actorgraph_ingest._text.words.lines import Chunk, Line
from actorgraph_ingest._text.words.tables import words


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution in the tokens of its sentence. `cue`: the verb's whole group."""

    at: int
    cue: Chunk
    source: Chunk | None
    content: tuple[Chunk, ...]
    entry: Row
    told: Chunk | None = None
    relay: tuple[Chunk, ...] = ()
    idle: bool = False
    awaits: bool = False  # its words follow in the next paragraph, or stood before
    rule: str = ""


def relayed(row: Line, found: list[Said]) -> list[Said]:
    """With whom a source draws on: "Yonhap, quoting KCNA, said", "said X, citing the police"."""
    made = list(found)
    for k in range(1, len(row) - 1):
        if row.low(k) not in ("citing", "quoting") or not made:
            continue
        whom = source_after(row, k + 1, alone=True)
        if whom is not None:
            n = min(range(len(made)), key=lambda n: abs(made[n].at - k))
            made[n] = replace(made[n], relay=(*made[n].relay, whom))
    return made


def aside(row: Line, made: Said) -> int:
    """The comma of ", a charge Tehran denies", ", which Rabat calls a lie": another's words."""
    if made.entry["frame"] not in ("deny", "label"):
        return 0
    for k in range(made.at - 1, max(0, made.at - 14), -1):
        if row.low(k) == ",":
            near = {row.low(j) for j in range(k + 1, k + 4)}
            return k if "which" in near or near & words("anaphor") else 0
    return 0


def shortened(one: Said, comma: int) -> Said:
    kept = tuple((a, min(b, comma) if a < comma else b) for a, b in one.content)
    return replace(one, content=kept)

"""Whom a surname means behind a title: "President Karzai", "Gen. Haftar", "Ayatollah Khamenei"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from actorgraph_ingest._text.actors.likeness import sounds
from actorgraph_ingest._text.types import Token

if TYPE_CHECKING:
    from actorgraph_ingest._text.actors.lexicon import Entry
    from actorgraph_ingest._text.actors.memory import Memory

_RANKS = frozenset(
    "president premier minister chancellor king queen prince princess sheikh shaikh emir sultan "
    "ayatollah mullah general colonel marshal brigadier admiral commander senator congressman "
    "congresswoman governor speaker secretary ambassador envoy leader dictator chairman dissident "
    "gen col adm sen gov".split()
)
_FEW = 6  # bearers of a surname that is not as common as Garcia or Khan


def ranked(row: Sequence[Token], at: int) -> bool:
    """Whether a title of public life stands right before a name."""
    before = at - 2 if at > 1 and row[at - 1].text == "." else at - 1
    return before >= 0 and row[before].low in _RANKS


def by_surname(rows: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    """The bearers of each surname, by its sound."""
    found: dict[str, dict[str, Entry]] = {}
    for surname, entry in rows:
        if key := "".join(sounds(surname)):
            found.setdefault(key, {}).setdefault(entry.id, entry)
    return {key: tuple(entries.values()) for key, entries in found.items()}


def bearer(word: str, state: str, memory: Memory) -> Entry | None:
    """The only known person of a surname, of a state where one is told; of a few the only one who
    holds an office on the day, or without a day the only one who has ever held one."""
    known = memory.lexicon.bearers.get("".join(sounds(word)), ())
    fits = [e for e in known if not state or e.country == state]
    if 1 < len(fits) <= _FEW:
        fits = [e for e in fits if _held(e, memory.issued, memory)]
    return fits[0] if len(fits) == 1 else None


def _held(entry: Entry, day: str, memory: Memory) -> bool:
    terms = memory.lexicon.tenures.get(entry.id, ())
    return any(not day or (t.start <= day and (not t.end or t.end >= day)) for t in terms)

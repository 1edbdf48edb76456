"""Claims without a verb of saying: "according to X", "citing X", "X's accusations that"."""

from actorgraph_ingest._text.draft import Draft, Parties, content_end
from actorgraph_ingest._text.slots import clause_end, slots
from actorgraph_ingest._text.tables import words
from actorgraph_ingest._text.verbs import Units

ACCORDING = frozenset(("according", "citing", "cited"))


def according(row: Units, at: int) -> Draft | None:
    """ "according to X": what stands before it, or after where the sentence begins with it."""
    low = row[at].low
    if low == "according" and row[at + 1].low != "to":
        return None
    start = at + (2 if low == "according" else 1)
    places = [k for k in range(start, min(start + 14, len(row))) if row[k].party is not None]
    end = clause_end(row, start)
    who, _place = _source(row, start, end, places)
    unnamed = (
        "" if who else next((u.low for u in row[start:end] if u.low in words("source_noun")), "")
    )
    if not who and not unnamed:
        return None
    if low != "according":
        return Draft(
            "asserts", who, (at, start), (0, 0), (at, end), unnamed=unnamed, rule="cue:citing"
        )
    comma = next((k for k in range(start, len(row)) if row[k].low == ","), len(row))
    content = (0, at) if at > 3 else (comma, content_end(row, comma))
    stance = "reports" if who and who[0].kind == "Organization" else "asserts"
    return Draft(
        stance, who, (at, start), content, (0, len(row)), unnamed=unnamed, rule="cue:according to",
    )  # fmt: skip


def _source(row: Units, start: int, end: int, places: list[int]) -> tuple[Parties, int]:
    """The body behind "according to a report by X" or "citing findings from X"."""
    by = [k for k in places if k < end and _led(row, k) in ("by", "from", "of")]
    plain = [k for k in places if k < end and not _modifies(row, k)]
    choice = (by or plain or [k for k in places if k < end][:1])[:1]
    return (
        tuple(p for k in choice if (p := row[k].party) is not None),
        choice[0] if choice else start,
    )


def _led(row: Units, at: int) -> str:
    left = at - 1
    while left >= 0 and row[left].low in words("determiner"):
        left -= 1
    return row[left].low if left >= 0 else ""


def _modifies(row: Units, at: int) -> bool:
    party = row[at].party
    return party is not None and party.modifier


def nominal(row: Units, at: int) -> Draft | None:
    """ "US accusations that Iran ..." where no cue of denial governs them."""
    if (
        row[at].low not in ("accusation", "accusations", "allegation", "allegations")
        or not row[at].plain
    ):
        return None
    owner = owner_of(row, at)
    after = row[at + 1].low if at + 1 < len(row) else ""
    if not owner or after not in ("that", "against", "of"):
        return None
    end = content_end(row, at + 2)
    accused: Parties = ()
    if after == "against":
        accused = slots(row, at + 1, end).get("against", ())
    return Draft(
        "accuses", owner, (at, at + 1), (at + 2, end), (at, end), accused=accused, implied=accused,
        rule="cue:accusation",
    )  # fmt: skip


def owner_of(row: Units, at: int) -> Parties:
    """Whose allegation it is: "the US allegation", "allegations by Washington"."""
    for left in range(at - 1, max(-1, at - 4), -1):
        party = row[left].party
        if party is not None:
            if party.possessive or party.modifier or left == at - 1:
                return (party,)
            break
        if row[left].low in words("determiner") | words("preposition"):
            break
    after = slots(row, at + 1, min(at + 8, clause_end(row, at + 1)))
    if at + 1 < len(row) and row[at + 1].low in ("by", "from", "made", "levelled", "leveled"):
        return after.get("by", ()) or after.get("from", ())
    return ()

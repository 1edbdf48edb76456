"""Claims without a verb of saying: "according to X", "citing X", "X's accusations that"."""

from actorgraph_ingest._text.claims.draft import Draft, Parties, content_end
from actorgraph_ingest._text.claims.heard import covered
from actorgraph_ingest._text.words.slots import clause_end, slots
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Units

ACCORDING = frozenset(("according", "citing", "cited"))


def according(row: Units, at: int) -> Draft | None:
    """ "according to X", "citing X": who is drawn on, and for the former also what for."""
    if row[at].low != "according":
        return _citing(row, at)
    told = row[at + 1].said
    if told is None or told.source is None:
        return None
    start, end = covered(row, [told.source])
    who = _source(row, start, end)
    unnamed = "" if who else _unnamed(row, start, end)
    if not who and not unnamed:
        return None
    stance = "reports" if who and who[0].kind == "Organization" else "asserts"
    return Draft(
        stance, who, (at, at + 2), covered(row, told.content), (0, len(row)), unnamed=unnamed,
        rule="cue:according to",
    )  # fmt: skip


def _citing(row: Units, at: int) -> Draft | None:
    end = clause_end(row, at + 1)
    who = _source(row, at + 1, min(end, at + 15))
    unnamed = "" if who else _unnamed(row, at + 1, end)
    if not who and not unnamed:
        return None
    return Draft(
        "asserts", who, (at, at + 1), (0, 0), (at, end), unnamed=unnamed, rule="cue:citing"
    )


def _unnamed(row: Units, start: int, end: int) -> str:
    return next((u.low for u in row[start:end] if u.low in words("source_noun")), "")


def _source(row: Units, start: int, end: int) -> Parties:
    """The body behind "according to a report by X" or "citing findings from X"."""
    places = [k for k in range(start, end) if row[k].party is not None]
    by = [k for k in places if _led(row, k) in ("by", "from", "of")]
    plain = [k for k in places if not _modifies(row, k)]
    choice = (by or plain or places)[:1]
    return tuple(p for k in choice if (p := row[k].party) is not None)


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

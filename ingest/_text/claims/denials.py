"""Denials: of a deed in the same words, or of what somebody said before."""

import itertools
from collections.abc import Iterator

from actorgraph_ingest._text.claims.accounts import owner_of
from actorgraph_ingest._text.claims.draft import (
    Draft,
    Parties,
    Row,
    content_end,
    cues,
    flatly,
    proposed,
)
from actorgraph_ingest._text.claims.drafts import follows, inverted, speakers
from actorgraph_ingest._text.claims.pointers import pointer
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.slots import clause_end, slots
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Units, Verb, read_verb


def denials(row: Units) -> Iterator[Draft]:
    for at, unit in enumerate(row):
        verb = read_verb(row, at) if unit.plain else None
        entry = next(iter(cues().get(verb.lemma, ())), None) if verb is not None else None
        if verb is None or verb.negated or verb.maybe or verb.future:
            continue
        made: Draft | None = None
        if entry is not None and entry["frame"] == "deny":
            made = _denied(row, verb, entry)
        elif entry is not None and entry["frame"] == "label":
            made = _labelled(row, verb)
        elif entry is not None and entry["frame"] in ("that", "told"):
            made = _said_false(row, verb)
        if made is not None:
            yield made
    yield from _no_comment(row)


def _no_comment(row: Units) -> Iterator[Draft]:
    for at in range(1, len(row) - 2):
        lows = [u.low for u in row[at : at + 3]]
        if lows[0] in ("declined", "refused") and lows[1:] == ["to", "comment"]:
            who, _ = speakers(row, Verb(at, at, "decline", "ed"))
            if who:
                yield Draft(
                    "declinesToComment", who, (at, at + 3), (at, at), (at, len(row)), answers=True,
                    rule="cue:decline to comment",
                )  # fmt: skip


def _denied(row: Units, verb: Verb, entry: Row) -> Draft | None:
    exact = verb.lemma == "deny"
    if verb.passive:
        return _passively(row, verb, entry)
    who, _unnamed = speakers(row, verb)
    if not who:
        return None
    start = verb.at + 1
    end = content_end(row, start)
    base = Draft(
        entry["stance"], who, (verb.at, verb.at + 1), (end, end), (verb.group, end), answers=True,
        rule=f"cue:{entry['cue']}",
    )  # fmt: skip
    noun = anaphor(row, start, end)
    if noun is not None:
        return None if proposed(row, noun, end) else _of_words(row, base, noun, end)
    outlet = _reported(row, start, end)
    if outlet is not None:
        base.accuser = tuple(p for p in (row[outlet].party,) if p is not None)
        base.content, base.implied, base.answers = (outlet + 2, end), who, False
        return base
    if _ends(row, start, end) or pointer(row, start, end):
        return base if exact or _related(row, verb) or pointer(row, start, end) else None
    if not exact:
        return base if _false(row, start, end) else None
    base.content, base.implied, base.answers = (start, end), who, False
    base.vague = row[start].low in _VAGUE
    return base


_VAGUE = frozenset("any all such involvement responsibility wrongdoing having doing every".split())


def _reported(row: Units, start: int, end: int) -> int | None:
    """The outlet of "denied a Reuters report that ...": such words are one name to the reader."""
    for k in range(start, min(start + 3, end - 1)):
        party = row[k].party
        if party is not None:
            tells = party.kind == "Organization" and row[k + 1].low == "that"
            return k if tells and party.end > party.name[1] else None
    return None


def _of_words(row: Units, base: Draft, noun: int, end: int) -> Draft:
    """ "denied allegations (by X) that it ...": the deed is told here, or was before."""
    base.accuser = owner_of(row, noun)
    for k in range(noun + 1, min(noun + 8, end)):
        if row[k].low in ("that", "of") and not (
            row[k].low == "of" and k > noun + 1 and row[k - 1].party is None
        ):
            base.content, base.implied = (k + 1, end), base.claimants
            base.answers = False
            return base
        if read_verb(row, k) is not None and row[k].low not in ("made", "levelled"):
            break
    return base


def anaphor(row: Units, start: int, end: int) -> int | None:
    """The place of "allegation", "claims", "report" as the object, before any deed is told."""
    for k in range(start, min(start + 8, end)):
        low = row[k].low
        if row[k].plain and low in words("anaphor"):
            return k
        stops = low in ("that", "to", "in", "of") or (row[k].plain and low.endswith("ing"))
        if stops and not (low == "that" and k == start and _demonstrative(row, k, end)):
            return None
    return None


def _demonstrative(row: Units, at: int, end: int) -> bool:
    """ "that allegation", not "that Iran did it"."""
    near = [u.low for u in row[at + 1 : min(at + 4, end)] if u.plain]
    return any(low in words("anaphor") for low in near)


def _ends(row: Units, start: int, end: int) -> bool:
    return start >= end or row[start].low in (",", ".", ";") or start >= len(row)


def _related(row: Units, verb: Verb) -> bool:
    """ "a charge Tehran rejects", ", which Tehran rejects"."""
    near = [u.low for u in row[max(0, verb.group - 8) : verb.group]]
    return any(low in words("anaphor") or low == "which" for low in near)


def _false(row: Units, start: int, end: int) -> bool:
    return any(u.low in words("false") for u in row[start:end] if u.plain)


def _passively(row: Units, verb: Verb, entry: Row) -> Draft | None:
    """ "an accusation denied by Tehran"; without "by" nobody is named."""
    end = clause_end(row, verb.at + 1)
    who = slots(row, verb.at + 1, end).get("by", ())
    near = [u.low for u in row[max(0, verb.group - 10) : verb.group] if u.plain]
    if not who or not any(low in words("anaphor") or low == "which" for low in near):
        return None
    return Draft(
        entry["stance"], who, (verb.at, verb.at + 1), (end, end), (verb.group, end), answers=True,
        rule=f"cue:{entry['cue']}",
    )  # fmt: skip


def _labelled(row: Units, verb: Verb) -> Draft | None:
    end = content_end(row, verb.at + 1)
    if verb.passive:
        return None
    who, _ = speakers(row, verb)
    about = anaphor(row, verb.at + 1, end)
    if not who or not _false(row, verb.at + 1, end):
        return None
    which = any(u.low == "which" for u in row[max(0, verb.group - 4) : verb.group])
    if about is None and not which and not _it(row, verb.at + 1, end):
        return None
    base = Draft(
        "denies", who, (verb.at, verb.at + 1), (end, end), (verb.group, end), answers=True,
        rule=f"cue:{verb.lemma} false",
    )  # fmt: skip
    return _of_words(row, base, about, end) if about is not None else base


def _it(row: Units, start: int, end: int) -> bool:
    if start >= end:
        return False
    party: Party | None = row[start].party
    return row[start].low in words("pointer") or (party is not None and party.pronoun)


def _said_false(row: Units, verb: Verb) -> Draft | None:
    """ "said the allegations were baseless", "said there was no truth in the report"."""
    who, start, end = _said(row, verb)
    if not who:
        return None
    base = Draft(
        "denies", who, (verb.at, verb.at + 1), (end, end), (verb.group, end), answers=True,
        rule="cue:said false",
    )  # fmt: skip
    if flatly(row, start, end):
        base.content, base.vague = (start, end), True
        return base
    near = range(start, min(start + 12, end))
    place = next((k for k in near if row[k].plain and row[k].low in words("anaphor")), None)
    if place is None and _this_is(row, start, end):
        place = start
    tail = [u.low for u in row[start:end]]
    hollow = any(a == "no" and b in words("falsehood") for a, b in itertools.pairwise(tail))
    if place is None or not (_false(row, start, end) or hollow):
        return None
    return _of_words(row, base, place, end)


def _said(row: Units, verb: Verb) -> tuple[Parties, int, int]:
    """Who says it, and the words: behind the cue, or before it ("The claims are false, X said")."""
    who, _ = speakers(row, verb)
    start = verb.at + 1
    comma = inverted(row, verb)
    if not who:
        return _quoted(row, verb)
    if comma is not None and not follows(row, start):
        return who, 0, comma
    return who, start, content_end(row, start)


def _this_is(row: Units, start: int, end: int) -> bool:
    """ "said this was a lie"."""
    start += row[start].low == "that" if start < end else 0
    if start + 1 >= end:
        return False
    party = row[start].party
    points = row[start].low in ("this", "that", "it") or (party is not None and party.pronoun)
    return points and row[start + 1].low in words("be")


def _quoted(row: Units, verb: Verb) -> tuple[Parties, int, int]:
    """ "The claims are baseless," said X."""
    for k in range(verb.at + 1, min(verb.at + 3, len(row))):
        party = row[k].party
        if party is not None:
            return (party,), 0, max(0, verb.group)
    return (), 0, 0

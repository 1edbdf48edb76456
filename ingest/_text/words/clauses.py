"""Clauses without a parser: who is the subject of a verb, and who are its joined subjects."""

from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import (
    DASHES,
    Unit,
    Units,
    Verb,
    after_relative,
    forms,
    read_verb,
)


def is_head(row: Units, at: int) -> bool:
    """Whether the actor at a place can be a subject: no possessor, no object of a preposition."""
    party = row[at].party
    if party is None or party.possessive or party.modifier or party.place:
        return False
    before = at - 1
    while before >= 0 and row[before].low in words("determiner") | words("filler"):
        before -= 1
    if before >= 0 and (row[before].low in words("preposition") or row[before].low == "than"):
        return False
    after = row[at + 1] if at + 1 < len(row) else None
    return after is None or not _is_noun(after)


def _is_noun(unit: Unit) -> bool:
    """A bare word right after a name makes the name an adjective: "Iran deal"."""
    low = unit.low
    if not unit.plain or not low.isalpha() or low in forms():
        return False
    groups = (
        "be",
        "have",
        "do",
        "modal",
        "negation",
        "adverb",
        "preposition",
        "boundary",
        "weekday",
    )
    known = low in ("and", "or", "to", "earlier", "late", "next", "last", "over", "than", "has")
    return not (
        known or low.endswith(("ly", "ed", "ing")) or any(low in words(g) for g in groups)
    ) and (unit.text.islower())


def conjoined(row: Units, at: int) -> tuple[int, ...]:
    """The places of the actors joined with the one at `at`, leftwards: "A, B and C"."""
    places = [at]
    while True:
        left = places[0] - 1
        while (
            left >= 0
            and row[left].low in ("and", ",", "the", "&", "or", "both")
            and places[0] - left < 4
        ):
            left -= 1
        joined = left < places[0] - 1 and left >= 0 and row[left].party is not None
        if not joined:
            break
        places.insert(0, left)
    joints = {row[k].low for k in range(places[0], at)}
    return tuple(places) if joints & {"and", "or", "&"} else (at,)  # "X, Y" alone is no list


def subject(row: Units, verb: Verb) -> tuple[Party, ...]:
    """Who the verb's clause is about, found leftwards from the verb."""
    at = verb.group - 1
    joined = False
    while at >= 0:
        unit = row[at]
        joined = joined or unit.low in ("and", "but")
        if unit.party is not None:
            if is_head(row, at):
                return () if _object(row, at, verb) else _group(row, at)
            if _speaks(row, at):
                return (unit.party,)
        elif unit.low in ("who", "which", "that"):
            return _antecedent(row, at) if at == verb.group - 1 else ()
        elif at == verb.group - 1 and _is_noun(unit) and unit.low not in _TIMES:
            return _author(row, at)
        elif unit.low == ",":
            at = _parenthesis(row, at)
        elif _closes(row, at):
            old = read_verb(row, at) if joined and row[at].low in forms() else None
            return acting(row, old) if old is not None else ()
        at -= 1
    return ()


def _object(row: Units, at: int, verb: Verb) -> bool:
    """Whether an actor before a comma is what the clause there acts on: "X hit Y, a man said"."""
    over = any(row[k].low == "," for k in range(at + 1, verb.group - 1))
    left = at - 1
    while left > 0 and row[left].low in words("determiner"):
        left -= 1
    old = read_verb(row, left) if over and left >= 0 and row[left].plain else None
    return old is not None and not old.passive


_TIMES = frozenset("week month year day night morning evening afternoon weekend time".split())


def _author(row: Units, at: int) -> tuple[Party, ...]:
    """A noun is the subject: nobody, unless it is somebody's message or statement."""
    left = at - 1
    party = row[left].party if left >= 0 else None
    return (party,) if party is not None and _speaks(row, left) else ()


def _group(row: Units, at: int) -> tuple[Party, ...]:
    found = [row[k].party for k in conjoined(row, at) if k == at or is_head(row, k)]
    return tuple(p for p in found if p is not None)


def _antecedent(row: Units, at: int) -> tuple[Party, ...]:
    left = at - 1
    while left >= 0 and row[left].low in (",", "and"):
        left -= 1
    party = row[left].party if left >= 0 else None
    return (party,) if party is not None and not party.possessive else ()


def _parenthesis(row: Units, at: int) -> int:
    """The comma that opened what ends here, or the place itself."""
    for left in range(at - 1, max(-1, at - 25), -1):
        if row[left].low == ",":
            return left
        if row[left].low in (";", ":"):
            break
    return at


def _closes(row: Units, at: int) -> bool:
    low = row[at].low
    if low in (";", ":") or low in DASHES or low in words("boundary"):
        return True
    pairs = forms().get(low)
    return pairs is not None and read_verb(row, at) is not None


_SPEECHES = frozenset(
    "message statement letter speech note remarks article address comments telegram".split()
)


def _speaks(row: Units, at: int) -> bool:
    """ "His message praised ...": who wrote it does."""
    party = row[at].party
    after = row[at + 1].low if at + 1 < len(row) else ""
    return party is not None and party.possessive and after in _SPEECHES


def acting(row: Units, verb: Verb) -> tuple[Party, ...]:
    """Who does what the verb says: its own subject, or the one it shares with the verb before."""
    before = row[verb.group - 1] if verb.group else None
    joined = before is not None and before.low in ("and", "but", "then", ",", "or")
    if verb.tag == "ing" and not (before is not None and before.low in words("be")):
        own = _absolute(row, verb)
        if own:
            return own
        joined = True
    if not joined or after_relative(row, verb.group):
        return subject(row, verb)
    for at in range(verb.group - 1, -1, -1):
        if row[at].low == "that":
            break
        old = read_verb(row, at) if row[at].low in forms() else None
        if (
            old is not None
            and old.tag in ("ed", "s", "base", "en")
            and not old.infinitive
            and not (old.passive and old.group == old.at)
        ):
            return acting(row, old)
    return first_subject(row, verb.group)


def _absolute(row: Units, verb: Verb) -> tuple[Party, ...]:
    """ "over the US escalating the war by providing ...": who stands before the first -ing."""
    for at in range(verb.group - 1, max(-1, verb.group - 12), -1):
        unit = row[at]
        if unit.low in (";", ":") or unit.low in words("boundary"):
            break
        follower = row[at + 1]
        if unit.party is not None and not unit.party.possessive and follower.low.endswith("ing"):
            return (unit.party,)
    return ()


def first_subject(row: Units, before: int) -> tuple[Party, ...]:
    """The sentence's first possible subject, for verbs that share it: "... and condemned ..."."""
    for at in range(before):
        if _speaks(row, at):
            return tuple(p for p in (row[at].party,) if p is not None)
        if row[at].party is not None and is_head(row, at) and not _dateline(row, at):
            if _governed(row, at):
                return ()
            end = at
            while end + 2 < before and row[end + 1].low in ("and", ",") and _next(row, end + 2):
                end += 2
            return _group(row, end)
    return ()


def _governed(row: Units, at: int) -> bool:
    """A bare word before an actor is a verb it is the object of: "had struck Kyiv"."""
    left = at - 1
    while left >= 0 and row[left].low in words("determiner") | words("filler"):
        left -= 1
    if left < 0 or not row[left].plain or not row[left].text.isalpha():
        return False
    low, groups = row[left].low, ("preposition", "boundary", "adverb", "weekday")
    free = low in _TIMES or low in ("and", "but", "or", "then", "today", "yesterday")
    return row[left].text.islower() and not free and not any(low in words(g) for g in groups)


def _dateline(row: Units, at: int) -> bool:
    """ "Pyongyang: In a strong display ..."."""
    return (
        at < 2
        and at + 1 < len(row)
        and (row[at + 1].low in (":", "(", "-") or row[at + 1].low in DASHES)
    )


def _next(row: Units, at: int) -> bool:
    return row[at].party is not None and is_head(row, at)


def plotters(row: Units, verb: Verb) -> tuple[Party, ...]:
    """ "X plotted to kill Y": who is said to have been about to do it."""
    at = verb.group - 1
    if not verb.infinitive or at < 1 or row[at].low not in words("scheme"):
        return ()
    first = at
    while first and row[first - 1].low in words("have") | words("be") | words("adverb"):
        first -= 1
    return subject(row, Verb(at, first, "plot", "ed"))

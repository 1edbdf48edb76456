"""Words that are somebody's, named or not: what they tell is never the text's own voice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actorgraph_ingest._text.claims.asides import without
from actorgraph_ingest._text.claims.draft import (
    Row,
    clause_behind,
    content_end,
    cues,
    deed_end,
    unproven,
)
from actorgraph_ingest._text.claims.drafts import follows, inverted, ruled, that_clause
from actorgraph_ingest._text.claims.epithets import claimed_by, names_whom, person
from actorgraph_ingest._text.claims.heard import covered
from actorgraph_ingest._text.claims.retracted import taken
from actorgraph_ingest._text.claims.rumours import rumoured, that, under_noun
from actorgraph_ingest._text.claims.trials import charge
from actorgraph_ingest._text.types import Attribution
from actorgraph_ingest._text.words.slots import clause_end
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Units, Verb, forms, read_verb

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that are somebody's: the units from `start` on, by the word `at`. `told`: they are told
    as true, not doubted, denied, asked or hoped."""

    at: int
    start: int
    end: int
    told: bool


def hearsay(row: Units) -> Iterator[Span]:
    """The units under a word of saying, blaming, denying or believing, whoever says it."""
    return ((one.start, one.end) for one in heard(row))


def heard(row: Units) -> Iterator[Heard]:
    for one in _heard(row):
        if one.told:
            yield one
        else:
            yield from (replace(one, start=a, end=b) for a, b in without(row, one.start, one.end))
    yield from (Heard(a, a, b, False) for a, b in taken(row))


_NOUNS = words("anaphor") | words("hearsay") | words("rumour")
_TOLD_BY = _NOUNS | words("opinion") | words("sign")


def _heard(row: Units) -> Iterator[Heard]:
    for at, unit in enumerate(row):
        if (charged := charge(row, at)) is not None:
            yield Heard(at, *charged, True)
        if unit.said is None and unit.low not in forms() and unit.low not in _TOLD_BY:
            continue
        if not unit.plain or names_whom(row, at) or claimed_by(row, at) or factual(row, at):
            continue
        if unit.said is not None:
            yield from _attributed(row, at, unit.said)
        verb = read_verb(row, at)
        if verb is not None and verb.lemma in cues():
            ended = unit.said is not None and 0 < covered(row, unit.said.content)[1] <= at
            yield from _under_verb(row, verb, ended)
        elif unit.low in ("say", "says", "said"):  # "protesters say ..."
            yield Heard(at, at + 1, content_end(row, at + 1), True)
        elif unit.low in words("opinion") and not person(row, at):
            blamed = unit.low.startswith("suspect")
            yield from (Heard(at, a, b, blamed) for a, b in _believed(row, at))
        elif unit.low in _NOUNS:
            told = rumoured(row, at)
            yield from (Heard(at, a, b, told) for a, b in under_noun(row, at))
        elif unit.low in words("sign") and row[at - 1].low in words("unproven"):
            yield from (Heard(at, a, b, False) for a, b in that(row, at + 1, 3))


def _believed(row: Units, at: int) -> Iterator[Span]:
    """ "hoped that X would leave", "fears X will stay", not "asked why X left"."""
    yield from that(row, at + 1, 6)
    after = row[at + 1] if at + 1 < len(row) else None
    if after is None or not (after.party is not None or after.low in words("determiner")):
        return
    if not row[at].low.startswith("ask") and clause_behind(row, at + 1, at + 9):
        yield at + 1, content_end(row, at + 1)


def _attributed(row: Units, at: int, one: Attribution) -> Iterator[Heard]:
    if one.source is None:
        yield Heard(at, at, clause_end(row, at + 1), True)  # "arrested X for allegedly taking"
    elif not one.idle and not _labels(row, at) and not _suffers(row, at, one):
        start, end = covered(row, one.content)
        if one.stance == "accuses" and start > at:
            end = deed_end(row, start, end)
        elif one.stance not in _TELLING:
            start = _suggested(row, start, end)
        told = one.stance in _TELLING and row[start].low not in _ASKING
        if told and unproven(row, at, start):
            told, end = False, _bare_end(row, start, end)
        yield Heard(at, start, end, told)


def _bare_end(row: Units, start: int, end: int) -> int:
    """Where "no evidence of fraud" ends, if no clause tells what of."""
    if any(u.low == "that" for u in row[max(0, start - 1) : start + 5]):
        return end
    return next((k for k in range(start, end) if row[k].low == ","), end)


def _suggested(row: Units, start: int, end: int) -> int:
    """Behind the proposal in "rebuffed suggestions by X that it leave": X did make it."""
    made = next((k for k in range(start, min(start + 4, end)) if row[k].low in _PROPOSALS), end)
    return next((k for k in range(made + 1, end) if row[k].low == "that"), start)


_PROPOSALS = frozenset("suggestion suggestions proposal proposals".split())


def _suffers(row: Units, at: int, one: Attribution) -> bool:
    """ "X was accused by Y of": the words before are who it is, not what is said."""
    lemmas = {lemma for lemma, _ in forms().get(row[at].low, ())}
    before = covered(row, one.content)[1] <= at
    return one.stance == "accuses" and before and "blame" not in lemmas


_TELLING = frozenset(("asserts", "reports", "confirms", "acknowledges", "accuses"))
_ASKING = frozenset(("whether", "if"))


def _under_verb(row: Units, verb: Verb, ended: bool) -> Iterator[Heard]:
    one = row[verb.at].said
    told = not (verb.negated or verb.maybe or verb.infinitive or (one is not None and one.idle))
    known = covered(row, one.content) if one is not None and not one.idle else (0, 0)
    for entry in cues()[verb.lemma]:
        real = told and entry["frame"] != "deny"
        for start, end in _spans(row, verb, entry, ended):
            if known[0] <= start < known[1] and entry["frame"] in ("that", "told"):
                end = min(end, known[1])
            yield Heard(verb.at, start, end, real and not unproven(row, verb.at, start))


def _spans(row: Units, verb: Verb, entry: Row, ended: bool) -> Iterator[Span]:
    """`ended`: all that is said is known to stand before the verb: "..., X said, after Y left"."""
    more = entry["cue"].split()[1:]
    if more and more[0] not in {u.low for u in row[verb.at + 1 : verb.at + 9]}:
        return  # "held" alone is not "held responsible"
    if entry["frame"] in ("of", "for"):
        if verb.passive and verb.group == verb.at:  # "X, charged with fraud, said"
            yield verb.at, _aside_end(row, verb.at + 1)
            return
        onto = verb.passive and entry["frame"] == "for"
        end = deed_end(row, verb.at + 1, content_end(row, verb.at + 1))
        thought = verb.lemma == "suspect" and clause_behind(row, verb.at + 1, verb.at + 9)
        if thought or _linked(row, verb.at + 1, end, entry["frame"]):  # "suspects X did it"
            yield (_opened(row, verb.group) if onto else verb.at + 1), end
    elif entry["frame"] == "label":
        return  # "described that war as lost": no words of theirs but the name they give
    elif (start := that_clause(row, verb.at + 1)) is not None:
        yield start, content_end(row, start)
    elif verb.lemma in words("speech") and not ended:
        comma = inverted(row, verb) if verb.tag != "ing" else None
        if comma is not None and not follows(row, verb.at + 1):
            yield 0, comma
        else:
            yield verb.at + 1, content_end(row, verb.at + 1)


def _linked(row: Units, start: int, end: int, frame: str) -> bool:
    """Whether it is told what somebody is blamed for: not "was charged on Tuesday, leaving"."""
    links = ("of", "with") if frame == "of" else ("for", "on")
    for k in range(start, end):
        if row[k].low in links:
            return True
        if row[k].low == "," and frame == "of":
            return False
    return False


def factual(row: Units, at: int) -> bool:
    """ "condemned the killing of X", "a video showed": a deed, whoever speaks of it."""
    lemmas = {lemma for lemma, _ in forms().get(row[at].low, ())}
    said = row[at].said
    if lemmas & _CONDEMNING:
        return not any(u.low in ("that", "as") for u in row[at + 1 : at + 9])
    if "show" not in lemmas or said is None or said.source is None:
        return False
    lows = (u.low for u in row if said.source and said.source[0] <= u.start < said.source[1])
    return not _FILMS.isdisjoint(lows)


_CONDEMNING = frozenset("condemn denounce deplore mourn decry lament".split())
_FILMS = frozenset("video videotape tape footage film pictures photographs images".split())


def _opened(row: Units, at: int) -> int:
    """Where the clause of a passive begins: "expelled a man | who was accused of murder"."""
    return next((k for k in range(at - 1, -1, -1) if row[k].low in ("who", "which", "whom")), 0)


def _aside_end(row: Units, at: int) -> int:
    """Where ", charged with fraud," ends: at its comma or the verb behind, if not before."""
    end = ruled(row, at + 1, content_end(row, at))
    return next((k for k in range(at, end) if row[k].low == ","), end)


def _labels(row: Units, at: int) -> bool:
    """ "called X to apologize": no words are called false."""
    entries = (e for lemma, _ in forms().get(row[at].low, ()) for e in cues().get(lemma, ()))
    frames = {e["frame"] for e in entries}
    named = any(u.low == "as" for u in row[at + 1 : at + 9])  # "described the war as a fight for X"
    return frames == {"label"} and not named and not any(u.low in words("false") for u in row[at:])

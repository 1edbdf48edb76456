"""A sentence as units, and the dictionary's verbs in it: tense, voice, negation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from actorgraph_ingest._text.actors.titles import title
from actorgraph_ingest._text.types import Attribution, Party, Sentence
from actorgraph_ingest._text.words.tables import inflect, table, words

QUOTES = frozenset((*'"“”„«»‘', "''", "``"))


DASHES = frozenset("—–")


@dataclass(frozen=True, slots=True)
class Unit:
    low: str
    text: str
    start: int
    end: int
    party: Party | None = None
    said: Attribution | None = None  # what is said by this word, where it is a cue

    @property
    def plain(self) -> bool:
        return self.party is None


Units = Sequence[Unit]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a dictionary in its sentence; `group` is the first unit of its auxiliaries."""

    at: int
    group: int
    lemma: str
    tag: str
    passive: bool = False
    negated: bool = False
    future: bool = False
    maybe: bool = False
    infinitive: bool = False


def units(sentence: Sentence, parties: Sequence[Party]) -> list[Unit]:
    """The sentence's words, with each phrase that denotes actors as one unit."""
    starts = {p.first: p for p in parties}
    made: list[Unit] = []
    at = 0
    while at < len(sentence.tokens):
        party = starts.get(at)
        token = sentence.tokens[at]
        if party is None:  # "Mr. Putin": one phrase
            after = title(sentence.tokens, at)
            if after > at and made and _seat(made[-1], token.start):
                made.pop()  # "New York Gov. Cuomo"
            at, party = after, starts.get(after)
        if party is not None:
            made.append(Unit("", "", min(party.start, token.start), party.end, party))
            at = party.last
        else:
            token = sentence.tokens[at]
            if token.text not in QUOTES:
                made.append(Unit(token.low, token.text, token.start, token.end))
            at += 1
    return made


def _seat(unit: Unit, start: int) -> bool:
    """Whether a state stands right before the title of who holds an office in it."""
    party = unit.party
    near = party is not None and start - unit.end < 2 and not party.possessive
    return near and party is not None and party.kind in ("State", "Place")


@cache
def forms() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every inflected form of the dictionaries' verbs: form -> (lemma, tag) pairs."""
    found: dict[str, list[tuple[str, str]]] = {}
    lemmas = {row["verb"].split()[0] for row in table("verbs")}
    lemmas |= {row["cue"].split()[0] for row in table("cues")}
    for lemma in sorted(lemmas):
        for form, tags in inflect(lemma).items():
            found.setdefault(form, []).extend((lemma, tag) for tag in tags)
            if form == lemma + "led" or form == lemma + "ling":  # labelled, funnelled
                single = lemma + form[len(lemma) + 1 :]  # labeled
                found.setdefault(single, []).extend((lemma, tag) for tag in tags)
                continue
            if lemma.endswith("el") and tags[0] in ("ed", "ing"):
                doubled = lemma + "l" + form[len(lemma) :]
                found.setdefault(doubled, []).extend((lemma, tag) for tag in tags)
    return {form: tuple(pairs) for form, pairs in found.items()}


def read_verb(row: Units, at: int) -> Verb | None:
    """The dictionary verb at a place, or None where the word is a noun or an adjective there."""
    pairs = forms().get(row[at].low)
    if pairs is None or not row[at].plain or (row[at].text[:1].isupper() and at):
        return None
    group, aux = _auxiliaries(row, at)
    before = row[group - 1] if group else None
    tag = _tag({t for _, t in pairs}, aux, before, row, at)
    if not tag:
        return None
    lemma = next(lemma for lemma, t in pairs if t == tag)
    be = _nearest_be(aux)
    return Verb(
        at=at, group=group, lemma=lemma, tag=tag,
        passive=tag == "en" and (be or not (words("have") & set(aux))),
        negated=any(a in words("negation") for a in aux) or _no_subject(before),
        future=any(a in words("future") for a in aux),
        maybe=any(a in words("maybe") for a in aux),
        infinitive="to" in aux,
    )  # fmt: skip


def _no_subject(before: Unit | None) -> bool:
    return before is not None and before.low in ("without", "neither", "nor", "never")


def _nearest_be(aux: Sequence[str]) -> bool:
    return any(a in words("be") for a in aux)


def _auxiliaries(row: Units, at: int) -> tuple[int, list[str]]:
    start, aux = at, []
    while start and at - start < 8 and row[start - 1].plain:
        low = row[start - 1].low
        if low == "'s" or not _helps(low):
            break
        start -= 1
        aux.append(low)
    while start < at and row[start].low in words("adverb") and not aux[at - start - 1 :][1:]:
        break
    return start, aux


def _helps(low: str) -> bool:
    groups = ("be", "have", "do", "modal", "negation", "adverb")
    return (
        low == "to" or (low.endswith("ly") and len(low) > 4) or any(low in words(g) for g in groups)
    )


def _tag(tags: set[str], aux: Sequence[str], before: Unit | None, row: Units, at: int) -> str:
    """Which form the word is here, "" for none of them."""
    be, have = _nearest_be(aux), bool(words("have") & set(aux))
    infinite = "to" in aux or any(a in words("modal") or a in words("do") for a in aux)
    owned = (
        before is not None
        and before.party is not None
        and (before.party.possessive or before.party.modifier)
    )
    named = before is not None and before.low in words("determiner")
    if "ing" in tags:
        return "" if named or (owned and not be) or (not be and _noun_before(before)) else "ing"
    if "en" in tags and (be or have):
        return "en"
    if infinite and "base" in tags:
        return "base"
    if aux and (be or have):
        return ""
    return _finite(tags, before, named or owned, row, at)


def after_relative(row: Units, at: int) -> bool:
    """Whether a comma before the place closes a clause of "which": "X, which Y accuses, denies"."""
    if not at or row[at - 1].low != ",":
        return False
    opened = [k for k in range(1, at - 2) if row[k].low == ","]
    return bool(opened) and row[opened[-1] + 1].low in ("which", "who", "whom", "whose")


def _noun_before(before: Unit | None) -> bool:
    """ "legislation banning ...": a noun's own business, not the sentence's."""
    if before is None or before.party is not None or not before.low.isalpha():
        return False
    groups = ("preposition", "boundary", "adverb", "negation", "be", "have")
    helps = (
        before.low in forms()
        or before.low in ("and", "or", "by")
        or before.low.endswith(("ly", "ing"))
    )
    return not helps and not any(before.low in words(g) for g in groups)


def _finite(tags: set[str], before: Unit | None, noun: bool, row: Units, at: int) -> str:
    if noun:
        return ""
    after = row[at + 1] if at + 1 < len(row) else None
    subject = before is not None and (before.party is not None or before.low in _STARTERS)
    if "en" in tags and after is not None and (after.low == "by" or undergone(row, at)):
        return "en"
    if "ed" in tags:
        reduced = before is not None and before.plain and before.low.isalpha() and not subject
        agentless = after is not None and after.low in ("to", "against") and "en" in tags
        return "en" if reduced and agentless else "ed"
    if tags & {"s", "base"} and (subject or after_relative(row, at)):
        return "s" if "s" in tags else "base"
    return ""


def undergone(row: Units, at: int) -> bool:
    """ "men accused of murder": what is between the verb and its "of" is who stands before it."""
    after = row[at + 1].low if at + 1 < len(row) else ""
    asked = at > 1 and row[at - 2].low in ("which", "whom", "who", "that")  # "whom X accused of"
    held = after == "with" and row[at].low == "charged"
    return (held or (after == "of" and row[at].low in _UNDERGONE)) and not asked


_UNDERGONE = frozenset("accused suspected convicted acquitted cleared stripped deprived".split())
_STARTERS = frozenset(("who", "which", "that", "and", "but"))

"""Clauses without a parser: a sentence as units (phrases of actors, single words), verbs and slots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from actorgraph_ingest._text_tables import inflect, table, words
from actorgraph_ingest._text_types import Party, Sentence

QUOTES = frozenset("\"“”„«»‘")
DASHES = frozenset("—–")


@dataclass(frozen=True, slots=True)
class Unit:
    low: str
    text: str
    start: int
    end: int
    party: Party | None = None

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
        if party is not None:
            made.append(Unit("", "", party.start, party.end, party))
            at = party.last
        else:
            if token.text not in QUOTES:
                made.append(Unit(token.low, token.text, token.start, token.end))
            at += 1
    return made


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
                continue
            if lemma.endswith("el") and tags[0] in ("ed", "ing"):
                doubled = lemma + "l" + form[len(lemma) :]
                found.setdefault(doubled, []).extend((lemma, tag) for tag in tags)
    return {form: tuple(pairs) for form, pairs in found.items()}


def read_verb(row: Units, at: int) -> Verb | None:
    """The dictionary verb at a place, or None where the word is a noun or an adjective there."""
    pairs = forms().get(row[at].low)
    if pairs is None or not row[at].plain or row[at].text[:1].isupper() and at:
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
    return low == "to" or (low.endswith("ly") and len(low) > 4) or any(low in words(g) for g in groups)


def _tag(
    tags: set[str], aux: Sequence[str], before: Unit | None, row: Units, at: int
) -> str:
    """Which form the word is here, "" for none of them."""
    be, have = _nearest_be(aux), bool(words("have") & set(aux))
    infinite = "to" in aux or any(a in words("modal") or a in words("do") for a in aux)
    owned = before is not None and before.party is not None and (
        before.party.possessive or before.party.modifier
    )
    named = before is not None and before.low in words("determiner")
    if "ing" in tags:
        return "" if named or (owned and not be) else "ing"
    if "en" in tags and (be or have):
        return "en"
    if infinite and "base" in tags:
        return "base"
    if aux and (be or have):
        return ""
    return _finite(tags, before, named or owned, row, at)


def _finite(tags: set[str], before: Unit | None, noun: bool, row: Units, at: int) -> str:
    if noun:
        return ""
    after = row[at + 1] if at + 1 < len(row) else None
    subject = before is not None and (before.party is not None or before.low in _STARTERS)
    if "en" in tags and after is not None and after.low == "by":
        return "en"
    if "ed" in tags:
        reduced = before is not None and before.plain and before.low.isalpha() and not subject
        return "en" if reduced and after is not None and after.low in ("to", "against") else "ed"
    if tags & {"s", "base"} and subject:
        return "s" if "s" in tags else "base"
    return ""


_STARTERS = frozenset(("who", "which", "that", "and", "but"))


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
    groups = ("be", "have", "do", "modal", "negation", "adverb", "preposition", "boundary", "weekday")
    known = low in ("and", "or", "to", "earlier", "late", "next", "last", "over", "than", "has")
    return not (known or low.endswith(("ly", "ed", "ing")) or any(low in words(g) for g in groups)) and (
        unit.text.islower()
    )


def conjoined(row: Units, at: int) -> tuple[int, ...]:
    """The places of the actors joined with the one at `at`, leftwards: "A, B and C"."""
    places = [at]
    while True:
        left = places[0] - 1
        while left >= 0 and row[left].low in ("and", ",", "the", "&", "or", "both") and places[0] - left < 4:
            left -= 1
        joined = left < places[0] - 1 and left >= 0 and row[left].party is not None
        if not joined or not _listed(row, left, places[0]):
            return tuple(places)
        places.insert(0, left)


def _listed(row: Units, left: int, right: int) -> bool:
    between = [row[k].low for k in range(left + 1, right)]
    return "and" in between or "," in between


def subject(row: Units, verb: Verb) -> tuple[Party, ...]:
    """Who the verb's clause is about, found leftwards from the verb."""
    at = verb.group - 1
    while at >= 0:
        unit = row[at]
        if unit.party is not None:
            if is_head(row, at):
                return _group(row, at)
            if _speaks(row, at):
                return (unit.party,)
        elif unit.low in ("who", "which", "that"):
            return _antecedent(row, at)
        elif unit.low == ",":
            at = _parenthesis(row, at)
        elif _closes(row, at):
            return ()
        at -= 1
    return ()


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


_SPEECHES = frozenset("message statement letter speech note remarks article address comments telegram".split())


def _speaks(row: Units, at: int) -> bool:
    """"His message praised ...": who wrote it does."""
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
    if not joined:
        return subject(row, verb)
    for at in range(verb.group - 1, -1, -1):
        if row[at].low == "that":
            break
        old = read_verb(row, at) if row[at].low in forms() else None
        if old is not None and old.tag in ("ed", "s", "base", "en") and not old.infinitive and not (
            old.passive and old.group == old.at
        ):
            return acting(row, old)
    return first_subject(row, verb.group)


def _absolute(row: Units, verb: Verb) -> tuple[Party, ...]:
    """"over the US escalating the war by providing ...": who stands before the first -ing."""
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
            end = at
            while end + 2 < before and row[end + 1].low in ("and", ",") and _next(row, end + 2):
                end += 2
            return _group(row, end)
    return ()


def _dateline(row: Units, at: int) -> bool:
    """"Pyongyang: In a strong display ..."."""
    return at < 2 and at + 1 < len(row) and (row[at + 1].low in (":", "(", "-") or row[at + 1].low in DASHES)


def _next(row: Units, at: int) -> bool:
    return row[at].party is not None and is_head(row, at)


def clause_end(row: Units, at: int) -> int:
    """Where the words that belong to a verb end."""
    for k in range(at, len(row)):
        low = row[k].low
        if low in (";", ":") or low in DASHES or low in words("boundary"):
            return k
        if low in (",", "and", "but") and _new_clause(row, k + 1):
            return k
        if low == "to" and k + 1 < len(row) and "base" in {t for _, t in forms().get(row[k + 1].low, ())}:
            return k
    return len(row)


def _new_clause(row: Units, at: int) -> bool:
    while at < len(row) and row[at].low in ("and", "but", "then", "also", "the", ","):
        at += 1
    if at >= len(row):
        return True
    if row[at].party is not None:
        return any(read_verb(row, k) is not None for k in range(at + 1, min(at + 4, len(row))))
    verb = read_verb(row, at) if row[at].low in forms() else None
    helps = row[at].low in words("have") or row[at].low in words("be") or row[at].low in words("modal")
    return (verb is not None and not verb.passive) or helps or row[at].low.endswith("ing")


def slots(row: Units, start: int, end: int) -> dict[str, tuple[Party, ...]]:
    """The actors after a verb by the preposition before them; "obj" is the direct object."""
    found: dict[str, list[Party]] = {}
    slot, noun = "obj", False
    for k in range(start, end):
        unit = row[k]
        if unit.party is not None:
            if not (slot == "obj" and noun and not found.get("obj")):
                found.setdefault(slot, []).append(unit.party)
            noun = False if unit.party.possessive or unit.party.modifier else noun
        elif unit.low in words("preposition") and not _counting(row, k):
            slot, noun = unit.low, False
        elif unit.low not in (",", "and", "or") and unit.low.isalpha():
            if found.get(slot):
                slot = slot + "+" if unit.low not in words("determiner") else slot
            noun = noun or (unit.low not in words("determiner") and not unit.low.endswith("ly") and slot == "obj" and unit.low not in words("filler") and not unit.low.isdigit())
    return {name: tuple(parties) for name, parties in found.items()}


def _counting(row: Units, at: int) -> bool:
    """"over 11,000": no place."""
    return row[at].low in ("over", "around", "about", "under") and at + 1 < len(row) and row[at + 1].low[:1].isdigit()


def verbs(row: Units) -> Iterator[Verb]:
    for at, unit in enumerate(row):
        if unit.low in forms():
            verb = read_verb(row, at)
            if verb is not None:
                yield verb

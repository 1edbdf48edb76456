"""A sentence as pieces: noun phrases, verb groups, and the small words that join them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actorgraph_ingest._text.actors.counts import counted
from actorgraph_ingest._text.times.days import ago, alone, between, over, spell
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.heard import heard
from actorgraph_ingest._text.words.joints import joint
from actorgraph_ingest._text.words.suffered import suffered
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS, VERBS, also_to
from actorgraph_ingest._text.words.verbs import DASHES, Unit

_INNER = NOUNS | frozenset(
    ("JJ", "JJR", "JJS", "CD", "POS", "HYPH", "$", "FW", "DT", "PRP$", "PDT")
)
_ABOUT = frozenset("over about nearly almost around some roughly approximately".split())
_BEFORE = frozenset(("DT", "PRP$", "POS", "JJ", "CD", "IN", "TO", "RBS", "JJS"))
RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some units of a sentence, end exclusive. kind: np, vg, in (a preposition or subordinator),
    cc, rel, mark, or adv. `head`: the word that rules it; `tag`: the first verb's tag of a vg,
    else its own."""

    kind: str
    first: int
    last: int
    head: str
    tag: str = ""
    lows: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    ats: tuple[int, ...] = ()  # the unit that each word of `lows` stands in
    passive: bool = False
    negated: bool = False
    future: bool = False
    maybe: bool = False
    infinitive: bool = False

    @property
    def finite(self) -> bool:
        return self.kind == "vg" and self.tag in FINITE


def pieces(row: Sequence[Unit], tags: Sequence[str], text: str) -> list[Piece]:
    return list(_cut(row, tags, text))


def _cut(row: Sequence[Unit], tags: Sequence[str], text: str) -> Iterator[Piece]:
    at = 0
    while at < len(row):
        end = _phrase_end(row, tags, at)
        if end > at:
            led = at > 0 and tags[at - 1] in ("IN", "TO")
            yield _phrase(row, tags, at, end, text, led)
        elif size := joint(row, at):
            end = at + size
            yield Piece("cc", at, end, "and", "CC", tuple(u.low for u in row[at:end]))
        elif _begins_group(row, tags, at):
            end = _group_end(row, tags, at)
            yield _group(row, tags, at, end)
        else:
            end = at + 1
            yield Piece(_small(row[at], tags[at]), at, end, row[at].low, tags[at], (row[at].low,))
        at = end


def _small(unit: Unit, tag: str) -> str:
    low = unit.low
    if low in (",", ";", ":", "(", ")", ".") or low in DASHES or low == "-":
        return "mark"
    if tag in RELATIVE and low not in ("however", "whenever"):
        return "rel"
    if tag == "CC" or low == "&":
        return "cc"
    if tag in ("IN", "TO"):
        return "rel" if low == "that" else "in"
    return "adv"


def _phrase_end(row: Sequence[Unit], tags: Sequence[str], at: int) -> int:
    """Where the noun phrase that begins here ends; `at` itself if none does."""
    k, last = counted(row, tags, at), at
    if tags[at] == "PRP" and row[at].party is None:
        return at + 1
    while k < len(row):
        tag = tags[k]
        if k > at and (_opens(row, k) or alone(row, tags, k) or over(row, tags, at, k)):
            break
        if k > at and (ago(row, tags, k) or tags[k - 1 : k + 1] == ["NNS", "$"]):
            break  # "gave the committees | $5 million"
        if k > at and heard(row, tags, at, k):
            break
        if row[k].party is not None or tag in NOUNS or tag == "CD":
            last = k + 1
        elif tag in ("DT", "PRP$", "PDT") and k > at and tags[k - 1] not in ("PDT", "IN"):
            break
        elif tag == "CC" and k > at and _both(tags, k, ("JJ",)):
            pass  # "awful and evil minister"
        elif row[k].low == "," and k > at and _piled(tags, k):
            pass  # "a long, bloody war"
        elif tag not in _INNER and not _describes(row, tags, k, k == at):
            break
        k += 1
    return last


def _opens(row: Sequence[Unit], k: int) -> bool:
    """ "said on Monday it had", "warned Egypt it would": a name or pronoun begins a new phrase."""
    party = row[k].party
    return party is not None and (party.pronoun or row[k - 1].low in words("weekday"))


def _both(tags: Sequence[str], k: int, kinds: tuple[str, ...]) -> bool:
    """Whether "and" joins two adjectives, or two adverbs, of one phrase."""
    before, after = tags[k - 1], tags[k + 1] if k + 1 < len(tags) else ""
    return before == after == kinds[0]


def _piled(tags: Sequence[str], k: int) -> bool:
    """Whether a comma parts two adjectives of one noun."""
    after = [*tags[k + 1 : k + 4], "", ""]
    noun = after[1] in NOUNS or (after[1] == "JJ" and after[2] in NOUNS)
    return tags[k - 1] == after[0] == "JJ" and noun


def _describes(row: Sequence[Unit], tags: Sequence[str], k: int, first: bool) -> bool:
    """A word inside a noun phrase that is no noun: "detained men", "very senior officials"."""
    after = tags[k + 1] if k + 1 < len(row) else ""
    if tags[k] in ("VBN", "VBG"):
        inside = not first or (after in ("NNS", "NN", "NNPS", "NNP") and tags[k] == "VBN")
        named = k > 0 and tags[k - 1] in _BEFORE
        owned = row[k + 1].party is None if k + 1 < len(row) else False
        owned = owned or tags[k - 1] in ("DT", "PRP$", "TO", "IN")
        return inside and named and after in NOUNS | {"JJ", "VBG"} and owned
    if tags[k] in ("RB", "RBR", "RBS"):  # "the country's most wanted rebel"
        wanted = tags[k : k + 2] == ["RBS", "VBN"] and tags[k + 2 : k + 3] in (["NN"], ["NNS"])
        led = k > 0 and row[k - 1].low == "of"
        about = led and after == "CD" and row[k].low in _ABOUT  # "of over 11,000 troops"
        return about or ((after in ("JJ", "CD", "JJR", "JJS") or wanted) and not first)
    return row[k].low in ("-", "'s", "'") and not first


def _phrase(
    row: Sequence[Unit], tags: Sequence[str], at: int, end: int, text: str, led: bool
) -> Piece:
    """`led`: behind a preposition; a day that is not is an adverb."""
    parties = tuple(p for u in row[at:end] if (p := u.party) is not None)
    lows: list[str] = []
    ats: list[int] = []
    for k in range(at, end):
        said = [row[k].low] if row[k].party is None else _words_of(text[row[k].start : row[k].end])
        lows.extend(said)
        ats.extend([k] * len(said))
    head = lows[-1] if lows else ""
    kind = "np" if led or not spell(lows) else "adv"
    return Piece(kind, at, end, head, tags[end - 1], tuple(lows), parties, tuple(ats))


def _words_of(name: str) -> list[str]:
    """ "Kenyan troops" is about troops."""
    return name.lower().replace("’s", "").replace("'s", "").split()


def _begins_group(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    if tags[at] in VERBS:
        return True
    if tags[at] == "TO" or row[at].low == "to":
        k = at + 1
        while k < len(row) and tags[k] == "RB":
            k += 1
        return k < len(row) and tags[k] == "VB"
    if tags[at] == "RB" and row[at].low in words("negation"):
        return at + 1 < len(row) and tags[at + 1] in VERBS | {"TO"}
    return False


def _group_end(row: Sequence[Unit], tags: Sequence[str], at: int) -> int:
    """A group goes on while its verbs only help the next: "has been accused", not "began to"."""
    k, last = at, at + 1
    while k < len(row):
        low, tag = row[k].low, tags[k]
        if tag in VERBS:
            last = k + 1
            if not _helps(low) and tag != "MD":
                break
        elif tag == "CC" and k > at and _both(tags, k, ("RB",)):
            pass  # "was heavily and unjustly criticised"
        elif size := between(row, tags, k):
            k += size - 1
        elif low == "there" or not (
            tag in ("RB", "RBR") or low in words("negation") or (k == at and low == "to")
        ):
            break
        k += 1
    return last


def _helps(low: str) -> bool:
    return any(low in words(group) for group in ("be", "have", "do"))


def _acts(row: Sequence[Unit], tags: Sequence[str], at: int, end: int) -> bool:
    """ "The army lifted Friday a blockade": a past tense, whatever the tagger says."""
    left = at - 1
    while left > 0 and (tags[left] == "RB" or row[left].low in words("adverb")):
        left -= 1
    party = row[left].party if left >= 0 else None
    before = party is not None and not party.possessive
    after = end < len(row) and (tags[end] in NOUNS | {"DT", "PRP$", "CD"} or row[end].party)
    after = after or (end < len(row) and counted(row, tags, end) > end)
    when = any(u.low in ("ago", "earlier") for u in row[end : end + 4])  # "held two weeks ago in"
    return bool(before and after and not when)


def _group(row: Sequence[Unit], tags: Sequence[str], at: int, end: int) -> Piece:
    lows = tuple(u.low for u in row[at:end])
    own = [t for t in tags[at:end] if t in VERBS]
    be = any(low in words("be") for low in lows[:-1])
    by = suffered(row, tags, end) and own[-1:] in (["VBN"], ["VBD"])
    tells = end < len(row) and row[end].low == "that"  # "X also complained that"
    tells = tells or lows[-1] in words("unsuffered")  # "relatives scuffled with guards"
    reduced = len(own) == 1 and (
        by or (own[0] == "VBN" and not tells and not _acts(row, tags, at, end))
    )
    tag = own[0] if own else ""
    tag = "VBN" if reduced else tag
    tag = "VBD" if tag == "VBN" and len(own) == 1 and not reduced else tag
    second = tag == "VB" and at > 1 and row[at - 1].low in ("and", "or") and also_to(tags, at)
    if tag == "VB" and lows[0] != "to" and not second:  # "they agree", "that the US cancel"
        tag = "VBP"
    return Piece(
        "vg", at, end, lows[-1], tag, lows,
        passive=bool(own) and own[-1] in ("VBN", "VBD") and (be or reduced)
        and (by or lows[-1] not in words("adjectival")),
        negated=any(low in words("negation") for low in lows),
        future=any(low in ("will", "shall", "'ll", "wo") for low in lows),
        maybe=any(low in words("maybe") for low in lows),
        infinitive=second or ("to" in lows[:-1] and own[0] == "VB"),
    )  # fmt: skip

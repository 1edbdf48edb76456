"""How sure a reading is: what can be counted about it, weighed by `article/scores.tsv`.

The table is fitted by `scripts/fit_scores.py` on marked sentences: a reading starts at the odds of
its type, each of its features adds a weight, and the sum is the log-odds that it is right.
"""

import math
from collections.abc import Mapping
from functools import cache

from actorgraph_ingest._text.source.quotes import Quoted
from actorgraph_ingest._text.types import Article, Attribution, Claim, Event, Findings, Party
from actorgraph_ingest._text.words.tables import table

Features = Mapping[str, str]
Span = tuple[int, int]
WRITTEN = 0.9  # from here on a reading stands as it is
KEPT = 0.6  # from here on it is written as unreviewed; below it waits for a person
_POINTING = frozenset(
    "he she it they we i you who which that this these those him her them us".split()
)
_PLAIN_CUES = frozenset(("cue:say", "cue:tell", "cue:according to", "cue:add", "cue:accuse"))
_NEAR, _FAR = 40, 120
_DOUBT = -0.1  # a weight below this speaks against a reading


@cache
def weights() -> Mapping[tuple[str, str, str], float]:
    return {(r["type"], r["feature"], r["value"]): float(r["weight"]) for r in table("scores")}


def probability(kind: str, features: Features) -> float:
    """The score of a reading, to two digits: more the table does not give."""
    known = weights()
    odds = known.get((kind, "base", ""), 0.0)
    odds += sum(known.get((kind, name, value), 0.0) for name, value in features.items())
    return round(1 / (1 + math.exp(-odds)), 2)


def doubts(kind: str, features: Features) -> list[str]:
    """What speaks against a reading, the heaviest first."""
    known = weights()
    found = [(known.get((kind, name, value), 0.0), name, value) for name, value in features.items()]
    return [f"{name}: {value}" for weight, name, value in sorted(found) if weight < _DOUBT]


def written(words: str) -> str:
    """How a phrase names somebody: by name, by description, by pointing back, or not at all."""
    parts = words.split()
    if not parts:
        return "none"
    if len(parts) == 1 and parts[0].lower() in _POINTING:
        return "pointed"
    return "named" if any(p[:1].isupper() for p in parts[1:] or parts) else "described"


def reach(one: int, other: int) -> str:
    away = abs(one - other)
    return "near" if away <= _NEAR else "middle" if away <= _FAR else "far"


class Scores:
    """The features of the readings of one article, and what they come to."""

    def __init__(self, article: Article, found: Findings | None) -> None:
        self.article, self.text = article, article.text
        self.quotes = Quoted.of(article.text)
        spoken = _claimed(found.claims) if found is not None else ()
        self.claimed = frozenset(spoken)

    def event(self, event: Event) -> float:
        return probability("event", self.of_event(event))

    def claim(self, claim: Claim) -> float:
        return probability("claim", self.of_claim(claim))

    def attribution(self, one: Attribution) -> float:
        return probability("claim", self.of_attribution(one))

    def of_event(self, event: Event) -> Features:
        """A passive without a doer, an object nobody names: a side that is "none"."""
        places = [s for s in (*event.who, *event.whom) if s[0] < s[1]]
        away = min((abs(s[0] - event.trigger) for s in places), default=None)
        return {
            "told": "noun" if event.nominal else "verb",
            "actor": self._side(event.agents or event.participants, event.who),
            "recipient": self._side(event.recipients or event.participants[1:], event.whom),
            "reach": "none" if away is None else reach(0, away),
            "quoted": "yes" if self.quotes.around(event.trigger) else "no",
            "voice": "claimed" if event.trigger in self.claimed else "own",
            "mood": event.auxiliary or "done",
            "detail": "yes" if event.mode or event.objects or event.amounts else "no",
            **dict(event.signs),
        }

    def _side(self, refs: tuple[str, ...], places: tuple[Span, ...]) -> str:
        """Who stands on one side. An actor without words of its own was carried over from before;
        one known only by words of this text is described."""
        real = [ref for ref in refs if not ref.startswith("@")]
        if not real:
            return "none"
        if len(real) > 1:
            return "several"
        if not any(a < b for a, b in places):
            return "carried"
        how = written(self.text[places[0][0] : places[0][1]])
        if how == "pointed":
            return how
        return "described" if real[0].startswith(".") else "named"

    def of_claim(self, claim: Claim) -> Features:
        return self._said(claim.rule, claim.surface, claim.cue_start, claim.content)

    def of_attribution(self, one: Attribution) -> Features:
        parts = one.content
        content = (parts[0][0], parts[-1][1]) if parts else (0, 0)
        return self._said(one.rule, one.source or (0, 0), one.cue[0], content)

    def _said(self, rule: str, source: Span, cue: int, content: Span) -> Features:
        lo, hi = content
        quoted = any(b - a > 1 for a, b in self.quotes.within(lo, hi)) if lo < hi else False
        named = source[0] < source[1]
        return {
            "cue": "plain" if rule in _PLAIN_CUES else "other",
            "source": written(self.text[source[0] : source[1]]),
            "reach": reach(source[1], cue) if named else "none",
            "content": "quoted" if quoted else "plain" if lo < hi else "none",
            "length": "short" if hi - lo < _NEAR else "long",
        }

    def mention(self, party: Party) -> float:
        return probability("mention", self.of_mention(party))

    def of_mention(self, party: Party) -> Features:
        return {
            "known": "text" if party.refs[0].startswith(".") else "table",
            "meanings": "several" if len(party.refs) > 1 else "one",
            "kind": party.kind,
            "office": "yes" if party.office else "no",
        }

    def date(self, basis: str) -> float:
        """A relative date is as good as the date of the article that it counts from."""
        known = "yes" if self.article.issued else "no"
        return probability("date", {"basis": basis or "none", "dateline": known})

    def quantity(self, qualifier: str) -> float:
        return probability("quantity", {"qualifier": qualifier or "none"})


def _claimed(claims: list[Claim] | tuple[Claim, ...]) -> set[int]:
    """The triggers of all events that somebody's claim tells."""
    found = {event.trigger for claim in claims for event in claim.events}
    for claim in claims:
        found |= _claimed(claim.inner)
    return found

"""What is sure enough to be written, what waits for a person, and what a person has decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actorgraph.annotations import Annotation, as_json
from actorgraph.terms import short_hash
from actorgraph_ingest._text.actors.described import Described
from actorgraph_ingest._text.claims.content import SAYING
from actorgraph_ingest._text.output.scores import KEPT, WRITTEN, Scores, doubts
from actorgraph_ingest._text.source.split import sentences
from actorgraph_ingest._text.types import Article, Claim, Event, Findings

Item = dict[str, Any]
Verdicts = Mapping[str, Mapping[str, str]]
Told = Claim | Event
_TOLD = SAYING | {"accuses"}  # what is no denial of another's words


class Sifting:
    """Goes through the findings of one article. `queued`: what a person is asked about;
    `rejected`: how much was left out because a person said no."""

    def __init__(self, article: Article, found: Findings, verdicts: Verdicts) -> None:
        self.article, self.verdicts = article, verdicts
        self.scores = Scores(article, found)
        self.who = Described(article, found)
        self.queued: dict[str, Item] = {}
        self.rejected = 0
        self.gone: set[tuple[object, ...]] = set()  # the events left out
        self.contested = set(_contested(found.claims))

    def kept(self, found: Findings) -> Findings:
        """The findings without what is not written."""
        claims = [c for c in map(self._claim, found.claims) if c is not None]
        events = [e for e in found.events if self._stays(e)]
        return replace(found, claims=claims, events=events)

    def notes(self) -> Iterator[str]:
        key = f"doc-{self.article.key}"
        if self.queued:
            yield f"{key}: {len(self.queued)} queued: actorgraph review"
        if self.rejected:
            yield f"{key}: {self.rejected} left out: rejected in review"

    def _claim(self, claim: Claim) -> Claim | None:
        """The claim with the events that stay. With the last of them it is about no more than its
        words."""
        if claim.answers:
            events = tuple(e for e in claim.events if _key(e) not in self.gone)
        elif len(claim.events) > 1:
            events = tuple(e for e in claim.events if self._stays(e))
        else:
            events = claim.events
        inner = tuple(c for c in map(self._claim, claim.inner) if c is not None)
        made = replace(claim, events=events, inner=inner)
        if (events or inner or made.words) and self._stays(made):
            return made
        self.gone.update(_key(e) for e in claim.events)
        return self._in_words(claim)

    def _in_words(self, claim: Claim) -> Claim | None:
        """A claim that is sure, though not what it tells: that it was made, in these words."""
        sure = self.scores.claim(claim) >= KEPT and self.verdict(claim) != "rejected"
        start, end = claim.content
        if not sure or start >= end or claim.answers or claim.stance not in _TOLD:
            return None
        return replace(claim, events=(), inner=(), words=(claim.content,))

    def _stays(self, one: Told) -> bool:
        verdict = self.verdict(one)
        if verdict == "rejected":
            self.rejected += 1
        elif verdict != "accepted" and self.score(one) < KEPT and not self._disputed(one):
            item = self._item(one)
            self.queued[item["item"]] = item
        else:
            return True
        if isinstance(one, Event):
            self.gone.add(_key(one))
        return False

    def _disputed(self, one: Told) -> bool:
        """What somebody is accused of, or denies, is what they speak of, whatever verb tells it."""
        return isinstance(one, Event) and _key(one) in self.contested

    def score(self, one: Told) -> float:
        """A claim about one event is as sure as the less sure of both."""
        if isinstance(one, Event):
            return self.scores.event(one)
        own = self.scores.claim(one)
        alone = not one.answers and not one.inner and len(one.events) == 1
        alone = alone and not self._disputed(one.events[0])
        return min(own, self.scores.event(one.events[0])) if alone else own

    def verdict(self, one: Told) -> str:
        return self.verdicts.get(self._name(one), {}).get("review", "") if self.verdicts else ""

    def mark(self, one: Told) -> dict[str, str]:
        """What a mention says of how sure its reading is, and who has looked at it."""
        score = self.score(one)
        status = "accepted" if self.verdict(one) == "accepted" else "unreviewed"
        looked = status == "accepted" or score < WRITTEN
        return {"score": f"{score:.2f}"} | ({"status": f"agv:status-{status}"} if looked else {})

    def _name(self, one: Told) -> str:
        """The same words read alike are the same item, wherever they have moved to."""
        words = self.article.text[one.start : one.end]
        return f"doc-{self.article.key}.q{short_hash(f'{self.reading(one)}|{words}')}"

    def _item(self, one: Told) -> Item:
        kind = "event" if isinstance(one, Event) else "claim"
        made = Annotation(
            kind, one.start, one.end, self.article.text[one.start : one.end], {},
            self.score(one), (one.rule,) if one.rule else (),
        )  # fmt: skip
        if isinstance(one, Event):
            why = doubts("event", self.scores.of_event(one))
        else:
            why = doubts("claim", self.scores.of_claim(one))
            for event in one.events if len(one.events) == 1 else ():
                why += [f"event {doubt}" for doubt in doubts("event", self.scores.of_event(event))]
        return {
            "item": self._name(one), "document": f"doc-{self.article.key}",
            "reading": self.reading(one), "why": why,
            "sentence": self._sentence(one), **as_json(made),
        }  # fmt: skip

    def _sentence(self, one: Told) -> str:
        whole = (s for s in sentences(self.article.text) if s.start <= one.start < s.end)
        found = next(whole, None)
        first, last = (found.start, found.end) if found is not None else (one.start, one.end)
        return self.article.text[first : max(last, one.end)]

    def reading(self, one: Told) -> str:
        """What is proposed, in one line."""
        if isinstance(one, Event):
            mode = f"/{one.mode}" if one.mode else ""
            recipients = one.recipients or one.participants
            return f"{one.type}{mode} {self._names(one.agents)} > {self._names(recipients)}"
        about = [*map(self.reading, one.events), *map(self.reading, one.inner)]
        return f"{self._names(one.claimants[:1])} {one.stance}: {'; '.join(about)}"

    def _names(self, refs: Sequence[str]) -> str:
        named = [self.who.label(ref) or ref for ref in refs if not ref.startswith("@")]
        return "+".join(named) or "?"


def _contested(claims: Sequence[Claim]) -> Iterator[tuple[object, ...]]:
    """The events that somebody is accused of, or that somebody denies."""
    for claim in claims:
        if claim.stance not in SAYING:
            yield from map(_key, claim.events)
        yield from _contested(claim.inner)


def _key(event: Event) -> tuple[object, ...]:
    return event.type, event.trigger, event.agents, event.recipients

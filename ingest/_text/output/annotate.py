"""One article as annotations: everything the stages have found, at its place in the text."""

import re
from collections.abc import Iterator
from typing import Any

from actorgraph.annotations import Annotation, ordered, span
from actorgraph_ingest._text.actors.described import Described
from actorgraph_ingest._text.claims.continued import attributions
from actorgraph_ingest._text.output.marks import measured, named
from actorgraph_ingest._text.output.scores import Scores
from actorgraph_ingest._text.source.split import sentences
from actorgraph_ingest._text.types import (
    Article,
    Attribution,
    Claim,
    Event,
    Findings,
    Relation,
    When,
)
from actorgraph_ingest._text.words.tables import words

Span = dict[str, Any]
Key = tuple[object, ...]
_WORD = re.compile(r"[\w'’-]+")
_DENIED = frozenset(("denies", "disputes"))


def annotations(article: Article, found: Findings | None) -> Iterator[Annotation]:
    """The document itself first, quoted whole: the text that all offsets count in."""
    text = article.text
    yield Annotation("document", 0, len(text), text, {
        "id": f"doc-{article.key}", "title": article.title, "url": article.url,
        "publisher": article.publisher, "issued": article.issued, "language": article.language,
        "boilerplate": [span(text, a, b) for a, b in article.marked],
        "notes": [*article.notes, *(found.notes if found is not None else ())],
    })  # fmt: skip
    writer = _Writer(article, found or Findings())
    made = list(writer.credits())
    if found is not None:
        made += [
            *writer.told(),
            *named(found, text, writer.who, writer.scores),
            *measured(article, writer.cut, writer.scores),
        ]
    yield from ordered(made)


class _Writer:
    """Numbers the claims (`c1`) and events (`e1`) of one article, so that they can point at each
    other."""

    def __init__(self, article: Article, found: Findings) -> None:
        self.article, self.found, self.text = article, found, article.text
        self.cut = [s for s in sentences(self.text) if s.tokens and not self._marked(s.start)]
        self.said = attributions(self.text, self.cut) if found.claims or found.events else []
        self.who = Described(article, found)
        self.scores = Scores(article, found)
        self.events: dict[Key, str] = {}
        self.claims = 0
        self.about: dict[str, list[str]] = {}  # event -> the claims that tell it

    def _marked(self, at: int) -> bool:
        return any(a <= at < b for a, b in self.article.marked)

    def _at(self, place: tuple[int, int]) -> Span | None:
        return span(self.text, *place) if place[0] < place[1] else None

    def credits(self) -> Iterator[Annotation]:
        """The agencies that sign the article."""
        for ref, method, start, end in self.article.agencies:
            fields = {"relation": "derives", "from": f"doc-{self.article.key}", "to": ref}
            yield Annotation(
                "link", start, end, self.text[start:end], fields, 1.0, (f"credit:{method}",)
            )

    def told(self) -> Iterator[Annotation]:
        """Claims with their events, then the events in the text's own voice, then what else is
        said, and what stands in relation."""
        used: set[tuple[int, int]] = set()
        for claim in self.found.claims:
            yield from self._claim(claim, used)
        for event in self.found.events:
            yield from self._event(event, "stated")
        for one in self.said:
            if one.cue not in used and (not one.idle or self._left_unsaid(one)):
                yield self._attribution(one)
        for relation in self.found.relations:
            yield self._relation(relation)

    def _claim(
        self, claim: Claim, used: set[tuple[int, int]], inner: bool = False
    ) -> Iterator[Annotation]:
        self.claims += 1
        name = f"c{self.claims}"
        own = self._own(claim)
        if own is not None:
            used.add(own.cue)
        known = {self.events[k] for e in claim.events if (k := _key(e)) in self.events}
        below: list[Annotation] = []
        for event in claim.events:
            below += self._event(event, _status(claim, event))
        about = [self.events[_key(e)] for e in claim.events]
        for one in claim.inner:
            about.append(f"c{self.claims + 1}")
            below += self._claim(one, used, inner=True)
        fields = self._claimed(claim, own) | {"id": name, "about": about, "nested": inner}
        yield Annotation(
            "claim", claim.start, claim.end, self.text[claim.start : claim.end], fields,
            self.scores.claim(claim), (claim.rule,) if claim.rule else (),
        )  # fmt: skip
        yield from below
        for told in about:
            if claim.answers and told in known:
                yield from self._answers(claim, name, told)
            self.about.setdefault(told, []).append(name)

    def _own(self, claim: Claim) -> Attribution | None:
        """The attribution a claim was made from: the one whose cue it has."""
        return next((a for a in self.said if a.cue[0] <= claim.cue_start < a.cue[1]), None)

    def _claimed(self, claim: Claim, own: Attribution | None) -> dict[str, Any]:
        place = own.source if own is not None and own.source else claim.surface
        inside = tuple(self.scores.quotes.within(*claim.content))
        goes_on = own is None and claim.rule == "quote goes on" and inside
        content = own.content if own is not None else inside if goes_on else ()
        quoted = own.quoted if own is not None else inside
        cue = own.cue if own is not None else (claim.cue_start, self._word_end(claim.cue_start))
        return {
            "source": self.who.actor(claim.claimants[0], place),
            "cue": self._at(cue) if claim.cue else None,
            "content": [span(self.text, a, b) for a, b in content or (claim.content,) if a < b],
            "quoted": [span(self.text, a, b) for a, b in quoted],
            "stance": claim.stance,
            "certainty": claim.certainty,
            "accused": [self.who.actor(ref, (0, 0)) for ref in claim.accused],
            "relay": [span(self.text, a, b) for a, b in own.relay] if own is not None else [],
            "cites": self.who.id(claim.cites) if claim.cites else "",
            "date": self._date(claim.when),
            "graph": True,
        }

    def _word_end(self, at: int) -> int:
        found = _WORD.match(self.text, at)
        return found.end() if found is not None else min(at + 1, len(self.text))

    def _answers(self, claim: Claim, name: str, event: str) -> Iterator[Annotation]:
        """The earlier claims about the event that a claim answers."""
        end = self._word_end(claim.cue_start)
        for other in self.about.get(event, ()):
            fields = {"relation": "answers", "from": name, "to": other}
            yield Annotation(
                "link", claim.cue_start, end, self.text[claim.cue_start : end], fields, 1.0,
                (claim.rule,) if claim.rule else (),
            )  # fmt: skip

    def _left_unsaid(self, one: Attribution) -> bool:
        """ "did not mention", unlike "would say" and "to say", tells what somebody did."""
        said = self.text[slice(*one.cue)].lower().replace("n't", " not").replace("n’t", " not")
        helped = words("do") | words("have")
        return not (words("negation").isdisjoint(said.split()) or helped.isdisjoint(said.split()))

    def _attribution(self, one: Attribution) -> Annotation:
        """What somebody says, asks or judges that is no claim of the graph."""
        parts = [p for p in (one.cue, one.source, *one.content) if p is not None]
        start, end = min(p[0] for p in parts), max(p[1] for p in parts)
        place = one.source or one.antecedent or (0, 0)
        fields = {
            "source": self.who.described(place), "cue": self._at(one.cue),
            "content": [span(self.text, a, b) for a, b in one.content],
            "quoted": [span(self.text, a, b) for a, b in one.quoted],
            "stance": one.stance, "certainty": one.certainty, "accused": [],
            "relay": [span(self.text, a, b) for a, b in one.relay], "cites": "", "date": None,
            "graph": False, "id": "", "about": [], "nested": one.nested, "idle": one.idle,
        }  # fmt: skip
        rules = (one.rule,) if one.rule else ()
        score = self.scores.attribution(one)
        return Annotation("claim", start, end, self.text[start:end], fields, score, rules)

    def _event(self, event: Event, status: str) -> Iterator[Annotation]:
        """An event once, where it is told first."""
        key = _key(event)
        if key in self.events:
            return
        name = self.events[key] = f"e{len(self.events) + 1}"
        end = self._word_end(event.trigger)
        fields = {
            "id": name, "category": event.type, "mode": event.mode, "context": event.context,
            "actor": self.who.actors(event.agents, event.who),
            "recipient": self.who.actors(event.recipients or event.participants, event.whom),
            "object": list(event.objects), "location": [self.who.id(p) for p in event.places],
            "trigger": span(self.text, event.trigger, end), "status": status,
            "date": self._date(event.when),
            "quantity": [span(self.text, a.start, a.end) for a in event.amounts],
        }  # fmt: skip
        rules = (event.rule,) if event.rule else ()
        score = self.scores.event(event)
        exact = self.text[event.start : event.end]
        yield Annotation("event", event.start, event.end, exact, fields, score, rules)

    def _date(self, when: When | None) -> Span | None:
        if when is None or not 0 <= when.start < when.end:
            return None
        limits = {"earliest": when.earliest, "latest": when.latest}
        return span(self.text, when.start, when.end) | limits

    def _relation(self, relation: Relation) -> Annotation:
        start, end = relation.start, relation.end
        ends = {name: self.who.id(value) for name, value in relation.fields.items()}
        fields = {"relation": "relates", "class": relation.kind, **ends}
        rules = (f"relation:{relation.kind}",)
        return Annotation("link", start, end, self.text[start:end], fields, 1.0, rules)


def _key(event: Event) -> Key:
    """What makes an event the same one told again in an answer."""
    return event.type, event.trigger, event.agents, event.recipients, event.participants


def _status(claim: Claim, event: Event) -> str:
    """How far the words around an event vouch for it."""
    if claim.stance in _DENIED:
        return "denied"
    if claim.stance in ("questions", "withdraws"):
        return "questioned"
    if event.auxiliary:
        return "promised" if event.auxiliary == "future" else "hypothetical"
    return "alleged" if claim.stance == "accuses" else "reported"

"""Names, dates and quantities of an article as annotations."""

from collections.abc import Iterator, Sequence
from typing import Any

from actorgraph.annotations import Annotation, span
from actorgraph_ingest._text.actors.described import Described
from actorgraph_ingest._text.output.scores import Scores
from actorgraph_ingest._text.times.amounts import amounts
from actorgraph_ingest._text.times.dates import dates
from actorgraph_ingest._text.types import Article, Findings, Party, Sentence

Span = tuple[int, int]


def named(found: Findings, text: str, who: Described, scores: Scores) -> Iterator[Annotation]:
    """Every name once at its place; a phrase that only points back is none."""
    seen: set[tuple[object, ...]] = set()
    for party in found.parties:
        place = (party.start, party.end) if party.office else party.name
        refs = tuple(r for r in party.refs if not r.startswith("@"))
        if not refs or party.generic or place[0] >= place[1] or (place, refs) in seen:
            continue
        seen.add((place, refs))
        fields = _fields(party, refs, who)
        if party.name[0] < party.name[1]:
            fields["name"] = span(text, *party.name)
        rules = (f"name:{'text' if refs[0].startswith('.') else 'table'}",)
        exact = text[place[0] : place[1]]
        yield Annotation("mention", *place, exact, fields, scores.mention(party), rules)


def _fields(party: Party, refs: Sequence[str], who: Described) -> dict[str, Any]:
    return {
        "id": [who.id(ref) for ref in refs], "kind": party.kind, "office": party.office,
        "country": who.country(refs[0]), "sector": who.sector(refs[0], (party.start, party.end)),
    }  # fmt: skip


def measured(article: Article, cut: Sequence[Sentence], scores: Scores) -> Iterator[Annotation]:
    """Dates and quantities, those included that no event took up."""
    text = article.text
    for one in cut:
        for when in dates(text, one.start, one.end, article.issued):
            fields: dict[str, Any] = {"earliest": when.earliest, "latest": when.latest}
            rule, score = (f"date:{when.basis or 'none'}",), scores.date(when.basis)
            exact = text[when.start : when.end]
            yield Annotation("date", when.start, when.end, exact, fields, score, rule)
        for amount in amounts(text, one.start, one.end):
            fields = {"low": amount.low, "best": amount.best, "high": amount.high}
            fields |= {"unit": amount.thing, "qualifier": amount.qualifier}
            rule, score = (f"quantity:{amount.qualifier}",), scores.quantity(amount.qualifier)
            exact = text[amount.start : amount.end]
            yield Annotation("quantity", amount.start, amount.end, exact, fields, score, rule)

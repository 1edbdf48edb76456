"""The actors of an article as annotations give them: id, label, country and sector codes."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from actorgraph.annotations import span
from actorgraph_ingest import _territory
from actorgraph_ingest._text.actors.hits import roles
from actorgraph_ingest._text.actors.lexicon import lexicon
from actorgraph_ingest._text.actors.sectors import of_bodies, of_known, of_words
from actorgraph_ingest._text.types import Article, Findings, Party

Span = tuple[int, int]
# What ends the words that name a source, and what only dates them.
_HEAD = re.compile(
    r"\s(?:who|which|that|whose|of|in|for|from|with|on|at|by|over|near|to|and|today|yesterday|"
    r"tomorrow|\w+day)\b|[(;—–]"
)


@cache
def states() -> Mapping[str, str]:
    """State or territory -> its ISO code of three letters."""
    table = _territory.read().select("id", "iso3")
    return {ref: re.split("[|@]", code)[0] for ref, code in table.iter_rows() if code}


@cache
def homes() -> Mapping[str, str]:
    """Person or body of the reference tables -> the state it belongs to."""
    names = (rows for group in lexicon().phrases.values() for rows in group.entries.values())
    return {entry.id: entry.country for rows in names for entry in rows if entry.country}


class Described:
    """Who the references of one article's findings are."""

    def __init__(self, article: Article, found: Findings) -> None:
        self.article, self.found = article, found

    def id(self, ref: str) -> str:
        """As the graph writes it: an actor known only from this text bears the document's id."""
        return f"doc-{self.article.key}{ref}" if ref.startswith(".") else ref

    def label(self, ref: str) -> str:
        born = self.found.born.get(ref[1:]) if ref.startswith(".") else None
        return born.label if born is not None else lexicon().labels.get(ref, "")

    def country(self, ref: str) -> str:
        born = self.found.born.get(ref[1:]) if ref.startswith(".") else None
        home = born.country if born is not None else homes().get(ref, "")
        near = self.found.homes.get(ref, "")
        return states().get(ref) or states().get(home) or states().get(near, "")

    def sector(self, ref: str, place: Span = (0, 0)) -> str:
        """As the words there tell it ("Kenyan police" act for Kenya), else as it is known."""
        told = of_words(self.article.text[place[0] : place[1]])
        if told and not (told == "GOV" and ref in of_bodies()):  # the leader of a rebel group
            return told
        born = self.found.born.get(ref[1:]) if ref.startswith(".") else None
        if born is not None:
            return born.sector or of_words(born.label)
        return of_known(ref, self.article.issued)

    def actor(self, ref: str, place: Span) -> dict[str, Any]:
        """One actor, with the words that name it where they are known."""
        made: dict[str, Any] = {"id": self.id(ref), "label": self.label(ref)}
        made |= {"country": self.country(ref), "sector": self.sector(ref, place)}
        made["described"] = ref.startswith(".")
        made["span"] = self._span(place)
        return made

    def actors(self, refs: Sequence[str], places: Sequence[Span]) -> list[dict[str, Any]]:
        """Several, each with its own words where there are as many as actors."""
        even = len(refs) == len(places)
        found = places if even else [places[0] if places else (0, 0)] * len(refs)
        pairs = zip(refs, found, strict=True)
        return [self.actor(ref, place) for ref, place in pairs if not ref.startswith("@")]

    def described(self, place: Span) -> dict[str, Any]:
        """A source known by its words alone; the actor it names, if it names one."""
        party = self._meant(place)
        ref = party.refs[0] if party is not None else ""
        if ref and not ref.startswith("@"):
            return self.actor(ref, place)
        made: dict[str, Any] = {"id": "", "label": "", "country": "", "sector": ""}
        return made | {"described": True, "span": self._span(place)}

    def _meant(self, place: Span) -> Party | None:
        """The actor that the words of a source are, not one they only speak of: in "an envoy of
        Chad" nobody, in "the envoy, Ann Li," the person."""
        inside = [p for p in self.found.parties if place[0] <= p.start < place[1] and p.refs]
        at = place[0]
        for part in self.article.text[slice(*place)].split(",")[:2]:
            end = at + len(_HEAD.split(part, maxsplit=1)[0].rstrip())
            found = next((p for p in inside if at <= p.start < end <= self._whole(p, end)), None)
            if found is not None and (at == place[0] or found.kind == "Person"):
                return found if found.kind == "Person" or self._itself(found, end) else None
            at += len(part) + 1
        return None

    def _whole(self, party: Party, end: int) -> int:
        """With words of a body behind a name: "the New Zealand government"."""
        behind = self.article.text[party.end : end].lower().split()
        senses = {sense for more, sense in roles().get(" ".join(behind), ()) if not more}
        return end if senses & {"state", "organ", "troops", "media"} else party.end

    def _itself(self, party: Party, end: int) -> bool:
        """Whether a state or body speaks, not a single officer of its: "a British commander"."""
        last = self.article.text[party.start : end].rpartition(" ")[2].lower()
        senses = {sense for more, sense in roles().get(last, ()) if not more}
        return party.end <= party.name[1] or not senses & {"person", "head"}

    def _span(self, place: Span) -> dict[str, Any] | None:
        return span(self.article.text, *place) if place[0] < place[1] else None

"""What a reader remembers from sentence to sentence: names given, who was spoken of last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from actorgraph.terms import short_hash
from actorgraph_ingest._text.actors.lexicon import Entry, Lexicon
from actorgraph_ingest._text.source.quotes import Quoted
from actorgraph_ingest._text.types import Born, Party, Token

if TYPE_CHECKING:
    from actorgraph_ingest._text.words.view import Scene

_PERSON = frozenset(("he", "she", "his", "her", "him"))
_THING = frozenset(("it", "its"))
_MANY = frozenset(("they", "their", "them"))
_ONE = frozenset("States Nations Netherlands Philippines Emirates Cyprus Laos Honduras".split())
_PEOPLE = frozenset("officials authorities police forces leaders British French Dutch".split())
_ALONE = re.compile(
    r"(?<![\w.] )\b([A-Z][\w’'-]{2,40}) (?:also |later )?"
    r"(?:said|says|told|tells|added|claims|claimed|explained|wrote|noted|stated|joined|asked)\b"
)
_SPEAKER = frozenset(("i", "we", "our", "my", "us"))
_ARTICLE = re.compile(r"(?i)^(?:an?|the)\s+(?=\w)")


def unled(name: str) -> str:
    """A name without its particle: "Faroon" of "al-Faroon"."""
    return name[3:] if name[:3].lower() in ("al-", "el-") and name[3:4].isupper() else name


def _spoken(low: str) -> str:
    """ "I" is the speaker, "we" the state or body spoken for."""
    return "@speaker" if low in ("i", "my") else "@we"


@dataclass(slots=True)
class Memory:
    """The state of one reading. `aliases`: names this text has introduced, word -> meanings."""

    lexicon: Lexicon
    issued: str = ""
    text: str = ""
    since: int = 0  # where the paragraph before this one begins: pronouns mean nobody further off
    paragraph: tuple[int, int] = (0, 0)  # its number, where it begins
    _alone: frozenset[str] | None = None
    _quoted: Quoted | None = None
    aliases: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    born: dict[str, Born] = field(default_factory=dict)
    people: list[Party] = field(default_factory=list)  # newest last
    others: list[Party] = field(default_factory=list)
    subject: Party | None = None
    report: Party | None = None
    speaker: tuple[str, ...] = ()
    holders: dict[tuple[str, str], str] = field(default_factory=dict)  # (country, role) -> person
    extra: list[Party] = field(default_factory=list)  # named, but speaking for another
    genders: dict[str, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)  # leaders whose state this text names
    namesakes: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)  # by surname
    public: list[bool] = field(default_factory=list)  # of each sentence: does it name who acts
    scenes: list[Scene] = field(default_factory=list)  # the last sentences, newest last

    def bear(self, kind: str, label: str, **fields: object) -> str:
        """The reference of an actor known only from this text; equal words, equal actor, whatever
        article stands before them."""
        label = _ARTICLE.sub("", label) if kind == "Collective" else label
        local = f"a{short_hash(f'{kind} {label}')}"
        if local not in self.born:
            self.born[local] = Born(local, kind, label, **fields)  # type: ignore[arg-type]
        return f".{local}"

    def alias(self, word: str, entry: Entry) -> None:
        known = self.aliases.get(word, ())
        if all(e.id != entry.id for e in known):
            self.aliases[word] = (*known, entry)

    def speaks(self, word: str) -> bool:
        """Whether this text lets a name, alone, say or do something: "Ito said"."""
        if self._alone is None:
            self._alone = frozenset(_ALONE.findall(self.text))
        return word in self._alone or unled(word) in self._alone

    def quoted(self, place: int) -> bool:
        """Whether a place lies between quotation marks: "I" is whoever says that, else the
        author."""
        if self._quoted is None:
            self._quoted = Quoted.of(self.text)
        return self._quoted.around(place) is not None

    def turn(self, paragraph: int, start: int) -> None:
        """A sentence begins."""
        if paragraph != self.paragraph[0]:
            self.since, self.paragraph = self.paragraph[1], (paragraph, start)

    def _near(self, party: Party) -> bool:
        return party.start >= self.since

    def note(self, parties: Sequence[Party], subject: Party | None) -> None:
        """Remember a sentence's actors for the pronouns of the next."""
        for party in parties:
            if party.pronoun or not party.refs or party.kind == "Place" or party.modifier:
                continue
            (self.people if party.kind == "Person" else self.others).append(party)
        del self.people[:-12], self.others[:-12]
        if subject is not None and subject.refs and not subject.refs[0].startswith("@"):
            self.subject = subject

    def resolve(
        self, token: Token, place: int, before: Sequence[Party], after_verb: bool = False,
        inner: int = 0,
    ) -> Party | None:  # fmt: skip
        """The party a pronoun stands for, looked for in its sentence, then in the ones before.
        `inner`: where the clause that it stands in begins, whose actors come first."""
        low = token.low
        if not self.quoted(token.start):  # who is spoken of in a quotation is not who gives it
            before = [p for p in before if not self.quoted(p.start)]
        if low in _SPEAKER:
            if low == "us" and token.text != "us":
                return None
            found: Party | None = Party(0, 0, 0, 0, (_spoken(low),), "Person", (0, 0))
        elif low in _PERSON:
            found = self._person(low, before, after_verb)
        elif low in _THING or low in _MANY:
            near = [p for p in before if p.first >= inner]
            found = self._other(near, low in _MANY, after_verb, place, before)
        else:
            return None
        if found is None:
            return None
        possessive = low in ("his", "its", "their", "our", "my") or low == "her"
        return replace(
            found, first=place, last=place + 1, start=token.start, end=token.end,
            name=(token.start, token.end), possessive=possessive, pronoun=True, modifier=False,
            place=False, office="", thing="",
        )  # fmt: skip

    def _person(self, low: str, before: Sequence[Party], object_: bool) -> Party | None:
        """One of this sentence, who is surely of that gender if anybody is; else who the last
        sentence was about, else the only one near."""
        wanted = "male" if low in ("he", "his", "him") else "female"
        here = [p for p in before if p.kind == "Person" and not p.pronoun]
        fits = self._gendered([p for p in here if not p.possessive] or here, wanted)
        if fits:
            return fits[0] if _alone(fits) or not object_ else None
        used = {r for p in before if p.pronoun and object_ for r in p.refs}  # "she urged him"
        last = self.subject
        spoken = last is not None and last.kind == "Person" and self._near(last)
        spoken = spoken and last is not None and not used.intersection(last.refs)
        if last is not None and spoken and self._gendered([last], wanted):
            return None if self.joined(last) else last
        others = (p for p in self.people if not used.intersection(p.refs))
        near = self._gendered([p for p in others if self._near(p)], wanted)
        return near[-1] if _alone(near) else None

    def joined(self, last: Party) -> bool:
        """Whether a sentence is about two persons: after "Li and Obi met" nobody alone is "he"."""
        behind = (p for p in self.people if p.start >= last.end and p.refs != last.refs)
        gaps = (self.text[last.end : p.start] for p in behind)
        told = any(gap.strip() == "and" for gap in gaps if len(gap) < 9)
        genders = {self.genders.get(p.refs[0], "") for p in self.people if p.start >= last.start}
        return told and len(genders - {""}) < 2

    def _gendered(self, people: Sequence[Party], wanted: str) -> list[Party]:
        """Who can be of a gender: those known to be, else those of whom nothing is known."""
        told = [(self.genders.get(p.refs[0] if p.refs else "", ""), p) for p in people]
        return [p for g, p in told if g == wanted] or [p for g, p in told if not g]

    def _other(
        self, inner: Sequence[Party], many: bool, after_verb: bool, place: int,
        before: Sequence[Party],
    ) -> Party | None:  # fmt: skip
        kinds = ("Collective", "State", "Organization") if many else ("State", "Organization")

        def fit(p: Party) -> bool:
            named = p.kind in kinds and not (p.possessive or p.modifier or p.place)
            return named and (not many or self._several(p))

        here = list(filter(fit, inner)) or list(filter(fit, before))
        if here:
            near = here[-1] if place - here[-1].last < 5 else None
            return near if after_verb else here[0]

        def off(p: Party) -> bool:
            named = p.kind in kinds and not p.place and self._near(p)
            return named and (not many or self._several(p))

        last = self.subject
        if last is not None and off(last):
            return last
        known = list(filter(off, self.others))
        return known[-1] if _alone(known) else None

    def _several(self, party: Party) -> bool:
        """Whether "they" can be who a phrase names: "Americans", troops, a group; no state."""
        if party.kind == "Collective" or party.thing or not self.text:
            return True
        last = self.text[party.start : party.end].rpartition(" ")[2]
        return (last.endswith("s") and last.istitle() and last not in _ONE) or last in _PEOPLE


def _alone(found: Sequence[Party]) -> bool:
    """Whether all of some phrases denote one actor."""
    return len({p.refs for p in found}) == 1

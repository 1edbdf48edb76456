"""Who spoke last: whom "he said" and "it added" go on for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from actorgraph_ingest._text.actors.given import given, told_gender
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.claims.heard import speaking
from actorgraph_ingest._text.claims.speakers import (
    PRONOUNS,
    body,
    described,
    head,
    label,
    many,
    officeholder,
    one_person,
)
from actorgraph_ingest._text.claims.subjects import subject_of
from actorgraph_ingest._text.source.quotes import Quoted
from actorgraph_ingest._text.types import Attribution, Claim, Party, Sentence, actors, walked
from actorgraph_ingest._text.words.verbs import Unit

NEAR = {"it": 2}  # paragraphs from a speaker to its pronoun, at most; else one
KEPT = 6
_CLOSING = frozenset(".!?\"”’'…")
_FOLLOWING = frozenset(("he", "she", "it", "they"))


@dataclass(frozen=True, slots=True)
class Voice:
    """A source that was named or described, in the words of the text."""

    party: Party
    words: str
    paragraph: int


@dataclass(slots=True)
class Voices:
    """The sources of a text, as far back as a pronoun may reach."""

    memory: Memory
    quotes: Quoted
    heard: list[Voice] = field(default_factory=list)  # newest last
    paragraph: int = -1  # the one that is read
    read: int = 0  # how many there were, headings left out
    spoke: int = 0  # the last in which anything was claimed

    def turn(self, sentence: Sentence) -> None:
        """A sentence begins."""
        closed = self.memory.text[sentence.end - 1] in _CLOSING
        if sentence.paragraph != self.paragraph and closed:
            self.paragraph, self.read = sentence.paragraph, self.read + 1

    def goes_on(self) -> bool:
        """Whether a quotation without a cue can still be the last speaker's."""
        return self.read - self.spoke <= 1

    def followed(self, row: Sequence[Unit]) -> list[Unit]:
        """The units of a sentence; a cue whose source is a pronoun carries whom it goes on for."""
        return [u if u.said is None else self._carried(row, u, u.said) for u in row]

    def _carried(self, row: Sequence[Unit], unit: Unit, one: Attribution) -> Unit:
        voice = self.behind(row, one)
        return unit if voice is None else replace(unit, said=replace(one, voice=voice))

    def behind(self, row: Sequence[Unit], one: Attribution) -> Party | None:
        """Whom the pronoun of an attribution stands for, if the last fit to is near enough and
        nobody of the sentence itself is meant."""
        low = self.memory.text[slice(*one.source)].lower() if one.source is not None else ""
        if one.source is None or low not in _FOLLOWING:
            return None
        if low in ("he", "she") and any(self._led(u, one) for u in row):
            return None
        party = self._telling(row, one, low)
        if party is None:
            last = next((v for v in reversed(self.heard) if self._fits(v, low)), None)
            near = last is not None and self.read - last.paragraph <= NEAR.get(low, 1)
            party = self._newer(last.party if last is not None and near else None, low)
        if party is None:
            return None
        start, end = one.source
        return replace(party, start=start, end=end, name=one.source, pronoun=True)

    def _telling(self, row: Sequence[Unit], one: Attribution, low: str) -> Party | None:
        """Who says the words that a pronoun stands in: "The US says it believes ..."."""
        at = one.source[0] if one.source is not None else 0
        if self.quotes.around(at) is not None:
            return None
        over = [u.said for u in row if u.said is not None and u.said.cue[1] <= at]
        for said in reversed([s for s in over if any(a <= at < b for a, b in s.content)]):
            voice = self._voice(row, said)
            if voice is not None and self._fits(voice, low):
                return voice.party
        return None

    def _newer(self, party: Party | None, low: str) -> Party | None:
        """Whom the sentence before is about, in the text's own words, where that is a person who
        was named since; whom it only describes, where nobody has spoken."""
        if low == "it":
            return party
        last = self.memory.subject if low != "they" else None
        if last is not None and self._since(last, party) and self._person(last, low):
            return party if self.memory.joined(last) else last
        if party is not None:
            return party
        found = subject_of(self.memory)
        fits = found is not None and self._fits(Voice(found[0], found[1], 0), low)
        return found[0] if found is not None and fits else None

    def _since(self, last: Party, party: Party | None) -> bool:
        """Whether somebody was named behind who spoke last, and not by a quotation."""
        newer = last.start > party.start if party is not None else last.start >= self.memory.since
        return newer and self.quotes.around(last.start) is None

    def _person(self, party: Party, low: str) -> bool:
        words = self.memory.text[party.start : party.end]
        person = party.kind == "Person" or (party.kind != "Collective" and officeholder(words))
        return person and self._is(party.refs[0], low)

    def _led(self, unit: Unit, one: Attribution) -> bool:
        """Whether a person of the text's own words stands before a pronoun, not in the words that
        it says: "Li is late, he said"."""
        party, before = unit.party, one.source[0] if one.source is not None else 0
        if party is None or party.end > before or party.kind != "Person" or party.pronoun:
            return False
        if any(a <= party.start < b for a, b in one.content):
            return False
        return not party.possessive and self.quotes.around(party.start) is None

    def _fits(self, voice: Voice, low: str) -> bool:
        kind = voice.party.kind
        if low == "it":
            return kind in ("State", "Organization") or body(voice.words)
        if low == "they":
            return kind == "Collective" and many(voice.words)
        if kind == "Collective":
            person = one_person(voice.words)
        else:
            person = kind == "Person" or officeholder(voice.words)
        return person and self._is(voice.party.refs[0], low)

    def _is(self, ref: str, low: str) -> bool:
        """Whether "he" or "she" can be somebody: as the tables tell it, else the given name, else
        the words for who it is: "a woman"."""
        born = self.memory.born.get(ref[1:])
        name = born.label if born is not None else self.memory.lexicon.labels.get(ref, "")
        gender = self.memory.genders.get(ref, "") or given().get(name.split(" ")[0], "")
        return (gender or told_gender(head(name))) != ("female" if low == "he" else "male")

    def hear(
        self, row: Sequence[Unit], told: Mapping[int, Attribution], claims: Sequence[Claim]
    ) -> None:
        """Remember whom a sentence names or describes as its sources, as its claims have them."""
        for unit in row:
            one = told.get(unit.end)
            if one is None or one.nested or unit.party is not None:
                continue
            if one.idle and not self._silent(one):
                continue
            voice = self._voice(row, unit.said or one)
            if voice is not None:
                made = (c for c in walked(claims) if one.cue[0] <= c.cue_start < one.cue[1])
                same = next(made, None) if voice.party.kind == "Collective" else None
                if same is not None and " and " not in voice.words:
                    voice = replace(voice, party=replace(voice.party, refs=same.claimants))
                self.heard.append(voice)
                if not one.idle:
                    self.memory.speaker = actors((voice.party,))
        del self.heard[:-KEPT]

    def _silent(self, one: Attribution) -> bool:
        """ "Chad did not deny it": who would not say is whom the next sentence goes on about."""
        said = self.memory.text[slice(*one.cue)].lower()
        before = self.memory.text[: one.cue[0]].rstrip().lower()
        return " not " in said or "n't" in said or before.endswith((" neither", " nor"))

    def _voice(self, row: Sequence[Unit], one: Attribution) -> Voice | None:
        """Who says something, several as one: "Chad and Niger said"."""
        words = label(self.memory.text, one.antecedent or one.source or (0, 0))
        parties, _ = speaking(row, one)
        party = parties[0] if parties else described(self.memory, one)
        if party is None or not party.refs or party.refs[0][0] == "@":
            return None
        if len(parties) > 1:
            refs = tuple(dict.fromkeys(ref for p in parties for ref in p.refs))
            return Voice(replace(party, refs=refs, kind="Collective"), "all and both", self.read)
        if words.lower() in PRONOUNS:
            words = self._words(party.refs[0])
        return Voice(party, words, self.read)

    def _words(self, ref: str) -> str:
        """Those that named a source before a pronoun did."""
        return next((v.words for v in reversed(self.heard) if v.party.refs[0] == ref), "")

"""Claims of which only the words are known: what is said tells no event that is coded.

Who says it, in which words and with which stance is kept all the same; such a claim is about
whatever its words describe.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.claims.heard import covered, speaking
from actorgraph_ingest._text.claims.pointers import telling
from actorgraph_ingest._text.claims.retracted import taken as retracted
from actorgraph_ingest._text.claims.speakers import described
from actorgraph_ingest._text.claims.voices import Voices
from actorgraph_ingest._text.source.quotes import Quoted
from actorgraph_ingest._text.types import Attribution, Claim, Event, Party, actors, walked
from actorgraph_ingest._text.words.asked import questioned
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Unit

Span = tuple[int, int]
_OPENING = " \t\n,:;—–-"
_SAYING = frozenset(("asserts", "reports", "confirms", "acknowledges", "accuses"))
_OWN = frozenset(("his", "her", "its", "their", "our", "my"))
_LONG = 12  # characters between quotation marks that tell a judgment in its own words


def worded(
    row: Sequence[Unit], told: Mapping[int, Attribution], known: Sequence[Claim],
    loose: Sequence[Event], voices: Voices, paragraph: int,
) -> Iterator[Claim]:  # fmt: skip
    """Claims for what no claim of the sentence tells. `told`: attributions by the end of their
    cue; `known`, `loose`: the claims of the sentence, and the events in its own voice."""
    taken, memory = [claim.cue_start for claim in walked(known)], voices.memory
    hidden = {row[k].start for span in retracted(row) for k in range(*span)}
    for unit in row:
        one = (unit.said or told.get(unit.end)) if unit.party is None else None
        if one is None or one.nested or one.idle or _within(one.cue, taken):
            continue
        if unit.start in hidden or _asks(memory.text, one):
            continue
        blame = _blame(one, loose)
        stance = "accuses" if blame is not None else _stance(one, memory.text, voices.quotes)
        if one.stance == "denies" and blame is None and telling(row, *covered(row, one.content)):
            stance = "denies"
        spans = [s for part in one.content if (s := spoken(memory.text, part, one))[0] < s[1]]
        one = replace(one, voice=one.voice or voices.behind(row, one))
        for party, ref in _sources(row, one, memory) if stance and spans else ():
            made = _claim(one, stance, party, ref, tuple(spans), memory.text, paragraph)
            made = replace(made, cue_start=unit.start)
            yield made if blame is None else _accusing(made, blame)


def _asks(text: str, one: Attribution) -> bool:
    """Whether it is only asked: "Who did it?" X said."""
    return any(questioned(text, part) for part in one.content)


def denied_in_words(claim: Claim, row: Sequence[Unit]) -> Claim:
    """A denial that may answer nothing with the words that tell by themselves what is denied."""
    if claim.stance != "denies" or not claim.answers or claim.events or claim.inner:
        return claim
    lo, hi = covered(row, (claim.content,))
    if lo >= hi or not telling(row, lo, hi):
        return claim
    return replace(claim, words=((row[lo + (row[lo].low == "that")].start, claim.content[1]),))


def _blame(one: Attribution, loose: Sequence[Event]) -> Event | None:
    """The event of an accusation or condemnation; to question the need for a thing is neither."""
    if one.stance not in ("", "accuses") or one.rule == "cue:question":
        return None
    return next((e for e in loose if e.type == "ACCUSE" and _within(one.cue, [e.trigger])), None)


def _within(cue: Span, starts: Sequence[int]) -> bool:
    return any(cue[0] <= start < cue[1] for start in starts)


_JUDGING = frozenset(f"cue:{verb}" for verb in "call describe brand label".split())


def spoken(text: str, part: Span, one: Attribution) -> Span:
    """Some words without the "that" and the marks before them; it is a pronoun in "described
    that war as lost"."""
    start, end = part
    while start < end and text[start] in _OPENING:
        start += 1
    if text[start:end].startswith(("that ", "that\n")) and one.rule not in _JUDGING:
        start += 5
    while start < end and text[end - 1] in _OPENING:
        end -= 1
    return start, end


def _stance(one: Attribution, text: str, quotes: Quoted) -> str:
    """The stance of what is said; "" where nothing is said to be so: a promise, a demand, an
    object without a statement. What is denied is no statement of the denier's."""
    start, end = one.content[0] if one.content else (0, 0)
    opens = text[start:end].lower().lstrip(_OPENING).split(maxsplit=1)
    cue = one.rule.removeprefix("cue:")
    if not opens:
        return ""
    if cue in words("condemning"):
        return "accuses"
    if _own_will(opens, text[start:end]):
        return ""
    if not one.stance:
        quoted = [b - a for part in one.content for a, b in quotes.within(*part)]
        return "asserts" if max(quoted, default=0) >= _LONG else ""
    if one.stance not in _SAYING or (opens[0] == "to" and cue != "claim"):
        return ""
    return one.stance


def _own_will(opens: Sequence[str], said: str) -> bool:
    """ "reiterated its support": what somebody wants is an act, neither true nor false."""
    return opens[0] in _OWN and not words("will").isdisjoint(said.lower().split()[:5])


def _sources(row: Sequence[Unit], one: Attribution, memory: Memory) -> Iterator[tuple[Party, str]]:
    """Who says it, one claim each; nobody where a pronoun is anybody's."""
    parties, _ = speaking(row, one)
    if not parties:
        party = described(memory, one)
        parties = (party,) if party is not None else ()
    for party in parties:
        for ref in actors((party,)):
            if not ref.startswith("@"):
                yield party, ref


def _accusing(claim: Claim, blame: Event) -> Claim:
    """An accusation or condemnation of what no dictionary codes: the claim is that event."""
    accused = tuple(ref for ref in blame.recipients if ref not in claim.claimants)
    return replace(claim, accused=accused, cue_start=blame.trigger)


def _claim(
    one: Attribution, stance: str, party: Party, ref: str, spans: tuple[Span, ...], text: str,
    paragraph: int,
) -> Claim:  # fmt: skip
    start = min(one.cue[0], spans[0][0], party.start if party.end else one.cue[0])
    certainty = one.certainty or ("underspecified" if party.generic else "")
    return Claim(
        stance=stance, claimants=(ref,), start=start, end=max(one.cue[1], spans[-1][1]),
        cue=" ".join(text[slice(*one.cue)].split()), cue_start=one.cue[0], paragraph=paragraph,
        content=(spans[0][0], spans[-1][1]), words=spans, certainty=certainty,
        surface=party.name, rule=one.rule,
    )  # fmt: skip

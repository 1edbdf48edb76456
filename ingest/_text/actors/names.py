"""The phrases of a sentence that denote actors: names, and the words of office around them."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.antecedents import questioned
from actorgraph_ingest._text.actors.given import given
from actorgraph_ingest._text.actors.groups import group_of
from actorgraph_ingest._text.actors.hits import Hit, find, role
from actorgraph_ingest._text.actors.introduced import introduce
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.named import foreign_name, from_hit, published
from actorgraph_ingest._text.actors.persons import person, unknown_group
from actorgraph_ingest._text.actors.qualified import homegrown, of_state, tail
from actorgraph_ingest._text.actors.regimes import joint, regime
from actorgraph_ingest._text.actors.roles import held_by, media_of, unnamed_role
from actorgraph_ingest._text.actors.strangers import stranger
from actorgraph_ingest._text.actors.theirs import theirs
from actorgraph_ingest._text.actors.titleholders import titleholder
from actorgraph_ingest._text.actors.titles import told_by
from actorgraph_ingest._text.claims.draft import denies
from actorgraph_ingest._text.types import Party, Token
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms

_OF = frozenset(("of", "for", "in"))
_OPENING = frozenset("when while after before since although though if as once ever until".split())
_OWN = frozenset(
    "government|army|military|authorities|navy|air force|police|foreign ministry|defence ministry|"
    "defense ministry|interior ministry|armed forces|ministry|junta|presidency|cabinet".split("|")
)


def parties(row: Sequence[Token], memory: Memory) -> list[Party]:
    """The actors of a sentence, left to right, never overlapping."""
    found: list[Party] = []
    at = 0
    while at < len(row):
        party = _party(row, at, memory, found)
        if party is None:
            at += 1
        else:
            party = _employed(_finished(row, party), found, memory)
            introduce(row, party, memory)
            found.append(party)
            at = max(party.last, at + 1)
    return found


def _party(row: Sequence[Token], at: int, memory: Memory, before: Sequence[Party]) -> Party | None:
    state = regime(row, at, memory) or joint(row, at, memory)
    if state is not None:
        return state
    hit = find(row, at, memory)
    if hit is not None and told_by(row, at) and hit.entries[0].kind != "Person":
        hit = None  # "Mr. English"
    if hit is not None and (_surnamed(row, hit) or tail(row, hit)):
        hit = None
    longer = stranger(row, at, memory) if hit is not None and hit.sense == "surname" else None
    if longer is not None:
        return longer  # "Mohamed Elhassan", after "Ahmed Mohamed"
    if hit is not None and not foreign_name(row, hit, memory):
        named = of_state(row, hit, from_hit(row, hit, memory), memory)
        return homegrown(row, named, before, memory)
    described = _from_role(row, at, memory, before) or unknown_group(row, at, memory)
    pronoun = None
    if not (at < 5 and row[0].low in _OPENING and not before):  # "When he won, X ...": who comes
        pronoun = memory.resolve(row[at], at, before, _object(row, at), _clause_of(row, at))
    if pronoun is not None:
        return theirs(row, pronoun)
    return described or _reference(row, at, memory) or stranger(row, at, memory)


def _surnamed(row: Sequence[Token], hit: Hit) -> bool:
    """Whether a given name stands before a mere surname: "Helena" before "dos Santos"."""
    known = hit.entries[0].kind == "Person" and hit.sense != "surname" and hit.first > 0
    alone = known and hit.last - hit.first > 1 and row[hit.first].text not in given()
    return alone and row[hit.first - 1].text in given()


def _employed(party: Party, before: list[Party], memory: Memory) -> Party:
    """ "UNICEF Ann Li": the person, no more the body."""
    last = before[-1] if before else None
    stands = last is not None and last.last == party.first and not last.possessive
    if last is None or not stands or party.kind != "Person" or last.kind != "Organization":
        return party
    memory.extra.append(before.pop())
    return replace(party, first=last.first, start=last.start, country=party.country or last.country)


def _clause_of(row: Sequence[Token], at: int) -> int:
    """Where the "that" clause that a pronoun stands in begins: "X said that Y fought for its"."""
    that = next((k for k in range(at - 2, 0, -1) if row[k].low == "that"), 0)
    return max(that, questioned(row, at))


def _object(row: Sequence[Token], at: int) -> bool:
    """Whether a verb stands right before: "blamed it", but not "a charge it denies"."""
    verb = at > 0 and row[at - 1].low in forms()
    return verb and not (at > 1 and row[at - 2].low in words("determiner"))


def _from_role(
    row: Sequence[Token], at: int, memory: Memory, before: Sequence[Party]
) -> Party | None:
    """Words of office first: "President Putin", "the government of Kenya", "state media"."""
    if row[at].low in words("determiner"):
        return None
    after, sense = role(row, at)
    if not sense or after == at:
        return None
    title = " ".join(t.low for t in row[at:after])
    if after < len(row) and row[after].low in _OF:
        owner = _owner(row, after, sense, memory)
        if owner is not None and (owner.country or owner.kind != "Place"):  # not "of Africa"
            return _owned(row, at, sense, title, owner, memory)
    span = Party(
        at, after, row[at].start, row[after - 1].end, (), "", (row[at].start, row[after - 1].end)
    )
    if sense in ("person", "head"):
        named = person(row, after, memory, "", title)
        if named is not None:
            return replace(named, first=at, start=row[at].start)
    if sense == "media":
        home = next(
            (p.country or p.refs[0] for p in before if p.kind in ("State", "Person") and p.refs), ""
        )
        home = home or (memory.subject.country if memory.subject is not None else "")
        return media_of(row, span, home, after, memory)
    return _bare(row, span, sense, title, memory, after, before)


def _bare(
    row: Sequence[Token], span: Party, sense: str, title: str, memory: Memory, after: int,
    before: Sequence[Party],
) -> Party | None:  # fmt: skip
    """Words of office alone: "the government" is that of the state spoken of."""
    article = row[span.first - 1].low if span.first > 0 else ""
    if article in ("these", "those") and sense == "troops":
        known = next((p for p in reversed(memory.others) if p.thing == "troops"), None)
        return _again(span, known, "troops")
    if sense in ("state", "troops") and article == "the" and title in _OWN:
        home = next((p.country for p in before if p.country), "")
        home = home or (memory.subject.country if memory.subject is not None else "")
        home = home or next((p.country for p in reversed(memory.others) if p.country), "")
        thing = "troops" if sense == "troops" else ""
        made = replace(span, refs=(home,), kind="State", country=home, thing=thing, generic=True)
        return made if home else None
    if sense in ("person", "head"):
        return _again(span, titleholder(row, span.first, after, title, memory))
    return _group(row, span, title, memory, after, before) if sense == "group" else None


def _again(span: Party, known: Party | None, thing: str = "") -> Party | None:
    """A description of somebody named before."""
    if known is None:
        return None
    return replace(
        span, refs=known.refs, kind=known.kind, country=known.country, thing=thing, generic=True
    )


def _group(
    row: Sequence[Token], span: Party, title: str, memory: Memory, after: int,
    before: Sequence[Party],
) -> Party | None:  # fmt: skip
    """ "rebel group M23" names its group; "the group" is the one spoken of."""
    hit = find(row, after, memory) if after < len(row) else None
    if hit is not None and hit.entries[0].kind == "Organization" and len(title.split()) > 1:
        return replace(
            span, refs=(hit.entries[0].id,), kind="Organization", last=hit.last,
            end=row[hit.last - 1].end,
        )  # fmt: skip
    if (
        title not in ("group", "movement", "rebels", "militants")
        or row[span.first - 1].low != "the"
    ):
        return None
    named = [*memory.others, *(p for p in before if not p.pronoun)]
    return _again(span, next((p for p in reversed(named) if group_of(title, p)), None))


def _owner(row: Sequence[Token], after: int, sense: str, memory: Memory) -> Party | None:
    at = after + 1
    while at < len(row) and row[at].low in ("the", "a"):
        at += 1
    hit = find(row, at, memory) if at < len(row) else None
    if hit is None or (row[after].low == "in" and not _seat(row, sense, hit)):
        return None
    if hit.entries[0].kind == "Person":
        return None
    return from_hit(row, hit, memory)


def _seat(row: Sequence[Token], sense: str, hit: Hit) -> bool:
    """ "officials in Kyiv", not "soldiers in Mali", nor "police in | Kenya's capital"."""
    entry, owns = hit.entries[0], hit.last < len(row) and row[hit.last].low in ("'s", "’s")
    return not owns and (
        entry.sense == "capital"
        or (sense == "state" and entry.kind == "State" and entry.sense == "name")
    )


def _owned(
    row: Sequence[Token], at: int, sense: str, title: str, owner: Party, memory: Memory
) -> Party:
    state = owner.country if owner.kind == "Place" else owner.refs[0]
    made = replace(owner, first=at, start=row[at].start, refs=(state,), place=False, modifier=False,
                   kind="State" if owner.kind in ("State", "Place") else owner.kind)  # fmt: skip
    comma = made.last + 1 if made.last < len(row) and row[made.last].low == "," else made.last
    named = (
        person(row, comma, memory, state, title) if sense in ("person", "head", "speaks") else None
    )
    if named is not None:
        return held_by(made, named, sense, title, state, memory)
    return unnamed_role(row, made, sense, title, state, made.last, memory)


def _reference(row: Sequence[Token], at: int, memory: Memory) -> Party | None:
    """ "the same report", "the report", "the agency": what was named before."""
    low = row[at].low
    if low not in ("report", "agency", "country", "newspaper", "broadcaster") or not at:
        return None
    if row[at - 1].low not in ("the", "same", "that", "this"):
        return None
    if low == "report" and at > 1 and denies(row[at - 2].low):
        return None  # what it tells is denied, not who published it
    outlets = ("agency", "newspaper", "broadcaster", "report")
    known = memory.report if low in outlets else None
    if low == "country" and memory.subject is not None and memory.subject.country:
        known = replace(memory.subject, refs=(memory.subject.country,), kind="State")
    if known is None:
        return None
    span = (row[at].start, row[at].end)
    return replace(
        known, first=at, last=at + 1, start=span[0], end=span[1], name=span, generic=True,
        possessive=False, modifier=False, place=False, office="", thing="",
    )  # fmt: skip


def _finished(row: Sequence[Token], party: Party) -> Party:
    """With the possessive ending that follows taken in."""
    if party.last < len(row) and row[party.last].low in ("'s", "'") and not party.possessive:
        party = replace(party, last=party.last + 1, end=row[party.last].end, possessive=True)
    return published(row, party)

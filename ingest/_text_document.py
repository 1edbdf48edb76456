"""The whole text: sentences read in order, denials tied to what they answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text_amounts import amounts
from actorgraph_ingest._text_clauses import is_head
from actorgraph_ingest._text_content import Reading
from actorgraph_ingest._text_dates import dates
from actorgraph_ingest._text_groups import with_groups
from actorgraph_ingest._text_lexicon import Lexicon
from actorgraph_ingest._text_memory import Memory
from actorgraph_ingest._text_names import parties
from actorgraph_ingest._text_quotes import inside, quotes
from actorgraph_ingest._text_relations import relations
from actorgraph_ingest._text_sentences import read
from actorgraph_ingest._text_split import sentences
from actorgraph_ingest._text_types import Article, Claim, Event, Findings, Party, Sentence
from actorgraph_ingest._text_verbs import units

REACH = 40  # how many claims back an answer looks
ANSWERING = frozenset(("denies", "disputes", "questions", "declinesToComment"))


def findings(article: Article, lexicon: Lexicon) -> Findings:
    """Everything one article tells."""
    memory = Memory(lexicon, article.issued)
    found = Findings()
    spans = quotes(article.text)
    for sentence in sentences(article.text):
        if not sentence.tokens:
            found.notes.append(
                f"a sentence of {sentence.end - sentence.start} characters was not read"
            )
        elif not _marked(article, sentence):
            _sentence(article, sentence, memory, found, spans)
    found.born = dict(memory.born)
    found.parties.extend(memory.extra)
    found.homes = _homes(found)
    found.claims = list(_resolved(found))
    return found


def _marked(article: Article, sentence: Sentence) -> bool:
    return any(a <= sentence.start < b for a, b in article.marked)


def _sentence(
    article: Article,
    sentence: Sentence,
    memory: Memory,
    found: Findings,
    spans: list[tuple[int, int]],
) -> None:
    named = with_groups(sentence.tokens, parties(sentence.tokens, memory), memory)
    row = units(sentence, named)
    reading = Reading(
        sentence, row, dates(article.text, sentence.start, sentence.end, article.issued),
        amounts(article.text, sentence.start, sentence.end), memory,
    )  # fmt: skip
    claims, events = read(reading)
    found.relations.extend(relations(named, row))
    claims = [_placed(c, sentence, n) for n, c in enumerate(claims)]
    quoted = [e for e in events if inside(spans, e.trigger)]
    loose = [e for e in events if e not in quoted]
    if quoted and memory.speaker and not claims:
        claims = [_continued(sentence, quoted, memory)]
    found.events.extend(loose)
    found.claims.extend(claims)
    found.parties.extend(p for p in named if not p.pronoun)
    _remember(memory, row, named, claims)


def _remember(
    memory: Memory, row: Sequence[object], named: Sequence[Party], claims: Sequence[Claim]
) -> None:
    heads = [u.party for k, u in enumerate(row) if u.party is not None and is_head(row, k)]  # type: ignore[attr-defined,arg-type]
    memory.note(named, next((p for p in heads if p.refs), None))
    for claim in claims:
        memory.speaker = claim.claimants
    outlets = {a.id for a in memory.lexicon.agencies}
    for party in named:
        if party.refs and party.refs[0] in outlets and not party.pronoun:
            memory.report = party


def _placed(claim: Claim, sentence: Sentence, number: int) -> Claim:
    """The first claim of a sentence is quoted with the whole of it, a further one with its words,
    unless they are most of the sentence."""
    if number == 0 or (claim.end - claim.start) * 5 > (sentence.end - sentence.start) * 3:
        return replace(claim, start=sentence.start, end=sentence.end)
    return claim


def _continued(sentence: Sentence, events: Sequence[Event], memory: Memory) -> Claim:
    """A quotation that goes on without a cue: the last speaker's."""
    own = memory.speaker[0]
    spoken = tuple(
        replace(e, agents=tuple(own if r[0] == "@" else r for r in e.agents)) for e in events
    )
    return Claim(
        stance="asserts",
        claimants=memory.speaker[:1],
        start=sentence.start,
        end=sentence.end,
        cue="",
        cue_start=sentence.start,
        paragraph=sentence.paragraph,
        events=spoken,
        rule="quote goes on",
        content=(sentence.start, sentence.end),
    )


def _resolved(found: Findings) -> Iterator[Claim]:
    """Denials get the situation they deny; those that find none are noted and left out."""
    earlier: list[Claim] = []
    for claim in found.claims:
        near = earlier[-REACH:]
        made = _answer(claim, near, found) if claim.stance in ANSWERING else claim
        made = _stance(_joined(made, near), near) if made is not None else None
        if made is None:
            found.notes.append(
                f"unattached denial at {claim.start}-{claim.end}: it answers nothing told before"
            )
            continue
        earlier.append(made)
        yield made


def _answer(claim: Claim, earlier: Sequence[Claim], found: Findings) -> Claim | None:
    target = _match(claim, earlier) if claim.events else _nearest(claim, earlier, found)
    if target is None:
        return claim if claim.events else None
    return replace(claim, events=_leaf(target).events, answers=True)


def _leaf(claim: Claim) -> Claim:
    return _leaf(claim.inner[0]) if not claim.events and claim.inner else claim


def _match(claim: Claim, earlier: Sequence[Claim]) -> Claim | None:
    """The earlier claim about the same deed as a denial tells in words of its own."""
    for old in reversed(earlier):
        leaf = _leaf(old)
        if old.stance not in ANSWERING and any(
            _same(e, o) for e in claim.events for o in leaf.events
        ):
            return leaf
    return None


def _same(one: Event, other: Event) -> bool:
    def meets(a: Sequence[str], b: Sequence[str]) -> bool:
        return not a or not b or any(x in b for x in a)

    who = (one.agents, other.agents)
    modes = {one.mode, other.mode}
    alike = len(modes) == 1 or ("" in modes and one.type not in ("COERCE", "SANCTION"))
    return (
        one.type == other.type
        and alike
        and meets(*who)
        and (meets(one.recipients, other.recipients) and meets(one.objects, other.objects))
    )


def _nearest(claim: Claim, earlier: Sequence[Claim], found: Findings) -> Claim | None:
    """The accusation a bare denial can be about: same accused first, same paragraph first."""
    open_ = [
        c
        for c in earlier
        if c.stance not in ANSWERING
        and _leaf(c).events
        and not set(c.claimants) & set(claim.claimants)
    ]
    if claim.accuser:
        by_name = [c for c in open_ if _kin(c.claimants, claim.accuser, found)]
        open_ = by_name or open_
    ranked = [
        (_about(c, claim, found), c.paragraph == claim.paragraph, n, c) for n, c in enumerate(open_)
    ]
    fit = [r for r in ranked if r[0] > 0]
    best = max(fit, key=lambda r: (r[0] > 1, r[1], r[0], r[2]), default=None)
    return best[3] if best is not None else None


def _about(old: Claim, denial: Claim, found: Findings) -> int:
    """3: the denier is accused; 2: somebody of the denier's is; 1: another part in it; 0: none."""
    leaf = _leaf(old)
    blamed = {
        *leaf.accused,
        *old.accused,
        *(a for e in leaf.events for a in (*e.agents, *e.participants)),
    }
    if blamed & set(denial.claimants):
        return 3
    if _kin(denial.claimants, sorted(blamed), found):
        return 2
    others = {r for e in leaf.events for r in e.recipients}
    return int(bool(_kin(denial.claimants, sorted(others), found)) and old.stance == "accuses")


def _kin(left: Sequence[str], right: Sequence[str], found: Findings) -> bool:
    """Whether two groups share an actor, or a country that one of them acts for."""
    return bool({_home(r, found) for r in left} & {_home(r, found) for r in right})


def _home(ref: str, found: Findings) -> str:
    """The country an actor acts for, else itself."""
    return found.homes.get(ref, ref)


def _homes(found: Findings) -> dict[str, str]:
    homes = {f".{one.local}": one.country for one in found.born.values() if one.country}
    for party in found.parties:
        for ref in party.refs:
            if party.country:
                homes.setdefault(ref, party.country)
    return homes


def _joined(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """An accusation told after its denial: "X denied the raid, after Y blamed it"."""
    if claim.stance != "accuses" or not claim.events:
        return claim
    for old in earlier:
        if (
            old.stance == "denies"
            and not old.answers
            and old.events
            and any(_same(e, o) for e in claim.events for o in old.events)
        ):
            return replace(claim, events=old.events)
    return claim


def _stance(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """ "confirmed" where nobody had claimed it is a report."""
    if claim.stance != "confirms":
        return claim
    told = [
        c
        for c in earlier
        if not set(c.claimants) & set(claim.claimants)
        and any(_same(e, o) for e in claim.events for o in _leaf(c).events)
    ]
    if told:
        return replace(claim, events=_leaf(told[-1]).events, answers=True)
    return replace(claim, stance="reports")

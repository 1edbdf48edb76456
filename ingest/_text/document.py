"""The whole text: sentences read in order, with what is remembered from one to the next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.groups import with_groups
from actorgraph_ingest._text.actors.lexicon import Lexicon
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.names import parties
from actorgraph_ingest._text.actors.nationality import nationality
from actorgraph_ingest._text.actors.relations import relations
from actorgraph_ingest._text.actors.whereabouts import whereabouts
from actorgraph_ingest._text.claims.answers import homes, resolved
from actorgraph_ingest._text.claims.content import Reading
from actorgraph_ingest._text.claims.continued import attributions
from actorgraph_ingest._text.claims.heard import with_cues
from actorgraph_ingest._text.claims.retracted import correction
from actorgraph_ingest._text.claims.sentences import read
from actorgraph_ingest._text.claims.voices import Voices
from actorgraph_ingest._text.claims.worded import denied_in_words, worded
from actorgraph_ingest._text.events.literal import meant
from actorgraph_ingest._text.events.politics import public, without_private
from actorgraph_ingest._text.events.scenes import scene_of, told
from actorgraph_ingest._text.source.discarded import discarded
from actorgraph_ingest._text.source.quotes import Quoted, inside, quotes
from actorgraph_ingest._text.source.split import sentences
from actorgraph_ingest._text.times.amounts import amounts
from actorgraph_ingest._text.times.dates import dates
from actorgraph_ingest._text.types import (
    Article,
    Attribution,
    Claim,
    Event,
    Findings,
    Party,
    Sentence,
)
from actorgraph_ingest._text.words.clauses import is_head
from actorgraph_ingest._text.words.verbs import units
from actorgraph_ingest._text.words.view import Scene

Told = Callable[[int, int], None]
STEP = 100  # sentences


def findings(article: Article, lexicon: Lexicon, tell: Told = lambda *_: None) -> Findings:
    """Everything one article tells. `tell` hears now and then how many of its sentences are read,
    and of how many."""
    memory = Memory(lexicon, article.issued, article.text)
    found = Findings()
    spans = quotes(article.text)
    cut = list(sentences(article.text))
    voices = Voices(memory, Quoted.of(article.text))
    said = {one.cue[1]: one for one in attributions(article.text, cut)}
    unread = discarded(article.text)
    for number, sentence in enumerate(cut):
        if number % STEP == STEP - 1:
            tell(number + 1, len(cut))
        if not sentence.tokens:
            found.notes.append(
                f"a sentence of {sentence.end - sentence.start} characters was not read"
            )
        elif not (unread(sentence) or _marked(article, sentence)):
            _sentence(article, sentence, voices, found, spans, said)
    if left := sum(map(unread, cut)):
        found.notes.append(f"sentences left unread by the workspace's discards: {left:,}")
    found.born = dict(memory.born)
    found.parties.extend(memory.extra)
    without_private(found, memory.public)
    nationality(found, cut, article.text)
    found.homes = homes(found)
    found.claims = list(resolved(found))
    found.homes |= whereabouts(found, cut, article.text)
    return found


def _marked(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is boilerplate, or corrects what was told before."""
    marked = any(a <= sentence.start < b for a, b in article.marked)
    return marked or correction(article.text[sentence.start : sentence.end])


def _sentence(
    article: Article,
    sentence: Sentence,
    voices: Voices,
    found: Findings,
    spans: list[tuple[int, int]],
    said: Mapping[int, Attribution],
) -> None:
    memory = voices.memory
    memory.turn(sentence.paragraph, sentence.start)
    voices.turn(sentence)
    named = with_groups(sentence.tokens, parties(sentence.tokens, memory), memory)
    row = voices.followed(with_cues(units(sentence, named), said))
    scene = scene_of(sentence, row, memory, article.text)
    memory.public.append(public(scene))
    claims, events = meant(scene, *read(_reading(article, sentence, scene, memory)))
    found.relations.extend(relations(named, row))
    quoted = [e for e in events if inside(spans, e.trigger)]
    loose = [e for e in events if e not in quoted]
    if quoted and memory.speaker and not claims and voices.goes_on():
        claims = [_continued(sentence, quoted, memory)]
    more = worded(row, said, claims, loose, voices, sentence.paragraph)
    claims = sorted([*claims, *more], key=lambda c: c.cue_start)
    claims = [denied_in_words(_placed(c, sentence, n), row) for n, c in enumerate(claims)]
    voices.hear(row, said, claims)
    voices.spoke = voices.read if claims else voices.spoke
    found.events.extend(loose)
    found.claims.extend(claims)
    found.parties.extend(p for p in named if not p.pronoun)
    _remember(memory, scene, row, named, claims)


def _reading(article: Article, sentence: Sentence, scene: Scene, memory: Memory) -> Reading:
    text, start, end = article.text, sentence.start, sentence.end
    written, counted = article.dateline, amounts(text, start, end)
    days = dates(text, start, end, article.issued)
    when = [one for one in days if not written[0] <= one.start < written[1]]
    return Reading(sentence, list(scene.row), when, counted, memory, told(scene), scene)


def _remember(
    memory: Memory, scene: Scene, row: Sequence[object], named: Sequence[Party],
    claims: Sequence[Claim],
) -> None:  # fmt: skip
    memory.scenes = [*memory.scenes[-2:], scene]
    heads = [u.party for k, u in enumerate(row) if u.party is not None and is_head(row, k)]  # type: ignore[attr-defined,arg-type]
    memory.note(named, next((p for p in heads if p.refs), None))
    for claim in claims:
        memory.speaker = claim.claimants
    outlets = memory.lexicon.outlets
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

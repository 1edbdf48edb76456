"""What an article has that no dictionary knows: names without an entry, verbs without a code."""

from collections.abc import Iterator

from actorgraph.dictionaries import Missing
from actorgraph_ingest._text.actors.lexicon import lexicon
from actorgraph_ingest._text.claims.draft import cues
from actorgraph_ingest._text.document import findings
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.source.split import sentences
from actorgraph_ingest._text.times.dates import date_words
from actorgraph_ingest._text.types import Article, Findings, Party, Sentence
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.tagger import tagged
from actorgraph_ingest._text.words.verbs import forms

_PLAIN = ("be", "have", "do", "modal", "adjectival")


def missing(one: Article) -> Iterator[Missing]:
    """Every place of the text where a name or a verb is not known. Boilerplate is left out."""
    found = findings(one, lexicon())
    known = [p for p in found.parties if p.refs and not p.pronoun and _placed(p, found)]
    days = date_words(one.text, 0, len(one.text), "")
    taken = [*((p.start, p.end) for p in known), *((d.start, d.end) for d in days)]
    for sentence in sentences(one.text):
        if sentence.tokens and not any(a <= sentence.start < b for a, b in one.marked):
            words_of = one.text[sentence.start : sentence.end]
            for kind, said in (*_names(one, sentence, taken), *_verbs(sentence)):
                yield Missing(kind, said, " ".join(words_of.split()))


def _placed(party: Party, found: Findings) -> bool:
    """Whether somebody has an entry, or a country to belong to at least."""
    born = found.born.get(party.refs[0][1:]) if party.refs[0].startswith(".") else None
    return born is None or bool(born.country)


def _names(
    one: Article, sentence: Sentence, taken: list[tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    """Runs of proper nouns that denote nobody, or somebody known by this text alone."""
    tags = tagged(sentence)
    run: list[int] = []
    for k, token in enumerate((*sentence.tokens, None)):
        proper = token is not None and tags[k].startswith("NNP") and token.text[:1].isupper()
        free = token is not None and not any(a <= token.start < b for a, b in taken)
        if proper and free:
            run.append(k)
        elif run:
            first, last = sentence.tokens[run[0]], sentence.tokens[run[-1]]
            yield "name", " ".join(one.text[first.start : last.end].split())
            run = []


def _verbs(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Verbs by the form they stand in: without an entry nothing tells their base."""
    for token, tag in zip(sentence.tokens, tagged(sentence), strict=True):
        if not tag.startswith("VB") or not token.low.isalpha():
            continue
        bases = {lemma for lemma, _ in forms().get(token.low, ())} | {token.low}
        coded = bases & (entries().keys() | cues().keys() | _judging())
        if not coded and not any(token.low in words(group) for group in _PLAIN):
            yield "verb", token.low


def _judging() -> set[str]:
    return {row["verb"] for row in table("speech")}

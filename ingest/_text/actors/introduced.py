"""A person named in full: the surname, as this text spells it, is the person from then on."""

from collections.abc import Iterator, Sequence

from actorgraph_ingest._text.actors.lexicon import EAST_ASIAN, Entry
from actorgraph_ingest._text.actors.memory import Memory, unled
from actorgraph_ingest._text.types import Party, Token
from actorgraph_ingest._text.words.verbs import forms


def introduce(row: Sequence[Token], party: Party, memory: Memory) -> None:
    """Let "El-Sissi", "el-Sissi", "Sissi" and "EL-SISSI" stand for whom "Ann El-Sissi" names."""
    if party.kind != "Person" or party.pronoun or party.generic or len(party.refs) != 1:
        return
    start, end = party.name
    whole = [t for t in row[party.first : party.last] if start <= t.start and t.end <= end]
    named = [t for t in whole if t.text[0].isalpha()]
    if len(named) < 2 or party.country in EAST_ASIAN or not named[0].text[0].isupper():
        return
    entry = Entry(party.refs[0], "Person", "surname", party.country)
    for word in _spellings(named[-1].text):
        if not memory.aliases.get(word):
            memory.alias(word, entry)


def _spellings(word: str) -> Iterator[str]:
    """The ways a surname is written, those left out that are words of their own."""
    bare = unled(word)
    if len(bare) < 4 or bare.lower() in forms() or not bare[0].isupper():
        return
    yield from (word, word.upper())
    if bare != word:
        yield from (word[0].lower() + word[1:], word[0].upper() + word[1:], bare, bare.upper())

"""Coding with a user's PETRARCH dictionaries: verbs and patterns decide, actors by their codes."""

from collections.abc import Iterator

from actorgraph_ingest._text.petrarch.commas import without_asides
from actorgraph_ingest._text.petrarch.files import Dictionaries
from actorgraph_ingest._text.petrarch.folder import load
from actorgraph_ingest._text.petrarch.match import NOBODY, Coded, match
from actorgraph_ingest._text.petrarch.reach import is_relative, phrase_end
from actorgraph_ingest._text.petrarch.scene import scene
from actorgraph_ingest._text.petrarch.sides import Triple, dyads
from actorgraph_ingest._text.source.split import sentences
from actorgraph_ingest._text.words.tagger import tagged

__all__ = ["coded", "load"]


def coded(text: str, day: str, known: Dictionaries) -> list[Triple]:
    """Who does what to whom, as codes, each once."""
    text = text.replace("_", " ")
    found: dict[Triple, None] = {}
    if known.discards.stories.search(text):
        return []
    for sentence in sentences(text):
        if not known.discards.sentences.search(text, sentence.start, sentence.end):
            core = without_asides(sentence, tagged(sentence), known.verbs.forms)
            for triple in _events(scene(core, text, day, known), known):
                found.setdefault(triple)
    return list(found)


def _events(seen: Coded, known: Dictionaries) -> Iterator[Triple]:
    """Each verb in turn; what the phrase of a coded one holds is part of it."""
    done = 0
    for at, piece in enumerate(seen.pieces):
        if piece.kind != "vg" or at < done or is_relative(seen.pieces, at):
            continue
        stop = phrase_end(seen.pieces, at)
        made = match(seen, at, stop, known.verbs)
        if made is not None and made[0] not in ("", NOBODY):
            done = stop
            yield from dyads(seen, at, stop, *made)

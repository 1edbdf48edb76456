"""Whom a sentence is about where no name tells it: "A baker from Gao lost her shop"."""

from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.claims.speakers import label
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.view import agent_nouns

_LINKED = frozenset(("of", "for", "from", "in", "at"))


def subject_of(memory: Memory) -> tuple[Party, str] | None:
    """The people, only described, whom the sentence read last is about, and the words for them."""
    scene = memory.scenes[-1] if memory.scenes else None
    pieces = scene.pieces if scene is not None else ()
    if scene is None or not pieces or scene.row[0].start < memory.since:
        return None
    first = next((k for k, p in enumerate(pieces) if p.kind == "np"), -1)
    if first < 0 or (first and pieces[first - 1].kind == "in"):
        return None
    noun = pieces[first].head
    if not (officer(noun) or noun in agent_nouns() or noun.endswith(("men", "women"))):
        return None
    last = first
    while last + 2 < len(pieces) and pieces[last + 1].head in _LINKED:
        last += 2 if pieces[last + 2].kind == "np" else len(pieces)
    last = last if last < len(pieces) else first
    start, end = scene.row[pieces[first].first].start, scene.row[pieces[last].last - 1].end
    if memory.quoted(start):
        return None
    words = label(memory.text, (start, end))
    ref = memory.bear("Collective", words)
    return Party(0, 0, start, end, (ref,), "Collective", (start, end), generic=True), words

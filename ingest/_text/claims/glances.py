"""The deeds that the verbs of some words tell, looked at one by one, without their clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.claims.draft import content_end, cues
from actorgraph_ingest._text.events.events import clause_event, complement, entries, parted
from actorgraph_ingest._text.types import Event, Party
from actorgraph_ingest._text.words.clauses import plotters
from actorgraph_ingest._text.words.verbs import Unit, forms, read_verb


def verbal_events(
    row: Sequence[Unit], free: Sequence[int], implied: Sequence[Party]
) -> Iterator[Event]:
    """Verb events among some units; what is only asked for or promised is swallowed."""
    until = -1
    first = True
    for k in free:
        verb = read_verb(row, k) if row[k].low in forms() and k > until else None
        if verb is not None and cues().get(verb.lemma, ({},))[0].get("frame") == "deny":
            until = (
                max(until, content_end(row, k + 1) - 1) if verb.lemma not in entries() else until
            )
        if verb is None or (verb.lemma in cues() and verb.lemma not in entries()):
            continue
        schemers = () if implied else plotters(row, verb)
        own = implied if first or verb.tag == "ing" else ()
        event = clause_event(row, verb, own or schemers)
        if event is None or not (event.agents or event.recipients):
            continue
        if verb.infinitive or parted(row, verb):
            if not implied and not schemers:
                continue
            event = replace(event, auxiliary="hypothetical")
        if complement(event):
            until = max(free)
        first = False
        yield event


def verbs_told(row: Sequence[Unit], content: tuple[int, int]) -> frozenset[str]:
    """The dictionary's verbs among some words, whoever does what they tell; "denied doing so" has
    none of its own."""
    found = (read_verb(row, k) for k in range(*content) if row[k].plain)
    known = (v.lemma for v in found if v is not None and v.lemma in entries())
    return frozenset(lemma for lemma in known if lemma != "do")

"""What is found in a text, as one line of plain words: the language of the examples."""

from actorgraph_ingest._text.actors.lexicon import lexicon
from actorgraph_ingest._text.document import findings
from actorgraph_ingest._text.source.intake import Raw, article
from actorgraph_ingest._text.types import Article, Claim, Event, Findings


def read(text: str) -> tuple[Article, Findings]:
    """A text that has nothing beside it, no date and no publisher, and what is found in it."""
    one = article(Raw(1, text, {}), lexicon(), "0" * 64)
    return one, findings(one, lexicon())


def found_in(text: str) -> Findings:
    return read(text)[1]


def brief(text: str) -> str:
    """`claimant stance: TYPE/mode agents > recipients`: claims, then the text's own events."""
    found = found_in(text)
    claims = [c for c in found.claims if c.events or c.inner or not c.words]
    told = [_claim(c, found) for c in claims] + [_event(e, found) for e in found.events]
    return " ; ".join(told)


def _label(ref: str, found: Findings) -> str:
    if ref.startswith("."):
        return f"*{found.born[ref[1:]].label}"
    return lexicon().labels.get(ref, ref)


def _event(event: Event, found: Findings) -> str:
    mode = f"/{event.mode}" if event.mode else ""
    agents = "+".join(_label(r, found) for r in event.agents)
    recipients = "+".join(_label(r, found) for r in event.recipients)
    return f"{event.type}{mode} {agents} > {recipients}"


def _claim(claim: Claim, found: Findings) -> str:
    about = [_event(e, found) for e in claim.events]
    about += [f"({_claim(c, found)})" for c in claim.inner]
    return f"{_label(claim.claimants[0], found)} {claim.stance}: " + ", ".join(about)

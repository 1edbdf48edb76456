"""What the article reader finds in a text, as one line of plain words for tests."""

from typing import Any

from actorgraph import content

_document: Any = content.load_ingest("_text.document")
_intake: Any = content.load_ingest("_text.intake")
_lexicon: Any = content.load_ingest("_text.lexicon")


def findings(text: str) -> Any:
    raw = _intake.Raw(1, text, {})
    article = _intake.article(raw, _lexicon.lexicon(), "0" * 64)
    return _document.findings(article, _lexicon.lexicon())


def brief(text: str) -> str:
    """`claimant stance: TYPE/mode agents > recipients`: claims, then the text's own events."""
    found = findings(text)
    told = [_claim(c, found) for c in found.claims] + [_event(e, found) for e in found.events]
    return " ; ".join(told)


def _label(ref: str, found: Any) -> str:
    if ref.startswith("."):
        return f"*{found.born[ref[1:]].label}"
    return str(_lexicon.lexicon().labels.get(ref, ref))


def _event(event: Any, found: Any) -> str:
    mode = f"/{event.mode}" if event.mode else ""
    agents = "+".join(_label(r, found) for r in event.agents)
    recipients = "+".join(_label(r, found) for r in event.recipients)
    return f"{event.type}{mode} {agents} > {recipients}"


def _claim(claim: Any, found: Any) -> str:
    about = [_event(e, found) for e in claim.events] + [
        f"({_claim(c, found)})" for c in claim.inner
    ]
    return f"{_label(claim.claimants[0], found)} {claim.stance}: " + ", ".join(about)

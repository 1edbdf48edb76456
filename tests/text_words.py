"""What the article reader finds in a text, as one line of plain words for tests."""

from typing import Any

from actorgraph import content

_brief: Any = content.load_ingest("_text.output.brief")


def findings(text: str) -> Any:
    return _brief.found_in(text)


def brief(text: str) -> str:
    """`claimant stance: TYPE/mode agents > recipients`: claims, then the text's own events."""
    return str(_brief.brief(text))

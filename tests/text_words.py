"""What the article reader finds in a text, as one line of plain words for tests."""

from typing import Any

from actorgraph import content

_brief: Any = content.load_ingest("_text.output.brief")
_dates: Any = content.load_ingest("_text.times.dates")


def findings(text: str) -> Any:
    return _brief.found_in(text)


def brief(text: str) -> str:
    """`claimant stance: TYPE/mode agents > recipients`: claims, then the text's own events."""
    return str(_brief.brief(text))


def dated(text: str, words: str, issued: str = "2019-05-15") -> list[tuple[str, str]]:
    """The bounds of the date words that overlap the words asked for (the last such words)."""
    start = text.rfind(words)
    found = _dates.date_words(text, 0, len(text), issued)
    return [(w.earliest, w.latest) for w in found if w.start < start + len(words) and start < w.end]

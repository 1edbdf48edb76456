"""Single fields of untrusted rows, read strictly: what is not plainly meant is a ValueError."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,100}(\.\d{1,100})?", re.ASCII)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
_PASSWORD = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#@]*:[^/?#@]*@")
_ITEM = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]{0,11})")


def day(text: str) -> str:
    """`2024-02-29` or `20240229` as an ISO date. Raises ValueError on what is no such day."""
    match = _DAY.fullmatch(text)
    if match is None or text.count("-") not in (0, 2):
        raise ValueError(f"{text[:40]!r} is no date")
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        raise ValueError(f"{text[:40]!r} is no day of the calendar") from None


def number(text: str) -> str:
    """A decimal of ASCII digits with a point. Raises ValueError: no exponent, comma, nan, inf."""
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(f"{text[:40]!r} is no number")
    return text


def whole(text: str) -> str:
    """A whole number of ASCII digits."""
    if "." in number(text):
        raise ValueError(f"{text[:40]!r} is no whole number")
    return text


def address(text: str) -> str:
    """An absolute IRI as it is. Raises ValueError where strict readers of RDF would refuse it."""
    import pyoxigraph

    scheme = _SCHEME.match(text)
    if scheme is None or text.startswith("_:"):
        raise ValueError(f"{text[:80]!r} is no absolute address")
    if _PERCENT.search(text):
        raise ValueError("a percent sign without two hexadecimal digits")
    if len(text) > 2048:
        raise ValueError(f"{len(text):,} characters; an address may have 2,048")
    try:
        pyoxigraph.NamedNode(text)
    except ValueError as error:
        raise ValueError(f"{text[:80]!r} is no IRI: {error}") from None
    return text


def remarks(text: str) -> list[str]:
    """What a reader of a sound address should be told before following it."""
    found = []
    if not text.lower().startswith(("http://", "https://")):
        found.append("is no web address")
    if _PASSWORD.match(text):
        found.append("carries a password")
    if _UNSEEN.search(text):
        found.append("holds invisible characters")
    return found


def qid(text: str) -> str:
    """The number of a Wikidata item: `Q42` of itself, its entity IRI or its page's address."""
    match = _ITEM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text[:80]!r} is no Wikidata item")
    return match[1]

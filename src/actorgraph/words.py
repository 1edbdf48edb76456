"""Annotations in words, for people: the same wherever one is shown."""

from collections.abc import Mapping
from typing import Any

_SHOWN = 70  # characters of a quote in a listing


def cut(text: str) -> str:
    """A quote in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def claim_words(held: Mapping[str, Any]) -> str:
    """`North Korea denies e4`."""
    about = ", ".join(held.get("about") or ())
    stance = held.get("stance") or "says"
    return f"{actor_words(held.get('source'))} {stance} {about}".rstrip()


def event_words(held: Mapping[str, Any]) -> str:
    """`ASSAULT/heavy-weapons Russia > Ukraine (alleged)`."""
    return f"{deed_words(held)} ({held['status']})"


def deed_words(held: Mapping[str, Any]) -> str:
    """`ASSAULT/heavy-weapons Russia > Ukraine`."""
    mode = f"/{held['mode']}" if held.get("mode") else ""
    who, whom = (
        "+".join(actor_words(a) for a in held.get(side) or ()) for side in ("actor", "recipient")
    )
    return f"{held['category']}{mode} {who or '?'} > {whom or '?'}"


def actor_words(actor: Mapping[str, Any] | None) -> str:
    """An actor by its label, else by the words of the text."""
    if not actor:
        return "somebody"
    place = actor.get("span") or {}
    return str(actor.get("label") or place.get("exact") or actor.get("id") or "somebody")

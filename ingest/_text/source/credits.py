"""Agencies that sign an article: byline, dateline, credit line."""

import re
from collections.abc import Iterator

from actorgraph_ingest._text.actors.lexicon import Lexicon


def signing(
    text: str, parts: list[tuple[int, int]], lexicon: Lexicon
) -> Iterator[tuple[str, str, int, int]]:
    """The agencies that sign: in a byline, a dateline, or a credit line at the end."""
    wires = {name: a for a in lexicon.agencies if a.type == "agency" for name in a.names}
    seen: list[str] = []
    for number, (start, end) in enumerate(parts):
        edge = number < 6 or number >= len(parts) - 4
        for method, name, at in _credits(text, start, end, edge, number < 6):
            one = wires.get(name) or wires.get(name.removeprefix("the ").removeprefix("The "))
            if one is not None and one.id not in seen:
                seen.append(one.id)
                yield one.id, method, at, at + len(name)


_BY = re.compile(
    r"(?i:by|from|source:|via)[ :*_]*(?:staff (?:and|with) |[A-Z][a-z]+ [A-Z][a-z]+,? (?:and|"
    r"of|with|in [A-Z][a-z]+ for) )?\[?(?P<name>[A-Z][A-Za-z .'-]{1,40}?)\]?"
    r"(?:\(#?[^)]{0,300}\))?[*_ ]*$"
)


_SIGNED = re.compile(
    r"^[*_(\[—– -]*(?:(?i:with|reporting by|additional reporting by|source:|"
    r"\(source:)[ ])?(?P<name>[A-Z][A-Za-z .'-]{1,40}?)[*_)\] .]*$"
)


_INLINE = re.compile(r"^[^\n]{2,80}?\((?P<name>[A-Z][A-Za-z. ]{1,30})\) ?(?:—|–|--|-)")


_LISTED = re.compile(r"\((?P<name>[A-Z][A-Za-z ]{1,20})\)[*_ ]*$")


_WITH = re.compile(
    r"(?i:with (?:reporting|material|additional reporting|inputs?|files) (?:from|by) )(?:the "
    r")?(?P<name>[A-Z][A-Za-z ]{1,40}?)[.)*_ ]*$"
)


def _credits(
    text: str, start: int, end: int, edge: bool, top: bool
) -> Iterator[tuple[str, str, int]]:
    if not edge:
        return
    at = start
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    for line in text[start:end].split("\n"):
        if len(line) < 160:
            rules = (
                ("byline", _BY),
                ("byline" if top else "credit", _SIGNED),
                ("credit", _WITH),
                ("credit", _LISTED),
            )
        else:
            rules = () if top else (("credit", _LISTED),)
        short = line if len(line) < 160 else line[-60:]
        for method, rule in rules:
            match = rule.search(short) if rule not in (_SIGNED,) else rule.match(short)
            if match:
                yield (
                    method,
                    match["name"].strip(),
                    at + len(line) - len(short) + match.start("name"),
                )
        match = _INLINE.match(line[:120])
        if match:
            yield "dateline", match["name"].strip(), at + match.start("name")
        at += len(line) + 1

"""Numbers with the noun they count: "at least 100 ballistic missiles"."""

import re
from functools import cache

from actorgraph_ingest._text.types import Amount
from actorgraph_ingest._text.words.numbers import MANY, NUMBER, SCALE, value
from actorgraph_ingest._text.words.tables import table

_QUALIFIERS = {
    "at least": "atLeast", "no fewer than": "atLeast", "no less than": "atLeast",
    "not less than": "atLeast", "a minimum of": "atLeast",
    "more than": "moreThan", "over": "moreThan", "upwards of": "moreThan", "well over": "moreThan",
    "in excess of": "moreThan", "above": "moreThan",
    "up to": "atMost", "at most": "atMost", "no more than": "atMost", "as many as": "atMost",
    "as much as": "atMost", "not more than": "atMost", "a maximum of": "atMost",
    "fewer than": "lessThan", "less than": "lessThan", "under": "lessThan", "nearly": "lessThan",
    "almost": "lessThan", "close to": "lessThan", "just under": "lessThan", "below": "lessThan",
    "about": "approximately", "around": "approximately", "some": "approximately",
    "approximately": "approximately", "roughly": "approximately", "an estimated": "approximately",
    "circa": "approximately", "in the region of": "approximately",
}  # fmt: skip
_HOW = "|".join(
    f"[{how[0].upper()}{how[0]}]{how[1:]}" for how in sorted(_QUALIFIERS, key=len, reverse=True)
)
# A year, not a count: "In 2015 forces left".
_NO_YEAR = (
    r"(?!(?:1[89]|20)\d\d [a-z])|(?<!\b[Ii]n )(?<!ince )(?<!\b[Bb]y )(?<!ntil )(?<!efore )"
    r"(?<!fter )(?<!uring )"
)
_NUMBER = re.compile(
    rf"(?<![\w$£€,.-])(?:(?P<how>{_HOW}) )?(?:(?P<many>{MANY})|(?:[Bb]etween |[Ff]rom )?"
    rf"(?:{_NO_YEAR})(?P<number>{NUMBER})"
    rf"(?: ?(?:and|to|or|[-–]) ?(?P<until>{NUMBER})(?=(?: (?:{SCALE}))? [a-z]))?"
    rf"(?: (?P<scale>{SCALE})\b)?)(?: of)?(?= )"
)


@cache
def things() -> dict[str, str]:
    return {row["words"]: row["thing"] for row in table("things")}


def amounts(text: str, start: int, end: int) -> list[Amount]:
    """The counted things between two offsets; a number of something unknown is left out."""
    found: list[Amount] = []
    at = start
    while match := _NUMBER.search(text, at, end):
        made = _amount(text, match, end)
        if made is not None:
            found.append(made)
        near = match.end("many" if match["many"] else "number")
        at = made.end if made is not None else max(near, match.start() + 1)
    return found


_AFTER = re.compile(r"[ ]?([\w'’-]+)")


def _amount(text: str, match: re.Match[str], end: int) -> Amount | None:
    words: list[tuple[str, int]] = []
    at = match.end()
    for _ in range(5):
        word = _AFTER.match(text, at, end)
        if word is None:
            break
        words.append((word[1].lower(), word.end()))
        at = word.end()
    for n in range(len(words)):
        for size in (2, 1):
            phrase = " ".join(w for w, _ in words[n : n + size])
            if len(words) >= n + size and phrase in things():
                return _made(text, match, words[n + size - 1][1], things()[phrase])
        if words[n][0] in _STOP:
            break
    return None


_STOP = frozenset(
    "in on at to of for from and or with by were was are is have had has that who years days "
    "people january february march april may june july august september october november "
    "december".split()
)


def _made(text: str, match: re.Match[str], stop: int, thing: str) -> Amount:
    said, scale = match["many"] or match["number"], match["scale"] or ""
    number = value(said, scale)
    how = _QUALIFIERS.get((match["how"] or "").lower(), "exactly")
    if match["many"]:  # "dozens": two of them, or more
        how = "atLeast"
    if match["until"] is not None:
        low, high = number, value(match["until"], scale)
        if float(low) < float(high):
            return _amount_of(text, match, stop, thing, (low, "", high), "between")
    low = number if how in ("atLeast", "moreThan") else ""
    high = number if how in ("atMost", "lessThan") else ""
    best = "" if low or high else number
    return _amount_of(text, match, stop, thing, (low, best, high), how)


def _amount_of(
    text: str, match: re.Match[str], stop: int, thing: str, bounds: tuple[str, str, str], how: str
) -> Amount:
    return Amount(match.start(), stop, text[match.start() : stop], *bounds, how, thing)

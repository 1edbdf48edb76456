"""Numbers with the noun they count: "at least 100 ballistic missiles"."""

import re
from functools import cache

from actorgraph_ingest._text.tables import table
from actorgraph_ingest._text.types import Amount

_WORDS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen".split(),
        1,
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "dozen": 12, "a dozen": 12}
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_QUALIFIERS = {
    "at least": "atLeast", "no fewer than": "atLeast", "no less than": "atLeast",
    "more than": "moreThan", "over": "moreThan", "upwards of": "moreThan",
    "up to": "atMost", "at most": "atMost", "no more than": "atMost",
    "fewer than": "lessThan", "less than": "lessThan", "under": "lessThan", "nearly": "lessThan",
    "almost": "lessThan", "about": "approximately", "around": "approximately",
    "some": "approximately", "approximately": "approximately", "roughly": "approximately",
}  # fmt: skip
_NUMBER = re.compile(
    r"\b(?:(?P<how>[Aa]t least|[Nn]o fewer than|[Nn]o less than|[Mm]ore than|[Oo]ver|"
    r"[Uu]pwards of|[Uu]p to|"
    r"[Aa]t most|[Nn]o more than|[Ff]ewer than|[Ll]ess than|[Uu]nder|[Nn]early|[Aa]lmost|"
    r"[Aa]bout|[Aa]round|[Ss]ome|"
    r"[Aa]pproximately|[Rr]oughly) )?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9}|"
    + "|".join(w.title() + "|" + w for w in sorted(_WORDS, key=len, reverse=True))
    + r")(?: (?P<scale>hundred|thousand|million|billion))?(?= )"
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
        at = made.end if made is not None else max(match.end("number"), match.start() + 1)
    return found


_AFTER = re.compile(r"[ ]?([\w'’-]+)")


def _amount(text: str, match: re.Match[str], end: int) -> Amount | None:
    before = match.end("scale") if match["scale"] else match.end("number")
    words: list[tuple[str, int]] = []
    at = before
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
    "people".split()
)


def _made(text: str, match: re.Match[str], stop: int, thing: str) -> Amount:
    word = match["number"].lower()
    number = _WORDS.get(word) or int(word.replace(",", ""))
    value = str(number * _SCALE.get(match["scale"] or "", 1))
    how = _QUALIFIERS.get((match["how"] or "").lower(), "exactly")
    low = value if how in ("atLeast", "moreThan") else ""
    high = value if how in ("atMost", "lessThan") else ""
    best = "" if low or high else value
    return Amount(match.start(), stop, text[match.start() : stop], low, best, high, how, thing)

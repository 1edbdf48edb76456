"""What the tagger sees of a word and of those around it: its form, its ending, its kind."""

from collections.abc import Iterator

from actorgraph_ingest._text.words.known import kind

EDGE = ""  # stands before the first word and behind the last
_WIDTH = 18  # a longer word is told by its ends


def shape(word: str) -> str:
    """Capitals, digits, hyphens of a word, in few letters."""
    if word.isdecimal():
        return "9" if len(word) != 4 else "9999"
    look = "A" if word.isupper() and len(word) > 1 else "Aa" if word[:1].isupper() else "a"
    if any(c.isdecimal() for c in word):
        look += "9"
    return look + "-" if "-" in word[1:-1] else look


def plain(word: str) -> str:
    """The word as features see it: small letters, one kind of mark, digits folded."""
    low = word.lower().replace("’", "'")
    if low[:1].isdecimal():
        return "".join("9" if c.isdecimal() else c for c in low[:_WIDTH])
    return _MARKS.get(low, low) if len(low) <= _WIDTH else low[-8:]


_MARKS = {
    **dict.fromkeys(("''", "``", "“", "”", "„", "«", "»"), '"'),
    **dict.fromkeys("—–―", "-"),
    "‘": "'",
}


def own_features(word: str) -> Iterator[tuple[str, str]]:
    """The features of the word itself, each with the name of its table."""
    low = plain(word)
    yield "w", low
    yield "c", f"{shape(word)} {low[-2:]}"
    yield "h", shape(word)
    yield "1", low[:1]
    yield "p", low[:3]
    for size in (1, 2, 3, 4):
        if len(low) > size:
            yield f"s{size}", low[-size:]
    if "-" in low[1:-1]:
        yield "y", low.rpartition("-")[2]
    if known := kind(low):
        yield "m", known


def near_features(word: str, place: str) -> Iterator[tuple[str, str]]:
    """The features of a word `place` away: "-2", "-1", "+1", "+2"."""
    low = plain(word)
    yield place, low
    if place in ("-1", "+1"):
        yield f"{place}s", low[-3:]
        yield f"{place}h", shape(word) if word else ""
        yield f"{place}m", kind(low)


LINKED = ("t", "tt", "tw", "t+", "ts", "w+")


def linked(before: str, last: str, low: str, following: str) -> tuple[str, ...]:
    """The features that join the two tags before with the plain words around, as in LINKED."""
    return (
        last,
        f"{before} {last}",
        f"{last} {low}",
        f"{last} {following}",
        f"{last} {low[-2:]}",
        f"{low} {following}",
    )


def linked_features(before: str, last: str, word: str, after: str) -> Iterator[tuple[str, str]]:
    return zip(LINKED, linked(before, last, plain(word), plain(after)), strict=True)

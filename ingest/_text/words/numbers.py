"""Numbers in figures and words: "12", "1.5 million", "half a dozen", "dozens of"."""

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
SMALL = {word: n for n, word in enumerate(_UNITS, 1)}
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMERALS = frozenset((*_UNITS[1:], *TENS))  # "one" is also a pronoun
_WORDS = (
    SMALL
    | {word: 10 * n for n, word in enumerate(TENS, 2)}
    | {
        f"{ten}-{one}": 10 * n + m
        for n, ten in enumerate(TENS, 2)
        for m, one in enumerate(_UNITS[:9], 1)
    }
    | {"half a dozen": 6, "a half-dozen": 6, "dozen": 12, "a dozen": 12}
    | {"a couple of": 2, "a couple": 2}
)
_SCALE = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "hundred thousand": 100_000,
    "million": 1_000_000, "hundred million": 100_000_000, "billion": 1_000_000_000,
}  # fmt: skip
# "dozens of": two of them at least, as "several dozen".
_MANY = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000, "hundreds of millions": 200_000_000,
} | {
    f"{some} {word}": 2 * times
    for some in ("several", "a few") for word, times in _SCALE.items()
}  # fmt: skip


def _any(words: dict[str, int]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in longest)


NUMBER = (
    rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}}(?:\.\d{{1,3}})?|{_any(_WORDS)}|"
    r"[Aa]n?(?= (?:hundred|thousand|million|billion)\b)"
)
SCALE = "|".join(sorted(_SCALE, key=len, reverse=True))
MANY = _any(_MANY)


def value(number: str, scale: str) -> str:
    """The number that the words tell, without a fraction where it is whole."""
    low = number.lower()
    if low in _MANY:
        return str(_MANY[low])
    times = _SCALE.get(scale, 1)
    told = 1 if low in ("a", "an") else _WORDS.get(low)
    if told is not None:
        return str(told * times)
    whole, _, rest = low.replace(",", "").partition(".")
    made, size = int(whole + rest) * times, 10 ** len(rest)
    return str(made // size) if made % size == 0 else f"{made / size:g}"

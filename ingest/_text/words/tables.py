"""The dictionaries of `article/`: tab-separated, each entry with an example and its result."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from actorgraph_ingest._text.words.own import OURS, check

FOLDER = OURS
_MORE = frozenset(("verbs", "kinds", "agents", "sectors", "irregular"))


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one dictionary, and behind them what a workspace has in PETRARCH's formats."""
    if name not in _MORE:
        return listed(name)
    # it reads tables itself
    from actorgraph_ingest._text.petrarch.tables import rows

    return listed(name) + rows(name)


@cache
def listed(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one dictionary: first those of a workspace (`ingest/article/NAME.tsv`), which so
    come before ours, then ours. Lines that start with `#` are comments."""
    files = [folder / f"{name}.tsv" for folder in (*_own(), FOLDER)]
    return tuple(row for file in files if file.exists() for row in _rows(file))


@cache
def _own() -> tuple[Path, ...]:
    """The folder of tables of the workspace in use. Raises Refused where something in it is wrong:
    a row that is misread would tell what nobody wrote."""
    roots = sys.modules[__name__.split(".")[0]].__path__
    folders = [Path(root) / "article" for root in roots]
    own = tuple(folder for folder in folders if folder.is_dir() and folder != FOLDER)
    for folder in own:
        check(folder)
    return own


def _rows(file: Path) -> Iterator[dict[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(
        [line for line in lines if line and not line.startswith("#")],
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
        restval="",
    )


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected word of a dictionary verb. tag: base, s, ed (past), en (participle), ing."""

    tag: str
    lemma: str


@cache
def words(name: str) -> frozenset[str]:
    """One list of `words.tsv`: adverbs, prepositions, adjectives that may stand before a noun."""
    return frozenset(
        w for row in table("words") if row["list"] == name for w in row["words"].split()
    )


@cache
def papers() -> frozenset[str]:
    """What is written or sent, and told of as if it spoke; not who gives it out."""
    return words("message") - {"spokesman", "spokeswoman", "spokesperson"}


@cache
def grammatical() -> frozenset[str]:
    """Words that hold a sentence together and name nobody."""
    groups = ("preposition", "boundary", "be", "have", "do", "modal", "negation", "adverb")
    return frozenset().union(*map(words, groups))


@cache
def irregular() -> dict[str, tuple[str, str]]:
    return {row["verb"]: (row["past"], row["participle"]) for row in table("irregular")}


def inflect(verb: str) -> dict[str, tuple[str, ...]]:
    """The forms of a verb: {form: tags}."""
    past, participle = irregular().get(verb, ("", ""))
    regular = _suffixed(verb, "ed")
    forms: dict[str, tuple[str, ...]] = {}
    for form, tag in (
        (verb, "base"),
        (_third(verb), "s"),
        (past or regular, "ed"),
        (participle or regular, "en"),
        (_suffixed(verb, "ing"), "ing"),
    ):
        forms[form] = (*forms.get(form, ()), tag)
    if verb in ("burn", "learn", "spill", "dwell"):
        forms[verb.removesuffix("l") + "t"] = ("ed", "en")  # "burnt", "spilt"
    return forms


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _suffixed(verb: str, suffix: str) -> str:
    if verb.endswith("ie") and suffix == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and (suffix == "ed" or not verb.endswith(("ee", "oe"))):
        return verb[:-1] + suffix
    if verb.endswith("y") and verb[-2] not in "aeiou" and suffix == "ed":
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in words("doubling") else "") + suffix

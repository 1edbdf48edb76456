"""What a workspace has in `dictionaries/`, in PETRARCH's formats, as rows of our own tables.

Verbs and the patterns of words behind them become verbs and kinds of object, by the category of
their CAMEO code; agents become nouns of people and their sectors; actors with the bare code of a
state are names of that state. Ours come first. `petrarch_unused` names what articles are not read
with, which `petrarch.coded` alone uses.
"""

import sys
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

import polars as pl

from actorgraph.terms import short_hash
from actorgraph_ingest import _cameo
from actorgraph_ingest._text.petrarch.files import Code, Dictionaries, Pattern, Verb, Words
from actorgraph_ingest._text.petrarch.folder import load
from actorgraph_ingest._text.words.tables import listed

Row = dict[str, str]
FOLDER = "dictionaries"
_PLACES = "obj,to,with,against,on,at,of,from,for,in"  # where the recipient is looked for
_PLACING = frozenset("to with against on at of from for in into by".split())
_MARKS = frozenset(("$", "+", "^", "%"))
_KINDS = {
    "GOV": "state", "LEG": "state", "JUD": "justice", "MIL": "forces", "COP": "forces",
    "SPY": "forces", "REB": "armed", "UAF": "armed", "SEP": "armed", "INS": "armed",
    "OPP": "party", "PTY": "party", "MED": "press", "JRN": "press", "REL": "faith",
}  # fmt: skip
_SECTORS = {"MED": "JRN", "INS": "REB"}  # what the field's codes are called here


def folders() -> list[Path]:
    """The folders of dictionaries of the workspace in use."""
    roots = sys.modules[__name__.split(".")[0]].__path__
    found = (Path(root).parent / FOLDER for root in roots[:-1])
    return [folder for folder in found if folder.is_dir()]


@cache
def known() -> tuple[Dictionaries, ...]:
    return tuple(load(folder) for folder in folders())


def rows(name: str) -> tuple[Row, ...]:
    """The rows that the dictionaries add to a table."""
    makers = {"verbs": _verbs, "kinds": _kinds, "agents": _agents, "sectors": _sectors,
              "irregular": _irregular}  # fmt: skip
    if name not in makers:
        return ()
    return tuple(row for one in known() for row in makers[name](one))


def names() -> Iterator[tuple[str, str]]:
    """(name, code) of actors that are a state: of three letters, whatever the day."""
    for one in known():
        for spelled in one.actors.values():
            for words, codes in spelled:
                if is_state(words, codes):
                    yield written(words), codes[0].code


def is_state(words: Words, codes: Sequence[Code]) -> bool:
    return [len(c.code) for c in codes if not c.dated] == [3] and len(codes) == 1 and len(words) < 6


def written(words: Words) -> str:
    return " ".join(_cased(word) for word in words if word)


def _cased(word: str) -> str:
    return word if "." in word or len(word) < 3 else word.title()


# ── verbs ────────────────────────────────────────────────────────────────────


def _verbs(one: Dictionaries) -> Iterator[Row]:
    told, claims = categories(one), claiming()
    for entry in one.verbs.entries:
        if not is_deed(entry, claims):
            continue
        verb = " ".join(entry.words).lower()
        if entry.code in told:
            yield _verb(verb, "", _PLACES, told[entry.code])
        for pattern in one.verbs.patterns.get(entry.block, ()):
            made = wanted(pattern)
            if made is not None and pattern.code in told:
                yield _verb(verb, *made, told[pattern.code])


def claiming() -> set[str]:
    """The verbs that make a claim."""
    spoken = {row["verb"].split()[0] for row in listed("speech")}
    return spoken | {row["cue"].split()[0] for row in listed("cues")}


def is_deed(entry: Verb, claims: Collection[str]) -> bool:
    lemma = entry.words[0].lower() if entry.words else ""
    return lemma.isalpha() and lemma not in claims


def _verb(verb: str, objects: str, places: str, told: tuple[str, str, str]) -> Row:
    kind, mode, context = told
    return {"verb": verb, "objects": objects, "type": kind, "mode": mode, "context": context,
            "recipient": places, "example": "", "expected": ""}  # fmt: skip


def categories(one: Dictionaries) -> dict[str, tuple[str, str, str]]:
    """CAMEO code -> category, mode, context; a pair of codes is told by its first."""
    used = {entry.code for entry in one.verbs.entries}
    used |= {pattern.code for found in one.verbs.patterns.values() for pattern in found}
    first = {code: code.partition(":")[0] for code in used}
    read = _cameo.events(pl.Series(sorted({*first.values()}), dtype=pl.String))
    told = {
        row["code"]: (row["eventType"].removeprefix("agv:type-"),
                      _one(row["eventMode"], "agv:mode-"), _one(row["eventContext"], "agv:ctx-"))
        for row in read.iter_rows(named=True)
        if row["eventType"]
    }  # fmt: skip
    return {code: told[base] for code, base in first.items() if base in told}


def _one(values: Sequence[str] | None, prefix: str) -> str:
    return values[0].removeprefix(prefix) if values else ""


def wanted(pattern: Pattern) -> tuple[str, str] | None:
    """The kind of object that a pattern asks for behind its verb, and where the recipient stands;
    None where it asks for more."""
    words = [choice for choice, _ in pattern.behind]
    if pattern.before or not words:
        return None
    places = [w for choice in words[1:] for name in choice for w in name]
    kind = _kind(words[0])
    if not kind or any(w.lower() not in _PLACING for w in places):
        return None
    return kind, ",".join(w.lower() for w in places) or _PLACES


def _kind(choice: frozenset[Words]) -> str:
    """A kind of object by its words; a single word is one by itself."""
    plain = _plain(choice)
    named = f"&{plain[0]}-{short_hash(' '.join(plain), 6)}" if plain else ""
    return plain[0] if len(plain) == 1 else named


def _plain(choice: frozenset[Words]) -> list[str]:
    return sorted(name[0].lower() for name in choice if len(name) == 1 and name[0] not in _MARKS)


def _kinds(one: Dictionaries) -> Iterator[Row]:
    choices = {p.behind[0][0] for found in one.verbs.patterns.values() for p in found if p.behind}
    for kind, words in sorted({_kind(choice): _plain(choice) for choice in choices}.items()):
        if kind.startswith("&"):
            yield {"kind": kind, "words": " ".join(words)}


def _irregular(one: Dictionaries) -> Iterator[Row]:
    """Past forms that are given: of two the second is the participle."""
    ours = {row["verb"] for row in listed("irregular")}
    for entry in one.verbs.entries:
        verb = entry.words[0].lower() if len(entry.words) == 1 else ""
        past = [f.lower() for f in entry.forms if not f.endswith(("S", "ING")) and f.isalpha()]
        if verb and past and verb not in ours:
            yield {"verb": verb, "past": past[0], "participle": past[-1]}


# ── agents ───────────────────────────────────────────────────────────────────


def _nouns(one: Dictionaries, table: str) -> Iterator[tuple[str, str]]:
    """The agents of one word that a table of ours lacks, with the first kind of their code."""
    ours = {word for row in listed(table) for word in row["words"].split()}
    for found in one.agents.values():
        for name, code in found:
            if len(name) == 1 and name[0].isalpha() and name[0].lower() not in ours:
                yield name[0].lower(), code.replace("~", "")[:3]


def _agents(one: Dictionaries) -> Iterator[Row]:
    for word, code in _nouns(one, "agents"):
        yield {"kind": _KINDS.get(code, "people"), "words": word, "example": "", "expected": ""}


def _sectors(one: Dictionaries) -> Iterator[Row]:
    ours = {row["sector"] for row in listed("sectors")}
    for word, code in _nouns(one, "sectors"):
        sector = _SECTORS.get(code, code)
        if sector in ours:
            yield {"sector": sector, "words": word, "example": "", "expected": ""}

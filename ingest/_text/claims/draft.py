"""What a cue and its words make of a claim, before its events are read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from actorgraph_ingest._text.claims.answers import ANSWERING
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.verbs import Units, forms, read_verb

Row = dict[str, str]


Parties = tuple[Party, ...]


@dataclass(slots=True)
class Draft:
    """`content`: the units the claim is about, end exclusive; `cue`: the units of the cue."""

    stance: str
    claimants: Parties
    cue: tuple[int, int]
    content: tuple[int, int]
    span: tuple[int, int]
    implied: Parties = ()
    accused: Parties = ()
    accuser: Parties = ()
    answers: bool = False
    certainty: str = ""
    unnamed: str = ""
    rule: str = ""
    cited: "Draft | None" = None
    nouns: bool = True  # an event noun of the content counts too
    vague: bool = False  # "denied any violation": what was told before, if no deed is told here
    echo: frozenset[str] = frozenset()  # "denied firing them": the verbs of such words
    mute: bool = False  # nobody is named or described: neither a claim nor the text's own voice


@cache
def cues() -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row in table("cues"):
        found.setdefault(row["cue"].split()[0], []).append(row)
    return {head: tuple(rows) for head, rows in found.items()}


def denies(low: str) -> bool:
    """Whether a word is a form of a cue of denial, or of calling something false."""
    pairs = forms().get(low, ())
    rows = (row for lemma, _ in pairs for row in cues().get(lemma, ()))
    return any(row["frame"] in ("deny", "label") for row in rows)


_ENDERS = frozenset(
    (
        "despite",
        "amid",
        "saying",
        "insisting",
        "calling",
        "but",
        "while",
        "although",
        "though",
        "whereas",
        "however",
    )
)


_DENYING = frozenset(
    (
        "blame",
        "claim",
        "allege",
        "dispute",
        "insist",
        "deny",
        "reject",
        "dismiss",
        "refute",
        "say",
        "tell",
        "accuse",
        "insist",
    )
)


def content_end(row: Units, start: int) -> int:
    """Where the words of a claim end: the sentence, or the start of somebody else's words."""
    for k in range(start, len(row)):
        low = row[k].low
        if low in _ENDERS and k > start:
            return k - 1 if row[k - 1].low == "," else k
        if low == ";":
            return k
        if low in (",", "and", "—", "–") and _other_words(row, k + 1):
            return k
    return len(row) - 1 if row and row[-1].low in (".", "!", "?") else len(row)


_WHEN = frozenset("as after when while before".split())


def deed_end(row: Units, start: int, end: int) -> int:
    """Where what somebody is blamed for ends: "accused X of a plot | as crowds besieged Y", "of a
    plot | and vowed to resist"."""
    for k in range(start + 1, end):
        low = row[k].low
        if low in _WHEN and clause_behind(row, k + 1, min(end, k + 12)):
            return k - (row[k - 1].low == ",")
        if low in ("and", "but") and finite(row, k + 1):
            return k - (row[k - 1].low == ",")
    return end


def clause_behind(row: Units, start: int, end: int) -> bool:
    """Whether a subject and its verb follow, not "after killing X"."""
    k, end = start, min(end, len(row))
    while k < end:
        aside = row[k].low == "," and k + 1 < end and row[k + 1].low in ("which", "who", "whose")
        if aside:  # "X, who stayed, left"
            k = next((j for j in range(k + 2, len(row)) if row[j].low == ","), end)
            return k + 1 < len(row) and finite(row, k + 1)
        if row[k].low in (",", ";", "that") or (k == start and row[k].low.endswith("ing")):
            return False
        if k > start and finite(row, k):
            return True
        k += 1
    return False


_HELPING = (words("be") | words("have") | words("modal")) - {"'s", "being", "be", "having"}


def finite(row: Units, at: int) -> bool:
    if at >= len(row) or not row[at].plain:
        return False
    at += row[at].low.endswith("ly") or row[at].low == "also"
    verb = read_verb(row, at) if at < len(row) and row[at].plain else None
    helped = at < len(row) and row[at].low in _HELPING
    return helped or (verb is not None and verb.tag in ("ed", "s") and not verb.infinitive)


def _other_words(row: Units, at: int) -> bool:
    """Whether another's claim begins here: "..., a charge Tehran denies", "and Baku denied it"."""
    for k in range(at, min(at + 9, len(row))):
        if row[k].low in ("of", "that") and k > at + 3:
            return False
        verb = read_verb(row, k) if row[k].plain else None
        if verb is not None:
            own = cues().get(verb.lemma)
            return (
                own is not None
                and verb.lemma in _DENYING | {"call", "describe", "add", "report"}
                and (verb.tag != "ing")
            )
    return False


_FLAT = (
    r"(?:nothing|never anything) to do with",
    r"no such \w+",
    r"no (?:truth|basis|foundation|substance) (?:in|to|for)",
    r"not (?:been )?(?:responsible|involved|true|behind)",
    r"(?:no|any) (?:role|part|hand|involvement) in",
    r"never (?:happened|occurred|existed|took place|taken place)",
    r"n(?:o|')t (?:happen|occur|exist)",
)
_FLATLY = re.compile(r"\b(?:" + "|".join(_FLAT) + r")\b")


def flatly(row: Units, start: int, end: int) -> bool:
    """ "had nothing to do with it", "no such thing had happened": a denial that tells no deed."""
    return _FLATLY.search(" ".join(u.low for u in row[start:end] if u.plain)) is not None


def unproven(row: Units, at: int, start: int) -> bool:
    """ "found | no evidence | that X fled", "expressed doubt that": not told as so."""
    for k in range(start + 2, min(start + 6, len(row))):
        if row[k].low in ("that", "of") and row[k - 1].low in words("rumour"):
            start = k
    return any(u.low in words("unproven") for u in row[at + 1 : start] if u.plain)


def proposed(row: Units, noun: int, end: int) -> bool:
    """ "suggestions (by X) that it leave": a plan, no words that can be false."""
    that = next((k for k in range(noun + 1, end) if row[k].low == "that"), end)
    if not row[noun].low.startswith("suggestion") or that + 2 >= end:
        return False
    tags = {tag for _, tag in forms().get(row[that + 2].low, ())}
    one = row[that + 1].party
    return "base" in tags and one is not None and one.kind != "Collective"


def once(found: Sequence[Draft]) -> list[Draft]:
    """A cue read as a denial is not read as a statement too."""
    denied = {d.cue[0] for d in found if d.stance in ("denies", "disputes", "questions")}
    denied |= {k for d in found if d.accuser for k in range(*d.span)}
    return [d for d in found if d.stance in ANSWERING or d.cue[0] not in denied]

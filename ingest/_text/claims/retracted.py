"""Words that are taken back, or told to be false: nobody's any more, and never the text's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.claims.draft import Draft, content_end, finite
from actorgraph_ingest._text.words.clauses import acting
from actorgraph_ingest._text.words.tables import inflect, words
from actorgraph_ingest._text.words.verbs import Units, Verb

Span = tuple[int, int]


@cache
def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in inflect(verb))


_TAKING = ("retract", "withdraw", "recant", "disavow", "disown", "rescind", "correct")
_WORDS = words("anaphor") | frozenset(
    "story stories article articles post posts tweet tweets item dispatch headline broadcast "
    "remark remarks comment comments words error mistake".split()
)
_SAYING = frozenset("saying reporting claiming stating alleging suggesting writing".split())
_SAID = frozenset("said says claimed claims stated alleged alleging saying reported".split())
_UNWILLING = frozenset("to not n't never must should would will could refused".split())


def retractions(row: Units) -> Iterator[Draft]:
    """ "Reuters withdrew its report that ...", "X apologised for saying that ..."."""
    for at, start in _taken_back(row):
        group = at - (row[at - 1].low in words("have"))
        who = acting(row, Verb(at, group, row[at].low, "ed"))
        if who:
            end = content_end(row, start)
            yield Draft(
                "withdraws", who, (at, at + 1), (start, end), (group, end), rule="cue:retract",
            )  # fmt: skip


def _taken_back(row: Units) -> Iterator[Span]:
    """The words of taking back, each with the first unit of what is taken back."""
    for at, unit in enumerate(row):
        if unit.low not in _openers():
            continue
        willing = at > 0 and _UNWILLING.isdisjoint(u.low for u in row[max(0, at - 2) : at])
        if unit.plain and willing and _opens(row, at):
            start = _content(row, at + 1)
            if start is not None and start < len(row):
                yield at, start


@cache
def _openers() -> frozenset[str]:
    return _forms("take", "walk", "row", "apologise", "apologize", *_TAKING)


def _opens(row: Units, at: int) -> bool:
    low, near = row[at].low, [u.low for u in row[at + 1 : at + 5]]
    if low in _forms("take", "walk", "row"):
        return "back" in near
    if low in _forms("apologise", "apologize"):
        return "for" in near
    return low in _forms(*_TAKING) and row[at - 1].low not in words("be")


def _content(row: Units, start: int) -> int | None:
    """Where it begins: behind "its report that", "for saying that", "a story that said"."""
    told, forces = False, row[start - 1].low in _forms("withdraw", "rescind")
    for k in range(start, min(start + 9, len(row) - 1)):
        low, party = row[k].low, row[k].party
        if low in _SAYING and row[k - 1].low in ("for", "by"):
            return k + 1 + (row[k + 1].low == "that")
        if told and low in ("that", "which"):
            k += 1 + (row[k + 1].low in _SAID)
            return k + (k < len(row) and row[k].low == "that")
        if low in _STOPS or (told and party is None and finite(row, k)):
            return None
        told = told or low in _WORDS or (party is not None and _phrase(row, k, forces))
    return None


_STOPS = frozenset(", ; : after before amid as when while because following from until and".split())


def _phrase(row: Units, at: int, forces: bool) -> bool:
    """Whether the noun of "its report" is part of the name, not "its troops (that had left)"."""
    party, after = row[at].party, row[at + 1 : at + 3]
    longer = party is not None and party.end > party.name[1]
    clause = len(after) == 2 and after[0].low == "that" and not finite(row, at + 2)
    return longer and (clause or not forces)


_BE = words("be") | {"is", "was", "'s", "’s"}
_UNTRUE = words("false") | frozenset("myth hoax rumour rumor legend canard falsehood".split())
_TRUE = frozenset("true correct accurate case fact right so".split())
_FAKED = frozenset(
    "fake faked doctored staged manipulated altered edited fabricated forged bogus deepfake "
    "ai-generated computer-generated misleading hoax simulated".split()
)
_FILMS = frozenset(
    "video videos videotape footage film clip clips picture pictures photo photos photograph "
    "photographs image images recording audio deepfake post posts".split()
)


def falsehoods(row: Units) -> Iterator[tuple[int, int, int]]:
    """What is told to be false: the unit that begins it, and the units of the words: "it is
    untrue that ...", "a doctored video shows ..."."""
    for at, unit in enumerate(row):
        if unit.low == "it" and at + 2 < len(row) and row[at + 1].low in _BE | {"would"}:
            that = _false_that(row, at + 2)
            if that is not None:
                yield at, that + 1, content_end(row, that + 1)
        elif unit.low in _FILMS and not _FAKED.isdisjoint(
            u.low for u in row[max(0, at - 3) : at + 1]
        ):
            yield at, at, len(row)


def _false_that(row: Units, start: int) -> int | None:
    """The "that" behind "is false", "was not true", "is completely untrue"."""
    lows = [u.low for u in row[start : start + 12]]
    that = lows.index("that") if "that" in lows else 0
    said = lows[:that]
    if "," in said and said[-1] == ",":  # "it is a lie, the minister said, that ..."
        said = said[: said.index(",")]
    no = not {"not", "n't", "never", "no", "hardly"}.isdisjoint(said)
    false = not _UNTRUE.isdisjoint(said) and not no
    untrue = no and not _TRUE.isdisjoint(said)
    brief = all(row[start + k].party is None for k in range(len(said))) and "," not in said
    return start + that if that and brief and (false or untrue) else None


def taken(row: Units) -> list[Span]:
    """The units, with the words that lead to them, whose deeds nobody tells."""
    made = [(at, content_end(row, start)) for at, start in _taken_back(row)]
    made += [(at, end) for at, _, end in falsehoods(row)]
    return [*made, *_withdrawn(row)]


def _withdrawn(row: Units) -> Iterator[Span]:
    """ "The report that X had shelled Y was retracted"."""
    for at in range(1, len(row)):
        if row[at].low not in _openers():
            continue
        near = [u.low for u in row[max(0, at - 3) : at]]
        done = row[at].low in _forms(*_TAKING) and not words("be").isdisjoint(near)
        if done and _UNWILLING.isdisjoint(near):
            opened = (k for k in range(at - 1, 0, -1) if row[k].low in ("that", "of"))
            that = next((k for k in opened if row[k - 1].low in _WORDS), None)
            if that is not None:
                yield that, at + 1


def recast(row: Units, found: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence with what is said to be false as denied: "said it is untrue that
    ..."; nothing is said in words that are taken back, or false."""
    false, hidden = list(falsehoods(row)), taken(row)
    kept = []
    for draft in found:
        lo, hi = draft.content
        said = [f for f in false if lo <= f[0] <= lo + 1 and f[2] <= hi + 1]
        if said and draft.stance in ("asserts", "reports", "confirms"):
            draft = replace(
                draft, stance="denies", content=(said[0][1], min(hi, said[0][2])), answers=False
            )
            kept.append(draft)
        elif not within(hidden, draft.cue[0]):
            kept.append(draft)
    return [*retractions(row), *kept]


def within(spans: Sequence[Span], at: int) -> bool:
    return any(a <= at < b for a, b in spans)


_TEXT = r"(?:article|story|report|dispatch|headline|post|item|page|column)"
_WRONG = r"(?:incorrectly|wrongly|erroneously|mistakenly|misstated|inaccurately|falsely)"
_CORRECTION = re.compile(
    r"(?i)\s*\W*(?:correction|clarification|corrects|retraction|erratum|editor['’]s note)s?\b"
    r"[^.:]{0,40}[:—–-]\s"
    rf"|.*\b(?:earlier|previous|original|prior) (?:version|edition)s? (?:of (?:this|the|our|an?) "
    rf"{_TEXT}|(?:had )?(?:said|stated|{_WRONG}))\b"
    rf"|.*\b(?:earlier|previous|original|prior|this|our) {_TEXT}s? (?:had )?{_WRONG}\b"
    rf"|.*\bthis (?:version|{_TEXT}) (?:has been|was) (?:\w+ )?"
    r"(?:corrected|amended|clarified|retracted)\b"
)


def correction(sentence: str) -> bool:
    """ "Correction: an earlier version of this article said ...": it tells what was told wrong."""
    return _CORRECTION.match(sentence) is not None

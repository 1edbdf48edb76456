"""Nouns under which something is told on nobody's word: "a report that ...", "rumours of ..."."""

from collections.abc import Iterator

from actorgraph_ingest._text.claims.draft import clause_behind, content_end, denies, finite
from actorgraph_ingest._text.words.slots import clause_end
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Units, read_verb

Span = tuple[int, int]


def under_noun(row: Units, at: int) -> Iterator[Span]:
    """ "the claim that ...", "reports by the UN that ...", "evidence of an attack on ..."."""
    after = row[at + 1] if at + 1 < len(row) else None
    if after is not None and after.low in ("of", "about"):
        yield at + 1, clause_end(row, at + 2)
    if after is not None and after.party is not None:  # "the film claims Spain attacked ..."
        yield at + 1, content_end(row, at + 1)
    yield from that(row, at + 1, 7)


def that(row: Units, start: int, reach: int) -> Iterator[Span]:
    """The clause behind the "that" of a noun or a verb of belief."""
    for k in range(start, min(start + reach, len(row))):
        if row[k].low in ("that", "whether"):
            yield k + 1, _ahead(row, start, k + 1)
            return
        if row[k].low in (",", ";", ":") or read_verb(row, k) is not None:
            return


def _ahead(row: Units, at: int, start: int) -> int:
    """Where such a clause ends: before the main one, where that is still to come: "Despite reports
    that X fled, Y ...", "X, fearing that Y would, ...".
    """
    end = content_end(row, start)
    if any(finite(row, k) for k in range(at)):
        return end
    commas = (k for k in range(start + 1, end) if row[k].low == ",")
    return next((k for k in commas if finite(row, k + 1) or clause_behind(row, k + 1, k + 10)), end)


def rumoured(row: Units, at: int) -> bool:
    """Whether a noun tells something as so: not "no evidence that", "denied reports that",
    "fears that", "asked about reports whether"."""
    if row[at].low not in words("rumour") or _untrue(row):
        return False
    for k in range(at - 1, max(-1, at - 8), -1):
        low = row[k].low
        if low in (",", ";", ":", "and", "but") or low in words("boundary"):
            return True
        if low in words("negation") or low in words("unproven") | words("fiction") or denies(low):
            return False
    return True


def _untrue(row: Units) -> bool:
    """ "reports that X fled were false", "dismissed as lies the reports that"."""
    return any(u.low in words("false") for u in row if u.plain)

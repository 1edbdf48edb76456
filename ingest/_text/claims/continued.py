"""Attributions of a whole text: quotations that began before, or go on behind, their sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from actorgraph_ingest._text.actors.antecedents import antecedent
from actorgraph_ingest._text.claims.attributions import said
from actorgraph_ingest._text.claims.said import Said
from actorgraph_ingest._text.source.quotes import Quoted
from actorgraph_ingest._text.source.split import sentences
from actorgraph_ingest._text.types import Attribution, Sentence
from actorgraph_ingest._text.words.lines import MARKS, Line, line

Span = tuple[int, int]


@dataclass(slots=True)
class Course:
    """A text while it is read: what was found, what still waits for its words."""

    text: str
    quotes: Quoted
    found: list[Attribution] = field(default_factory=list)
    last: int = -1  # the attribution whose words may go on
    paragraph: int = -1  # where it stood
    waiting: bool = False


def attributions(text: str, cut: Sequence[Sentence] | None = None) -> list[Attribution]:
    """Everything said in a text, in order. `cut`: its sentences, where they are known already."""
    spans = Quoted.of(text)
    course = Course(text, spans)
    for sentence in sentences(text) if cut is None else cut:
        if sentence.tokens:
            _read(line(sentence, spans), course)
    return list(_nested(_quoting(a, course) for a in course.found if a.content))


def _read(row: Line, course: Course) -> None:
    told = said(row)
    outer = [one for one in told if not row.quoted[one.at]]
    number = row.sentence.paragraph
    if not outer and (course.waiting or _goes_on(row)) and number - course.paragraph <= 1:
        _lengthen(course, _whole(row))
        course.waiting = course.waiting and not _goes_on(row) and number == course.paragraph
        course.paragraph = number
    for one in told:
        made = _placed(row, one, course)
        course.found.append(made)
        aside = one.source is not None and row.low(one.source[0]) in ("who", "which")
        if not row.quoted[one.at] and not (aside and course.last >= 0):
            _take_back(course, made, row.sentence.start)
            course.last, course.paragraph = len(course.found) - 1, number
            course.waiting = one.awaits and not made.content


def _whole(row: Line) -> Span:
    return row.sentence.start, row.sentence.end


def _goes_on(row: Line) -> bool:
    return row.quoted[0] or row.low(0) in MARKS


def _lengthen(course: Course, span: Span) -> None:
    if course.last < 0:
        return
    old = course.found[course.last]
    *rest, tail = old.content or ((0, 0),)
    joined = tail[1] and course.text[tail[1] : span[0]].strip() == ""
    parts = (*rest, (tail[0], span[1])) if joined else (*old.content, span)
    course.found[course.last] = replace(old, content=parts)


def _take_back(course: Course, made: Attribution, begin: int) -> None:
    """Words lent to the speaker before, once their own speaker is known."""
    if course.last < 0 or not made.content:
        return
    old = course.found[course.last]
    kept = tuple(
        c for c in old.content
        if c[0] >= begin or not any(a <= c[0] < b for a, b in made.content)
    )  # fmt: skip
    if old.cue[1] <= made.content[0][0]:
        course.found[course.last] = replace(old, content=kept)


def _placed(row: Line, one: Said, course: Course) -> Attribution:
    content = tuple(
        _opened(row.span(c), course.quotes) if c[1] <= one.cue[0] else row.span(c)
        for c in one.content
    )
    if one.awaits and not content:
        content = _just_before(row, course)
    source = row.span(one.source) if one.source is not None else None
    whom = row.span(antecedent(row, one.source)) if one.source is not None else None
    return Attribution(
        row.span(one.cue), source, content, one.entry["stance"], one.entry["certainty"],
        whom if whom != source else None,
        told=row.span(one.told) if one.told is not None else None,
        relay=tuple(row.span(r) for r in one.relay), nested=row.quoted[one.at],
        idle=one.idle, rule=one.rule,
    )  # fmt: skip


def _opened(span: Span, quoted: Quoted) -> Span:
    """From the mark that opened a quotation, be it sentences ago."""
    around = quoted.around(span[0])
    if around is None or span[0] - around[0] <= 1:
        return span
    return around[0] - 1, span[1]


def _just_before(row: Line, course: Course) -> tuple[Span, ...]:
    """'"Will they come?" she asked.': the quotation that closed right before the sentence."""
    begin = row.sentence.start
    last = course.quotes.before(begin)
    if last is None or not last[1] < begin <= last[1] + 3:
        return ()
    gap = course.text[last[1] + 1 : begin].strip()
    return ((last[0] - 1, last[1] + 1),) if not gap else ()


def _quoting(one: Attribution, course: Course) -> Attribution:
    inside = tuple(part for a, b in one.content for part in course.quotes.within(a, b))
    return replace(one, quoted=inside)


def _nested(found: Iterator[Attribution]) -> Iterator[Attribution]:
    """In order, each marked where its cue stands in what another says, or in quotation marks."""
    made = sorted(found, key=lambda a: a.cue)
    parts = sorted((a, b, n) for n, one in enumerate(made) for a, b in one.content)
    open_: list[tuple[int, int, int]] = []
    at = 0
    for number, one in enumerate(made):
        while at < len(parts) and parts[at][0] <= one.cue[0]:
            open_.append(parts[at])
            at += 1
        open_ = [part for part in open_ if part[1] > one.cue[0]]
        within = any(n != number and not _covers(one, made[n]) for _, _, n in open_)
        yield replace(one, nested=one.nested or within)


def _covers(one: Attribution, other: Attribution) -> bool:
    """Whether the cue of another stands in what one says."""
    return any(a <= other.cue[0] < b for a, b in one.content)

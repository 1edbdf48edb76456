"""Words that are somebody's, named or not: what they tell is never the text's own voice."""

from collections.abc import Iterator

from actorgraph_ingest._text.claims.draft import content_end, cues
from actorgraph_ingest._text.claims.drafts import follows, inverted, ruled, that_clause
from actorgraph_ingest._text.claims.heard import covered
from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.slots import clause_end
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Units, Verb, forms, read_verb

Span = tuple[int, int]


def hearsay(row: Units) -> Iterator[Span]:
    """The units under a word of saying, blaming, denying or believing, whoever says it."""
    for at, unit in enumerate(row):
        if not unit.plain or _names_whom(row, at) or _claimed_by(row, at) or factual(row, at):
            continue
        if unit.said is not None and unit.said.source is None:
            yield at, clause_end(row, at + 1)  # "arrested X for allegedly taking bribes"
        elif unit.said is not None and not unit.said.idle and not _labels(row, at):
            yield covered(row, unit.said.content)
        verb = read_verb(row, at)
        if verb is not None and verb.lemma in cues():
            ended = unit.said is not None and 0 < covered(row, unit.said.content)[1] <= at
            yield from _under_verb(row, verb, ended)
        elif unit.low in ("say", "says", "said"):  # "protesters say ..."
            yield at + 1, content_end(row, at + 1)
        elif unit.low in words("opinion"):
            yield from _that(row, at + 1, 6)
        elif unit.low in words("anaphor") | words("hearsay"):
            yield from _under_noun(row, at)


def _under_verb(row: Units, verb: Verb, ended: bool) -> Iterator[Span]:
    """`ended`: all that is said is known to stand before the verb: "..., X said, after Y left"."""
    for entry in cues()[verb.lemma]:
        more = entry["cue"].split()[1:]
        if more and more[0] not in {u.low for u in row[verb.at + 1 : verb.at + 9]}:
            continue  # "held" alone is not "held responsible"
        if entry["frame"] in ("of", "for"):
            if verb.passive and verb.group == verb.at:  # "X, charged with fraud, said"
                yield verb.at, _aside_end(row, verb.at + 1)
                continue
            first = _opened(row, verb.group) if verb.passive else verb.at + 1
            yield first, content_end(row, verb.at + 1)
        elif entry["frame"] == "label":
            continue  # "described that war as lost": no words of theirs but the name they give
        elif (start := that_clause(row, verb.at + 1)) is not None:
            yield start, content_end(row, start)
        elif verb.lemma in words("speech") and not ended:
            comma = inverted(row, verb) if verb.tag != "ing" else None
            if comma is not None and not follows(row, verb.at + 1):
                yield 0, comma
            else:
                yield verb.at + 1, content_end(row, verb.at + 1)


def _names_whom(row: Units, at: int) -> bool:
    """ "Suspected rebels shot a guard": only a name for who they are."""
    after = row[at + 1].low if at + 1 < len(row) else ""
    before = row[at - 1].low if at else ""
    led = not at or before in words("preposition") | words("determiner")
    if row[at].low == "reported" and before in forms() and after.isalpha():
        return after not in words("boundary") | words("preposition") | words("weekday")
    return row[at].low in ("suspected", "alleged", "accused") and led and _people(row, at + 1)


def _people(row: Units, at: int) -> bool:
    """ "Muslim militants": a phrase of people begins at a place."""
    for k in range(at, min(at + 3, len(row))):
        if row[k].low in agent_nouns():
            return True
        if row[k].plain and (row[k].low in forms() or row[k].low in words("preposition")):
            return False
    return False


def factual(row: Units, at: int) -> bool:
    """ "condemned the killing of X", "a video showed": a deed, whoever speaks of it."""
    lemmas = {lemma for lemma, _ in forms().get(row[at].low, ())}
    said = row[at].said
    if lemmas & _CONDEMNING:
        return not any(u.low in ("that", "as") for u in row[at + 1 : at + 9])
    if "show" not in lemmas or said is None or said.source is None:
        return False
    lows = (u.low for u in row if said.source and said.source[0] <= u.start < said.source[1])
    return not _FILMS.isdisjoint(lows)


_CONDEMNING = frozenset("condemn denounce deplore mourn decry lament".split())
_FILMS = frozenset("video videotape tape footage film pictures photographs images".split())


def _claimed_by(row: Units, at: int) -> bool:
    """ "a blast claimed by X killed": whose it is, not what is said."""
    near = row[at - 1].low if at else ""
    after = row[at + 1].low if at + 1 < len(row) else ""
    return row[at].low == "claimed" and after == "by" and near in words("arms")


def _opened(row: Units, at: int) -> int:
    """Where the clause of a passive begins: "expelled a man | who was accused of murder"."""
    return next((k for k in range(at - 1, -1, -1) if row[k].low in ("who", "which", "whom")), 0)


def _aside_end(row: Units, at: int) -> int:
    """Where ", charged with fraud," ends: at its comma or the verb behind, if not before."""
    end = ruled(row, at + 1, content_end(row, at))
    return next((k for k in range(at, end) if row[k].low == ","), end)


def _labels(row: Units, at: int) -> bool:
    """ "called X to apologize": no words are called false."""
    entries = (e for lemma, _ in forms().get(row[at].low, ()) for e in cues().get(lemma, ()))
    frames = {e["frame"] for e in entries}
    named = any(u.low == "as" for u in row[at + 1 : at + 9])  # "described the war as a fight for X"
    return frames == {"label"} and not named and not any(u.low in words("false") for u in row[at:])


def _under_noun(row: Units, at: int) -> Iterator[Span]:
    """ "the claim that ...", "reports by the UN that ...", "evidence of an attack on ..."."""
    after = row[at + 1] if at + 1 < len(row) else None
    if after is not None and after.low in ("of", "about"):
        yield at + 1, clause_end(row, at + 2)
    if after is not None and after.party is not None:  # "the film claims Spain attacked ..."
        yield at + 1, content_end(row, at + 1)
    yield from _that(row, at + 1, 7)


def _that(row: Units, start: int, reach: int) -> Iterator[Span]:
    for k in range(start, min(start + reach, len(row))):
        if row[k].low in ("that", "whether"):
            yield k + 1, content_end(row, k + 1)
            return
        if row[k].low in (",", ";", ":") or read_verb(row, k) is not None:
            return

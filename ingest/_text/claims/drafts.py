"""Claims as a sentence words them: who, with which cue, about which of its words."""

from collections.abc import Iterator

from actorgraph_ingest._text.claims.accounts import ACCORDING, according, nominal
from actorgraph_ingest._text.claims.draft import (
    Draft,
    Parties,
    Row,
    content_end,
    cues,
    deed_end,
    unproven,
)
from actorgraph_ingest._text.claims.heard import covered, speaking
from actorgraph_ingest._text.words.clauses import acting, subject
from actorgraph_ingest._text.words.slots import slots
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Units, Verb, read_verb


def drafts(row: Units) -> Iterator[Draft]:
    """Accusations and statements of a sentence; denials are read apart."""
    for at, unit in enumerate(row):
        if unit.low in ACCORDING and at + 1 < len(row):
            made = according(row, at)
        else:
            verb = read_verb(row, at) if unit.plain else None
            made = _cued(row, verb) if verb is not None else nominal(row, at)
        if made is not None:
            yield made


def _cued(row: Units, verb: Verb) -> Draft | None:
    told = row[verb.at].said
    if verb.negated or verb.maybe or verb.future or _idle(row, verb) or (told and told.idle):
        return None
    near = [u.low for u in row[max(0, verb.group - 7) : verb.group]]
    if "neither" in near or "nobody" in near or "no" in near[-2:-1]:
        return None  # "neither X nor Y was accused", "no state accused X"
    made = (_framed(row, verb, entry) for entry in cues().get(verb.lemma, ()))
    return next((draft for draft in made if draft is not None), None)


def _framed(row: Units, verb: Verb, entry: Row) -> Draft | None:
    """A verb with the words that one entry of the dictionary asks for behind it."""
    more = entry["cue"].split()[1:]
    if more and not any(u.low == more[0] for u in row[verb.at + 1 : verb.at + 9]):
        return None
    if entry["frame"] in ("of", "for"):
        return _accusation(row, verb, entry)
    if entry["frame"] in ("that", "told"):
        return _statement(row, verb, entry)
    return None


def _idle(row: Units, verb: Verb) -> bool:
    """ "to accuse": nobody did yet, unless "went on to accuse"."""
    if not verb.infinitive:
        return False
    near = {u.low for u in row[max(0, verb.group - 2) : verb.at]}
    return not near & words("leadin")


def speakers(row: Units, verb: Verb) -> tuple[Parties, str]:
    """Who speaks: actors, or the words of an unnamed source."""
    quoted = _quoted_as(row, verb)
    if quoted:
        return quoted, ""
    told = row[verb.at].said
    return speaking(row, told) if told is not None else (acting(row, verb), "")


def _quoted_as(row: Units, verb: Verb) -> Parties:
    """ "X was quoted as saying"."""
    at = verb.at - 2
    if at < 1 or (row[at].low, row[at + 1].low) != ("quoted", "as"):
        return ()
    group = at - 1 if row[at - 1].low in words("be") else at
    return subject(row, Verb(at, group, "quote", "en", passive=True))


def _accusation(row: Units, verb: Verb, entry: Row) -> Draft | None:
    end = deed_end(row, verb.at + 1, content_end(row, verb.at + 1))
    if verb.passive and verb.group == verb.at:
        end = ruled(row, verb.at + 2, end)
    link = _link(row, verb.at + 1, end, entry["frame"])
    if link is None:
        return None
    onto = _onto(row, link, entry)
    after = slots(row, verb.at + 1, link if not onto else end)
    if verb.passive:
        behind = slots(row, verb.at + 1, end)
        accused = behind.get("on", ()) if onto else subject(row, verb)
        who = behind.get("by", ())
        unnamed = "" if who else "unnamed source"
    else:
        who, unnamed = speakers(row, verb)
        accused = after.get("on" if onto else "obj", ()) or _relative(row, verb)
    accused = tuple(p for p in accused if not p.possessive) or accused[:1]
    if not accused or not (who or unnamed):
        return None
    content = (link + 1, end)
    if onto:  # "blamed the raid on X", "the raid was blamed on X"
        content = (_opened(row, verb.group), verb.group) if verb.passive else (verb.at + 1, link)
    return Draft(
        entry["stance"], who, (verb.at, verb.at + 1), content, (verb.group, end), implied=accused,
        accused=accused, certainty=entry["certainty"], unnamed=unnamed, rule=f"cue:{entry['cue']}",
    )  # fmt: skip


def ruled(row: Units, start: int, end: int) -> int:
    """ "men accused of planning a raid | have been freed": where the verb stands that whoever is
    accused waits for."""
    helps = words("be") | words("have") | words("modal")
    for k in range(start, end):
        if row[k].low in words("boundary"):
            return end
        if row[k].low in helps and row[k].low not in ("be", "'s") and row[k - 1].low != "to":
            return k
        verb = read_verb(row, k) if k > start + 1 and row[k].plain else None
        after = row[k + 1].low if k + 1 < len(row) else ""
        if verb is not None and verb.tag in ("ed", "en") and after != "by":
            return verb.group  # "rebels accused of killing two | surrendered"
    return end


def _relative(row: Units, verb: Verb) -> Parties:
    """ "X, which Y accuses of ...": who is accused stands before the pronoun."""
    for k in range(verb.group - 1, max(0, verb.group - 5), -1):
        if row[k].low in ("which", "whom", "who"):
            at = k - 2 if row[k - 1].low == "," else k - 1
            party = row[at].party if at >= 0 else None
            return (party,) if party is not None and not party.possessive else ()
    return ()


def _opened(row: Units, at: int) -> int:
    """Where the clause before a verb begins."""
    stops = words("boundary") | {",", ";", ":"}
    while at and row[at - 1].low not in stops:
        at -= 1
    return at


def _onto(row: Units, link: int, entry: Row) -> bool:
    return entry["frame"] == "for" and row[link].low == "on"


def _link(row: Units, start: int, end: int, frame: str) -> int | None:
    """The preposition between the accused and the deed."""
    wanted = ("of", "with") if frame == "of" else ("for", "on")
    seen = False
    for k in range(start, end):
        if row[k].party is not None:
            seen = True
        if row[k].low in wanted and (seen or frame == "for" or k == start):
            return k
    return None


def _statement(row: Units, verb: Verb, entry: Row) -> Draft | None:
    told = row[verb.at].said
    if verb.passive or told is None:
        return _told_passively(row, verb)
    who, unnamed = speakers(row, verb)
    content = covered(row, told.content)
    if content[0] < content[1] and row[content[0]].low == "that":
        content = content[0] + 1, content[1]
    mute = not who and not unnamed
    if content[0] >= content[1] or unproven(row, verb.at, content[0]):
        return None
    proof = any(u.low in words("evidence") for u in row[verb.at + 1 : verb.at + 5])
    return Draft(
        entry["stance"], who, (verb.at, verb.at + 1), content,
        (min(verb.group, content[0]), max(content[1], verb.at + 1)),
        implied=who if _of_oneself(row, verb.at + 1) else (),
        certainty="certain" if proof else entry["certainty"],
        unnamed=unnamed, rule=f"cue:{entry['cue']}", mute=mute,
    )  # fmt: skip


def _of_oneself(row: Units, at: int) -> bool:
    """ "admitted shelling", "claimed to have shelled", "claimed responsibility for"."""
    low = row[at].low if at < len(row) else ""
    return low in ("to", "having", "responsibility") or low.endswith("ing")


def _told_passively(row: Units, verb: Verb) -> Draft | None:
    """ "was quoted as saying" is read at "saying"; "X is said to have" has no named source."""
    led = verb.at + 1 < len(row) and row[verb.at + 1].low == "to"
    if led and verb.passive and verb.group < verb.at:  # not "is continuing to"
        accused = subject(row, verb)
        end = content_end(row, verb.at + 1)
        if accused:
            return Draft(
                "reports",
                (),
                (verb.at, verb.at + 1),
                (verb.at + 1, end),
                (verb.group, end),
                implied=accused,
                certainty="underspecified",
                unnamed="unnamed source",
                rule="cue:is said to",
            )
    return None


def inverted(row: Units, verb: Verb) -> int | None:
    """The comma before a closing "X said" or "said X", or None where the words follow the cue."""
    tail = row[verb.at + 1 :]
    if any(u.low in ("that", ":") for u in tail[:6]):
        return None
    for k in range(verb.group - 1, max(-1, verb.group - 14), -1):
        if row[k].low == "," and k > 2:
            return k
        if row[k].plain and row[k].low in words("boundary"):
            return None
    return None


def follows(row: Units, start: int) -> bool:
    """Whether a clause or an event follows the cue."""
    end = content_end(row, start)
    if start < end and row[start].low == ",":
        return False
    return sum(1 for k in range(start, end) if row[k].plain and row[k].low.isalpha()) > 6 or any(
        read_verb(row, k) is not None for k in range(start, end) if row[k].plain
    )


def that_clause(row: Units, start: int) -> int | None:
    """Behind the "that" which opens what is said, however far it stands from the cue."""
    named = False
    for k in range(start, min(start + 14, len(row))):
        if row[k].low in ("that", ":") and (k + 1 < len(row)):
            return k + 1
        verb = read_verb(row, k) if named and row[k].plain else None
        told = verb is not None and verb.tag in ("ed", "s", "en") and not verb.infinitive
        if told or row[k].low in words("boundary"):
            break
        named = named or row[k].party is not None
    return None

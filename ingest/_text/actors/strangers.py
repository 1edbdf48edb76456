"""Persons no table knows, by given name and surname: who is named here is whom "she" means."""

from collections.abc import Sequence
from itertools import pairwise

from actorgraph_ingest._text.actors.given import given, told_gender
from actorgraph_ingest._text.actors.hits import common, find, roles
from actorgraph_ingest._text.actors.lexicon import Entry, surname
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.actors.persons import PARTICLES
from actorgraph_ingest._text.types import Party, Token
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms
from actorgraph_ingest._text.words.view import agent_nouns

TITLES = frozenset(
    "mr mrs ms miss dr sir prof lord lady rep sen gov judge justice admiral rabbi colonel captain "
    "lieutenant sergeant sheikh".split()
)
BODIES = frozenset(
    "foundation university college institute museum magazine times post news street church hospital"
    " school party union group company bank airlines act center centre park house county city river"
    " island street avenue prize award bridge base station hotel festival stadium airport".split()
)


def stranger(row: Sequence[Token], at: int, memory: Memory) -> Party | None:
    """The unknown person whose name begins here: capitals that a given name, a title or what
    stands behind tells to be a person's."""
    last = _name(row, at)
    if (
        last - at < 2
        or _titled(row, at, last)
        or (officer(row[at].low) and row[at].text not in given() and last - at > 2)
        or _part(row, at, last)
        or not _plain(row, at, last, memory)
    ):
        return None
    apposed = _apposed(row, last)
    title = row[at - 1].low if at and row[at - 1].low != "." else row[at - 2].low if at > 1 else ""
    known = row[at].text in given() or _initials(row, at) or title in TITLES or _traded(title)
    if not (known or apposed or memory.speaks(row[last - 1].text)):
        return None
    label = _label(row[at:last])
    ref = memory.bear("Person", label)
    gender = given().get(row[at].text, "") or told_gender(title)
    gender = gender or next((g for low in apposed if (g := told_gender(low))), "")
    if gender:
        memory.genders.setdefault(ref, gender)
    _stands(memory, label, ref)
    span = (row[at].start, row[last - 1].end)
    return Party(at, last, *span, (ref,), "Person", span)


def _traded(low: str) -> bool:
    """Whether a word before a name is of a person: "teacher Ann Li", not "carrier Air Gao"."""
    return officer(low) and agent_nouns().get(low) != "body"


def _stands(memory: Memory, label: str, ref: str) -> None:
    """Let the surname stand for the person, where it is no word of the dictionaries."""
    short = surname(label, "")
    if short and short.lower() not in forms():
        memory.alias(short, Entry(ref, "Person", "surname"))


def _name(row: Sequence[Token], at: int) -> int:
    """Where the run of name words ends: "Ann Li", "L. Ron Hubbard", "Marc de Groot"."""
    k = last = at
    while k < len(row) and k - at < 7:
        text = row[k].text
        if text == "." and k > at and len(row[k - 1].text) == 1:
            k += 1
            continue
        joins = row[k].low in PARTICLES and k > at
        led = text[:3] in ("al-", "el-") and k > at
        if not joins and not ((text[:1].isupper() or led) and _wordlike(text)):
            break
        k += 1
        last = last if joins else k
    return last


def _wordlike(text: str) -> bool:
    plain = text.replace("-", "").replace("'", "").replace("’", "")
    return (plain.isalpha() and (len(text) == 1 or not text.isupper())) or _dotted(text)


def _dotted(text: str) -> bool:
    return "." in text and text.replace(".", "").isupper() and len(text) < 7


def _initials(row: Sequence[Token], at: int) -> bool:
    text = row[at].text
    return len(text) == 1 or (_dotted(text) and text not in ("U.S.", "U.N."))


def _titled(row: Sequence[Token], at: int, last: int) -> bool:
    """Whether words of office open the run: the person is named further on."""
    later = any(row[k].text in given() for k in range(at + 1, last - 1))
    return later and row[at].text not in given() and not _initials(row, at)


def _part(row: Sequence[Token], at: int, last: int) -> bool:
    """Whether the words are a part of a longer name, or one of a body: "the Ann Li Foundation"."""
    before = row[at - 1] if at else None
    after = row[last].text if last < len(row) else ""
    if before is not None and before.low in ("the", "&", "-", "/"):
        return True
    return after in ("&", "-", "/") or (after.isupper() and len(after) > 1)


def _plain(row: Sequence[Token], at: int, last: int, memory: Memory) -> bool:
    """Whether no word of the name tells of a body, a day, an office or a known actor."""
    if row[at].text not in given() and common(row[at].low):
        return False  # "After Johnson", "When Francis"
    for k in range(at, last):
        low = row[k].low
        body = low in BODIES or low in words("thingname") or low in words("weekday")
        if body or low in roles() or low in words("determiner"):
            return False
        hit = find(row, k, memory) if k == at or k < last - 1 else None
        if hit is not None and hit.entries[0].kind != "Place" and hit.sense != "surname":
            return False
    return True


def _apposed(row: Sequence[Token], last: int) -> tuple[str, ...]:
    """The words of ", an Australian woman and ..." that tell of a person; of ", 42," its number."""
    if last + 1 >= len(row) or row[last].text != ",":
        return ()
    if row[last + 1].text.isdecimal() and len(row[last + 1].text) == 2:
        return (row[last + 1].text,) if last + 2 < len(row) and row[last + 2].text == "," else ()
    if row[last + 1].low not in ("a", "an", "the", "who", "whose"):
        return ()
    if row[last + 1].low in ("who", "whose"):
        return (row[last + 1].low,)
    near = [t.low for t in row[last + 2 : last + 6]]
    return tuple(low for low in near if told_gender(low) or low in roles())


def _label(name: Sequence[Token]) -> str:
    """The name as it is written: a dot without a blank before it."""
    made = name[0].text
    for before, token in pairwise(name):
        made += token.text if before.end == token.start else f" {token.text}"
    return made

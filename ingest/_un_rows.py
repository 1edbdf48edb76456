"""One row of the UN Security Council's list: its fields read strictly, and what they say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element

from actorgraph.reading import Unreadable
from actorgraph_ingest import _territory, _un_births, _un_list

_SINGLE = (
    "DATAID", "VERSIONNUM", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME",
    "UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON", "GENDER", "NAME_ORIGINAL_SCRIPT",
)  # fmt: skip
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")

# What stands in a row, by the element above it. Not taken: VERSIONNUM, GENDER, TITLE, COMMENTS1 (no
# text of the source), LIST_TYPE, LAST_DAY_UPDATED, SORT_KEY…, addresses, places of birth, the birth
# that only an alias claims, and where and when a document was issued.
KNOWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "": frozenset(_SINGLE)
        | frozenset(
            "TITLE COMMENTS1 DESIGNATION NATIONALITY LIST_TYPE LAST_DAY_UPDATED SORT_KEY "
            "SORT_KEY_LAST_MOD INDIVIDUAL_ALIAS INDIVIDUAL_ADDRESS INDIVIDUAL_DATE_OF_BIRTH "
            "INDIVIDUAL_PLACE_OF_BIRTH INDIVIDUAL_DOCUMENT ENTITY_ALIAS ENTITY_ADDRESS".split()
        ),
        **dict.fromkeys(
            ("TITLE", "DESIGNATION", "NATIONALITY", "LIST_TYPE", "LAST_DAY_UPDATED"),
            frozenset({"VALUE"}),
        ),
        **dict.fromkeys(
            ("INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS", "INDIVIDUAL_PLACE_OF_BIRTH"),
            frozenset("STREET CITY STATE_PROVINCE ZIP_CODE COUNTRY NOTE".split()),
        ),
        **dict.fromkeys(
            ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"),
            frozenset(
                "QUALITY ALIAS_NAME DATE_OF_BIRTH CITY_OF_BIRTH COUNTRY_OF_BIRTH NOTE".split()
            ),
        ),
        "INDIVIDUAL_DATE_OF_BIRTH": frozenset(
            "TYPE_OF_DATE DATE YEAR FROM_YEAR TO_YEAR NOTE".split()
        ),
        "INDIVIDUAL_DOCUMENT": frozenset(
            "TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER ISSUING_COUNTRY DATE_OF_ISSUE "
            "CITY_OF_ISSUE COUNTRY_OF_ISSUE NOTE".split()
        ),
    }
)
_STRONG, _WEAK = ("Good", "a.k.a.", "f.k.a."), ("Low",)

_REFERENCE = re.compile(r"[A-Z]{2,3}[ie]\.[0-9]{1,6}")
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:\d{2})$", re.ASCII)
_FORMAL = re.compile(r"(.+) \((.+ of)\)")
_PASSPORT = re.compile(r"passport|passeport|pasaporte", re.IGNORECASE)
_NATIONAL = re.compile(r"national identi", re.IGNORECASE)
_NUMBER = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9 ./-]{1,39}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a row says, without empty fields and repeats."""

    reference: str
    program: str
    listed: str
    name: str
    other_names: list[str]
    weak_names: list[str]
    births: list[_un_births.Birth]
    nationalities: list[str]
    identifiers: list[str]
    capacities: list[str]


def listing(row: Element, notes: _un_list.Notes) -> Listing:
    """Raises Unreadable where a field is not plainly what it should be."""
    for name in _SINGLE:
        if len(row.findall(name)) > 1:
            raise Unreadable("duplicate-key", name, "more than once in one row")
    reference, name = _reference(row), " ".join(_texts(row, *_NAMES))
    if not name:
        raise Unreadable("missing-column", "FIRST_NAME", "a row without a name")
    strong, weak = _aliases(row)
    names = list(dict.fromkeys((*_texts(row, "NAME_ORIGINAL_SCRIPT"), *strong)))
    made = Listing(
        reference=reference,
        program=_required(row, "UN_LIST_TYPE"),
        listed=_un_births.day(_ZONE.sub("", _required(row, "LISTED_ON")), "LISTED_ON"),
        name=name,
        other_names=[one for one in names if one != name],
        weak_names=[one for one in dict.fromkeys(weak) if one != name and one not in names],
        births=_un_births.births(row, notes),
        nationalities=_states(row, notes),
        identifiers=[f"un:{reference}", *dict.fromkeys(_documents(row, notes))],
        capacities=list(dict.fromkeys(_texts(row, "DESIGNATION/VALUE"))),
    )
    _unknown(row, notes)
    return made


def key(row: Element) -> str:
    """The reference number as it stands, "" if none."""
    return next(iter(_texts(row, "REFERENCE_NUMBER")), "")


def _reference(row: Element) -> str:
    reference = key(row)
    if not reference:
        raise Unreadable("missing-id", "REFERENCE_NUMBER", "a row without its number")
    if _REFERENCE.fullmatch(reference) is None:
        raise Unreadable("bad-id", "REFERENCE_NUMBER", f"{reference[:40]!r} is not like CDi.001")
    return reference


def _unknown(row: Element, notes: _un_list.Notes) -> None:
    for child in row:
        if child.tag not in KNOWN[""]:
            notes.add("unknown elements", child.tag)
            continue
        for leaf in child:
            if leaf.tag not in KNOWN.get(child.tag, frozenset()):
                notes.add("unknown elements", f"{child.tag}/{leaf.tag}")


def _texts(row: Element, *paths: str) -> list[str]:
    return [one.text for path in paths for one in row.findall(path) if one.text]


def _required(row: Element, name: str) -> str:
    found = _texts(row, name)
    if not found:
        raise Unreadable("missing-column", name, "the element is missing or empty")
    return found[0]


def _aliases(row: Element) -> tuple[list[str], list[str]]:
    """Good and weak names. `a; b` is two names, but not where brackets explain one of them."""
    strong: list[str] = []
    weak: list[str] = []
    for alias in (*row.findall("INDIVIDUAL_ALIAS"), *row.findall("ENTITY_ALIAS")):
        for name in _texts(alias, "ALIAS_NAME"):
            quality = (alias.findtext("QUALITY") or "").strip()
            if quality not in (*_STRONG, *_WEAK):
                raise Unreadable("bad-code", "QUALITY", f"{quality[:40]!r} is in no list")
            parts = [name] if "(" in name else [part.strip() for part in name.split(";")]
            (weak if quality in _WEAK else strong).extend(filter(None, parts))
    return strong, weak


def _states(row: Element, notes: _un_list.Notes) -> list[str]:
    found: dict[str, None] = {}
    for name in _texts(row, "NATIONALITY/VALUE"):
        formal = _FORMAL.fullmatch(name)  # Iran (Islamic Republic of)
        state = _territory.by_name(f"{formal[2]} {formal[1]}" if formal else name)
        if state is None or not state.is_state:
            notes.add("nationalities that are no known state, left out", name)
        else:
            found[state.id] = None
    return list(found)


def _documents(row: Element, notes: _un_list.Notes) -> Iterator[str]:
    yield from (f"un-dataid:{one}" for one in _texts(row, "DATAID"))
    for one in row.findall("INDIVIDUAL_DOCUMENT"):
        kind = next(iter(_texts(one, "TYPE_OF_DOCUMENT2", "TYPE_OF_DOCUMENT")), "")
        for number in _texts(one, "NUMBER"):
            scheme = (
                "passport" if _PASSPORT.search(kind)
                else "national-id" if _NATIONAL.search(kind)
                else ""
            )  # fmt: skip
            if not scheme:
                given = next(iter(_texts(one, "TYPE_OF_DOCUMENT")), "(none)")
                notes.add("documents of other kinds, left out", given)
            elif _NUMBER.fullmatch(number) is None:
                notes.add("document numbers with words in them, left out", scheme)
            else:
                yield f"{scheme}:{number}"

"""Statements of an item: their ranks, values, qualifiers and references, read one by one.

Statements of deprecated rank are left out and counted; where some are preferred, only those are
the "best" ones, which single values (a country, a class) are taken from. Of a reference the address
(P854) and the work it is "stated in" (P248) are cited; what it was imported from (P143, P4656),
when it was looked at (P813) and how the page is called (P577, P1476 …) is left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from actorgraph import fields
from actorgraph.reading import Unreadable
from actorgraph.terms import short_hash
from actorgraph_ingest import _wd_time

CIRCA = "Q5727902"
RANKS = ("preferred", "normal", "deprecated")
_ITEM = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)
_ID = re.compile(r"[PQLpql]\d+(?:-[FSfs]\d+)?\$([A-Za-z0-9-]{1,64})", re.ASCII)

Cited = tuple[str, str, str]  # id of the document, its address, its identifier


class Notes:
    """What the receipt is to say of what was left out, by name."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}

    def add(self, what: str, name: str, times: int = 1) -> None:
        self._counts.setdefault(what, Counter())[name] += times

    def add_all(self, what: str, found: Counter[str]) -> None:
        for name, times in found.items():
            self.add(what, name, times)

    def lines(self, most: int = 12) -> tuple[str, ...]:
        """One line a matter; the rarer names beyond `most` are only counted."""
        return tuple(_told(what, found, most) for what, found in sorted(self._counts.items()))


def _told(what: str, found: Counter[str], most: int) -> str:
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = ", ".join(f"{name} {times:,}".strip() for name, times in ranked[:most])
    rest = ranked[most:]
    more = f" and {sum(n for _, n in rest):,} of {len(rest):,} others" if rest else ""
    return f"{what}: {shown}{more}"


def statements(item: Mapping[str, Any], name: str, notes: Notes) -> Iterator[dict[str, Any]]:
    """The statements of a property which are not deprecated."""
    for one in _listed(item.get("claims"), name):
        if not isinstance(one, dict) or one.get("rank", "normal") not in RANKS:
            notes.add("statements of no known form or rank, left out", name)
        elif one.get("rank") == "deprecated":
            notes.add("deprecated statements left out", name)
        else:
            yield one


def best(item: Mapping[str, Any], name: str, notes: Notes) -> list[dict[str, Any]]:
    """The preferred statements of a property, else the normal ones."""
    found = list(statements(item, name, notes))
    preferred = [one for one in found if one.get("rank") == "preferred"]
    return preferred or found


def _listed(claims: object, name: str) -> list[Any]:
    """Old dumps write an empty map as `[]`."""
    found = claims.get(name) if isinstance(claims, dict) else None
    return found if isinstance(found, list) else []


def value(snak: object) -> Any:
    """The value of a snak; None where it is unknown, stated to be none, or of no known form."""
    if not isinstance(snak, dict) or snak.get("snaktype") != "value":
        return None
    data = snak.get("datavalue")
    return data.get("value") if isinstance(data, dict) else None


def main(statement: Mapping[str, Any]) -> Any:
    return value(statement.get("mainsnak"))


def item_of(found: object) -> str | None:
    """The item a value points at: old dumps give the number only."""
    if not isinstance(found, dict) or found.get("entity-type", "item") != "item":
        return None
    name = found.get("id", f"Q{found.get('numeric-id')}")
    return name if isinstance(name, str) and _ITEM.fullmatch(name) else None


def items(found: list[dict[str, Any]]) -> list[str]:
    """The items that statements point at, each once."""
    named = (item_of(main(one)) for one in found)
    return list(dict.fromkeys(name for name in named if name))


def qualifiers(statement: Mapping[str, Any], name: str) -> list[Any]:
    """The known values of a qualifier."""
    found = statement.get("qualifiers")
    snaks = found.get(name) if isinstance(found, dict) else None
    values = (value(snak) for snak in snaks) if isinstance(snaks, list) else ()
    return [one for one in values if one is not None]


def ended(statement: Mapping[str, Any]) -> bool:
    """Whether it says that it holds no more, be the day known or not."""
    found = statement.get("qualifiers")
    snaks = found.get("P582") if isinstance(found, dict) else None
    listed = snaks if isinstance(snaks, list) else []
    return any(isinstance(s, dict) and s.get("snaktype") != "novalue" for s in listed)


def is_circa(statement: Mapping[str, Any]) -> bool:
    return CIRCA in map(item_of, qualifiers(statement, "P1480"))


def moments(statement: Mapping[str, Any], name: str, notes: Notes) -> list[_wd_time.Moment]:
    """The times of a qualifier, in order; those that cannot be read are counted."""
    found = [read for v in qualifiers(statement, name) if (read := moment(v, name, notes))]
    return [one.about() for one in found] if is_circa(statement) else found


def moment(found: object, name: str, notes: Notes) -> _wd_time.Moment | None:
    try:
        if not isinstance(found, dict):
            raise Unreadable("bad-date")
        return _wd_time.moment(found)
    except Unreadable as why:
        notes.add(f"times that cannot be read ({why.reason}), left out", name)
        return None


def local(qid: str, statement: Mapping[str, Any]) -> tuple[str, str] | None:
    """The id of a statement's node, below its item, and the key that Wikidata gives it."""
    key = statement.get("id")
    found = _ID.fullmatch(key) if isinstance(key, str) else None
    return None if found is None else (f"wd-{qid}.{found[1]}", str(key))


def cited(statement: Mapping[str, Any], notes: Notes) -> list[Cited]:
    """The documents which the references of a statement name, each once."""
    references = statement.get("references")
    found: dict[str, Cited] = {}
    for one in references if isinstance(references, list) else ():
        snaks = one.get("snaks") if isinstance(one, dict) else None
        for document in _cited(snaks, notes) if isinstance(snaks, dict) else ():
            found[document[0]] = document
    return [found[key] for key in sorted(found)]


def _cited(snaks: Mapping[str, Any], notes: Notes) -> Iterator[Cited]:
    for name in ("P854", "P248"):
        listed = snaks.get(name)
        for snak in listed if isinstance(listed, list) else ():
            found = value(snak)
            if name == "P248" and (work := item_of(found)):
                key = f"wikidata:{work}"
                yield f"doc-{short_hash(key, 16)}", "", key
            elif name == "P854" and isinstance(found, str):
                try:
                    yield f"doc-{short_hash(found, 16)}", fields.address(found), ""
                except ValueError:
                    notes.add("addresses of references that are no IRI, left out", name)

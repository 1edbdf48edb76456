"""One entity of Wikidata as what we take of it: plain values that can be put aside on disk.

Taken: labels and aliases in the chosen languages, the class (P31), births and deaths (P569, P570),
citizenships that have no end (P27), the country (P17), the larger place (P131), coordinates on
Earth (P625), what an office belongs to (P1001, P2389), identifiers and relationships of the tables,
the title of the English Wikipedia page. Left out: descriptions, sitelinks otherwise, all other
properties, predecessors and successors in an office (P1365, P1366), which follow from the tenures.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from actorgraph.reading import Unreadable
from actorgraph.terms import short_hash
from actorgraph_ingest import _wd_claims, _wd_dates, _wd_tables

Item = dict[str, Any]

# The six languages of the United Nations, and what Wikidata writes once for all languages.
LANGUAGES = ("ar", "en", "es", "fr", "mul", "ru", "zh")
KEYS = frozenset(
    "type id labels descriptions aliases claims sitelinks pageid ns title lastrevid modified "
    "redirects datatype".split()
)
# Codes of Wikimedia's own which are no language tags, or mean another language as such.
_TAGS = {"zh-classical": "lzh", "als": "gsw"}
_WIDEST = {"latitude": 90, "longitude": 180}
_TAG = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
_QID = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)
_OTHER = re.compile(r"[PLM][1-9]\d{0,11}", re.ASCII)


def read(
    entity: Mapping[str, Any], languages: Collection[str], notes: _wd_claims.Notes
) -> Item | None:
    """What is taken of an entity; None of what is no item. Raises Unreadable."""
    qid = entity.get("id")
    if not qid:
        raise Unreadable("missing-id", "id")
    if isinstance(qid, str) and _OTHER.fullmatch(qid):
        notes.add("entities that are no items, left out", str(entity.get("type", "?"))[:40])
        return None
    if not isinstance(qid, str) or not _QID.fullmatch(qid):
        raise Unreadable("bad-id", "id", f"{str(qid)[:40]!r} is no item")
    for name in entity.keys() - KEYS:
        notes.add("parts of items we do not know, left out", name[:100])
    claims = entity.get("claims", {})
    if not isinstance(claims, dict) and claims != []:
        raise Unreadable("bad-json", "claims", "are no map of statements")
    given = _wd_claims.items(_wd_claims.best(entity, "P31", notes))
    kind, sectors = _wd_tables.kind_of(qid, given)
    item: Item = {"qid": qid, "kind": kind, "classes": given}
    if kind:
        item |= {"sectors": sectors, "names": _names(entity, languages, notes)}
        item |= {"statements": list(_statements(entity, qid, notes))}
        item |= _described(entity, notes)
    return item | {"version": _version(entity, item)}


def _version(entity: Mapping[str, Any], item: Item) -> str:
    """Newer is greater: by revision, of one revision or of none the fuller copy, then any."""
    revision = entity.get("lastrevid")
    claims = entity.get("claims")
    lists = claims.values() if isinstance(claims, dict) else ()
    size = sum(len(one) for one in lists if isinstance(one, list))
    number = max(revision, 0) if isinstance(revision, int) else 0
    return f"{number:012}.{size:06}.{short_hash(repr(sorted(item.items())))}"


# ── names ────────────────────────────────────────────────────────────────────


def _names(
    entity: Mapping[str, Any], languages: Collection[str], notes: _wd_claims.Notes
) -> list[tuple[str, str]]:
    """(language, name), labels first; in all languages where there is none in those wanted.

    Aliases are tagged "und": with their language, the first of all names in a language would
    become the label that is shown, and that is Wikidata's own label."""
    labels = list(_texts(entity.get("labels")))
    aliases = list(_texts(entity.get("aliases")))
    wanted = [one for one in labels if not languages or one[0] in languages] or labels
    others = [one for one in aliases if not languages or one[0] in languages]
    names = {name.strip() for _, name in wanted}
    found: dict[tuple[str, str], None] = {}
    for place, (code, name) in enumerate([*wanted, *others]):
        tag = _TAGS.get(code, code) if place < len(wanted) else "und"
        if tag == "und" and name.strip() in names:
            continue
        if _TAG.fullmatch(tag) is None:
            notes.add("names under no language tag, left out", code[:40])
        elif name.strip():
            found[tag, name.strip()] = None
    return list(found)


def _texts(part: object) -> Iterator[tuple[str, str]]:
    """Labels are one a language, aliases a list; either may be an empty list instead of a map."""
    for code, found in part.items() if isinstance(part, dict) else ():
        for one in found if isinstance(found, list) else [found]:
            text = one.get("value") if isinstance(one, dict) else None
            if isinstance(text, str):
                yield code, text


# ── what the record says ─────────────────────────────────────────────────────


def _described(entity: Mapping[str, Any], notes: _wd_claims.Notes) -> Item:
    found = {p: _wd_claims.best(entity, p, notes) for p in ("P17", "P27", "P131", "P1001", "P2389")}
    current = {p: [s for s in many if not _wd_claims.ended(s)] for p, many in found.items()}
    return {
        "births": _days(entity, "P569", notes),
        "deaths": _days(entity, "P570", notes),
        "citizenships": _wd_claims.items(current["P27"]),
        "countries": _wd_claims.items(current["P17"]),
        "within": _wd_claims.items(current["P131"]),
        "directs": _wd_claims.items(current["P2389"]),
        "jurisdictions": _wd_claims.items(current["P1001"]),
        "offices": _offices(entity, notes),
        "identifiers": sorted(_identifiers(entity, notes)),
        **_coordinates(entity, notes),
    }


def _days(entity: Mapping[str, Any], name: str, notes: _wd_claims.Notes) -> list[tuple[str, str]]:
    """The rival spans that a birth or death can lie in, each once, in order."""
    found = set()
    for one in _wd_claims.best(entity, name, notes):
        read = _wd_claims.main(one)
        day = None if read is None else _wd_claims.moment(read, name, notes)
        if day and _wd_claims.is_circa(one):
            day = day.about()
        if day and day.first and day.last:
            found.add((day.first.isoformat(), day.last.isoformat()))
    return sorted(found)


def _offices(entity: Mapping[str, Any], notes: _wd_claims.Notes) -> dict[str, str]:
    """Property of a head -> the one office that the item names for it."""
    named = {}
    for use in _wd_tables.properties().values():
        one = _wd_claims.items(_wd_claims.best(entity, use.office, notes)) if use.office else []
        if len(one) == 1:
            named[use.property] = one[0]
    return named


def _identifiers(entity: Mapping[str, Any], notes: _wd_claims.Notes) -> Iterator[str]:
    yield f"wikidata:{entity['id']}"
    for name, scheme in _wd_tables.identifiers().items():
        for one in _wd_claims.best(entity, name, notes):
            found = _wd_claims.main(one)
            if isinstance(found, str) and found.strip() and not _wd_claims.ended(one):
                number = found.strip().lstrip("0") if scheme == "isonum" else found.strip()
                yield f"{scheme}:{number}"
    links = entity.get("sitelinks")
    page = links.get("enwiki") if isinstance(links, dict) else None
    title = page.get("title") if isinstance(page, dict) else None
    if isinstance(title, str) and title.strip():
        yield f"wikipedia:{title.strip().replace(' ', '_')}"


def _coordinates(entity: Mapping[str, Any], notes: _wd_claims.Notes) -> Item:
    found = [_wd_claims.main(one) for one in _wd_claims.best(entity, "P625", notes)]
    points = [one for one in found if isinstance(one, dict)]
    if len(points) != 1 or str(points[0].get("globe", "/Q2")).rpartition("/")[2] != "Q2":
        return dict.fromkeys(_WIDEST)
    place = {name: _degrees(points[0].get(name), most) for name, most in _WIDEST.items()}
    if None not in place.values():
        return place
    notes.add("coordinates that are none, left out", "P625")
    return dict.fromkeys(_WIDEST)


def _degrees(found: object, most: int) -> float | None:
    good = isinstance(found, int | float) and not isinstance(found, bool) and abs(found) <= most
    return float(str(found)) if good else None


# ── relationships ────────────────────────────────────────────────────────────


def _statements(entity: Mapping[str, Any], qid: str, notes: _wd_claims.Notes) -> Iterator[Item]:
    for name, use in _wd_tables.properties().items():
        for one in _wd_claims.statements(entity, name, notes):
            value = _wd_claims.item_of(_wd_claims.main(one))
            named = _wd_claims.local(qid, one)
            if value is None:
                notes.add("statements without a known value, left out", name)
            elif named is None:
                notes.add("statements without an id, left out", name)
            else:
                post = next(iter(_wd_claims.qualifiers(one, "P39")), None)
                yield {
                    "id": named[0],
                    "key": named[1],
                    "property": name,
                    "value": value,
                    "dates": _wd_dates.dates(one, name, notes),
                    "cited": _wd_claims.cited(one, notes),
                    "office": _wd_claims.item_of(post) if use.use == "head" else None,
                    "share": _share(one) if use.use == "owner" else None,
                }


def _share(statement: Mapping[str, Any]) -> str | None:
    """The proportion owned (P1107), a number from 0 to 1."""
    for found in _wd_claims.qualifiers(statement, "P1107"):
        amount = found.get("amount") if isinstance(found, dict) else None
        if isinstance(amount, str) and re.fullmatch(r"\+?[01](\.\d{1,15})?", amount):
            return amount.removeprefix("+")
    return None

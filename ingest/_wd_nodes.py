"""From items to frames: the node of each item, its record, its relationships, what they refer to.

What a statement points at and the file does not hold is stated by its id and by the class which the
property demands (who holds an office is a person), or by the class it has elsewhere in the file or
in the reference data. Where that class cannot stand at that end, the statement is left out and
counted.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from actorgraph_ingest import _wd_claims, _wd_tables

ACTORS = frozenset({"Person", "State", "Organization", "Collective", "Actor"})
OWNED = ACTORS | {"Asset"}
PERSON, OFFICE = frozenset({"Person"}), frozenset({"Office"})
ORGANIZATION = frozenset({"Organization"})

# use -> kinds that the item may be, kinds that the value may be, kind of a value nobody knows
ENDS: Mapping[str, tuple[frozenset[str], frozenset[str], str]] = {
    "tenure": (PERSON, OFFICE, "Office"),
    "head": (ACTORS | {"Place"}, PERSON, "Person"),
    "membership": (ACTORS, ORGANIZATION, "Organization"),
    "kinship": (PERSON, PERSON, "Person"),
    "owner": (OWNED, ACTORS, "Actor"),
    "parent": (OWNED, ACTORS, "Organization"),
    "subsidiary": (ACTORS, OWNED, "Organization"),
    "relation": (ACTORS, ACTORS, "Actor"),
}
CLASSES = {
    "tenure": "Tenure", "head": "Tenure", "membership": "Membership", "kinship": "Kinship",
    "owner": "Control", "parent": "Control", "subsidiary": "Control",
    "relation": "PoliticalRelation",
}  # fmt: skip
BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest", "edtf", "dateText")

_NAMES = pl.List(pl.Struct({"value": pl.String, "lang": pl.String}))
_TEXTS = pl.List(pl.String)
_LISTED: Mapping[str, Any] = {
    "name": _NAMES, "actorKind": _TEXTS, "nationality": _TEXTS, "identifier": _TEXTS,
    "citesDocument": _TEXTS, "party": _TEXTS, "latitude": pl.Float64, "longitude": pl.Float64,
    "_row": pl.Int64,
}  # fmt: skip

Node = dict[str, Any]


class Frames:
    """Collects the nodes of some items. `known`: the kind of each item that the file holds."""

    def __init__(self, source: str, known: Mapping[str, str], notes: _wd_claims.Notes) -> None:
        self._source, self._known, self._notes = source, known, notes
        self._nodes: dict[str, dict[str, Node]] = {}
        self._support: dict[str, str] = {}

    def add(self, row: int, item: Mapping[str, Any]) -> None:
        """The node, the records and the relationships of one item."""
        qid, kind = item["qid"], item["kind"]
        self._put(kind, _clean({"_row": row, "id": f"wd-{qid}", **self._own(item)}))
        self._records(row, item)
        for statement in item["statements"]:
            self._statement(row, item, statement)

    def made(self) -> dict[str, pl.DataFrame]:
        for id_, kind in self._support.items():
            if id_ not in self._nodes.get(kind, ()):
                self._put(kind, {"_row": None, "id": id_})
        return {name: _frame(list(nodes.values())) for name, nodes in self._nodes.items()}

    def _put(self, kind: str, node: Node) -> None:
        self._nodes.setdefault(kind, {})[node["id"]] = node

    def _kind(self, qid: str, otherwise: str) -> str:
        """The kind of an item that is referred to; it is stated where it is not known already."""
        fixed = _wd_tables.referred().get(f"wd-{qid}")
        kind = fixed or self._known.get(qid) or otherwise
        if kind and fixed is None:
            self._support[f"wd-{qid}"] = kind
        return kind

    # ── the item itself ──────────────────────────────────────────────────────

    def _own(self, item: Mapping[str, Any]) -> Node:
        """What stands on the node; of reference actors the reference data tell it."""
        kind = item["kind"]
        if f"wd-{item['qid']}" in _wd_tables.referred():
            return {}
        if kind == "Office":
            return {"officeOf": self._owner(item)}
        country = self._only_state(item["countries"]) if kind in ("Organization", "Place") else None
        if kind == "Organization":
            return {"country": country, "actorKind": [f"agv:sector-{s}" for s in item["sectors"]]}
        if kind != "Place":
            return {}
        place = {name: item[name] for name in ("latitude", "longitude")}
        return {"country": country, "within": self._larger(item), **place}

    def _owner(self, item: Mapping[str, Any]) -> str | None:
        """What an office belongs to: what it directs (an organization, unless it is known to be
        something else), else its jurisdiction or country where that is surely an actor."""
        named = [(qid, "Organization") for qid in item["directs"]]
        named += [(qid, "") for qid in (*item["jurisdictions"], *item["countries"])]
        found = (f"wd-{qid}" for qid, otherwise in named if self._kind(qid, otherwise) in ACTORS)
        return next(found, None)

    def _only_state(self, named: list[str]) -> str | None:
        """The country, where there is one and it is known to be a state."""
        if len(named) == 1 and self._kind(named[0], "") == "State":
            return f"wd-{named[0]}"
        if named:
            what = "countries that are several or no state we know, left out"
            self._notes.add(what, named[0] if len(named) == 1 else "several")
        return None

    def _larger(self, item: Mapping[str, Any]) -> str | None:
        named = [qid for qid in item["within"] if qid != item["qid"]]
        if len(named) != 1 or self._kind(named[0], "Place") not in ("Place", "State"):
            return None
        return f"wd-{named[0]}"

    def _records(self, row: int, item: Mapping[str, Any]) -> None:
        qid = item["qid"]
        births = item["births"] if item["kind"] == "Person" else []
        deaths = item["deaths"] if item["kind"] == "Person" else []
        for place in range(max(1, len(births), len(deaths))):
            said = self._said(item) if place == 0 else {}
            node = {
                "_row": row,
                "id": f"wd-{qid}.r" if place == 0 else f"wd-{qid}.r{place + 1}",
                "describes": f"wd-{qid}",
                "recordKey": qid,
                "fromSource": self._source,
                **said,
            }
            for name, days in (("birth", births[place:]), ("death", deaths[place:])):
                if days:
                    node[f"{name}Earliest"], node[f"{name}Latest"] = days[0]
            self._put("DatasetRecord", _clean(node))

    def _said(self, item: Mapping[str, Any]) -> Node:
        states = []
        for qid in item["citizenships"] if item["kind"] == "Person" else ():
            if self._kind(qid, "") == "State":
                states.append(f"wd-{qid}")
            else:
                self._notes.add("citizenships of no state we know, left out", qid)
        return {
            "name": [{"value": name, "lang": lang} for lang, name in item["names"]],
            "identifier": item["identifiers"],
            "nationality": states,
        }

    # ── relationships ────────────────────────────────────────────────────────

    def _statement(self, row: int, item: Mapping[str, Any], one: Mapping[str, Any]) -> None:
        use = _wd_tables.properties()[one["property"]]
        mine, theirs, otherwise = ENDS[use.use]
        fixed = _wd_tables.referred().get(f"wd-{one['value']}")
        other = fixed or self._known.get(one["value"]) or otherwise
        if item["kind"] not in mine or other not in theirs:
            self._notes.add("statements whose ends are of another kind, left out", use.property)
            return
        self._kind(one["value"], otherwise)
        place = {"_row": row, "_part": one["id"]}
        ends = self._ends(item, one, use)
        dates = dict(zip(BOUNDS, one["dates"], strict=True))
        node = {**place, "id": one["id"], **ends, **dates, "statedIn": f"{one['id']}.r"}
        if one["share"] is not None:
            node["quantity"] = self._share(place, one)
        self._put(CLASSES[use.use], _clean(node))
        self._put("DatasetRecord", self._stating(place, one))

    def _stating(self, place: Node, one: Mapping[str, Any]) -> Node:
        for id_, url, identifier in one["cited"]:
            document = {"_row": None, "id": id_, "fromSource": self._source}
            told = {"url": url or None, "identifier": [identifier] if identifier else None}
            self._put("Document", _clean({**document, **told}))
        return {
            **place,
            "id": f"{one['id']}.r",
            "recordKey": one["key"],
            "fromSource": self._source,
            "citesDocument": [document[0] for document in one["cited"]],
        }

    def _ends(self, item: Mapping[str, Any], one: Mapping[str, Any], use: _wd_tables.Use) -> Node:
        me, other = f"wd-{item['qid']}", f"wd-{one['value']}"
        match use.use:
            case "tenure":
                return {"holder": me, "office": other}
            case "head":
                return {"holder": other, "office": self._headship(item, one, use)}
            case "membership":
                return {"member": me, "memberOf": other}
            case "kinship":
                return {"person": me, "relative": other, "kinshipType": f"agv:kin-{use.type}"}
            case "relation":
                return {"party": [me, other], "relationType": f"agv:relation-{use.type}"}
            case "subsidiary":
                me, other = other, me
        return {"controller": other, "controlled": me, "controlType": f"agv:control-{use.type}"}

    def _headship(
        self, item: Mapping[str, Any], one: Mapping[str, Any], use: _wd_tables.Use
    ) -> str:
        """The office that a statement or its item names, else one of the item's own."""
        for qid in (one["office"], item["offices"].get(use.property)):
            if qid is not None and self._kind(qid, "Office") == "Office":
                return f"wd-{qid}"
        id_ = f"wd-{item['qid']}.{use.property}"
        names = dict(reversed(item["names"]))
        name = f"{use.label} of {names.get('en') or names.get('mul') or item['qid']}"
        owner = f"wd-{item['qid']}" if item["kind"] in ACTORS else None
        self._put("Office", _clean({"_row": None, "id": id_, "officeOf": owner}))
        record = {
            "_row": None, "id": f"{id_}.r", "describes": id_, "fromSource": self._source,
            "recordKey": f"{item['qid']} {use.property}", "name": [{"value": name, "lang": "en"}],
        }  # fmt: skip
        self._put("DatasetRecord", record)
        return id_

    def _share(self, place: Node, one: Mapping[str, Any]) -> str:
        id_ = f"{one['id']}.q1"
        node = {
            **place, "id": id_, "best": one["share"], "qualifier": "agv:q-exactly",
            "quantifies": "agv:thing-share", "unitCode": "1", "asStated": one["share"],
        }  # fmt: skip
        self._put("Quantity", node)
        return id_


def _clean(node: Node) -> Node:
    return {name: found for name, found in node.items() if found is not None or name == "_row"}


def _frame(nodes: list[Node]) -> pl.DataFrame:
    columns: dict[str, None] = {"_row": None}
    for node in nodes:
        columns |= dict.fromkeys(node)
    data = {name: [node.get(name) for node in nodes] for name in columns}
    schema = {name: _LISTED.get(name, pl.String) for name in columns}
    return pl.DataFrame(data, schema=schema)

"""A Popolo document as nodes: its lists one after another, with what cannot be read set aside."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import polars as pl

from actorgraph.errors import Refused
from actorgraph.frames import Chunk, SourceFile, quarantine_frame
from actorgraph.reading import Fault, Unreadable, fault
from actorgraph.terms import mint, short_hash
from actorgraph_ingest import _partial, _popolo_names

LISTS = ("persons", "organizations", "memberships", "events", "areas", "posts")
IGNORED = {
    "persons": "contact_details email phone gender given_name family_name additional_name image "
    "images links honorific_prefix honorific_suffix patronymic_name sort_name summary biography "
    "national_identity slug",
    "organizations": "links image seats founding_date dissolution_date contact_details abstract "
    "description type slug",
    "memberships": "area_id sources links contact_details label",  # no place for a constituency
    "events": "wikidata identifiers",
    "areas": "type geometry",
    "posts": "contact_details links area_id start_date end_date",
}
TAKEN = {
    "persons": "id name other_names identifiers birth_date death_date sources",
    "organizations": "id name other_names identifiers classification parent_id sources",
    "memberships": "id person_id organization_id on_behalf_of_id legislative_period_id post_id "
    "role start_date end_date",
    "events": "id name classification start_date end_date organization_id",
    "areas": "id name other_names identifiers parent_id",
    "posts": "id label role organization_id other_label",
}
SECTORS = {"party": "PTY", "legislature": "LEG", "chamber": "LEG"}
NO_PARTIES = frozenset({"independent", "independents", "unknown"})

Node = dict[str, Any]
Object = Mapping[str, Any]


class File:
    """One file on its way to a chunk."""

    def __init__(self, file: SourceFile, data: Object, source: str) -> None:
        self._file, self._data, self._source = file, data, source
        self._lists = {name: self._list(name) for name in LISTS}
        self.slice = self._named()
        self._nodes: dict[str, dict[str, Node]] = {}
        self._faults: list[Fault] = []
        self._notes = Counter[str]()
        self._languages = _popolo_names.languages(file)
        self._terms = {str(e["id"]): e for e in self._lists["events"] if e.get("id")}
        self._known = {n: {str(o["id"]) for o in found if o.get("id")}
                       for n, found in self._lists.items()}  # fmt: skip
        self._no_parties = {str(o.get("id")) for o in self._lists["organizations"]
                            if str(o.get("name", "")).casefold() in NO_PARTIES}  # fmt: skip
        self._rows = self._duplicates = self._filtered = 0

    def _list(self, name: str) -> list[Object]:
        found = self._data.get(name)
        if found is None:
            return []
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise Refused(f"`{name}` is no list of objects", where=self._file.name)
        return found

    def _named(self) -> str:
        """The item of the legislature, else its name, else the file's."""
        for one in self._lists["organizations"]:
            if one.get("classification") == "legislature":
                items = [i for i in _popolo_names.identifiers(one) if i.startswith("wikidata:Q")]
                return items[0].removeprefix("wikidata:") if items else str(one.get("name"))
        return self._file.name.removesuffix(".json")

    def _id(self, *parts: str) -> str:
        return mint("pop", self.slice, *parts)

    def chunk(self) -> Chunk:
        """All of it. Raises Refused where a list is none."""
        makers: dict[str, Callable[[int, Object], None]] = {
            "persons": self._person, "organizations": self._organization,
            "memberships": self._membership, "events": self._event, "areas": self._area,
            "posts": self._post,
        }  # fmt: skip
        for name, make in makers.items():
            known = {*TAKEN[name].split(), *IGNORED[name].split()}
            for one in self._lists[name]:
                self._rows += 1
                self._notes.update(f"{name}.{key}" for key in one.keys() - known)
                try:
                    make(self._rows, one)
                except Unreadable as why:
                    raw = json.dumps(one, ensure_ascii=False)
                    self._faults.append(fault(self._rows, why, raw))
        return Chunk(
            slice=self.slice,
            frames={kind: _frame([*nodes.values()]) for kind, nodes in self._nodes.items()},
            rows_in=self._rows,
            duplicates=self._duplicates,
            filtered=self._filtered,
            quarantine=quarantine_frame(self._faults),
            notes=tuple(self._told()),
        )

    def _told(self) -> Iterator[str]:
        new = self._data.keys() - {*LISTS, "meta"}
        self._notes.update(new)
        if self._notes:
            names = ", ".join(f"{name} {times}" for name, times in sorted(self._notes.items()))
            yield f"parts we do not know, left out: {names}"
        if self._filtered:
            yield "terms, elections and parties of no party are no nodes: they are filtered"

    def _put(self, kind: str, node: Node) -> None:
        self._nodes.setdefault(kind, {})[node["id"]] = node

    def _head(self, row: int, kind: str, one: Object, field: str, **more: Any) -> None:
        """A node and the record that describes it. A node told twice alike counts once."""
        key = str(one.get("id") or "")
        if not key:
            raise Unreadable("missing-id", "id")
        id_ = self._id(key)
        record = {
            "_row": row, "id": f"{id_}.r", "describes": id_, "recordKey": key,
            "fromSource": self._source, "name": _popolo_names.names(one, self._languages, field),
            "identifier": _popolo_names.identifiers(one), "citesDocument": self._sources(one),
            **more.pop("record", {}),
        }  # fmt: skip
        held = self._nodes.get("DatasetRecord", {}).get(record["id"])
        if held is not None:
            if {**held, "_row": row} != record:
                raise Unreadable("duplicate-conflict", "id", key)
            self._duplicates += 1
            return
        self._put(kind, {"_row": row, "id": id_, **more})
        self._put("DatasetRecord", record)

    def _sources(self, one: Object) -> list[str]:
        """Documents that the object names as its sources."""
        made = []
        for url in _popolo_names.addresses(one):
            made.append(f"doc-{short_hash(url, 16)}")
            document = {"_row": None, "id": made[-1], "url": url, "fromSource": self._source}
            self._put("Document", document)
        return made

    def _person(self, row: int, one: Object) -> None:
        days: Node = {}
        for name in ("birth", "death"):
            bounds = _partial.bounds(one.get(f"{name}_date"), f"{name}_date")
            days |= dict(zip((f"{name}Earliest", f"{name}Latest"), bounds, strict=True))
        self._head(row, "Person", one, "name", record=days)

    def _organization(self, row: int, one: Object) -> None:
        if str(one.get("id")) in self._no_parties:
            self._filtered += 1
            return
        sector = SECTORS.get(str(one.get("classification")))
        parent = self._ref(one, "parent_id", "organizations")
        kinds = [f"agv:sector-{sector}"] if sector else []
        self._head(row, "Organization", one, "name", actorKind=kinds, partOf=parent)

    def _area(self, row: int, one: Object) -> None:
        within = self._ref(one, "parent_id", "areas")
        self._head(row, "Place", one, "name", within=within)

    def _post(self, row: int, one: Object) -> None:
        owner = self._ref(one, "organization_id", "organizations")
        self._head(row, "Office", one, "label" if one.get("label") else "role", officeOf=owner)

    def _event(self, _: int, one: Object) -> None:
        _partial.bounds(one.get("start_date"), "start_date")
        _partial.bounds(one.get("end_date"), "end_date")
        self._filtered += 1

    def _ref(self, one: Object, field: str, to: str) -> str | None:
        key = one.get(field)
        if key in (None, ""):
            return None
        if str(key) not in self._known[to]:
            raise Unreadable("dangling-ref", field, str(key)[:100])
        return self._id(str(key))

    # ── seats ────────────────────────────────────────────────────────────────

    def _membership(self, row: int, one: Object) -> None:
        person = self._ref(one, "person_id", "persons")
        body = self._ref(one, "organization_id", "organizations")
        post = self._ref(one, "post_id", "posts")
        party = self._ref(one, "on_behalf_of_id", "organizations")
        if person is None or (body is None and post is None):
            raise Unreadable("missing-id", "person_id" if person is None else "organization_id")
        key = str(one.get("id") or short_hash(json.dumps(one, sort_keys=True), 16))
        id_ = self._id("m", key)
        if id_ in self._nodes.get("Tenure", {}) or id_ in self._nodes.get("Membership", {}):
            self._duplicates += 1
            return
        node = {"_row": row, "id": id_, "statedIn": f"{id_}.r", **self._dates(one)}
        if post is not None:
            self._put("Tenure", {**node, "holder": person, "office": post})
        elif str(one.get("organization_id")) not in self._no_parties:
            self._put("Membership", {**node, "member": person, "memberOf": body})
        if party is not None and str(one.get("on_behalf_of_id")) not in self._no_parties:
            seat = {**node, "id": f"{id_}.p", "statedIn": f"{id_}.pr"}
            self._put("Membership", {**seat, "member": person, "memberOf": party})
            self._put("DatasetRecord", self._stating(row, f"{id_}.pr", f"{key} on behalf of", {}))
        self._put("DatasetRecord", self._stating(row, f"{id_}.r", key, one))

    def _stating(self, row: int, id_: str, key: str, one: Object) -> Node:
        role = str(one.get("role") or "member")
        said = [] if role == "member" else [{"value": role, "lang": "und"}]
        return {"_row": row, "id": id_, "recordKey": key, "fromSource": self._source,
                "capacityText": said}  # fmt: skip

    def _dates(self, one: Object) -> Node:
        """The bounds of a seat: its own, and beyond them those of its term."""
        a, b = _partial.bounds(one.get("start_date"), "start_date")
        c, d = _partial.bounds(one.get("end_date"), "end_date")
        if a and d and a > d:
            raise Unreadable("bad-date", "end_date", "the seat ends before it begins")
        term = self._terms.get(str(one.get("legislative_period_id")), {})
        first = _partial.bounds(term.get("start_date"), "start_date")[0]
        last = _partial.bounds(term.get("end_date"), "end_date")[1]
        inferred = (a is None and first is not None) or (d is None and last is not None)
        outer: Node = {"startEarliest": a or first, "endLatest": d or last}
        if None not in outer.values() and outer["startEarliest"] > outer["endLatest"]:
            inferred, outer = False, {"startEarliest": a, "endLatest": d}  # the term is wrong
        basis = "agv:dateBasis-inferred" if inferred else None
        return {**outer, "startLatest": b, "endEarliest": c, "dateBasis": basis}


_NAMES = pl.List(pl.Struct({"value": pl.String, "lang": pl.String}))
_TEXTS = pl.List(pl.String)
_TYPES: Mapping[str, Any] = {
    "_row": pl.Int64, "name": _NAMES, "capacityText": _NAMES, "identifier": _TEXTS,
    "citesDocument": _TEXTS, "actorKind": _TEXTS,
}  # fmt: skip


def _frame(nodes: list[Node]) -> pl.DataFrame:
    columns: dict[str, None] = {}
    for node in nodes:
        columns |= dict.fromkeys(node)
    data = {name: [node.get(name) for node in nodes] for name in columns}
    return pl.DataFrame(data, schema={name: _TYPES.get(name, pl.String) for name in columns})

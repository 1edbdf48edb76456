"""Heads of state and government as a snapshot: one JSON document, one day, many countries.

A row is a position of a country, in the order of the file. Who holds it on the day of the snapshot
held it at least until then; `since` bounds the start. The post is one of the country, or of the
organization of that name, since the file gives no item for it. All snapshots are one slice, of
which the newest day counts. Left out: party, addresses of pages, when it was captured, what had
changed.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from actorgraph import fields
from actorgraph.errors import Refused
from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.reading import BOM, Fault, Unreadable, fault
from actorgraph.terms import mint
from actorgraph_ingest import _documents, _oh_named, _partial, _territory

SOURCE = Source(
    name="world-leaders",
    title="World leaders, current",
    publisher="open-data-archive",
    url="https://github.com/open-data-archive/world-leaders-current",
    licence="https://creativecommons.org/licenses/by-sa/4.0/",
    redistribute=True,
    order=30,
    expects=(10, 1000),
)
KNOWN = {
    "country": "country snapshot_date data_source positions last_change",
    "position": "title_en title_local current_holder office_wikipedia_en office_wikipedia_local "
    "is_same_as_head_of_state is_monarchy",
    "holder": "name_en name_local wikidata_id since party party_local born wikipedia_en "
    "wikipedia_local",
}

Node = dict[str, Any]


def recognise(file: SourceFile) -> bool:
    """By the keys at the top and those of a position."""
    head = file.head.removeprefix(BOM).lstrip()
    return head.startswith(b"{") and all(
        key in head for key in (b'"snapshot_date"', b'"countries"', b'"current_holder"')
    )


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk."""
    data = _documents.document(file)
    countries = data.get("countries")
    if not isinstance(countries, dict):
        raise Refused("`countries` is no object", where=file.name)
    try:
        day = fields.day(str(data.get("snapshot_date")))
    except ValueError as error:
        raise Refused(f"snapshot_date: {error}", where=file.name) from None
    yield _Snapshot(day).chunk(countries)


class _Snapshot:
    """The nodes of one day, and the rows set aside."""

    def __init__(self, day: str) -> None:
        self._day = day
        self._nodes: dict[str, dict[str, Node]] = {}
        self._faults: list[Fault] = []
        self._unknown: dict[str, None] = {}
        self._rows = 0

    def chunk(self, countries: Mapping[str, Any]) -> Chunk:
        for slug, country in countries.items():
            positions = country.get("positions") if isinstance(country, dict) else None
            for name, post in (positions if isinstance(positions, dict) else {"": country}).items():
                self._rows += 1
                try:
                    self._row(slug, country, name, post)
                except Unreadable as why:
                    raw = json.dumps({slug: post}, ensure_ascii=False)
                    self._faults.append(fault(self._rows, why, raw))
        new = ", ".join(sorted(self._unknown))
        return Chunk(
            slice="current",
            version=self._day,
            frames={kind: _frame([*nodes.values()]) for kind, nodes in self._nodes.items()},
            rows_in=self._rows,
            quarantine=quarantine_frame(self._faults),
            notes=(f"parts we do not know, left out: {new}",) if new else (),
        )

    def _put(self, kind: str, node: Node) -> None:
        self._nodes.setdefault(kind, {})[node["id"]] = node

    def _note(self, what: str, found: Mapping[str, Any]) -> None:
        new = found.keys() - set(KNOWN[what].split())
        self._unknown |= dict.fromkeys(f"{what}.{key}" for key in new)

    def _row(self, slug: str, country: Any, name: str, post: Any) -> None:
        if not name or not isinstance(post, dict):
            raise Unreadable("not-object", "positions", slug)
        self._note("country", country)
        self._note("position", post)
        told = country.get("country")
        code = str(told.get("iso_code")) if isinstance(told, dict) else ""
        state = _territory.territory("iso2", code)
        owner = state.id if state is not None and state.is_state else None
        owner = owner or _oh_named.actor(str(told.get("name_en")) if isinstance(told, dict) else "")
        if owner is None:
            raise Unreadable("bad-code", "iso_code", code[:40])
        office = mint("wl", code, name)
        holder = post.get("current_holder")
        if isinstance(holder, dict):
            since = self._since(holder.get("since"))
            self._tenure(office, self._person(holder), *since)
        self._put("Office", {"_row": self._rows, "id": office, "officeOf": owner})
        titles = {"en": post.get("title_en"), "und": post.get("title_local")}
        self._describe(self._rows, office, office, f"{slug} {name}", titles)

    def _person(self, holder: Node) -> str:
        self._note("holder", holder)
        try:
            item = fields.qid(str(holder.get("wikidata_id")))
        except ValueError:
            raise Unreadable("bad-id", "wikidata_id", str(holder.get("wikidata_id"))[:40]) from None
        born = _partial.bounds(holder.get("born"), "born")
        names = {"en": holder.get("name_en"), "und": holder.get("name_local")}
        births = dict(zip(("birthEarliest", "birthLatest"), born, strict=True))
        self._put("Person", {"_row": None, "id": f"wd-{item}"})
        self._describe(None, f"wd-{item}", mint("wl", item), item, names, **births)
        return f"wd-{item}"

    def _since(self, told: object) -> tuple[str | None, str]:
        first, last = _partial.bounds(told, "since")
        if first is not None and first > self._day:
            raise Unreadable("bad-date", "since", f"{first} is after the snapshot")
        return first, min(last or self._day, self._day)

    def _tenure(self, office: str, person: str, first: str | None, last: str) -> None:
        id_ = f"{office}.{person.removeprefix('wd-')}"
        node = {
            "_row": self._rows, "id": id_, "holder": person, "office": office,
            "startEarliest": first, "startLatest": last,
            "endEarliest": self._day, "statedIn": f"{id_}.r",
        }  # fmt: skip
        self._put("Tenure", node)
        key = f"{office} {person}"
        record = {"_row": self._rows, "id": f"{id_}.r", "recordKey": key, "fromSource": SOURCE.id}
        self._put("DatasetRecord", record)

    def _describe(
        self, row: int | None, thing: str, id_: str, key: str, names: Mapping[str, Any], **more: Any
    ) -> None:
        told = [{"value": str(n), "lang": lang} for lang, n in names.items() if n]
        node: Node = {"_row": row, "id": f"{id_}.r", "describes": thing, "recordKey": key,
                "fromSource": SOURCE.id, "name": told, **more}  # fmt: skip
        held = self._nodes.get("DatasetRecord", {}).get(node["id"], {})
        self._put("DatasetRecord", {**held, **{k: v for k, v in node.items() if v is not None}})


def _frame(nodes: list[Node]) -> pl.DataFrame:
    columns: dict[str, None] = {}
    for node in nodes:
        columns |= dict.fromkeys(node)
    names = pl.List(pl.Struct({"value": pl.String, "lang": pl.String}))
    types: dict[str, Any] = {"_row": pl.Int64, "name": names}
    data = {name: [node.get(name) for node in nodes] for name in columns}
    return pl.DataFrame(data, schema={name: types.get(name, pl.String) for name in columns})

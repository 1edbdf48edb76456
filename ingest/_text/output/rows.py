"""The rows of one document on their way to frames: minting, mentions, types of columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import polars as pl

from actorgraph.terms import short_hash
from actorgraph_ingest._text.types import Article, Born, Event, When

Node = dict[str, object]
AROUND = 30
_UNMARKED: Mapping[str, str] = MappingProxyType({})
LISTS = frozenset(
    "statedIn about respondsTo citesDocument recipient agent participant object location "
    "eventMode eventContext "
    "auxiliaryMode quantity denotes oa:hasSelector rule hasMember".split()
)
INTEGERS = frozenset(("oa:start", "oa:end", "memberCount", "_row"))
STRUCTS = frozenset(("dcterms:title", "surfaceForm", "skos:prefLabel"))
_STRUCT = pl.Struct({"value": pl.String, "lang": pl.String})


@dataclass(slots=True)
class Rows:
    """Nodes by class, in the order they were found."""

    article: Article
    row: int
    source: str
    nodes: dict[str, list[Node]] = field(default_factory=dict)
    born: Mapping[str, Born] = field(default_factory=dict)
    started: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _spans: dict[tuple[object, ...], str] = field(default_factory=dict)
    _used: dict[str, None] = field(default_factory=dict)
    _unseen: set[str] = field(default_factory=set)

    @property
    def doc(self) -> str:
        return f"doc-{self.article.key}"

    def mint(self, letter: str, words: str) -> str:
        """The id of a statement: 8 hex of its words, with an ordinal where they repeat."""
        stem = f"{self.doc}.{letter}{short_hash(words)}"
        self._counts[stem] = self._counts.get(stem, 0) + 1
        return stem if self._counts[stem] == 1 else f"{stem}-{self._counts[stem]}"

    def words(self, text: str) -> Node | None:
        return {"value": text, "lang": self.article.language or "und"} if text else None

    def add(self, kind: str, node: Node, part: str | None, row: bool = True) -> None:
        node["_row"] = self.row if row else None
        node["_part"] = part
        if kind == "Claim" and node.get("startEarliest"):
            self.started[str(node["id"])] = str(node["startEarliest"])
        self.nodes.setdefault(kind, []).append(node)

    def ref(self, ref: str) -> str:
        """The id of an actor of this text (".a1b2…") or of one known before."""
        if ref.startswith("."):
            self._used[ref[1:]] = None
            return f"{self.doc}{ref}"
        return ref

    def refs(self, refs: Sequence[str]) -> list[str]:
        return [self.ref(r) for r in dict.fromkeys(refs) if not r.startswith("@")]

    def unseen(self, publisher: str) -> str:
        """The dispatch or report of a publisher that this text rests on, never seen itself."""
        name = f"{self.doc}.d{short_hash(publisher)}"
        if name not in self._unseen:
            self._unseen.add(name)
            self.add(
                "Document",
                {"id": name, "fromSource": self.source, "publisher": self.ref(publisher)},
                None,
                row=False,
            )
        return name

    def state(self, name: str) -> None:
        """Let the article state a situation in its own voice too."""
        for node in self.nodes.get("Event", ()):
            if node["id"] == name and self.doc not in node["statedIn"]:  # type: ignore[operator]
                node["statedIn"] = [self.doc]

    def quantities(self, name: str, event: Event, part: str) -> list[str]:
        made = []
        for number, amount in enumerate(event.amounts, 1):
            made.append(f"{name}.q{number}")
            self.add("Quantity", {
                "id": made[-1], "low": amount.low, "best": amount.best, "high": amount.high,
                "qualifier": f"agv:q-{amount.qualifier}", "quantifies": f"agv:thing-{amount.thing}",
                "unitCode": "1", "asStated": amount.text,
            }, part)  # fmt: skip
        return made

    def mention(
        self, denotes: Sequence[str], start: int, end: int, part: str = "",
        surface: tuple[int, int] = (0, 0),
        capacity: str = "", rule: str = "", mark: Mapping[str, str] = _UNMARKED,
    ) -> None:  # fmt: skip
        """A span of the text and what it denotes; the quote is cut from the text itself."""
        text = self.article.text
        key = (start, end, tuple(denotes))
        if not 0 <= start < end <= len(text) or key in self._spans or not denotes:
            return
        exact = text[start:end]
        name = self._spans[key] = self.mint("m", exact)
        said = text[surface[0] : surface[1]]
        own = part or name
        self.add("Mention", {
            "id": name, "inDocument": self.doc, "denotes": list(denotes), "inCapacity": capacity,
            "oa:hasSelector": [f"{name}.pos", f"{name}.quo"], "surfaceForm": self.words(said),
            "rule": [rule] if rule else [], **mark,
        }, own)  # fmt: skip
        place = {"id": f"{name}.pos", "oa:start": start, "oa:end": end}
        self.add("oa:TextPositionSelector", place, own)
        self.add("oa:TextQuoteSelector", {
            "id": f"{name}.quo",
            "oa:exact": exact,
            "oa:prefix": text[max(0, start - AROUND) : start],
            "oa:suffix": text[end : end + AROUND],
        }, own)  # fmt: skip

    def add_born(self) -> None:
        """The actors of this text that a statement refers to."""
        for local in list(self._used):
            one = self.born.get(local)
            if one is None:
                continue
            label = self.words(one.label) if one.kind == "Collective" else None
            self.add(
                one.kind,
                {
                    "id": f"{self.doc}.{local}",
                    "country": one.country,
                    "skos:prefLabel": label,
                    **(
                        {"memberCount": one.count, "hasMember": list(one.members)}
                        if one.kind == "Collective"
                        else {}
                    ),
                },
                None,
                row=False,
            )


def bounds(when: When | None, issued: str) -> Node:
    """Outer bounds from date words; `issued` closes what they leave open."""
    made: Node = {}
    if when is not None:
        made["dateText"] = when.text.strip()
        if when.earliest or when.latest:
            made["dateBasis"] = f"agv:dateBasis-{when.basis}"
        if when.earliest:
            made["startEarliest"] = when.earliest
        if when.latest:
            made["endLatest"] = when.latest
    if issued and "endLatest" not in made and str(made.get("startEarliest", "")) <= issued:
        made["endLatest"] = issued
        made.setdefault("dateBasis", "agv:dateBasis-fromIssued")
    return made


def tables(rows: Rows) -> dict[str, pl.DataFrame]:
    """The frames; empty text becomes null, so that nothing is said where nothing is known."""
    return {kind: _table(nodes) for kind, nodes in rows.nodes.items()}


def _table(nodes: Sequence[Node]) -> pl.DataFrame:
    columns = list(dict.fromkeys(["id", "_row", "_part", *(c for node in nodes for c in node)]))
    schema = {c: _type(c) for c in columns}
    data = {c: [node.get(c) if node.get(c) != "" else None for node in nodes] for c in columns}
    return pl.DataFrame(data, schema=schema)


def _type(column: str) -> pl.DataType:
    if column in LISTS:
        return pl.List(pl.String)
    if column in STRUCTS:
        return _STRUCT
    return pl.Int64() if column in INTEGERS else pl.String()

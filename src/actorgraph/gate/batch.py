"""The nodes of a batch and of its context, as columns that conditions can be asked about.

IRIs have one spelling here: a local id, `agv:…`, or the full IRI. What is asked of a batch is
answered for the union of batch, context and ontology, since that is the graph a shape speaks of.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from actorgraph.frames import PLACE_COLUMNS, class_iri, property_iri
from actorgraph.gate.context import Context, short_iri
from actorgraph.gate.model import Target
from actorgraph.schema import Property, Schema
from actorgraph.terms import RDF_TYPE, XSD, expand

_STRING = f"{XSD}string"


def spelling(value: str) -> str:
    """The one spelling of an IRI in any form that `expand` takes."""
    return short_iri(expand(value))


@dataclass(frozen=True)
class Column:
    """One column of a frame that holds values of a property; `lang` of its name, "" for none."""

    values: pl.Series
    of: Property
    lang: str

    @property
    def single(self) -> bool:
        return not isinstance(self.values.dtype, pl.List)

    @cached_property
    def long(self) -> pl.DataFrame:
        """The values that are there: `row` and `value`."""
        rows = pl.DataFrame({"value": self.values}).with_row_index("row")
        if not self.single:
            rows = rows.explode("value", empty_as_null=True)
        return rows.drop_nulls("value")


class View:
    """Nodes of one class, one a row, with their columns by property."""

    def __init__(self, frame: pl.DataFrame, kind: str, schema: Schema) -> None:
        self.frame, self.kind, self.schema = frame, kind, schema
        self.ids = frame["id"]
        self._made: dict[str, list[Column]] = {}
        self._among: tuple[pl.Series, pl.Series] | None = None

    def __len__(self) -> int:
        return len(self.frame)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for column in self.frame.columns:
            # a column of nulls only has no type, and no values
            if column not in PLACE_COLUMNS and self.frame[column].dtype != pl.Null:
                names.setdefault(property_iri(column), []).append(column)
        return names

    def properties(self) -> Iterator[str]:
        return iter(self._names)

    def columns(self, iri: str) -> list[Column]:
        """The columns of a property; none where the frame has none."""
        if iri not in self._made:
            self._made[iri] = [
                Column(self.frame[n], self._property(iri), n.partition("@")[2])
                for n in self._names.get(iri, ())
            ]
        return self._made[iri]

    def _property(self, iri: str) -> Property:
        return self.schema.properties.get(iri) or Property(iri, "literal", _STRING, frozenset())

    def among(self, ids: pl.Series) -> pl.Series:
        """Whether each node is one of these; every rule asks it of the same ones."""
        if self._among is None or self._among[0] is not ids:
            self._among = ids, self.ids.is_in(ids.implode())
        return self._among[1]

    def where(self, mask: pl.Series) -> "View":
        """Only the rows where `mask` is true."""
        return View(self.frame.filter(mask), self.kind, self.schema)


class Batch:
    """Frames, the triples around them, and the ontology."""

    def __init__(
        self, frames: Mapping[str, pl.DataFrame], context: pl.DataFrame | Context, schema: Schema
    ) -> None:
        self.schema = schema
        self.context = context if isinstance(context, Context) else Context(context, schema)
        self.views = [
            View(spelled_frame(frame, schema), class_iri(name), schema)
            for name, frame in frames.items()
            if not frame.is_empty()
        ]
        self._instances: dict[str, pl.Series] = {}
        self._objects: dict[str, pl.Series] = {}
        self._twins: dict[frozenset[str], pl.Series] = {}
        self._spread: dict[tuple[Target, ...], pl.Series] = {}

    @cached_property
    def several(self) -> pl.Series:
        """Ids described by more than one row, or in the context too: their triples are not in
        one place."""
        ids = _strings(v.ids for v in self.views)
        hashes = ids.hash()
        found = ids.filter(hashes.is_duplicated()) if hashes.n_unique() < len(ids) else ids.clear()
        there = self.context.subjects
        known = there.filter(there.is_in(ids.implode()))
        typed = [v.ids for v in self.views if RDF_TYPE[1:-1] in v.properties()]
        return _strings([found, known, *typed]).unique()

    def instances(self, iri: str) -> pl.Series:
        """The ids of all instances of a class or of one below it."""
        if iri not in self._instances:
            kinds = self.schema.subclasses(iri)
            inside = [v.ids for v in self.views if v.kind in kinds]
            self._instances[iri] = _strings([*inside, self.context.instances(kinds)])
        return self._instances[iri]

    def spread(self, targets: tuple[Target, ...]) -> pl.Series:
        """Nodes described in several places that any of these places makes a target."""
        if targets not in self._spread:
            self._spread[targets] = self._aimed(targets)
        return self._spread[targets]

    def _aimed(self, targets: Iterable[Target]) -> pl.Series:
        if self.several.is_empty():
            return self.several
        found = [self.several.clear()]
        for target in targets:
            if target.kind == "class":
                kinds = self.schema.subclasses(target.iri) & self._kinds_of_several.keys()
                found += [self._kinds_of_several[kind] for kind in kinds]
            else:
                there = self.context.having(target.iri)
                found.append(self.several.filter(self.several.is_in(there.implode())))
        return pl.concat(found).unique() if len(found) > 1 else found[0]

    @cached_property
    def _kinds_of_several(self) -> Mapping[str, pl.Series]:
        """Class -> those of `several` that a row or the context says to be of it."""
        several = self.several.implode()
        found = self.context.kinds(several)
        for view in self.views:
            here = view.ids.filter(view.ids.is_in(several)).cast(pl.String).alias("id")
            found[view.kind] = pl.concat([here, found.get(view.kind, here.clear())])
        return found

    def objects(self, iri: str) -> pl.Series:
        """Everything that some node points at by a property."""
        if iri not in self._objects:
            inside = [
                c.long["value"].unique()
                for v in self.views
                for c in v.columns(iri)
                if c.of.kind == "iri"
            ]
            self._objects[iri] = _strings([*inside, self.context.objects(iri)])
        return self._objects[iri]

    def twins(self, properties: frozenset[str]) -> pl.Series | None:
        """The nodes that have one value of each of these properties in common with another node;
        None where no property of them holds references, of which a spelling tells all."""
        known = (self.schema.properties.get(iri) for iri in sorted(properties))
        names = [of.iri for of in known if of is not None and of.kind == "iri"]
        if not names:
            return None
        if properties not in self._twins:
            keyed = self._links(names[0])
            for iri in names[1:]:
                keyed = keyed.join(self._links(iri), on="id")
            self._twins[properties] = keyed.filter(keyed.select(names).is_duplicated())["id"]
        return self._twins[properties]

    def _links(self, iri: str) -> pl.DataFrame:
        """What points at what by a property: `id`, and the property's name for its value."""
        inside = [
            pl.DataFrame({"id": v.ids.gather(c.long["row"]), iri: c.long["value"].cast(pl.String)})
            for v in self.views
            for c in v.columns(iri)
        ]
        return pl.concat([*inside, self.context.links(iri)]).unique()

    def around(self, ids: pl.Series) -> View:
        """The nodes of context and ontology with these ids, as a frame."""
        return View(self.context.frame(ids), "", self.schema)


def any_value(view: View, iri: str) -> pl.Series:
    """Whether each node has some value of a property."""
    answer = pl.repeat(False, len(view), dtype=pl.Boolean, eager=True)
    for column in view.columns(iri):
        if column.single:
            answer = answer | column.values.is_not_null()
        else:
            answer = answer | (column.values.list.drop_nulls().list.len().fill_null(0) > 0)
    return answer


def _strings(parts: Iterable[pl.Series]) -> pl.Series:
    made = [pl.Series([], dtype=pl.String), *parts]
    return pl.concat([part.cast(pl.String).alias("id") for part in made])


def spelled_frame(frame: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    """The frame with its references in the one spelling."""
    changed = []
    for name in frame.columns:
        known = schema.properties.get(property_iri(name)) if name not in PLACE_COLUMNS else None
        if known is not None and known.kind == "iri":
            values = frame[name]
            flat = values.explode() if isinstance(values.dtype, pl.List) else values
            if flat.dtype == pl.String:
                spelled = flat.str.contains(":", literal=True) & ~flat.str.starts_with("agv:")
                odd = flat.filter(spelled).unique()
                changed += _replaced(values, {v: spelling(v) for v in odd.to_list()})
    return frame.with_columns(changed) if changed else frame


def _replaced(values: pl.Series, by: dict[str, str]) -> list[pl.Series]:
    by = {old: new for old, new in by.items() if old != new}
    if not by:
        return []
    if isinstance(values.dtype, pl.List):
        return [values.list.eval(pl.element().replace(by))]
    return [values.replace(by)]

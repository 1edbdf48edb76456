"""The contract between a source script and the engine: the card, the opened file, the chunks.

A script `ingest/<name>.py` has three things: a card `SOURCE`, `recognise(file)`, and
`frames(file)`, which yields chunks. See docs/add-a-source.md.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl

from actorgraph.errors import Refused
from actorgraph.files import Opened
from actorgraph.limits import Limits
from actorgraph.schema import Schema
from actorgraph.terms import RDF, expand, shorten

Frames = Mapping[str, pl.DataFrame]

PLACE_COLUMNS = frozenset({"id", "_row", "_part"})
REASONS = frozenset(
    "encoding nul csv-quote column-count missing-column too-large too-deep bad-json duplicate-key "
    "not-object missing-id bad-id bad-iri bad-date bad-number bad-code bad-lang unknown-schema "
    "dangling-ref duplicate-conflict foreign-graph unsupported-quote shape-violation limit "
    "extractor-error".split()
)
QUARANTINE_SCHEMA = {
    "row": pl.Int64,
    "reason": pl.String,
    "field": pl.String,
    "detail": pl.String,
    "raw": pl.String,
}
RAW_LIMIT = 4096
_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The card of a source; the engine states it as a dcat:Dataset in every slice.

    `order` ranks its names for labels (reference 0, Wikidata 10, lists 20, articles 40,
    events 50). `expects` bounds the rows of one file; outside it the receipt says so. `settings`
    names what `--set` may give it.

    `closed_by_absence`: classes whose nodes end when a newer version of the slice lacks them, as a
    listing does that is missing in the next list; the versions must be dates. `gone`: the word of
    the receipt for records that a newer version lacks.
    """

    name: str
    title: str
    publisher: str
    url: str
    licence: str
    redistribute: bool
    text_retained: bool = True
    reference: bool = False
    files: tuple[str, ...] = ()
    order: int = 50
    expects: tuple[int, int] | None = None
    settings: tuple[str, ...] = ()
    closed_by_absence: tuple[str, ...] = ()
    gone: str = "gone"

    @property
    def id(self) -> str:
        """The local id of its dcat:Dataset."""
        return f"src-{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """An input, opened within the limits: `path` is a plain file, decompressed where needed;
    `given` is where the user's own file lies, which may be packed; `tell` shows how far a long
    reading has come."""

    path: Path
    name: str
    sha256: str
    size: int
    head: bytes
    options: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    workspace: Path | None = None
    corrections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    given: Path | None = None
    tell: Callable[[str], None] = field(default=lambda _: None, compare=False, repr=False)

    @property
    def given_path(self) -> str:
        """Of the user's own file; empty where it cannot be read again."""
        return "" if self.given is None else str(self.given.absolute())

    def local(self) -> Path:
        """A plain file to scan."""
        return self.path

    def read_bytes(self) -> bytes:
        return self.path.read_bytes()

    @classmethod
    def opened(cls, one: Opened, **rest: Any) -> "SourceFile":
        """A plain file behind a path, as `files.open_input` gives it, with the other fields."""
        return cls(
            path=one.path, name=one.name, sha256=one.sha256, size=one.size, head=one.head, **rest
        )

    @classmethod
    def of(cls, path: Path, **options: str) -> "SourceFile":
        """A plain local file, taken as it is: for tests and notebooks."""
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        return cls(
            path=path, name=path.name, sha256=digest, size=len(data), head=data[:65536],
            options=options,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Part of a slice. Consecutive chunks with one `slice` belong together.

    `version` is the source's own date of this content; the newest, sorted as text, counts.
    `rows_in` = rows left in the frames + duplicates + collapsed + filtered + quarantined
    + removed. `texts`: textSha256 -> text. `notes` are lines for the receipt.

    `replaces`: None where the chunks are the whole slice. Else they are a delta, and these are the
    ids of nodes ("os-Q7747") of the version that counts now which go, with all that lies below
    them ("os-Q7747.r"), before the chunk's own nodes come; an id without a node in the frames is a
    deletion, and one that a chunk adds need not be named. All else stays, but for nodes without
    records or parts of their own (documents) to which only what went had referred. `removed`: rows
    that do nothing but delete. What the frames refer to may stand in the version that is changed.

    `queued`: readings not sure enough to be written: see `actorgraph.reviews`.

    `unread`: ids of nodes that are in the source, but in rows that went to quarantine: they are
    not absent, so `Source.closed_by_absence` does not close them.
    """

    slice: str
    frames: Frames
    rows_in: int
    version: str = ""
    duplicates: int = 0
    collapsed: int = 0
    filtered: int = 0
    quarantine: pl.DataFrame | None = None
    texts: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    notes: tuple[str, ...] = ()
    replaces: Collection[str] | None = None
    removed: int = 0
    unread: Collection[str] = ()
    queued: tuple[Mapping[str, Any], ...] = ()


def quarantine_frame(rows: Iterable[Sequence[object]]) -> pl.DataFrame:
    """Rows that could not be read: (row, reason, field, detail, raw), `reason` of the closed list.

    `raw` longer than 4 kB is cut; its full length and sha256 are appended to `detail`.
    """
    made = [_quarantined(*row) for row in rows]
    frame = pl.DataFrame(made, schema=QUARANTINE_SCHEMA, orient="row")
    unknown = set(frame["reason"].unique().to_list()) - REASONS
    if unknown:
        raise ValueError(f"not a reason for quarantine: {sorted(unknown)}")
    return frame


def _quarantined(
    row: object, reason: object, field_: object, detail: object, raw: object
) -> tuple[object, ...]:
    text = str(raw)
    if len(text) > RAW_LIMIT:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        detail = f"{detail} (raw: {len(text)} characters, sha256 {digest})"
        text = text[:RAW_LIMIT]
    return row, reason, field_, detail, text


def check_columns(frames: Frames, schema: Schema, where: str) -> None:
    """Raise Refused at the first class or column that the ontology does not define."""
    for name, frame in frames.items():
        if not isinstance(frame, pl.DataFrame):
            raise Refused(
                f"{name} is a {type(frame).__name__}, no frame of polars", where=where,
                remedy="pl.from_pandas makes one of a frame of pandas",
            )  # fmt: skip
        iri = class_iri(name)
        if iri not in schema.classes:
            raise Refused(
                f"a frame `{name}`, but the ontology has no such class",
                where=where,
                remedy=_nearest(name, schema.classes),
            )
        _check_places(name, frame, where)
        for column in frame.columns:
            if column not in PLACE_COLUMNS:
                _check_column(name, column, schema, where)


def _check_places(name: str, frame: pl.DataFrame, where: str) -> None:
    """A column without rows may have no type."""
    for column, kind in (("id", "text"), ("_row", "whole numbers")):
        if column not in frame.columns:
            raise Refused(
                f"{name} has no column `{column}`", where=where, remedy="see docs/add-a-source.md"
            )
        found = frame.schema[column]
        fits = found == pl.String if column == "id" else found.is_integer()
        if not fits and found != pl.Null:
            raise Refused(f"{name} has a column `{column}` of {found}, not of {kind}", where=where)


def _check_column(name: str, column: str, schema: Schema, where: str) -> None:
    property_ = schema.properties.get(property_iri(column))
    if property_ is None:
        raise Refused(
            f"{name} has a column `{column}`, which the ontology does not define",
            where=where,
            remedy=_nearest(column, schema.properties),
        )
    if "@" in column and property_.datatype != f"{RDF}langString":
        raise Refused(
            f"{name} has a column `{column}`, but its values have no language",
            where=where,
            remedy=f"call it `{column.partition('@')[0]}`",
        )


def class_iri(name: str) -> str:
    """The class a frame is named after: "Event" or "dcat:Dataset"."""
    return expand(name if ":" in name else f"ag:{name}")


def property_iri(column: str) -> str:
    """The property a column is named after, without its language tag."""
    name = column.partition("@")[0]
    return expand(name if ":" in name else f"ag:{name}")


def _nearest(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    short = [shorten(iri).removeprefix("ag:") for iri in known]
    near = get_close_matches(name.partition("@")[0], short, n=3)
    listed = " or ".join(f"`{one}`" for one in near)
    return f"did you mean {listed}?" if near else "define it in ontology/ or leave it out"


def count_rows(frames: Frames) -> int:
    """How many source rows stand in the frames."""
    places = [frame["_row"].drop_nulls() for frame in frames.values()]
    return pl.concat(places).n_unique() if places else 0

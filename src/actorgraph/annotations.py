"""What a reader of texts says about one place of a text: the contract of scripts and plug-ins.

Offsets count Unicode code points, the end is exclusive. A span inside `fields` is an object
`{"start": …, "end": …, "exact": …}`, and is held to the text like the annotation itself.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from actorgraph import content

TYPES = ("document", "mention", "claim", "event", "date", "quantity", "link")
# how far an event is vouched for: by the text's own voice, by somebody, or not (yet) at all
STATUSES = ("stated", "reported", "alleged", "denied", "questioned", "promised", "hypothetical")
RELATIONS = ("answers", "derives", "relates")
# what an ingest does with it: too doubtful ones wait for a person, who may have said no
STANDINGS = ("written", "queued", "rejected")
# a field of an annotation -> the scheme of the ontology whose codes it may hold
_SCHEMES = {
    ("event", "category"): "type",
    ("event", "mode"): "mode",
    ("event", "context"): "ctx",
    ("claim", "stance"): "stance",
    ("claim", "certainty"): "certainty",
}
_CLOSED = {
    ("event", "status"): frozenset(STATUSES), ("link", "relation"): frozenset(RELATIONS),
    ("event", "standing"): frozenset(STANDINGS), ("claim", "standing"): frozenset(STANDINGS),
}  # fmt: skip
# what a field holds: "span" has a place in the text, "object" may have one
_FORMS = {
    ("claim", "source"): "object", ("claim", "cue"): "span", ("claim", "content"): "spans",
    ("claim", "quoted"): "spans", ("claim", "relay"): "spans", ("claim", "about"): "strings",
    ("event", "actor"): "objects", ("event", "recipient"): "objects", ("event", "trigger"): "span",
    ("event", "id"): "string", ("claim", "id"): "string",
}  # fmt: skip
_NEEDED = {"event": ("category", "status"), "link": ("relation",)}
_CONCEPT = re.compile(r"^agv:(\w+)-([\w-]+) ", re.MULTILINE)

Codes = Mapping[str, frozenset[str]]  # scheme -> codes


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing read at one place.

    `score`: the probability that it was read right. `rules`: what fired, so that "why" has an
    answer. `plugin` and `version` stay empty in what our own scripts read.
    """

    type: str
    start: int
    end: int
    exact: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    score: float = 1.0
    rules: tuple[str, ...] = ()
    plugin: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text as a plug-in sees it. Offsets count in `text`."""

    id: str
    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    issued: str = ""
    language: str = ""


def verify(text: str, annotation: Annotation) -> None:
    """Raises ValueError unless the annotation quotes the text exactly, in every span it has."""
    if annotation.type not in TYPES:
        raise ValueError(f"`{annotation.type}` is no type of annotation")
    if not 0 <= annotation.score <= 1:
        raise ValueError(f"the score {annotation.score} is none from 0 to 1")
    if not all(isinstance(rule, str) for rule in annotation.rules):
        raise ValueError("a rule is no word")
    for start, end, exact in _spans(annotation):
        whole = type(start) is int and type(end) is int and 0 <= start <= end <= len(text)
        if not whole:
            raise ValueError(f"{start!r}-{end!r} is no span of a text of {len(text)} characters")
        if text[start:end] != exact:
            raise ValueError(f"{start}-{end} reads {text[start:end]!r}, not {exact!r}")


def _spans(annotation: Annotation) -> Iterator[tuple[Any, Any, Any]]:
    yield annotation.start, annotation.end, annotation.exact
    yield from _inner(annotation.fields)


def _inner(value: Any) -> Iterator[tuple[Any, Any, Any]]:
    if isinstance(value, Mapping):
        if "start" in value or "end" in value:
            yield value.get("start"), value.get("end"), value.get("exact")
        for held in value.values():
            yield from _inner(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _inner(held)


def codes(workspace: Path | None = None) -> Codes:
    """The closed vocabularies: the concepts of the ontology by their scheme."""
    found: dict[str, set[str]] = {}
    for path in content.find("ontology", workspace).values():
        for scheme, code in _CONCEPT.findall(path.read_text(encoding="utf-8")):
            found.setdefault(scheme, set()).add(code)
    return {scheme: frozenset(held) for scheme, held in found.items()}


def check_fields(annotation: Annotation, known: Codes) -> None:
    """Raises ValueError at a field that is missing, not of its form, or whose value is not of its
    vocabulary."""
    json.dumps(dict(annotation.fields), allow_nan=False)
    for name in _NEEDED.get(annotation.type, ()):
        if not annotation.fields.get(name):
            raise ValueError(f"a {annotation.type} needs `{name}`")
    for name, value in annotation.fields.items():
        key = annotation.type, name
        form = _FORMS.get(key, "")
        if form and value is not None and not _fits(value, form):
            raise ValueError(f"`{name}` of a {annotation.type} is no {form}")
        allowed = _CLOSED.get(key) or known.get(_SCHEMES.get(key, ""))
        if allowed is not None and value and not (isinstance(value, str) and value in allowed):
            raise ValueError(f"`{value}` is no {name} of a {annotation.type}")


def _fits(value: Any, form: str) -> bool:
    if form.endswith("s"):
        return isinstance(value, list) and all(_fits(one, form[:-1]) for one in value)
    if form == "string":
        return isinstance(value, str)
    return isinstance(value, dict) and (form == "object" or "start" in value)


def as_json(annotation: Annotation) -> dict[str, Any]:
    """The annotation as one JSON object, always with the same keys in the same order."""
    return {
        "type": annotation.type,
        "start": annotation.start,
        "end": annotation.end,
        "exact": annotation.exact,
        "fields": dict(annotation.fields),
        "score": annotation.score,
        "rules": list(annotation.rules),
        "plugin": annotation.plugin,
        "version": annotation.version,
    }


def span(text: str, start: int, end: int) -> dict[str, Any]:
    """A span of a text as fields hold it."""
    return {"start": start, "end": end, "exact": text[start:end]}


def ordered(annotations: Iterable[Annotation]) -> list[Annotation]:
    """By place, the longer first, then by type; what stands first was read first."""
    return sorted(annotations, key=lambda a: (a.start, -a.end, TYPES.index(a.type)))

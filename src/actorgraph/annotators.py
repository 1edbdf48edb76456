"""Plug-ins that add annotations: the entry points of the group `actorgraph.annotators`.

An entry point names a callable that takes its settings as keywords (the table
`[annotators.NAME]` of actorgraph.toml) and gives an object with `annotate(document)`, which
yields annotations. None is installed with actorgraph, and none runs unless it is asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol

from actorgraph import annotations
from actorgraph.annotations import Annotation, Codes, Document
from actorgraph.errors import UsageError

GROUP = "actorgraph.annotators"
_MOST_SHOWN = 3  # faults told one by one; the rest is counted


class Plugin(Protocol):
    """What an entry point gives. It may have `diagnostics`, lines for the user, as well."""

    def annotate(self, document: Document) -> Iterable[Annotation]: ...


@dataclass(frozen=True, slots=True)
class Annotator:
    """A plug-in under its name."""

    name: str
    version: str
    plugin: Plugin

    def run(self, document: Document, known: Codes) -> tuple[list[Annotation], list[str]]:
        """What the plug-in adds and holds, marked with its name, and notes on what does not.

        Its failure costs its own annotations of this document, and nothing else.
        """
        made: list[Annotation] = []
        faults: list[str] = []
        try:
            for one in self.plugin.annotate(document):
                fault = _fault(one, document, known)
                if fault:
                    faults.append(fault)
                else:
                    made.append(replace(one, plugin=self.name, version=self.version))
        except Exception as error:  # a plug-in is not ours to trust
            faults.append(f"failed: {type(error).__name__}: {_first(error)}")
        faults += self._diagnostics()
        return made, [f"{self.name}: {line}" for line in _few(faults)]

    def _diagnostics(self) -> list[str]:
        told = getattr(self.plugin, "diagnostics", None)
        if not isinstance(told, list):
            return []
        lines = [str(line) for line in told]
        told.clear()
        return lines


def _fault(one: Any, document: Document, known: Codes) -> str:
    """Why an annotation of a plug-in is not taken, "" where it is."""
    if not isinstance(one, Annotation):
        return f"left out: a {type(one).__name__} is no annotation"
    if one.type == "document":
        return "left out: a plug-in only adds to a document"
    try:
        annotations.verify(document.text, one)
        annotations.check_fields(one, known)
    except (ValueError, TypeError, AttributeError) as error:
        return f"left out: {_first(error)}"
    return ""


def _first(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")


def _few(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _MOST_SHOWN
    return [*lines[:_MOST_SHOWN], f"… and {more} more"] if more > 0 else list(lines)


def load(names: Iterable[str], settings: Mapping[str, Any]) -> list[Annotator]:
    """The plug-ins of these names. Raises UsageError where one is not installed or its settings
    do not suit it."""
    known = {entry.name: entry for entry in entry_points(group=GROUP)}
    return [_loaded(name, known, settings) for name in dict.fromkeys(names)]


def _loaded(name: str, known: Mapping[str, EntryPoint], settings: Mapping[str, Any]) -> Annotator:
    entry = known.get(name)
    if entry is None:
        there = ", ".join(sorted(known)) or "none"
        raise UsageError(f"no annotator `{name}` is installed; there are: {there}")
    own = settings.get(name, {})
    if not isinstance(own, Mapping):
        raise UsageError(f"[annotators] {name} is no table", where="actorgraph.toml")
    try:
        plugin = entry.load()(**own)
    except (ImportError, AttributeError, TypeError, ValueError, OSError) as error:
        raise UsageError(f"cannot be loaded: {_first(error)}", where=f"annotator {name}") from error
    version = str(getattr(plugin, "version", "")) or (entry.dist.version if entry.dist else "")
    return Annotator(name, version, plugin)


def wanted(settings: Mapping[str, Any], asked: Sequence[str]) -> list[str]:
    """Those asked for on the command line, after those that `[annotators] use = […]` names."""
    used = settings.get("use", [])
    if not isinstance(used, list) or not all(isinstance(name, str) for name in used):
        raise UsageError("[annotators] use is no list of names", where="actorgraph.toml")
    return [*used, *asked]

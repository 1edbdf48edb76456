"""From a file to verified annotations: the script that knows the file reads it, plug-ins add."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from actorgraph import annotations, corrections, reviews, sources
from actorgraph.annotations import Annotation, Codes, Document
from actorgraph.annotators import Annotator
from actorgraph.errors import Refused
from actorgraph.files import open_input
from actorgraph.frames import SourceFile
from actorgraph.limits import Limits
from actorgraph.workspace import Workspace


@dataclass(slots=True)
class Annotated:
    """One document with what was read in it, in order. `file`: as the user named it."""

    file: str
    document: Document
    notes: list[str]
    annotations: list[Annotation] = field(default_factory=list)

    def as_json(self, annotation: Annotation) -> dict[str, Any]:
        """One line: the annotation, and where it belongs."""
        made = annotations.as_json(annotation)
        return {"file": self.file, "document": self.document.id, **made}


class Reader:
    """Reads files with the scripts of a workspace, or with ours alone where there is none."""

    def __init__(
        self,
        workspace: Path | None = None,
        source: str | None = None,
        annotators: Sequence[Annotator] = (),
        limits: Limits | None = None,
    ) -> None:
        self.workspace, self.source, self.annotators = workspace, source, annotators
        self.limits = limits or Limits()
        self.scripts = sources.load(workspace)

    @cached_property
    def codes(self) -> Codes:
        return annotations.codes(self.workspace)

    @cached_property
    def corrections(self) -> Mapping[str, Mapping[str, str]]:
        """A person's corrections and decisions count here as at an ingest."""
        if self.workspace is None:
            return {}
        ws = Workspace(self.workspace)
        return corrections.of_documents(ws.corrections) | reviews.verdicts(ws.reviews)

    def read(self, path: Path) -> Iterator[Annotated]:
        """The documents of one file. Raises Refused where its script reads no texts."""
        with open_input(path, self.limits) as opened:
            for plain in opened:
                file = SourceFile.opened(plain, workspace=self.workspace, limits=self.limits,
                    corrections=self.corrections,
                )  # fmt: skip
                yield from self._documents(file, str(path))

    def _documents(self, file: SourceFile, name: str) -> Iterator[Annotated]:
        script = sources.pick(file, self.scripts, self.source)
        annotate = getattr(script.module, "annotate", None)
        if annotate is None:
            known = [s.card.name for s in self.scripts if hasattr(s.module, "annotate")]
            raise Refused(
                f"is read as {script.card.name}, which has no text to annotate", where=name,
                remedy=f"texts are read as: {', '.join(known)}",
            )  # fmt: skip
        one: Annotated | None = None
        for annotation in annotate(file):
            if annotation.type == "document":
                if one is not None:
                    yield self._added(one)
                one = Annotated(name, _document(annotation), list(annotation.fields["notes"]))
            if one is None:
                raise ValueError(f"{script.name}: an annotation before its document")
            annotations.verify(one.document.text, annotation)
            annotations.check_fields(annotation, self.codes)
            one.annotations.append(annotation)
        if one is not None:
            yield self._added(one)

    def _added(self, one: Annotated) -> Annotated:
        """With what the plug-ins add; what of it does not hold is left out and noted."""
        for annotator in self.annotators:
            made, notes = annotator.run(one.document, self.codes)
            one.annotations += made
            one.notes += notes
        head, rest = one.annotations[:1], one.annotations[1:]
        one.annotations = [*head, *annotations.ordered(rest)]
        return one


def _document(annotation: Annotation) -> Document:
    held = annotation.fields
    names = ("title", "url", "publisher", "issued", "language")
    rest = {name: str(held.get(name) or "") for name in names}
    return Document(id=str(held["id"]), text=annotation.exact, **rest)

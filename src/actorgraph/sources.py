"""The ingest scripts as the engine sees them: a card, a recogniser, a reader."""

import csv
import re
import types
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from actorgraph import content
from actorgraph.errors import ActorgraphError, Refused, UsageError
from actorgraph.frames import Chunk, Source, SourceFile

# what a script lets escape where the data are at fault
UNREADABLE = (pl.exceptions.PolarsError, UnicodeError, csv.Error)


class Unknown(Refused):
    """No source reads this file."""


@dataclass(frozen=True, slots=True)
class Script:
    """One `ingest/<name>.py`."""

    name: str
    module: types.ModuleType
    own: bool = False  # of the workspace

    @property
    def card(self) -> Source:
        card: Source = self.module.SOURCE
        return card

    def recognise(self, file: SourceFile) -> bool:
        with self._blamed(f"cannot tell whether {file.name} is one of its files"):
            return bool(self.module.recognise(file))

    def frames(self, file: SourceFile) -> Iterator[Chunk]:
        with self._blamed(f"cannot read {file.name}"):
            made = self.module.frames(file)
            if isinstance(made, Chunk):
                raise TypeError("frames() returns one Chunk, and should yield it")
            yield from made

    @contextmanager
    def _blamed(self, doing: str) -> Iterator[None]:
        """A mistake in a script of the user's is told as one, and is none of ours."""
        try:
            yield
        except (ActorgraphError, OSError, MemoryError, *UNREADABLE):
            raise
        except Exception as error:
            if not self.own:
                raise
            raise content.blamed(self.name, error, doing) from error


def load(workspace: Path | None = None) -> list[Script]:
    """All scripts, reference data first and catch-alls (high `order`) last."""
    scripts = []
    for name in content.find("ingest", workspace):
        module = content.load_ingest(name, workspace)
        for part in ("SOURCE", "recognise", "frames"):
            if not hasattr(module, part):
                raise Refused(
                    f"has no `{part}`",
                    where=str(module.__file__),
                    remedy="see docs/add-a-source.md",
                )
        _check_card(module.SOURCE, str(module.__file__))
        scripts.append(Script(name, module, content.is_own(name, workspace)))
    return sorted(scripts, key=lambda s: (s.card.order, s.name))


def _check_card(card: Source, where: str) -> None:
    """What would otherwise send each row of the source to quarantine."""
    if re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", card.name) is None:
        raise Refused(f"the name `{card.name}` is not like `example-events`", where=where)
    if re.fullmatch(r"[a-z][a-z0-9+.-]*:\S+", card.licence) is None:
        raise Refused(
            f"the licence `{card.licence}` is no IRI", where=where,
            remedy="give its address, or agv:licence-unknown",
        )  # fmt: skip


def pick(file: SourceFile, scripts: list[Script], forced: str | None) -> Script:
    """The script that reads this file: the one named, else the one that recognises it.

    Raises UsageError where the named one does not exist or several recognise the file, Unknown
    where none does.
    """
    names = {name: s for s in scripts for name in (s.name, s.card.name)}
    if forced is not None:
        if forced not in names:
            known = ", ".join(sorted(s.card.name for s in scripts))
            raise UsageError(f"no source `{forced}`; there are: {known}")
        return names[forced]
    found = [s for s in scripts if s.recognise(file)]
    if len(found) > 1:
        which = ", ".join(s.card.name for s in found)
        raise UsageError(f"could be {which}", where=file.name, remedy="name one with --source")
    if not found:
        known = "; ".join(f"{s.card.name} ({s.card.title})" for s in scripts)
        raise Unknown(
            "not a file we know how to read", where=file.name,
            remedy=f"--source NAME tells what it lacks; docs/add-a-source.md adds one; "
            f"we read: {known}",
        )  # fmt: skip
    return found[0]


def check_settings(given: Iterable[str], scripts: list[Script]) -> None:
    """Raises UsageError at a setting that no source has: a misspelt one would be passed over."""
    known = {name for script in scripts for name in script.card.settings}
    for name in given:
        if name not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise UsageError(f"no source has a setting `{name}`; there are: {listed}")


def reference_files(script: Script) -> list[Path]:
    """The data files beside a reference script."""
    folder = Path(str(script.module.__file__)).parent
    return [folder / name for name in script.card.files]

"""Content found by convention: ontology, shapes, queries and ingest scripts, ours and the user's.

A workspace adds files of its own. In queries/ and ingest/ a file of the same name replaces
ours, and every listing says so; in ontology/ and shapes/ it is an error, so that nobody weakens
the gate unseen. Names that start with "_" are helpers and are not listed.
"""

import importlib
import sys
import traceback
import types
from collections.abc import Iterable
from pathlib import Path

from actorgraph.errors import Refused, StoreError, UsageError

_SUFFIX = {"ontology": ".ttl", "rules": ".rq", "shapes": ".ttl", "queries": ".rq", "ingest": ".py"}
_FOLDER = {"rules": "ontology/rules"}
_REPLACEABLE = frozenset({"queries", "ingest"})
_OWN = ("ingest", "dictionaries")  # folders of a workspace that the readers look into
INGEST_PACKAGE = "actorgraph_ingest"


def builtin() -> Path:
    """The folder that holds our content: inside the installed package, else the checkout."""
    here = Path(__file__).resolve().parent
    for root in (here / "content", here.parents[1]):
        if all((root / kind).is_dir() for kind in ("ontology", "shapes", "queries", "ingest")):
            return root
    raise StoreError(
        "the content folders ontology, shapes, queries and ingest are missing",
        where=str(here),
        remedy="install actorgraph again, or work from a checkout",
    )


def find(kind: str, workspace: Path | None = None) -> dict[str, Path]:
    """Name -> path of all content of one kind, sorted by name.

    Raises UsageError where a workspace file would replace a shape or an ontology file.
    """
    found = _listed(builtin(), kind)
    if workspace is not None:
        for name, path in _listed(workspace, kind).items():
            if name in found and kind not in _REPLACEABLE:
                raise UsageError(
                    f"replaces the built-in {kind} file `{name}`",
                    where=str(path),
                    remedy="give it another name: a workspace may add to the gate, not weaken it",
                )
            found[name] = path
    return dict(sorted(found.items()))


def replaced(kind: str, workspace: Path) -> list[str]:
    """Names of built-in content that the workspace replaces with a file of its own."""
    return sorted(_listed(builtin(), kind).keys() & _listed(workspace, kind).keys())


def _listed(root: Path, kind: str) -> dict[str, Path]:
    folder = root / _FOLDER.get(kind, kind)
    return {
        path.stem: path
        for path in sorted(folder.glob(f"*{_SUFFIX[kind]}"))
        if not path.name.startswith("_")
    }


def load_ingest(name: str, workspace: Path | None = None) -> types.ModuleType:
    """The ingest script `name` as the module `actorgraph_ingest.<name>`.

    Helpers (`ingest/_*.py`) are importable from scripts by the same package name. Raises Refused
    where the script is no Python or imports what is not there.
    """
    roots = [builtin() / "ingest"]
    if workspace is not None and any((workspace / own).is_dir() for own in _OWN):
        roots.insert(0, workspace / "ingest")
    _register_package(roots)
    try:
        return importlib.import_module(f"{INGEST_PACKAGE}.{name}")
    except (ImportError, SyntaxError) as error:
        raise Refused(f"cannot be loaded: {error}", where=f"ingest/{name}.py") from error
    except Exception as error:
        if not is_own(name, workspace):
            raise
        raise blamed(name, error) from error


def is_own(name: str, workspace: Path | None) -> bool:
    """Whether the ingest script `name` is the workspace's, not ours."""
    return workspace is not None and (workspace / "ingest" / f"{name}.py").is_file()


def blamed(name: str, error: Exception, doing: str = "cannot be loaded") -> Refused:
    """What a user's script lets escape, as an error of that script: the last line of it that ran,
    and what went wrong there."""
    path = f"{name}.py"
    ran = [f.lineno for f in traceback.extract_tb(error.__traceback__)
           if Path(f.filename).name == path]  # fmt: skip
    line = f" in line {ran[-1]}" if ran else ""
    what = next(iter(str(error).splitlines()), "")
    return Refused(
        f"{doing}: {type(error).__name__}{line}: {what}", where=f"ingest/{path}",
        remedy="see docs/add-a-source.md",
    )  # fmt: skip


def _register_package(roots: Iterable[Path]) -> None:
    path = [str(root) for root in roots]
    package = sys.modules.get(INGEST_PACKAGE)
    if package is not None and list(package.__path__) == path:
        return
    for loaded in [m for m in sys.modules if m.split(".")[0] == INGEST_PACKAGE]:
        del sys.modules[loaded]
    package = types.ModuleType(INGEST_PACKAGE)
    package.__path__ = path
    sys.modules[INGEST_PACKAGE] = package
    importlib.invalidate_caches()

"""The Python face: `actorgraph.open("case")`."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from actorgraph import content, workspace

if TYPE_CHECKING:
    import rdflib

    from actorgraph.query.answer import Limits
    from actorgraph.receipt import BatchReceipt
    from actorgraph.staging import Options
    from actorgraph.tables import Table


class Case:
    """A workspace, opened. Every answer is read from the generation that is current then."""

    def __init__(self, ws: workspace.Workspace) -> None:
        self._ws = ws

    @property
    def path(self) -> Path:
        return self._ws.root

    @property
    def digest(self) -> str:
        """The digest of the graph, 64 hex digits: equal graphs have equal digests."""
        return self._ws.generation().manifest.digest

    def queries(self) -> list[str]:
        """The names that `ask` takes."""
        return list(content.find("queries", self._ws.root))

    def ask(self, query: str, limits: "Limits | None" = None, /, **parameters: object) -> "Table":
        """Run a canned query. Names of actors are resolved.

        Raises UsageError on an unknown query, parameter or name, and on a name that several
        actors bear; LimitError beyond the limits.
        """
        from actorgraph.query import canned

        queries = content.find("queries", self._ws.root)
        return canned.ask(self._store(), queries, query, parameters, limits)

    def sparql(self, query: str, limits: "Limits | None" = None) -> "Table":
        """Run a SPARQL query of your own: SELECT, ASK, CONSTRUCT or DESCRIBE."""
        from actorgraph.query import canned

        return canned.ask_text(self._store(), query, limits)

    def rdflib(self) -> "rdflib.Graph":
        """The graph as export writes it, in rdflib."""
        import rdflib

        from actorgraph import exports

        graph = rdflib.Graph()
        data = "".join(f"{' '.join(t)} .\n" for t in exports.index_triples(self._ws))
        return graph.parse(data=data, format="nt")

    def export(self, path: str | Path, *, raw: bool = False, redistributable: bool = False) -> Path:
        """Write the graph; the format follows the ending (.ttl .nt .trig .nq)."""
        from actorgraph import exports

        done = exports.write(self._ws, Path(path), raw=raw, redistributable=redistributable)
        return done.path

    def ingest(self, *paths: str | Path, options: "Options | None" = None) -> "BatchReceipt":
        """Read source files into the graph, as `actorgraph ingest` does."""
        from actorgraph.build import Builder

        return Builder(self._ws).ingest(map(Path, paths), options)

    def _store(self) -> Path:
        published = self._ws.generation()
        published.check()
        return published.store

    def __repr__(self) -> str:
        return f"<actorgraph case {self._ws.root}>"

    def _repr_html_(self) -> str:
        published = self._ws.generation()
        sources: dict[str, int] = {}
        for version in published.catalog().values():
            sources[version.source] = sources.get(version.source, 0) + 1
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{count:,}</td></tr>"
            for name, count in sorted(sources.items())
        )
        caption = f"{escape(str(self._ws.root))} · digest {published.manifest.digest[:12]}"
        return (
            f"<table><caption>{caption}</caption><tr><th>source</th><th>slices</th></tr>"
            f"{rows}</table>"
        )


def open(path: str | Path = ".") -> Case:
    """Open a workspace. Raises StoreError where there is none."""
    return Case(workspace.locate(Path(path)))


def create(path: str | Path, sources: Iterable[str | Path] = ()) -> Case:
    """Make a workspace with the reference actors, and read these files into it."""
    from actorgraph.build import Builder

    ws = workspace.create(Path(path))
    Builder(ws).ingest(map(Path, sources))
    return Case(ws)

"""Canned queries by name: find the file, read the values, bind them, run, and hand on a table."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

from actorgraph.errors import StoreError, UsageError
from actorgraph.query import params
from actorgraph.query.answer import Limits
from actorgraph.query.header import Param, Query, parse
from actorgraph.query.session import Session
from actorgraph.tables import Table
from actorgraph.terms import expand, shorten


def load(queries: Mapping[str, Path], name: str) -> Query:
    """The query `name` of what `content.find` gave. Raises UsageError listing the known ones."""
    if name not in queries:
        remedy = f"there are: {', '.join(sorted(queries))}."
        raise UsageError(f"no query `{ascii(name[:80])[1:-1]}`", where="ask", remedy=remedy)
    path = queries[name]
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"cannot be read: {error}", where=str(path)) from error
    return parse(name, text)


def ask(
    generation: Path | Session,
    queries: Mapping[str, Path],
    name: str,
    given: params.Given = (),
    limits: Limits | None = None,
) -> Table:
    """Run a canned query. `given`: parameter name -> value as a person would type it."""
    query = load(queries, name)
    values = params.read(query, given)
    session = generation if isinstance(generation, Session) else None
    with nullcontext(session) if session else Session(Path(str(generation)), limits) as running:
        assert running is not None
        terms = {
            param.name: _term(running, query, param, values[param.name])
            for param in query.params
            if param.name in values
        }
        answer = running.query(params.bind(query.text, terms), limits, trusted=True)
    shown = {key: _shown(values[key], term) for key, term in terms.items()}
    return Table(answer.variables, answer.rows, answer.truncated, query=name, parameters=shown)


def ask_text(generation: Path | Session, text: str, limits: Limits | None = None) -> Table:
    """Run a query of the user's own."""
    if isinstance(generation, Session):
        answer = generation.query(text, limits)
    else:
        with Session(generation, limits) as session:
            answer = session.query(text)
    return Table(answer.variables, answer.rows, answer.truncated, query=text)


def _term(session: Session, query: Query, param: Param, text: str) -> str:
    def resolve(text: str, param: Param, where: str) -> str:
        return session.resolve(text, param.kinds, where=where)

    return params.term(param, text, f"{query.name}: parameter `{param.name}`", resolve)


def _shown(given: str, term: str) -> str:
    """What a parameter was taken for: the id of a name, the rest as it was given."""
    return shorten(expand(term[1:-1])) if term.startswith("<") else given

"""Canned queries by name: find the file, read the values, bind them, run, and hand on a table."""

from collections.abc import Mapping
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
    if not isinstance(generation, Session):
        with Session(generation, limits) as session:
            return ask(session, queries, name, given, limits)
    query = load(queries, name)
    values, terms = _understood(generation, query, given)
    answer = generation.query(params.bind(query.text, terms), limits, trusted=True)
    shown = {key: _shown(values[key], term) for key, term in terms.items()}
    return Table(answer.variables, answer.rows, answer.truncated, query=name, parameters=shown)


def bound(
    session: Session, queries: Mapping[str, Path], name: str, given: params.Given = ()
) -> str:
    """The text that `ask` runs, for any other SPARQL tool."""
    query = load(queries, name)
    return params.bind(query.text, _understood(session, query, given)[1])


def ask_text(generation: Path | Session, text: str, limits: Limits | None = None) -> Table:
    """Run a query of the user's own."""
    if isinstance(generation, Session):
        answer = generation.query(text, limits)
    else:
        with Session(generation, limits) as session:
            answer = session.query(text)
    return Table(answer.variables, answer.rows, answer.truncated, query=text)


def _understood(
    session: Session, query: Query, given: params.Given
) -> tuple[dict[str, str], dict[str, str]]:
    """The values as given, and their terms, by parameter."""

    def resolve(text: str, param: Param, where: str) -> str:
        return session.resolve(text, param.kinds, where=where)

    values = params.read(query, given)
    terms = {
        param.name: params.term(
            param, values[param.name], f"{query.name}: parameter `{param.name}`", resolve
        )
        for param in query.params
        if param.name in values
    }
    return values, terms


def _shown(given: str, term: str) -> str:
    """What a parameter was taken for: the id of a name, the rest as it was given."""
    return shorten(expand(term[1:-1])) if term.startswith("<") else given

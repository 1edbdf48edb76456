"""SPARQL constraints: tokens, what is refused, what a node needs to have a solution at all."""

from collections.abc import Iterator, Mapping

from actorgraph.errors import UsageError
from actorgraph.query import syntax

_REFUSED = ("SERVICE", "FROM", "VALUES", "MINUS", "GRAPH", "LOAD")
_THIS = "?this"
_CLAUSES = frozenset({"FILTER", "OPTIONAL", "BIND", "UNION", "NOT", "EXISTS"})


def tokens(query: str) -> list[str]:
    """The tokens of a query without its comments. Raises UsageError at what cannot be SPARQL."""
    return [token.text for token in syntax.tokens(query)]


def fault(query: str) -> str:
    """Why this text may not be a constraint, or ""."""
    try:
        found = tokens(query)
    except UsageError as error:
        return f"not SPARQL: {error.what}"
    for token in found:
        # the store reads `SERVICEa:b` as SERVICE, so the beginning of the word decides
        word = next((w for w in _REFUSED if token.upper().startswith(w)), None)
        if word is not None:
            return f"{word} has no place in a constraint"
    if not any(t.upper() == "SELECT" for t in found):
        return "not a SELECT query"
    if "$this" not in found and "?this" not in found:
        return "the query does not speak of $this"
    return ""


def with_target(query: str, target: str) -> str:
    """The query for all focus nodes at once: `target`, a pattern of ?this, goes first in WHERE."""
    opening = next((token for token in syntax.tokens(query) if token.text == "{"), None)
    if opening is None:
        return query
    return f"{query[: opening.end]} {target} {query[opening.end :]}"


def expanded(query: str) -> set[str]:
    """Every full IRI that a query names, the namespaces of its prefixes left out."""
    found: set[str] = set()
    prefixes: dict[str, str] = {}
    items = tokens(query)
    for at, token in enumerate(items):
        if token.startswith("<"):
            if at >= 2 and items[at - 2].upper() == "PREFIX":
                prefixes[items[at - 1].rstrip(":")] = token[1:-1]
            else:
                found.add(token[1:-1])
    return found.union(*(_expanded(t, prefixes) for t in items if ":" in t and t[0] != "<"))


def needs(query: str, prefixes: Mapping[str, str]) -> frozenset[str]:
    """Properties that $this must have for any solution: the first steps of its triple patterns
    that stand in the outermost group, outside OPTIONAL, UNION and FILTER."""
    found: set[str] = set()
    items = _outermost(tokens(query))
    state, is_this, at = "subject", False, 0
    while at < len(items):
        token = items[at]
        if token in (".", "{}") or token.upper() in _CLAUSES:
            state = "subject"
        elif token == ";":
            state = "verb"
        elif state == "subject" and token != "()":
            state, is_this = "verb", token in ("$this", "?this")
        elif state == "verb":
            at, name = _verb(items, at)
            state = "object"
            if is_this and name:
                found |= _expanded(name, prefixes)
            continue
        at += 1
    return frozenset(found)


def twins(query: str, prefixes: Mapping[str, str]) -> frozenset[str]:
    """Properties of which one other node must have the values that $this has for there to be any
    solution: where another variable has them with the same variables, and the two are told to
    differ."""
    items = tokens(query)
    told = _told(_outermost(items), prefixes)
    mine = told.pop(_THIS, {}).items()
    shared = (mine & told.get(variable, {}).items() for variable in _others(items))
    return frozenset(name for name, _ in max(shared, key=len, default=()))


def _told(items: list[str], prefixes: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Variable -> property -> variable, of the outermost triples without a path or a list."""
    found: dict[str, dict[str, str]] = {}
    for statement in _statements(items):
        (subject, *first), *others = statement
        for verb, *objects in (part for part in (first, *others) if part):
            if len(objects) == 1 and ":" in verb and all(map(_is_variable, (subject, *objects))):
                names = dict.fromkeys(_expanded(verb, prefixes), objects[0])
                found.setdefault(subject, {}).update(names)
    return found


def _statements(items: list[str]) -> Iterator[list[list[str]]]:
    """The triples of one subject each, cut at their semicolons."""
    cut: list[list[list[str]]] = [[[]]]
    before = ""
    for token in items:
        if token in (".", "{}") or token.upper() in _CLAUSES:
            cut.append([[]])
        elif token == ";":
            cut[-1].append([])
        elif token != "()" or before not in _CLAUSES:
            cut[-1][-1].append(token.replace("$", "?") if _is_variable(token) else token)
        before = token.upper()
    return (statement for statement in cut if all(statement))


def _is_variable(token: str) -> bool:
    return token[:1] in ("?", "$") and len(token) > 1


def _others(items: list[str]) -> Iterator[str]:
    """Variables that a filter of the outermost group keeps apart from $this."""
    depth = 0
    for at, token in enumerate(items):
        depth += (token == "{") - (token == "}")
        if depth == 1 and token.upper() == "FILTER":
            words = ["?" + t[1:] if _is_variable(t) else t for t in items[at + 1 : at + 12]]
            match words:
                case ["(", one, "!=", other, ")", *_]:
                    pass
                case ["(", "COALESCE", "(", one, "!=", other, ",", "false", ")", ")", *_]:
                    pass
                case _:
                    continue
            if _THIS in (one, other):
                yield other if one == _THIS else one


def _outermost(items: list[str]) -> list[str]:
    """Tokens of the outermost group; inner groups and brackets are folded to "{}" and "()"."""
    start = items.index("{") + 1 if "{" in items else len(items)
    level, folded = 0, []
    for token in items[start:]:
        if token in "{(":
            if level == 0:
                folded.append("{}" if token == "{" else "()")
            level += 1
        elif token in "})":
            level -= 1
            if level < 0:
                break
        elif level == 0:
            folded.append(token)
    return folded


def _verb(items: list[str], at: int) -> tuple[int, str]:
    """Where the path at `at` ends, and the first property every walk of it takes, if sure."""
    name, sure = items[at], items[at] not in ("^", "()", "!")
    at += 1 if sure or items[at] == "()" else 2
    while at < len(items) and items[at] in ("*", "?", "+", "/", "|", "^"):
        operator = items[at]
        if operator == "|" or (operator in "*?" and items[at - 1] == name):
            sure = False
        at += 1 if operator in "*?+" else 2
    return at, name if sure else ""


def _expanded(name: str, prefixes: Mapping[str, str]) -> set[str]:
    if name.startswith("<"):
        return {name[1:-1]}
    prefix, _, local = name.partition(":")
    return {prefixes[prefix] + local} if local and prefix in prefixes else set()

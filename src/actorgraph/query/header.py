"""A canned query: a `.rq` file that any SPARQL tool can run, with a header for people.

    #+ summary: Who claimed or denied what about an actor, and when?
    #+ description: more lines, each beginning with `#+`, go on where the last one ended
    #+ tags: claim, actor
    #+ param: actor (actor) — who is spoken about
    #+ param: since (date, optional) — only what was said on this day or later
    #+ example: actor="North Korea" since=2023-01-01

`param: NAME (TYPE[, optional]) — MEANING`. Each parameter stands in the query as
`VALUES ?name { default }`; a required one has an example there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actorgraph.errors import UsageError
from actorgraph.query.syntax import Token, tokens

NAMED = frozenset({"actor", "office", "place", "asset"})
KNOWN_BY_ID = frozenset({"situation", "document", "concept"})
PLAIN = frozenset({"date", "integer", "decimal", "boolean", "string", "iri"})

_KEYS = frozenset({"summary", "description", "tags", "param", "example"})
_LINE = re.compile(r"#\+ ?(?:(\w+): ?)?(.*)\Z")
_PARAM = re.compile(r"(\w+) \(([^()]+?)(, optional)?\) — (\S.*)\Z")


@dataclass(frozen=True, slots=True)
class Param:
    """`kinds` are the types it takes ("actor", or "actor" and "asset"), or none for `choices`."""

    name: str
    kinds: tuple[str, ...]
    choices: tuple[str, ...]
    optional: bool
    meaning: str

    @property
    def type(self) -> str:
        return " or ".join(self.kinds) or " | ".join(self.choices)


@dataclass(frozen=True, slots=True)
class Query:
    name: str
    text: str
    summary: str
    description: str
    tags: tuple[str, ...]
    params: tuple[Param, ...]
    example: str

    @property
    def takes(self) -> str:
        """The parameters for a message: "actor, on." or "none."."""
        return f"{', '.join(p.name for p in self.params) or 'none'}."


def parse(name: str, text: str) -> Query:
    """Read a query file. Raises UsageError at the first thing that is wrong with it."""
    fields: dict[str, list[str]] = {key: [] for key in _KEYS}
    for key, value in _entries(name, text):
        fields[key].append(value)
    if len(fields["summary"]) != 1:
        raise UsageError("has no `#+ summary:` line, or several", where=name)
    query = Query(
        name, text, fields["summary"][0], " ".join(fields["description"]),
        tuple(tag.strip() for tag in ",".join(fields["tags"]).split(",") if tag.strip()),
        tuple(_param(name, line) for line in fields["param"]), " ".join(fields["example"]),
    )  # fmt: skip
    _check_slots(query)
    return query


def _entries(name: str, text: str) -> Iterator[tuple[str, str]]:
    """(key, value) of the header, continued lines joined."""
    key, value = "", ""
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            break
        if match[1] is None or match[1] not in _KEYS:
            if not key:
                raise UsageError(f"`{line}` belongs to no header entry", where=name)
            value = f"{value} {line[2:].strip()}"
            continue
        if key:
            yield key, value.strip()
        key, value = match[1], match[2]
    if key:
        yield key, value.strip()


def _param(name: str, line: str) -> Param:
    match = _PARAM.match(line)
    if match is None:
        raise UsageError(
            f"`#+ param: {line}` is not `NAME (TYPE) — MEANING`", where=name,
            remedy="as in `#+ param: since (date, optional) — the first day`",
        )  # fmt: skip
    kinds, choices = tuple(match[2].split(" or ")), tuple(match[2].split(" | "))
    if len(choices) > 1:
        return Param(match[1], (), choices, match[3] is not None, match[4])
    plain = len(kinds) == 1 and kinds[0] in PLAIN | KNOWN_BY_ID
    if not plain and not NAMED.issuperset(kinds):
        known = ", ".join(sorted(NAMED | KNOWN_BY_ID | PLAIN))
        raise UsageError(f"no parameter type `{match[2]}`; there are: {known}", where=name)
    return Param(match[1], kinds, (), match[3] is not None, match[4])


def slots(text: str) -> Iterator[tuple[str, list[Token], Token, Token]]:
    """Every `VALUES ?name { … }`: the name, the tokens between the braces, the two braces."""
    found = tokens(text)
    for at, token in enumerate(found[:-3]):
        variable, brace = found[at + 1], found[at + 2]
        if token.text.upper() == "VALUES" and variable.kind == "var" and brace.text == "{":
            close = next((i for i in range(at + 3, len(found)) if found[i].text == "}"), None)
            if close is not None:
                yield variable.text[1:], found[at + 3 : close], brace, found[close]


def _check_slots(query: Query) -> None:
    """Each parameter has a place with one value, the same wherever it stands."""
    values: dict[str, set[str]] = {}
    for name, inside, _, _ in slots(query.text):
        values.setdefault(name, set()).add(" ".join(token.text for token in inside))
    for param in query.params:
        if len(values.get(param.name, ())) != 1:
            raise UsageError(
                f"parameter `{param.name}` needs one value in the query", where=query.name,
                remedy=f"write `VALUES ?{param.name} {{ … }}` first in WHERE",
            )  # fmt: skip

"""Parameters of a canned query: strict reading of values, and binding them as terms."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from actorgraph.errors import UsageError
from actorgraph.query.header import Param, Query, slots
from actorgraph.terms import escape, expand, literal, parse_term

LONGEST = 10_000
LONGEST_IRI = 2_048
RANGES = (("since", "until"), ("from", "to"))

Given = Mapping[str, object] | Iterable[tuple[str, object]]

_RISKY = re.compile(r"\\\\([uU]?)|\\u([0-9A-F]{4})")
_INTEGER = re.compile(r"[+-]?\d{1,18}\Z", re.ASCII)
_DECIMAL = re.compile(r"[+-]?\d{1,40}(\.\d{1,40})?\Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[^\x00-\x20<>\"{}|\\^`\[\]%\x7f-\xa0]|%[0-9A-Fa-f]{2})+\Z"
)


def read(query: Query, given: Given) -> dict[str, str]:
    """The given values by name, as text, checked as far as the text alone tells.

    Raises UsageError on an unknown, repeated, missing or empty parameter and a reversed range.
    """
    known = {param.name: param for param in query.params}
    values: dict[str, str] = {}
    for name, value in given.items() if isinstance(given, Mapping) else given:
        if name not in known:
            what = f"no parameter `{_shown(name)}`"
            raise UsageError(what, where=query.name, remedy=f"it takes: {query.takes}")
        if name in values:
            raise UsageError(f"parameter `{name}` is given twice", where=query.name)
        values[name] = _text(value, f"{query.name}: parameter `{name}`")
    for param in query.params:
        if param.name not in values and not param.optional:
            what = f"parameter `{param.name}` is missing"
            remedy = f"give {param.name} ({param.type}): {param.meaning}"
            raise UsageError(what, where=query.name, remedy=remedy)
    _check_ranges(query, values)
    return values


def _text(value: object, where: str) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = unicodedata.normalize("NFC", str(value))
    if not text.strip():
        raise UsageError("is empty", where=where)
    if len(text) > LONGEST:
        raise UsageError(f"has {len(text)} characters; at most {LONGEST} may be", where=where)
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise UsageError("holds a NUL or half a surrogate pair", where=where)
    return text


def _check_ranges(query: Query, values: Mapping[str, str]) -> None:
    types = {param.name: param.kinds for param in query.params}
    for first, last in RANGES:
        if first in values and last in values and types[first] == types[last] == ("date",):
            _plain("date", values[first], f"{query.name}: parameter `{first}`")
            _plain("date", values[last], f"{query.name}: parameter `{last}`")
            if values[first] > values[last]:
                what = f"`{first}` {values[first]} is after `{last}` {values[last]}"
                raise UsageError(what, where=query.name, remedy="swap them")


def term(param: Param, text: str, where: str, resolve: Callable[[str, Param, str], str]) -> str:
    """The N-Triples term of a value. `resolve` finds the IRI of what is given by name or id."""
    if param.choices:
        if text not in param.choices:
            remedy = f"it takes: {', '.join(param.choices)}"
            raise UsageError(f"`{_shown(text)}` is no choice", where=where, remedy=remedy)
        return literal(text)
    kind = param.kinds[0]
    if kind in _READERS:
        return _plain(kind, text, where)
    return f"<{resolve(text, param, where)}>"


def _plain(kind: str, text: str, where: str) -> str:
    found = _READERS[kind](text)
    if found is None:
        article = "an" if kind in ("integer", "iri") else "a"
        name = "IRI" if kind == "iri" else kind
        raise UsageError(f"`{_shown(text)}` is not {article} {name}", where=where)
    return found


def _integer(text: str) -> str | None:
    return literal(text, "xsd:integer") if _INTEGER.match(text) else None


def _decimal(text: str) -> str | None:
    return literal(text, "xsd:decimal") if _DECIMAL.match(text) else None


def _boolean(text: str) -> str | None:
    return literal(text, "xsd:boolean") if text in ("true", "false") else None


def _date(text: str) -> str | None:
    if not _DATE.match(text):
        return None
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return literal(text, "xsd:date")


def _iri(text: str) -> str | None:
    iri = expand(text)
    return f"<{iri}>" if is_iri(iri) else None


def is_iri(text: str) -> bool:
    """Whether `text` can be written as an absolute IRI as it is."""
    return len(text) <= LONGEST_IRI and _IRI.match(text) is not None


_READERS: dict[str, Callable[[str], str | None]] = {
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
    "iri": _iri,
    "string": literal,
}


def bind(text: str, values: Mapping[str, str]) -> str:
    """The query with N-Triples terms in its `VALUES ?name { … }`, wherever they stand."""
    pieces, end = [], 0
    for name, _, opening, closing in slots(text):
        if name in values:
            pieces += [text[end : opening.end], f" {sparql(values[name])} "]
            end = closing.start
    return "".join((*pieces, text[end:]))


def sparql(term: str) -> str:
    """An N-Triples term for the text of a query.

    Some readers resolve escapes of code points before they read strings, so that the two
    characters after an escaped backslash would be an escape again, and take eight digits after
    \\u where they find them. So such a letter u is escaped itself, and always in the long form.
    """
    if not term.startswith('"') or "\\" not in term:
        return term
    _, value, datatype, lang = parse_term(term)
    body = _RISKY.sub(_in_long_form, escape(value))
    tail = f"@{lang}" if lang else f"^^<{datatype}>" if datatype else ""
    return f'"{body}"{tail}'


def _in_long_form(match: re.Match[str]) -> str:
    if match[2]:
        return f"\\U0000{match[2]}"
    return f"\\\\\\U{ord(match[1]):08X}" if match[1] else match[0]


def _shown(text: str) -> str:
    """A value as a message may repeat it: short and without anything invisible."""
    return ascii(text[:80])[1:-1] if not text[:80].isprintable() else text[:80]

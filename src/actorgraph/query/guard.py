"""Whether a query's text may run at all: only reading, no network, no size that kills a reader.

This gives clear messages. What holds in any case is the worker's limits and its system-call
filter.
"""

import re

from actorgraph.errors import UsageError
from actorgraph.query.syntax import Token, place, tokens
from actorgraph.terms import XSD

LENGTH = 20_000
TOKENS = 4_000
DEPTH = 32
BRACKETS = 64  # of each kind
OPERATORS = 64

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset("LOAD CLEAR DROP CREATE INSERT DELETE ADD MOVE COPY WITH USING".split())
# the engine reads `ASKFROM<x>` as ASK FROM <x>, so known words in front are peeled off
_BANNED = re.compile(
    r"(?:SELECT|ASK|CONSTRUCT|DESCRIBE|DISTINCT|REDUCED|WHERE|OPTIONAL|UNION|MINUS|LATERAL|TRUE|"
    r"FALSE|UNDEF|EXISTS|NOT|GRAPH|VALUES|SILENT)*(SERVICE|FROM)"
)
_OPEN, _CLOSE = {"{": "}", "(": ")", "[": "]"}, frozenset("})]")
_OPERATORS = frozenset("/|^*+-!")
_CALLERS = frozenset({"FILTER", "HAVING", "BY"})
_CASTS = frozenset(
    XSD + name
    for name in (
        "boolean double float decimal integer int long string date dateTime time duration "
        "dayTimeDuration yearMonthDuration"
    ).split()
)


def check(text: str, *, trusted: bool = False) -> str:
    """The query's form: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises UsageError. A trusted text (a canned query) is spared the limits on size.
    """
    _check_text(text, trusted)
    found = tokens(text, most=None if trusted else TOKENS)
    for token in found:
        _check_word(token, text)
    if not trusted:
        _check_size(found)
    form, prefixes = _prologue(found)
    _check_names(found, prefixes, text)
    return form


def _check_text(text: str, trusted: bool) -> None:
    if not text.strip():
        raise UsageError("is empty", where="query")
    if len(text) > LENGTH and not trusted:
        raise UsageError(f"has {len(text)} characters; at most {LENGTH} may be", where="query")
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise UsageError("holds a NUL or half a surrogate pair", where="query")


def _check_word(token: Token, text: str) -> None:
    if token.kind == "word" and token.text.upper() in _UPDATES:
        raise UsageError(
            f"{token.text.upper()} is an update and not allowed, {place(text, token.start)}",
            where="query", remedy="a query only reads",
        )  # fmt: skip
    if token.kind not in ("word", "name"):
        return
    match = _BANNED.match(token.text.split(":")[0].upper())
    if match:
        raise UsageError(
            f"{match[1]} is not allowed, {place(text, token.start)}",
            where="query", remedy="a query reads this case only, never another address or file",
        )  # fmt: skip


def _check_size(found: list[Token]) -> None:
    depth = operators = 0
    brackets = dict.fromkeys(_OPEN, 0)
    for kind, text, _ in found:
        if kind != "op":
            continue
        if text in _OPEN:
            depth += 1
            brackets[text] += 1
        elif text in _CLOSE:
            depth -= 1
        operators += text in _OPERATORS
        if depth > DEPTH:
            raise UsageError(f"is nested more than {DEPTH} deep", where="query")
        if brackets.get(text, 0) > BRACKETS:
            raise UsageError(f"has more than {BRACKETS} brackets `{text}`", where="query")
        if operators > OPERATORS:
            what = f"has more than {OPERATORS} path and arithmetic operators"
            raise UsageError(what, where="query")


def _prologue(found: list[Token]) -> tuple[str, dict[str, str]]:
    """The form and the declared prefixes."""
    prefixes: dict[str, str] = {}
    at = 0
    while at < len(found):
        word = found[at].text.upper()
        if word == "PREFIX" and at + 2 < len(found):
            prefixes[found[at + 1].text] = found[at + 2].text[1:-1]
            at += 3
        elif word == "BASE":
            at += 2
        elif word in FORMS:
            return word, prefixes
        else:
            break
    raise UsageError(f"only {', '.join(FORMS[:-1])} and {FORMS[-1]} are allowed", where="query")


def _check_names(found: list[Token], prefixes: dict[str, str], text: str) -> None:
    """Every prefix is declared, and only known functions are called."""
    stack: list[str] = []
    for at, token in enumerate(found):
        before = found[at - 1] if at else Token("op", "", 0)
        if token.text in _OPEN and token.kind == "op":
            stack.append(_role(token.text, before, stack))
        elif token.text in _CLOSE and token.kind == "op" and stack:
            stack.pop()
        iri = _iri(token, prefixes, before, text)
        follows = at + 1 < len(found) and found[at + 1].text == "("
        called = stack[-1:] == ["expression"] or before.text.upper() in _CALLERS
        if iri and follows and called and iri not in _CASTS:
            raise UsageError(f"no function <{ascii(iri)[1:-1]}>", where="query")


def _role(bracket: str, before: Token, stack: list[str]) -> str:
    """What a bracket holds. An IRI before `(` is a function inside an expression, and elsewhere
    a predicate before a list."""
    if bracket != "(":
        return "group"
    word = before.kind == "word" and before.text != "a"
    return "expression" if word or not stack or stack[-1] == "expression" else "list"


def _iri(token: Token, prefixes: dict[str, str], before: Token, text: str) -> str:
    """The IRI of an IRI or prefixed name, "" for other tokens."""
    if token.kind == "iri":
        # without a scheme it may be two comparisons: ?a<(1)&&?b>(2)
        return token.text[1:-1] if re.match(r"<[A-Za-z][\w+.-]*:", token.text) else ""
    if token.kind != "name" or token.text.startswith("_:") or before.text.upper() == "PREFIX":
        return ""
    prefix, _, local = token.text.partition(":")
    if f"{prefix}:" not in prefixes:
        where = place(text, token.start)
        raise UsageError(f"the prefix `{prefix}:` is not declared, {where}", where="query")
    return prefixes[f"{prefix}:"] + local

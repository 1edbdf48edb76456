"""SPARQL taken apart into tokens, as far as safety and parameters need it.

The engine's own reader accepts a keyword without a blank behind it (`SERVICEa:b`), so words are
judged by what they begin with. Strings, IRIs, comments and escaped local names are tokens of
their own: what stands inside them is text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from actorgraph.errors import UsageError


class Token(NamedTuple):
    kind: str  # "iri", "string", "var", "name" (prefixed), "word", "number", "tag", "op"
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_W = (
    r"\w\u00b7\u0300-\u036f\u200c\u200d\u203f\u2040"  # what names may hold after their first letter
)
_LOCAL_ESCAPE = r"\\[_~.\-!$&'()*+,;=/?#@%]"
_TOKEN = re.compile(
    rf"""
    (?P<space>[\x20\t\r\n]+ | \#[^\r\n]*)
  | (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<string>\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
      | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
  | (?P<var>[?$][{_W}]+)
  | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name>(?:_|[^\W\d_][{_W}.\-]*)?:(?:[{_W}.:\-]|%[0-9A-Fa-f]{{2}}|{_LOCAL_ESCAPE})*)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<op>\^\^|\|\||&&|!=|<=|>=|[{{}}()\[\].;,|/^*?+!=<>\-])
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str, *, most: int | None = None) -> list[Token]:
    """The tokens of a query, without white space and comments.

    Raises UsageError at what cannot be SPARQL, and beyond `most` tokens.
    """
    found: list[Token] = []
    for token in _scan(text):
        found.append(token)
        if most is not None and len(found) > most:
            raise UsageError(f"more than {most} tokens", where="query")
    return found


def _scan(text: str) -> Iterator[Token]:
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise UsageError(f"cannot be read at {place(text, position)}", where="query")
        kind, piece = str(match.lastgroup), match[0]
        if kind in ("name", "number"):
            # a final dot ends the triple, it does not belong to the name
            while piece.endswith(".") and not piece.endswith("\\."):
                piece = piece[:-1]
        if kind != "space":
            yield Token(kind, piece, position)
        position += len(piece)


def place(text: str, position: int) -> str:
    """`line 2, column 7 (SERVICE <…)`: where something stands, with a little of it."""
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    excerpt = ascii(text[position : position + 12])[1:-1]
    return f"line {line}, column {column} (`{excerpt}`)"

"""Turtle that people read: prefixes, one block a subject, the class first, the rest in order."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from actorgraph.terms import PREFIXES, RDF_TYPE, XSD, Triple

# what every Turtle reader takes as a local name without escapes
_LOCAL = r"[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?"
_NAME = re.compile(
    rf"<({'|'.join(re.escape(iri) for iri in sorted(PREFIXES.values(), key=len, reverse=True))})"
    rf"({_LOCAL})>\Z"
)
_PREFIX = {iri: prefix for prefix, iri in PREFIXES.items()}
_TYPED = re.compile(r'"(.*)"\^\^(<[^<>]*>)\Z', re.DOTALL)
# written bare, these are read back with the same lexical form and datatype
_BARE = {
    f"<{XSD}integer>": re.compile(r"[+-]?[0-9]+\Z"),
    f"<{XSD}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+\Z"),
    f"<{XSD}boolean>": re.compile(r"(?:true|false)\Z"),
}


def header() -> Iterator[str]:
    for prefix, iri in sorted(PREFIXES.items()):
        yield f"@prefix {prefix}: <{iri}> .\n"


def blocks(triples: Iterable[Triple], indent: str = "") -> Iterator[str]:
    """One text a subject, for triples in order."""
    for subject, group in groupby(triples, itemgetter(0)):
        parts = [_part(p, [o for _, _, o in same]) for p, same in groupby(group, itemgetter(1))]
        parts.sort(key=lambda part: not part.startswith("a "))
        separator = f" ;\n{indent}    "
        yield f"\n{indent}{term(subject)} {separator.join(parts)} .\n"


def _part(predicate: str, objects: list[str]) -> str:
    verb = "a" if predicate == RDF_TYPE else term(predicate)
    return f"{verb} {' , '.join(map(term, objects))}"


@lru_cache(maxsize=65_536)
def term(text: str) -> str:
    """An N-Triples term as Turtle writes it, shorter where that changes nothing."""
    if text.startswith("<"):
        match = _NAME.match(text)
        return f"{_PREFIX[match[1]]}:{match[2]}" if match else text
    match = _TYPED.match(text)
    if match is None:
        return text
    lexical, datatype = match[1], match[2]
    bare = _BARE.get(datatype)
    if bare is not None and bare.match(lexical):
        return lexical
    return f'"{lexical}"^^{term(datatype)}'

"""Names: namespaces, minting of ids, and RDF terms as canonical N-Triples strings.

Between stages a term is the string that N-Triples would print, in the one form that the
store prints too, so that equal terms are equal strings everywhere.
"""

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

AG = "https://w3id.org/actorgraph/ns#"
AGV = "https://w3id.org/actorgraph/vocab/"
ID = "https://w3id.org/actorgraph/id/"
SHAPE = "https://w3id.org/actorgraph/shapes/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SH = "http://www.w3.org/ns/shacl#"
WD = "http://www.wikidata.org/entity/"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "ag": AG,
        "agv": AGV,
        "dcat": DCAT,
        "dcterms": DCTERMS,
        "id": ID,
        "oa": OA,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "sh": SH,
        "shape": SHAPE,
        "skos": SKOS,
        "wd": WD,
        "xsd": XSD,
    }
)

RDF_TYPE = f"<{RDF}type>"

Triple = tuple[str, str, str]

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b"}
_ESCAPES |= {"\f": "\\f"}
_ESCAPES |= {chr(c): f"\\u{c:04X}" for c in (*range(0x20), 0x7F) if chr(c) not in _ESCAPES}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_UNESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([tbnrf"\'\\]))')
_PLAIN = dict(zip("tbnrf\"'\\", "\t\b\n\r\f\"'\\", strict=True))
_LITERAL = re.compile(r'"(.*)"(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+))?\Z', re.DOTALL)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)\Z", re.ASCII)
_UTC = re.compile(r"[+-]00:00\Z")


class Term(NamedTuple):
    """A term taken apart. `datatype` is None for IRIs, language-tagged and plain strings."""

    kind: str  # "iri", "literal" or "blank"
    value: str
    datatype: str | None = None
    lang: str | None = None


def mint(*parts: str) -> str:
    """A local id from the source's own key: parts joined by "-", all but [A-Za-z0-9_.-]
    percent-encoded, and a final dot too (Turtle could not write it)."""
    local = "-".join(quote(part, safe="").replace("~", "%7E") for part in parts)
    return f"{local[:-1]}%2E" if local.endswith(".") else local


def short_hash(text: str, n: int = 8) -> str:
    """The first `n` hex digits of the sha256 of `text` in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:n]


def expand(value: str) -> str:
    """The full IRI of a local id ("wd-Q423"), a compact IRI ("agv:type-AID") or an absolute one."""
    prefix, colon, rest = value.partition(":")
    if not colon:
        return ID + value
    if rest.startswith("//") or prefix not in PREFIXES:
        return value
    return PREFIXES[prefix] + rest


def shorten(iri: str) -> str:
    """The shortest of the forms that `expand` understands."""
    if iri.startswith(ID) and ":" not in iri[len(ID) :]:
        return iri[len(ID) :]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def n3_iri(value: str) -> str:
    """`<…>` of any form that `expand` understands."""
    return f"<{expand(value)}>"


def escape(text: str) -> str:
    return _TO_ESCAPE.sub(lambda m: _ESCAPES[m[0]], text)


def unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _UNESCAPE.sub(
        lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _PLAIN[m[3]], text
    )


def canonical_number(text: str) -> str:
    """A decimal or integer without sign, zeros and point that say nothing: "+05.10" is "5.1".

    Anything else comes back unchanged; the gate names it.
    """
    if not _NUMBER.match(text):
        return text
    # digit by digit, since Decimal would round what is longer than its precision
    whole, _, rest = text.lstrip("+-").partition(".")
    whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
    number = f"{whole}.{rest}" if rest else whole
    return f"-{number}" if text[0] == "-" and number != "0" else number


def canonical_value(text: str, datatype: str) -> str:
    """The one spelling of a value that the store prints too; `datatype` is a full IRI."""
    if datatype in (f"{XSD}decimal", f"{XSD}integer"):
        return canonical_number(text)
    if datatype == f"{XSD}boolean":
        return {"1": "true", "0": "false"}.get(text, text)
    return _UTC.sub("Z", text) if datatype == f"{XSD}date" else text


def literal(value: str, datatype: str | None = None, lang: str | None = None) -> str:
    """A literal in canonical N-Triples. `datatype` is an IRI in any form `expand` takes."""
    if lang:
        return f'"{escape(value)}"@{lang.lower()}'
    if datatype is None or expand(datatype) == f"{XSD}string":
        return f'"{escape(value)}"'
    iri = expand(datatype)
    return f'"{escape(canonical_value(value, iri))}"^^<{iri}>'


def parse_term(term: str) -> Term:
    """Take an N-Triples term apart. Raises ValueError where `term` is none."""
    if term.startswith("<") and term.endswith(">"):
        return Term("iri", unescape(term[1:-1]))
    if term.startswith("_:"):
        return Term("blank", term[2:])
    match = _LITERAL.match(term)
    if match is None:
        raise ValueError(f"not an N-Triples term: {term[:80]}")
    return Term("literal", unescape(match[1]), match[2], match[3])

"""The part of SHACL that the gate understands. Whatever is not here is refused by name."""

from actorgraph.terms import RDF, XSD

LENGTHS = frozenset({"minLength", "maxLength"})
RANGES = {"minInclusive": ">=", "maxInclusive": "<=", "minExclusive": ">", "maxExclusive": "<"}
PAIRS = {"lessThan": "<", "lessThanOrEquals": "<=", "equals": "equals", "disjoint": "disjoint"}
LOGIC = frozenset({"and", "or", "xone"})
COUNTS = frozenset({"minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount"})

# parameters that make a shape check something
CONSTRAINTS = (
    LENGTHS | RANGES.keys() | PAIRS.keys() | LOGIC | COUNTS
    | {"datatype", "nodeKind", "class", "in", "hasValue", "pattern", "uniqueLang", "languageIn",
       "not", "node", "qualifiedValueShape", "sparql"}
)  # fmt: skip

_STRUCTURE = frozenset(
    {"targetClass", "targetSubjectsOf", "property", "path", "inversePath", "alternativePath",
     "zeroOrMorePath", "oneOrMorePath", "flags", "severity", "message", "name", "description",
     "deactivated", "select", "prefixes", "declare", "prefix", "namespace"}
)  # fmt: skip
PREDICATES = CONSTRAINTS | _STRUCTURE

NODE_KINDS = {
    "IRI": ("isIRI",),
    "Literal": ("isLiteral",),
    "BlankNode": ("isBlank",),
    "BlankNodeOrIRI": ("isBlank", "isIRI"),
    "BlankNodeOrLiteral": ("isBlank", "isLiteral"),
    "IRIOrLiteral": ("isIRI", "isLiteral"),
}
SEVERITIES = frozenset({"Violation", "Warning", "Info"})
VALUES = (
    frozenset({"NodeShape", "PropertyShape", "SPARQLConstraint", "PrefixDeclaration"})
    | NODE_KINDS.keys()
    | SEVERITIES
)

DATE = f"{XSD}date"
DECIMAL = f"{XSD}decimal"
INTEGER = f"{XSD}integer"
BOOLEAN = f"{XSD}boolean"
STRING = f"{XSD}string"
ANY_URI = f"{XSD}anyURI"
LANG_STRING = f"{RDF}langString"
DATATYPES = frozenset({DATE, DECIMAL, INTEGER, BOOLEAN, STRING, ANY_URI, LANG_STRING})
NUMBERS = frozenset({DECIMAL, INTEGER})
LEXICAL = {
    INTEGER: r"^[+-]?[0-9]+$",
    DECIMAL: r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$",
    BOOLEAN: r"^(true|false|1|0)$",
}

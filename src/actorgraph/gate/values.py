"""Tests of single values, a column at a time: true, false, or null for "cannot be told here"."""

import re
from collections.abc import Callable

import polars as pl

from actorgraph.gate import vocabulary as known
from actorgraph.gate.batch import Batch
from actorgraph.gate.context import full, short_iri
from actorgraph.gate.model import Test
from actorgraph.schema import Property
from actorgraph.terms import canonical_value, parse_term

_PLAIN_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
# years beyond four digits and timezones: legal, rare, and left to the other way of judging
_RARE_DATE = r"^(-?[0-9]{4,}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?$"
_EXACT_DIGITS = 15
_COMPARE: dict[str, Callable[[pl.Series, pl.Series], pl.Series]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def holds(test: Test, values: pl.Series, of: Property, lang: str, batch: Batch) -> pl.Series:
    """The test on values of one column; where a value is null the answer says nothing."""
    if of.kind == "iri":
        return _on_iris(test, values.cast(pl.String), batch)
    if isinstance(values.dtype, pl.Struct):
        return _on_structs(test, values)
    datatype = of.datatype or known.STRING
    if datatype == known.LANG_STRING and not lang:
        datatype = known.STRING
    return _on_literals(test, values, datatype, lang)


def on_nodes(test: Test, ids: pl.Series, batch: Batch) -> pl.Series:
    """The test on focus nodes themselves."""
    return _on_iris(test, ids, batch)


def constant(like: pl.Series, value: bool | None) -> pl.Series:
    return pl.repeat(value, len(like), dtype=pl.Boolean, eager=True)


def _on_iris(test: Test, values: pl.Series, batch: Batch) -> pl.Series:
    match test.kind:
        case "class":
            return values.is_in(batch.instances(test.terms[0]).implode())
        case "in":
            names = [short_iri(t[1:-1]) for t in test.terms if t.startswith("<")]
            return values.is_in(names)
        case "nodeKind":
            return constant(values, "isIRI" in known.NODE_KINDS[test.text])
        case "pattern":
            return full(values).str.contains(_regex(test))
        case "minLength":
            return full(values).str.len_chars() >= test.number
        case "maxLength":
            return full(values).str.len_chars() <= test.number
    return constant(values, False)


def _on_structs(test: Test, values: pl.Series) -> pl.Series:
    langs = values.struct.field("lang").fill_null("")
    texts = values.struct.field("value")
    if test.kind == "languageIn":
        return langs.str.contains(_ranges(test))
    if test.kind == "datatype":
        wanted = test.terms[0]
        tagged = langs != ""
        if wanted == known.LANG_STRING:
            return tagged
        return ~tagged if wanted == known.STRING else constant(values, False)
    if test.kind == "in":
        return constant(values, None)
    return _on_literals(test, texts, known.STRING, "")


def _on_literals(test: Test, values: pl.Series, datatype: str, lang: str) -> pl.Series:
    match test.kind:
        case "datatype":
            return _well_formed(values, datatype, test.terms[0])
        case "nodeKind":
            return constant(values, "isLiteral" in known.NODE_KINDS[test.text])
        case "class":
            return constant(values, False)
        case "in":
            return _among(test, values, datatype, lang)
        case "languageIn":
            return constant(values, bool(lang) and re.search(_ranges(test), lang) is not None)
        case "pattern":
            return _lexical(values, datatype).str.contains(_regex(test))
        case "minLength":
            return _lexical(values, datatype).str.len_chars() >= test.number
        case "maxLength":
            return _lexical(values, datatype).str.len_chars() <= test.number
    bound = parse_term(test.terms[0])
    limit = pl.repeat(bound.value, len(values), dtype=pl.String, eager=True)
    return compared(
        values, datatype, known.RANGES[test.kind], limit, bound.datatype or known.STRING
    )


def _regex(test: Test) -> str:
    return f"(?{test.flags}){test.text}" if test.flags else test.text


def _ranges(test: Test) -> str:
    """Language ranges as a pattern: "en" matches "en" and "en-GB", "*" every tag."""
    tags = ["[a-zA-Z]" if tag == "*" else f"{re.escape(tag)}(-|$)" for tag in test.terms]
    return f"(?i)^({'|'.join(tags)})"


def _lexical(values: pl.Series, datatype: str) -> pl.Series:
    """Values as they will be written, numbers in canonical form."""
    text = values.cast(pl.String)
    if datatype not in known.LEXICAL or values.dtype.is_integer():
        return text
    distinct = text.drop_nulls().unique()
    canonical = [canonical_value(v, datatype) for v in distinct.to_list()]
    return text.replace_strict(distinct, pl.Series(canonical, dtype=pl.String), default=None)


def _well_formed(values: pl.Series, datatype: str, wanted: str) -> pl.Series:
    if datatype != wanted:
        return constant(values, False)
    if datatype == known.DATE:
        return _is_date(values)
    if values.dtype.is_float() and datatype in known.NUMBERS:
        # written without exponent, so only what is no number, or no whole one, is ill-formed
        return values.is_finite() & ((values == values.floor()) | (datatype == known.DECIMAL))
    if datatype in known.LEXICAL and not (values.dtype.is_integer() and datatype in known.NUMBERS):
        return _lexical(values, datatype).str.contains(known.LEXICAL[datatype])
    return constant(values, True)


def _is_date(values: pl.Series) -> pl.Series:
    if values.dtype == pl.Date:
        return constant(values, True)
    text = values.cast(pl.String)
    plain = text.str.contains(_PLAIN_DATE)
    real = text.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    answer = plain & real
    if plain.all():
        return answer
    unsure = ~plain & text.str.contains(_RARE_DATE)
    return answer.set(unsure, None)


def _among(test: Test, values: pl.Series, datatype: str, lang: str) -> pl.Series:
    terms = [parse_term(t) for t in test.terms]
    expected = None if lang or datatype == known.STRING else datatype
    same = [t.value for t in terms if t.datatype == expected and (t.lang or "") == lang.lower()]
    return _lexical(values, datatype).is_in(same)


def compared(
    left: pl.Series, datatype: str, operator: str, right: pl.Series, other: str
) -> pl.Series:
    """`left operator right`, value by value; false where the two cannot be compared."""
    kinds = {"number" if d in known.NUMBERS else d for d in (datatype, other)}
    if len(kinds) > 1:
        return constant(left, False)
    a, unsure_a = _comparable(left, datatype)
    b, unsure_b = _comparable(right, other)
    if a is None or b is None:
        return constant(left, None)
    answer = _COMPARE[operator](a, b).fill_null(False)
    unsure = unsure_a | unsure_b
    return answer.set(unsure, None) if unsure.any() else answer


def _comparable(values: pl.Series, datatype: str) -> tuple[pl.Series | None, pl.Series]:
    """Values in a type that compares, null where ill-formed; and where that is not sure."""
    sure = constant(values, False)
    if datatype == known.STRING:
        return values.cast(pl.String), sure
    if datatype == known.DATE:
        if values.dtype == pl.Date:
            return values, sure
        answer = _is_date(values)
        text = values.cast(pl.String).set(answer.fill_null(False).not_(), None)
        return text.str.to_date("%Y-%m-%d", strict=False), answer.is_null() & values.is_not_null()
    if datatype in known.NUMBERS:
        if values.dtype.is_integer() or values.dtype.is_float():
            numbers = values.cast(pl.Float64).fill_nan(None)
            return numbers, numbers.abs() > 2**53
        text = _lexical(values, datatype)
        good = text.str.contains(known.LEXICAL[datatype])
        number = text.set(good.fill_null(False).not_(), None).cast(pl.Float64, strict=False)
        return number, (text.str.len_chars() > _EXACT_DIGITS).fill_null(False)
    return None, sure

"""Names and terms: minting, compact IRIs, canonical N-Triples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import terms

SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-%")
text = st.text(st.characters(exclude_categories=["Cs"]))


@given(text, text)
def test_a_minted_id_is_safe_in_an_iri_and_in_a_path(first: str, second: str) -> None:
    local = terms.mint(first, second)
    assert set(local) <= SAFE
    assert not local.endswith(".")
    assert local not in ("", ".", "..")


@given(text, text)
def test_different_keys_have_different_ids(one: str, other: str) -> None:
    assert (terms.mint("x", one) == terms.mint("x", other)) == (one == other)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("wd-Q423", f"{terms.ID}wd-Q423"),
        ("agv:type-AID", f"{terms.AGV}type-AID"),
        ("https://example.org/a", "https://example.org/a"),
        ("urn:x:y", "urn:x:y"),
        ("dcterms:issued", f"{terms.DCTERMS}issued"),
        ("id:a:b", f"{terms.ID}a:b"),
    ],
)
def test_the_three_forms_of_an_iri(short: str, full: str) -> None:
    assert terms.expand(short) == full
    assert terms.shorten(full) == short
    assert terms.n3_iri(short) == f"<{full}>"


@given(st.sampled_from(list(terms.PREFIXES.values())), text)
def test_a_shortened_iri_expands_to_itself(namespace: str, rest: str) -> None:
    assert terms.expand(terms.shorten(namespace + rest)) == namespace + rest


@given(text)
def test_any_text_comes_back_from_its_term(value: str) -> None:
    term = terms.literal(value)
    assert terms.parse_term(term) == terms.Term("literal", value)
    assert not set(map(chr, range(32))) & set(term)


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("+05.10", "5.1"), ("-0", "0"), ("-0.0", "0"), (".5", "0.5"), ("5.", "5"), ("100", "100"),
        ("007", "7"), ("-.50", "-0.5"), ("1e5", "1e5"), ("five", "five"), ("", ""),
        ("0123456789012345678901234567890.10", "123456789012345678901234567890.1"),
        ("٣", "٣"), ("1\n", "1\n"),
    ],
)  # fmt: skip
def test_canonical_numbers(given: str, canonical: str) -> None:
    assert terms.canonical_number(given) == canonical


def test_canonical_booleans_and_dates() -> None:
    assert terms.literal("1", "xsd:boolean") == f'"true"^^<{terms.XSD}boolean>'
    assert terms.literal("2024-01-01+00:00", "xsd:date") == f'"2024-01-01Z"^^<{terms.XSD}date>'


def test_languages_are_lower_case_and_strings_have_no_datatype() -> None:
    assert terms.literal("a", lang="en-GB") == '"a"@en-gb'
    assert terms.literal("a", "xsd:string") == '"a"'


@pytest.mark.parametrize("nonsense", ["", "plain", '"open', "<open", '"a"@', '"a"^^x'])
def test_what_is_no_term_is_an_error(nonsense: str) -> None:
    with pytest.raises(ValueError, match="not an N-Triples term"):
        terms.parse_term(nonsense)


def test_hashes() -> None:
    assert terms.short_hash("a", 4) == "ca97"
    assert len(terms.short_hash("\ud800")) == 8

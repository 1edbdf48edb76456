"""What a query's text may say, how headers read, and how parameters are bound."""

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from actorgraph.errors import UsageError
from actorgraph.query import guard, params
from actorgraph.query.header import Query, parse
from actorgraph.query.syntax import tokens
from actorgraph.terms import XSD, literal

QUERY = """#+ summary: Who did what?
#+ description: The first line
#+   and its end.
#+ tags: event, actor
#+ param: who (actor) — the one who acts
#+ param: since (date, optional) — the first day
#+ param: until (date, optional) — the last day
#+ param: unit (year | month, optional) — a period
#+ param: word (string, optional) — a word
#+ param: most (integer, optional) — how many
#+ param: share (decimal, optional) — of all
#+ param: deep (boolean, optional) — or not
#+ param: link (iri, optional) — anything
#+ example: who="Ruritania"
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?who ?word WHERE {
  VALUES ?who { <urn:a> } VALUES ?since { "0001-01-01"^^xsd:date }
  VALUES ?until { UNDEF } VALUES ?unit { "year" } VALUES ?word { "a b" }
  VALUES ?most { 3 } VALUES ?share { 0.5 } VALUES ?deep { false } VALUES ?link { <urn:b> }
  { SELECT ?word WHERE { VALUES ?word { "a b" } } }
} ORDER BY ?who
"""


@pytest.fixture
def query() -> Query:
    return parse("acts", QUERY)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/x> { ?a ?b ?c } }", "SERVICE"),
        ("select*{service<http://127.0.0.1:9/x>{?a ?b ?c}}", "SERVICE"),
        ("PREFIX b: <urn:> SELECT * { SERVICEb:x { ?a ?b ?c } }", "SERVICE"),
        ("SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:9/x>{ ?a ?b ?c } }", "SERVICE"),
        ("SELECT * { VALUES ?x { 1 }SERVICE ?x { ?a ?b ?c } }", "SERVICE"),
        ("SELECT * { SERVICE # ' \n <http://127.0.0.1:9/x> { ?a ?b ?c } }", "SERVICE"),
        ("PREFIX b: <urn:> SELECT * { ?s b:a\\' SERVICE <x:y> { ?s ?p ?o } FILTER(?o = '') }",
         "SERVICE"),
        ("ASKFROM<file:///etc/passwd>{}", "FROM"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <urn:a> { ?s ?p ?o }", "FROM"),
        ("SELECT * {} ; DROP ALL", "DROP"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT"),
        ("LOADa:x", "only SELECT, ASK, CONSTRUCT and DESCRIBE"),
        ("PREFIX a: <urn:> { ?s ?p ?o }", "only SELECT"),
        ("SELECT * { \\u0053ERVICE <urn:x> { ?a ?b ?c } }", "cannot be read at line 1, column 12"),
        ("SELECT (<java:java.lang.Runtime>(1) AS ?x) {}", "no function <java:java.lang.Runtime>"),
        ("PREFIX f: <urn:f#> SELECT * { ?s ?p ?o FILTER f:g(?o) }", "no function <urn:f#g>"),
        ("PREFIX f: <urn:f#> SELECT * { ?s ?p ?o FILTER(1 < f:g(?o)) }", "no function"),
        ("SELECT * { ?s a:b ?o }", "the prefix `a:` is not declared, line 1, column 15"),
        ("", "is empty"),
        ("SELECT * { ?s ?p 'a\0b' }", "NUL"),
        ("SELECT * { ?s ?p '\ud800' }", "surrogate"),
        ("SELECT * { ?s ?p \"" + "x" * 20_000 + '" }', "at most 20000"),
        ("SELECT * { " + "{" * 40 + "}" * 40 + " }", "nested more than 32"),
        ("SELECT * { " + "OPTIONAL {}" * 70 + " }", "more than 64 brackets `{`"),
        ("SELECT * { ?a " + "/".join(["<urn:p>"] * 80) + " ?b }", "more than 64 path"),
        ("SELECT * { " + "?a ?b ?c ." * 1100 + " }", "more than 4000 tokens"),
    ],
)  # fmt: skip
def test_what_may_not_run(text: str, named: str) -> None:
    with pytest.raises(UsageError) as refused:
        guard.check(text)
    assert named in str(refused.value)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "SERVICE LOAD" } # SERVICE <http://x/>',
        "SELECT * { ?s <urn:SERVICE> '''FROM ' DROP''' . ?SERVICE ?p ?FROM }",
        "PREFIX ex: <urn:> SELECT * { ex:service ex:from\\-load ex:a.b. }",
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ASK { FILTER(xsd:integer('1')=1) }",
        "PREFIX ex: <urn:> SELECT * { ?s ex:list (1 2) ; ex:p ( ex:a (1) ) }",
        "SELECT * { ?s ?p ?o FILTER(?s<?o&&?p>?o) FILTER(?s<(1)&&?o>(2)) }",
        "describe <urn:a>",
        "PREFIX : <urn:> CONSTRUCT { ?s :p 1. } WHERE { ?s :p -1.5e3 , true }",
        "SELECT (NOW() AS ?n) (RAND() AS ?r) {}",
    ],
)
def test_what_may_run(text: str) -> None:
    guard.check(text)
    ox.Store().query(text)


@given(st.text(max_size=60))
def test_any_text_is_judged_or_named(text: str) -> None:
    try:
        found = tokens(text)
    except UsageError:
        return
    assert all(text[token.start : token.end] == token.text for token in found)


def test_header(query: Query) -> None:
    assert query.summary == "Who did what?"
    assert query.description == "The first line and its end."
    assert query.tags == ("event", "actor")
    assert [p.type for p in query.params][:4] == ["actor", "date", "date", "year | month"]
    assert [p.optional for p in query.params][:2] == [False, True]
    assert query.params[1].meaning == "the first day"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("#+ summary: Who did what?\n", "", "belongs to no header entry|no `#\\+ summary:`"),
        ("(actor)", "(hero)", "no parameter type `hero`; there are: actor, asset"),
        ("(actor) — ", "(actor): ", "is not `NAME"),
        ("{ <urn:a> }", "{ <urn:a> <urn:b> }", None),
        ("VALUES ?who {", "VALUES ?whom {", "`who` needs one value"),
        ('{ VALUES ?word { "a b" }', '{ VALUES ?word { "c" }', "`word` needs one value"),
    ],
)
def test_a_header_that_is_wrong(old: str, new: str, named: str | None) -> None:
    changed = QUERY.replace(old, new)
    assert changed != QUERY
    if named is None:
        parse("acts", changed)
        return
    with pytest.raises(UsageError, match=named):
        parse("acts", changed)


def test_unknown_repeated_and_missing_parameters(query: Query) -> None:
    with pytest.raises(UsageError) as unknown:
        params.read(query, {"who": "A", "hwo": "B"})
    assert str(unknown.value).startswith("acts: no parameter `hwo`; it takes: who, since, until,")
    assert str(unknown.value).endswith("deep, link.")
    with pytest.raises(UsageError, match="acts: parameter `who` is given twice"):
        params.read(query, [("who", "A"), ("who", "A")])
    with pytest.raises(UsageError, match=r"`who` is missing; give who \(actor\): the one who acts"):
        params.read(query, {})
    with pytest.raises(UsageError, match=r"no parameter `who\\x1b"):
        params.read(query, {"who\x1b": "A"})


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("who", "", "`who`: is empty"),
        ("who", " \n", "is empty"),
        ("who", "a\0b", "NUL"),
        ("who", "\udc80", "surrogate"),
        ("who", "a" * 100_000, "at most 10000"),
        ("since", "2024-02-30", "`2024-02-30` is not a date"),
        ("since", "2024-2-3", "is not a date"),
        ("since", "0000-01-01", "is not a date"),
        ("since", "٢٠٢٤-01-01", "is not a date"),
        ("most", "10; DROP ALL", "is not an integer"),
        ("most", "1_000", "is not an integer"),
        ("share", "1e3", "is not a decimal"),
        ("deep", "yes", "`yes` is not a boolean"),
        ("unit", "week", "`week` is no choice; it takes: year, month"),
        ("link", "http://e.example/x> } DROP ALL #", "is not an IRI"),
        ("link", "\x1b[31m", "`.x1b"),
    ],
)
def test_values_that_are_wrong(query: Query, name: str, value: str, named: str) -> None:
    param = next(p for p in query.params if p.name == name)

    def term() -> str:
        values = params.read(query, {"who": "A", name: value})
        return params.term(param, values[name], f"acts: parameter `{name}`", lambda *_: "")

    with pytest.raises(UsageError, match=named) as wrong:
        term()
    assert str(wrong.value).isprintable()


def test_a_range_the_wrong_way_round(query: Query) -> None:
    with pytest.raises(UsageError, match="`since` 2025-01-01 is after `until` 2020-01-01"):
        params.read(query, {"who": "A", "since": "2025-01-01", "until": "2020-01-01"})


def test_two_spellings_of_one_name_are_one_value(query: Query) -> None:
    spellings = [{"who": "Erdog\u0306an"}, {"who": "Erdo\u011fan"}]
    one, two = (params.read(query, given) for given in spellings)
    assert one == two


def test_every_place_of_a_parameter_is_bound() -> None:
    text = params.bind(QUERY, {"who": "<urn:z>", "word": literal("c")})
    assert text.count('VALUES ?word { "c" }') == 2
    assert "VALUES ?who { <urn:z> }" in text
    assert "VALUES ?most { 3 }" in text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_string_is_bound_as_itself(text: str) -> None:
    bound = params.bind('SELECT ?word { VALUES ?word { "a" } }', {"word": literal(text)})
    guard.check(bound, trusted=True)
    [row] = ox.Store().query(bound)
    assert row["word"] == ox.Literal(text)


@pytest.mark.parametrize(
    "text",
    ['x" } DROP ALL #', '" . ?s ?p ?o . FILTER("a" = "a', "'''", "\\", "\\u0022 } #", "\\\\u0022",
     'x"@en } UNION { ?s ?p ?o', "?s", "\\U00000022 } #", "\\\\\\u005C",
     "\x01abcd", "\\\x7fabcd\n"],
)  # fmt: skip
def test_injections_stay_text_in_both_readers(text: str) -> None:
    bound = params.bind('SELECT ?word { VALUES ?word { "a" } }', {"word": literal(text)})
    [row] = ox.Store().query(bound)
    assert row["word"].value == text
    [other] = rdflib.Graph().query(bound)
    assert str(other[0]) == text


def test_plain_terms(query: Query) -> None:
    given = {"who": "A", "since": "2031-03-02", "most": 7, "share": "0.50", "deep": True,
             "unit": "month", "word": "x", "link": "agv:type-AID"}  # fmt: skip
    values = params.read(query, given)
    terms = {
        p.name: params.term(p, values[p.name], "", lambda *_: "urn:actor")
        for p in query.params
        if p.name in values
    }
    assert terms == {
        "who": "<urn:actor>",
        "since": f'"2031-03-02"^^<{XSD}date>',
        "most": f'"7"^^<{XSD}integer>',
        "share": f'"0.5"^^<{XSD}decimal>',
        "deep": f'"true"^^<{XSD}boolean>',
        "unit": '"month"',
        "word": '"x"',
        "link": "<https://w3id.org/actorgraph/vocab/type-AID>",
    }

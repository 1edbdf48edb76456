"""Export: the same bytes for the same graph, read back strictly, and never half a file."""

import gzip
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.errors import LimitError, StoreError, UsageError
from actorgraph.export import format_of, write_dataset, write_graph
from actorgraph.export.lines import ordered
from actorgraph.terms import AG, ID, RDF_TYPE, XSD, Triple, literal

EXAMPLE: list[Triple] = [
    (f"<{ID}doc-1.c1>", f"<{AG}stance>", f"<{AG}b>"),
    (f"<{ID}doc-1.c1>", RDF_TYPE, f"<{AG}Claim>"),
    (f"<{ID}doc-1.c1>", RDF_TYPE, f"<{AG}Event>"),
    (f"<{ID}doc-1.c1>", f"<{AG}endLatest>", literal("2031-03-02", "xsd:date")),
    (f"<{ID}doc-1>", f"<{AG}count>", literal("12", "xsd:integer")),
    (f"<{ID}doc-1>", f"<{AG}share>", literal("0.41", "xsd:decimal")),
    (f"<{ID}doc-1>", f"<{AG}whole>", literal("100", "xsd:decimal")),
    (f"<{ID}doc-1>", f"<{AG}inferred>", literal("true", "xsd:boolean")),
    (f"<{ID}doc%2F2.>", f"<{AG}name>", literal("Ruritanien", lang="de")),
]

local = st.text(st.characters(codec="ascii", exclude_characters='<>"{}|\\^`%[] \x7f',
                              exclude_categories=["Cc"]), max_size=8)  # fmt: skip
iris = st.builds(
    lambda base, name: f"<{base}{name.replace('#', '')}>",
    st.sampled_from([ID, AG, "http://e.example/", "urn:x:", "https://e.example/ü/"]), local,
)  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
languages = st.sampled_from(["en", "de-at", "zh-hant"])
literals = st.one_of(
    st.builds(literal, texts),
    st.builds(lambda text, lang: literal(text, lang=lang), texts, languages),
    st.builds(lambda n: literal(str(n), "xsd:integer"), st.integers()),
    st.builds(lambda n: literal(format(n, "f"), "xsd:decimal"),
              st.decimals(allow_nan=False, allow_infinity=False, places=2)),
    st.builds(lambda b: literal(str(b).lower(), "xsd:boolean"), st.booleans()),
    st.builds(lambda d: literal(d.isoformat(), "xsd:date"), st.dates()),
    st.builds(lambda text: literal(text, "http://e.example/type"), texts),
)  # fmt: skip
triples = st.lists(st.tuples(iris, iris, st.one_of(iris, literals)), max_size=8)


def stored(path: Path) -> list[tuple[str, ...]]:
    quads = ox.parse(path=str(path))
    return sorted(
        (str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in quads
    )


def in_rdflib(path: Path, form: str) -> set[tuple[str, str, str]]:
    graph = rdflib.Graph().parse(data=text_of(path), format=form)
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in graph}


def quads_in_rdflib(path: Path, form: str) -> set[tuple[str, str, str, str]]:
    quads = rdflib.Dataset().parse(data=text_of(path), format=form).quads()
    return {(s.n3(), p.n3(), o.n3(), f"<{g}>") for s, p, o, g in quads}


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_turtle_is_readable(tmp_path: Path) -> None:
    path = tmp_path / "case.ttl"
    write_graph(EXAMPLE, path, attributions=["Papers\n<x> <y> <z> . licence unknown", "A list"])
    header, _, body = text_of(path).partition("\n\n")
    assert header.splitlines()[:2] == [
        "# attribution: A list",
        "# attribution: Papers <x> <y> <z> . licence unknown",
    ]
    assert body == (
        f"""<{ID}doc%2F2.> ag:name "Ruritanien"@de .

id:doc-1.c1 a ag:Claim , ag:Event ;
    ag:endLatest "2031-03-02"^^xsd:date ;
    ag:stance ag:b .

id:doc-1 ag:count 12 ;
    ag:inferred true ;
    ag:share 0.41 ;
    ag:whole "100"^^xsd:decimal .
"""
    )


@pytest.mark.parametrize("ending", ["ttl", "nt", "ttl.gz"])
def test_order_and_repeats_change_no_byte(tmp_path: Path, ending: str) -> None:
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    write_graph(EXAMPLE, one)
    write_graph([*reversed(EXAMPLE), *EXAMPLE], two)
    assert one.read_bytes() == two.read_bytes()


def test_compressed_holds_the_plain_bytes(tmp_path: Path) -> None:
    write_graph(EXAMPLE, tmp_path / "a.nt")
    write_graph(EXAMPLE, tmp_path / "a.nt.gz")
    packed = gzip.decompress((tmp_path / "a.nt.gz").read_bytes())
    assert packed == (tmp_path / "a.nt").read_bytes()


@settings(max_examples=120, deadline=None)
@given(triples)
def test_a_graph_reads_back(tmp_path_factory: pytest.TempPathFactory, graph: list[Triple]) -> None:
    folder = tmp_path_factory.getbasetemp()
    wanted = sorted({(*triple, "DEFAULT") for triple in graph})
    turtle, lines = folder / "law.ttl", folder / "law.nt"
    write_graph(graph, turtle)
    write_graph(graph, lines)
    assert stored(turtle) == wanted
    assert stored(lines) == wanted
    assert in_rdflib(turtle, "turtle") == in_rdflib(lines, "nt")


# rdflib warns of what it does itself
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@settings(max_examples=60, deadline=None)
@given(st.dictionaries(iris, triples, max_size=3))
def test_a_data_set_reads_back(
    tmp_path_factory: pytest.TempPathFactory, graphs: dict[str, list[Triple]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    wanted = sorted({(*t, name) for name, graph in graphs.items() for t in graph})
    trig, lines = folder / "law.trig", folder / "law.nq"
    write_dataset(((name[1:-1], graph) for name, graph in graphs.items()), trig)
    write_dataset(((name[1:-1], graph) for name, graph in graphs.items()), lines)
    assert stored(trig) == wanted
    assert stored(lines) == wanted
    assert quads_in_rdflib(trig, "trig") == quads_in_rdflib(lines, "nquads")


def test_data_set_of_frames_in_any_order(tmp_path: Path) -> None:
    columns = ["subject", "predicate", "object"]
    frame = pl.DataFrame(EXAMPLE, schema=columns, orient="row")
    graphs = [(f"{ID}slice-b", frame), (f"{ID}slice-a", frame.head(2))]
    one, two = tmp_path / "one.trig", tmp_path / "two.trig"
    write_dataset(graphs, one)
    write_dataset([(name, f.reverse()) for name, f in reversed(graphs)], two)
    assert one.read_bytes() == two.read_bytes()
    assert "\nid:slice-a {\n    id:doc-1.c1 a ag:Claim ;\n        ag:stance ag:b .\n}\n" in text_of(
        one
    )


# rdflib warns of what it does itself
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_the_same_quads(tmp_path: Path) -> None:
    write_dataset([(f"{ID}slice-a", EXAMPLE)], tmp_path / "a.trig")
    read = quads_in_rdflib(tmp_path / "a.trig", "trig")
    data = "".join(f"{' '.join(t)} .\n" for t in EXAMPLE)
    plain = rdflib.Graph().parse(data=data, format="nt")
    assert read == {(s.n3(), p.n3(), o.n3(), f"<{ID}slice-a>") for s, p, o in plain}


def test_order_with_and_without_spilling(tmp_path: Path) -> None:
    many = [(f"<urn:{i * 7 % 50}>", "<urn:p>", literal(f"é\t{i % 11}\n")) for i in range(200)]
    assert (
        list(ordered(many, tmp_path, run=16)) == list(ordered(many, tmp_path)) == sorted(set(many))
    )
    assert list(tmp_path.iterdir()) == []


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_no_room_leaves_nothing(tmp_path: Path) -> None:
    many = ((f"<urn:{i}>", "<urn:p>", literal("x" * 100)) for i in range(20_000))
    path = tmp_path / "full.ttl"
    with file_size_limit(1 << 18), pytest.raises(LimitError, match=r"full\.ttl") as failed:
        write_graph(many, path)
    assert failed.value.exit_code == 6
    assert list(tmp_path.iterdir()) == []


def test_a_failure_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "case.ttl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(StoreError, match="not N-Triples"):
        write_graph([*EXAMPLE, ("<urn:a>", "<urn:b>", '"a" . <urn:x> <urn:y> "z"')], path)
    assert text_of(path) == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "triple",
    [
        ("<urn:a b>", "<urn:p>", "<urn:o>"),
        ("<urn:a>", "<urn:p>", '"line\nbreak"'),
        ("<urn:a>", "<urn:p>", '"x"^^<urn:a> . <urn:b>'),
        ("<urn:a>", '"p"', "<urn:o>"),
        ("<urn:a>\t<urn:p>", "<urn:p>", "<urn:o>"),
    ],
)
def test_terms_no_reader_would_take(tmp_path: Path, triple: Triple) -> None:
    with pytest.raises(StoreError, match="not N-Triples"):
        write_graph([triple], tmp_path / "a.nt")


def test_places_that_will_not_do(tmp_path: Path) -> None:
    (tmp_path / "case" / "ledger" / "x").mkdir(parents=True)
    (tmp_path / "case" / "STORE.json").write_text("{}", encoding="utf-8")
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "link.ttl").symlink_to(tmp_path / "case" / "ledger" / "x" / "a.ttl")
    for place in ("folder.ttl", "none/a.ttl", "case/ledger/x/a.ttl", "link.ttl"):
        with pytest.raises(UsageError):
            write_graph(EXAMPLE, tmp_path / place)
    with pytest.raises(UsageError, match="no plain file"):
        write_graph(EXAMPLE, Path("/dev/null"), "ttl")
    write_graph(EXAMPLE, tmp_path / "case" / "a.ttl")


def test_formats() -> None:
    assert [format_of(Path(f"a.b.{e}")) for e in ("ttl", "NT", "trig.gz", "nq")] == [
        "ttl", "nt", "trig", "nq",
    ]  # fmt: skip
    assert format_of(Path("a.txt"), "nq") == "nq"
    for path, form in ((Path("a.rdf"), None), (Path("a"), None), (Path("a.ttl"), "xml")):
        with pytest.raises(UsageError, match="ttl, nt, trig, nq"):
            format_of(path, form)


def test_a_graph_name_twice(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="comes twice"):
        write_dataset([("urn:a", EXAMPLE), ("urn:a", EXAMPLE)], tmp_path / "a.nq")
    with pytest.raises(UsageError, match="does not hold named graphs"):
        write_dataset([], tmp_path / "a.ttl")


def test_numbers_keep_their_form(tmp_path: Path) -> None:
    odd = [("<urn:a>", "<urn:p>", f'"{n}"^^<{XSD}{t}>') for n, t in
           (("05", "integer"), ("+1", "integer"), ("1.", "decimal"), ("-0.50", "decimal"),
            ("1e3", "double"), ("1", "boolean"), ("x", "integer"))]  # fmt: skip
    write_graph(odd, tmp_path / "a.ttl")
    assert stored(tmp_path / "a.ttl") == sorted((*t, "DEFAULT") for t in odd)

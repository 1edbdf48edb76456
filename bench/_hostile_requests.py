"""Cases that are requests: SPARQL, parameters of canned queries, shapes, exports."""

import re
import resource
import sys
import unicodedata
from collections.abc import Iterator

import pyoxigraph as ox
from _hostile_case import Case
from _hostile_files import digest, ingested, written
from _hostile_run import Place, Ran, run
from _hostile_seen import Seen

SECONDS = 3.0  # for a query; two more and the start of the program are allowed
FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
}
QUERY = """#+ summary: Which records bear a name?
#+ description: A query of the user's own, with plain parameters.
#+ tags: name
#+ param: name (string) — the name
#+ param: least (integer, optional) — the least length
#+ param: page (iri, optional) — an address
#+ example: name="Alice"
PREFIX ag: <https://w3id.org/actorgraph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

SELECT ?record ?text
WHERE {
  VALUES ?name { "Alice" }
  VALUES ?least { 0 }
  VALUES ?page { <http://e.example/> }
  ?record ag:name ?text .
  FILTER(STR(?text) = ?name && STRLEN(?name) >= ?least && ?page != ag:none)
}
ORDER BY ?record
"""
_API = """import sys, actorgraph
from actorgraph.errors import ActorgraphError
case, query, name, value = sys.argv[1:]
try:
    print(actorgraph.open(case).ask(query, **{name: value.encode().decode("unicode_escape")}))
except ActorgraphError as error:
    sys.exit([sys.stderr.write(str(error).replace("\\0", "?") + "\\n"), error.exit_code][1])
"""
_RDF = "no source reads RDF: refused as unknown"


def sparql(case: Case, place: Place) -> Seen:
    """Group sparql: the text as an argument, or from a file where it is long."""
    text = case.text or ""
    seen = Seen(case=case, before=digest(place), limit=2 + SECONDS + 2 * _start(place))
    given = text
    if len(text) > 100_000 or "\0" in text or not text:
        given = f"@{written(place, f'{case.id}.rq', case.data or b'')}"
    seen.runs.append(place.run("sparql", given, "--json", "--seconds", str(SECONDS)))
    seen.after = digest(place)
    return seen


def parameter(case: Case, place: Place) -> Seen:
    """Group param: names and texts as such; what looks like a date, number or IRI as that."""
    text = case.text or ""
    seen = Seen(case=case, before=digest(place))
    seen.runs += [_asked(place, *pairs) for pairs in _questions(text)]
    seen.after = digest(place)
    first = seen.runs[0]
    if first.code == 2 and case.outcome == "accept" and "no actor" in first.said:
        # that nobody has this name is the answer, and a clearer one than no rows
        seen.runs.append(seen.runs.pop(0))
    if not text.isascii():
        composed = [_asked(place, *q) for q in _questions(unicodedata.normalize("NFC", text))]
        apart = [_asked(place, *q) for q in _questions(unicodedata.normalize("NFD", text))]
        if [(r.code, r.out) for r in composed] != [(r.code, r.out) for r in apart]:
            seen.faults.append("composed and decomposed spelling have different answers")
    return seen


def _questions(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The queries to ask, with their parameters."""
    actor = ("actor", "North Korea")
    if re.fullmatch(r"(\w+=[^&\s]*)(&\w+=[^&\s]*)*", text):
        names = {"from": "since", "to": "until"}
        pairs = [pair.split("=", 1) for pair in text.split("&")]
        yield "claims_about", [actor, *((names.get(k, k), v) for k, v in pairs)]
    elif re.match(r"\d{4}-\d\d-\d\d", text):
        yield "claims_about", [actor, ("since", text)]
    elif re.match(r"https?:", text):
        yield "hostile_names", [("name", "x"), ("page", text)]
    elif re.match(r"-?\d", text):
        yield "hostile_names", [("name", "x"), ("least", text)]
    else:
        yield "claims_about", [("actor", text)]
        yield "hostile_names", [("name", text)]


def _asked(place: Place, query: str, pairs: list[tuple[str, str]]) -> Ran:
    if any("\0" in value for _, value in pairs):
        # no command line can carry a NUL
        name, value = pairs[0]
        words = (str(place.workspace), query, name, value.encode("unicode_escape").decode())
        return run([sys.executable, "-c", _API, *words], place.files, place.temporary)
    return place.run("ask", query, "--json", *(f"--{name}={value}" for name, value in pairs))


def rdf(case: Case, place: Place) -> Seen:
    """Group rdf: shapes go into the workspace's shapes/, everything else to `ingest`."""
    data = case.data or b""
    if re.search(rb"\ba\s+sh:\w*Shape\b", data):
        return _shapes(case, place, data)
    endings = ((b"<?xml", "rdf"), (b"{", "jsonld"), (b"\xff\xfe", "rdf"))
    ending = next((e for magic, e in endings if data.startswith(magic)), "ttl")
    seen = ingested(case, place, written(place, f"{case.id}.{ending}", data))
    refused = seen.code in (2, 4, 6)
    seen.note = _RDF if refused else ""
    if case.outcome in ("accept", "quarantine") and refused:
        seen.pass_over = _RDF
    return seen


def _shapes(case: Case, place: Place, data: bytes) -> Seen:
    folder = place.workspace / "shapes"
    folder.mkdir(exist_ok=True)
    shape = folder / f"{case.id}.ttl"
    shape.write_bytes(data)
    harmless = written(place, f"{case.id}-shapes.csv", b"id,name\n1,x\n")
    seen = ingested(case, place, harmless, "--source", "hostile-table")
    seen.runs.append(place.run("check"))
    shape.unlink()
    if case.outcome.startswith("refuse") and seen.runs[1].code == 0:
        seen.faults.append("check finds nothing wrong with these shapes")
    return seen


def export(case: Case, place: Place) -> Seen:
    """Group export: what each procedure asks for, as far as there is such a thing."""
    words = case.procedure.lower()
    if "disk" in words and "full" in words:
        return _full(case, place)
    if "prefix" in words:
        return Seen(case=case, pass_over="exports take no prefixes from the user")
    if "xml" in words:
        return Seen(case=case, pass_over="no answers in XML")
    if "json-ld" in words or "turtle" in words:
        seen = Seen(case=case, before=digest(place), note="Turtle, N-Triples, TriG, N-Quads")
        seen.faults += exports(place, seen.runs)
        seen.after = digest(place)
        return seen
    return Seen(case=case, pass_over="no such export")


def exports(place: Place, runs: list[Ran]) -> Iterator[str]:
    """Export in every format, twice; each re-parses strictly, and pairs hold the same."""
    quads: dict[str, set[ox.Quad]] = {}
    for form, syntax in FORMATS.items():
        path = place.files / f"all.{form}"
        datas = []
        for _ in range(2):
            path.unlink(missing_ok=True)
            runs.append(place.run("export", str(path)))
            if runs[-1].code != 0 or not path.exists():
                yield f"no {form}: {runs[-1].said[:200]}"
                return
            datas.append(path.read_bytes())
        if datas[0] != datas[1]:
            yield f"two {form} exports differ"
        try:
            quads[form] = set(ox.parse(datas[0], format=syntax))
        except SyntaxError as error:
            yield f"{form} does not re-parse: {error}"
    for one, other in (("ttl", "nt"), ("trig", "nq")):
        if quads.get(one) != quads.get(other):
            yield f"{one} and {other} do not hold the same"


def _full(case: Case, place: Place) -> Seen:
    seen = Seen(case=case, before=digest(place))
    folder = place.files / "full"
    folder.mkdir()
    seen.runs.append(place.run("export", str(folder / "out.nq"), before=full_disk))
    if list(folder.iterdir()):
        seen.faults.append(f"left behind: {sorted(p.name for p in folder.iterdir())}")
    if seen.code not in (5, 6) or len(seen.lines) != 1:
        seen.faults.append(f"exit code {seen.code} in {len(seen.lines)} lines on a full disk")
    # and with room again it is written
    seen.runs.insert(0, place.run("export", str(place.files / "room.nq")))
    seen.after = digest(place)
    return seen


def full_disk() -> None:
    """Before a command starts: no file of it may grow beyond 256 KiB."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 18, 1 << 18))


def _start(place: Place) -> float:
    """Seconds that the program takes to begin and end, on this machine now."""
    return place.run("sparql", "ASK {}").seconds

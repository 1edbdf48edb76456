"""Cases that are files: each is given to `ingest`, then what was stored is asked for again."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from _hostile_case import Case
from _hostile_run import Place
from _hostile_seen import Seen

from actorgraph.terms import ID, mint
from actorgraph.workspace import Workspace

_NAMED = re.compile(r"name it (\S+)")
_KEY = re.compile(r"[A-Za-z0-9_-]+")
# Keys that tell whose JSON a case is written in.
_OF_OTHERS = {"schema": "opensanctions", "claims": "wikidata", "labels": "wikidata"}
_STORED = """PREFIX ag: <https://w3id.org/actorgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?key ?name ?url ?number ?same WHERE {{
  ?record ag:recordKey ?key ; ag:describes ?about .
  FILTER(STRSTARTS(STR(?about), "{start}"))
  OPTIONAL {{ ?record ag:name ?name }}
  OPTIONAL {{ ?about skos:exactMatch ?same }}
  OPTIONAL {{ ?document ag:url ?url FILTER(STR(?document) = CONCAT(STR(?about), ".d")) }}
  OPTIONAL {{ ?event ag:statedIn ?record ; ag:quantity/ag:best ?number }}
}} ORDER BY ?key"""


def digest(place: Place) -> str:
    return Workspace(place.workspace).generation().manifest.digest


def ingested(case: Case, place: Place, path: Path, *words: str) -> Seen:
    """Ingest one file and take down what the receipt, the quarantine and the digest say."""
    seen = Seen(case=case, before=digest(place))
    folder = place.workspace / "quarantine"
    known = set(folder.glob("*.jsonl"))
    ran = place.run("ingest", str(path), "--json", *words)
    seen.runs.append(ran)
    seen.slices = [made for made in ran.objects if "rows_in" in made]
    for new in sorted(set(folder.glob("*.jsonl")) - known):
        rows = [json.loads(line) for line in new.read_text("utf-8").split("\n") if line]
        seen.records += [r for r in rows if r["source"] not in ("reference", "territories")]
    seen.after = digest(place)
    return seen


def written(place: Place, name: str, data: bytes) -> Path:
    path = place.files / name
    path.write_bytes(data)
    return path


def table(case: Case, place: Place) -> Seen:
    """Group csv: a table of the user's, read by a source script of the workspace."""
    data = case.data or b""
    first = data.split(b"\n", 1)[0]
    tabs = b"\t" in first and b"," not in first
    name = f"{case.id}.{'tsv' if tabs else 'csv'}"
    path = written(place, name, data)
    source = "hostile-tabs" if tabs else "hostile-table"
    seen = ingested(case, place, path, "--source", source)
    if case.setup == "load twice":
        again = ingested(case, place, path, "--source", source)
        seen.runs += again.runs
        if again.before != again.after or again.code != 0:
            seen.faults.append("the same file again changed something")
    _look(seen, place, _cells(data, "\t" if tabs else ","))
    return seen


def label(case: Case, place: Place) -> Seen:
    """Group unicode: a label in the column `name`, and then the actor of that name."""
    text = case.text or ""
    data = _table(("id", "name"), ("1", text))
    seen = ingested(
        case, place, written(place, f"{case.id}.csv", data), "--source", "hostile-table"
    )
    stored = _look(seen, place, {text})
    if stored:
        about = mint(mint("hostile", case.id), "1")
        for form in ((), ("--csv",), ("--json",)):
            seen.runs.append(place.run("ask", "actor_names", f"--actor={about}", *form))
        seen.runs.append(place.run("show", about))
        seen.faults += _findable(text, place, seen)
        if _deceives(text) and not any(slice_["notes"] for slice_ in seen.slices):
            seen.faults.append("nothing is said of characters that deceive the eye")
    return seen


def _findable(text: str, place: Place, seen: Seen) -> Iterator[str]:
    """Whether the actor is found by its name as it looks."""
    looks = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc"))
    looks = " ".join(looks.split())
    if looks:
        found = place.run("ask", "actor_names", f"--actor={looks}")
        seen.runs.append(found)
        if found.code not in (0, 3) and "may be" not in found.said:
            yield f"not found by its name: {found.said[:120]}"


def _deceives(text: str) -> bool:
    """Unseen characters, or a word of Latin and of Greek or Cyrillic letters."""
    unseen = any(unicodedata.category(c) == "Cf" and c not in "\u200c\u200d" for c in text)
    scripts = [
        {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
        for word in re.findall(r"\w+", text)
    ]
    return unseen or any("LATIN" in s and s & {"GREEK", "CYRILLIC"} for s in scripts)


def iri(case: Case, place: Place) -> Seen:
    """Group iri: an address in the column `url`, or one of Wikidata's in `item`."""
    text = case.text or ""
    column = "item" if "wikidata.org/" in text else "url"
    data = _table(("id", "name", column), ("1", "An address", text))
    seen = ingested(
        case, place, written(place, f"{case.id}.csv", data), "--source", "hostile-table"
    )
    _look(seen, place, {"An address"})
    return seen


def lines(case: Case, place: Place) -> Seen:
    """Group jsonl."""
    data = case.data or b""
    path = written(place, f"{case.id}.jsonl", data)
    keys = {key for row in _objects(data) for key in row}
    others = sorted({source for key, source in _OF_OTHERS.items() if key in keys})
    if others:
        return ingested(case, place, path, "--source", others[0])
    seen = ingested(case, place, path, "--source", "hostile-records")
    _look(seen, place, {r["caption"] for r in _objects(data) if isinstance(r.get("caption"), str)})
    return seen


def archive(case: Case, place: Place) -> Seen:
    """Group archive: the file as it is, recognised by what is in it."""
    data = case.data or b""
    if case.text is not None and case.text.startswith("/"):
        return ingested(case, place, Path(case.text))
    endings = {b"\x1f\x8b": "jsonl.gz", b"PK": "zip"}
    named = _NAMED.search(case.setup)
    name = named[1] if named else endings.get(data[:2], "tar")
    path = written(place, f"{case.id}.{name}", data)
    seen = ingested(case, place, path)
    if data[:2] not in endings and _is_text(data) and seen.code == 0:
        seen.safe, seen.note = True, "read by content, whatever its name"
    return seen


def article(case: Case, place: Place) -> Seen:
    """Group article: prose as .txt, objects with a text as .jsonl."""
    data = case.data or b""
    ending = "jsonl" if any("text" in row for row in _objects(data)) else "txt"
    seen = ingested(case, place, written(place, f"{case.id}.{ending}", data))
    for slice_ in seen.slices:
        if slice_["slice"].startswith("doc-"):
            seen.runs.append(place.run("show", slice_["slice"]))
    return seen


def _table(head: tuple[str, ...], row: tuple[str, ...]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows((head, row))
    return stream.getvalue().encode("utf-8", "surrogatepass")


def _is_text(data: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        return "\0" not in data.decode()
    return False


def _objects(data: bytes) -> list[dict[str, object]]:
    found = []
    for line in (x for x in data.split(b"\n") if len(x) < 100_000):
        with suppress(ValueError, RecursionError):
            made = json.loads(line)
            found += [made] if isinstance(made, dict) else []
    return found


def _cells(data: bytes, separator: str) -> set[str]:
    text = data[:1_000_000].decode("utf-8", "replace").removeprefix("\ufeff")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
    plain = {cell for line in text.split("\n") for cell in line.split(separator)}
    with suppress(csv.Error):
        return plain | {cell for row in rows for cell in row}
    return plain


def _look(seen: Seen, place: Place, names: set[object] | set[str]) -> bool:
    """Ask for what the slice has stored, in every form: names verbatim, formulas harmless."""
    if not seen.rows("accepted") or seen.runs[0].code not in (0, 3):
        return False
    start = f"{ID}{mint(mint('hostile', seen.case.id).replace('%', '_'), '')}"
    query = _STORED.format(start=start)
    forms = [place.run("sparql", query, *form) for form in (("--json",), ("--csv",), ())]
    seen.runs += forms
    rows = forms[0].objects
    if len({row["key"] for row in rows}) != seen.rows("accepted"):
        seen.faults.append("not every accepted row is found again")
    known = {unicodedata.normalize("NFC", str(name)) for name in names}
    for row in rows:
        if row["name"] is not None and unicodedata.normalize("NFC", row["name"]) not in known:
            seen.faults.append(f"another name is stored: {row['name'][:60]!r}")
    seen.faults += _formulas(forms[1].printed)
    hostile = [row["key"] for row in rows if not _KEY.fullmatch(row["key"])]
    seen.safe = bool(hostile) and bool(rows)
    return bool(rows)


def _formulas(text: str) -> Iterator[str]:
    """Cells of a CSV answer that a spreadsheet would run; a number is none."""
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not re.fullmatch(
                r"-?\d+(\.\d+)?", cell
            ):
                yield f"a formula in the CSV answer: {cell[:40]!r}"

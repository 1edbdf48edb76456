"""The direction of imports, and that the engine names no content."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from actorgraph import content

ROOT = Path(content.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))

# A module may import modules of its own layer and of those before it. What a layer does not
# list is refused, so a new module has to find its place here.
LAYERS = (
    {"errors"},
    {"terms", "limits", "disk", "terminal"},
    {"content", "decisions"},
    {
        "schema", "frames", "files", "triples", "reading", "delimited", "fields", "spelling",
        "gate", "ledger", "index", "derived", "rules", "origins", "query", "export", "identity",
        "corrections", "texts", "compare", "tables", "sources", "quarantine", "intake", "receipt",
        "batch", "workspace", "plan", "verify", "exports", "tabular", "cells", "absence", "changes",
        "delta", "families", "gathering", "staging", "workers", "reference", "framing", "rejudge",
        "slicing", "staged", "touched",
        "annotations", "annotating", "annotators", "page", "words", "reviews", "dictionaries",
    },
    {"build"},
    {"api", "requeue"},
    {"cli", "commands"},
    {"__main__"},
)  # fmt: skip
PACKAGES = {"gate", "ledger", "index", "origins", "query", "export", "commands"}
STAGE = 3


def part_of(path: Path) -> str:
    """The module or package directly below actorgraph that a file belongs to."""
    inside = path.relative_to(ROOT)
    return inside.parts[0].removesuffix(".py")


def layer_of(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


def imports(path: Path) -> Iterator[tuple[str, list[str]]]:
    """(module, names) of each import of the engine, those inside functions too."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "actorgraph":
            assert node.level == 0
            yield node.module or "", [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "actorgraph":
                    yield alias.name, []


def parts_imported(path: Path) -> set[str]:
    found = set()
    for module, names in imports(path):
        inside = module.split(".")[1:]
        found |= {inside[0]} if inside else {n for n in names if not n.startswith("__")}
    return found


def test_imports_go_in_one_direction() -> None:
    wrong = []
    for path in MODULES:
        if path == ROOT / "__init__.py":
            continue  # the face, which imports nothing until it is asked
        mine = part_of(path)
        for part in parts_imported(path):
            # what every command says goes through the command line's one way out
            if mine == "commands" or part in ("Case", "create", "open"):
                continue
            if layer_of(part) > layer_of(mine):
                wrong.append((str(path), part))
    assert wrong == []


def test_no_part_takes_another_parts_private_names() -> None:
    wrong = []
    for path in MODULES:
        mine = part_of(path)
        for module, names in imports(path):
            inside = module.split(".")[1:]
            private = [n for n in (*inside, *names) if n.startswith("_") and not n.startswith("__")]
            if inside[:1] != [mine] and private:
                wrong.append((str(path), module, private))
    assert wrong == []


def test_stages_do_not_import_each_other_in_circles() -> None:
    wanted = {part: set[str]() for part in LAYERS[STAGE]}
    for path in MODULES:
        mine = part_of(path)
        if mine in wanted:
            wanted[mine] |= {p for p in parts_imported(path) if p in wanted and p != mine}
    while wanted:
        free = {part for part, needs in wanted.items() if not needs & wanted.keys()}
        assert free, f"a circle among {sorted(wanted)}"
        wanted = {part: needs for part, needs in wanted.items() if part not in free}


def forbidden() -> list[str]:
    """Names of our sources and queries. Single words are the language, not a name of content,
    unless they name one publisher. Wikidata is where identities lead, whoever states them."""
    names = [*content.find("ingest"), *content.find("queries")]
    parts = {word for name in content.find("ingest") for word in name.split("_")}
    return sorted({n for n in names if "_" in n} | (parts - LANGUAGE))


LANGUAGE = frozenset(
    "article reference territories events event entities sanctions votes states list actors "
    "mentions wikidata alliances wars treaties transfers contiguity diplomacy vetoes holders "
    "officeholders countries country codes systems state".split()
)


# what the command line proposes as a next step or counts in its summary is content by name
PROPOSES = {"commands", "api", "__init__.py"}


def test_the_engine_names_no_content() -> None:
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, forbidden()))})\b", re.IGNORECASE)
    mine = [path for path in MODULES if path.relative_to(ROOT).parts[0] not in PROPOSES]
    assert [(str(path), found) for path in mine if (found := named.findall(path.read_text()))] == []

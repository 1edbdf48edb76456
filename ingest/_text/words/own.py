"""What a workspace writes into tables of its own is checked as they load: the name of the file, its
columns, the cells of each line, and the codes in them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path

from actorgraph import content
from actorgraph.errors import Refused
from actorgraph.terms import AG, AGV

OURS = Path(__file__).parents[2] / "article"
_LEAVABLE = frozenset(("example", "expected", "other", "told"))  # `dict check` asks for them
_CODES = {  # table: column -> the scheme its codes are of
    "verbs": {"type": "type", "mode": "mode", "context": "ctx"},
    "nouns": {"type": "type", "mode": "mode", "context": "ctx"},
    "cues": {"stance": "stance", "certainty": "certainty"},
    "sectors": {"sector": "sector"},
    "things": {"thing": "thing"},
}
_AS_OURS = {  # what the reader tells apart: the values that our rows have
    "arithmetic": ("when",),
    "cues": ("frame",),
    "kin": ("kin",),
    "roles": ("sense",),
}
_MUST = {"verbs": ("verb", "type"), "nouns": ("noun", "type"), "cues": ("cue", "frame", "stance")}
Row = Mapping[str, str]


def check(folder: Path) -> None:
    """All tables of a folder. Raises Refused with the first line that is wrong."""
    ours = sorted(path.stem for path in OURS.glob("*.tsv"))
    for file in sorted(folder.glob("*.tsv")):
        if file.stem not in ours:
            raise Refused(f"no table has this name; there are: {', '.join(ours)}", where=str(file))
        for number, row in _lines(file):
            wrong = next(_wrong(file.stem, row), "")
            if wrong:
                raise Refused(wrong, where=f"{file} line {number}")


def _lines(file: Path) -> Iterator[tuple[int, Row]]:
    """The entries with the numbers of their lines."""
    columns: Sequence[str] = ()
    for number, cells in _cells(file):
        where = f"{file} line {number}"
        if not columns:
            columns = cells
            _check_columns(columns, _columns(file.stem), where)
            continue
        if not _least(file.stem, columns) <= len(cells) <= len(columns):
            raise Refused(
                f"has {len(cells)} cells, the head has {len(columns)}: {', '.join(columns)}",
                where=where,
                remedy="cells are parted by one tab each, also empty ones",
            )
        yield number, dict(zip_longest(columns, cells, fillvalue=""))


def _least(name: str, columns: Sequence[str]) -> int:
    """How many cells an entry has at least: an example may be missing, and what ours leave off."""
    told = [column for column in columns if column not in _LEAVABLE]
    return min(columns.index(told[-1]) + 1, _shortest(name))


@cache
def _shortest(name: str) -> int:
    return min(len(cells) for _, cells in _cells(_ours(name)))


def _check_columns(columns: Sequence[str], ours: Sequence[str], where: str) -> None:
    wrong = [f"no column `{name}`" for name in ours if name not in columns]
    wrong += [f"an unknown column `{name}`" for name in columns if name not in ours]
    if not wrong and len(set(columns)) < len(columns):
        wrong = ["a column twice"]
    if wrong:
        raise Refused(f"has {wrong[0]}; the columns are: {', '.join(ours)}", where=where)


def _cells(file: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Refused(
            f"not UTF-8 at byte {error.start}", where=str(file), remedy="save it as UTF-8"
        ) from None
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def _ours(name: str) -> Path:
    return OURS / f"{name}.tsv"


@cache
def _columns(name: str) -> tuple[str, ...]:
    return tuple(next(cells for _, cells in _cells(_ours(name))))


def _plain(file: Path) -> Iterator[Row]:
    columns: Sequence[str] = ()
    for _, cells in _cells(file):
        if columns:
            yield dict(zip_longest(columns, cells, fillvalue=""))
        columns = columns or cells


def _wrong(table: str, row: Row) -> Iterator[str]:
    """What is wrong with an entry, and what may stand there."""
    for column in _MUST.get(table, ()):
        if not row[column]:
            yield f"needs a {column}"
    for column, scheme in _CODES.get(table, {}).items():
        yield from _unlisted(column, row[column], _codes(scheme))
    for column in _AS_OURS.get(table, ()):
        yield from _unlisted(column, row[column], _used(table, column))
    if table in ("verbs", "nouns") and row["mode"] not in ("", *_modes(row["type"])):
        allowed = ", ".join(sorted(_modes(row["type"]))) or "none"
        yield f"`{row['mode']}` is no mode of {row['type']}; it has: {allowed}"
    if table == "arithmetic":
        yield from _unlisted("type", row["type"], _codes("type") | {"*"})
        yield from _unlisted("becomes", row["becomes"], _codes("type") | {"-"})


def _unlisted(column: str, value: str, allowed: frozenset[str]) -> Iterator[str]:
    if value and value not in allowed:
        yield f"{column} `{value}` is none of: {', '.join(sorted(allowed))}"


@cache
def _used(table: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for row in _plain(_ours(table)))


def _codes(scheme: str) -> frozenset[str]:
    return frozenset(code for code, _ in _concepts().get(scheme, ()))


def _modes(kind: str) -> frozenset[str]:
    return frozenset(code for code, of in _concepts()["mode"] if kind in of)


@cache
def _concepts() -> Mapping[str, frozenset[tuple[str, tuple[str, ...]]]]:
    """Scheme -> its codes, each with the types that it is a mode of."""
    from pyoxigraph import RdfFormat, parse

    of: dict[str, set[str]] = {}
    for path in content.find("ontology").values():
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            name, predicate = str(quad.subject.value), quad.predicate.value
            if name.startswith(AGV) and "-" in name:
                types = of.setdefault(name.removeprefix(AGV), set())
                if predicate == f"{AG}modeOf":
                    types.add(str(quad.object.value).removeprefix(f"{AGV}type-"))
    found: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for name, types in of.items():
        scheme, _, code = name.partition("-")
        found.setdefault(scheme, set()).add((code, tuple(sorted(types))))
    return {scheme: frozenset(codes) for scheme, codes in found.items()}

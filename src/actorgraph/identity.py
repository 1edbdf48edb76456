"""Decisions on identity: `identity.sssom.tsv`, append-only, read into one canonical mapping.

Columns are SSSOM's. *Same* is skos:exactMatch, *different* the same with modifier "Not",
*unsure* skos:relatedMatch, searched and absent sssom:NoTermFound. For each pair the latest row
of a person wins, else the latest of a machine; a current *different* beats a *same* that would
follow through others.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from actorgraph import decisions
from actorgraph.errors import Refused
from actorgraph.terms import ID, expand

COLUMNS = (
    "subject_id", "predicate_modifier", "predicate_id", "object_id", "mapping_justification",
    "confidence", "author_id", "mapping_tool", "mapping_date", "comment",
)  # fmt: skip
_REQUIRED = ("subject_id", "predicate_id", "object_id")
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)\Z")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """Current judgements on pairs of full IRIs, each pair sorted."""

    same: tuple[Pair, ...]
    different: frozenset[Pair]

    @property
    def by_pair(self) -> dict[Pair, str]:
        """Pair -> "same" or "different"."""
        return dict.fromkeys(self.same, "same") | dict.fromkeys(self.different, "different")


@dataclass(frozen=True, slots=True)
class Identity:
    """`canonical`: IRI -> the IRI it goes by. `conflicts`: pairs judged the same that a
    *different* keeps apart."""

    canonical: Mapping[str, str]
    conflicts: tuple[Pair, ...]


def read(path: Path) -> Decisions:
    """Read the decisions; no file is no decisions. Raises Refused with the line that is wrong."""
    if not path.is_file():
        return Decisions((), frozenset())
    latest: dict[Pair, tuple[tuple[bool, str, int], str]] = {}
    for number, row in decisions.rows(path, _REQUIRED):
        verdict = _verdict(row)
        first, second = node(row["subject_id"]), node(row["object_id"])
        if verdict != "other":
            _check_iris((first, second), f"{path} line {number}")
        pair = (min(first, second), max(first, second))
        rank = (
            not row.get("mapping_tool") or bool(row.get("author_id")),
            row.get("mapping_date") or "",
            number,
        )
        if pair not in latest or latest[pair][0] < rank:
            latest[pair] = (rank, verdict)
    same = tuple(sorted(p for p, (_, verdict) in latest.items() if verdict == "same"))
    different = frozenset(p for p, (_, verdict) in latest.items() if verdict == "different")
    return Decisions(same, different)


def _check_iris(iris: Pair, where: str) -> None:
    import pyoxigraph as ox

    for iri in iris:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise Refused(f"`{iri}` is no IRI: {error}", where=where) from error


def _verdict(row: Mapping[str, str]) -> str:
    if row["predicate_id"] == "skos:exactMatch":
        return "different" if row.get("predicate_modifier") == "Not" else "same"
    return "other"


def node(text: str) -> str:
    """The full IRI of a node as a decision names it; a Wikidata item is our `wd-` actor."""
    match = _WIKIDATA.match(text)
    if match:
        return f"{ID}wd-{match[1]}"
    if text.startswith("wd:Q"):
        return f"{ID}wd-{text[3:]}"
    return expand(text)


def merge(judged: Decisions) -> Identity:
    """Join what is judged the same, except where that would join a pair judged different."""
    parent: dict[str, str] = {}
    members: dict[str, set[str]] = {}

    def find(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    conflicts = []
    for pair in judged.same:
        left, right = find(pair[0]), find(pair[1])
        ours, theirs = members.get(left, {left}), members.get(right, {right})
        if left == right:
            continue
        if any((min(a, b), max(a, b)) in judged.different for a in ours for b in theirs):
            conflicts.append(pair)
            continue
        parent[right] = left
        members[left] = ours | theirs
    groups = [group for name, group in members.items() if find(name) == name]
    return Identity(_canonical(groups), tuple(conflicts))


def _canonical(groups: Iterable[set[str]]) -> dict[str, str]:
    mapping = {}
    for group in groups:
        chosen = min(group, key=_preference)
        mapping.update({name: chosen for name in group if name != chosen})
    return dict(sorted(mapping.items()))


def _preference(iri: str) -> tuple[int, str]:
    local = iri.removeprefix(ID)
    return (0 if local.startswith("wd-") else 1 if local.startswith("os-") else 2), iri

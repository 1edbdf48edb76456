"""Relationships told by the words around a name: kinship, office, membership."""

from collections.abc import Iterator, Sequence

from actorgraph_ingest._text.types import Party, Relation
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.verbs import Unit


def relations(named: Sequence[Party], row: Sequence[Unit]) -> Iterator[Relation]:
    for party in named:
        if party.office and party.kind == "Person" and not party.generic:
            yield Relation(
                "Tenure", party.start, party.end, {"holder": party.refs[0], "office": party.office}
            )
    yield from _sanctions(row)
    yield from _kinship(row)
    yield from _membership(row)


def _kinship(row: Sequence[Unit]) -> Iterator[Relation]:
    """ "A, sister of B" and "B's sister A"."""
    kin = {r["word"]: r["kin"] for r in table("kin")}
    for at, unit in enumerate(row):
        if unit.low not in kin or not unit.plain:
            continue
        left = at - 1
        while left >= 0 and row[left].low in words("family"):
            left -= 1
        right = at + 1
        while right < len(row) and row[right].low in ("of", "the", ","):
            right += 1
        one = row[left].party if left >= 0 else None
        other = row[right].party if right < len(row) else None
        if one is None or other is None or "Person" not in (one.kind, other.kind):
            continue
        made = _pair(row, at, right, one, other)
        if made is not None:
            person, relative = made
            fields = {
                "person": person,
                "relative": relative,
                "kinshipType": f"agv:kin-{kin[unit.low]}",
            }
            yield Relation("Kinship", row[left].start, row[right].end, fields)


def _pair(
    row: Sequence[Unit], at: int, right: int, one: Party, other: Party
) -> tuple[str, str] | None:
    if one.kind != "Person" or other.kind != "Person" or not one.refs or not other.refs:
        return None
    if one.refs[0] == other.refs[0] or one.refs[0].startswith("@") or other.refs[0].startswith("@"):
        return None
    if one.possessive:  # "Kim's sister Kim Yo-jong"
        return other.refs[0], one.refs[0]
    of = any(u.low == "of" for u in row[at + 1 : right])
    return (one.refs[0], other.refs[0]) if of and row[at - 1].low != "and" else None


def _membership(row: Sequence[Unit]) -> Iterator[Relation]:
    """ "As a permanent member of the Security Council, Russia ..."; "X, a member of Y"."""
    for at, unit in enumerate(row):
        if unit.low != "member" or at + 1 >= len(row) or row[at + 1].low != "of":
            continue
        right = at + 2
        while right < len(row) and row[right].low == "the":
            right += 1
        body = row[right].party if right < len(row) else None
        if body is None or body.kind != "Organization" or body.possessive:
            continue
        first = next((k for k in range(at - 1, max(-1, at - 5), -1) if row[k].low == "as"), None)
        if first == 0 and right + 2 < len(row) and row[right + 1].low == ",":
            member = row[right + 2].party
            span = (row[0].start, row[right + 2].end)
        else:
            member, span = _apposed(row, at), (row[max(0, at - 3)].start, row[right].end)
            if member is not None:
                span = (member.start, row[right].end)
        if (
            member is not None
            and member.kind == "State"
            and not member.possessive
            and not member.modifier
        ):
            yield Relation(
                "Membership", *span, {"member": member.refs[0], "memberOf": body.refs[0]}
            )


def _sanctions(row: Sequence[Unit]) -> Iterator[Relation]:
    """ "North Korea, which is under UN and EU sanctions"."""
    for at, unit in enumerate(row):
        if unit.low != "sanctions":
            continue
        under = next((k for k in range(at - 1, max(-1, at - 8), -1) if row[k].low == "under"), 0)
        who = [
            p
            for k in range(under + 1, at)
            if (p := row[k].party) is not None and p.kind in ("State", "Organization")
        ]
        left = under - 1
        while left >= 0 and row[left].low in words("linked"):
            left -= 1
        target = row[left].party if left >= 0 and under else None
        if target is None or target.possessive or target.modifier or target.kind == "Place":
            continue
        for party in who:
            if party.refs[0] != target.refs[0]:
                fields = {"sanctioningAuthority": party.refs[0], "sanctionTarget": target.refs[0]}
                yield Relation("SanctionDesignation", row[left].start, unit.end, fields)


def _apposed(row: Sequence[Unit], at: int) -> Party | None:
    """ "X, a (permanent) member of", "X is a member of"."""
    for k in range(at - 1, max(-1, at - 5), -1):
        party = row[k].party
        if party is not None:
            between = [u.low for u in row[k + 1 : at]]
            return party if between[:1] == [","] or between[:1] == ["is"] else None
    return None

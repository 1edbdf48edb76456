"""Grouping what edges join, with pairs that must stay apart."""

from collections.abc import Iterable


def groups(
    edges: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """Member -> the smallest member of its group, for all nodes of the edges.

    An edge that would bring a pair of `apart` into one group is left out. Edges count in the
    order given, so the earlier one wins.
    """
    enemies: dict[str, set[str]] = {}
    for one, other in apart:
        enemies.setdefault(one, set()).add(other)
        enemies.setdefault(other, set()).add(one)
    group: dict[str, set[str]] = {}
    for one, other in edges:
        a, b = group.setdefault(one, {one}), group.setdefault(other, {other})
        if a is b:
            continue
        small, large = (a, b) if len(a) < len(b) else (b, a)
        if any(not large.isdisjoint(enemies.get(member, ())) for member in small):
            continue
        large |= small
        group.update(dict.fromkeys(small, large))
    least = {id(members): min(members) for members in group.values()}
    return {node: least[id(members)] for node, members in group.items()}

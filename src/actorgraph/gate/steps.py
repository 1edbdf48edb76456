"""Conditions on a long path as conditions along its first step."""

from typing import NamedTuple

from actorgraph.gate.model import (
    AllOf,
    Alternative,
    AnyOf,
    Compare,
    Condition,
    Count,
    Every,
    Path,
    Repeat,
    Sequence,
    UniqueLang,
)


class Unfolded(NamedTuple):
    """An equal condition; with a `guard` it is equal only for nodes without that path."""

    guard: Path | None
    condition: Condition


def on_nothing(condition: Condition) -> bool | None:
    """What a condition on a path says of a node without any value of it."""
    match condition:
        case Every() | UniqueLang():
            return True
        case Count(_, least):
            return least == 0
        case Compare(_, operator):
            return None if operator == "equals" else True
    return None


def unfolded(condition: Condition) -> Unfolded | None:
    """One step less, or None where there is no such form."""
    if not isinstance(condition, Every | Count):
        return None
    match condition.path:
        case Sequence((Repeat(inner, 0), *rest)):
            return Unfolded(inner, _along(_path(rest), condition))
        case Sequence((first, *rest)):
            return _split(first, _path(rest), condition)
        case Repeat(inner, 0):
            return _itself(inner, condition)
        case Alternative(options):
            return _alternatives(options, condition)
    return None


def _path(steps: list[Path]) -> Path:
    return steps[0] if len(steps) == 1 else Sequence(tuple(steps))


def _along(path: Path, condition: Every | Count) -> Condition:
    if isinstance(condition, Every):
        return Every(path, condition.part)
    return Count(path, condition.least, condition.most, condition.part)


def _some(condition: Count) -> bool:
    """Whether the count only asks if there is a value at all."""
    return (condition.least, condition.most) in ((1, None), (0, 0))


def _split(first: Path, rest: Path, condition: Every | Count) -> Unfolded | None:
    if isinstance(condition, Every):
        return Unfolded(None, Every(first, Every(rest, condition.part)))
    if not _some(condition):
        return None
    inner = Count(rest, 1, None, condition.part)
    return Unfolded(None, Count(first, condition.least, condition.most, inner))


def _itself(inner: Path, condition: Every | Count) -> Unfolded | None:
    """Without the repeated step the only value is the node itself."""
    if isinstance(condition, Every):
        return Unfolded(inner, condition.part)
    if (condition.least, condition.most) == (1, None):
        return Unfolded(inner, condition.part or AllOf(()))
    return None


def _alternatives(options: tuple[Path, ...], condition: Every | Count) -> Unfolded | None:
    parts = tuple(_along(option, condition) for option in options)
    if isinstance(condition, Every) or (condition.least, condition.most) == (0, 0):
        return Unfolded(None, AllOf(parts))
    return Unfolded(None, AnyOf(parts)) if _some(condition) else None

"""Tables for a terminal: safe to print, readable in any width."""

import unicodedata

_GAP = 2
_NARROWEST_TEXT = 24


def render(head: list[str], rows: list[list[str]], right: list[bool], width: int) -> list[str]:
    """The lines of a table: columns where texts stay readable and nothing else is cut, since a
    piece of an id is of no use; if need be without empty columns and with names beside their ids;
    else a block a row.

    `right`: which columns stand on the right. Texts are made visible first.
    """
    head, rows = [visible(name) for name in head], [[visible(c) for c in row] for row in rows]
    if not rows and sum(map(_width, head)) + _GAP * len(head) > width:
        return _wrap((" " * _GAP).join(head), width)
    return (
        _columns(head, rows, right, width)
        or _columns(*_compact(head, rows, right), width)
        or [line for row in rows for line in _block(head, row, width)]
    )


def _columns(
    head: list[str], rows: list[list[str]], right: list[bool], width: int
) -> list[str] | None:
    """None where they do not fit. A single column always does."""
    needed = [max(map(_width, column)) for column in zip(head, *rows, strict=True)]
    least = [
        _least(places, name, column)
        for places, name, *column in zip(needed, head, *rows, strict=True)
    ]
    room = width - _GAP * (len(head) - 1)
    if len(head) == 1:
        least = [1]
    if sum(least) > room:
        return None
    widths = _share(needed, least, room)
    return [_line(cells, widths, right) for cells in (head, *rows)]


def _compact(
    head: list[str], rows: list[list[str]], right: list[bool]
) -> tuple[list[str], list[list[str]], list[bool]]:
    """Without the columns that are empty, and `nameLabel` in `name`."""
    kept = {
        name: (list(cells), side)
        for name, side, *cells in zip(head, right, *rows, strict=True)
        if any(cells)
    }
    for name in [n for n in kept if f"{n}Label" in kept]:
        labels, _ = kept.pop(f"{name}Label")
        ids, side = kept[name]
        kept[name] = list(map(_named, labels, ids)), side
    columns = [cells for cells, _ in kept.values()]
    return list(kept), list(map(list, zip(*columns, strict=True))), [s for _, s in kept.values()]


def _named(label: str, node: str) -> str:
    return f"{label} ({node})" if label else node


def visible(text: str) -> str:
    """The text with control, direction and other invisible characters as `[U+202E]`."""
    if text.isprintable():
        return text
    return "".join(_mark(c) for c in text)


def _mark(character: str) -> str:
    if character in "\n\t\r":
        return " "
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return f"[U+{ord(character):04X}]" if hidden else character


def _least(needed: int, name: str, cells: list[str]) -> int:
    """How narrow a column may become: a text is cut, an id or a number never."""
    is_text = any(" " in cell for cell in cells)
    return min(needed, max(_NARROWEST_TEXT, _width(name))) if is_text else needed


def _share(needed: list[int], least: list[int], width: int) -> list[int]:
    """Widths that fit: the widest that may become narrower gives first."""
    widths = [max(low, min(n, width)) for n, low in zip(needed, least, strict=True)]
    while sum(widths) > width:
        spare = [(w, i) for i, (w, n) in enumerate(zip(widths, least, strict=True)) if w > n]
        if not spare:
            break
        widths[max(spare)[1]] -= 1
    return widths


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = (
        _pad(_cut(cell, width), width, on_right)
        for cell, width, on_right in zip(cells, widths, right, strict=True)
    )
    return (" " * _GAP).join(padded).rstrip()


def _block(head: list[str], row: list[str], width: int) -> list[str]:
    """`name  value` lines, long values wrapped, then an empty line. What is empty is left out,
    and `nameLabel` stands with `name`: `United States (wd-Q30)`."""
    cells = {name: cell for name, cell in zip(head, row, strict=True) if cell}
    for name in [n for n in cells if f"{n}Label" in cells]:
        cells[name] = _named(cells.pop(f"{name}Label"), cells[name])
    indent = max(map(_width, cells or head)) + _GAP
    lines = []
    for name, cell in cells.items():
        first, *more = _wrap(cell, max(width - indent, 20))
        lines.append(_pad(name, indent, False) + first)
        lines += [" " * indent + piece for piece in more]
    return [*(line.rstrip() for line in lines), ""]


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` places, broken at spaces where there are any."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if _width(joined) <= width:
            line = joined
            continue
        lines += [line] if line else []
        while _width(word) > width:
            head = _cut(word, width, mark="")
            lines, word = [*lines, head], word[len(head) :]
        line = word
    return [*lines, line]


def _pad(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space


def _cut(text: str, width: int, mark: str = "…") -> str:
    """The text, or as much as fits with a mark at its end."""
    if _width(text) <= width:
        return text
    kept, used = "", len(mark)
    for character in text:
        used += _width(character)
        if used > width:
            break
        kept += character
    return kept + mark


def _width(text: str) -> int:
    """Places on a terminal: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )

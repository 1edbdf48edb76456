"""Tables for a terminal: safe to print, readable in any width."""

import unicodedata

_GAP = 2
_NARROWEST = 10


def render(head: list[str], rows: list[list[str]], right: list[bool], width: int) -> list[str]:
    """The lines of a table. Columns where each gets at least ten places, else a block a row.

    `right`: which columns stand on the right. Texts are made visible first.
    """
    head, rows = [visible(name) for name in head], [[visible(c) for c in row] for row in rows]
    needed = [max(map(_width, column)) for column in zip(head, *rows, strict=True)]
    least = [min(n, max(_NARROWEST, _width(h))) + _GAP for n, h in zip(needed, head, strict=True)]
    if rows and sum(least) > width:
        return [line for row in rows for line in _block(head, row, width)]
    widths = _share(needed, width - _GAP * (len(head) - 1))
    return [_line(cells, widths, right) for cells in (head, *rows)]


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


def _share(needed: list[int], width: int) -> list[int]:
    """Widths that fit: what narrow columns do not need goes to the wide ones."""
    widths = list(needed)
    while sum(widths) > width and max(widths) > 1:
        widest = widths.index(max(widths))
        others = sorted(widths)[-2] if len(widths) > 1 else 1
        excess = sum(widths) - width
        widths[widest] -= max(1, min(excess, widths[widest] - others))
    return widths


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = (
        _pad(_cut(cell, width), width, on_right)
        for cell, width, on_right in zip(cells, widths, right, strict=True)
    )
    return (" " * _GAP).join(padded).rstrip()


def _block(head: list[str], row: list[str], width: int) -> list[str]:
    """`name  value` lines, long values wrapped, then an empty line."""
    indent = max(map(_width, head)) + _GAP
    lines = []
    for name, cell in zip(head, row, strict=True):
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

"""`actorgraph show FILE`: a page for people, in colours on a terminal and with marks without."""

import os
import re
import shutil
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from actorgraph.annotating import Annotated
from actorgraph.cli import say
from actorgraph.commands import talk
from actorgraph.commands.annotate import reader_of
from actorgraph.page import Line, Piece, lines, widths
from actorgraph.terminal import visible

if TYPE_CHECKING:
    from rich.text import Text

_WIDTH = 120  # where there is no terminal to ask
_COLOURS = {
    "asserts": "green", "reports": "cyan", "confirms": "bright_green", "acknowledges": "yellow",
    "accuses": "magenta", "denies": "red", "disputes": "red", "questions": "bright_yellow",
    "withdraws": "bright_black", "declinesToComment": "bright_black",
}  # fmt: skip
# a folder before it, or an ending such as .txt; ids are of another form, IRIs have a scheme
_FILE = re.compile(r"^(?!\w+:)(?:.*/.+|.+\.[A-Za-z]{2,5}\d?)$")
_OTHER = "blue"  # of a stance that is not in the table, and of words without one


def is_file(name: str) -> bool:
    """Whether an argument of `show` is a file and no id."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def named_as_file(name: str) -> bool:
    """Whether somebody who writes this means a file, though there may be none: talks/march.txt."""
    return _FILE.search(name) is not None


def paged(args: Namespace) -> int:
    reader = reader_of(args.workspace, None, [])
    colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = shutil.get_terminal_size((_WIDTH, 0)).columns if colours else _WIDTH
    for one in reader.read(Path(args.node)):
        for note in one.notes:
            say(f"{one.document.id or args.node}: {note}")
        if args.json:
            for annotation in one.annotations:
                talk.out_json(one.as_json(annotation))
        elif colours:
            _coloured(one, width)
        else:
            _plain(one, width)
    if not args.json:
        talk.next_step(args.workspace, f"annotate {args.node} --json")
    return 0


def _plain(one: Annotated, width: int) -> None:
    room, _ = widths(width)
    for line in lines(one, width, marks=True):
        text = visible("".join(piece.text for piece in line.pieces))
        note = visible(line.note)
        print(f"{text.rstrip():<{room}} | {note}" if note else text.rstrip())


def _coloured(one: Annotated, width: int) -> None:
    from rich.console import Console

    console = Console(width=width, highlight=False, soft_wrap=True)
    for line in lines(one, width, marks=False):
        console.print(painted(line, width))


def painted(line: Line, width: int) -> "Text":
    """A line in colours: one for each stance, quotations in bold, boilerplate dim."""
    from rich.text import Text

    room, _ = widths(width)
    text = Text()
    for piece in line.pieces:
        text.append(visible(piece.text), style=_style(piece))
    text.append(" " * max(0, room - text.cell_len) + " │ ", style="dim")
    text.append(visible(line.note), style=_COLOURS.get(line.said, _OTHER))
    return text


def _style(piece: Piece) -> str:
    parts = [_COLOURS.get(piece.stance, _OTHER)] if piece.stance else []
    return " ".join([*parts, *["bold"] * piece.quoted, *["dim"] * piece.dim]) or "none"

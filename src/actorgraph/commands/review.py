"""`actorgraph review`: readings that were not sure enough, one after the other, one key each."""

import getpass
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from actorgraph import reviews, workspace
from actorgraph.commands import talk
from actorgraph.terminal import visible
from actorgraph.workspace import Workspace

_VERDICTS = {"y": reviews.ACCEPTED, "n": reviews.REJECTED}
_ASK = "right? [y]es [n]o [s]kip [q]uit "


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--list", action="store_true", help="show what waits and decide nothing")
    parser.add_argument("--json", action="store_true", help="the same, one JSON object an item")
    parser.add_argument("--author", help="who decides (default: the user's name)")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    waiting = reviews.waiting(ws.review, ws.reviews)
    if args.json:
        for key, item in waiting:
            talk.out_json({"slice": key, **item})
        return 0
    if args.list or not waiting:
        for number, (_, item) in enumerate(waiting, 1):
            _show(item, number, len(waiting))
        talk.out(f"{len(waiting)} waiting")
        talk.next_step(args.workspace, "review" if waiting else "status")
        return 0
    done = _decide(args, ws, waiting)
    _close(args, ws, waiting, done)
    return 0


def _decide(
    args: Namespace, ws: Workspace, waiting: list[tuple[str, dict[str, Any]]]
) -> dict[str, str]:
    """Item -> verdict. Each decision is kept before the next question is asked."""
    author = args.author or getpass.getuser()
    done: dict[str, str] = {}
    keys = _keys()
    for number, (_, item) in enumerate(waiting, 1):
        _show(item, number, len(waiting))
        key = next(keys, "q")
        if key == "q":
            break
        if key in _VERDICTS:
            done[item["item"]] = _VERDICTS[key]
            today = datetime.now(UTC).date().isoformat()
            with workspace.locked(ws):
                reviews.decide(ws.reviews, item, _VERDICTS[key], author, today)
    return done


def _show(item: dict[str, Any], number: int, of: int) -> None:
    talk.out(f"{number}/{of}  {item['reading']}  ({item['type']}, {item['score']:.2f})")
    talk.out(f"  “{' '.join(item['sentence'].split())}”")
    why = ", ".join((*item["rules"], *item["why"]))
    talk.out(f"  {item['document']} {item['start']}-{item['end']}; {why}")


def _keys() -> Iterator[str]:
    """The answers: single keys of a terminal, else lines. Others than ours are asked for again."""
    interactive = sys.stdin.isatty()
    while True:
        print(_ASK, end="", file=sys.stderr, flush=True)
        key = _pressed() if interactive else _line()
        if key is None:
            return
        if key in "ynsq":
            yield key
        else:
            print(f"`{visible(key)}` is none of y, n, s, q", file=sys.stderr)


def _line() -> str | None:
    line = sys.stdin.readline()
    return line.strip().lower()[:1] or "?" if line else None


def _pressed() -> str | None:
    """One key, without return. The terminal is left as it was, whatever happens."""
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        key = sys.stdin.read(1).lower()
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    print(key, file=sys.stderr)
    return key if key and key != "\x04" else None


def _close(
    args: Namespace, ws: Workspace, waiting: list[tuple[str, dict[str, Any]]], done: dict[str, str]
) -> None:
    accepted = sum(verdict == reviews.ACCEPTED for verdict in done.values())
    left = len(waiting) - len(done)
    talk.out(f"{accepted} accepted, {len(done) - accepted} rejected, {left} waiting")
    if not done:
        talk.next_step(args.workspace, "review")
        return
    slices = {key for key, item in waiting if item["item"] in done}
    catalog = ws.generation().catalog()
    talk.ingest_again(args.workspace, (catalog[key] for key in slices if key in catalog))

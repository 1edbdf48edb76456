"""The command line. Data goes to stdout, talk to stderr; every command ends with `next: …`.

Exit codes: 0 done, 2 wrong use, 3 done with findings, 4 refused and nothing changed, 5 the
store is missing, locked or damaged, 6 a limit, 70 our bug, 130 and 143 interrupted.
"""

import argparse
import errno
import importlib
import os
import signal
import sys
from argparse import SUPPRESS
from pathlib import Path
from typing import NoReturn

from actorgraph import __version__
from actorgraph.errors import ActorgraphError, UsageError

# verb -> (module in actorgraph.commands, help); modules are imported only when called
VERBS = {
    "init": ("init", "make a workspace with the reference actors"),
    "ingest": ("ingest", "read source files into the graph"),
    "annotate": ("annotate", "what is read in a text, each piece at its place"),
    "status": ("status", "what is in the workspace, and what needs attention"),
    "ask": ("ask", "run a canned query, or list them"),
    "sparql": ("sparql", "run a query of your own, written in SPARQL"),
    "show": ("show", "one actor, document or statement with its quotes"),
    "codes": ("codes", "what a country code means, in which scheme, and when"),
    "set": ("decide", "correct a document's issued, publisher or language"),
    "reject": ("decide", "reject a derivation the machine proposed"),
    "requeue": ("requeue", "read the files again that have rows in quarantine"),
    "review": ("review", "decide on readings that were not sure enough to be written"),
    "remove": ("remove", "withdraw a slice from the graph"),
    "diff": ("diff", "what changed between two versions of a slice"),
    "dict": ("dictionary", "check the dictionaries, or list what they do not know"),
    "check": ("check", "run all shapes, find every quote again, look at the decisions"),
    "verify": ("verify", "recompute the digest of ledger and index"),
    "rebuild": ("rebuild", "make the index again from the ledger"),
    "export": ("export", "write the graph into a file, as Turtle, N-Triples, TriG or N-Quads"),
    "demo": ("demo", "build the example case and walk through it"),
}


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Parser(argparse.ArgumentParser):
    """Wrong use is one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, where=self.prog, remedy=f"{self.prog} --help")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; each verb's module adds its own arguments."""
    top = Parser(
        prog="actorgraph",
        allow_abbrev=False,
        description="A knowledge graph of international actors: who did what to whom, who says "
        "so, who denies it, and how many independent origins stand behind it.",
        epilog="Start with: actorgraph demo",
    )
    top.add_argument("--version", action="version", version=f"actorgraph {__version__}")
    top.add_argument(
        "-C", dest="workspace", metavar="WORKSPACE", type=Path, default=Path(),
        help="the workspace (default: the current folder)",
    )  # fmt: skip
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb, (_, text) in VERBS.items():
        verbs.add_parser(verb, help=text, description=text, add_help=False)
    return top


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    signal.signal(signal.SIGTERM, _terminated)
    try:
        return _run(arguments)
    except ActorgraphError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        say("interrupted; nothing half-done is left")
        return 130
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    except BrokenPipeError:
        # the reader of our output has gone; what was asked for is done
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno not in _FULL:
            return _bug(error)
        say(f"{error.filename or 'output'}: {error.strerror}; make room and run it again")
        return 6
    except Exception as error:
        return _bug(error)


def _bug(error: Exception) -> int:
    say(f"our bug: {type(error).__name__}: {_first_line(error)}; details: {_report(error)}")
    return 70


def _run(arguments: list[str]) -> int:
    known, rest = parser().parse_known_args(arguments)
    module = importlib.import_module(f"actorgraph.commands.{VERBS[known.verb][0]}")
    free = getattr(module, "FREE_OPTIONS", False)
    text = VERBS[known.verb][1]
    verb = Parser(
        prog=f"actorgraph {known.verb}",
        description=f"{text[0].upper()}{text[1:]}.",
        allow_abbrev=False,
        add_help=not free,
    )
    # people write it after the verb as well
    verb.add_argument("-C", dest="workspace", type=Path, default=known.workspace, help=SUPPRESS)
    module.add_arguments(verb)
    if free:
        found, others = verb.parse_known_args(rest)
        found.others = others
    else:
        found = verb.parse_args(rest)
    found.verb = known.verb
    code: int = module.run(found)
    sys.stdout.flush()
    return code


def say(line: str) -> None:
    """One line to stderr, without anything a terminal would obey."""
    from actorgraph.terminal import visible

    print(visible(line), file=sys.stderr)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")


def _report(error: Exception) -> str:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="actorgraph-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
    ) as stream:
        traceback.print_exception(error, file=stream)
    return stream.name


def _terminated(*_: object) -> None:
    raise SystemExit(143)

"""The process that runs queries: `python -I -m actorgraph.query.worker GENERATION MEMORY`.

Requests and answers are JSON, one a line. It opens one generation read-only, locks itself in,
and is thrown away when a query goes wrong. It imports little, so that it starts at once.
"""

import json
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from actorgraph.errors import ActorgraphError, LimitError, UsageError
from actorgraph.index.engine import Engine, Row
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.query import names, sandbox

_BATCH_ROWS = 1_000
_BATCH_BYTES = 1 << 18
_GRAPH = ("subject", "predicate", "object")


def main() -> None:
    stream = _take_stdout()
    try:
        engine = OxigraphEngine.open(Path(sys.argv[1]))
    except ActorgraphError as error:
        _send(stream, _failure(error))
        return
    # what is loaded on first use has to be there before the doors close
    engine.ask("ASK { FILTER(STRLEN(STR(NOW())) > 0) }")
    notes = [sandbox.limit_memory(int(sys.argv[2])), sandbox.deny_calls()]
    _send(stream, {"ready": [note for note in notes if note], "size": sandbox.address_space()})
    for line in sys.stdin:
        _serve(engine, json.loads(line), stream)


def _take_stdout() -> IO[str]:
    """Keep the pipe for answers; whatever else prints goes to stderr."""
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    return stream


def _serve(engine: Engine, request: dict[str, Any], stream: IO[str]) -> None:
    """Answer one request; after running out of memory the process is of no more use."""
    sandbox.limit_processor(request["seconds"])
    try:
        if request["op"] == "resolve":
            found = names.resolve(
                engine, request["text"], tuple(request["kinds"]), where=request["where"]
            )
            end: dict[str, Any] = {"iri": found}
        else:
            end = {"truncated": _answer(engine, request, stream)}
    except ActorgraphError as error:
        _send(stream, _failure(error))
    except MemoryError:
        _send(stream, _failure(LimitError("needs more memory than allowed", where="query")))
        sys.exit(1)
    except Exception as error:  # the parent has to hear of it, whatever it is
        _send(stream, _unforeseen(error))
    else:
        _send(stream, {"end": end, "size": sandbox.address_space()})


def _answer(engine: Engine, request: dict[str, Any], stream: IO[str]) -> bool:
    """Send the rows within the limits. True when some were left out."""
    variables, rows = _run(engine, request["form"], request["text"])
    _send(stream, {"variables": variables})
    most_rows, most_bytes = request["rows"], request["bytes"]
    batch: list[Row] = []
    size = sent = pending = 0
    truncated = False
    for row in rows:
        width = sum(len(term.encode()) for term in row if term is not None)
        size += width
        truncated = sent >= most_rows > -1 or size > most_bytes > -1
        if truncated:
            break
        batch.append(row)
        sent, pending = sent + 1, pending + width
        if len(batch) >= _BATCH_ROWS or pending >= _BATCH_BYTES:
            _send(stream, {"rows": batch})
            batch, pending = [], 0
    _send(stream, {"rows": batch})
    return truncated


def _run(engine: Engine, form: str, text: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    if form == "SELECT":
        solutions = engine.select(text)
        return solutions.variables, solutions.rows
    if form == "ASK":
        truth = "true" if engine.ask(text) else "false"
        return ("answer",), iter([(f'"{truth}"^^<http://www.w3.org/2001/XMLSchema#boolean>',)])
    return _GRAPH, engine.construct(text)


def _failure(error: ActorgraphError) -> dict[str, Any]:
    return {
        "error": type(error).__name__, "what": error.what, "where": error.where,
        "remedy": error.remedy,
    }  # fmt: skip


def _unforeseen(error: Exception) -> dict[str, Any]:
    if "is not supported" in str(error):
        return _failure(UsageError(str(error), where="query"))
    return {"error": "bug", "what": traceback.format_exc(), "where": "", "remedy": ""}


def _send(stream: IO[str], message: dict[str, Any]) -> None:
    stream.write(json.dumps(message) + "\n")
    stream.flush()


if __name__ == "__main__":
    main()

"""The gate's time on event frames, beside loading the same triples and beside pySHACL.

python bench/gate.py [--events 200000] [--json]
"""

import argparse
import json
import math
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import polars as pl

from actorgraph import gate, schema
from actorgraph.content import find
from actorgraph.gate import store
from actorgraph.terms import ID, RDF_TYPE
from actorgraph.triples import TRIPLE_SCHEMA, triples

TYPES = ["CONSULT", "SUPPORT", "COOPERATE", "AID", "ACCUSE", "REJECT", "THREATEN", "ASSAULT"]
STATES = 200
SMALL = 1_500
# the quickest run says most of the code, and least of what else the machine does
RUNS = 3


def made(events: int) -> dict[str, pl.DataFrame]:
    """Frames as a file of coded events gives them: event, record, and the article behind it."""
    number = pl.int_range(events, eager=True)
    row = (number + 1).alias("_row")
    key = (800_000_000 + number).cast(pl.String)
    day = pl.date(2019, 10, 24) - pl.duration(days=pl.lit(number % 30))
    article = pl.format("doc-{}", (number // 3).hash(7).cast(pl.String))
    actor = pl.format("ref-actor-{}", number % STATES)
    other = pl.format("ref-actor-{}", (number * 7 + 3) % STATES)
    kind = pl.Series([f"agv:type-{t}" for t in TYPES]).gather(number % len(TYPES))
    event = pl.select(
        id=pl.format("gdelt-{}", key), _row=row, eventType=kind, agent=actor, recipient=other,
        location=actor, startEarliest=day, endLatest=day,
        dateBasis=pl.lit("agv:dateBasis-stated"), statedIn=pl.format("gdelt-{}.r", key),
    )  # fmt: skip
    record = pl.select(
        id=pl.format("gdelt-{}.r", key), _row=row, recordKey=key, fromSource=pl.lit("src-events"),
        citesDocument=article, mentionCount=number % 40 + 1, articleCount=number % 20 + 1,
        sourceCount=number % 5 + 1,
    )  # fmt: skip
    document = pl.select(id=article, fromSource=pl.lit("src-events")).unique(maintain_order=True)
    document = document.with_columns(
        pl.lit(None, dtype=pl.Int64).alias("_row"),
        pl.format("https://news.example/{}", "id").alias("url"),
    )
    return {"Event": event, "DatasetRecord": record, "Document": document}


def around() -> pl.DataFrame:
    """The actors and the source that the frames refer to."""
    rows = [
        (f"<{ID}ref-actor-{n}>", RDF_TYPE, "<https://w3id.org/actorgraph/ns#State>")
        for n in range(STATES)
    ]
    rows.append((f"<{ID}src-events>", RDF_TYPE, "<http://www.w3.org/ns/dcat#Dataset>"))
    return pl.DataFrame(rows, schema=TRIPLE_SCHEMA, orient="row")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


def figures(events: int) -> list[dict[str, Any]]:
    ontology = schema.load(find("ontology").values())
    shapes = gate.load(find("shapes").values(), ontology)
    context = around()
    gate.check(made(SMALL), context, ontology, shapes)
    times = {}
    for n in (events // 4, events):
        frames = made(n)
        judged = partial(gate.check, frames, context, ontology, shapes)
        runs = [timed(judged) for _ in range(RUNS)]
        times[n], found = min(seconds for seconds, _ in runs), runs[0][1]
        broken = found.filter(pl.col("severity") == "Violation")
        if len(broken):
            raise SystemExit(f"the made frames break shapes:\n{broken['message'].unique()}")
    graph = triples(made(events), ontology)
    loading, _ = timed(lambda: store.load(graph))
    few = pl.concat([triples(made(SMALL), ontology), context])
    slow, _ = timed(lambda: gate.reference(few, ontology, shapes))
    quick, _ = timed(lambda: gate.check(made(SMALL), context, ontology, shapes))
    exponent = math.log(times[events] / times[events // 4]) / math.log(4)
    return [
        _figure("gate seconds", times[events], None, None, events),
        _figure("gate seconds per million nodes", _per_million(times, events), 5.0, -1, events),
        _figure("gate time / load time", times[events] / loading, 1.0, -1, len(graph)),
        _figure("exponent", exponent, 1.2, -1, events),
        _figure("pySHACL time / gate time", slow / quick, 20.0, 1, SMALL),
    ]


def _per_million(times: dict[int, float], events: int) -> float:
    nodes = sum(len(frame) for frame in made(events).values())
    return times[events] / nodes * 1e6


def _figure(
    name: str, value: float, goal: float | None, sign: int | None, n: int
) -> dict[str, Any]:
    met = None if goal is None or sign is None else (value - goal) * sign >= 0
    return {"name": name, "value": round(value, 3), "goal": goal, "met": met, "n": n}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--json", action="store_true", help="one object a figure")
    options = parser.parse_args()
    for figure in figures(options.events):
        if options.json:
            print(json.dumps(figure))
        else:
            goal = "" if figure["goal"] is None else f"  (goal {figure['goal']})"
            print(f"{figure['name']:34} {figure['value']:>10}{goal}  n={figure['n']}")


if __name__ == "__main__":
    main()

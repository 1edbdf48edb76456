"""The row for actor strings: of which country is "the Mongolian President" or "Diego Molano"?

A string is read as a text of its own, on the day given beside it. It is right where the first actor
found is of the country given by its ISO code, or, where none is given, no country is found. The
first 60 rows count as open, the rest are halved by the hash of their id and words.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from _text_kit import Case, Cases, Row, Tally, half_of, states

from actorgraph import content

_names: Any = content.load_ingest("_text.actors.names")
_memory: Any = content.load_ingest("_text.actors.memory")
_lexicon: Any = content.load_ingest("_text.actors.lexicon")
_reference: Any = content.load_ingest("_reference")
_split: Any = content.load_ingest("_text.source.split")
SEEN = 60


def rows(cases: Cases) -> Iterator[Row]:
    right = Tally("actor strings: country", (0.57, 0.80, 0.90))
    for number, case in enumerate(Cases(cases.folder).rows("actors.jsonl")):
        expect = case["expect"]
        wanted = expect.get("country", expect.get("cc"))
        half = "open" if number < SEEN else half_of(f"{case['id']} {case['text']}")
        if wanted is None or cases.half not in ("all", half):
            continue
        found = country(case)
        right.add(found == wanted, f"{case['text']} {day(case)}: {wanted} {found}")
    yield right.row()


def day(case: Case) -> str:
    """The day a string is of: beside it, or among its arguments, in figures or in words."""
    given = case["kw"].get("query_date") or next(
        (a for a in case["args"][1:] if re.search(r"\d{4}", str(a))), ""
    )
    if re.fullmatch(r"\d{4}-\d\d-\d\d", given):
        return str(given)
    spans: Any = content.load_ingest("_text.times.dates")
    found = spans.date_words(given, 0, len(given), "")
    return found[0].earliest if found else date.max.isoformat() if not given else ""


def country(case: Case) -> str:
    text = case["text"]
    memory = _memory.Memory(_lexicon.lexicon(), day(case))
    tokens = _split.tokens(text, 0, len(text))
    for party in _names.parties(tokens, memory):
        for ref in (party.country, *party.refs):
            if code := states().get(ref, bodies().get(ref, "")):
                return code.split("|")[0].split("@")[0]
    return ""


@cache
def bodies() -> dict[str, str]:
    """Bodies of several states: those of the European Union stand as EUR in the cases, others as
    IGO."""
    table = _reference.table("organizations").filter(country="")
    rows = table.select("id", "sectors", "part_of").iter_rows()
    union = "wd-Q458"
    return {
        ref: "EUR" if union in (ref, part) else "IGO"
        for ref, sectors, part in rows if "IGO" in sectors or part
    }  # fmt: skip

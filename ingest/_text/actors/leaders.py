"""Terms of leaders that the reference tables do not have, by `article/leaders.tsv`."""

from collections.abc import Iterator, Mapping, Sequence

from actorgraph_ingest._text.actors.lexicon import Tenure
from actorgraph_ingest._text.words.tables import table


def terms(rows: Sequence[Mapping[str, object]]) -> Iterator[Tenure]:
    """One tenure a term of those whom the rows of names know; a month without an end goes on."""
    people = {
        (str(row["name"]), str(row["country"])): str(row["id"])
        for row in rows
        if row["kind"] == "Person"
    }
    for line in table("leaders"):
        home, function = line["country"], f"head-of-{line['function']}"
        for name, start, end in map(_term, line["holders"].split("|")):
            if holder := people.get((name, home)):
                yield Tenure(holder, "", function, home, start, end)


def _term(words: str) -> tuple[str, str, str]:
    """ "Ann Li 1998-10 2005-11" -> name, start, end."""
    *name, last = words.split()
    if name[-1][:1].isdecimal():
        return " ".join(name[:-1]), name[-1], last
    return " ".join(name), last, ""

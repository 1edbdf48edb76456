"""What `article/senses.tsv` tells of an ambiguous word."""

from functools import cache

from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.tables import table

Row = dict[str, str]


def sense_of(event: Event) -> Row | None:
    """The row of the word that tells an event, by its entry."""
    word = event.rule.removeprefix("verb:")
    return _senses().get(word) or _senses().get(_first(word))


def of_things(event: Event) -> str:
    """What the word of an event asks of the thing that it acts on, whoever says so of whom."""
    sense = sense_of(event)
    asks = sense["asks"].split(",") if sense is not None and not sense["else"] else []
    return ",".join(one for one in asks if _OF_THINGS & set(one.split("|")))


_OF_THINGS = frozenset("captive warlike peopled granted burdens plain unrest grave".split())


@cache
def _senses() -> dict[str, Row]:
    rows = table("senses")
    return {_first(row["word"]): row for row in rows} | {row["word"]: row for row in rows}


def _first(word: str) -> str:
    """An entry by its verb and the first kind of its objects: others may be added to them."""
    return word.partition(",")[0]

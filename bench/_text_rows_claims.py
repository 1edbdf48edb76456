"""Rows for claims: who says what, in articles of PolNeAR and of GUM.

A proposed attribution is right (P @.3) where the words of its content and those of a true one
share at least .3 of all the words that either has. PolNeAR holds none within another's words, so
what the reader marks as nested is left out of its precision. A true attribution counts as speech
where a form of a verb below, or "according to", stands in its cue; it is found (R) where the cue
of a proposed one shares a word with it and the contents touch. Of those found whose true source
is given, the source is right where it shares half of the words of the shorter of both and is no
more than three times as long. In GUM, news and interviews are counted.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from _text_kit import Case, Cases, Row, Tally

from actorgraph import content

_continued: Any = content.load_ingest("_text.claims.continued")
_tables: Any = content.load_ingest("_text.words.tables")

SPEECH = (
    "say tell add write note report announce claim state declare argue insist assert allege "
    "explain warn deny admit confirm acknowledge conclude contend maintain reveal tweet reply "
    "respond testify accuse complain concede remark recount recall stress emphasize caution joke "
    "observe suggest charge dispute continue post disclose promise pledge vow predict estimate "
    "quip lament boast posit propose comment mention"
).split()
SPOKEN = frozenset(form for verb in SPEECH for form in _tables.inflect(verb)) | {"according"}
TOUCH = 0.3
Words = frozenset[int]
Goals = tuple[float | None, float | None, float | None]


def rows(cases: Cases) -> Iterator[Row]:
    yield from measured(
        halved(cases, "attribution_polnear.jsonl", lambda _: True), "PolNeAR",
        (0.82, 0.85, 0.88), (0.73, 0.80, 0.85), (0.78, 0.85, 0.90),
    )  # fmt: skip
    news = ("gum-news", "gum-interview")
    yield from measured(
        halved(cases, "attribution_gum.jsonl", lambda r: r["set"] in news), "GUM",
        None, (0.80, 0.85, 0.90), (0.89, 0.92, 0.95),
    )  # fmt: skip
    yield from samples(cases)


def samples(cases: Cases) -> Iterator[Row]:
    """The three sample articles, whole in every half: a claim is met where the cues touch, or,
    without a true cue, where the contents do. The stance is not compared; what is nested is left
    out of the precision."""
    sound = Tally("three samples: who says what, P", (0.81, 0.90, 0.95))
    found = Tally("three samples: who says what, R", (0.58, 0.80, 0.90))
    path = cases.folder / "gold_seeds.json"
    for gold in json.loads(path.read_text(encoding="utf-8"))["documents"] if path.exists() else ():
        file = next(
            (one for up in cases.folder.resolve().parents
             for one in up.glob(f"samples/articles/{gold['file']}")), None,
        )  # fmt: skip
        if file is None:
            continue
        mine = _continued.attributions(file.read_text(encoding="utf-8"))
        for one in (one for one in mine if not one.nested):
            sound.add(any(met(one, g) for g in gold["claims"]), f"{gold['id']} {one}")
        for wanted in gold["claims"]:
            if wanted["cue"] is not None:
                found.add(any(met(one, wanted) for one in mine), wanted["id"])
    yield sound.row()
    yield found.row()


def met(one: Any, gold: dict[str, Any]) -> bool:
    parts = [gold["cue"]] if gold["cue"] is not None else gold["content"]
    mine = [one.cue] if gold["cue"] is not None else one.content
    return any(a < p["end"] and p["start"] < b for p in parts for a, b in mine)


def halved(cases: Cases, name: str, keep: Callable[[Case], bool]) -> list[Case]:
    made = [
        case for case in Cases(cases.folder).rows(name, keep)
        if cases.half in ("all", half(case["id"]))
    ]  # fmt: skip
    return made[: cases.limit] if cases.limit else made


def half(key: str) -> str:
    return ("open", "held")[int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2]


def measured(
    cases: list[Case], name: str, precision: Goals | None, recall: Goals, source: Goals
) -> Iterator[Row]:
    sound = Tally(f"{name}: P @.3 of attributions", precision or (None, None, None))
    found = Tally(f"{name}: R of speech cues", recall)
    right = Tally(f"{name}: source right", source)
    for case in cases:
        compare(case, sound, found, right)
    made = (sound, found, right) if precision is not None else (found, right)
    for tally in made:
        yield tally.row()


def compare(case: Case, sound: Tally, found: Tally, right: Tally) -> None:
    text, places = case["text"], numbered(case["text"])
    golds = [Told(g, places) for g in case["attributions"] if g.get("cue")]
    mine = [Told.of(a, text, places) for a in _continued.attributions(text)]
    for one in mine:
        if not one.nested:
            hit = any(one.near(gold) >= TOUCH for gold in golds)
            sound.add(hit, f"{case['id']}: {one.shown(text)}")
    for gold in golds:
        if not spoken(gold, text):
            continue
        same = [m for m in mine if m.cue & gold.cue and m.content & gold.content]
        best = max(same, key=lambda m: m.near(gold), default=None)
        found.add(best is not None, f"{case['id']}: {gold.shown(text)}")
        if best is not None and gold.source:
            key = f"{case['id']}: {gold.shown(text)} <> {best.shown(text)}"
            right.add(agree(best.source, gold.source) or agree(best.name, gold.source), key)


def agree(mine: Words, true: Words) -> bool:
    """Whether two sources are one: half of the shorter shared, mine not much longer."""
    if not mine:
        return False
    shared = len(mine & true) / min(len(mine), len(true))
    return shared >= 0.5 and len(mine) <= max(3 * len(true), 4)


def numbered(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\w+", text)]


class Told:
    """An attribution as sets of word numbers."""

    def __init__(self, given: dict[str, list[list[int]]], places: list[tuple[int, int]]) -> None:
        self.given = given
        self.cue, self.source, self.content = (
            frozenset(
                n for n, (a, b) in enumerate(places)
                if any(s < b and a < e for s, e in given.get(part) or [])
            )
            for part in ("cue", "source", "content")
        )  # fmt: skip
        self.nested, self.name = False, self.source

    @classmethod
    def of(cls, made: Any, text: str, places: list[tuple[int, int]]) -> "Told":
        source = [list(made.source)] if made.source else []
        spans = {"cue": [list(made.cue)], "source": source, "content": [*map(list, made.content)]}
        one = cls(spans, places)
        one.nested = made.nested
        if made.source:
            start, end = made.source
            short = [start, start + len(re.split(", |who ", text[start:end])[0])]
            one.name = cls({"source": [short]}, places).source
        return one

    def near(self, other: "Told") -> float:
        return len(self.content & other.content) / max(1, len(self.content | other.content))

    def shown(self, text: str) -> str:
        def words(part: str) -> str:
            return " … ".join(text[s:e] for s, e in self.given.get(part) or [])

        return f"[{words('source')}] {words('cue')} [{words('content')[:150]}]"


def spoken(gold: Told, text: str) -> bool:
    cue = " ".join(text[s:e] for s, e in gold.given["cue"])
    return any(word in SPOKEN for word in re.findall(r"\w+", cue.lower()))

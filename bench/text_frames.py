"""Whether an event that a short sentence tells is still told inside ordinary prose.

python bench/text_frames.py [--examples 300] [--list 3]

The examples of `ingest/article/verbs.tsv` that name who acts and then the verb are put into frames:
behind an aside, in a relative clause, under somebody's words, beside another clause. The table
shows for each frame how many events keep their category, and how many both of their sides; no
peer is named, since nothing is lost in an ideal reader: 1.000 everywhere.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from _text_events import Told, told
from _text_kit import read

from actorgraph import content

examples: Any = content.load_ingest("_text.output.examples")

# {s}: the sentence without its full stop; {who}: its subject; {rest}: all behind that.
FRAMES = {
    "officials said": "{s}, officials said.",
    "documents showed": "{s}, court documents showed.",
    "police said that": "Police said on Friday that {s}.",
    "officials said, bare": "Officials said {s}.",
    "a spokesman told": "A spokesman told reporters that {s}, adding that details would follow.",
    "a report that": "Diplomats were reading a report that {s}.",
    "according to": "According to diplomats, {s}.",
    "second time": "It was the second time in a year that {s}.",
    "a day after": "{s} on Friday, a day after the collapse of the stock market.",
    "in a move": "In a move that surprised many people, {s}.",
    "raising fears": "{s}, raising fears of more trouble in the region.",
    "as the crisis": "{s} as the economic crisis deepened.",
    "and prices": "{s}, and prices rose sharply.",
    "prices and": "Prices rose sharply and {s}.",
    "but": "{s} but the situation stayed calm.",
    "while": "While the markets were closed, {s}.",
    "in a step": "{s}, in a step expected to please voters.",
    "calling it": '{s}, calling it "a matter of principle".',
    "despite": "Despite heavy rain and a shortage of food, {s}.",
    "semicolon": "The situation was tense; {s}.",
    "dash": "{s} -- the latest sign of trouble in the region.",
    "newspaper": "{s} after weeks of tension, the newspaper Le Monde reported on Tuesday.",
    "also": "{who} also {rest}.",
    "on Monday": "{who} on Monday {rest}.",
    "whose": "{who}, whose economy is in ruins, {rest}.",
    "facing": "{who}, facing pressure at home, {rest}.",
    "which": "{who}, which {rest}, faces an election next month.",
    "and before": "{who} faced a shortage of food and {rest}.",
    "and behind": "{who} {rest} and held an early election.",
    "listed": "{who} lost ground, {rest} and held an early election.",
}
_ARTICLES = frozenset(("The", "A", "An", "Some", "Two", "Three", "Several"))


@dataclass
class Frame:
    """What became of the events in one frame."""

    tried: int = 0
    told: int = 0
    whole: int = 0
    lost: list[str] = field(default_factory=list)


def sentences() -> Iterator[tuple[str, Told]]:
    """Examples that tell one event, with a subject in front and its verb right behind it."""
    for entry, text, _ in examples.entries():
        if entry.startswith("verbs:") and text.count(".") == 1 and text.endswith("."):
            events = list(told(read(text)))
            if len(events) == 1 and len(events[0].who) == 1 and _plain(text, events[0]):
                yield text, events[0]


def _plain(text: str, event: Told) -> bool:
    start, end = event.who[0][1]
    return start <= len("The ") and text[end:].startswith(" ") and event.trigger == end + 1


def framed(frame: str, text: str, event: Told) -> str:
    body, end = text.removesuffix("."), event.who[0][1][1]
    if not frame.startswith("{"):  # the sentence does not begin here
        first = body.split()[0]
        body = body[0].lower() + body[1:] if first in _ARTICLES else body
    return frame.format(s=body, who=body[:end], rest=body[end + 1 :])


def sides(text: str, event: Told) -> list[list[str]]:
    """The words for who acts and for whom it is done to."""
    return [sorted(text[a:b].lower() for _, (a, b) in side) for side in (event.who, event.whom)]


def measure(most: int) -> dict[str, Frame]:
    chosen = list(sentences())
    random.Random(7).shuffle(chosen)
    frames = {name: Frame() for name in FRAMES}
    for text, event in chosen[:most]:
        for name, frame in frames.items():
            put = framed(FRAMES[name], text, event)
            same = [e for e in told(read(put)) if e.type == event.type]
            whole = any(sides(put, e) == sides(text, event) for e in same)
            frame.tried += 1
            frame.told += bool(same)
            frame.whole += whole
            if not whole:
                frame.lost.append(put)
    return frames


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--examples", type=int, default=300)
    parser.add_argument("--list", type=int, default=0, help="so many lost sentences a frame")
    args = parser.parse_args()
    frames = measure(args.examples)
    print(f"{'frame':22}{'n':>6}{'category':>10}{'both sides':>12}")
    for name, frame in sorted(frames.items(), key=lambda f: f[1].whole):
        shares = f"{frame.told / frame.tried:10.3f}{frame.whole / frame.tried:12.3f}"
        print(f"{name:22}{frame.tried:6}{shares}")
        for text in frame.lost[: args.list]:
            print(f"    {text}")


if __name__ == "__main__":
    main()

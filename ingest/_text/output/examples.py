"""Every entry of the dictionaries with its example: what `dict check` and the tests go through."""

from collections.abc import Iterator

from actorgraph.dictionaries import Checked
from actorgraph_ingest._text.actors.described import Described
from actorgraph_ingest._text.claims.continued import attributions
from actorgraph_ingest._text.output.brief import brief, read
from actorgraph_ingest._text.words.tables import listed

_READ = ("verbs", "nouns", "cues", "wrongs", "arithmetic")
Example = tuple[str, str, str]  # entry, sentence, expected


def entries() -> Iterator[Example]:
    """The entries that tell an event or a claim."""
    for name in _READ:
        for row in listed(name):
            yield f"{name}:{next(iter(row.values()))}", row["example"], row["expected"]


def people() -> Iterator[Example]:
    """The nouns of people, each in the sentence of its row."""
    for row in listed("agents"):
        for word in row["words"].split():
            example, expected = (row[part].replace("{}", word) for part in ("example", "expected"))
            yield f"agents:{word}", example, expected


def senses() -> Iterator[Example]:
    """The ambiguous words, each where it tells its deed and where it does not."""
    for row in listed("senses"):
        yield f"senses:{row['word']}", row["example"], row["expected"]
        yield f"senses:{row['word']} otherwise", row["other"], row["told"]


def judging() -> Iterator[Example]:
    """The verbs by which somebody judges, asks or promises."""
    for row in listed("speech"):
        yield f"speech:{row['verb']}", row["example"], row["expected"]


def kinds() -> Iterator[Example]:
    """The nouns that tell what kind of actor somebody is, each in the sentence of its row."""
    for row in listed("sectors"):
        for word in row["words"].split():
            yield f"sectors:{word}", row["example"].replace("{}", word), row["expected"]


def sector(text: str) -> str:
    """The sector of who acts in the only event of a sentence."""
    article, found = read(text)
    acting = [e for e in (*found.events, *(e for c in found.claims for e in c.events)) if e.agents]
    if len(acting) != 1:
        return f"{len(acting)} events"
    place = acting[0].who[0] if acting[0].who else (0, 0)
    return Described(article, found).sector(acting[0].agents[0], place)


def silent(entry: str) -> bool:
    """Whether nothing is to be read: what is negated has not been done."""
    return entry.startswith(("arithmetic:negated", "arithmetic:stopped"))


def said(text: str) -> str:
    """`source > content` of the only attribution of a sentence."""
    found = attributions(text)
    if len(found) != 1 or found[0].source is None or not found[0].content:
        return f"{len(found)} attributions"
    source, content = (text[a:b] for a, b in (found[0].source, found[0].content[0]))
    return f"{source} > {content}"


def checked() -> Iterator[Checked]:
    """Each entry with what its example is read as. One without an example does not hold."""
    for entry, example, expected in (*entries(), *people()):
        told = bool(expected) or silent(entry)
        yield Checked(entry, example if told else "", expected, brief(example))
    for entry, example, expected in senses():
        yield Checked(entry, example, expected, brief(example))
    for entry, example, expected in judging():
        yield Checked(entry, example, expected, said(example))
    for entry, example, expected in kinds():
        yield Checked(entry, example, expected, sector(example))

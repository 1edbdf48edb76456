"""Our dictionaries as files in PETRARCH's formats, as far as those can say it.

Actors bear the ISO code of their country and a sector, agents a sector, verbs a CAMEO code. What
those formats have no words for stays here: nouns that tell an event, cues, the recipient's
preposition, and what a verb tells when it is future or negated.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from actorgraph_ingest import _cameo
from actorgraph_ingest._text.actors.described import homes, states
from actorgraph_ingest._text.actors.lexicon import Entry, lexicon
from actorgraph_ingest._text.actors.sectors import of_bodies, of_nouns
from actorgraph_ingest._text.words.tables import inflect, listed

Row = dict[str, str]
_HEAD = "# Made by `actorgraph dict export`: the dictionaries of the article reader\n"
_MARKS = frozenset("[]{}<>#&!*+_")  # of the formats themselves
_PLAIN = "agv:ctx-diplomatic"
_PRONOUNS = frozenset(("US", "WHO", "IT"))  # names that a text in capitals makes a plain word of


def files() -> Iterator[tuple[str, str]]:
    """(name, text) of each file."""
    yield "actorgraph.actors.txt", _HEAD + "".join(_actors())
    yield "actorgraph.agents.txt", _HEAD + "".join(_agents())
    yield "actorgraph.verbs.txt", _HEAD + "".join((*_synsets(), *_verbs()))


# ── actors ───────────────────────────────────────────────────────────────────


def _actors() -> Iterator[str]:
    """One block an actor: its names as synonyms, then its codes, those with days first."""
    taken: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    for name, entry in _known():
        plain = " ".join(name.upper().split())
        if not _MARKS & set(plain) and plain not in _PRONOUNS and plain not in taken:
            taken[plain] = entry.id
            names.setdefault(entry.id, []).append(plain.replace(" ", "_"))
    for ref, known in names.items():
        codes = list(_codes(ref))
        if codes:
            yield "\n+".join(known) + "\n" + "".join(f"\t[{code}]\n" for code in codes)


def _known() -> Iterator[tuple[str, Entry]]:
    for group in lexicon().phrases.values():
        for parts, entries in group.entries.items():
            yield " ".join(parts), entries[0]


def _codes(ref: str) -> Iterator[str]:
    """Who holds an office is of the government while it lasts."""
    own = states().get(ref, "") or states().get(homes().get(ref, ""), "")
    for held in lexicon().tenures.get(ref, ()):
        home = states().get(held.country, "")
        if home and held.start:
            first, last = (day.replace("-", "") for day in (held.start, held.end))
            yield f"{home}GOV {first}-{last}" if last else f"{home}GOV >{first}"
    if own or ref in of_bodies():
        yield own + of_bodies().get(ref, "")


# ── agents ───────────────────────────────────────────────────────────────────


def _agents() -> Iterator[str]:
    """Each noun as it stands: the plural is an entry of its own in our table."""
    for word, sector in sorted(of_nouns().items()):
        yield f"{word.upper()} {{}} [~{sector}]\n"


# ── verbs ────────────────────────────────────────────────────────────────────


def _synsets() -> Iterator[str]:
    """The kinds of object. A trailing "_" says that no plural is to be made: both are listed."""
    for row in listed("kinds"):
        words = "".join(f"+{word.upper()}_\n" for word in row["words"].split())
        yield f"\n&{_set(row['kind'])}\n{words}"


def _set(kind: str) -> str:
    return "".join(c for c in kind.upper() if c.isalnum())


def _verbs() -> Iterator[str]:
    """One block a verb. Its own code is that of the entry that asks for nothing more."""
    rows: dict[str, list[Row]] = {}
    for row in listed("verbs"):
        rows.setdefault(row["verb"].split()[0], []).append(row)
    kinds = {row["kind"] for row in listed("kinds")}
    for head, own in sorted(rows.items()):
        bare = next((r for r in own if r["verb"] == head and not r["objects"]), None)
        code = _cameo_code(bare) if bare is not None and not _turned(bare) else "---"
        forms = " ".join(form.upper() for form in inflect(head) if form != head)
        yield f"\n--- {head.upper()} [{code}] ---\n{head.upper()} {{{forms}}}\n"
        yield "".join(_patterns([r for r in own if r is not bare or _turned(r)], kinds))


def _turned(row: Row) -> bool:
    return row["recipient"].startswith("<")


def _patterns(rows: Sequence[Row], kinds: set[str]) -> Iterator[str]:
    """A line for each kind of object; where several entries ask for the same, the preposition of
    the recipient tells them apart. Of equal lines the first counts."""
    lines = [(line, row) for row in rows for line in _steps(row, kinds)]
    often = Counter(line for line, _ in lines)
    made: dict[str, str] = {}
    for line, row in lines:
        told = [p.upper() for p in row["recipient"].split(",") if p and p != "obj"]
        for pre in told if often[line] > 1 and told and not _turned(row) else ("",):
            made.setdefault(f"{line} {pre}".rstrip(), _cameo_code(row))
    for line, code in made.items():
        yield f"- {line} [{code}]\n"


def _steps(row: Row, kinds: set[str]) -> Iterator[str]:
    """The words around the verb "*". "$" is who acts, "+" whom it is done to."""
    behind = row["verb"].upper().split()[1:]
    for wanted in row["objects"].split(","):
        thing = [f"&{_set(wanted)}" if wanted in kinds else wanted.upper()] if wanted else []
        words = ["*", *behind, *thing]
        if _turned(row):
            words = ["+", *words, row["recipient"].split(",")[0][1:].upper(), "$"]
        yield " ".join(words)


def _cameo_code(row: Row) -> str:
    return _code(row["type"], row["mode"], row["context"])


@cache
def _code(kind: str, mode: str, context: str) -> str:
    """The CAMEO code that is read as a category, and as this mode and context if there is one.
    "Diplomatic" tells little: talks are not mediated for being diplomatic."""
    found = []
    for code, about, modes, contexts in _cameo.event_codes().iter_rows():
        if about == f"agv:type-{kind}" and len(code) > 2:
            other = _other("mode", mode, modes), _other("ctx", context, contexts)
            found.append((*other, len(code), code))
    return str(min(found)[-1]) if found else "---"


def _other(scheme: str, wanted: str, held: Sequence[str]) -> bool:
    told = [one for one in held if one != _PLAIN]
    return f"agv:{scheme}-{wanted}" not in told if wanted not in ("", "diplomatic") else bool(told)

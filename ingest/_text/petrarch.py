"""Coding with a user's PETRARCH dictionaries: verbs and patterns decide, actors by their codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from actorgraph_ingest._text.petrarch_files import Code, Verbs, Words, actors, agents
from actorgraph_ingest._text.petrarch_files import discards as read_discards
from actorgraph_ingest._text.petrarch_match import NOBODY, Coded, Fit, at_word, match
from actorgraph_ingest._text.petrarch_verbs import verbs
from actorgraph_ingest._text.pieces import pieces
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.split import sentences
from actorgraph_ingest._text.tagger import tagged
from actorgraph_ingest._text.types import Sentence
from actorgraph_ingest._text.verbs import Unit

Triple = tuple[str, str, str]  # source, target, code


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """What the files of one folder hold."""

    actors: dict[str, list[tuple[Words, list[Code]]]]
    agents: dict[str, list[tuple[Words, str]]]
    verbs: Verbs
    discards: list[Words]


def load(folder: Path) -> Dictionaries:
    """The files of a folder whose names end with actors, agents, verbs, discards (.txt); a kind
    may be missing, and may have several files."""

    def text(kind: str) -> str:
        found = sorted(folder.glob(f"*{kind}*.txt"))
        return "\n".join(path.read_text(encoding="utf-8") for path in found)

    return Dictionaries(
        actors(text("actors")), agents(text("agents")), verbs(text("verbs")),
        read_discards(text("discards")),
    )  # fmt: skip


def coded(text: str, day: str, known: Dictionaries) -> list[Triple]:
    """Who does what to whom, as codes, each once."""
    text = text.replace("_", " ")
    found: dict[Triple, None] = {}
    for sentence in sentences(text):
        scene = _scene(sentence, text, day, known)
        if not any(
            at_word(scene.words, k, d) for d in known.discards for k in range(len(scene.words))
        ):
            for triple in _events(scene, known):
                found.setdefault(triple)
    return list(found)


def _scene(sentence: Sentence, text: str, day: str, known: Dictionaries) -> Coded:
    row = [Unit(t.low, t.text, t.start, t.end) for t in sentence.tokens]
    words = tuple(t.text.upper().replace("’", "'") for t in sentence.tokens)
    tags = list(tagged(sentence))
    marks, sizes = [""] * len(words), [1] * len(words)
    k = 0
    while k < len(words):
        size, code = _actor(words, k, day, known)
        if size:
            marks[k], sizes[k] = code or NOBODY, size
            for j in range(k, k + size):
                tags[j] = "NNP"
            k += size
        else:
            k += 1
    tags = [_verbal(words, tags, marks, k, known) for k in range(len(words))]
    return Coded(words, pieces(row, tags, text), marks, sizes, _roles(words, marks, known))


def _verbal(
    words: Words, tags: Sequence[str], marks: Sequence[str], k: int, known: Dictionaries
) -> str:
    """A form of a dictionary verb behind an actor is a verb, whatever the tagger says."""
    noun = tags[k] in ("NN", "NNS", "JJ", "VBN") and words[k] in known.verbs.forms
    finite = any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags)
    if noun and k and marks[k] == "" and tags[k - 1] == "NNP" and not finite:
        return "VBZ" if words[k].endswith("S") else "VBD"
    led = [t for t in tags[max(0, k - 4) : k] if t not in ("RB", "RBR")]
    if (
        tags[k] in ("NN", "JJ", "RB", "VBD")
        and words[k] in known.verbs.forms
        and led[-1:] == ["MD"]
    ):
        return "VB"
    return tags[k]


def _actor(words: Words, k: int, day: str, known: Dictionaries) -> tuple[int, str]:
    for name, codes in known.actors.get(words[k], ()):
        if at_word(words, k, name):
            return len(name), _valid(codes, day)
    return 0, ""


def _valid(codes: Sequence[Code], day: str) -> str:
    for code in codes:
        if (
            code.dated
            and (not code.first or code.first <= day)
            and (not code.last or day <= code.last)
        ):
            return code.code
    return next((c.code for c in reversed(codes) if not c.dated), "")


def _roles(words: Words, marks: Sequence[str], known: Dictionaries) -> list[str]:
    found = [""] * len(words)
    k = 0
    while k < len(words):
        fits = (row for row in known.agents.get(words[k], ()) if at_word(words, k, row[0]))
        row = next(fits, None)
        if row is not None and not marks[k]:
            found[k] = row[1]
            k += len(row[0])
        else:
            k += 1
    return found


def _events(scene: Coded, known: Dictionaries) -> Iterator[Triple]:
    for at, piece in enumerate(scene.pieces):
        if piece.kind != "vg":
            continue
        made = match(scene, at, known.verbs)
        if made is not None and made[0] not in ("", NOBODY):
            yield from _dyads(scene, at, *made)


def _dyads(scene: Coded, at: int, code: str, fit: Fit) -> Iterator[Triple]:
    """The pairs of a verb's code: source and target where the pattern places them, else by the
    clause; a compound subject is paired with itself where the code or the pattern is mutual."""
    first, _, second = code.partition(":")
    sources = _placed(scene, fit.source) or _who(scene, subject(scene.pieces, at))
    targets = _placed(scene, fit.target)
    if targets and fit.source < 0:
        coded_ = (c for k, p in enumerate(scene.pieces) if p.kind == "np" for c in _codes(scene, k))
        others = [c for c in sources if c not in targets]
        sources = others or [next((c for c in coded_ if c not in targets), "")]
    targets = targets or _targets(scene, at, set(sources), fit.skipped)
    if (fit.mutual or not targets) and len(sources) > 1 and (second or fit.mutual):
        yield from ((a, b, first) for a in sources for b in sources if a != b)
        return
    for source in filter(None, sources):
        for target in targets:
            yield source, target, first
            if second:
                yield target, source, second


def _placed(scene: Coded, word: int) -> list[str]:
    """The codes of the phrase that a word of the sentence stands in; none for -1."""
    places = [k for k, p in enumerate(scene.pieces) if p.kind == "np" and p.first <= word < p.last]
    return _who(scene, places)


def _who(scene: Coded, places: Sequence[int]) -> list[str]:
    """The codes of some phrases; one that names nobody ("and government") is of the one before."""
    found: list[str] = []
    for k in places:
        codes = _codes(scene, k)
        piece = scene.pieces[k]
        roles = [scene.roles[j] for j in range(piece.first, piece.last) if scene.roles[j]]
        owner = next((m for j, m in enumerate(scene.marks[: piece.first][::-1]) if m), "")
        if not codes and roles and found and owner and owner != NOBODY:
            codes = [_with(owner, roles)]
        found.extend(c for c in codes if c not in found)
    return found


def _targets(scene: Coded, at: int, taken: set[str], skip: frozenset[int]) -> list[str]:
    """The first phrase behind the verb that has a code of its own, with those joined to it."""
    for k in range(at + 1, len(scene.pieces)):
        piece = scene.pieces[k]
        if piece.kind != "np" or any(piece.first <= s < piece.last for s in skip):
            continue
        found = [c for c in _codes(scene, k) if c not in taken and not c.startswith(NOBODY)]
        if found:
            j = k
            while j + 2 < len(scene.pieces) and scene.pieces[j + 1].head in (",", "and"):
                step = j + 2 + (scene.pieces[j + 2].kind == "cc")
                if step >= len(scene.pieces) or scene.pieces[step].kind != "np":
                    break
                found += [c for c in _codes(scene, step) if c not in taken]
                j = step
            return list(dict.fromkeys(c for c in found if not c.startswith(NOBODY)))
    return []


def _codes(scene: Coded, at: int) -> list[str]:
    """The codes of a noun phrase: its actors, each with the agents of the phrase."""
    piece = scene.pieces[at]
    names = [k for k in range(piece.first, piece.last) if scene.marks[k]]
    roles = [scene.roles[k] for k in range(piece.first, piece.last) if scene.roles[k]]
    k = at
    while not names and k + 2 < len(scene.pieces) and scene.pieces[k + 1].head in ("of", "from"):
        k += 2
        if scene.pieces[k].kind != "np":
            break
        follow = scene.pieces[k]
        names = [j for j in range(follow.first, follow.last) if scene.marks[j]]
        while names and k + 2 < len(scene.pieces) and scene.pieces[k + 1].head in (",", "and"):
            k += 2 + (scene.pieces[k + 2].kind == "cc")
            if k >= len(scene.pieces) or scene.pieces[k].kind != "np":
                break
            more = scene.pieces[k]
            names += [j for j in range(more.first, more.last) if scene.marks[j]]
    own = [k for k in names if scene.marks[k] != NOBODY]
    if own and piece.first <= own[0] < piece.last:  # "Arnor's minister Calimehtar" is one
        own = [k for k in own if k == own[0] or scene.words[k - 1] in ("AND", ",", "THE")]
    return [_with(scene.marks[k], roles) for k in own]


def _with(code: str, roles: Sequence[str]) -> str:
    """A code with those of its agents, none twice."""
    for role in roles:
        own = role.replace("~", "")
        if own and own not in code:
            code = code + own if role.startswith("~") else own + code
    return code

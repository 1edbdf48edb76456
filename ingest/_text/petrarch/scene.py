"""A sentence as a user's dictionaries see it: actors, agents, and which words are verbs."""

from collections.abc import Sequence

from actorgraph_ingest._text.petrarch.files import Code, Dictionaries, Verbs, Words
from actorgraph_ingest._text.petrarch.match import NOBODY, Coded, at_word, name_end
from actorgraph_ingest._text.types import Sentence
from actorgraph_ingest._text.words.pieces import Piece, pieces
from actorgraph_ingest._text.words.tagger import tagged
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS
from actorgraph_ingest._text.words.verbs import Unit

_INSIDE = NOUNS | frozenset(("JJ", "JJR", "JJS", "DT", "CD", "POS", "PRP$"))
_UNSURE = NOUNS | frozenset(("JJ", "JJR", "JJS", "VB", "VBN", "RB", "GW", "UH", "FW"))
_ENDS = NOUNS | frozenset((",", "-RRB-", "RB", "CD"))  # of what stands in front of a verb
_DO = ("DO", "DOES", "DID")
_LOOSE = frozenset(("RB", "RBR", "RP"))


def scene(sentence: Sentence, text: str, day: str, known: Dictionaries) -> Coded:
    row = [Unit(t.low, t.text, t.start, t.end) for t in sentence.tokens]
    words = tuple(t.text.upper().replace("’", "'") for t in sentence.tokens)
    tags = [
        "CC" if word == "NOR" else tag for word, tag in zip(words, tagged(sentence), strict=True)
    ]
    taken = _compounds(words, tags, known.verbs)
    inner = [tag in _INSIDE and not taken[k] for k, tag in enumerate(tags)]
    marks, owned = [""] * len(words), [False] * len(words)
    roles = _roles(words, tags, inner, owned, known)
    spans: list[tuple[int, int]] = []
    k = 0
    while k < len(words):
        size, code = (0, "") if taken[k] else _actor(words, k, day, inner, known)
        if size:
            marks[k] = code or NOBODY
            spans.append((k, k + size))
            for j in range(k, k + size):
                tags[j], owned[j] = "NNP", True
        k += size or 1
    _make_verbs(words, tags, owned, known.verbs)
    parts = _owned(pieces(row, tags, text))
    _absorb(words, parts, spans, roles)
    return Coded(words, parts, marks, _past(words, parts, roles, known))


def _owned(parts: Sequence[Piece]) -> list[Piece]:
    """ "Italy's and Norway's ministers": without the "'s" that parts what is joined."""
    return [
        p for n, p in enumerate(parts) if p.kind != "adv" or p.head != "'s" or
        not (n and n + 1 < len(parts) and parts[n - 1].kind == "np" and parts[n + 1].kind == "cc")
    ]  # fmt: skip


def _absorb(
    words: Words, parts: Sequence[Piece], spans: Sequence[tuple[int, int]], roles: list[str]
) -> None:
    """The first actor of a phrase holds its own agents; those of one behind it ("Malian President
    Keita") are said of the first."""
    led = dict(spans)
    for piece in parts:
        names = [k for k in range(piece.first, piece.last) if k in led]
        for n, k in enumerate(names):
            if not n or words[k - 1] in ("AND", ",", "THE"):
                roles[k : led[k]] = [""] * (led[k] - k)


def _compounds(words: Words, tags: list[str], known: Verbs) -> list[bool]:
    """The words that stand by a verb of several words ("break off", "wire tap"): part of it, and
    nothing else. Their verb is one, whatever the tagger says."""
    taken = [False] * len(words)
    for k, word in enumerate(words):
        for before, behind, _, _ in known.forms.get(word, ()):
            first, last = k - len(before), k + 1 + len(behind)
            stands = first >= 0 and words[first:k] == before and at_word(words, k + 1, behind)
            if (before or behind) and (stands or (not behind and words[first:k] == before)):
                tags[k] = _form(word, tags[first - 1] if first else "")
                for j in (*range(first, k), *range(k + 1, last)):
                    tags[j], taken[j] = "RB", True
    return taken


def _form(word: str, led: str) -> str:
    if led in ("MD", "TO"):
        return "VB"
    if word.endswith("ING"):
        return "VBG"
    return "VBN" if led in ("VBD", "VBZ", "VBP") else "VBD"


def _make_verbs(words: Words, tags: list[str], owned: Sequence[bool], known: Verbs) -> None:
    """Forms of dictionary verbs that are verbs whatever the tagger says: behind "will", and one in
    a sentence that else has none, best right behind an actor or an aside."""
    places = [k for k in range(1, len(words)) if words[k] in known.forms and not owned[k]]
    for k in places:
        led = [j for j in range(max(0, k - 4), k) if tags[j] not in _LOOSE]
        helped = bool(led) and (tags[led[-1]] == "MD" or words[led[-1]] in _DO)
        if helped and tags[k] in ("NN", "NNP", "JJ", "RB", "VBD"):
            tags[k] = "VB"
        if tags[k] == "NN" and words[k - 1] == "TO" and _inches(tags, k):
            tags[k - 1 : k + 1] = ["TO", "VB"]
    _between_names(words, tags, owned, places)
    if any(tag in FINITE for tag in tags):
        return
    free = [k for k in places if not words[k].endswith("ING") and tags[k] in _UNSURE]
    best = next((k for k in free if owned[k - 1]), -1)
    if best < 0:
        best = next((k for k in free if tags[k - 1] in _ENDS), -1)
    if best >= 0:
        tags[best] = "VBZ" if words[best].endswith("S") else "VBD"


def _inches(tags: Sequence[str], k: int) -> bool:
    """ "is inching nearer to accord with": "to" behind a verb or what is told of how it is done."""
    near = tags[max(0, k - 3) : k - 1]
    return tags[k + 1 : k + 2] == ["IN"] and any(tag.startswith("VB") for tag in near)


def _between_names(
    words: Words, tags: list[str], owned: Sequence[bool], places: Sequence[int]
) -> None:
    """ "Gondor attacks Mordor": a form between two actors, with no verb before, is the verb."""
    for k in places:
        if k + 1 >= len(words) or any(tag in FINITE for tag in tags[:k]):
            return
        led = owned[k - 1] and tags[k] in _UNSURE and not words[k].endswith("ING")
        if led and (owned[k + 1] or tags[k + 1] in ("DT", "PRP$")):
            tags[k] = "VBZ" if words[k].endswith("S") else "VBD"


def _actor(
    words: Words, k: int, day: str, inner: Sequence[bool], known: Dictionaries
) -> tuple[int, str]:
    for name, codes in known.actors.get(words[k], ()):
        if end := name_end(words, k, name, inner):
            return end - k, valid(codes, day)
    halves = words[k].split("-")
    both = [_alone(half, day, known) for half in halves] if len(halves) == 2 else [""]
    return (1, "/".join(both)) if all(both) else (0, "")


def _alone(word: str, day: str, known: Dictionaries) -> str:
    """The code of an actor of one word: "Russian-Turkish talks" are of two."""
    return next((valid(c, day) for name, c in known.actors.get(word, ()) if name == (word,)), "")


def valid(codes: Sequence[Code], day: str) -> str:
    """The code of a day: of those with days the first that holds, else the last without."""
    for code in codes:
        if (
            code.dated
            and (not code.first or code.first <= day)
            and (not code.last or day <= code.last)
        ):
            return code.code
    return next((c.code for c in reversed(codes) if not c.dated), "")


def _roles(
    words: Words, tags: list[str], inner: Sequence[bool], owned: list[bool], known: Dictionaries
) -> list[str]:
    """The agent code that begins at each word. Words of a longer one are not looked up again. An
    agent behind an actor, an article or an adjective is a noun."""
    found = [""] * len(words)
    k = 0
    while k < len(words):
        end = 0
        for name, code in known.agents.get(words[k], ()):
            if end := name_end(words, k, name, inner):
                found[k] = code
                owned[k:end] = [True] * (end - k)
                _as_nouns(words, tags, k, end, known)
                break
        k = max(end, k + 1)
    return found


def _as_nouns(words: Words, tags: list[str], first: int, end: int, known: Dictionaries) -> None:
    led = first > 0 and tags[first - 1] in _INSIDE
    sure = end - first > 1 or (led and words[first] not in known.verbs.forms)
    followed = end < len(tags) and tags[end] in NOUNS
    for k in range(first, end):
        if sure and (tags[k] not in _INSIDE or (k == end - 1 and not followed)):
            tags[k] = "NNS" if words[k].endswith(("S", "MEN")) else "NN"


def _past(words: Words, parts: Sequence[Piece], roles: list[str], known: Dictionaries) -> list[str]:
    """Who was something is not: "former ministers" bear the code that the agents give to "former"
    somebody, if they give one."""
    codes = [code for name, code in known.agents.get("FORMER", ()) if len(name) > 1]
    for piece in parts if codes else ():
        if piece.kind == "np" and "FORMER" in words[piece.first : piece.last]:
            for k in range(piece.first, piece.last):
                roles[k] = codes[0] if roles[k] else ""
    return roles

"""Who does it to whom: the codes of the phrases around a coded verb."""

from collections.abc import Iterator, Sequence

from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.petrarch.match import NOBODY, Coded, Fit
from actorgraph_ingest._text.petrarch.reach import compound, is_relative, phrase_end

Triple = tuple[str, str, str]  # source, target, code
_JOINS = (",", "and", "or", "nor")
_PLACES = ("of", "from", "in", "at", "near")


def dyads(scene: Coded, at: int, stop: int, code: str, fit: Fit) -> Iterator[Triple]:
    """The pairs of a verb's code: source and target where the pattern places them, else by the
    clause; a compound is paired with itself where the code or the pattern is mutual."""
    first, _, second = code.partition(":")
    sources, targets = _sides(scene, at, stop, fit)
    joined = fit.mutual >= 0
    both = targets if fit.mutual >= scene.pieces[at].last else sources
    alone = sources if not targets else targets if not sources else []
    if (joined and len(both) > 1) or ((joined or second) and len(alone) > 1):
        alone = both if joined and len(both) > 1 else alone
        yield from ((a, b, first) for a in alone for b in alone if a != b)
        return
    for source in filter(None, sources):
        for target in targets:
            if source != target:
                yield source, target, first
                if second:
                    yield target, source, second


def _sides(scene: Coded, at: int, stop: int, fit: Fit) -> tuple[list[str], list[str]]:
    by = _by(scene, at, stop) if fit.source < 0 and fit.target < 0 else -1
    if by >= 0:
        nps = (k for k in range(by, stop) if scene.pieces[k].kind == "np" and codes(scene, k))
        doers = _joined(scene, next(nps, by), stop)
        return doers, _acting(scene, at, set(doers))
    targets = _placed(scene, fit.target)
    sources = _placed(scene, fit.source) or _acting(scene, at, set(targets))
    if targets and fit.source < 0 and not sources:
        coded = (c for k, p in enumerate(scene.pieces) if p.kind == "np" for c in codes(scene, k))
        sources = [next((c for c in coded if c not in targets), "")]
    return sources, targets or _targets(scene, at, stop, sources, fit)


def _by(scene: Coded, at: int, stop: int) -> int:
    """The phrase that a passive verb names as the doer, -1 for none."""
    if not scene.pieces[at].passive:
        return -1
    pairs = range(at + 1, stop - 1)
    return next((k + 1 for k in pairs if scene.pieces[k].head == "by"
                 and scene.pieces[k + 1].kind == "np"), -1)  # fmt: skip


def _acting(scene: Coded, at: int, other: set[str]) -> list[str]:
    """The codes of the subject, or of whom an uncoded verb before it is said ("X noted that Y
    left"): the first coded phrase of the sentence leads, over no comma. If neither has a code,
    those of the first coded phrase in front of the verb."""
    places = _subject(scene, at)
    first = min(places, default=at)
    leading = [k for k in range(_clause_from(scene, first), first) if not _linked(scene, k)]
    coded = (_joined(scene, k, at) for k in leading if scene.pieces[k].kind == "np")
    found = [c for c in next(filter(None, coded), _who(scene, places)) if c not in other]
    if found:
        return found
    rest = (k for k in range(_clause_from(scene, at), at) if scene.pieces[k].kind == "np")
    others = ([c for c in _joined(scene, k, at) if c not in other] for k in rest)
    return next(filter(None, others), [])


def _linked(scene: Coded, k: int) -> bool:
    return k > 0 and scene.pieces[k - 1].kind == "in"


def _subject(scene: Coded, at: int) -> list[int]:
    """Over a clause with "who" that ends right here whom it describes; over "the plan to sell arms"
    the plan."""
    pieces = scene.pieces
    for k in range(at - 1, 0, -1):
        if pieces[k].kind != "vg" or phrase_end(pieces, k) != at:
            continue
        if is_relative(pieces, k):
            return subject(pieces, k)
        if not pieces[k].finite and pieces[k - 1].kind == "np":
            return [k - 1]
    found = compound(pieces, at) or [k for k in subject(pieces, at) if k < at]
    objects = [k for k in found[:-1] if k and pieces[k - 1].kind == "vg"]  # "hit A, and B fled"
    return found[found.index(objects[-1]) + 1 :] if objects else found


def _clause_from(scene: Coded, at: int) -> int:
    marks = (k for k in range(at - 1, -1, -1) if scene.pieces[k].head in (",", ";"))
    return next(marks, -1) + 1


def _placed(scene: Coded, word: int) -> list[str]:
    """The codes of the phrase that a word of the sentence stands in; none for -1."""
    places = [k for k, p in enumerate(scene.pieces) if p.kind == "np" and p.first <= word < p.last]
    return _who(scene, places)


def _who(scene: Coded, places: Sequence[int]) -> list[str]:
    """The codes of some phrases; one that names nobody ("and government") is of the one before."""
    found: list[str] = []
    for k in places:
        own = codes(scene, k) or (_shared(scene, k) if found else [])
        found.extend(c for c in own if c not in found)
    return found


def _shared(scene: Coded, k: int) -> list[str]:
    piece = scene.pieces[k]
    roles = [scene.roles[j] for j in range(piece.first, piece.last) if scene.roles[j]]
    first = piece.first + (scene.words[piece.first] == "THE")
    if not scene.roles[first]:  # somebody else's
        return []
    owner = next((mark for mark in scene.marks[: piece.first][::-1] if mark), "")
    return [_with(owner, roles)] if roles and owner not in ("", NOBODY) else []


def _targets(scene: Coded, at: int, stop: int, sources: Sequence[str], fit: Fit) -> list[str]:
    """The first phrase of the verb's own that has a code, with those joined to it; where nobody is
    spoken of behind the verb, the nearest in front of it."""
    taken = set(sources) if len(sources) == 1 else set()
    spoken = False
    for k in range(at + 1, stop):
        piece = scene.pieces[k]
        if piece.kind != "np" or any(piece.first <= s < piece.last for s in fit.skipped):
            continue
        spoken = True
        if any(c not in taken for c in codes(scene, k)):
            return [c for c in _joined(scene, k, stop) if c not in taken]
        if _stateless(scene, k, stop) and not fit.told & {*range(piece.first, piece.last)}:
            return []
    for k in range(at - 1, _clause_from(scene, at) - 1, -1) if not spoken else ():
        part = k > 1 and scene.pieces[k - 1].kind == "in" and scene.pieces[k - 2].kind == "np"
        if scene.pieces[k].kind == "np" and not part:
            found = [c for c in codes(scene, k) if c not in sources]
            if found:
                return found
    return []


def _stateless(scene: Coded, k: int, stop: int) -> bool:
    """Whether a phrase is of agents that belong to nobody: they are who is meant, and not coded."""
    return _has_role(scene, k) and not codes(scene, k) and not _joined(scene, k, stop)


def _joined(scene: Coded, k: int, stop: int) -> list[str]:
    """The codes of a phrase and of those that commas and a last "and" join to it."""
    found, last = codes(scene, k), False
    while k + 2 < stop and scene.pieces[k + 1].head in _JOINS and not last:
        last = "cc" in (scene.pieces[k + 1].kind, scene.pieces[k + 2].kind)
        k += 2 + (scene.pieces[k + 2].kind == "cc")
        if k >= stop or scene.pieces[k].kind != "np" or _acts(scene, k, stop):
            break
        found += codes(scene, k) or _shared(scene, k)
    return list(dict.fromkeys(found))


def _acts(scene: Coded, k: int, stop: int) -> bool:
    """Whether a phrase is the subject of what follows, and so joined to nothing before it."""
    return k + 1 < stop and scene.pieces[k + 1].finite


def codes(scene: Coded, at: int) -> list[str]:
    """The codes of a noun phrase: its actors, each with the agents of the phrase."""
    piece = scene.pieces[at]
    names = [k for k in range(piece.first, piece.last) if scene.marks[k]]
    roles = [scene.roles[k] for k in range(piece.first, piece.last) if scene.roles[k]]
    if not names:
        names = _owners(scene, at, _PLACES if roles else _PLACES[:2])
    elif not roles:
        roles = _lent(scene, at)
    own = [k for k in names if scene.marks[k] != NOBODY]
    if own and piece.first <= own[0] < piece.last:  # "Arnor's minister Calimehtar" is one
        own = [k for k in own if k == own[0] or scene.words[k - 1] in ("AND", ",", "THE")]
    return [_with(code, roles) for k in own for code in scene.marks[k].split("/")]


def _lent(scene: Coded, at: int) -> list[str]:
    """ "Italian and Norwegian police", "Italy's and Norway's ministers": the agents that several
    owners share stand behind the last."""
    pieces, k = scene.pieces, at
    while k + 2 < len(pieces) and _owning(scene, k) and pieces[k + 1].head in (",", "and"):
        last = "cc" in (pieces[k + 1].kind, pieces[k + 2].kind)
        k += 2 + (pieces[k + 2].kind == "cc")
        if k >= len(pieces) or pieces[k].kind != "np" or not scene.marks[pieces[k].first]:
            break
        found = [r for r in scene.roles[pieces[k].first : pieces[k].last] if r]
        if last or found:
            return found
    return []


def _owning(scene: Coded, k: int) -> bool:
    """Whether a phrase is no more than a possessive or an adjective."""
    piece = scene.pieces[k]
    size, after = piece.last - piece.first, scene.words[piece.last : piece.last + 1]
    return after == ("'S",) or (size == 1 and scene.words[piece.first].endswith(_ADJECTIVES))


_ADJECTIVES = ("IAN", "EAN", "ICAN", "ISH", "ESE", "IC", "CH", "QI", "ELI", "ANI")


def _owners(scene: Coded, at: int, links: Sequence[str]) -> list[int]:
    """The names that a phrase without one belongs to: "the police of Mali, Niger and Chad"."""
    pieces, names, k = scene.pieces, list[int](), _last_of(scene, at)
    while not names and k + 2 < len(pieces) and pieces[k + 1].head in links:
        k += 2
        if pieces[k].kind != "np":
            break
        names = [j for j in range(pieces[k].first, pieces[k].last) if scene.marks[j]]
        while names and k + 2 < len(pieces) and pieces[k + 1].head in (",", "and"):
            k += 2 + (pieces[k + 2].kind == "cc")
            if k >= len(pieces) or pieces[k].kind != "np" or _has_role(scene, k):
                break
            names += [j for j in range(pieces[k].first, pieces[k].last) if scene.marks[j]]
    return names


def _last_of(scene: Coded, k: int) -> int:
    """ "Soldiers and police of Mali": whose they are stands behind the last of them."""
    pieces = scene.pieces
    while k + 2 < len(pieces) and _has_role(scene, k) and pieces[k + 1].head in (",", "and"):
        after = k + 2 + (pieces[k + 2].kind == "cc")
        if after >= len(pieces) or not _has_role(scene, after):
            break
        if any(scene.marks[pieces[after].first : pieces[after].last]):
            break
        k = after
    return k


def _has_role(scene: Coded, k: int) -> bool:
    return any(scene.roles[scene.pieces[k].first : scene.pieces[k].last])


def _with(code: str, roles: Sequence[str]) -> str:
    """A code with those of its agents, none twice: each is whole threes of letters."""
    for role in roles:
        own = role.replace("~", "")
        held = [code[k : k + len(own)] for k in range(0, len(code), 3)]
        if own and own not in held:
            code = code + own if role.startswith("~") else own + code
    return code

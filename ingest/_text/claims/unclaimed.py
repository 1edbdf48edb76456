"""What a clause tells under a verb of saying that no cue was read for: whose words it is."""

from collections.abc import Collection, Iterator

from actorgraph_ingest._text.claims.content import Reading, worth
from actorgraph_ingest._text.claims.draft import Draft, cues, denies
from actorgraph_ingest._text.claims.heard import covered
from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.reach import clause
from actorgraph_ingest._text.words.slots import clause_end
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Unit, forms

_ACCORDING = {"cue": "according to", "stance": "reports", "certainty": ""}
_SAYING = frozenset(("asserts", "reports", "confirms"))


def unclaimed(reading: Reading, known: Collection[int]) -> Iterator[Draft]:
    """Drafts for events that nothing else has told. `known`: where those begin that are told."""
    scene = reading.scene
    if scene is None:
        return
    denials = {u.start for u in reading.row if u.plain and denies(u.low)}
    told = denials.union(known)
    left = [e for e in reading.deeds if e.trigger not in told and worth(e)]
    for at, entry in _says(scene) if left else ():
        said = scene.row[scene.pieces[at].last - 1].said
        content = _content(scene, at) if said is None else covered(scene.row, said.content)
        if content is None or content[0] >= content[1]:
            continue
        lo, hi = content
        inside = [e for e in left if scene.row[lo].start <= e.trigger < scene.row[hi - 1].end]
        if inside:
            verb = scene.pieces[at].last - 1
            yield Draft(
                entry["stance"], (), (verb, verb + 1), content, (min(lo, verb), max(hi, verb + 1)),
                certainty=entry["certainty"], rule=f"cue:{entry['cue']}", mute=True,
            )  # fmt: skip
            left = [e for e in left if e not in inside]


def _says(scene: Scene) -> Iterator[tuple[int, dict[str, str]]]:
    """The finite verbs of saying, with their entry."""
    for at, piece in enumerate(scene.pieces):
        if piece.kind != "vg" or piece.negated or piece.passive or piece.maybe or piece.infinitive:
            continue
        one = scene.row[piece.last - 1].said
        if scene.row[piece.first].low == "having" or (one is not None and one.idle):
            continue  # "having said that, the army left", "if he says so"
        if piece.head == "according":
            yield at, _ACCORDING
            continue
        if scene.row[piece.last - 1].said is None and piece.head not in words("said"):
            continue  # "nations that maintain ties"
        for lemma, _ in forms().get(piece.head, ()):
            rows = (r for r in cues().get(lemma, ()) if " " not in r["cue"])
            row = next((r for r in rows if r["frame"] in ("that", "told")), None)
            if row is not None and row["stance"] in _SAYING:
                yield at, row
                break


def _content(scene: Scene, at: int) -> tuple[int, int] | None:
    """The units that a verb of saying is about: the clause behind it, else all that stands before
    the comma ahead of its subject."""
    pieces = scene.pieces
    if at and pieces[at - 1].kind == "mark" and pieces[at - 1].head == ",":
        return 0, pieces[at - 1].first  # "..., said X", "..., according to X"
    behind = clause(pieces, at + 1).rest
    if behind < len(pieces) and any(p.kind == "vg" for p in pieces[behind:]) and _goes(scene, at):
        return pieces[min(behind, at + 1)].first, pieces[-1].last
    for k in range(at - 1, 0, -1):
        if pieces[k].kind == "mark" and pieces[k].head == ",":
            return 0, pieces[k].first
        if pieces[k].kind == "vg":
            return None
    return None


def _goes(scene: Scene, at: int) -> bool:
    """Whether a verb of saying comes first in its sentence, not behind what was said."""
    before = scene.pieces[:at]
    return not any(p.kind == "mark" for p in before) or not any(p.kind == "vg" for p in before)


def overheard(reading: Reading, known: Collection[int]) -> Iterator[Draft]:
    """Drafts for what is told on somebody's word whom nothing else has found: a source by its
    description ("officials of the mission"), or an unnamed one ("reportedly")."""
    row = reading.row
    sides = (e for e in reading.deeds if _whole(e) and worth(e) and not e.negated)
    left = {e.trigger for e in sides} - set(known)
    for at, unit in enumerate(row):
        lo, hi, who = at, clause_end(row, at + 1), "unnamed source"
        if not left or not unit.plain:
            continue
        if unit.low not in words("unsure"):
            who = _voice(reading, unit)
            lo, hi = covered(row, unit.said.content) if who and unit.said else (at, at)
        inside = {start for start in left if any(u.start == start for u in row[lo:hi])}
        if inside:
            yield Draft(
                "reports", (), (at, at + 1), (lo, hi), (min(lo, at), max(hi, at + 1)),
                certainty="underspecified", unnamed=who, rule=f"cue:{unit.low}", nouns=False,
            )  # fmt: skip
            left -= inside


def _whole(event: Event) -> bool:
    """Whether an event needs no other side, or has it."""
    alone = event.type in _ALONE or event.mode == "resign" or len(event.agents) > 1
    return bool(event.agents) and (bool(event.recipients) or alone)


_ALONE = frozenset(("MOBILIZE", "RETREAT", "PROTEST"))


def _voice(reading: Reading, unit: Unit) -> str:
    """The words of a source that is a body, an office or an outlet by its description; "" for a
    man in the street, a crowd, a film, and where it is only thought or hoped."""
    one = unit.said
    if one is None or one.source is None or one.idle or one.stance not in _SAYING:
        return ""
    if unit.low.endswith("ing") or unit.low in words("opinion"):
        return ""
    inside = [u for u in reading.row if one.source[0] <= u.start < one.source[1]]
    led = next((k for k, u in enumerate(inside) if u.low in _LED), len(inside))
    head = inside[led - 1] if led else None
    if head is None:
        return ""
    kind = agent_nouns().get(head.low, "")
    heard = kind in _HEARD or head.low in words("source_noun") | words("message")
    named = head.party is not None or (not kind and head.text[:1].isupper())
    return " ".join(u.text for u in inside[:led]) if heard or named else ""


_LED = words("preposition") | words("boundary") | {","}
_HEARD = frozenset(("state", "forces", "armed", "justice", "party", "press", "body"))

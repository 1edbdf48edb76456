"""What a clause tells under a verb of saying that no cue was read for: whose words it is."""

from collections.abc import Collection, Iterator, Sequence

from actorgraph_ingest._text.claims.accounts import owner_of
from actorgraph_ingest._text.claims.content import Reading, worth
from actorgraph_ingest._text.claims.draft import Draft, cues, denies, unproven
from actorgraph_ingest._text.claims.heard import covered, speaking
from actorgraph_ingest._text.claims.hearsay import Heard, heard
from actorgraph_ingest._text.claims.retracted import taken
from actorgraph_ingest._text.claims.speakers import described
from actorgraph_ingest._text.claims.tellable import blaming, fits
from actorgraph_ingest._text.events.doers import Scene
from actorgraph_ingest._text.events.scenes import speaker
from actorgraph_ingest._text.types import Event, Party
from actorgraph_ingest._text.words.clauses import acting
from actorgraph_ingest._text.words.reach import clause
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Unit, forms, read_verb

_ACCORDING = {"cue": "according to", "stance": "reports", "certainty": ""}
_SAYING = frozenset(("asserts", "reports", "confirms"))


def unclaimed(reading: Reading, known: Collection[int]) -> Iterator[Draft]:
    """Drafts for events that nothing else has told. `known`: where those begin that are told."""
    scene = reading.scene
    if scene is None:
        return
    denials = {u.start for u in reading.row if u.plain and denies(u.low)}
    told = denials.union(known, (reading.row[k].start for s in taken(scene.row) for k in range(*s)))
    left = [e for e in reading.deeds if e.trigger not in told and worth(e)]
    for at, entry in _says(scene) if left else ():
        said = scene.row[scene.pieces[at].last - 1].said
        content = _content(scene, at) if said is None else covered(scene.row, said.content)
        if content is None or content[0] >= content[1]:
            continue
        if unproven(scene.row, scene.pieces[at].last - 1, content[0]):
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


def overheard(
    reading: Reading, known: Collection[int]
) -> Iterator[tuple[Draft, tuple[Event, ...]]]:
    """Drafts for what is told on somebody's word and in no other way: a source by its description
    ("officials of the mission"), or an unnamed one ("reportedly"). `known`: where those begin that
    are told. What is denied, doubted, hoped or only believed is nobody's word."""
    row = reading.row
    left = [e for e in reading.deeds if e.trigger not in known and worth(e, spoken=True)]
    found = list(heard(row)) if left else []
    for one in found:
        if not one.told:
            left = [e for e in left if not _inside(row, e, one)]
    for one in sorted(found, key=lambda h: h.end - h.start):
        inside = [e for e in left if one.told and _inside(row, e, one)]
        draft = _draft(reading, one) if inside else None
        if draft is not None and (kept := tuple(e for e in inside if fits(reading, e, draft))):
            yield draft, kept
            left = [e for e in left if e not in kept]


def _inside(row: Sequence[Unit], event: Event, one: Heard) -> bool:
    return any(u.start == event.trigger for u in row[one.start : one.end])


def _draft(reading: Reading, one: Heard) -> Draft | None:
    """Whose words they are; nobody's where they belong to a film, or to a "he" who is unknown."""
    row, said = reading.row, reading.row[one.at].said
    if said is not None and said.source is not None and _fiction(row, said.source):
        return None
    who, unnamed = _voice(reading, one.at)
    mute = not who and not unnamed and bool(speaker(reading.scene, row[one.at]))
    if said is not None and said.source is not None and not (who or unnamed):
        return None
    return Draft(
        _stance(row, one.at), who, (one.at, one.at + 1),
        (one.start, one.end), (min(one.start, one.at), max(one.end, one.at + 1)),
        certainty="underspecified", rule=f"cue:{row[one.at].low}", mute=mute,
        unnamed="" if who or mute else unnamed or "unnamed source",
    )  # fmt: skip


def _stance(row: Sequence[Unit], at: int) -> str:
    if blaming(row, at):
        return "accuses"
    said = row[at].said
    return said.stance if said is not None and said.stance in _SAYING else "reports"


def _voice(reading: Reading, at: int) -> tuple[tuple[Party, ...], str]:
    """Who says it, as far as the words around a cue or noun tell: an actor, or by description."""
    row, said = reading.row, reading.row[at].said
    if said is not None and said.source is not None:
        who, unnamed = speaking(row, said)
        party = None if who or unnamed else described(reading.memory, said)
        return (who, unnamed) if party is None else ((party,), "")
    verb = read_verb(row, at)
    if verb is not None:
        return ((), "unnamed source") if verb.passive else (acting(row, verb), "")
    owner = owner_of(row, at) if row[at].low in words("rumour") else ()
    return owner, "unnamed source" if row[at].low in words("rumour") | words("unsure") else ""


def _fiction(row: Sequence[Unit], place: tuple[int, int]) -> bool:
    return any(u.low in words("fiction") for u in row if place[0] <= u.start < place[1])

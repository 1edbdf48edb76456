"""What somebody is tried for: "on trial for killing X" tells what is charged, not what was done."""

from actorgraph_ingest._text.claims.draft import content_end
from actorgraph_ingest._text.events.doers import Scene
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Units

_LED = frozenset("on stand stands stood standing face faces faced facing".split())


def charge(row: Units, at: int) -> tuple[int, int] | None:
    """The units of what is charged: "X went on trial (in Chad on Monday) for | killing Y"."""
    led = row[at - 1].low if at else ""
    link = _link(row, at + 1) if row[at].low == "trial" and led in _LED else 0
    return (link + 1, _ended(row, link + 2, content_end(row, link + 1))) if link else None


def tried_for(scene: Scene, at: int) -> int:
    """Where the deed stands that a phrase at a place tells the trial for; -1 for none."""
    verbs = any(p.kind == "vg" for p in scene.pieces[max(0, at - 2) : at])
    if scene.pieces[at].head != "trial" or verbs:
        return -1  # "went on trial": the verb tells it
    told = charge(scene.row, scene.pieces[at].last - 1)
    return next((k for k, p in enumerate(scene.pieces) if told and p.first >= told[0]), -1)


def _link(row: Units, start: int) -> int:
    """Where "for" stands before an -ing form, over when and where; 0 where none does."""
    for k in range(start, min(start + 8, len(row) - 1)):
        if row[k].low in (";", ",") or row[k].low in words("boundary"):
            return 0
        if row[k].low == "for":
            return k if row[k + 1].low.endswith("ing") else 0
    return 0


def _ended(row: Units, start: int, end: int) -> int:
    """ "men on trial for killing X | have been freed": where the verb of the sentence stands."""
    helps = words("be") | words("have") | words("modal")
    return next((k for k in range(start, end) if row[k].low in helps and row[k].low != "be"), end)

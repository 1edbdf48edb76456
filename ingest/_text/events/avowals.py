"""What a warning is of: what somebody will do, or no more than what is so."""

from actorgraph_ingest._text.actors.standing import acts_publicly
from actorgraph_ingest._text.claims.reproaches import blaming
from actorgraph_ingest._text.words.doing import Deed


def unsaid(deed: Deed) -> bool:
    """Not "warned that ...", unless of what will be: the rest is no threat of one's own."""
    pieces = deed.scene.pieces
    to_come = any(p.future or "would" in p.lows[:-1] for p in pieces[deed.at + 1 :])
    to_one = bool(deed.parts.slots.get("obj")) and acts_publicly(deed.scene, deed.event.recipients)
    return not deed.parts.that or ((to_come or to_one) and not blaming(pieces, deed.parts.rest))


def vows(deed: Deed) -> bool:
    """ "warned it would test a bomb": what one says of oneself that one will do."""
    near = [p for p in deed.scene.pieces[deed.at + 1 : deed.at + 4] if p.kind not in ("rel", "adv")]
    if len(near) < 2 or near[0].kind != "np" or near[0].head not in _ITSELF:
        return False
    public = acts_publicly(deed.scene, deed.event.agents) and near[1].head not in _HAPPENS
    return public and near[1].kind == "vg" and (near[1].future or "would" in near[1].lows)


_HAPPENS = frozenset(
    "be have miss lose need face suffer run fall post report take become remain fail struggle "
    "see get know".split()
)
_ITSELF = frozenset("it they he she we".split())

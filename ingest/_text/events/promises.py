"""Whether what is promised, threatened or taken back would help or hurt, by the verb that tells it:
"vowed to", "is ready to", "reversed a decision to"."""

from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.words.doing import Deed
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms


def harsh(deed: Deed) -> bool:
    """Not "reversed a decision to free X": what is taken back was to hurt somebody, as far as is
    told."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    if at >= len(pieces) or not pieces[at].infinitive:
        return True
    rows = [e for lemma, _ in forms().get(pieces[at].head, ()) for e in entries().get(lemma, ())]
    return any(e.type in _HARSH for e in rows)


_HARSH = frozenset("ASSAULT COERCE SANCTION THREATEN REJECT MOBILIZE ACCUSE".split())


def kindly(deed: Deed) -> bool:
    """Not "ready to confront any threat": what is promised is of use to somebody."""
    plan, kinds = _plan(deed)
    if deed.event.type != "AGREE" or plan in words("be") | words("have") | {""}:
        return True
    return bool(kinds & _KIND) or plan in words("obliging")


def harmless(deed: Deed) -> bool:
    """Not "vowed to prosecute X": what is promised is not known to hurt anybody."""
    _, kinds = _plan(deed)
    return deed.event.type != "AGREE" or not kinds or bool(kinds & _KIND)


def _plan(deed: Deed) -> tuple[str, set[str]]:
    """The verb of what is promised, and the categories that it can tell."""
    near = deed.scene.pieces[deed.at : deed.at + 5]
    plan = next((p.head for p in near if p.infinitive), "")
    told = (e for lemma, _ in forms().get(plan, ()) for e in entries().get(lemma, ()))
    return plan, {e.type for e in told}


_KIND = frozenset("AID SUPPORT CONSULT COOPERATE AGREE CONCEDE RETREAT".split())


def dire(deed: Deed) -> bool:
    """Not "threatened to win the match": it would hurt somebody, as far as is told."""
    plan, kinds = _plan(deed)
    if plan in words("looming"):
        return False  # "threatened to wreck the truce"
    return not plan or bool(deed.event.recipients) or bool(kinds & _HARSH) or not kinds

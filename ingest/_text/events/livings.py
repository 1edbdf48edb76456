"""What those do who make a living: a firm, a team, a singer among their like do nothing in
politics."""

from actorgraph_ingest._text.actors.standing import acts_publicly
from actorgraph_ingest._text.words.doing import Deed
from actorgraph_ingest._text.words.tables import words

_BODILY = frozenset("kill shoot injure wound attack raid ambush".split())


def livelihood(deed: Deed) -> bool:
    """ "the bank reopened its office", "a singer made a stop in Rome": done by such alone, and to
    nobody of politics."""
    event, born = deed.event, deed.scene.memory.born
    if not event.agents or event.type in _LOUD or not event.rule.startswith("verb:"):
        return False
    labels = [born[r[1:]].label.lower().split() if r[1:] in born else [] for r in event.agents]
    if not all(label and label[-1] in words("livelihood") for label in labels):
        return False
    if event.type == "ASSAULT" and not _figure(deed):
        return False
    return not acts_publicly(deed.scene, (*event.recipients, *event.participants))


_LOUD = frozenset(("ACCUSE", "PROTEST", "REQUEST", "REJECT", "THREATEN", "SANCTION"))


def _figure(deed: Deed) -> bool:
    """Whether an attack is told in a figure of speech: "unleashed a wave of new models"."""
    told = set(deed.event.rule.removeprefix("verb:").partition("/")[0].split())
    around = {low for p in deed.scene.pieces for low in p.lows}
    bodily = told & (words("bodily") | _BODILY)
    return "/" in deed.event.rule and not bodily and not around & words("violence")

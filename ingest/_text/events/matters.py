"""What an ambiguous verb acts on: of which kind the thing must be for the verb to tell its deed."""

from actorgraph_ingest._text.events.doers import agent_nouns, doers
from actorgraph_ingest._text.events.occasions import holds_ground
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.times.amounts import things
from actorgraph_ingest._text.words.doing import Deed, people
from actorgraph_ingest._text.words.tables import inflect, words


def plain(deed: Deed) -> bool:
    """Not "bought off", "sold out", nor "are sold at low prices", to whomever."""
    if deed.piece.passive and not deed.parts.slots.keys() & {"to", "from", "by"}:
        return False
    after = deed.scene.pieces[deed.at + 1 : deed.at + 2]
    return not any(p.head in ("off", "out", "up", "away") for p in after)


def visits(deed: Deed) -> bool:
    """ "invited X to visit", "to Moscow", "for talks"; not "invited X to shun violence"."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    led = at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive
    return not led or pieces[at].head in _COMING


_COMING = frozenset(
    form
    for verb in "visit meet come go attend join return talk participate take travel discuss "
    "negotiate address observe speak witness tour stay monitor host hold begin start resume enter "
    "open".split()
    for form in inflect(verb)
)


def granted(deed: Deed) -> bool:
    """ "allowed X to leave", "allowed access"; not "allowed the treaty to come into force"."""
    given = [deed.scene.pieces[k] for k in deed.onto]
    led = deed.parts.rest < len(deed.scene.pieces) and deed.scene.pieces[deed.parts.rest].infinitive
    someone = any(people(deed, k) or deed.scene.pieces[k].parties for k in deed.onto)
    if someone or (not given and not led):
        return True
    return any(words("granted").intersection(p.lows) for p in given)


def peopled(deed: Deed) -> bool:
    """ "evacuated its citizens", not "evacuated the Golan"."""
    onto = deed.onto or deed.parts.slots.get("of", [])
    ground = any(holds_ground(deed.scene, k) or _land(deed, k) for k in onto)
    return not ground and any(people(deed, k) for k in onto)


def _land(deed: Deed, k: int) -> bool:
    party = deed.scene.row[deed.scene.pieces[k].last - 1].party
    return party is not None and party.kind in ("State", "Place") and not party.modifier


def burdens(deed: Deed) -> bool:
    """What weighs on somebody can be eased or lifted: "eased the siege", not "eased his way"."""
    return any(words("burdens").intersection(deed.scene.pieces[k].lows) for k in deed.onto)


def unarmed(deed: Deed) -> bool:
    """Not of soldiers and rebels, whose pressure is one of arms."""
    said = subject(deed.scene.pieces, deed.at)
    return not any(agent_nouns().get(deed.scene.pieces[k].head) in _ARMED for k in said)


_ARMED = frozenset(("armed", "forces"))


def unhired(deed: Deed) -> bool:
    """Not "a driver who worked with the army": that is what he lived by."""
    before = deed.scene.pieces[deed.at - 1 : deed.at]
    return not (before and before[0].head in ("who", "that"))


def unrest(deed: Deed) -> bool:
    """Who or what is put down by force: "quelled a riot", not "quelled rumours"."""
    onto = [deed.scene.pieces[k] for k in deed.onto]
    if any(words("unrest").intersection(p.lows) for p in onto):
        return True
    return not onto or any(people(deed, k) for k in deed.onto)


def terrain(deed: Deed) -> bool:
    """ "pulled out of the town", not "out of the bloc", "the talks": ground is left, no body."""
    found = [p for k in deed.onto for p in deed.scene.pieces[k].parties]
    found = found or [u.party for u in deed.scene.row if u.party is not None]
    left = [p for p in found if set(p.refs) & set(deed.event.recipients)]
    return not any(p.kind == "Organization" for p in left)


def addressed(deed: Deed) -> bool:
    """Not "warned of flu in Thailand": somebody hears it, or it is about him."""
    heard = deed.parts.slots.keys() & {"to", "for", "against", "that"}
    return bool(deed.onto or heard) or deed.parts.that or "of" not in deed.parts.slots


def unhunted(deed: Deed) -> bool:
    """Not "a man sought by the police"."""
    return not (deed.piece.passive and any(people(deed, k) for k in deed.onto))


def grave(deed: Deed) -> bool:
    """Not "warned of bird flu": no ill that nobody does."""
    ills = words("ills") | words("mishap")
    return not any(ills.intersection(deed.scene.pieces[k].lows) for k in deed.onto)


def unbid(deed: Deed) -> bool:
    """Not "served notice to X to keep quiet": he is asked to do something."""
    k = deed.parts.rest
    return not (k < len(deed.scene.pieces) and deed.scene.pieces[k].infinitive)


def headed(deed: Deed) -> bool:
    """ "ordered its army to the border", not "ordered an army cook to cook"."""
    wanted = set(deed.event.rule.rpartition("/")[2].split(","))
    return any(deed.scene.pieces[k].head in wanted for k in deed.onto)


def captive(deed: Deed) -> bool:
    """What can be set free: people or their ships, by name or description; no body, no "it"."""
    for k in deed.onto:
        piece = deed.scene.pieces[k]
        if piece.head in words("paperwork"):
            continue  # "a list of prisoners"
        of = deed.scene.pieces[k + 1 : k + 3]
        if len(of) == 2 and of[0].head == "of" and piece.tag == "CD":
            piece = of[1]  # "five of the captives"
        names = piece.lows if piece.tag == "NNP" else (piece.head,)
        if any(low in agent_nouns() or things().get(low) in ("ship", "aircraft") for low in names):
            return True
        for party in doers(deed.scene, k):
            several = party.modifier and piece.head.endswith("s")  # "four Russians"
            if not party.pronoun and (party.kind in ("Person", "Collective") or several):
                return True
    return False


def bidden(deed: Deed) -> bool:
    """ "ignored a ban", "the threat": what somebody with power said, whoever that was."""
    return any(deed.scene.pieces[k].head in words("bidding") for k in deed.onto)


def into(deed: Deed) -> bool:
    """ "crashed into X"; what only came down somewhere hit nobody."""
    return "into" in deed.parts.slots


def onto_someone(deed: Deed) -> bool:
    """ "dealt a blow to the rebels", not "to the peace process"."""
    onto = deed.parts.slots.get("to", [])
    return not onto or any(people(deed, k) for k in onto)

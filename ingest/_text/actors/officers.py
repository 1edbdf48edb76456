"""Words for one person by trade or office: "senator", "secretary", "the spokeswoman"."""

import re

from actorgraph_ingest._text.actors.hits import roles

_TRADE = re.compile(r"\w{2}(?:man|woman|person|ator|[^aeiou]er|tor|ist|ian|ant|ary|yer|yst)$")
_TRADES = frozenset(
    "chief aide expert attorney judge candidate nominee advocate delegate representative executive "
    "boss head coach professor pilot priest bishop pastor imam scientist agent cop detective "
    "colleague friend mother father wife husband brother sister son daughter man woman boy girl "
    "neighbor neighbour victim witness resident veteran student critic host anchor columnist "
    "adviser advisor insider spy champion hopeful contender hero maverick suspect convict author "
    "poet chef envoy diplomat counterpart engineer volunteer nurse employee cook "
    "singer".split()
)
_NO_TRADE = frozenset(
    "government newspaper paper power order border letter matter centre center number quarter "
    "september october november december january february summer winter water chapter charter "
    "member counter parliament monitor sector factor motor human german roman woman restaurant "
    "commentary documentary library military primary summary territory treasury judiciary "
    "infantry auxiliary subsidiary dictionary anniversary tower rather other another after either "
    "whether later under over never ever however together former leader-elect cover offer "
    "neither".split()
)


def officer(low: str) -> bool:
    """Whether a word means one person of a trade or office."""
    senses = {sense for more, sense in roles().get(low, ()) if not more}
    if senses:
        return bool(senses & {"person", "head"})
    return low in _TRADES or (low not in _NO_TRADE and _TRADE.search(low) is not None)

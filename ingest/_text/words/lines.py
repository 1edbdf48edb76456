"""A sentence with the tags of its words, mended where the dictionaries know better."""

from collections.abc import Sequence
from dataclasses import dataclass

from actorgraph_ingest._text.actors.hits import roles
from actorgraph_ingest._text.actors.lexicon import lexicon
from actorgraph_ingest._text.claims.draft import cues
from actorgraph_ingest._text.source.quotes import Quoted
from actorgraph_ingest._text.types import Sentence, Token
from actorgraph_ingest._text.words.pasts import strong
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagger import tagged
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS, VERBS
from actorgraph_ingest._text.words.verbs import forms
from actorgraph_ingest._text.words.view import agent_nouns

Chunk = tuple[int, int]  # tokens, end exclusive
MARKS = frozenset((*'"“”„«»', "''", "``"))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the tags of its tokens; `quoted`: which tokens stand inside quotation."""

    sentence: Sentence
    tags: tuple[str, ...]
    quoted: tuple[bool, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tags) else ""

    def tag(self, at: int) -> str:
        return self.tags[at] if 0 <= at < len(self.tags) else ""

    def span(self, chunk: Chunk) -> tuple[int, int]:
        """The offsets of some tokens."""
        return self.tokens[chunk[0]].start, self.tokens[chunk[1] - 1].end

    def __len__(self) -> int:
        return len(self.tags)


def line(sentence: Sentence, quoted: Quoted) -> Line:
    inside = tuple(
        t.text not in MARKS and quoted.around(t.start) is not None for t in sentence.tokens
    )
    return Line(sentence, tuple(_mended(sentence, list(tagged(sentence)))), inside)


_NAMES = frozenset(("NNP", "NNPS"))
_PHRASE = NOUNS | {"DT", "PRP", "PRP$", "CD", "EX"}
_CLOSED = frozenset(("PRP", "DT", "WP", "WDT", "EX", "IN", "CC"))


def _mended(sentence: Sentence, tags: list[str]) -> list[str]:
    """With the words that are hardly ever anything but verbs of saying told as such."""
    tokens = sentence.tokens
    for at, tag in enumerate(tags):
        low = tokens[at].low
        before = tags[at - 1] if at else ""
        if low in words("said") and tag not in VERBS:
            tags[at] = "VBZ" if low.endswith("s") else "VBD"
        elif tag in ("NN", "JJ", "NNP", "VB") and low in strong() and tokens[at].text.islower():
            tags[at] = "VBD"  # "the army withdrew on Saturday"
        elif tag == "WDT" and low == "that" and before in _NAMES and _phrase(tags, at + 1):
            tags[at] = "IN"  # "told reporters in Japan that trade had grown"
        elif tag in ("VBZ", "VBP") and low in words("source_noun"):
            tags[at] = "NNS" if low.endswith("s") else "NN"
        elif tag in VERBS and low in roles() and tags[at + 1 : at + 2] in (["NN"], ["NNS"]):
            tags[at] = "NN"  # "state media"
        elif tag in ("NN", "NNS", "JJ") and before in ("NN", "NNS", "NNP") and _asserts(tokens, at):
            tags[at] = "VBZ" if low.endswith("s") else "VBP"
        elif tag == "VB" and before in NOUNS | {"PRP", "WP", "WDT", ","}:
            tags[at] = "VBP"
        elif tag == "VBN" and _tells(sentence, tags, at):
            tags[at] = "VBD"
    for at in range(len(tags) - 1):
        text = tokens[at].text
        if text[:1].isupper() and tags[at + 1] in FINITE and tags[at] not in NOUNS:
            named = tags[at] == "JJ" or text in lexicon().phrases
            tags[at] = "NNP" if named and tags[at] not in _CLOSED else tags[at]
    return tags


def _tells(sentence: Sentence, tags: Sequence[str], at: int) -> bool:
    """Whether a participle is the verb by which somebody says something."""
    if _helped(sentence, tags, at):
        return False
    said = sentence.tokens[at].low in words("said") or _opens(sentence, at)
    return said or _acts(sentence, tags, at) or _closes(sentence.tokens, tags, at)


def _phrase(tags: Sequence[str], at: int) -> bool:
    return at < len(tags) and tags[at] in _PHRASE


def _asserts(tokens: Sequence[Token], at: int) -> bool:
    """ "supporters argue that": a form of a cue right before "that", which no noun of it is."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return after == "that" and any(
        lemma in cues() and tag in ("base", "s") for lemma, tag in forms().get(tokens[at].low, ())
    )


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a past form of a cue has its words behind it: "Mali charged that ..."."""
    past = any(tag == "ed" and lemma in cues() for lemma, tag in forms().get(
        sentence.tokens[at].low, ()))  # fmt: skip
    after = [token.low for token in sentence.tokens[at + 1 : at + 9]]
    return past and ("that" in after or after[:1] in ([], [":"], ["he"], ["she"], ["they"], ["it"]))


_PHRASE = NOUNS | {"DT", "JJ", "CD", "PRP$", "POS", "PRP"}


def _closes(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """'..., Kenyan officials declared on Monday.': a past form of a cue that ends a sentence, said
    of somebody behind the comma or the quotation; not "a move announced on Monday"."""
    past = any(tag == "ed" and lemma in cues() for lemma, tag in forms().get(tokens[at].low, ()))
    aside = at + 1 < len(tokens) and tokens[at + 1].low == ","  # "Mali, a report declared, is"
    if not past or (any(tag in FINITE for tag in tags[at + 1 :]) and not aside):
        return False
    k = at - 1
    while k > 0 and (tags[k] in _PHRASE or tags[k] == "RB"):
        k -= 1
    near = tokens[at - 1]
    name = near.text[:1].isupper() or near.low in agent_nouns() or near.low in words("source_noun")
    speaks = name or near.low in words("publication") or near.low in words("message")
    told = aside or any(tag in FINITE for tag in tags[:k]) or tokens[k].text in MARKS
    return k < at - 1 and speaks and told and tokens[k].text in MARKS | {","}


def _acts(sentence: Sentence, tags: Sequence[str], at: int) -> bool:
    """Whether a name that opens the sentence does what a past form says: "Togo accused Ghana"."""
    name = all(token.text[:1].isupper() for token in sentence.tokens[:at])
    after = tags[at + 1] if at + 1 < len(tags) else ""
    return 0 < at < 5 and name and after in ("DT", "NNP", "PRP$", "PRP", "TO", "NNS", "IN", "JJ")


def _helped(sentence: Sentence, tags: Sequence[str], at: int) -> bool:
    """Whether an auxiliary stands before a participle, or "by" and the like behind it."""
    tokens = sentence.tokens
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    k = at - 1
    while k >= 0 and tags[k] == "RB" and tokens[k].low not in ("there", "here"):
        k -= 1
    helps = k >= 0 and any(tokens[k].low in words(g) for g in ("be", "have"))
    return helps or after in ("by", "as")

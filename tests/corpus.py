"""Short made-up articles with what an ingest script would say of them, in Turtle."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules_case import sha

ACTORS = ("Arland", "Borland", "Corland", "Dorland")
_WORDS = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za"


def sentence(number: int) -> str:
    """A sentence of 24 words that no other number gives; even numbers accuse, odd ones deny."""
    head = (
        f"{ACTORS[number % 4]} {'denied' if number % 2 else 'accused'} {ACTORS[(number + 1) % 4]}"
    )
    return f"{head} {' '.join(f'{word}{number}' for word in _WORDS.split())}."


@dataclass(frozen=True)
class Article:
    """`sentences`: numbers of shared sentences. `own`: words nobody else has. `dispatch`: the
    agency whose unseen dispatch it says it carries."""

    name: str
    sentences: Sequence[int]
    own: str = ""
    issued: str = ""
    dispatch: str = ""

    @property
    def text(self) -> str:
        parts = [f"This is told {self.own} by {self.name}.", *map(sentence, self.sentences)]
        return "\n\n".join(parts)

    def turtle(self) -> str:
        doc = f"id:{self.name}"
        lines = [
            f"{doc} a ag:Document ; ag:fromSource id:src-papers ;"
            f' ag:textSha256 "{sha(self.text)}" ; ag:sha256 "{sha(self.text)}" .'
        ]
        if self.issued:
            lines.append(f'{doc} dcterms:issued "{self.issued}"^^xsd:date .')
        if self.dispatch:
            lines.append(
                f"{doc}.d1 a ag:Document ; ag:fromSource id:src-papers ;"
                f" ag:publisher id:{self.dispatch} .\n"
                f"{doc}.v1 a ag:Derivation ; ag:derived {doc} ; ag:origin {doc}.d1 ;"
                " ag:derivationKind agv:deriv-republication ; ag:status agv:status-accepted ."
            )
        lines += [self._claim(number, place) for place, number in enumerate(self.sentences)]
        return "\n".join(lines)

    def _claim(self, number: int, place: int) -> str:
        """The claim that a sentence makes: one about the same situation for an accusation and
        the denial that follows it."""
        doc, told = f"id:{self.name}", f"id:{self.name}.s{number // 2}"
        stance = "denies" if number % 2 else "accuses"
        start = self.text.index(sentence(number))
        claim, mention = f"{doc}.c{place}", f"{doc}.m{place}"
        return (
            f"{told} a ag:Event ; ag:eventType agv:type-AID ; ag:agent id:a{number // 2 % 4} ;"
            f" ag:object agv:thing-rocket .\n"
            f"{claim} a ag:Claim ; ag:claimant id:a{number % 4} ; ag:stance agv:stance-{stance} ;"
            f" ag:about {told} ; ag:statedIn {doc} .\n"
            f"{mention} a ag:Mention ; ag:inDocument {doc} ; ag:denotes {claim} ;"
            f" oa:hasSelector {mention}.pos .\n"
            f"{mention}.pos a oa:TextPositionSelector ; oa:start {start} ;"
            f" oa:end {start + len(sentence(number))} ."
        )


def reference() -> str:
    """The actors, and the source of the articles."""
    actors = [f'id:a{i} a ag:State ; skos:prefLabel "{n}"@en .' for i, n in enumerate(ACTORS)]
    return "\n".join([*actors, "id:src-papers a dcat:Dataset ; ag:sourceOrder 40 ."])


def corpus(articles: Sequence[Article]) -> str:
    return "\n".join([reference(), *(article.turtle() for article in articles)])


def texts(articles: Sequence[Article]) -> dict[str, str]:
    return {sha(article.text): article.text for article in articles}

"""Findings as frames: ids from the quoted words, one part a statement, quotes that hold."""

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from actorgraph_ingest._text.claims.statements import statement
from actorgraph_ingest._text.output.heads import document
from actorgraph_ingest._text.output.rows import Rows, bounds, tables
from actorgraph_ingest._text.types import Article, Claim, Event, Findings, Party, Relation

Node = dict[str, object]
Mark = Callable[[Claim | Event], Mapping[str, str]]


def document_frames(
    article: Article,
    found: Findings | None,
    source: str,
    row: int,
    text_sha256: str,
    mark: Mark = lambda _: {},
) -> tuple[dict[str, pl.DataFrame], tuple[str, ...]]:
    """The frames of one article and the notes for its receipt. `mark` says how sure a statement
    is, in the columns of its mention."""
    rows = Rows(article, row, source)
    notes = [*article.notes, *document(rows, article, text_sha256)]
    _derivations(rows, article)
    if found is not None:
        notes.extend(found.notes)
        rows.born = found.born
        writer = _Writer(rows, article, mark)
        for claim in found.claims:
            writer.claim(claim, stated=True)
        accused = {c.cue_start for c in found.claims if c.words and c.stance == "accuses"}
        for event in found.events:
            if event.type != "ACCUSE" or event.trigger not in accused:
                writer.told(event)  # else it is the claim itself
        for relation in found.relations:
            writer.relation(relation)
        for party in found.parties:
            writer.mention(party)
    rows.add_born()
    return tables(rows), tuple(notes)


def _derivations(rows: Rows, article: Article) -> None:
    """An agency that signs the article stands behind it with a dispatch nobody here has seen."""
    for ref, method, start, end in article.agencies:
        if ref == article.publisher:
            continue
        dispatch = rows.unseen(ref)
        rows.add("Derivation", {
            "id": rows.mint("v", article.text[start:end]), "derived": rows.doc, "origin": dispatch,
            "derivationKind": "agv:deriv-republication", "method": method, "inferred": "false",
            "status": "agv:status-accepted",
        }, "derivation")  # fmt: skip
        rows.mention([ref], start, end, surface=(start, end))


class _Writer:
    """Writes statements of one document; remembers which situation and claim it has written."""

    def __init__(self, rows: Rows, article: Article, mark: Mark) -> None:
        self.rows, self.mark = rows, mark
        self.article = article
        self.situations: dict[tuple[object, ...], str] = {}
        self.claims: dict[tuple[object, ...], str] = {}
        self.about: dict[str, str] = {}  # situation -> the claim that told it last

    def claim(self, claim: Claim, stated: bool) -> str:
        """One claim with everything it is about; gives its id."""
        rows = self.rows
        name = rows.mint("c", self.article.text[claim.start : claim.end])
        limits = self._limits(claim)
        answered = self._answered(claim)
        about = [self._situation(e, name, limits) for e in claim.events]
        about += [self.claim(c, stated=False) for c in claim.inner]
        about += [] if about else self._stated(claim, name, limits)
        node: Node = {
            "id": name,
            "claimant": rows.ref(claim.claimants[0]),
            "stance": f"agv:stance-{claim.stance}",
            "about": about,
            "cue": claim.cue,
            "respondsTo": answered,
            "certainty": f"agv:certainty-{claim.certainty}" if claim.certainty else "",
            "statedIn": [rows.doc] if stated else [],
            "citesDocument": [rows.unseen(claim.cites)] if claim.cites else [],
            **limits,
        }
        if claim.stance == "accuses":
            blamed = [rows.ref(r) for r in claim.accused]
            node |= {"eventType": "agv:type-ACCUSE", "recipient": blamed}
        rows.add("Claim", node, name)
        for situation in about:
            self.about[situation] = name
        if stated:
            span = (claim.start, claim.end)
            rows.mention([name], *span, part=name, surface=claim.surface, rule=claim.rule,
                         mark=self.mark(claim))  # fmt: skip
        return name

    def _limits(self, claim: Claim) -> Node:
        made = bounds(claim.when, self.article.issued)
        if claim.answers and claim.events and "startEarliest" not in made:
            old = self.about.get(self.situations.get(_key(claim.events[0]), ""), "")
            begun = self.rows.started.get(old, "")
            if begun and begun <= str(made.get("endLatest") or begun):
                made["startEarliest"] = begun
        return made

    def _stated(self, claim: Claim, part: str, limits: Node) -> list[str]:
        """What is said where it tells no coded event: a statement in these words."""
        key = ("words", claim.claimants, *claim.words)
        if claim.words and key not in self.situations:
            self.situations[key] = statement(self.rows, claim, part, limits)
        return [self.situations[key]] if claim.words else []

    def _answered(self, claim: Claim) -> list[str]:
        if not claim.answers:
            return []
        known = (self.situations.get(_key(e), "") for e in claim.events)
        return list(dict.fromkeys(self.about[s] for s in known if s in self.about))

    def _situation(self, event: Event, part: str, limits: Node) -> str:
        key = _key(event)
        if key not in self.situations:
            made = bounds(event.when, "")
            if "endLatest" not in made and "endLatest" in limits and not event.auxiliary:
                latest = limits["endLatest"]
                if str(made.get("startEarliest", "")) <= str(latest):
                    made |= {
                        "endLatest": latest,
                        "dateBasis": made.get("dateBasis")
                        or limits.get("dateBasis")
                        or "agv:dateBasis-inferred",
                    }
            self.situations[key] = self._event(event, part, made, [])
        return self.situations[key]

    def told(self, event: Event) -> None:
        """An event in the article's own voice."""
        key = _key(event)
        limits = bounds(event.when, self.article.issued)
        name = self.situations.get(key)
        if name is None:
            name = self.situations[key] = self._event(event, "", limits, [self.rows.doc])
        else:
            self.rows.state(name)
        place = event.start, event.end
        self.rows.mention([name], *place, part=name, rule=event.rule, mark=self.mark(event))

    def _event(self, event: Event, part: str, limits: Node, stated: Sequence[str]) -> str:
        rows = self.rows
        name = rows.mint("s", self.article.text[event.start : event.end])
        node: Node = {
            "id": name,
            "participant": rows.refs(event.participants),
            "statedIn": list(stated),
            **limits,
            "eventType": f"agv:type-{event.type}",
            "agent": rows.refs(event.agents),
            "recipient": rows.refs(event.recipients),
            "location": rows.refs(event.places),
            "object": [f"agv:thing-{o}" for o in event.objects],
            "eventMode": [f"agv:mode-{event.mode}"] if event.mode else [],
            "eventContext": [f"agv:ctx-{event.context}"] if event.context else [],
            "auxiliaryMode": [f"agv:aux-{event.auxiliary}"] if event.auxiliary else [],
            "quantity": rows.quantities(name, event, part or name),
        }
        rows.add("Event", node, part or name)
        return name

    def relation(self, relation: Relation) -> None:
        """A relationship in the article's own voice, known only as of its date."""
        rows, words = self.rows, self.article.text[relation.start : relation.end]
        known = (relation.kind, *relation.fields.values())
        if known not in self.claims:
            name = self.claims[known] = rows.mint("s", words)
            fields = {k: rows.ref(v) for k, v in relation.fields.items()}
            day = self.article.issued
            limits = {"startLatest": day, "endEarliest": day} if day else {}
            rows.add(relation.kind, {"id": name, "statedIn": [rows.doc], **fields, **limits}, name)
        name = self.claims[known]
        rows.mention(
            [name], relation.start, relation.end, part=name, rule=f"relation:{relation.kind}"
        )

    def mention(self, party: Party) -> None:
        """An actor by name; a bare description ("the group") is no mention of its own."""
        if (
            not party.refs
            or party.kind == "Place"
            or party.generic
            or party.refs[0].startswith("@")
            or party.name[1] <= party.name[0]
        ):
            return
        start, end = (party.start, party.end) if party.office else party.name
        self.rows.mention(
            self.rows.refs(party.refs), start, end, surface=party.name, capacity=party.office
        )


def _key(event: Event) -> tuple[object, ...]:
    """What makes two tellings one situation inside a document."""
    when = event.when.text if event.when is not None else ""
    return (
        event.type,
        event.agents,
        event.recipients,
        event.participants,
        event.objects,
        event.auxiliary,
        when,
        event.places,
        tuple(a.text for a in event.amounts),
    )

"""What is said where it tells no event of another type: a statement, known by its words."""

from actorgraph_ingest._text.output.rows import Node, Rows
from actorgraph_ingest._text.types import Claim


def statement(rows: Rows, claim: Claim, part: str, limits: Node) -> str:
    """Writes the statement that a claim makes, with a mention for each of its words; its id."""
    text = rows.article.text
    name = rows.mint("s", " ".join(text[start:end] for start, end in claim.words))
    rows.add("Event", {
        "id": name, "statedIn": [], "eventType": "agv:type-x-STATEMENT",
        "agent": rows.refs(claim.claimants), **limits,
    }, part)  # fmt: skip
    for start, end in claim.words:
        rows.mention([name], start, end, part=part)
    return name

"""The Document of an article, its publisher, and notes on what its own words leave open."""

from collections.abc import Iterator

from actorgraph_ingest._text.output.rows import Rows
from actorgraph_ingest._text.source.inferred import inferred
from actorgraph_ingest._text.types import Article

Node = dict[str, object]


def document(rows: Rows, article: Article, text_sha256: str) -> list[str]:
    """The Document, and what its own words leave open."""
    guess = None if article.issued else inferred(article.text)
    node: Node = {
        "id": rows.doc,
        "fromSource": rows.source,
        "sha256": article.sha256,
        "textSha256": text_sha256,
        "url": article.url,
        "publisher": article.publisher,
        "dcterms:issued": article.issued,
        "dcterms:language": article.language,
        "dcterms:title": rows.words(article.title),
        "issuedInferred": guess[0] if guess else "",
        "inferredFrom": guess[1] if guess else "",
    }
    rows.add("Document", node, None)
    if article.outlet:
        label = {"value": article.outlet, "lang": "und"}
        outlet: Node = {"id": article.publisher, "skos:prefLabel": label}
        rows.add("Organization", outlet, None, row=False)
    return [*_of_publisher(article, rows.doc), *_of_day(article, rows.doc, guess)]


def _of_publisher(article: Article, doc: str) -> Iterator[str]:
    how = f"actorgraph set {doc} publisher NAME"
    if not article.publisher:
        yield f"{doc}: publisher ?: {how}"
    elif article.outlet:
        yield f"{doc}: publisher `{article.outlet}` is in no table, kept by this name: {how}"


def _of_day(article: Article, doc: str, guess: tuple[str, str] | None) -> Iterator[str]:
    how = f"actorgraph set {doc} issued {guess[0] if guess else 'YYYY-MM-DD'}"
    why = f" (perhaps {guess[0]}: {guess[1]})" if guess else ""
    if article.undated:
        used = f"; the text says {article.issued}" if article.issued else why
        yield f"{doc}: date given as `{article.undated[:40]}`, which is no day{used}: {how}"
    elif not article.issued:
        yield f"{doc}: date ?{why}: {how}"

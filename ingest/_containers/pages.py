"""Web pages: the body through trafilatura, what the page says of itself from its own marks.

A date, a publisher or an address counts where the page states it, in schema.org JSON-LD or in
its meta elements; what a library would guess from the text is no proof and is not taken.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from actorgraph_ingest._containers.item import Item, composed

ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle "
    "OpinionNewsArticle ReviewNewsArticle BlogPosting LiveBlogPosting Report".split()
)
FEW = 120  # words of a page that is no article
_ERROR = re.compile(
    r"(?i)(?:error|(?:error )?[45]\d\d(?: \w+){0,2}|(?:page )?not found|access denied|forbidden|"
    r"just a moment|attention required|log ?in|sign ?in)[ .!…]*(?:$|[-–—|:])"
)
_META = {
    "title": ("og:title", "dc.title"),
    "url": ("og:url",),
    "date": ("article:published_time", "dc.date.issued", "dcterms.issued", "parsely-pub-date"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher"),
    "language": ("og:locale", "dc.language", "content-language"),
}


def page(data: bytes, address: str = "") -> Item:
    """The article of one page; a page without prose is an item without a text."""
    import trafilatura

    root = trafilatura.load_html(data)
    if root is None:
        return Item(text="", fault=("encoding", "", "cannot be read as a page"))
    stated = _stated(root)
    body = trafilatura.extract(
        data, include_comments=False, include_tables=False, favor_precision=True
    )
    article = body or stated.get("text", "")
    no_article = "" if stated.pop("text", "") else _no_article(root, article)
    fields = {"url": address, **{name: value for name, value in stated.items() if value}}
    paragraphs = [line for line in article.split("\n") if line.strip()]
    title = fields.get("title", "")
    if title and paragraphs and paragraphs[0].strip() == title.strip():
        paragraphs = paragraphs[1:]
    credit = fields.pop("credit", "")
    text = composed(title, credit, paragraphs) if paragraphs else ""
    return Item(text=text, fields=fields, withheld=no_article)


def _no_article(root: Any, body: str) -> str:
    """Why a page is taken for none with an article, or "": it marks none, has few words, and asks
    for a password or says in its title that something went wrong."""
    title = (root.findtext(".//title") or "").strip()
    marked = root.xpath("//article") or _meta(root, "og:type") == "article"
    if marked or len(body.split()) > FEW:
        return ""
    if root.xpath("//input[@type='password']"):
        return "a page without an article: a form to log in"
    return f"a page without an article: `{title[:60]}`" if _ERROR.match(title) else ""


def _stated(root: Any) -> dict[str, str]:
    """What the page states: JSON-LD before meta elements."""
    found = next(_linked(root), {})
    for name, properties in _META.items():
        if not found.get(name):
            found[name] = next(filter(None, (_meta(root, p) for p in properties)), "")
    if not found.get("url"):
        found["url"] = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    if not found.get("language"):
        found["language"] = root.get("lang", "")
    if not found.get("title"):
        found["title"] = root.findtext(".//title") or ""
    found["language"] = found["language"].replace("_", "-")
    return found


def _meta(root: Any, name: str) -> str:
    path = f"//meta[translate(@property|@name|@itemprop, 'DCT', 'dct')='{name}']/@content"
    return str(next(iter(root.xpath(path)), ""))


def _linked(root: Any) -> Iterator[dict[str, str]]:
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from linked(json.loads(script))
        except (ValueError, RecursionError):
            continue  # a page with broken marks still has its text


def linked(value: Any) -> Iterator[dict[str, str]]:
    """The articles in schema.org JSON-LD, also inside `@graph` and lists."""
    if isinstance(value, list):
        for one in value:
            yield from linked(one)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if ARTICLES & set(kinds if isinstance(kinds, list) else [str(kinds)]):
            yield _fields(value)
        yield from linked(value.get("@graph", []))


def _fields(made: Mapping[str, Any]) -> dict[str, str]:
    """`author` may be a person or the agency: it stands as the credit line."""
    author = _name(made.get("author"))
    return {
        "title": _name(made.get("headline")),
        "url": _name(made.get("url")) or _name(made.get("mainEntityOfPage")),
        "date": _name(made.get("datePublished")),
        "publisher": _name(made.get("publisher")),
        "language": _name(made.get("inLanguage")),
        "text": _name(made.get("articleBody")),
        "credit": f"By {author}" if author else "",
    }


def _name(value: Any) -> str:
    """A text, the name or the id of a thing, or the first of several."""
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), "")
    if isinstance(value, dict):
        return _name(value.get("name")) or _name(value.get("url")) or _name(value.get("@id"))
    return value.strip() if isinstance(value, str) else ""


def documents(value: Any) -> Iterator[Item]:
    """A file of JSON-LD alone: its articles by their `articleBody`."""
    for fields in linked(value):
        body = fields.pop("text")
        text = composed(fields["title"], fields.pop("credit"), body.split("\n"))
        yield Item(text=text if body else "", fields=fields)

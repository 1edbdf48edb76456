"""Feeds: RSS 0.9 to 2.0 and Atom. An entry is an article of what the feed says of it."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

from actorgraph_ingest._containers.item import Item, composed
from actorgraph_ingest._containers.markup import paragraphs
from actorgraph_ingest._containers.xml import first, text

ROOTS = ("rss", "RDF", "feed")


def entries(root: Element) -> Iterator[Item]:
    """The entries in the order of the feed."""
    channel = root if root.tag == "feed" else first(root, "channel")
    channel = root if channel is None else channel
    publisher, language = text(first(channel, "title")), text(first(channel, "language"))
    for entry in (e for e in root.iter() if e.tag in ("item", "entry")):
        yield _entry(entry, publisher, language or root.get("lang", ""))


def _entry(entry: Element, publisher: str, language: str) -> Item:
    title = " ".join(paragraphs(text(first(entry, "title"))))
    body = max((_body(entry, n) for n in ("encoded", "content", "description", "summary")), key=len)
    source = text(first(entry, "source"))
    address = _link(entry)
    return Item(
        text=composed(title, f"Source: {source}" if source else "", body) if body else "",
        fields={
            "guid": text(first(entry, "guid")) or text(first(entry, "id")) or address,
            "title": title,
            "url": address,
            "date": _day(entry),
            "publisher": text(first(entry, "publisher")) or publisher,
            "language": language,
            "version": "",
        },
        raw=title,
    )


def _body(entry: Element, name: str) -> list[str]:
    element = first(entry, name)
    if element is None:
        return []
    return paragraphs("".join(element.itertext()))


def _link(entry: Element) -> str:
    for link in entry.iter("link"):
        if link.get("rel", "alternate") == "alternate":
            return (link.get("href") or text(link)).strip()
    return ""


def _day(entry: Element) -> str:
    """The day of RFC 822 or ISO dates."""
    for name in ("pubDate", "published", "date", "issued", "updated"):
        found = text(first(entry, name))
        if not found:
            continue
        try:
            return parsedate_to_datetime(found).date().isoformat()
        except (ValueError, TypeError):
            return found[:10]
    return ""

"""Which container a file is, from its first bytes, and the items in it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from actorgraph.errors import Refused
from actorgraph.frames import SourceFile
from actorgraph_ingest._containers import feeds, newsml, ninjs, pages, warc
from actorgraph_ingest._containers.item import Item
from actorgraph_ingest._containers.xml import tree

_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)[\s>/]")
_SKIPPED = re.compile(rb"(?s)\s*(?:<\?.*?\?>|<!--.*?-->)")
_LINKED = re.compile(rb'"@type"\s*:\s*\[?\s*"(?:%s)"' % b"|".join(
    name.encode() for name in sorted(pages.ARTICLES)
))  # fmt: skip
_NINJS = re.compile(rb'"(?:pub[sS]tatus|bodies|body_(?:text|x?html)|body(?:Text|Html))"\s*:')


def form(file: SourceFile) -> str:
    """warc, html, newsml, feed, json-ld, ninjs, or "" where it is none of them."""
    head = file.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"WARC/"):
        return "warc"
    if head[:1] == b"<":
        return _marked(head)
    if head[:1] in b"{[" and b'"' in head:
        if _LINKED.search(head):
            return "json-ld"
        if b'"uri"' in head and _NINJS.search(head):
            return "ninjs"
    return ""


def _marked(head: bytes) -> str:
    if re.match(rb"(?i)(?:<!--.*?-->\s*)*<(?:!doctype html|html)[\s>]", head, re.DOTALL):
        return "html"
    while (skipped := _SKIPPED.match(head)) is not None:
        head = head[skipped.end() :]
    root = _ROOT.match(head.lstrip())
    name = root[1].decode() if root else ""
    if name.lower() == "html":
        return "html"
    if name in (*newsml.G2, *newsml.OLD):
        return "newsml"
    return "feed" if name in feeds.ROOTS else ""


def items(file: SourceFile) -> Iterator[Item]:
    """The articles in a container. Raises Refused where the file as a whole cannot be read."""
    kind = form(file)
    if kind == "warc":
        yield from warc.responses(file.local())
    elif kind == "html":
        yield pages.page(file.read_bytes())
    elif kind == "newsml":
        yield from newsml.messages(tree(file.read_bytes(), file.name))
    elif kind == "feed":
        yield from feeds.entries(tree(file.read_bytes(), file.name))
    elif kind == "json-ld":
        yield from pages.documents(_json(file))
    elif kind == "ninjs":
        for value in _several(_json(file)):
            yield from ninjs.items(value)


def _several(value: Any) -> list[dict[str, Any]]:
    return [v for v in (value if isinstance(value, list) else [value]) if ninjs.is_item(v)]


def _json(file: SourceFile) -> Any:
    try:
        return json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise Refused(f"is no JSON: {str(error)[:120]}", where=file.name) from None

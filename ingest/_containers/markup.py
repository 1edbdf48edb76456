"""Fragments of HTML as paragraphs of text."""

from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote div dd dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table td th tr ul".split()
)
_SILENT = frozenset(("script", "style", "template", "noscript"))


def paragraphs(fragment: str) -> list[str]:
    """The text of a fragment, one entry a block; tags that are none stay text."""
    import lxml.html

    if not fragment.strip():
        return []
    try:
        root = lxml.html.fragment_fromstring(fragment, create_parent="div")
    except (ValueError, lxml.etree.LxmlError):
        return [fragment.strip()]
    found = [""]
    _walk(root, found)
    return [line for line in (" ".join(part.split()) for part in found) if line]


def _walk(element: Any, found: list[str]) -> None:
    block = element.tag in _BLOCKS
    if block:
        found.append("")
    if element.tag not in _SILENT and isinstance(element.tag, str):
        found[-1] += ("\n" if element.tag == "br" else "") + (element.text or "")
        for child in element:
            _walk(child, found)
            found[-1] += child.tail or ""
    if block:
        found.append("")

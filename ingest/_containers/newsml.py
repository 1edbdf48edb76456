"""Agency messages: NewsML-G2 (items and messages), NewsML 1.2, and NITF inside them.

A cancelled item takes back what the item of the same guid said; an embargoed one is not read
before its time. Standards: IPTC NewsML-G2 2.x, NewsML 1.2.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from actorgraph_ingest._containers.item import Item, composed, embargo
from actorgraph_ingest._containers.xml import first, paragraphs, text

G2 = ("newsItem", "newsMessage")
OLD = ("NewsML",)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z|[+-]\d{4})?")


def messages(root: Element) -> Iterator[Item]:
    """Every item of text in a message."""
    if root.tag in OLD:
        for one in root.iter("NewsItem"):
            yield _old(one)
    else:
        for item in root.iter("newsItem"):
            yield _item(item)


def _item(item: Element) -> Item:
    meta, content = _part(item, "itemMeta"), _part(item, "contentMeta")
    status = _code(first(meta, "pubStatus"))
    title = text(first(content, "headline"))
    credit = text(first(content, "by")) or _credited(content)
    fields = {
        "guid": item.get("guid", ""),
        "title": title,
        "date": text(first(meta, "firstCreated")) or text(first(content, "contentCreated")),
        "publisher": _party(first(meta, "provider")),
        "language": (_part(content, "language").get("tag") or item.get("lang") or ""),
        "version": text(first(meta, "versionCreated")) or item.get("version", ""),
        "url": "",
    }
    body = [p for e in item.iter("inlineXML") for p in paragraphs(e)]
    body += [line for e in item.iter("inlineData") for line in (e.text or "").split("\n")]
    return Item(
        text=composed(title, credit, body) if any(map(str.strip, body)) else "",
        fields=fields,
        raw=item.get("guid", ""),
        withheld=_withheld(status) or embargo(text(first(meta, "embargoed"))),
        withdrawn=status in ("canceled", "cancelled"),
    )


def _withheld(status: str) -> str:
    return "withheld by its publisher" if status == "withheld" else ""


def _credited(content: Element) -> str:
    """The source named in the metadata, as a credit line."""
    sources = [_party(first(content, name)) for name in ("infoSource", "creator")]
    named = next((s for s in sources if s), "")
    return f"Source: {named}" if named else ""


def _party(element: Element | None) -> str:
    if element is None:
        return ""
    code = element.get("qcode", "").rpartition(":")[2]
    return text(first(element, "name")) or element.get("literal", "") or code


def _code(element: Element | None) -> str:
    return "" if element is None else element.get("qcode", "").rpartition(":")[2].lower()


def _part(element: Element, name: str) -> Element:
    found = first(element, name)
    return Element(name) if found is None else found


def _old(item: Element) -> Item:
    """NewsML 1.2: the components whose roles are headline and body."""
    lines = next(item.iter("NewsLines"), Element("NewsLines"))
    status = _named(item, "Status").lower()
    title = text(first(lines, "HeadLine")) or " ".join(_of_role(item, "headline"))
    source = next((_named(s, "Party") for s in item.iter("Source")), "")
    credit = text(first(lines, "ByLine")) or (f"Source: {source}" if source else "")
    body = _of_role(item, "body") or _of_role(item, "main") or _of_role(item, "")
    return Item(
        text=composed(title, credit, body) if body else "",
        fields={
            "guid": re.sub(r":\d+[NUA]?$", "", next(map(text, item.iter("PublicIdentifier")), "")),
            "title": title,
            "date": _time(next((text(e) for e in item.iter("FirstCreated")), "")),
            "publisher": next((text(e) for e in item.iter("ProviderId")), ""),
            "language": _named(item, "Language"),
            "version": _time(next((text(e) for e in item.iter("ThisRevisionCreated")), "")),
            "url": "",
        },
        raw=next(map(text, item.iter("PublicIdentifier")), ""),
        withheld="withheld by its publisher" if status in ("withheld", "embargoed") else "",
        withdrawn=status in ("canceled", "cancelled"),
    )


def _of_role(item: Element, role: str) -> list[str]:
    """The paragraphs of the first component of this role, "" for one without a role."""
    for component in item.iter("NewsComponent"):
        own = component.findall("ContentItem/DataContent")
        name = next((e.get("FormalName", "") for e in component.findall("Role")), "")
        if own and name.lower() == role:
            return [p for content in own for p in paragraphs(content)]
    return []


def _named(element: Element, name: str) -> str:
    return next((e.get("FormalName", "") for e in element.iter(name)), "")


def _time(basic: str) -> str:
    """`20130605T210000+0000` as an ISO time."""
    match = _BASIC.fullmatch(basic.strip())
    if match is None:
        return basic.strip()
    year, month, day, hour, minute, second, zone = match.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone or ''}"

"""ninjs: an agency's item as one JSON object, versions 1 to 3 (IPTC)."""

from collections.abc import Iterator, Mapping
from typing import Any

from actorgraph_ingest._containers.item import Item, composed, embargo
from actorgraph_ingest._containers.markup import paragraphs

BODIES = ("bodies", "body_text", "body_html", "body_xhtml", "bodyText", "bodyHtml")


def is_item(value: Any) -> bool:
    """An object with a uri and a body or a status: nothing else is called so."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("uri"), str)
        and any(key in value for key in (*BODIES, "pubStatus", "pubstatus"))
    )


def items(value: Mapping[str, Any]) -> Iterator[Item]:
    """The item, where it is one of text."""
    status = str(value.get("pubStatus") or value.get("pubstatus") or "usable").lower()
    title = _main(value.get("headlines"), "value") or _text(value, "headline", "title")
    body = _body(value)
    credit = _text(value, "by", "byline") or _main(value.get("infoSources"), "name")
    publisher = _text(value, "copyrightHolder", "copyrightholder") or _main(
        value.get("providers"), "name"
    )
    yield Item(
        text=composed(title, credit, body) if body else "",
        fields={
            "guid": str(value["uri"]),
            "title": title,
            "date": _text(
                value, "firstCreated", "firstcreated", "versionCreated", "versioncreated"
            ),
            "publisher": publisher,
            "language": _text(value, "language"),
            "version": _text(value, "versionCreated", "versioncreated", "version"),
            "url": "",
        },
        raw=str(value["uri"]),
        withheld=_withheld(status) or embargo(_text(value, "embargoed")),
        withdrawn=status in ("canceled", "cancelled"),
    )


def _withheld(status: str) -> str:
    return "withheld by its publisher" if status == "withheld" else ""


def _text(value: Mapping[str, Any], *names: str) -> str:
    found = (value.get(name) for name in names)
    return next((v.strip() for v in found if isinstance(v, str) and v.strip()), "")


def _main(value: Any, name: str) -> str:
    """The entry with the role `main`, else the first."""
    entries = [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []
    ranked = sorted(entries, key=lambda entry: entry.get("role") != "main")
    return next((_text(entry, name) for entry in ranked if _text(entry, name)), "")


def _body(value: Mapping[str, Any]) -> list[str]:
    entries = [b for b in value.get("bodies") or [] if isinstance(b, dict)]
    for entry in entries:
        if _text(entry, "value"):
            plain = "html" not in _text(entry, "contentType", "role").lower()
            return _lines(entry["value"]) if plain else paragraphs(entry["value"])
    for name in ("body_text", "bodyText"):
        if _text(value, name):
            return _lines(value[name])
    for name in ("body_html", "body_xhtml", "bodyHtml"):
        if _text(value, name):
            return paragraphs(value[name])
    return []


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]

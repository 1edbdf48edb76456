"""From bytes to articles: the text as it stands, and what it says of itself."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date

from actorgraph_ingest._text_lexicon import Agency, Lexicon
from actorgraph_ingest._text_split import paragraphs
from actorgraph_ingest._text_tables import table
from actorgraph_ingest._text_types import Article

from actorgraph.terms import short_hash

LARGEST = 1 << 20
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff]*")
_URL = re.compile(r"(?i)(?:original|canonical|source)[ \t]*(?:url|link|article)?[ \t]*:\s{0,4}<?(https?://[^\s<>\"]{4,1000})")
_MONTHS = "January February March April May June July August September October November December".split()
_DATE_LINE = re.compile(
    r"(?i)^(?:published|updated|posted|date|issued)?[ :]*(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:"
    r"(?P<m1>" + "|".join(_MONTHS) + r") (?P<d1>\d{1,2}),? (?P<y1>\d{4})|(?P<d2>\d{1,2}) (?P<m2>" + "|".join(_MONTHS)
    + r"),? (?P<y2>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2}))(?:T[\d:.+Z-]{4,}|[,. ].{0,30})?$"
)  # fmt: skip
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Za-z .,'’-]{1,60}?)[, ]+(?:(?P<month>" + "|".join(m[:3] + "[a-z]{0,6}" for m in _MONTHS)
    + r")\.? (?P<day>\d{1,2})(?:,? (?P<year>\d{4}))? ?)?\(?(?P<agency>[A-Z][A-Za-z. ]{1,30}?)?\)? ?(?:—|–|--|-) "
)  # fmt: skip
_MARKUP = re.compile(r"[*_#\[\]]|\(#?\)|\((?:https?:|/|#)[^)\s]{0,500}\)")


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as the file gives it. `fault`: (reason, field, detail) where it cannot be read."""

    row: int
    text: str
    fields: Mapping[str, str]
    raw: str = ""
    fault: tuple[str, str, str] | None = None
    notes: tuple[str, ...] = ()


def raws(data: bytes, name: str) -> Iterator[Raw]:
    """The articles of a file: the whole of it, or one a line where the lines are JSON objects."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and _is_lines(data):
        for row, line in enumerate((x for x in data.split(b"\n") if x.strip()), 1):
            yield _line(row, line)
        return
    yield _decoded(1, data, {})


def _is_lines(data: bytes) -> bool:
    """Whether the first line is an object with a text: a report that quotes JSON is a report."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    try:
        made = json.loads(first)
    except (ValueError, RecursionError):
        return b'"text"' in first[:2000] and b'"url"' in first[:2000]
    return isinstance(made, dict) and ("text" in made or "url" in made)


def _line(row: int, line: bytes) -> Raw:
    shown = line.decode("utf-8", "replace")
    try:
        made = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        return Raw(row, "", {}, shown, ("encoding", "text", f"not UTF-8 at byte {error.start}"))
    except (ValueError, RecursionError) as error:
        return Raw(row, "", {}, shown, ("bad-json", "", str(error)[:200]))
    if not isinstance(made, dict):
        return Raw(row, "", {}, shown, ("not-object", "", "a line holds one JSON object"))
    if not isinstance(made.get("text"), str):
        return Raw(row, "", {}, shown, ("missing-id", "text", "an article needs `text`, a string"))
    fields = {k: v for k, v in made.items() if isinstance(k, str) and isinstance(v, str) and k != "text"}
    return replace(_decoded(row, made["text"].encode("utf-8", "surrogatepass"), fields), raw=shown)


def _decoded(row: int, data: bytes, fields: Mapping[str, str]) -> Raw:
    shown = data[:8192].decode("utf-8", "replace")
    if len(data) > LARGEST:
        detail = f"{len(data)} bytes; an article may have {LARGEST}"
        return Raw(row, "", fields, shown, ("too-large", "text", detail))
    try:
        text = data.decode("utf-8", "surrogatepass" if fields else "strict")
    except UnicodeDecodeError as error:
        return Raw(row, "", fields, shown, ("encoding", "text", f"not UTF-8 at byte {error.start}"))
    clean, count = _CONTROL.subn("\ufffd", text.removeprefix("\ufeff"))
    notes = (f"{count} control characters stand as U+FFFD",) if count else ()
    return Raw(row, clean, fields, shown, None, notes)


def blank(text: str) -> bool:
    """Nothing to read: white space and zero-width characters only."""
    return _BLANK.fullmatch(text) is not None


def article(raw: Raw, lexicon: Lexicon, sha256: str) -> Article:
    """What the text (and, in JSON Lines, the fields beside it) says of itself. Nothing is guessed."""
    text, fields = raw.text, raw.fields
    url = _web(fields.get("url", "")) or _web(_first(_URL.search(text)))
    parts = list(paragraphs(text))
    head = parts[:6]
    lines = [(a, b, _MARKUP.sub("", text[a:b]).strip()) for a, b in head]
    issued = _iso(fields.get("date", "")) or _stated(text, lines)
    key = fields.get("guid", "") or url or text
    publisher = _named(fields.get("publisher", ""), lexicon) or _of_host(url, lexicon)
    return Article(
        key=short_hash(key, 16), text=text, sha256=sha256, title=fields.get("title", "") or _title(text, head),
        url=url, publisher=publisher, issued=issued, language=_language(fields.get("language", ""), text),
        agencies=tuple(_agencies(text, parts, lexicon)), marked=tuple(_marked(text, parts)), notes=raw.notes,
    )  # fmt: skip


def _first(match: re.Match[str] | None) -> str:
    return match[1] if match else ""


def _web(url: str) -> str:
    """A web address with nothing in it that an IRI cannot hold."""
    clean = url.strip().rstrip(".,)")
    sound = re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x20\ufffd]{3,1500}", clean)
    return clean if sound else ""


def _iso(text: str) -> str:
    try:
        return Date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def _stated(text: str, lines: list[tuple[int, int, str]]) -> str:
    """The date that a line of its own near the top states."""
    for _, _, line in lines:
        for part in line.split("\n")[:8]:
            match = _DATE_LINE.match(part.strip()) if len(part) < 120 else None
            day = _parsed(match) if match else ""
            if day:
                return day
    return _of_dateline(lines)


def _of_dateline(lines: list[tuple[int, int, str]]) -> str:
    """"LONDON, 3 May 2019 (Reuters) - ..." with its year."""
    for _, _, line in lines[:4]:
        match = _DATELINE.match(line[:140])
        if match and match["year"]:
            month = next((n for n, m in enumerate(_MONTHS, 1) if m[:3] == match["month"][:3]), 0)
            return _day(match["year"], month, match["day"])
    return ""


def _parsed(match: re.Match[str]) -> str:
    if match["iso"]:
        return _iso(match["iso"])
    month = (match["m1"] or match["m2"]).title()
    return _day(match["y1"] or match["y2"], _MONTHS.index(month) + 1, match["d1"] or match["d2"])


def _day(year: str, month: int, day: str) -> str:
    try:
        return Date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _title(text: str, head: list[tuple[int, int]]) -> str:
    """A Markdown heading, or a first line of its own without a full stop."""
    for start, end in head[:2]:
        line = text[start:end].split("\n")[0].strip()
        if line.startswith("# "):
            return line[2:].strip(" *_#")[:500]
    if len(head) > 1:
        line = text[head[0][0] : head[0][1]].strip()
        if 8 < len(line) < 160 and "\n" not in line and line[-1] not in ".:;,”\"" and " " in line:
            return line.strip("*_# ")
    return ""


_ENGLISH = frozenset("the of and to in that for on with was said has by from".split())


def _language(stated: str, text: str) -> str:
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", stated):
        return stated.lower()
    found = re.findall(r"\b[a-z]{2,5}\b", text[:20000])
    common = sum(1 for word in found if word in _ENGLISH)
    return "en" if common >= 3 and common * 12 >= len(found) else ""


def _named(name: str, lexicon: Lexicon) -> str:
    wanted = name.strip().lower()
    return next((a.id for a in lexicon.agencies if wanted and wanted in (n.lower() for n in a.names)), "")


def _of_host(url: str, lexicon: Lexicon) -> str:
    """The outlet whose name its web address is: themoscowtimes.com, The Moscow Times."""
    if not url:
        return ""
    host = url.split("/")[2].lower().split(":")[0].removeprefix("www.")
    labels = [p for p in host.split(".")[:-1] if p not in ("com", "co", "org", "net", "en", "english", "m", "edition")]
    for one in lexicon.agencies:
        for name in one.names:
            flat = re.sub(r"[^a-z0-9]", "", name.lower())
            if flat and any(label.replace("-", "") in (flat, flat.removeprefix("the"), f"the{flat}") for label in labels):
                return one.id
    return ""


def _agencies(
    text: str, parts: list[tuple[int, int]], lexicon: Lexicon
) -> Iterator[tuple[str, str, int, int]]:
    """The agencies that sign: in a byline, a dateline, or a credit line at the end."""
    wires = {name: a for a in lexicon.agencies if a.type == "agency" for name in a.names}
    seen: list[str] = []
    for number, (start, end) in enumerate(parts):
        edge = number < 6 or number >= len(parts) - 4
        for method, name, at in _credits(text, start, end, edge, number < 6):
            one = wires.get(name) or wires.get(name.removeprefix("the ").removeprefix("The "))
            if one is not None and one.id not in seen:
                seen.append(one.id)
                yield one.id, method, at, at + len(name)


_BY = re.compile(r"(?i:by|from|source:|via)[ :*_]*(?:staff (?:and|with) |[A-Z][a-z]+ [A-Z][a-z]+,? (?:and|of|with|in [A-Z][a-z]+ for) )?\[?(?P<name>[A-Z][A-Za-z .'-]{1,40}?)\]?(?:\(#?[^)]{0,300}\))?[*_ ]*$")
_SIGNED = re.compile(r"^[*_(\[—– -]*(?:(?i:with|reporting by|additional reporting by|source:|\(source:)[ ])?(?P<name>[A-Z][A-Za-z .'-]{1,40}?)[*_)\] .]*$")
_INLINE = re.compile(r"^[^\n]{2,80}?\((?P<name>[A-Z][A-Za-z. ]{1,30})\) ?(?:—|–|--|-)")
_LISTED = re.compile(r"\((?P<name>[A-Z][A-Za-z ]{1,20})\)[*_ ]*$")
_WITH = re.compile(r"(?i:with (?:reporting|material|additional reporting|inputs?|files) (?:from|by) )(?:the )?(?P<name>[A-Z][A-Za-z ]{1,40}?)[.)*_ ]*$")


def _credits(text: str, start: int, end: int, edge: bool, top: bool) -> Iterator[tuple[str, str, int]]:
    if not edge:
        return
    at = start
    for line in text[start:end].split("\n"):
        if len(line) < 160:
            rules = (("byline", _BY), ("byline" if top else "credit", _SIGNED), ("credit", _WITH), ("credit", _LISTED))
        else:
            rules = (("credit", _LISTED),) if not top else ()
        short = line if len(line) < 160 else line[-60:]
        for method, rule in rules:
            match = rule.search(short) if rule not in (_SIGNED,) else rule.match(short)
            if match:
                yield method, match["name"].strip(), at + len(line) - len(short) + match.start("name")
        match = _INLINE.match(line[:120])
        if match:
            yield "dateline", match["name"].strip(), at + match.start("name")
        at += len(line) + 1


def _marked(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    starts = tuple(row["start"] for row in table("boilerplate"))
    for start, end in parts:
        line = text[start : start + 200].lower().lstrip("*_#>[ ")
        if line.startswith(starts) or text[start:end].count("\n") == 0 and _URL.match(text[start:end]):
            yield start, end


def agency(lexicon: Lexicon, ref: str) -> Agency | None:
    return next((a for a in lexicon.agencies if a.id == ref), None)

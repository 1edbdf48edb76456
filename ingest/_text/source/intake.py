"""From bytes to articles: the text as it stands, and what it says of itself."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from actorgraph.errors import Refused, UsageError
from actorgraph.frames import SourceFile
from actorgraph.terms import short_hash
from actorgraph_ingest._containers.forms import form, items
from actorgraph_ingest._containers.item import Item
from actorgraph_ingest._text.actors.lexicon import Lexicon
from actorgraph_ingest._text.source.credits import signing
from actorgraph_ingest._text.source.issued import dateline, given_day, stated_day
from actorgraph_ingest._text.source.languages import language_of
from actorgraph_ingest._text.source.outlets import publisher
from actorgraph_ingest._text.source.split import paragraphs
from actorgraph_ingest._text.source.stated import (
    MARKUP,
    URL,
    boilerplate,
    first_group,
    title_of,
    web_address,
)
from actorgraph_ingest._text.source.transcripts import transcript
from actorgraph_ingest._text.types import Article

LARGEST = 1 << 20
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# An article begun by its own fields; one cut off or broken is still told apart from other JSON.
_FIELD = rb'"(?:url|title|date|publisher|language|guid)"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*'
_BEGUN = re.compile(rb'\s*\{\s*(?:%s)*"text"\s*:' % _FIELD)
_SMALL = re.compile(r"\b(?:the|of|and|to|in|that|was|is|for|on|with|by|at|from|has|had|said)\b")
SHORT_LIST = 30
_UNREAD = "{:,} paragraphs of a transcript were not read: speakers are labels"
_BLANK = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff]*")


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as the file gives it. `fault`: (reason, field, detail) of one not readable."""

    row: int
    text: str
    fields: Mapping[str, str]
    raw: str = ""
    fault: tuple[str, str, str] | None = None
    notes: tuple[str, ...] = ()
    withheld: str = ""
    withdrawn: bool = False


def raws(file: SourceFile) -> Iterator[Raw]:
    """The articles of a file: those of a container, one a line where the lines are JSON objects,
    or the whole of it."""
    if form(file):
        for row, item in enumerate(items(file), 1):
            yield _of_container(row, item)
        return
    data = _utf8(file.read_bytes(), file.options.get("encoding", ""), file.name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and is_lines(data):
        for row, line in enumerate((x for x in data.split(b"\n") if x.strip()), 1):
            yield _line(row, line)
        return
    yield _decoded(1, data, {})


def _utf8(data: bytes, encoding: str, name: str) -> bytes:
    """A text in the encoding that the user names. Raises Refused where it is not in it."""
    if not encoding:
        return data
    try:
        return data.decode(encoding).encode("utf-8")
    except LookupError:
        what, how = f"`{encoding}` is no encoding", "name one such as windows-1252"
        raise UsageError(what, where="--set encoding", remedy=how) from None
    except UnicodeError as error:
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise Refused(f"is not {encoding}{at}", where=name) from None


def _not_utf8(error: UnicodeDecodeError) -> tuple[str, str, str]:
    detail = (
        f"not UTF-8 at byte {error.start}: save it as UTF-8, or name its encoding, such as "
        "--set encoding=windows-1252"
    )
    return "encoding", "text", detail


def _of_container(row: int, item: Item) -> Raw:
    shown = item.raw or item.fields.get("url", "") or item.text[:8192]
    if item.fault is not None:
        return Raw(row, "", item.fields, shown, item.fault)
    made = _decoded(row, item.text.encode("utf-8", "surrogatepass"), item.fields)
    return replace(made, raw=shown, withheld=item.withheld, withdrawn=item.withdrawn)


def is_lines(data: bytes) -> bool:
    """Whether the first line is an object with a text: a report that quotes JSON is a report."""
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    try:
        made = json.loads(first)
    except (ValueError, RecursionError):
        return _BEGUN.match(first[:2000]) is not None
    return isinstance(made, dict) and ("text" in made or "url" in made)


def is_prose(head: bytes) -> bool:
    """Whether a text of many lines has the small words of sentences in many of them: a list of
    codes or names has them in few."""
    lines = [line for line in head.decode("utf-8", "replace").split("\n") if line.strip()]
    worded = sum(len(_SMALL.findall(line)) > 1 for line in lines)
    return len(lines) < SHORT_LIST or worded * 5 > len(lines)


def _line(row: int, line: bytes) -> Raw:
    shown = line.decode("utf-8", "replace")
    try:
        made = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        return Raw(row, "", {}, shown, _not_utf8(error))
    except (ValueError, RecursionError) as error:
        return Raw(row, "", {}, shown, ("bad-json", "", str(error)[:200]))
    if not isinstance(made, dict):
        return Raw(row, "", {}, shown, ("not-object", "", "a line holds one JSON object"))
    if not isinstance(made.get("text"), str):
        return Raw(row, "", {}, shown, ("missing-id", "text", "an article needs `text`, a string"))
    fields = {
        k: v for k, v in made.items() if isinstance(k, str) and isinstance(v, str) and k != "text"
    }
    return replace(_decoded(row, made["text"].encode("utf-8", "surrogatepass"), fields), raw=shown)


def _decoded(row: int, data: bytes, fields: Mapping[str, str]) -> Raw:
    shown = data[:8192].decode("utf-8", "replace")
    if len(data) > LARGEST:
        detail = f"{len(data)} bytes; an article may have {LARGEST}"
        return Raw(row, "", fields, shown, ("too-large", "text", detail))
    try:
        text = data.decode("utf-8", "surrogatepass" if fields else "strict")
    except UnicodeDecodeError as error:
        return Raw(row, "", fields, shown, _not_utf8(error))
    clean, count = _CONTROL.subn("\ufffd", text.removeprefix("\ufeff"))
    notes = (f"{count} control characters stand as U+FFFD",) if count else ()
    return Raw(row, clean, fields, shown, None, notes)


def blank(text: str) -> bool:
    """Nothing to read: white space and zero-width characters only."""
    return _BLANK.fullmatch(text) is not None


def article(raw: Raw, lexicon: Lexicon, sha256: str) -> Article:
    """What the text, and the fields beside it in JSON Lines, says of itself; nothing is guessed."""
    text, fields = raw.text, raw.fields
    url = web_address(fields.get("url", "")) or web_address(first_group(URL.search(text)))
    parts = list(paragraphs(text))
    head = parts[:6]
    lines = [(a, b, MARKUP.sub("", text[a:b]).strip()) for a, b in head]
    given = fields.get("date", "").strip()
    day = given_day(given)
    key = fields.get("guid", "") or url or text
    who, label = publisher(fields.get("publisher", ""), url, lexicon)
    spoken, turns = transcript(text, parts, lexicon)
    return Article(
        key=short_hash(key, 16),
        text=text,
        sha256=sha256,
        title=fields.get("title", "") or title_of(text, head),
        url=url,
        publisher=who,
        outlet=label,
        issued=day or stated_day(lines),
        undated="" if day else given,
        dateline=dateline(text, head),
        language=language_of(fields.get("language", ""), text),
        agencies=tuple(signing(text, parts, lexicon)),
        marked=(*boilerplate(text, parts), *([(spoken, len(text))] if turns else [])),
        notes=(*raw.notes, *([_UNREAD.format(turns)] if turns else [])),
    )

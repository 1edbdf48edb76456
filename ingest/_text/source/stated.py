"""What the lines of an article say of it: date, title, publisher, signing agencies, boilerplate."""

import re
from collections.abc import Iterator

from actorgraph_ingest._text.words.tables import table

URL = re.compile(
    r"(?i)(?:original|canonical|source)[ \t]*(?:url|link|"
    r"article)?[ \t]*:\s{0,4}<?(https?://[^\s<>\"]{4,1000})"
)


MARKUP = re.compile(r"[*_#\[\]]|\(#?\)|\((?:https?:|/|#)[^)\s]{0,500}\)")


def first_group(match: re.Match[str] | None) -> str:
    return match[1] if match else ""


def web_address(url: str) -> str:
    """A web address with nothing in it that an IRI cannot hold."""
    clean = url.strip().rstrip(".,)")
    sound = re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x20\ufffd]{3,1500}", clean)
    return clean if sound else ""


def title_of(text: str, head: list[tuple[int, int]]) -> str:
    """A Markdown heading, or a first line of its own without a full stop."""
    for start, end in head[:2]:
        line = text[start:end].split("\n")[0].strip()
        if line.startswith("# "):
            return line[2:].strip(" *_#")[:500]
    if len(head) > 1:
        line = text[head[0][0] : head[0][1]].strip()
        if (
            8 < len(line) < 160
            and not re.match(r"(?i)by |published|updated|\(", line)
            and "\n" not in line
            and line[-1] not in '.:;,”"'
            and " " in line
        ):
            return line.strip("*_# ")
    return ""


def boilerplate(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    starts = tuple(row["start"] for row in table("boilerplate"))
    title = title_of(text, parts[:6])
    for start, end in parts[:2] if title and len(parts) > 2 else ():
        if title in text[start:end] and end - start < len(title) + 12:
            yield start, end  # the report itself tells it again, in full
    for start, end in parts:
        line = text[start : start + 200].lower().lstrip("*_#>[ ")
        if line.startswith(starts) or (
            text[start:end].count("\n") == 0 and URL.match(text[start:end])
        ):
            yield start, end

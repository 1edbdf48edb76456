"""Containers of articles: what files of `ingest/article/` cannot show."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from actorgraph import content
from actorgraph.errors import Refused
from actorgraph.frames import SourceFile

article: Any = content.load_ingest("article")
item: Any = content.load_ingest("_containers.item")
forms: Any = content.load_ingest("_containers.forms")


def file(folder: Path, data: bytes) -> SourceFile:
    path = folder / "container"
    path.write_bytes(data)
    return SourceFile.of(path)


def test_an_embargo_ends_at_its_time() -> None:
    end = "2016-10-23T12:00:00Z"
    assert item.embargo(end, datetime(2016, 10, 23, 11, 59, tzinfo=UTC)).startswith("embargo until")
    assert item.embargo(end, datetime(2016, 10, 23, 12, 0, tzinfo=UTC)) == ""
    assert "no time" in item.embargo("noon", datetime(2016, 10, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b'<!DOCTYPE r [<!ENTITY e "x">]><rss><channel>&e;</channel></rss>', "DOCTYPE"),
        (b"<rss>" + b"<a>" * 200 + b"</a>" * 200 + b"</rss>", "deeper than 128"),
        (b"<rss><channel>", "no well-formed XML"),
    ],
)
def test_xml_that_could_do_harm_is_refused(tmp_path: Path, data: bytes, what: str) -> None:
    # a feed is known by its root, which a declaration may stand before
    found = file(tmp_path, data.partition(b"]>")[2] or data)
    assert forms.form(found) == "feed"
    with pytest.raises(Refused, match=what):
        forms.tree(data, "x")


def test_a_page_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    words = "Der Rat der Stadt Köln hat am Montag lange beraten. " * 4
    page = f"<html><head><meta charset='iso-8859-1'></head><body><p>{words}</p></body></html>"
    (found,) = forms.items(file(tmp_path, page.encode("latin-1")))
    assert "Stadt Köln" in found.text


FORM = "<form><input name='u'><input type='password'></form>"
PROSE = "<p>Please sign in with your address and password to go on reading.</p>"


@pytest.mark.parametrize(
    ("title", "body", "why"),
    [
        ("Welcome", PROSE + FORM, "a page without an article: a form to log in"),
        ("404 Not Found", "<p>The address was not found.</p>", "without an article: `404 Not"),
        ("Just a moment...", "<p>Please turn cookies on.</p>", "without an article: `Just a"),
        ("Log in", FORM, "a page without an article: a form to log in"),
        ("Talks in Muscat", "", "no text"),
    ],
)
def test_a_page_without_an_article_is_left_out(
    tmp_path: Path, title: str, body: str, why: str
) -> None:
    page = f"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
    (chunk,) = article.frames(file(tmp_path, page.encode()))
    assert (chunk.rows_in, chunk.filtered, chunk.frames) == (1, 1, {})
    assert why in chunk.notes[0]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Talks", f"<article><p>Iran met Iraq on Monday in Muscat.</p></article>{FORM}"),
        ("500 killed in raid", "<p>Iran attacked Iraq on Monday.</p>"),
        ("Access denied to inspectors", "<p>Iran turned inspectors away on Monday.</p>"),
        ("Talks", f"<p>{'Iran met Iraq on Monday in Muscat. ' * 20}</p>{FORM}"),
    ],
)
def test_an_article_beside_a_form_is_read(tmp_path: Path, title: str, body: str) -> None:
    page = f"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>"
    (found,) = forms.items(file(tmp_path, page.encode()))
    assert found.text
    assert not found.withheld


def test_a_later_message_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    body = "<inlineXML><html><body><p>Iran met Iraq.</p></body></html></inlineXML>"
    made = '<newsItem guid="urn:x:1" xml:lang="en"><itemMeta><versionCreated>{}</versionCreated>'
    made += (
        '<pubStatus qcode="stat:{}"/></itemMeta><contentSet>' + body + "</contentSet></newsItem>"
    )
    (first,) = article.frames(
        file(tmp_path, made.format("2022-11-08T10:00:00Z", "usable").encode())
    )
    (last,) = article.frames(
        file(tmp_path, made.format("2022-11-08T11:00:00Z", "canceled").encode())
    )
    assert (first.slice, first.version < last.version) == (last.slice, True)
    assert ("Event" in first.frames, set(last.frames)) == (True, {"Document"})

"""Sources that come as one document, or that take settings: what is refused, and in which words."""

from pathlib import Path
from typing import Any

import pytest

from actorgraph import content
from actorgraph.errors import LimitError, Refused, UsageError
from actorgraph.frames import SourceFile

HOLDERS = "position,person,personID,start,end\nPresident,Ann Example,Q990000301,2000,\n"


def read(source: str, path: Path, text: str, **options: str) -> list[Any]:
    path.write_text(text, encoding="utf-8")
    script: Any = content.load_ingest(source)
    return list(script.frames(SourceFile.of(path, **options)))


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        ("popolo", '{"persons": [', "no JSON document that can be read: bad-json"),
        ("popolo", '{"persons": [], "persons": []}', "duplicate-key"),
        ("popolo", '{"persons": {}}', "`persons` is no list of objects"),
        ("popolo", '{"persons": [1]}', "`persons` is no list of objects"),
        ("world_leaders", '{"snapshot_date": "2026-02-30", "countries": {}}', "snapshot_date"),
        ("world_leaders", '{"snapshot_date": "2026-02-28", "countries": []}', "is no object"),
        ("wikidata", '{"entities": {"Q1": {"type": "item"', "no answer of Wikidata's"),
        ("wikidata", '{"entities": {}}\n{"entities": ', "no answer of Wikidata's"),
        ("wikidata", '{\n "type": "item",\n "id": "Q1"\n}', "has entities over several lines"),
    ],
)
def test_a_broken_document_is_refused_whole(
    tmp_path: Path, source: str, text: str, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        read(source, tmp_path / "input.json", text)


def test_a_document_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    documents: Any = content.load_ingest("_documents")
    path = tmp_path / "input.json"
    path.write_text("{}")
    assert documents.document(SourceFile.of(path)) == {}
    with pytest.raises(LimitError, match="2 bytes in one document, the limit is 1"):
        documents.document(SourceFile.of(path), most=1)


def test_answers_one_a_line_are_one_list_of_pages(tmp_path: Path) -> None:
    human = '{"mainsnak":{"snaktype":"value","datavalue":{"value":{"numeric-id":5}}},"id":"Q1$1"}'
    lines = [
        f'{{"entities":{{"Q{n}":{{"type":"item","id":"Q{n}","claims":{{"P31":[{human}]}}}}}}}}'
        for n in (1, 2)
    ]
    made = read("wikidata", tmp_path / "input.json", "\n".join(lines) + "\n")
    assert [chunk.slice for chunk in made] == ["Q1", "Q2"]


def test_the_folder_of_a_table_names_its_country_and_its_slice(tmp_path: Path) -> None:
    folder = tmp_path / "south-korea-ministers"
    folder.mkdir()
    (made,) = read("officeholders", folder / "holders21.csv", HOLDERS)
    assert made.slice == "south-korea-ministers.holders"
    assert made.frames["Office"]["officeOf"].to_list() == ["wd-Q884"]


def test_a_country_can_be_named_and_must_be_one(tmp_path: Path) -> None:
    (made,) = read("officeholders", tmp_path / "a.csv", HOLDERS, country="Russia", folder="mine")
    assert made.slice == "mine.holders"
    assert made.frames["Office"]["officeOf"].to_list() == ["wd-Q159"]
    with pytest.raises(UsageError, match="no country is called `Narnia`"):
        read("officeholders", tmp_path / "a.csv", HOLDERS, country="Narnia")


def test_languages_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no languages are named"):
        read("wikidata", tmp_path / "a.json", '{"type":"item","id":"Q1"}\n', languages=" ,")

"""Sentences, codes and forms of the article dictionaries; entries are checked in test_dict.py."""

import csv
from pathlib import Path
from typing import Any

import pytest
from text_words import brief

from actorgraph import content, schema
from actorgraph.terms import AGV

tables: Any = content.load_ingest("_text.words.tables")
SENTENCES = Path(__file__).parent / "ingest" / "article" / "sentences.tsv"


def sentences() -> list[tuple[str, str]]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()[1:]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return [(row["text"], row["expected"]) for row in rows]


@pytest.mark.parametrize(("text", "expected"), sentences())
def test_a_sentence_tells_what_it_tells_and_no_more(text: str, expected: str) -> None:
    assert brief(text) == expected


def test_every_code_of_the_dictionaries_is_a_concept() -> None:
    known = content.find("ontology").values()
    text = "".join(path.read_text(encoding="utf-8") for path in known)
    wanted = {f"thing-{row['thing']}" for row in tables.table("things")}
    wanted |= {f"stance-{row['stance']}" for row in tables.table("cues")}
    wanted |= {f"kin-{row['kin']}" for row in tables.table("kin")}
    for name in ("verbs", "nouns"):
        for row in tables.table(name):
            wanted.add(f"type-{row['type']}")
            wanted |= {f"mode-{row['mode']}"} if row["mode"] else set()
            wanted |= {f"ctx-{row['context']}"} if row["context"] else set()
    assert schema.load(known) is not None
    assert AGV
    missing = sorted(code for code in wanted if f"\nagv:{code} " not in text)
    assert missing == []


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("ship", {"ship", "ships", "shipped", "shipping"}),
        ("free", {"free", "frees", "freed", "freeing"}),
        ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("accuse", {"accuse", "accuses", "accused", "accusing"}),
    ],
)
def test_the_forms_of_a_verb(verb: str, forms: set[str]) -> None:
    assert set(tables.inflect(verb)) == forms

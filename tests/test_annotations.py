"""Annotations hold to the text, whatever the text is; `annotate` prints them in a stable order."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph import annotations, corrections, workspace
from actorgraph.annotating import Annotated, Reader
from actorgraph.annotations import Annotation
from actorgraph.cli import main

ARTICLE = """Kenya denies arming Chad rebels

NAIROBI, March 4, 2021 (Reuters) - Chad on Monday accused Kenya of supplying at least 20 drones to
rebels. Kenya rejected the accusation. The minister said Kenya would meet Chad in May.

“Kenyan troops attacked our army last week,” President Mahamat Deby said.
"""


def read(path: Path, text: str) -> list[Annotated]:
    path.write_text(text, encoding="utf-8")
    return list(Reader(source="article").read(path))


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Annotated:
    return read(tmp_path_factory.mktemp("text") / "a.txt", ARTICLE)[0]


def of(article: Annotated, kind: str) -> list[Annotation]:
    return [a for a in article.annotations if a.type == kind]


def test_the_document_comes_first_and_quotes_the_whole_text(article: Annotated) -> None:
    head = article.annotations[0]
    assert (head.type, head.start, head.end, head.exact) == ("document", 0, len(ARTICLE), ARTICLE)
    assert head.fields["issued"] == "2021-03-04"


def test_an_accusation_is_a_claim_about_an_alleged_event(article: Annotated) -> None:
    claim = next(a for a in of(article, "claim") if a.fields["stance"] == "accuses")
    assert claim.fields["source"]["country"] == "TCD"
    assert claim.fields["cue"]["exact"] == "accused"
    event = next(a for a in of(article, "event") if a.fields["id"] == claim.fields["about"][0])
    assert event.fields["category"] == "AID"
    assert event.fields["status"] == "alleged"
    assert [a["country"] for a in event.fields["actor"]] == ["KEN"]
    assert event.fields["trigger"]["exact"] == "supplying"
    assert claim.rules == ("cue:accuse",)


def test_a_denial_is_linked_to_what_it_denies(article: Annotated) -> None:
    claims = {a.fields["id"]: a for a in of(article, "claim")}
    answers = [a.fields for a in of(article, "link") if a.fields["relation"] == "answers"]
    pairs = [(claims[f["from"]], claims[f["to"]]) for f in answers]
    assert [(a.fields["stance"], b.fields["stance"]) for a, b in pairs] == [("denies", "accuses")]


def test_what_is_said_between_marks_is_told_apart(article: Annotated) -> None:
    quoted = [q["exact"] for a in of(article, "claim") for q in a.fields["quoted"]]
    assert "Kenyan troops attacked our army last week," in quoted


def test_dates_and_quantities_have_their_limits(article: Annotated) -> None:
    days = {a.exact: (a.fields["earliest"], a.fields["latest"]) for a in of(article, "date")}
    assert days["on Monday"] == ("2021-03-01", "2021-03-01")
    (drones,) = of(article, "quantity")
    assert (drones.exact, drones.fields["low"], drones.fields["unit"]) == (
        "at least 20 drones", "20", "drone"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (Annotation("mention", 0, 5, "Kenyz"), "reads 'Kenya'"),
        (Annotation("mention", 0, 99, "Kenya"), "no span"),
        (Annotation("mention", 5, 0, ""), "no span"),
        (Annotation("mention", True, 5, "enya"), "no span"),
        (Annotation("hunch", 0, 5, "Kenya"), "no type"),
        (Annotation("mention", 0, 5, "Kenya", score=1.5), "score"),
        (Annotation("event", 0, 5, "Kenya", {"actor": [{"start": 0, "end": 4, "exact": "no"}]}),
         "reads 'Keny'"),
        (Annotation("event", 0, 5, "Kenya", {"trigger": {"start": 0}}), "no span"),
    ],
)  # fmt: skip
def test_what_does_not_quote_the_text_is_refused(one: Annotation, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        annotations.verify("Kenya met Chad.", one)


@pytest.mark.parametrize(
    ("kind", "fields", "fault"),
    [
        ("event", {"category": "ATTACK", "status": "stated"}, "`ATTACK` is no category"),
        ("event", {"category": "ASSAULT", "status": "sure"}, "`sure` is no status"),
        ("event", {"category": "ASSAULT"}, "needs `status`"),
        ("claim", {"stance": "shouts"}, "`shouts` is no stance"),
        ("link", {"relation": "likes"}, "`likes` is no relation"),
    ],
)
def test_the_vocabularies_are_closed(kind: str, fields: dict[str, str], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        annotations.check_fields(Annotation(kind, 0, 0, "", fields), annotations.codes())


def test_actors_bear_country_and_sector(tmp_path: Path) -> None:
    told = {
        "Kenyan police attacked Chad": [("KEN", "COP"), ("TCD", "")],
        "Rebels attacked the West Bank": [("", "REB"), ("PSE", "")],
        "Vladimir Putin met Reuters journalists": [("RUS", "GOV"), ("GBR", "JRN")],
        "The leader of Hamas attacked NATO": [("PSE", "REB"), ("", "IGO")],
    }
    for text, wanted in told.items():
        (one,) = read(tmp_path / "a.txt", f"GENEVA, March 4, 2021 (AP) - {text} on Monday.\n")
        (event,) = of(one, "event")
        sides = (*event.fields["actor"], *event.fields["recipient"])
        assert [(a["country"], a["sector"]) for a in sides] == wanted, text


def test_two_runs_print_the_same_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(f"{path.stem.upper()} report.\n\n{ARTICLE}", encoding="utf-8")
    runs = []
    for _ in range(2):
        assert main(["annotate", *map(str, paths), "--json"]) == 0
        runs.append(capsys.readouterr().out)
    assert runs[0] == runs[1]
    lines = [json.loads(line) for line in runs[0].splitlines()]
    assert {line["file"] for line in lines} == set(map(str, paths))
    keys = "file document type start end exact fields score rules plugin version".split()
    assert all(list(line) == keys for line in lines)


def test_the_listing_names_stance_category_and_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert main(["annotate", str(path)]) == 0
    shown = capsys.readouterr()
    assert "Chad accuses e1" in shown.out
    assert "AID Kenya > " in shown.out
    assert "(cue:accuse)" in shown.out
    assert "next: actorgraph show" in shown.err


def test_corrections_of_a_workspace_count(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (undated,) = read(path, "Kenya said on Monday that it attacked Chad.\n")
    case = workspace.create(tmp_path / "case")
    corrections.append(case.corrections, undated.document.id, "issued", "2021-03-04", "x", "")
    (dated,) = Reader(case.root, "article").read(path)
    assert (undated.document.issued, dated.document.issued) == ("", "2021-03-04")
    (day,) = of(dated, "date")
    assert day.fields["earliest"] == "2021-03-01"


def test_a_table_has_no_text_to_annotate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "nothing.txt"
    good.write_text(ARTICLE, encoding="utf-8")
    assert main(["annotate", str(bad), str(good)]) == 3
    assert "no such file" in capsys.readouterr().err
    assert main(["annotate", str(good), "--source", "territories"]) == 4
    assert "no text to annotate" in capsys.readouterr().err


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=400)
    | st.from_regex(r"([A-Z][a-z]+ (said|denied|hit) [“\"]?.{0,30}[.\n]){1,6}")
)
def test_any_text_gets_through(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Reader.read verifies every annotation: one that does not hold would raise here."""
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for one in Reader(source="article").read(path):
        assert one.annotations[0].type == "document"
        for annotation in one.annotations:
            json.dumps(annotations.as_json(annotation))

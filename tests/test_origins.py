"""Who rests on whom, and which tellings are one, over small corpora in a real store."""

from pathlib import Path

import pytest
from corpus import Article, corpus, texts
from rdflib import Graph
from rules_case import Case

from actorgraph.origins import links
from actorgraph.rules import PROLOGUE
from actorgraph.terms import ID

ROOT = Path(__file__).parents[1]

CONTESTED = f"""{PROLOGUE}
SELECT ?k (COUNT(DISTINCT ?doc) AS ?documents) (COUNT(DISTINCT ?origin) AS ?origins)
       (COUNT(DISTINCT ?speaker) AS ?speakers) (MIN(?side) AS ?against) (MAX(?side) AS ?for)
WHERE {{
  {{ ?s ag:cluster ?k ; ag:statedIn ?doc ; ag:voicedIn ?doc ; ag:restsOn ?end
    BIND(1 AS ?side) BIND(?s AS ?voice) }}
  UNION
  {{ ?s ag:cluster ?k .
    ?voice ag:about ?s ; ag:claimant ?c ; ag:stance/ag:polarity ?side ;
      ag:voicedIn ?doc ; ag:restsOn ?end
    FILTER(?side != 0) FILTER NOT EXISTS {{ ?later ag:supersedes|ag:withdraws ?voice }} }}
  OPTIONAL {{ ?end ag:publisher ?p
    OPTIONAL {{ ?x ag:controlled ?p ; ag:controller ?b ; ag:statedIn ?y }} }}
  BIND(COALESCE(?b, ?p, ?end) AS ?origin) BIND(COALESCE(?c, ?origin) AS ?speaker)
}}
GROUP BY ?k HAVING (MAX(?side) = 1 && MIN(?side) = -1)
ORDER BY ?k"""

CARRIED = Article("doc-a", (0, 1), issued="2024-03-02", dispatch="ref-agency")
COPY = Article("doc-b", (0, 1), own="another paper")
ALONE = Article("doc-c", (4,), own="a third paper")


def case(folder: Path, *articles: Article, **given: object) -> Case:
    made = Case(folder, texts=texts(articles), **given)  # type: ignore[arg-type]
    return made.build(corpus(articles))


def contested(made: Case) -> list[tuple[str, ...]]:
    """As short rows, after asking two engines the same."""
    graph = Graph()
    graph.parse(data="".join(f"{' '.join(t)} .\n" for t in made.engine.triples()), format="nt")
    ours = [tuple(str(v) for v in row) for row in made.engine.select(CONTESTED)]
    theirs = [tuple(v.n3() for v in row) for row in graph.query(CONTESTED)]
    short = [[v.split("^^")[0].strip('"<>').removeprefix(ID) for v in row] for row in ours]
    plain = [[v.split("^^")[0].strip('"<>').removeprefix(ID) for v in row] for row in theirs]
    assert short == plain
    return [tuple(row) for row in short]


def ends(made: Case, document: str) -> list[str]:
    return made.values(f"?v ag:derived id:{document} . ?v", "ag:origin")


def test_three_documents_two_origins(tmp_path: Path) -> None:
    made = case(tmp_path, CARRIED, COPY, ALONE)
    assert ends(made, "doc-b") == ["doc-a.d1"]
    assert ends(made, "doc-c") == []
    assert contested(made) == [("doc-a.s0", "2", "1", "2", "-1", "1")]
    link = links.derivation(f"{ID}doc-b", f"{ID}doc-a.d1").removeprefix(ID)
    assert made.values(f"id:{link}", "ag:status") == ["agv:status-proposed"]
    assert made.values(f"id:{link}", "ag:longestRun") == [
        '"48"^^<http://www.w3.org/2001/XMLSchema#integer>'
    ]


def test_run_offsets_are_code_points_of_the_derived_document(tmp_path: Path) -> None:
    copy = Article("doc-b", (0,), own="𝔘𝔫𝔦𝔠𝔬𝔡𝔢 é")
    made = case(tmp_path, CARRIED, copy)
    (start,) = made.values("?v ag:derived id:doc-b . ?v", "ag:runStart")
    (end,) = made.values("?v ag:derived id:doc-b . ?v", "ag:runEnd")
    run = copy.text[int(start.split('"')[1]) : int(end.split('"')[1])]
    assert run.startswith("Arland accused Borland ba0")
    assert run.endswith("za0")


def test_the_later_one_rests_on_the_earlier(tmp_path: Path) -> None:
    early = Article("doc-z", (0, 1), issued="2024-03-01")
    made = case(tmp_path, Article("doc-b", (0, 1), issued="2024-03-02"), early)
    assert ends(made, "doc-b") == ["doc-z"]
    assert ends(made, "doc-z") == []


def test_of_three_by_date_the_last_rests_on_the_first_alone(tmp_path: Path) -> None:
    days = [Article(f"doc-{d}", (0, 1), own=f"paper{d}", issued=f"2024-03-0{d}") for d in (1, 2, 3)]
    made = case(tmp_path, *days)
    assert ends(made, "doc-3") == ["doc-1"]
    assert contested(made) == [("doc-1.s0", "3", "1", "2", "-1", "1")]


def test_undated_ones_rest_on_one_inferred_dispatch(tmp_path: Path) -> None:
    made = case(tmp_path, *(Article(f"doc-{n}", (0, 1), own=f"paper{n}") for n in "cab"))
    dispatch = links.dispatch(f"{ID}doc-a").removeprefix(ID)
    assert [ends(made, f"doc-{n}") for n in "abc"] == [[dispatch]] * 3
    assert made.values(f"id:{dispatch}", "a") == ["ag:Document"]
    assert made.values(f"id:{dispatch}", "ag:fromSource") == ["src-papers"]
    assert contested(made) == [("doc-a.s0", "3", "1", "2", "-1", "1")]


def test_two_files_with_one_text_share_all_of_it(tmp_path: Path) -> None:
    twin = Article("doc-a", (0, 1))
    same = corpus([twin]).replace("id:doc-a", "id:doc-t")
    made = Case(tmp_path, texts=texts([twin])).build(corpus([twin]) + "\n" + same)
    assert ends(made, "doc-a") == ends(made, "doc-t") != []


def test_two_dispatches_stay_two(tmp_path: Path) -> None:
    other = Article("doc-b", (0, 1), own="elsewhere", dispatch="ref-other")
    made = case(tmp_path, CARRIED, other)
    assert ends(made, "doc-b") == ["doc-b.d1"]
    assert contested(made)[0][1:4] == ("2", "2", "2")


def test_what_stands_outside_the_run_rests_on_its_own_document(tmp_path: Path) -> None:
    made = case(tmp_path, CARRIED, Article("doc-b", (0, 7), own="more"))
    assert made.values("id:doc-b.c0", "ag:restsOn") == ["doc-a.d1"]
    assert made.values("id:doc-b.c1", "ag:restsOn") == ["doc-b"]


def test_every_shared_passage_counts(tmp_path: Path) -> None:
    made = case(tmp_path, CARRIED, Article("doc-b", (0, 9, 1), own="more"))
    assert [made.values(f"id:doc-b.c{n}", "ag:restsOn") for n in range(3)] == [
        ["doc-a.d1"],
        ["doc-b"],
        ["doc-a.d1"],
    ]
    assert len(made.values("?v ag:origin id:doc-a.d1 . ?v", "ag:runStart")) == 2


def test_a_rejected_link_stays_and_links_nothing(tmp_path: Path) -> None:
    link = links.derivation(f"{ID}doc-b", f"{ID}doc-a.d1").removeprefix(ID)
    made = case(tmp_path, CARRIED, COPY, corrections={link: "rejected"})
    assert made.values(f"id:{link}", "ag:status") == ["agv:status-rejected"]
    assert made.values("id:doc-b", "prov:wasDerivedFrom") == []
    assert contested(made) == [("doc-a.s0", "2", "2", "2", "-1", "1")]


def test_a_rejected_byline_is_no_dispatch(tmp_path: Path) -> None:
    made = case(tmp_path, CARRIED, COPY, corrections={"doc-a.v1": "rejected"})
    assert ends(made, "doc-b") == [links.dispatch(f"{ID}doc-a").removeprefix(ID)]
    assert made.values("id:doc-a", "ag:restsOn") == []


def test_shared_quotes_are_no_shared_prose(tmp_path: Path) -> None:
    quoted = [
        Article("doc-q", (), own=f"saw it. He said: “{_SPEECH}” and left early"),
        Article("doc-r", (), own=f'came late and heard: "{_SPEECH}" Others did not'),
    ]
    made = case(tmp_path, *quoted)
    assert ends(made, "doc-q") == ends(made, "doc-r") == []


_SPEECH = " ".join(f"word{n}" for n in range(40))


def test_a_person_joins_and_parts(tmp_path: Path) -> None:
    pair = (f"{ID}doc-a.s0", f"{ID}doc-b.s0")
    apart = case(tmp_path, CARRIED, COPY, decisions={pair: "different"})
    assert apart.values("id:doc-b.s0", "ag:cluster") == ["doc-b.s0"]
    other = (f"{ID}doc-a.s0", f"{ID}doc-c.s2")
    joined = case(tmp_path, CARRIED, COPY, ALONE, decisions={other: "same"})
    assert joined.values("id:doc-c.s2", "ag:cluster") == ["doc-a.s0"]


def test_no_path_joins_what_a_person_parted(tmp_path: Path) -> None:
    papers = [Article(f"doc-{n}", (0, 1), own=f"paper{n}") for n in "abc"]
    pair = (f"{ID}doc-a.s0", f"{ID}doc-c.s0")
    made = case(tmp_path, *papers, decisions={pair: "different"})
    assert made.values("id:doc-b.s0", "ag:cluster") == ["doc-a.s0"]
    assert made.values("id:doc-c.s0", "ag:cluster") == ["doc-c.s0"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ag:object agv:thing-rocket", "ag:object agv:thing-troops"),
        ("ag:eventType agv:type-AID", "ag:eventType agv:type-COOPERATE"),
        ("ag:agent id:a0", "ag:agent id:a3"),
        ("agv:stance-", "agv:stance-x"),
    ],
)
def test_other_content_is_another_situation(tmp_path: Path, old: str, new: str) -> None:
    changed = COPY.turtle().replace(old, new)
    papers = corpus([CARRIED]) + "\n" + changed
    made = Case(tmp_path, texts=texts([CARRIED, COPY])).build(papers)
    assert made.values("id:doc-b.s0", "ag:cluster") == ["doc-b.s0"]


def test_the_model_examples_have_every_situation_in_one_cluster(tmp_path: Path) -> None:
    lines = (ROOT / "tests/data/model-examples.ttl").read_text(encoding="utf-8").splitlines()
    made = Case(tmp_path).build("\n".join(x for x in lines if not x.startswith("@prefix")))
    counts = made.engine.select(
        f"{PROLOGUE}SELECT ?s (COUNT(?k) AS ?n) "
        "{ ?s a ag:Situation OPTIONAL { ?s ag:cluster ?k } } GROUP BY ?s"
    )
    assert {str(n).split('"')[1] for _, n in counts} == {"1"}
    assert made.values("id:doc-004.c1", "ag:restsOn") == ["doc-004.d2"]
    assert made.values("id:doc-004.c1", "ag:voicedIn") == ["doc-004"]
    assert made.values("id:doc-000.c2", "ag:agent") == ["wd-Q30"]

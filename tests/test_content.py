"""Content by convention, and what a workspace may and may not replace."""

from pathlib import Path

import pytest

from actorgraph import content, sources
from actorgraph.errors import Refused, UsageError


def put(root: Path, name: str, text: str = "") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_all_kinds_are_found_without_helpers() -> None:
    for kind in ("ontology", "rules", "shapes", "queries", "ingest"):
        found = content.find(kind)
        assert found
        assert list(found) == sorted(found)
        assert not any(name.startswith("_") for name in found)


def test_a_workspace_adds(tmp_path: Path) -> None:
    for kind, suffix in (("ontology", "ttl"), ("shapes", "ttl"), ("queries", "rq")):
        path = put(tmp_path, f"{kind}/zz_own.{suffix}")
        assert content.find(kind, tmp_path)["zz_own"] == path
        assert "zz_own" not in content.find(kind)
        assert content.replaced(kind, tmp_path) == []
    put(tmp_path, "queries/_helper.rq")
    assert "_helper" not in content.find("queries", tmp_path)


@pytest.mark.parametrize(("kind", "suffix"), [("queries", "rq"), ("ingest", "py")])
def test_a_workspace_replaces_queries_and_scripts_and_it_is_said(
    tmp_path: Path, kind: str, suffix: str
) -> None:
    name = next(iter(content.find(kind)))
    path = put(tmp_path, f"{kind}/{name}.{suffix}")
    assert content.find(kind, tmp_path)[name] == path
    assert content.replaced(kind, tmp_path) == [name]


@pytest.mark.parametrize(
    ("kind", "folder", "suffix"),
    [("shapes", "shapes", "ttl"), ("ontology", "ontology", "ttl"),
     ("rules", "ontology/rules", "rq")],
)  # fmt: skip
def test_a_workspace_cannot_weaken_the_gate(
    tmp_path: Path, kind: str, folder: str, suffix: str
) -> None:
    name = next(iter(content.find(kind)))
    put(tmp_path, f"{folder}/{name}.{suffix}")
    with pytest.raises(UsageError, match=f"replaces the built-in {kind} file `{name}`"):
        content.find(kind, tmp_path)


def test_scripts_import_helpers_of_both_folders(tmp_path: Path) -> None:
    put(tmp_path, "ingest/_mine.py", "HERE = 'mine'")
    put(
        tmp_path, "ingest/zz_two.py",
        "from actorgraph_ingest import _territory, _mine\nHERE = _mine.HERE",
    )  # fmt: skip
    module = content.load_ingest("zz_two", tmp_path)
    assert module.__name__ == "actorgraph_ingest.zz_two"
    assert module.HERE == "mine"
    # another workspace does not see it
    with pytest.raises(Refused, match=r"ingest/zz_two\.py"):
        content.load_ingest("zz_two")


@pytest.mark.parametrize("text", ["def broken(:", "import no_such_module_at_all"])
def test_a_script_that_cannot_be_loaded_is_named(tmp_path: Path, text: str) -> None:
    put(tmp_path, "ingest/zz_broken.py", text)
    with pytest.raises(Refused, match=r"ingest/zz_broken\.py: cannot be loaded"):
        content.load_ingest("zz_broken", tmp_path)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("name", "My Source", "the name `My Source` is not like"),
     ("licence", "CC BY 4.0", "the licence `CC BY 4.0` is no IRI; give its address")],
)  # fmt: skip
def test_a_card_is_looked_at_before_any_row(
    tmp_path: Path, field: str, value: str, told: str
) -> None:
    card = {"name": "mine", "title": "t", "publisher": "p", "url": "https://example.org/",
            "licence": "agv:licence-unknown", "redistribute": False, field: value}  # fmt: skip
    put(
        tmp_path, "ingest/zz_card.py",
        f"from actorgraph.frames import Source\nSOURCE = Source(**{card})\n"
        "recognise = frames = lambda file: None\n",
    )  # fmt: skip
    with pytest.raises(Refused, match=told):
        sources.load(tmp_path)


def test_a_script_without_its_parts_is_named(tmp_path: Path) -> None:
    put(tmp_path, "ingest/zz_empty.py")
    with pytest.raises(Refused, match="has no `SOURCE`"):
        sources.load(tmp_path)

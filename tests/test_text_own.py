"""A workspace adds entries to the dictionaries of the article reader."""

from pathlib import Path
from typing import Any

from actorgraph import content


def test_an_entry_of_a_workspace_is_read_beside_ours(tmp_path: Path) -> None:
    folder = tmp_path / "ingest" / "article"
    folder.mkdir(parents=True)
    heads = "verb\tobjects\ttype\tmode\tcontext\trecipient\texample\texpected\n"
    own = "bedevil\t\tCOERCE\t\t\tobj\tKenya bedevilled Chad.\tCOERCE Kenya > Chad\n"
    (folder / "verbs.tsv").write_text(heads + own, encoding="utf-8")
    try:
        tables: Any = content.load_ingest("_text.words.tables", tmp_path)
        rows = tables.table("verbs")
        assert rows[0]["verb"] == "bedevil"
        assert len(rows) > 500
    finally:
        content.load_ingest("_text.words.tables")
    assert content.load_ingest("_text.words.tables").table("verbs")[0]["verb"] != "bedevil"

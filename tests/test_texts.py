"""Texts of documents: any text survives, and nothing outside the folder is read."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actorgraph.texts import TextStore


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text())
def test_any_text_survives(tmp_path: Path, text: str) -> None:
    store = TextStore(tmp_path)
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    store.keep({name: text})
    store.keep({name: text})
    assert store[name] == text
    assert name in list(store)


def test_other_names_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (folder / "short.txt").write_text("x")
    store = TextStore(folder)
    for name in ("../secret", "short", "", "0" * 64, "A" * 64, "0" * 64 + "\n"):
        with pytest.raises(KeyError):
            store[name]
        assert store.get(name) is None
    assert len(TextStore(tmp_path / "absent")) == 0

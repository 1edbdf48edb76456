"""`actorgraph codes`: one code, what it means in each scheme and when."""

import json

import pytest

from actorgraph import cli


def rows(capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, str, str]]:
    assert cli.main(["codes", *words, "--json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [(row["scheme"], row["id"], row["until"]) for row in found]


def test_one_code_means_different_lands(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "AU") == [("fips", "wd-Q40", ""), ("iso2", "wd-Q408", "")]
    assert rows(capsys, "970.0", "--scheme", "cown") == [("cown", "wd-Q697", "")]
    assert rows(capsys, "970", "--scheme", "gwn") == [("gwn", "wd-Q710", "")]


def test_a_day_decides(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, "GMW") == [("cameo", "wd-Q183", "1990-10-02")]
    assert cli.main(["codes", "GMW", "--date", "2000-01-01"]) == 2
    assert "no code `GMW` on 2000-01-01" in capsys.readouterr().err


def test_wrong_use_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["codes", "AU", "--scheme", "iso9"]) == 2
    assert cli.main(["codes", "AU", "--date", "1.1.2000"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2

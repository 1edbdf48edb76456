"""Event codes and actor codes of CAMEO."""

from typing import Any

import polars as pl
import pytest

from actorgraph import content

cameo: Any = content.load_ingest("_cameo")


def event(code: str) -> dict[str, Any]:
    return cameo.events(pl.Series([code])).row(0, named=True)  # type: ignore[no-any-return]


def actor(code: str) -> dict[str, Any]:
    return cameo.classify(pl.Series([code])).row(0, named=True)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("code", "type_"),
    [
        ("010", "x-STATEMENT"), ("0211", "x-APPEAL"), ("036", "AGREE"), ("042", "CONSULT"),
        ("080", "CONCEDE"), ("0814", "CONCEDE"), ("0841", "RETREAT"), ("112", "ACCUSE"),
        ("163", "COERCE"), ("191", "COERCE"), ("192", "COERCE"), ("190", "ASSAULT"),
        ("175", "ASSAULT"), ("1712", "ASSAULT"), ("201", "ASSAULT"),
    ],
)  # fmt: skip
def test_types_follow_the_full_code(code: str, type_: str) -> None:
    assert event(code)["eventType"] == f"agv:type-{type_}"


def test_every_code_has_one_type_and_modes_and_contexts_of_their_schemes() -> None:
    codes = cameo.event_codes()
    assert codes["code"].is_unique().all()
    assert codes["eventType"].str.starts_with("agv:type-").all()
    assert codes["eventMode"].explode().drop_nulls().str.starts_with("agv:mode-").all()
    assert codes["eventContext"].explode().drop_nulls().str.starts_with("agv:ctx-").all()


def test_an_unknown_code_is_read_as_its_parent_or_not_at_all() -> None:
    assert event("0879")["read_as"] == "087"
    assert event("0879")["eventType"] == event("087")["eventType"]
    for code in ("999", "9", "08411", "x42", ""):
        assert event(code)["read_as"] is None, code


def test_zeros_count() -> None:
    assert event("010")["eventType"] != event("10")["eventType"]


def test_country_and_role() -> None:
    found = actor("LKAGOVMIL")
    assert (found["country"], found["sectors"], found["unknown"]) == ("wd-Q854", ["GOV", "MIL"], [])


def test_the_same_letters_mean_a_country_first_and_a_faith_later() -> None:
    assert actor("MUS")["country"] == "wd-Q1027"
    assert (actor("COPMUS")["country"], actor("COPMUS")["sectors"]) == (None, ["COP", "REL"])


def test_a_kind_before_the_country() -> None:
    assert actor("MNCUSAMED") | {"code": ""} == {
        "code": "", "country": "wd-Q30", "region": False, "kinds": ["MNC"],
        "sectors": ["MNC", "JRN"], "groups": [], "unknown": [], "known": True,
    }  # fmt: skip


def test_regions_are_no_states() -> None:
    for code in ("AFR", "EUR", "SEA", "SAS", "MEA", "IGOEUREEC"):
        assert (actor(code)["country"], actor(code)["region"]) == (None, True), code


def test_former_codes_and_ethnic_groups() -> None:
    assert actor("ROMGOV")["country"] == actor("ROU")["country"] == "wd-Q218"
    assert (actor("kur")["known"], actor("kur")["unknown"]) == (True, [])


def test_unknown_tokens_are_named() -> None:
    assert (actor("ZZZ")["unknown"], actor("ZZZ")["known"]) == (["ZZZ"], False)
    assert (actor("ZZZMIL")["unknown"], actor("ZZZMIL")["known"]) == (["ZZZ"], True)
    assert (actor("USAG")["unknown"], actor("USAG")["known"]) == (["USAG"], False)


def told(code: str, one: str, other: str) -> tuple[str, ...]:
    frame = pl.DataFrame({"code": [code], "one": [one], "other": [other]})
    return frame.select(
        part.alias(str(n))
        for n, part in enumerate(cameo.towards("code", pl.col("one"), pl.col("other")))
    ).row(0)


def test_mutual_events_have_one_form() -> None:
    assert told("042", "A", "B") == told("043", "B", "A") == ("042", "A", "B")
    assert told("042", "B", "A") != told("042", "A", "B")
    assert told("046", "A", "B") == told("046", "B", "A")
    for directed in ("112", "173", "190"):
        assert told(directed, "A", "B") != told(directed, "B", "A")

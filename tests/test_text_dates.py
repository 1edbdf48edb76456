"""Date words against the day of issue."""

from typing import Any

import pytest

from actorgraph import content

dates: Any = content.load_ingest("_text.times.dates")
inferred: Any = content.load_ingest("_text.source.inferred")


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("on Monday", "2023-06-12", "2023-06-12"),
        ("on Tuesday", "2023-06-06", "2023-06-06"),
        ("In January", "2023-01-01", "2023-01-31"),
        ("in November", "2022-11-01", "2022-11-30"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("by late 2024", "", "2024-12-31"),
        ("since 2014", "2014-01-01", ""),
        ("on 3 May 2019", "2019-05-03", "2019-05-03"),
        ("on May 3", "2023-05-03", "2023-05-03"),
        ("yesterday", "2023-06-11", "2023-06-11"),
        ("last year", "2022-01-01", "2022-12-31"),
        ("earlier this year", "2023-01-01", "2023-06-12"),
        ("two days ago", "2023-06-10", "2023-06-10"),
        ("on 31 June 2020", "", ""),
        ("He will come on Tuesday", "2023-06-13", "2023-06-13"),
        ("On Tuesday, he will come", "2023-06-13", "2023-06-13"),
        ("He could have come on Tuesday", "2023-06-06", "2023-06-06"),
        ("The port will open in October", "2023-10-01", "2023-10-31"),
        ("since October of last year", "2022-10-01", ""),
        ("next month", "2023-07-01", "2023-07-31"),
        ("the late 1970s", "1975-01-01", "1979-12-31"),
        ("the 19th century", "1800-01-01", "1899-12-31"),
        ("the past nine months", "2022-10-01", "2023-06-12"),
        ("over the weekend", "2023-06-10", "2023-06-11"),
        ("the first half of 2016", "2016-01-01", "2016-06-30"),
        ("May 24 , 2008", "2008-05-24", "2008-05-24"),
        ("3-5 January 2010", "2010-01-03", "2010-01-05"),
        ("the fourth quarter", "2023-10-01", "2023-12-31"),
        ("this weekend", "2023-06-10", "2023-06-11"),
        ("a century ago", "1923-01-01", "1923-12-31"),
        ("tomorrow", "2023-06-13", "2023-06-13"),
        ("last summer", "2022-06-01", "2022-08-31"),
        ("12/31/2009", "2009-12-31", "2009-12-31"),
        ("the end of this year", "2023-01-01", "2023-12-31"),
        ("from 3 to 5 May", "2023-05-03", "2023-05-05"),
        ("the day before yesterday", "2023-06-10", "2023-06-10"),
        ("Friday last week", "2023-06-09", "2023-06-09"),
        ("on Tuesday next week", "2023-06-20", "2023-06-20"),
        ("this past Monday", "2023-06-05", "2023-06-05"),
        ("three weeks ago", "2023-05-22", "2023-05-28"),
        ("31.01.2010", "2010-01-31", "2010-01-31"),
        ("2010/01/31", "2010-01-31", "2010-01-31"),
        ("MAY 3, 2020", "2020-05-03", "2020-05-03"),
        ("Q3 2010", "2010-07-01", "2010-09-30"),
        ("the last quarter of 2010", "2010-10-01", "2010-12-31"),
        ("the second half of last year", "2022-07-01", "2022-12-31"),
        ("the next two years", "2023-06-12", "2025-12-31"),
        ("the last 24 hours", "2023-06-11", "2023-06-12"),
        ("since last week", "2023-06-05", ""),
        ("by the end of the month", "", "2023-06-30"),
        ("this December", "2023-12-01", "2023-12-31"),
        ("fiscal 2010", "2010-01-01", "2010-12-31"),
        ("the nineties", "1990-01-01", "1999-12-31"),
        ("The minister arrives on Thursday", "2023-06-15", "2023-06-15"),
        ("The summit takes place in October", "2023-10-01", "2023-10-31"),
        ("the previous year", "2022-01-01", "2022-12-31"),
        ("later in the day", "2023-06-12", "2023-06-12"),
        ("the following day", "", ""),
    ],
)
def test_words_become_bounds(text: str, earliest: str, latest: str) -> None:
    found = dates.dates(text, 0, len(text), "2023-06-12")
    assert [(w.earliest, w.latest) for w in found] == [(earliest, latest)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("the 2014 agreement", "2014-01-01", "2014-12-31"),
        ("World War II", "1939-09-01", "1945-09-02"),
        ("Christmas Day", "2022-12-25", "2022-12-25"),
    ],
)
def test_words_that_only_describe_date_no_event(text: str, earliest: str, latest: str) -> None:
    assert dates.dates(text, 0, len(text), "2023-06-12") == []
    found = dates.date_words(text, 0, len(text), "2023-06-12")
    assert [(w.earliest, w.latest) for w in found] == [(earliest, latest)]


def test_without_a_day_of_issue_relative_words_stay_words() -> None:
    (found,) = dates.dates("on Monday", 0, 9, "")
    assert (found.text, found.earliest, found.latest) == ("on Monday", "", "")


def test_a_holiday_on_a_weekday_proposes_a_date_with_its_evidence() -> None:
    text = "The parade was held on Sunday, Bastille Day, as in 2018."
    day, evidence = inferred.inferred(text)
    assert day == "2019-07-14"
    assert "Sunday" in evidence
    assert inferred.inferred("The parade was held on Sunday.") is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 5 March 2020 he resigned, and the next day he left.", ["2020-03-05", "2020-03-06"]),
        ("He fell on 5 March 2020. Two weeks later he left.", ["2020-03-05", "2020-03-16"]),
        ("They met on June 3 and parted that day.", ["2023-06-03", "2023-06-03"]),
        ("In 2010, the war began in March.", ["2010-01-01", "2010-03-01"]),
        ("Sunday, June 18", ["2023-06-18", "2023-06-18"]),
        ("on 3 and 5 May 2020", ["2020-05-03", "2020-05-05"]),
        ("3 May to 5 June 2019", ["2019-05-03", "2019-05-03", "2019-06-05"]),  # and the whole
        ("Talks fail February 20, 2009 The two sides broke up on Thursday.",
         ["2009-02-20", "2009-02-19"]),
        ("He told them on Tuesday that troops will leave in August.", ["2023-06-06", "2023-08-01"]),
    ],
)  # fmt: skip
def test_dates_of_one_text_hold_together(text: str, days: list[str]) -> None:
    found = dates.date_words(text, 0, len(text), "2023-06-12")
    assert [w.earliest for w in found] == days


def test_the_sentence_before_dates_the_next() -> None:
    text = "He resigned on 5 March 2020. Two days later he left."
    found = dates.dates(text, 29, len(text), "2023-06-12")
    assert [w.earliest for w in found] == ["2020-03-07"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Easter 2010", "2010-04-04"),
        ("Easter Monday", "2023-04-10"),
        ("Good Friday", "2023-04-07"),
        ("Thanksgiving 2022", "2022-11-24"),
        ("Memorial Day", "2023-05-29"),
        ("Labor Day 2022", "2022-09-05"),
        ("Christmas Eve 2024", "2024-12-24"),
    ],
)
def test_feasts_have_their_day(text: str, day: str) -> None:
    first = dates.date_words(text, 0, len(text), "2023-06-12")[0]
    assert (first.earliest, first.latest) == (day, day)

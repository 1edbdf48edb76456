"""Dates reckoned from a weekday, a week, a part of a year, a name, and the tense that decides."""

from typing import Any

import pytest
from text_words import dated as told

from actorgraph import content

dates: Any = content.load_ingest("_text.times.dates")


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The talks resume a year from now.", "from now", "2020-01-01", "2020-12-31"),
        ("The vote is six weeks from now.", "from now", "2019-06-24", "2019-06-30"),
        ("He was jailed two and a half years ago.", "years ago", "2016-01-01", "2016-12-31"),
        ("He was jailed a quarter-century ago.", "century", "1994-01-01", "1994-12-31"),
        ("He was jailed a fortnight ago.", "fortnight", "2019-04-29", "2019-05-05"),
        ("Exports rose in the first three months of 2015.", "months", "2015-01-01", "2015-03-31"),
        ("Exports fell in the last three months of 2018.", "months", "2018-10-01", "2018-12-31"),
        ("They fell in the first nine months of last year.", "nine", "2018-01-01", "2018-09-30"),
        ("The term begins on the first Monday in October.", "Monday", "2019-10-07", "2019-10-07"),
        ("They met on the last Thursday of November 2018.", "2018", "2018-11-29", "2018-11-29"),
        ("They met in the week of May 6.", "May 6", "2019-05-06", "2019-05-12"),
        ("The week ending May 11 was calm.", "May 11", "2019-05-05", "2019-05-11"),
        ("They met the week before last.", "before last", "2019-04-29", "2019-05-05"),
        ("They meet the week after next.", "after next", "2019-05-27", "2019-06-02"),
        ("They met the night before last.", "night", "2019-05-13", "2019-05-13"),
        ("A week ago Monday he left.", "Monday", "2019-05-06", "2019-05-06"),
        ("He left a week ago today.", "today", "2019-05-08", "2019-05-08"),
        ("He left two years ago this month.", "this month", "2017-05-01", "2017-05-31"),
        ("They meet a week from Friday.", "Friday", "2019-05-24", "2019-05-24"),
        ("Last week on Monday, he left.", "Monday", "2019-05-06", "2019-05-06"),
        ("Revenue fell last fiscal year.", "fiscal", "2018-01-01", "2018-12-31"),
        ("FY 18 was poor.", "FY 18", "2018-01-01", "2018-12-31"),
        ("In 1H 2018 it made a loss.", "1H", "2018-01-01", "2018-06-30"),
        ("The plant will close by year end.", "year end", "", "2019-12-31"),
        ("The cut is due by month's end.", "end", "", "2019-05-31"),
        ("In the year to date, 12 have died.", "date", "2019-01-01", "2019-05-15"),
        ("Over the next year, prices will rise.", "next year", "2019-05-15", "2020-12-31"),
        ("The first half of the 20th century saw it.", "20th", "1900-01-01", "1949-12-31"),
        ("The second half of the 1990s saw it.", "1990s", "1995-01-01", "1999-12-31"),
        ("In the 17th and 18th centuries it grew.", "17th", "1600-01-01", "1699-12-31"),
        ("Way back in the late Sixties it grew.", "Sixties", "1965-01-01", "1969-12-31"),
        ("By the end of the decade it will grow.", "decade", "", "2019-12-31"),
        ("It fell from 4 percent in April a year ago.", "April", "2018-04-01", "2018-04-30"),
        ("In June 2010 he quit, and in May the following year he won.", "May", "2011-05-01",
         "2011-05-31"),
        ("As recently as March, he denied it.", "March", "2019-03-01", "2019-03-31"),
        ("Support dropped from March.", "March", "2019-03-01", "2019-03-31"),
        ("They return to pre-1967 borders.", "1967", "1967-01-01", "1967-12-31"),
    ],
)  # fmt: skip
def test_days_reckoned_from_another(text: str, words: str, first: str, last: str) -> None:
    assert told(text, words) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Signed on 01-Feb-02.", "01-Feb-02", "2002-02-01", "2002-02-01"),
        ("In May '68 they rose.", "'68", "1968-05-01", "1968-05-31"),
        ("Dated 2018.05.03 in Seoul.", "2018", "2018-05-03", "2018-05-03"),
        ("Dated 20180503 in Seoul.", "2018", "2018-05-03", "2018-05-03"),
        ("Posted 05/2018 by him.", "05/2018", "2018-05-01", "2018-05-31"),
        ("On 5/12 they left.", "5/12", "2019-05-12", "2019-05-12"),
        ("On Tues. they met.", "Tues", "2019-05-14", "2019-05-14"),
        ("on tuesday they met", "tuesday", "2019-05-14", "2019-05-14"),
        ("The poll ran Nov. 6 to 10.", "Nov. 6", "2018-11-06", "2018-11-10"),
        ("On the night of 3/4 May, two died.", "May", "2019-05-03", "2019-05-04"),
        ("They met on May 12, 13 and 15.", "12", "2019-05-12", "2019-05-12"),
        ("They met on May 12, 13 and 15.", "13", "2019-05-13", "2019-05-13"),
        ("They met on May 12, 13 and 15.", "15", "2019-05-15", "2019-05-15"),
        ("They met on May 2 and 3, 2017.", "May 2", "2017-05-02", "2017-05-02"),
        ("They met on May 2 and 3, 2017.", "2017", "2017-05-03", "2017-05-03"),
        ("It is due by June 10 or, at that time, lost.", "time", "2019-06-10", "2019-06-10"),
        ("In May 2010 he quit and on June 3 he died.", "June 3", "2010-06-03", "2010-06-03"),
    ],
)
def test_written_forms(text: str, words: str, first: str, last: str) -> None:
    assert told(text, words) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The chair announced Sunday she will resign.", "Sunday", "2019-05-12"),
        ("He was to travel to Ohio on Tuesday.", "Tuesday", "2019-05-14"),
        ("He was due to meet Merkel on Thursday.", "Thursday", "2019-05-16"),
        ("With a vote looming, the mayor on Monday intervened.", "Monday", "2019-05-13"),
        ("Voters will shun him because of the attack on Friday.", "Friday", "2019-05-10"),
        ("Tuesday's attack will worsen relations.", "Tuesday", "2019-05-14"),
        ("Rain is forecast for Saturday.", "Saturday", "2019-05-18"),
        ("They will meet from Monday to Friday.", "Friday", "2019-05-24"),
        ("He will play over the weekend.", "weekend", "2019-05-18"),
        ("The outcome of the July 8 election could be pivotal.", "July 8", "2019-07-08"),
        ("July 1 is the deadline to register.", "July 1", "2019-07-01"),
        ("He was arrested on November 9.", "November 9", "2018-11-09"),
        ("If he were to win in November, she would sign.", "November", "2019-11-01"),
        ("They face each other in the November election.", "November", "2019-11-01"),
        ("They lost seats in the November election.", "November", "2018-11-01"),
        ("She can win in November.", "November", "2019-11-01"),
        ("The EU wants a deal at its June summit.", "June", "2019-06-01"),
        ("Candidates must file their April reports.", "April", "2019-04-01"),
        ("He succeeds her next May.", "May", "2020-05-01"),
        ("The prize will be announced on June 2.", "June 2", "2019-06-02"),
    ],
)
def test_the_tense_tells_which_day(text: str, words: str, first: str) -> None:
    assert told(text, words)[-1][0] == first  # the whole of "from Monday to Friday" comes before


@pytest.mark.parametrize(
    ("text", "words", "last"),
    [
        ("By Monday evening, the army claimed control.", "Monday", "2019-05-13"),
        ("By Monday, the army will claim control.", "Monday", "2019-05-20"),
        ("Until Monday's talks, both companies had denied it.", "Monday", "2019-05-13"),
        ("Until the end of June it is closed.", "June", "2019-06-30"),
        ("The hearing was adjourned until June 3.", "June 3", "2019-06-03"),
        ("The exhibition runs until 15 July.", "July", "2019-07-15"),
    ],
)
def test_an_end_told_as_past_or_to_come(text: str, words: str, last: str) -> None:
    assert told(text, words) == [("", last)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The Sept. 11 commission heard him.", "Sept. 11", "2001-09-11"),
        ("The attacks of September 11th changed it.", "September", "2001-09-11"),
        ("On September 11 he quit.", "September", "2018-09-11"),
        ("He will visit next Christmas.", "Christmas", "2019-12-25"),
        ("He visited last Christmas.", "Christmas", "2018-12-25"),
        ("He quit on Valentines Day.", "Valentines", "2019-02-14"),
        ("He fled on New Year's Eve.", "Eve", "2018-12-31"),
        ("They met on Election Day 2016.", "Election", "2016-11-08"),
        ("Orthodox Easter was calm.", "Easter", "2019-04-28"),
    ],
)
def test_days_with_a_name(text: str, words: str, day: str) -> None:
    assert told(text, words) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He lives at 1600 Pennsylvania Avenue.", "1600"),
        ("It weighs 1990 kg.", "1990"),
        ("Version 10.5.2011 of it failed.", "10.5"),
        ("Monday Night Football lost viewers.", "Monday"),
        ("They scored twice in the second half.", "second half"),
        ("He threw two touchdowns in the fourth quarter.", "quarter"),
        ("After this fall in prices, they sold.", "fall"),
        ("It is the lowest in five years and will fall.", "years"),
        ("Back in the day, we had fun.", "the day"),
        ("At the end of the day, it is about money.", "the day"),
        ("April Smith resigned.", "April"),
        ("Temperatures in the 60s are mild.", "60s"),
        ("It formed 4.5 billion years ago.", "ago"),
        ("It froze 1,500 years ago.", "ago"),
        ("People voted on election day.", "election day"),
    ],
)
def test_what_only_looks_like_a_date(text: str, words: str) -> None:
    assert [found for found in told(text, words) if any(found)] == []


def test_a_half_of_a_year_is_one_among_figures() -> None:
    assert told("Profit rose 4 percent in the first half.", "first half")[0][0] == "2019-01-01"

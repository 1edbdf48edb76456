"""Dates that hang on others: stretches of time, the story before, moving feasts, what may come."""

from typing import Any

import pytest

from actorgraph import content

dates: Any = content.load_ingest("_text.times.dates")
moons: Any = content.load_ingest("_text.times.moons")
ISSUED = "2019-05-15"  # a Wednesday


def told(text: str, words: str, issued: str = ISSUED) -> list[tuple[str, str]]:
    """The bounds of the date words that overlap the words asked for, the sentence they are in
    being read with what stands before it."""
    at = text.rfind(words)
    start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    found = dates.date_words(text, start, len(text), issued)
    return [(w.earliest, w.latest) for w in found if w.start < at + len(words) and at < w.end]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He ruled from 1327 until 1377.", "1327-01-01", "1377-12-31"),
        ("He served from May to July 1990.", "1990-05-01", "1990-07-31"),
        ("He served between April and August of 2004.", "2004-04-01", "2004-08-31"),
        ("He served from December to February 1990.", "1989-12-01", "1990-02-28"),
        ("Jean Petit (8 February 1700 – 17 March 1782) painted.", "1700-02-08", "1782-03-17"),
        ("The siege ran from 30 December 1982 to 3 January 1983.", "1982-12-30", "1983-01-03"),
        ("They lived there from the 1920s to the 1950s.", "1920-01-01", "1959-12-31"),
        ("It was in force between 1933 and 1945.", "1933-01-01", "1945-12-31"),
        ("She has led the club since then (2013 – present).", "2013-01-01", "2019-05-15"),
        ("From 1928 onwards he lived in Peking.", "1928-01-01", ""),
        ("They will be in town from Friday to Sunday.", "2019-05-17", "2019-05-19"),
        ("The fair runs from late June to early August.", "2019-06-01", "2019-08-31"),
    ],
)
def test_two_dates_bound_a_stretch_of_time(text: str, first: str, last: str) -> None:
    found = dates.date_words(text, 0, len(text), ISSUED)
    assert (first, last) in [(w.earliest, w.latest) for w in found]


def test_a_stretch_dates_an_event_as_one_and_its_ends_are_still_told() -> None:
    text = "From 1991 to 1995 the army shelled the city."
    assert [(w.text, w.earliest, w.latest) for w in dates.dates(text, 0, len(text), "")] == [
        ("From 1991 to 1995", "1991-01-01", "1995-12-31")
    ]
    assert [w.text for w in dates.date_words(text, 0, len(text), "")] == [
        "From 1991 to 1995", "1991", "1995",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It cost from 1500 to 2000 dollars.",
        "It cost between 1500 and 1900 euros.",
        "He told it in 2000 words.",
        "Some 1,200 troops left.",
        "Between 1,500 and 2,000 people left.",
        "The March on Rome failed.",
        "They met in Room 1945.",
        "Tom Easter said so.",
        "Sheikh Ramadan Abdullah spoke.",
        "They sailed to Easter Island.",
        "She left school at the age of 12.",
        "It is the worst flood in 50 years.",
        "It was the fourth attack in two days.",
        "The 24-year-old was shot.",
    ],
)
def test_what_is_no_date_stays_none(text: str) -> None:
    found = dates.date_words(text, 0, len(text), ISSUED)
    assert [(w.earliest, w.latest) for w in found if w.basis] == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The army landed on 10 July 1943. On 3 September it crossed.", "3 September",
         "1943-09-03", "1943-09-03"),
        ("In 1941 he joined up. In October he was captured.", "October", "1941-10-01",
         "1941-10-31"),
        ("The war ended in November 1918. In January the delegates met.", "January",
         "1919-01-01", "1919-01-31"),
        ("The war began on 5 July 1973. By December thousands had fled.", "December", "",
         "1973-12-31"),
        ("He was elected in May 2003. In June that year he quit.", "June", "2003-06-01",
         "2003-06-30"),
        ("He was elected in May 2003. In June of the following year he quit.", "June",
         "2004-06-01", "2004-06-30"),
        ("He was elected in May 2003. The following March he quit.", "March", "2004-03-01",
         "2004-03-31"),
        ("The revolt began in June 1956. That summer the border was shut.", "summer",
         "1956-06-01", "1956-08-31"),
        ("The king died on 6 February 1952. That Friday he was buried.", "Friday",
         "1952-02-08", "1952-02-08"),
        ("The king died on 6 February 1952. A week later he was buried.", "week",
         "1952-02-13", "1952-02-13"),
        ("The house was sold in 1936. By the end of the decade, it had burnt down.", "decade",
         "", "1939-12-31"),
        ("The club was founded in 1788. Over the next decade it grew.", "decade",
         "1788-12-31", "1798-12-31"),
        ("The law was passed in the 1930s. It was repealed the following decade.", "decade",
         "1940-01-01", "1949-12-31"),
        ("Some 170 years later, in 1896, a cure was found.", "later", "1896-01-01",
         "1896-12-31"),
        ("He wed in May 1981, and his son was born in March the same year.", "March",
         "1981-03-01", "1981-03-31"),
        ("Sales rose in the first quarter from the same period last year.", "same",
         "2018-01-01", "2018-03-31"),
        ("Sales rose in April against the same month of 2016.", "same", "2016-04-01",
         "2016-04-30"),
        ("It fell three days after Christmas.", "three days", "2018-12-28", "2018-12-28"),
        ("He left the day before 3 May 2004.", "the day", "2004-05-02", "2004-05-02"),
        ("The deal was reached on 5 December last year.", "December", "2018-12-05",
         "2018-12-05"),
        ("Talks start next June 1.", "June", "2019-06-01", "2019-06-01"),
    ],
)  # fmt: skip
def test_the_story_tells_the_year(text: str, words: str, first: str, last: str) -> None:
    assert (first, last) in told(text, words)


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("The two signed a pact in 2015. In April, ministers met.", "April", "2019-04-01"),
        ("The law took effect on 1 June 2018. On 12 March it was struck down.", "March",
         "2019-03-12"),
        ("The law dates from 3 May 1990. On Monday, the court met. In April it had refused.",
         "April", "2019-04-01"),
        ("The army took over in 1962. The country will vote on 2 June.", "June", "2019-06-02"),
        ("Sales fell in 2009. By the end of the year, sales will recover.", "year", ""),
        ("Sales fell in 1993. The judge who had retired died in February.", "February",
         "2019-02-01"),
        ("It began in 2005. They said that Friday's vote was lost.", "Friday", "2019-05-10"),
        ("They lifted a ban Friday on rallies.", "Friday", "2019-05-10"),
    ],
)  # fmt: skip
def test_news_is_of_its_own_year(text: str, words: str, first: str) -> None:
    assert [found[0] for found in told(text, words)] == [first]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Talks resume in the first week of March 2020.", "week", "2020-03-01", "2020-03-07"),
        ("The polls close in the last week of October.", "week", "2019-10-25", "2019-10-31"),
        ("They met on the first weekend of May.", "weekend", "2019-05-04", "2019-05-05"),
        ("Thousands starved in the winter of 1944-45.", "winter", "1944-12-01", "1945-02-28"),
        ("It was built at the end of the 18th century.", "century", "1775-01-01", "1799-12-31"),
        ("It grew early in the 20th century.", "century", "1900-01-01", "1924-12-31"),
        ("It was painted circa 1480.", "1480", "1480-01-01", "1480-12-31"),
        ("They must leave within 48 hours.", "48", "2019-05-15", "2019-05-17"),
        ("Sales fell in the second quarter of fiscal 2010.", "quarter", "2010-04-01", "2010-06-30"),
        ("It will open by the beginning of next year.", "year", "", "2020-12-31"),
        ("He left a week ago.", "week", "2019-05-08", "2019-05-08"),
        ("Last Year was worse.", "Last", "2018-01-01", "2018-12-31"),
        ("He has been jailed since last August.", "August", "2018-08-01", ""),
        ("Post-Sept. 11 rules were tightened.", "Sept", "2001-09-11", "2001-09-11"),
        ("Police broke up a weekend rally.", "weekend", "2019-05-11", "2019-05-12"),
        ("On Monday it opened at 9:30 a.m. in Oslo.", "9:30", "2019-05-13", "2019-05-13"),
        ("It fell at 12:00 UTC.", "12:00", "2019-05-15", "2019-05-15"),
        ("It was built in Jan-Mar 2010.", "2010", "2010-01-01", "2010-03-31"),
        ("It has grown since the turn of the century.", "century", "", ""),
    ],
)
def test_parts_of_longer_times(text: str, words: str, first: str, last: str) -> None:
    assert told(text, words) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("They dismissed fears of rain on Friday.", "Friday", "2019-05-17"),
        ("Police fear riots on Saturday.", "Saturday", "2019-05-18"),
        ("It will rain, probably Monday.", "Monday", "2019-05-20"),
        ("He died, probably on Monday.", "Monday", "2019-05-13"),
        ("The sides are likely to meet Thursday.", "Thursday", "2019-05-16"),
        ("The strike will hit trains from Sunday.", "Sunday", "2019-05-19"),
        ("The match is at 3pm on Sunday.", "Sunday", "2019-05-19"),
        ("They want to block Sunday's auction.", "Sunday", "2019-05-19"),
        ("They found new ways to go negative Saturday.", "Saturday", "2019-05-11"),
        ("Rebels will lose, he said in a tape broadcast Thursday.", "Thursday", "2019-05-09"),
        ("It fired a missile on Monday, and said more tests are planned.", "Monday",
         "2019-05-13"),
        ("He was due in court on Tuesday.", "Tuesday", "2019-05-14"),
        ("He met the king this Monday.", "Monday", "2019-05-13"),
        ("They named her as candidate for the Nov. 3 election.", "Nov", "2019-11-03"),
        ("A judge ordered him to stand trial Jan. 7.", "Jan", "2020-01-07"),
    ],
)  # fmt: skip
def test_what_may_come_lies_ahead(text: str, words: str, first: str) -> None:
    assert [found[0] for found in told(text, words)] == [first]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The truce will hold through Ramadan this year.", "Ramadan", "2019-05-06", "2019-06-03"),
        ("Markets will be shut for Diwali.", "Diwali", "2019-10-27", "2019-10-27"),
        ("Passover of 2019 was late.", "Passover", "2019-04-20", "2019-04-27"),
        ("They gathered on the eve of Rosh Hashanah 2018.", "Rosh", "2018-09-09", "2018-09-09"),
        ("Troops attacked on Yom Kippur in 1973.", "Yom", "1973-10-06", "1973-10-06"),
        ("They met after Chinese New Year 2012.", "Chinese", "2012-01-23", "2012-01-23"),
        ("Prisoners were freed for Eid al-Fitr 2018.", "Eid", "2018-06-15", "2018-06-16"),
        ("The unions will march on Labour Day 2019.", "Labour", "2019-05-01", "2019-05-01"),
        ("It may rain over the Memorial Day weekend.", "Memorial", "2019-05-25", "2019-05-27"),
        ("Shops were shut for the Easter weekend.", "Easter", "2019-04-19", "2019-04-22"),
        ("In 1916, on Easter Monday, the rebels rose.", "Easter", "1916-04-24", "1916-04-24"),
    ],
)
def test_feasts_that_move_are_reckoned(text: str, words: str, first: str, last: str) -> None:
    assert told(text, words) == [(first, last)]


def test_feasts_of_the_moon_fall_where_they_fell() -> None:
    fitr = {2012: "08-19", 2016: "07-06", 2020: "05-24", 2023: "04-21"}
    assert [str(next(moons.hijri(10, 1, year)))[5:] for year in fitr] == list(fitr.values())
    assert [str(day) for day in moons.hijri(10, 1, 2000)] == ["2000-01-08", "2000-12-27"]
    assert str(moons.hanukkah(2018)) == "2018-12-03"
    assert [str(moons.tishri(year)) for year in (2016, 2021)] == ["2016-10-03", "2021-09-07"]
    assert [str(moons.diwali(year)) for year in (2017, 2020)] == ["2017-10-19", "2020-11-14"]
    assert [str(moons.chinese(year)) for year in (2015, 2023)] == ["2015-02-19", "2023-01-22"]

"""Date words in whole sentences: the tense around them, the date told before them, no dates."""

from typing import Any

import pytest
from text_words import dated as told

from actorgraph import content

dates: Any = content.load_ingest("_text.times.dates")


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Talks begin in mid-June.", "mid-June", "2019-06-01", "2019-06-30"),
        ("Talks broke down in mid-March.", "mid-March", "2019-03-01", "2019-03-31"),
        ("This Friday's poll is the first.", "This Friday", "2019-05-17", "2019-05-17"),
        ("She is flying home on Friday.", "Friday", "2019-05-17", "2019-05-17"),
        ("They are investigating a raid on Friday.", "Friday", "2019-05-10", "2019-05-10"),
        ("On Friday, rebels are expected to go.", "Friday", "2019-05-17", "2019-05-17"),
        ("The vote is set for June 12.", "June 12", "2019-06-12", "2019-06-12"),
        ("The raid, carried out in March, is to be tried in July.", "March", "2019-03-01",
         "2019-03-31"),
        ("Shares fell on Friday . The bank will report in June .", "Friday", "2019-05-10",
         "2019-05-10"),
        ("By Monday, the toll had risen.", "Monday", "", "2019-05-13"),
        ("Elections were put off until October.", "October", "", "2019-10-31"),
        ("Profit fell in the third quarter.", "third quarter", "2018-07-01", "2018-09-30"),
        ("Third-quarter results come in October.", "Third-quarter", "2019-07-01", "2019-09-30"),
        ("They fled last winter.", "last winter", "2018-12-01", "2019-02-28"),
        ("They will leave in the autumn.", "the autumn", "2019-09-01", "2019-11-30"),
        ("They left in the autumn.", "the autumn", "2018-09-01", "2018-11-30"),
        ("They left in the summer of last year.", "summer", "2018-06-01", "2018-08-31"),
        ("The deal expires at year's end.", "year's end", "2019-01-01", "2019-12-31"),
        ("The ship sailed on the 3rd.", "the 3rd", "2019-05-03", "2019-05-03"),
        ("It sailed on the 30th of last month.", "the 30th", "2019-04-30", "2019-04-30"),
        ("They met on May the fifth.", "May the fifth", "2019-05-05", "2019-05-05"),
        ("He fell on the twenty-first of March 1953.", "March", "1953-03-21", "1953-03-21"),
        ("They met on 13-Nov-2015.", "2015", "2015-11-13", "2015-11-13"),
        ("It ran from November 15 to 17, 2015.", "2015", "2015-11-15", "2015-11-17"),
        ("On Friday , November 13 , 2015 gunmen struck.", "Friday", "2015-11-13", "2015-11-13"),
        ("Twenty-five years ago, he quit.", "years ago", "1994-01-01", "1994-12-31"),
        ("Half a century ago, he quit.", "century", "1969-01-01", "1969-12-31"),
        ("A couple of years ago, he quit.", "years", "2017-01-01", "2017-12-31"),
        ("Sales in the three months to March fell.", "March", "2019-03-01", "2019-03-31"),
        ("It has gained since its March low.", "March", "2019-03-01", "2019-03-31"),
        ("Her career spanned the 1920s and '30s.", "'30s", "1930-01-01", "1939-12-31"),
        ("He ran in '94.", "'94", "1994-01-01", "1994-12-31"),
        ("The 2012/13 season was short.", "2012/13", "2012-01-01", "2013-12-31"),
        ("In 1953-4 there was unrest.", "1953-4", "1953-01-01", "1954-12-31"),
        ("They fled on New Year 's Eve.", "Eve", "2018-12-31", "2018-12-31"),
        ("Shops shut on Black Friday 2019.", "Black Friday", "2019-11-29", "2019-11-29"),
        ("The Korean War split it.", "Korean War", "1950-06-25", "1953-07-27"),
        ("Later in the week, he flies home.", "the week", "2019-05-15", "2019-05-19"),
        ("In H1 2016 it made a loss.", "H1 2016", "2016-01-01", "2016-06-30"),
    ],
)  # fmt: skip
def test_the_words_around_tell_which_day(text: str, words: str, first: str, last: str) -> None:
    assert told(text, words, "2019-05-15") == [(first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("He quit on 3 July 2013. The day before, crowds had marched.", "before", "2013-07-02"),
        ("He quit on 3 July 2013. Three days after that, he fled.", "after", "2013-07-06"),
        ("He quit in July 2013. The month before, crowds marched.", "before", "2013-06-01"),
        ("He quit on 3 July 2013. The following Monday, he fled.", "Monday", "2013-07-08"),
        ("He quit on 3 July 2013. The previous Friday, he fled.", "Friday", "2013-06-28"),
        ("He quit in March 2011. By the following summer, he led.", "summer", "2011-06-01"),
        ("He earned a lot in 2009. Sales for the year rose.", "the year", "2009-01-01"),
        ("He quit in 1994. At the time, he was 40.", "the time", "1994-01-01"),
    ],
)
def test_words_point_at_the_date_told_last(text: str, words: str, first: str) -> None:
    assert [found[0] for found in told(text, words, "2019-05-15")] == [first]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At 1500 GMT the markets closed.", "1500"),
        ("Flight 1923 crashed on landing.", "1923"),
        ("Resolution 1973 authorised force.", "1973"),
        ("About 1800 refugees arrived.", "1800"),
        ("She paid $ 1999 for it.", "1999"),
        ("The festival is held every June.", "June"),
        ("Every Monday he visits the camp.", "Monday"),
        ("Bloody Sunday is remembered.", "Sunday"),
        ("They led in the second half of the match.", "half"),
        ("It earned more in the year-ago quarter.", "year"),
        ("He is in his early fifties.", "fifties"),
    ],
)
def test_what_is_no_date(text: str, words: str) -> None:
    assert [found for found in told(text, words, "2019-05-15") if any(found)] == []

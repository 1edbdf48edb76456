"""Verbs in a figurative sense tell no deed; sides are those who act, not a name near by."""

import pytest
from text_words import brief, findings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # force needs arms, and something to hit
        ("Azerbaijani forces attacked Armenia.", "ASSAULT Azerbaijan > Armenia"),
        ("Emmanuel Macron attacked the idea.", ""),
        ("Emmanuel Macron attacked Donald Trump.", "ACCUSE Emmanuel Macron > Donald Trump"),
        ("Emmanuel Macron fought back tears.", ""),
        ("Donald Trump hammered home the point on taxes.", ""),
        ("Rebels struck a village in Chad.", "ASSAULT/heavy-weapons *Rebels > Chad"),
        # somebody is asked for something, not a question
        ("Kenya asked Egypt to send troops.", "REQUEST/assist Kenya > Egypt"),
        ("Kenya asked Egypt whether it had sent troops.", ""),
        ("Asked about the raid, Emmanuel Macron left.", ""),
        ("The miners want a better life.", ""),
        # people are freed, papers are not
        ("Syria released Turkish soldiers.", "RETREAT/release Syria > Turkey"),
        ("Syria released a report on Turkey.", ""),
        # words refused are no deed refused
        ("Hungary refused to meet Serbia.", "REJECT Hungary > Serbia"),
        ("Hungary declined to comment on Serbia.", ""),
    ],
)
def test_a_deed_is_told_where_its_clause_supports_it(text: str, told: str) -> None:
    made = brief(text)
    assert made.startswith(told) if told else made == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The president of Chad met Mr. Putin on Monday.", "CONSULT Chad > Vladimir Putin"),
        ("Kenya praised Mr. Zorblatt of Chad.", "SUPPORT Kenya > *Zorblatt"),
        ("The US dollar hurt Serbia.", ""),
        ("Israeli missiles hit Syria.", "ASSAULT/heavy-weapons Israel > Syria"),
        ("The law, opposed by Hungary, never passed.", "REJECT Hungary > "),
    ],
)
def test_a_side_is_who_acts_itself(text: str, told: str) -> None:
    assert brief(text) == told


def test_a_surname_is_of_whom_the_text_names_most() -> None:
    text = "Mrs. Clinton criticized Iran. Later Hillary Clinton left Chicago."
    assert brief(text).startswith("ACCUSE/disapprove Hillary Clinton > Iran")
    assert brief("Bill Clinton criticized Iran.").startswith("ACCUSE/disapprove Bill Clinton > ")


def test_what_is_only_tried_is_not_done() -> None:
    (done,) = findings("Rebels ousted Chad.").events
    assert done.auxiliary == ""
    (tried,) = findings("Rebels had been trying to oust Chad.").events
    assert tried.auxiliary == "hypothetical"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the clause's own subject comes before the speaker
        ("Kenya said that Chad had stopped its raid on Mali.", "Chad"),
        # two could be meant, so nobody is
        ("Kenya met Chad. It bombed Mali.", "Kenya"),
        ("Ann Brown met Eve Stone. In a village, he criticized Mali.", ""),
    ],
)
def test_a_pronoun_stands_for_one_alone(text: str, who: str) -> None:
    assert f"{who} > Mali" in brief(text)


def test_a_pronoun_of_another_gender_is_passed_over() -> None:
    text = "Emmanuel Macron spoke. Angela Merkel left, adding that he had criticized Mali."
    assert "Angela Merkel > Mali" not in brief(text)

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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what is met, led, sent or looked into settles what is told
        ("Kenya met a target in Chad.", ""),
        ("Kenya met the president of Chad.", "CONSULT Kenya > Chad"),
        ("General Moreau commanded a force of twelve battalions.", ""),
        ("A militia commanded by Colonel Brown camped near Chad.", ""),
        ("Donald Trump sent Xi Jinping a letter with a plan.", ""),
        ("Turkey sent its condolences to Qatar.", "SUPPORT Turkey > Qatar"),
        ("Barack Obama looked into the eyes of Vladimir Putin.", ""),
        ("Officials looked into what the price would be for Donald Trump.", ""),
        # arms defend a town and take one; words and votes do not
        ("French troops defended the town of Calais.", ""),
        ("Hillary Clinton defended herself against Donald Trump.", ""),
        ("Donald Trump captured Georgia, Alabama and Ohio.", ""),
        ("Rebels captured the town of Gao.", "ASSAULT *Rebels > Mali"),
        # words strike as attacks do
        ("Ted Cruz resumed his onslaught on Donald Trump.", "ACCUSE Ted Cruz > Donald Trump"),
        ("Barack Obama's political battles with Hillary Clinton went on.", ""),
        (
            "Donald Trump attacked Hillary Clinton for her vote on military action in Iraq.",
            "ACCUSE Donald Trump > Hillary Clinton",
        ),
        ("Hillary Clinton targeted voters in Ohio.", ""),
        ("Barack Obama shot down the idea of Ted Cruz.", "REJECT Barack Obama > Ted Cruz"),
        # who only listens takes no part
        ("Barack Obama spoke to supporters in Chicago.", ""),
        ("Vladimir Putin went to a Trump rally in Cleveland.", ""),
        ('"Does that fly?" Hillary Clinton asked on Twitter.', ""),
        ("Pope Francis spoke of the malaise in Mexican society.", ""),
        ("Ann Brown is challenging Ted Cruz in Ohio.", ""),
        # a worry about nobody blames nobody
        ("Barack Obama voiced concern that prices would rise.", ""),
    ],
)
def test_an_idiom_tells_no_deed(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who is new and told by what he does, does it
        ("Ann Li gave money to a group backing Jeb Bush.", "SUPPORT *group > Jeb Bush"),
        # an aside names the same person again
        (
            "Speaker Paul Ryan, the nation's top Republican, on Tuesday criticized Iran.",
            "ACCUSE/disapprove Paul Ryan > Iran",
        ),
        ("Speaker Ann Brown called Hillary Clinton to thank her.", "SUPPORT *Ann Brown"),
        ("The Wisconsin governor criticized Iran.", "ACCUSE/disapprove *Wisconsin governor > Iran"),
        # a reason, an enemy, a venue are not who is asked or supported
        ("Barack Obama asked for money to fight Ebola.", "REQUEST/assist Barack Obama > "),
        ("Kenya called for the overthrow of Bashar al-Assad.", "REQUEST Kenya > "),
        ("Donald Trump lambasted the Iran nuclear deal.", "ACCUSE/disapprove Donald Trump > "),
        ("Senator Ann Brown (D-Mo.), who endorsed Ted Cruz, left.", "*Ann Brown > Ted Cruz"),
        ("Barack Obama sought ideas at a White House meeting.", ""),
        ("The treaty was signed by Kenya at the United Nations.", "SUPPORT Kenya > "),
        ("General Howe withdrew his army back to Perth Amboy.", "RETREAT/withdraw *Howe > "),
        (
            "The FBI began a probe into Hillary Clinton's use of it as secretary of state.",
            "ACCUSE/investigate Federal Bureau of Investigation > Hillary Clinton",
        ),
        ("Donald Trump mocked his famous ''Mission Accomplished'' speech.", "Donald Trump > "),
        ("After her meeting with Kenya, Chad celebrated.", ""),
    ],
)
def test_a_side_is_no_bystander(text: str, told: str) -> None:
    made = brief(text)
    assert told in made if told else made == ""
    assert not told.endswith("> ") or made.endswith("> ")


def test_what_somebody_refrains_from_is_not_done() -> None:
    assert findings("Marco Rubio refrained from attacking Donald Trump.").events == []


def test_what_is_only_named_swallows_no_act_behind_it() -> None:
    told = brief("Kenya described that war as a fight to destroy Mali and condemned Chad.")
    assert told == "ACCUSE/disapprove Kenya > Chad"

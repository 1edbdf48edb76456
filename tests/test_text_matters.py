"""What a verb tells by the kind of thing that it acts on, and what is told of but not done."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mali prevented Malian students from marching against Chad.", ""),
        ("Norway failed to send aid to Sudan.", ""),
        ("Peru avoided criticising Chile.", ""),
        ("Kenya put off signing a treaty with Uganda.", ""),
        ("Nigeria has yet to recognise Kosovo.", ""),
        ("The envoy discussed the possibility of sending troops to Haiti.", ""),
        ("The move is likely to thwart efforts of Chile.", ""),
        ("Ghana took a step back from plans to help Togo.", "REJECT Ghana > Togo"),
    ],
)
def test_what_is_hindered_missed_or_put_off_is_not_done(text: str, told: str) -> None:
    made = [one for one in brief(text).split(" ; ") if one and not one.startswith("COERCE")]
    assert " ; ".join(made) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sudan is not going to hand over the suspects to Chad.", "REJECT Sudan > Chad"),
        ("Chad no longer recognises Peru.", "REJECT Chad > Peru"),
        ("Kenya is about to sign a treaty with Uganda.", "AGREE Kenya > Uganda"),
        ("Egypt wants to end the war and hold talks with Libya.", "AGREE Egypt > Libya"),
        ("Chad decided to expel Libyan diplomats.", "SANCTION/expel Chad > Libya"),
        ("Uganda stopped shelling Chad.", "RETREAT Uganda > Chad"),
        ("Qatar will not outlaw Kenya.", "AGREE Qatar > Kenya"),
        ("Syria would have attacked Israel.", ""),
        ("The US nearly bombed Iran.", ""),
    ],
)
def test_how_a_deed_is_meant(text: str, told: str) -> None:
    assert brief(text).rpartition(" ; ")[2] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels attacked the city.", "ASSAULT *Rebels > "),
        ("Iran attacked an installation in Israel.", "ASSAULT Iran > Israel"),
        ("Ghana declared war on graft.", ""),
        ("Ghana declared war on Togo.", "ASSAULT Ghana > Togo"),
        ("Fire destroyed a factory in Ghana.", ""),
        ("Ghana was struck by a drought.", ""),
        ("Ghana beat Togo in the final.", ""),
        (
            "Iraq retaliated by expelling a Jordanian diplomat.",
            "SANCTION/expel Iraq > *Jordanian diplomat",
        ),
        ("Mali was threatened by rising oil prices.", ""),
        ("Iran bought off Iraq.", ""),
        ("Rescue workers pulled bodies out of a mine in Chile.", ""),
        ("Police ended the protest.", "COERCE/crowd-control *Police > "),
        ("Refugees fled the war in Chad.", ""),
    ],
)
def test_what_only_looks_like_a_deed_of_politics(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya invited Uganda to attend a summit.", "AGREE Kenya > Uganda"),
        ("Kenya invited Uganda to disarm.", "REQUEST Kenya > Uganda"),
        ("Mali allowed the pact to come into force.", ""),
        ("Mali allowed rallies.", "CONCEDE Mali > "),
        ("Russian commandos freed the hostages.", "AID *Russian commandos > *hostages"),
        ("Rebels stormed the jail and freed 40 inmates.", "ASSAULT *Rebels > "),
        ("Rebels handed over their weapons to Chad.", "RETREAT/disarm *Rebels > Chad"),
        ("Syrian troops protected Libyan monitors.", "AID Syria > *Libyan monitors"),
        ("Kenya quit the alliance with Uganda.", "SANCTION/withdraw Kenya > Uganda"),
        ("Two suspects were extradited from Peru to Chile.", "COOPERATE Peru > Chile"),
        ("Peru traded arguments with Chile.", "CONSULT Peru > Chile"),
        ("Kenya laid a wreath at the grave of Nelson Mandela.", "SUPPORT Kenya > Nelson Mandela"),
        ("The rebels pleaded not guilty.", "REJECT *rebels > "),
    ],
)
def test_what_a_verb_tells_by_what_it_acts_on(text: str, told: str) -> None:
    assert brief(text) == told


def test_who_is_punished_for_something_did_it() -> None:
    told = "COERCE/arrest *court > *man ; AID *man > Taliban"
    assert brief("The court jailed the man for financing the Taliban.") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Egypt criticised Ethiopia's plan to help Sudan.", "AGREE Ethiopia > Sudan"),
        ("Students protested against the plan to help Sudan.", "PROTEST *Students > "),
    ],
)
def test_whose_a_plan_is(text: str, told: str) -> None:
    assert brief(text).rpartition(" ; ")[2] == told

"""Who acts, whatever stands between a subject and its verb, and what was done in words of what is
only meant."""

import pytest
from text_words import brief

TOLD = [
    (
        "Ghana, a member of the bloc, a critic of the plan and a rival of Mali, attacked Togo.",
        "ASSAULT Ghana > Togo",
    ),
    ("Ann Li, 55, a former mayor of Hull, attacked Togo.", "ASSAULT *Ann Li > Togo"),
    ("Ghana, a state that fears its neighbours, attacked Togo.", "ASSAULT Ghana > Togo"),
    ("Ghana - long a force in the region - attacked Togo.", "ASSAULT Ghana > Togo"),
    ("Ghana, whose economy is in ruins, boosted its aid to Togo.", "AID Ghana > Togo"),
    ("Ghana, which the market has long feared, recognized Togo.", "SUPPORT Ghana > Togo"),
    ("Ghana, in a surprise move, hit Togo.", "ASSAULT/heavy-weapons Ghana > Togo"),
    ("Ghana, in a surprise move, upgraded ties with Togo.", "SUPPORT Ghana > Togo"),
    ("Ghana, in a surprise move, pressed for help from Togo.", "REQUEST Ghana > Togo"),
    ("Ghana opened a museum, then rescued Togo.", "AID Ghana > Togo"),
    (
        "Ghana lost ground, hit Togo and held talks with Mali.",
        "ASSAULT/heavy-weapons Ghana > Togo ; CONSULT Ghana > Mali",
    ),
    ("Ghana said prices would rise and attacked Togo.", "Ghana asserts: ASSAULT Ghana > Togo"),
    (
        "Ghana rejected the plan and on Friday attacked Togo.",
        "REJECT Ghana >  ; ASSAULT Ghana > Togo",
    ),
    ("Ghana held a vote after attacking Togo.", "ASSAULT Ghana > Togo"),
    ("Ghana will today urge Togo to free the men.", "REQUEST Ghana > Togo"),
    ("Ghana will next week attack Togo.", "THREATEN Ghana > Togo"),
    ("Ghana did threaten Togo.", "THREATEN Ghana > Togo"),
    ("Ghana late on Friday night sanctioned Togo.", "SANCTION/discontinue Ghana > Togo"),
    (
        "The minister on his visit after the vote in Togo congratulated Mali.",
        "SUPPORT *minister > Mali",
    ),
    ("On Sunday voters rejected the plan of Togo.", "REJECT *voters > Togo"),
    (
        "The market closed two days after Ghana pulled out of a treaty with Togo.",
        "SANCTION/withdraw Ghana > Togo",
    ),
    (
        "Rebels threatened to kill three Malians kidnapped in Togo.",
        "THREATEN *Rebels > Mali ; ASSAULT/abduct  > Mali",
    ),
    (
        "Ghana refused to visit Togo, where police detained two Malians.",
        "REJECT Ghana > Togo ; COERCE/arrest *police > Mali",
    ),
    (
        "The council imposed sanctions on Ghana for invading Togo.",
        "COERCE/restrict *council > Ghana ; ASSAULT Ghana > Togo",
    ),
    (
        "Gunmen released a Malian abducted to pressure Togo.",
        "RETREAT/release *Gunmen > *Malian ; ASSAULT/abduct  > *Malian ; REQUEST  > Togo",
    ),
    ("A man was tried and released by a Malian court.", "RETREAT/release Mali > *man"),
    (
        "Lawmakers approved laws barring trade, a day after ratifying a treaty with Togo.",
        "SUPPORT *Lawmakers > Togo",
    ),
    ("Ghana gunned down a rebel and Mali went to the polls.", "ASSAULT/firearms Ghana > *rebel"),
    (
        "Ghana, where the president of Mali spent a week, was appalled at Togo.",
        "ACCUSE/disapprove Ghana > Togo",
    ),
    ("Ghana was told by Togo to leave.", "REQUEST Togo > Ghana"),
    ("Ghana is easing an offensive that has killed three Malians.", "ASSAULT  > Mali"),
    (
        "Militiamen dynamited Malian homes a day after the vote.",
        "ASSAULT/explosives *Militiamen > Mali",
    ),
]

OTHERS = [  # near by, and told of others or of nobody
    ("The ship, a tanker seized in Togo, belongs to Mali.", ""),
    ("Mali met Togo, accused of fraud, in Rome.", "CONSULT Mali > Togo ; ACCUSE/allege  > Togo"),
    ("Ghana met Togo and Mali, and left.", "CONSULT Ghana > Togo+Mali"),
    (
        "The man who attacked Togo was a former ally of Ghana, a diplomat said.",
        "*diplomat asserts: ASSAULT *man > Togo",
    ),
    ("After the vote in Ghana, Togo attacked Mali.", "ASSAULT Togo > Mali"),
    ("In Ghana, a man who fled Togo attacked Mali.", "ASSAULT *man > Mali"),
    ("Ghana threatened to attack Togo unless Mali left.", "THREATEN Ghana > Togo"),
    ("Ghana, Togo and Mali attacked Chad.", "ASSAULT Ghana+Togo+Mali > Chad"),
    ("Ghana warned that prices rose and Togo attacked Mali.", "Ghana asserts: ASSAULT Togo > Mali"),
    ("Two Malians held by Ghana, freed on Monday, met Togo.", "CONSULT Mali > Togo"),
    (
        "Some officials, including a minister from Ghana, attacked Togo.",
        "ASSAULT *officials > Togo",
    ),
    ("Ghana, along with Mali, attacked Togo.", "ASSAULT Ghana+Mali > Togo"),
    ("Ghana, unlike Mali, attacked Togo.", "ASSAULT Ghana > Togo"),
    ("Ghana, not Mali, attacked Togo.", "ASSAULT Ghana > Togo"),
    (
        "Troops from Ghana, backed by Mali, attacked Togo.",
        "SUPPORT Mali > Ghana ; ASSAULT *Troops > Togo",
    ),
    (
        "A rebel leader, wanted in Mali since he fled Togo, attacked Ghana.",
        "RETREAT *rebel leader > Togo ; ASSAULT *rebel leader > Ghana",
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD + OTHERS, ids=range(len(TOLD + OTHERS)))
def test_who_does_what(text: str, told: str) -> None:
    assert brief(text) == told

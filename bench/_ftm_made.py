"""Made-up FollowTheMoney entities, the same for the same number: no person is real.

    python bench/_ftm_made.py --entities 1000000 entities.ftm.json

Of ten entities five are persons, one a company, one a sanction, and three edges between them.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

COUNTRIES = ("hu", "us", "ru", "gb", "fr", "ua", "xk", "suhh")
FIRST = ("Ada", "Bela", "Cora", "Dino", "Ede", "Fanni", "Géza", "Hanna", "Ирина", "Іван")
LAST = ("Miller", "Varga", "Kovács", "Novák", "Петров", "Іваненко", "Example", "Sample")
LISTS = ("xx_list", "yy_list", "zz_register")


def entities(count: int) -> Iterator[dict[str, Any]]:
    """`count` entities; edges join what is nearby, and now and then what is far away."""
    makers: tuple[Callable[[random.Random, int], tuple[str, dict[str, list[str]]]], ...] = (
        _person, _person, _person, _person, _person, _company, _sanction, _ownership,
        _directorship, _family,
    )  # fmt: skip
    dice = random.Random(1)
    for number in range(count):
        schema, properties = makers[number % 10](dice, number)
        name = properties.get("name", [f"{schema} {number}"])[0]
        yield {
            "id": f"NK-{number:08}",
            "caption": name,
            "schema": schema,
            "properties": properties,
            "referents": [f"xx-{number}", f"yy-{number}"],
            "datasets": sorted(dice.sample(LISTS, dice.choice((1, 1, 2)))),
            "first_seen": f"2023-0{dice.randint(1, 9)}-0{dice.randint(1, 9)}T00:00:00",
            "last_seen": "2024-06-01T10:57:03",
            "last_change": "2024-01-01T00:00:00",
            "target": schema == "Person",
        }


def _person(dice: random.Random, number: int) -> tuple[str, dict[str, list[str]]]:
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)} {number}"
    return "Person", {
        "name": [name],
        "alias": [f"{name} alias", name.upper()],
        "birthDate": [f"{dice.randint(1930, 2000)}" + dice.choice(("", "-05", "-05-17"))],
        "nationality": [dice.choice(COUNTRIES)],
        "position": ["Head of made-up things"],
        "topics": ["sanction"],
        "idNumber": [str(number)],
        "notes": ["Made up. " * dice.randint(1, 8)],
    }


def _company(dice: random.Random, number: int) -> tuple[str, dict[str, list[str]]]:
    return "Company", {
        "name": [f"{dice.choice(LAST)} {number} Ltd"],
        "jurisdiction": [dice.choice(COUNTRIES)],
        "registrationNumber": [f"R{number}"],
    }


def _sanction(dice: random.Random, number: int) -> tuple[str, dict[str, list[str]]]:
    return "Sanction", {
        "entity": [_near(dice, number, 0)],
        "authority": [f"Office of {dice.choice(LAST)}"],
        "country": [dice.choice(COUNTRIES)],
        "program": [f"PROGRAM-{dice.randint(1, 40)}"],
        "startDate": [f"20{dice.randint(10, 23)}-03-0{dice.randint(1, 9)}"],
    }


def _ownership(dice: random.Random, number: int) -> tuple[str, dict[str, list[str]]]:
    ends = {"owner": [_near(dice, number, 1)], "asset": [_near(dice, number, 5)]}
    return "Ownership", {**ends, "percentage": [str(dice.randint(1, 100))]}


def _directorship(dice: random.Random, number: int) -> tuple[str, dict[str, list[str]]]:
    ends = {"director": [_near(dice, number, 2)], "organization": [_near(dice, number, 5)]}
    return "Directorship", {**ends, "role": ["Director"], "startDate": ["2015"]}


def _family(dice: random.Random, number: int) -> tuple[str, dict[str, list[str]]]:
    ends = {"person": [_near(dice, number, 3)], "relative": [_near(dice, number, 4)]}
    return "Family", {**ends, "relationship": ["sister"]}


def _near(dice: random.Random, number: int, place: int) -> str:
    """The id of the entity at a place of the ten: of these ten, or of ten far before them."""
    tens = number // 10
    return f"NK-{(tens if dice.random() < 0.8 else dice.randint(0, tens)) * 10 + place:08}"


def write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as out:
        for entity in entities(count):
            out.write(json.dumps(entity, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--entities", type=int, default=100_000)
    args = parser.parse_args()
    write(args.path, args.entities)

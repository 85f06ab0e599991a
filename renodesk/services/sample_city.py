"""Generated estates to rank against: plausible, small, and the same every time."""

import datetime
import random
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.form import Item
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.reading import observation_json
from renodesk.domain.survey import Observation
from renodesk.estates.bundling import write_bundle
from renodesk.services.demo_papers import choose_sample_prices
from renodesk.services.environment import Environment
from renodesk.services.planning import MAIN, Alternatives
from renodesk.services.register import add_place
from renodesk.services.session import EstateSession

_NAMES = [
    "安宁",
    "柳荫",
    "东华",
    "红旗",
    "建设",
    "光明",
    "友谊",
    "和平",
    "前进",
    "胜利",
    "永乐",
    "古城",
    "八角",
    "苹果园",
    "金顶",
    "老山",
    "衙门口",
    "模式口",
    "广宁",
    "五里",
]
_COUNTIES = ("示例东区", "示例西区")
_STREETS = ("槐安街道", "古城街道", "金顶街道", "鲁谷街道", "广宁街道", "八宝街道")
_PLANNED = 3
"""One in so many has a plan."""
_PRICED_ON = datetime.date(2026, 10, 21)


def make_city(folder: Path, environment: Environment, author: Author, *, count: int) -> list[Path]:
    """Return bundles of `count` generated estates; chance is seeded, so they are the same every time.

    Raises:
        NotWritable, DiskFull: the estates before it are whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_estate(folder, environment, author, number) for number in range(count)]


def _estate(folder: Path, environment: Environment, author: Author, number: int) -> Path:
    chance = random.Random(f"estate {number}")
    name = f"{_NAMES[number % len(_NAMES)]}{number // len(_NAMES) + 1}号院（示例）"
    path = folder / f"estate-{number:04d}.reno"
    path.unlink(missing_ok=True)
    with EstateSession.create(path, name, author, environment) as session:
        quality = chance.uniform(0.2, 0.95)
        with session.act() as act:
            act.put(vocabulary.estate_cell("id"), f"sample-{number:04d}")
            for field, value in (
                ("population", 400),
                ("area_m2", 12000),
                ("heating", "central"),
                ("gas", "piped"),
                ("county", _COUNTIES[number % len(_COUNTIES)]),
                ("street", _STREETS[number % len(_STREETS)]),
            ):
                act.put(vocabulary.estate_cell(field), value)
            act.put(vocabulary.estate_cell("setting.consent_t"), 75)
            places = list(_places(chance))
            for place in places:
                add_place(act, place, place.unit or place.building)
                if not place.unit:
                    for field, value in building_fields(chance).items():
                        act.put(vocabulary.place_cell(place, field), value)
            for item in session.forms.tree.items:
                for place in [ESTATE, *places]:
                    if item.scope == place.scope and chance.random() < 0.92:
                        cell = vocabulary.answer_cell(session.round, item.code, place)
                        act.put(cell, observation_json(observation_like(item, chance, quality)))
        if number % _PLANNED == 1:
            choose_sample_prices(session, _PRICED_ON)
            Alternatives(session).adopt(MAIN)
        bundle = folder / f"estate-{number:04d}.zip"
        write_bundle(session.file, environment.forms, bundle)
    return bundle


def _places(chance: random.Random) -> Iterator[Place]:
    for building in range(1, chance.randint(2, 4)):
        yield Place(building=str(building))
        for unit in range(1, chance.randint(2, 4)):
            yield Place(building=str(building), unit=str(unit))


def building_fields(chance: random.Random) -> dict[str, int | str]:
    """Return plausible register fields of an old building."""
    return {
        "built_year": chance.randint(1972, 1999),
        "floors": chance.randint(4, 6),
        "households": chance.randint(24, 60),
        "units": 3,
        "structure": "brick_concrete",
        "lightning_required": 1,
    }


def observation_like(item: Item, chance: random.Random, quality: float) -> Observation:
    """Return a plausible answer in an estate of a quality between 0 and 1."""
    if item.is_graded:
        grade = min(5, max(1, round(chance.gauss(1 + 4 * quality, 0.8))))
        return Observation(grade=Fraction(grade))
    inputs = {box.name: Fraction(_number(box.type, chance, quality)) for box in item.inputs}
    return Observation(inputs=inputs)


def _number(kind: str, chance: random.Random, quality: float) -> int:
    if kind == "bool":
        return int(chance.random() < quality)
    if kind == "percent":
        return round(100 * min(1.0, max(0.0, chance.gauss(quality, 0.1))))
    return round(chance.uniform(0, 20))

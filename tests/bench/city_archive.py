"""Archives as large as one likes: whole estate files with registers, answers and photos, quick to make.

    python tests/bench/city_archive.py ARCHIVE --estates 1000 [--photos 8]

Some sixty estates are surveyed in full, from 2 buildings to 20, each of a quality of its own; the others are
copies of these files with an id, a name, a street and a community of their own, written as one more act.
Photos are small JPEGs. There is no index yet: `renodesk office reindex ARCHIVE` makes it.
"""

import argparse
import random
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import AUTHOR, pictures

from renodesk.domain import vocabulary
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.reading import observation_json
from renodesk.office.archive import Archive
from renodesk.services.environment import Environment
from renodesk.services.photos import Photos
from renodesk.services.register import add_place
from renodesk.services.sample_city import building_fields, observation_like
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile

SURVEYED = 60
STREET = 40
"""Estates a street looks after."""
REGISTER = (("population", 900), ("area_m2", 21000), ("heating", "central"), ("gas", "piped"))
COMMUNITY = 5
"""Estates of one community."""


def make_archive(folder: Path, *, estates: int, photos: int = 8) -> Archive:
    """Make an archive of so many estates, each with so many photos."""
    archive = Archive(folder)
    with TemporaryDirectory() as place:
        made = [surveyed(Path(place), number, photos) for number in range(min(estates, SURVEYED))]
        for number in range(estates):
            put_copy(archive, made[number % len(made)], number)
    return archive


def surveyed(folder: Path, number: int, photos: int) -> Path:
    """Make one estate in full and return its file."""
    chance = random.Random(f"scale {number}")
    quality, path = chance.uniform(0.25, 0.95), folder / f"{number}.reno"
    with EstateSession.create(path, f"样本{number}", AUTHOR, Environment()) as session:
        with session.act() as act:
            for field, value in REGISTER:
                act.put(vocabulary.estate_cell(field), value)
            act.put(vocabulary.estate_cell("setting.consent_t"), 75)
            places = [ESTATE]
            for building in range(1, chance.choice((2, 3, 4, 6, 6, 8, 10, 20)) + 1):
                place = Place(building=str(building))
                for one in (place, *(Place(building=str(building), unit=str(unit)) for unit in range(1, 4))):
                    add_place(act, one, one.unit or one.building)
                    places.append(one)
                for field, field_value in building_fields(chance).items():
                    act.put(vocabulary.place_cell(place, field), field_value)
            for item in session.forms.tree.items:
                for place in places:
                    if item.scope == place.scope and chance.random() < 0.94:
                        answer = observation_json(observation_like(item, chance, quality))
                        act.put(vocabulary.answer_cell(session.round, item.code, place), answer)
        taken = Photos(session)
        for at, picture in enumerate(pictures(photos, 320, 240)):
            taken.add_bytes(f"{at}.jpg", picture + bytes([number]), item="A2.2", place=Place(building="1"))
    return path


def put_copy(archive: Archive, made: Path, number: int) -> None:
    """Put a copy of an estate into the archive, with an id and a name of its own."""
    estate = f"scale-{number:06}"
    target = archive.path_of(estate)
    shutil.copyfile(made, target)
    with (
        EstateFile.open(target, AUTHOR, clock=lambda: time.time_ns() // 1_000_000) as file,
        file.act() as act,
    ):
        act.put(vocabulary.estate_cell("id"), estate)
        act.put(vocabulary.estate_cell("name"), f"第{number}号院（示例）")
        act.put(vocabulary.estate_cell("street"), f"第{number // STREET}街道")
        act.put(vocabulary.estate_cell("community"), f"第{number // COMMUNITY}社区")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--estates", type=int, default=1000)
    parser.add_argument("--photos", type=int, default=8)
    chosen = parser.parse_args()
    make_archive(chosen.archive, estates=chosen.estates, photos=chosen.photos)

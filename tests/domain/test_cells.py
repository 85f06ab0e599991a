"""Every cell the program writes has a key its own readers believe."""

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell
from renodesk.domain.places import ESTATE, Place

BUILDING, ENTRANCE = Place(building="3"), Place(building="3", unit="1")


def test_what_is_written_is_sound_to_those_who_read_it() -> None:
    written = [
        vocabulary.estate_cell("name"),
        *(vocabulary.register_cell(place, "households") for place in (ESTATE, BUILDING, ENTRANCE)),
        *(vocabulary.place_cell(place, "name") for place in (BUILDING, ENTRANCE)),
        vocabulary.handbook_cell("baseline"),
        *(
            make("baseline@2", "A1.1", place)
            for make in (vocabulary.answer_cell, vocabulary.check_cell, vocabulary.asked_cell)
            for place in (ESTATE, BUILDING, ENTRANCE)
        ),
        vocabulary.measure_cell("baseline", "main", "B-M1", ENTRANCE, "chosen"),
        vocabulary.alternative_cell("baseline", "main", "adopted"),
    ]
    assert [cell for cell in written if not vocabulary.is_sound(cell)] == []


def test_a_key_of_another_shape_is_none() -> None:
    for cell in (
        Cell(entity="answer", key="baseline", field="observation"),
        Cell(entity="asked", key="baseline", field="answer"),
        Cell(entity="unit", key="3", field="name"),
    ):
        assert not vocabulary.is_sound(cell)

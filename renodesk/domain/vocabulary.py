"""The words of the log: which cell holds what. The only place that spells entities, keys and fields."""

from renodesk.domain.changes import Cell
from renodesk.domain.places import ESTATE, Place, place_of_key

SETTING = "setting."
REMOVED = "removed"


def estate_cell(field: str) -> Cell:
    """Return the cell of an estate field (`name`, `id`, a register field, `setting.<name>`)."""
    return Cell(entity="estate", key="estate", field=field)


def place_cell(place: Place, field: str) -> Cell:
    """Return the cell of a register field of the estate, a building or an entrance."""
    if place == ESTATE:
        return estate_cell(field)
    return Cell(entity=place_entity(place), key=place.key, field=field)


def register_cell(place: Place, field: str) -> Cell:
    """Return the cell of a register field by the register's own name.

    A building's number is its shown name.
    """
    return place_cell(place, "name" if field in ("building_no", "unit_no") else field)


def place_entity(place: Place) -> str:
    """Return the entity a place is: `estate`, `building` or `unit`."""
    return {"estate": "estate", "building": "building", "unit_entrance": "unit"}[place.scope]


def answer_cell(round_key: str, item: str, place: Place, field: str = "observation") -> Cell:
    """Return the cell of an answer: `observation`, `basis` or `note`."""
    return Cell(entity="answer", key=f"{round_key}/{item}/{place.key}", field=field)


def check_cell(round_key: str, item: str, place: Place, field: str = "record") -> Cell:
    """Return the cell of what is said of a checklist item: `record` or `note`."""
    return Cell(entity="check", key=f"{round_key}/{item}/{place.key}", field=field)


def round_cell(round_key: str, field: str) -> Cell:
    """Return the cell of a round: `kind`, `title`, `packs`, `seal`."""
    return Cell(entity="round", key=round_key, field=field)


def photo_use_cell(use: str, field: str) -> Cell:
    """Return the cell of one use of a photo."""
    return Cell(entity="photo_use", key=use, field=field)


def split_answer_key(key: str) -> tuple[str, str, Place]:
    """Return (round, item, place) of an answer's or check's key.

    Raises:
        ValueError: the key has another shape.
    """
    round_key, item, place = key.split("/", 2)
    return round_key, item, place_of_key(place)

"""A log may bring every cell that we write ourselves: what makes cells and what judges them never part."""

import inspect
from typing import Any

import pytest

from renodesk.domain import (
    vocabulary,
    vocabulary_ballots,
    vocabulary_ledgers,
    vocabulary_procedure,
    vocabulary_questionnaire,
    vocabulary_standard,
)
from renodesk.domain.changes import Cell
from renodesk.domain.places import ESTATE, Place

MAKERS = {
    name: made
    for module in (
        vocabulary,
        vocabulary_ballots,
        vocabulary_ledgers,
        vocabulary_procedure,
        vocabulary_questionnaire,
        vocabulary_standard,
    )
    for name, made in vars(module).items()
    if name.endswith("_cell")
}
PLACES = (ESTATE, Place(building="3"), Place(building="3", unit="1"))


def cells(make: Any) -> list[Cell]:
    """Return what a maker makes, at a place of each kind."""
    names = inspect.signature(make).parameters
    return [make(**{name: place if name == "place" else "ab12" for name in names}) for place in PLACES]


@pytest.mark.parametrize("name", MAKERS)
def test_every_cell_of_ours_is_sound(name: str) -> None:
    for cell in cells(MAKERS[name]):
        assert vocabulary.is_sound(cell), cell


def test_every_entity_has_a_maker() -> None:
    made = {cell.entity for make in MAKERS.values() for cell in cells(make)}
    assert made == set(vocabulary.ENTITIES)


@pytest.mark.parametrize(
    "cell",
    [
        Cell(entity="answer", key="baseline", field="observation"),
        Cell(entity="asked", key="baseline", field="answer"),
        Cell(entity="measure", key="baseline/plan", field="kind"),
        Cell(entity="unit", key="3", field="name"),
        Cell(entity="building", key="3/1", field="name"),
        Cell(entity="estate", key="other", field="name"),
    ],
    ids=lambda cell: f"{cell.entity} {cell.key}",
)
def test_a_key_of_another_shape_is_not(cell: Cell) -> None:
    assert not vocabulary.is_sound(cell)

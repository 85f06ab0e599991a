"""Cells of ballots; `vocabulary` names their entities."""

from renodesk.domain.changes import Cell
from renodesk.domain.places import Place, place_of_key


def ballot_cell(key: str, field: str) -> Cell:
    """Return the cell of a ballot, under a random key.

    `matter` (what is asked; it makes the ballot), `stage`, `round` (1, 2), `place` (whose voices it is),
    `way` (written, online), `begun`, `closing`, `public_from`, `public_until`, `closed` (days), `legal` (the
    one gate of the law it is), `base.<unit>` (typed, instead of the register's), `evidence`, `note`.
    """
    return Cell(entity="ballot", key=key, field=field)


def tally_cell(ballot: str, place: Place) -> Cell:
    """Return the cell of one place's voices: voices by units in one value, so that two totals meet in it."""
    return Cell(entity="tally", key=f"{ballot}/{place.key}", field="voices")


def tally_place(key: str) -> Place:
    """Return the place of a tally's key.

    Raises:
        ValueError: the key has another shape.
    """
    return place_of_key(key.split("/", 1)[1])


def vote_cell(ballot: str, place: Place, key: str) -> Cell:
    """Return the cell of one household's voice, under a random key: the token of a personal value."""
    return Cell(entity="vote", key=f"{ballot}/{place.key}/{key}", field="said")

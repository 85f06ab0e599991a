"""Cells of the yearly self-check by the measuring standard; `vocabulary` names their entity."""

from renodesk.domain.changes import Cell


def standard_cell(year: int, code: str, field: str = "fulfilment") -> Cell:
    """Return the cell of what is answered to a row of the standard in a year's self-check.

    `fulfilment` (met, partly, not_met, na), `note` (evidence in words).
    """
    return Cell(entity="standard", key=f"{year}/{code}", field=field)


def standard_pack_cell() -> Cell:
    """Return the cell of the standard the estate keeps since it was first used."""
    return Cell(entity="standard", key="pack", field="pack")

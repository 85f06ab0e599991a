"""Cells of procedures and of eligibility; `vocabulary` names their entities."""

from renodesk.domain.changes import Cell

_ALL = "procedures"


def step_cell(step: str, field: str) -> Cell:
    """Return the cell of a step (`<procedure>/<number>`), so that two colleagues meet in one.

    `state` (state, days, reason, what was passed over), `planned` (begin, end), `note`; of a row of a list
    also `units` (what there is of it), `unit`, `person` and `phone` (tokens), `answer` (yes, no, reason).
    """
    return Cell(entity="step", key=step, field=field)


def procedure_cell(procedure: str, field: str) -> Cell:
    """Return the cell of a whole procedure: `ready` (on which day it was found ready)."""
    return Cell(entity="step", key=procedure, field=field)


def procedures_cell(field: str) -> Cell:
    """Return the cell of all procedures of the estate: `chosen` (their codes), `pack`."""
    return Cell(entity="step", key=_ALL, field=field)


def step_paper_cell(key: str, field: str) -> Cell:
    """Return the cell of a paper registered with a step, under a random key.

    `step`, `name`, `number`, `day`, `issuer`, `file` (digest of an attached file), `note`.
    """
    return Cell(entity="step_paper", key=key, field=field)


def special_cell(key: str, field: str) -> Cell:
    """Return the cell of a special project beside the renovation (专项工程), under a random key.

    `name`, `unit`; `together.<number>` (is it in step, note), `stage.<number>` (the day of a stage).
    """
    return Cell(entity="special", key=key, field=field)


def meeting_cell(day: str, field: str) -> Cell:
    """Return the cell of the meeting of a day: `held`, `note`, `raised.<kind>`, `settled.<kind>`."""
    return Cell(entity="meeting", key=day, field=field)


def joint_review_cell(field: str) -> Cell:
    """Return the cell of the joint review form.

    `submitted`, `approved` (days), `text.<part>`, `opinion.<office>`.
    """
    return Cell(entity="joint_review", key="form", field=field)


def eligibility_cell(field: str) -> Cell:
    """Return the cell of what is judged of the estate's eligibility.

    `judgement` (verdict, rows, pack), `override` (another verdict and why), `cutoff` (is the year included,
    and who says so), `pack`.
    """
    return Cell(entity="eligibility", key="estate", field=field)


def about_step(step: str) -> str:
    """Return what a file is about: a step of a procedure."""
    return f"step:{step}"

"""Cells of filled questionnaires and of what residents said to drafts; `vocabulary` names their entities."""

from renodesk.domain.changes import Cell


def form_cell(key: str, field: str = "form") -> Cell:
    """Return the cell of one filled questionnaire, under a random key.

    `form` holds all of it in one value: which questionnaire, when and how it was filled in, and the answers,
    so that two people who correct one form meet in one place.
    """
    return Cell(entity="questionnaire", key=key, field=field)


def questionnaire_pack_cell() -> Cell:
    """Return the cell of the questionnaire the estate keeps since it was first used."""
    return form_cell("pack", "pack")


def draft_cell(key: str, field: str) -> Cell:
    """Return the cell of a draft of the plan that went down to residents, under a random key.

    `turn` (1, 2, 3: which of the three times; it makes the draft), `held` (day), `title` (which draft),
    `asked` (who was asked, in words, no names).
    """
    return Cell(entity="draft", key=key, field=field)


def reply_cell(key: str, field: str) -> Cell:
    """Return the cell of what came up of a draft, under a random key.

    `draft` (its key; it makes the reply), `said`, `households` (how many said so), `outcome` (what came of
    it: taken, partly, not), `why`.
    """
    return Cell(entity="draft_reply", key=key, field=field)

"""The words of the log: which cell holds what. The only place that spells entities, keys and fields."""

from renodesk.domain.changes import Cell
from renodesk.domain.places import ESTATE, Place, place_of_key

ENTITIES = (
    "estate",
    "building",
    "unit",
    "round",
    "answer",
    "check",
    "photo_use",
    "camera_clock",
    "pin",
    "remark",
    "visit",
    "paper",
    "confirmation",
    "alternative",
    "measure",
    "funding",
    "asked",
    "problem",
    "project",
    "step",
    "step_paper",
    "special",
    "meeting",
    "joint_review",
    "eligibility",
    "standard",
    "attachment",
    "ledger",
    "ledger_row",
    "questionnaire",
    "draft",
    "draft_reply",
    "ballot",
    "tally",
    "vote",
    "person",
)
"""Every entity of the log, in the order a snapshot lists them."""
SETTING = "setting."
SAID_BY = "said_by."
"""Before a register field's name: who said its value, by office; where it is empty, who did not know."""
ALSO = "also."
"""Before another id under which the estate was registered; the value is the name it had there."""
REMOVED = "removed"
ERASED = "erased"
"""Field of a personal value's token: whoever wrote it, whatever came of it, the value is gone for good."""
MADE_BY = {
    "building": "name",
    "unit": "name",
    "photo_use": "photo",
    "camera_clock": "seconds",
    "pin": "plan",
    "remark": "text",
    "alternative": "begun_from",
    "measure": "kind",
    "step_paper": "step",
    "special": "name",
    "meeting": "held",
    "attachment": "sha256",
    "questionnaire": "form",
    "draft": "turn",
    "draft_reply": "draft",
    "ballot": "matter",
    "ledger_row": "entered",
}
"""Which field's first value makes a thing; taking that back removes the thing."""
DOCUMENT = "document."
"""Before a document's code: whether the project's file holds it, and where."""
ASSIGNED = "assigned_to"
"""Field of the estate, a building or an entrance: the person whose part it is."""
ASSIGNED_ON = "assigned_on"
"""Field of a place: the day its part is to be seen."""
SHARED = "shared"
"""Field of an answer: the community whose answer the office gave to all its estates."""
CONSTRUCTION_TYPE = "construction_type"
"""Field of a building: what its like are called (砖混六层三单元); one may answer for all of a type."""
PHOTO_ROLES = ("evidence", "before", "after", "document", "plan")
"""What a photo may be where it is used."""
EVIDENCE_ROLES = frozenset({"evidence", "before", "after"})
"""Roles that show the thing itself; papers and plans are no evidence of an answer."""


def estate_cell(field: str) -> Cell:
    """Return the cell of an estate field (`name`, `id`, a register field, `setting.<name>`)."""
    return Cell(entity="estate", key="estate", field=field)


def also_cell(other_id: str) -> Cell:
    """Return the cell that says the estate is known by another id too."""
    return estate_cell(ALSO + other_id)


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
    """Return the cell of an answer: `observation`, `basis`, `note` or `said_by` (who said it, by office)."""
    return Cell(entity="answer", key=f"{round_key}/{item}/{place.key}", field=field)


def check_cell(round_key: str, item: str, place: Place, field: str = "record") -> Cell:
    """Return the cell of what is said of a checklist item.

    `record`, `note`, `wish` (of residents, in words) or `wish_households` (how many want it).
    """
    return Cell(entity="check", key=f"{round_key}/{item}/{place.key}", field=field)


def round_cell(round_key: str, field: str) -> Cell:
    """Return the cell of a round: `kind`, `title`, `packs`, `seal`."""
    return Cell(entity="round", key=round_key, field=field)


def photo_use_cell(use: str, field: str) -> Cell:
    """Return the cell of one use of a photo.

    `photo`, `round`, `item`, `place` (empty: still in the intake tray), `name`, `taken_at`, `time_from`,
    `corrected_at` and `clock` (the camera clock it follows), `code` (of ours, seen in it), `begins` (the
    place typed for it and what follows), `reduced` (its original was made smaller when it was taken in),
    `caption`, `role`, `rotation`, `annotation`, `before` (the use it shows again after works), `public` (the
    mark of `domain.public_paper`: somebody looked, and it may hang in public).
    """
    return Cell(entity="photo_use", key=use, field=field)


def camera_clock_cell(key: str, field: str) -> Cell:
    """Return the cell of how far a camera's clock was off.

    `camera`, `seconds` (to add), `how` (photographed, typed), `photo` (the use that shows the clock), `since`
    (when that was, as the camera said).
    """
    return Cell(entity="camera_clock", key=key, field=field)


def pin_cell(key: str, field: str) -> Cell:
    """Return the cell of a pin on a site plan: `plan` (a photo use), `x`, `y` (0 to 1), `about`, `text`."""
    return Cell(entity="pin", key=key, field=field)


def remark_cell(key: str, field: str) -> Cell:
    """Return the cell of a remark: `round`, `about`, `text`, `state` (open, done, accepted)."""
    return Cell(entity="remark", key=key, field=field)


def visit_cell(round_key: str, place: Place, field: str) -> Cell:
    """Return the cell of a visit to a place: `revisit` (why one has to come again)."""
    return Cell(entity="visit", key=f"{round_key}/{place.key}", field=field)


def said_by_cell(place: Place, field: str) -> Cell:
    """Return the cell of who said a register field of a place."""
    return place_cell(place, SAID_BY + register_cell(place, field).field)


def paper_cell(paper: str, field: str) -> Cell:
    """Return the cell of a paper one asks to see: `state` (got, promised, none), `said_by`."""
    return Cell(entity="paper", key=paper, field=field)


def funding_cell(round_key: str, field: str, item: str = "", column: str = "") -> Cell:
    """Return the cell of what a round's works are reckoned with, or of who pays an item or its column.

    Of the round: `prices` (book, region and day), `pack` (channels and payer rules); of an item: `shares`.
    """
    return Cell(entity="funding", key="/".join(filter(None, (round_key, item, column))), field=field)


def split_funding_key(key: str) -> tuple[str, str, str]:
    """Return (round, item, column) of a funding key; what it does not name is ""."""
    round_key, item, column = (*key.split("/", 2), "", "")[:3]
    return round_key, item, column


def asked_cell(round_key: str, problem: str, place: Place, field: str = "answer") -> Cell:
    """Return the cell of what was answered to the question of a handbook's problem at a place.

    `answer` (yes, no, or how many); of a light that only people can read, `light` (green, yellow, red).
    """
    return Cell(entity="asked", key=f"{round_key}/{problem}/{place.key}", field=field)


def handbook_cell(round_key: str) -> Cell:
    """Return the cell of the handbook pack a round's problems are read by."""
    return Cell(entity="asked", key=round_key, field="handbook")


def problem_cell(round_key: str, problem: str, field: str) -> Cell:
    """Return the cell of what somebody added to a problem of the handbook.

    `severity`, `urgency`, `difficulty`, `repair`, `responsible`, `due` (a day), `status`, `note`, `words`
    (what fills the blanks of its sentence).
    """
    return Cell(entity="problem", key=f"{round_key}/{problem}", field=field)


def project_cell(field: str) -> Cell:
    """Return the cell of the estate's project in the office's reserve (项目储备库).

    `state` (with year, reason, what lacked and the pack), `title`, `responsible`, `implementer`, `note`;
    `document.<code>` says of a document whether it is there and where.
    """
    return Cell(entity="project", key="reserve", field=field)


def document_cell(document: str) -> Cell:
    """Return the cell of what somebody says of a document of the project's file."""
    return project_cell(DOCUMENT + document)


def person_cell(token: str) -> Cell:
    """Return the cell that says that the personal value of a random token is erased."""
    return Cell(entity="person", key=token, field=ERASED)


def confirmation_cell(round_key: str, finding: str) -> Cell:
    """Return the cell of why a finding of the review is left as it is."""
    return Cell(entity="confirmation", key=f"{round_key}/{finding}", field="reason")


def alternative_cell(round_key: str, alternative: str, field: str) -> Cell:
    """Return the cell of one of several plans of a round: `begun_from`, `title`, `adopted`, `years`.

    `begun_from` is the plan it was copied from; `years` lists the money of each year in fen. `main` is the
    plan a round begins with.
    """
    return Cell(entity="alternative", key=f"{round_key}/{alternative}", field=field)


def measure_cell(round_key: str, alternative: str, item: str, place: Place, field: str) -> Cell:
    """Return the cell of a measure of a plan.

    `chosen` (in the plan, or left out), `reason` (why it is left out), `quantities` (instead of those that
    were said or computed), `year` (from 1), `note`; of a work outside the 36 also `title`, `kind` and `cost`
    (in fen), and `item` is a random key.
    """
    return Cell(entity="measure", key=f"{round_key}/{alternative}/{item}/{place.key}", field=field)


def split_measure_key(key: str) -> tuple[str, str, str, Place]:
    """Return (round, alternative, item, place) of a measure's key.

    Raises:
        ValueError: the key has another shape.
    """
    round_key, alternative, item, place = key.split("/", 3)
    return round_key, alternative, item, place_of_key(place)


def about_answer(item: str, place: Place) -> str:
    """Return what a remark or pin is about: an answer, or a checklist item, at a place."""
    return f"answer:{item}/{place.key}"


def about_photo(use: str) -> str:
    """Return what a remark or pin is about: a photo use."""
    return f"photo:{use}"


def about_place(place: Place) -> str:
    """Return what a remark or pin is about: a place."""
    return f"place:{place.key}"


def split_answer_key(key: str) -> tuple[str, str, Place]:
    """Return (round, item, place) of an answer's or check's key, or (round, problem, place) of an asked one.

    Raises:
        ValueError: the key has another shape.
    """
    round_key, item, place = key.split("/", 2)
    return round_key, item, place_of_key(place)


def is_sound(cell: Cell) -> bool:
    """Return whether a cell's key has the shape of its entity's keys; those of a strange entity may be any.

    Whoever reads a log relies on it.
    """
    try:
        match cell.entity:
            case "asked" if cell == handbook_cell(cell.key):
                return bool(cell.key)
            case "answer" | "check" | "asked":
                return all(map(bool, split_answer_key(cell.key)[:2]))
            case "measure":
                return all(map(bool, split_measure_key(cell.key)[:3]))
            case "building" | "unit":
                place = place_of_key(cell.key)
                return place != ESTATE and bool(place.unit) == (cell.entity == "unit")
            case "estate":
                return cell.key == ESTATE.key
            case _:
                return True
    except ValueError:
        return False

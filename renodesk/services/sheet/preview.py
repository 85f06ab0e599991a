"""What taking a sheet in would change, looked at before it is done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain import canonical
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerStatus
from renodesk.domain.scoring import score_answer
from renodesk.services.cell_words import CellWords, item_of
from renodesk.services.places import building_called
from renodesk.services.session import EstateSession
from renodesk.services.sheet.checking import CheckedPlace, CheckedSheet
from renodesk.services.sheet.model import Fault
from renodesk.services.sheet.taking import cells_of, checked_sheet
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetChange:
    """A cell that would change: where, what, and what it says before and after.

    `is_replacing`: something is said there already. `is_contested`: two people differ there, and the sheet
    would decide it. `is_wrong`: a value does not fit its box, and would be kept as typed.
    """

    place: Place
    what: str
    before: str
    after: str
    is_replacing: bool
    is_contested: bool
    is_wrong: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetPreview:
    """A sheet that can be taken, what it would change, the places it would register, and what to tell."""

    file: str
    checked: CheckedSheet
    changes: tuple[SheetChange, ...]
    new_places: tuple[Place, ...]
    notices: tuple[Fault, ...]

    @property
    def brings_nothing(self) -> bool:
        """Return whether everything in it is said already."""
        return not self.changes and not self.new_places


def preview_sheet(
    session: EstateSession,
    file: Path,
    language: Language,
    place_word: Callable[[Place], str] | None = None,
) -> SheetPreview:
    """Read a sheet and say what it would change; nothing is written.

    Raises:
        SheetRefused: unreadable, or it names something unknown; every fault is in `faults`.
        FileMissing, NotReadable, FileHeld, TableUnreadable: the file cannot be had.
    """
    checked = checked_sheet(session, file)
    words = CellWords(session, language, place_word)
    with session.file.held():
        placed = [(entry, _meant(session, entry)) for entry in checked.places]
        changes = [change for entry, place in placed for change in _changes(session, entry, place, words)]
        new = [place for _, place in placed if not session.has(place)]
    return SheetPreview(
        file=file.name,
        checked=checked,
        changes=tuple(changes),
        new_places=tuple(new),
        notices=checked.notices,
    )


def _meant(session: EstateSession, entry: CheckedPlace) -> Place:
    """Return the place an entry means; one that is not registered by its own key."""
    known = None if entry.is_registered else building_called(session.survey, entry.building_name)
    return entry.place if known is None else Place(building=known.place.building, unit=entry.place.unit)


def _changes(
    session: EstateSession, entry: CheckedPlace, place: Place, words: CellWords
) -> Iterator[SheetChange]:
    for cell, value in cells_of(session.round, entry, place):
        state = session.file.state(cell)
        before = None if state is None else state.value
        is_contested = state is not None and state.is_contested
        if canonical.dumps(before) == canonical.dumps(value) and not is_contested:
            continue
        yield SheetChange(
            place=place,
            what=words.what(cell),
            before="" if before is None else words.line(cell, before),
            after=words.line(cell, value),
            is_replacing=before is not None,
            is_contested=is_contested,
            is_wrong=_is_wrong(session, entry, place, item_of(cell) if cell.field == "observation" else ""),
        )


def _is_wrong(session: EstateSession, entry: CheckedPlace, place: Place, code: str) -> bool:
    item, answered = session.forms.tree.item(code), entry.answers.get(code)
    if item is None or answered is None or answered.observation is None:
        return False
    mark = session.forms.tree.pass_mark
    score = score_answer(item, answered.observation, session.fields.at(place), place=place, pass_mark=mark)
    return score.status == AnswerStatus.INVALID

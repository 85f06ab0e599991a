"""Places × what is asked of them in the tree: many cells read, typed and decided in one act."""

from collections.abc import Iterable, Mapping

from renodesk.domain.changes import Changes
from renodesk.domain.form import Item
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerStatus
from renodesk.domain.survey import Observation, Value
from renodesk.services.answer_parts import (
    Part,
    PartKind,
    part_value,
    parts_of,
    typed_value,
    value_text,
    with_part,
)
from renodesk.services.matrix_table import CellView, Column, ColumnKind, MatrixCell, Typed
from renodesk.services.outline import Outline, answer_state
from renodesk.services.session import EstateSession
from renodesk.services.spots import Spot, Spots


class Matrix:
    """Reads and writes the answers of one scope as a table."""

    def __init__(self, session: EstateSession, language: str = "zh") -> None:
        """Work on the session's current round; columns are called in a language."""
        self._session = session
        self._forms = session.forms_in(language)
        self._spots = Spots(session)

    def columns(self, scope: str) -> tuple[Column, ...]:
        """Return what is asked at the places of a scope, item by item as one meets them."""
        return tuple(
            Column(item=item, kind=ColumnKind(part.kind.value), name=part.name, label=_label(item, part))
            for item in self._forms.tree.walked(scope)
            for part in parts_of(item)
        )

    def places(self, scope: str) -> tuple[Place, ...]:
        """Return the places of a scope in walking order."""
        return tuple(place for place, _ in Outline(self._session).walk() if place.scope == scope)

    def view(self, column: Column, place: Place) -> CellView:
        """Return what a cell shows."""
        spot = (column.item.code, place)
        heads = self._session.survey.answers.get(spot, ())
        value = part_value(heads[-1] if heads else None, _part(column.kind, column.name))
        pass_mark = self._session.forms.tree.pass_mark
        state = answer_state(self._session.scores.answers.get(spot), None, pass_mark)
        return CellView(text=value_text(value), state=state, fits=not isinstance(value, str))

    def takes(self, column: Column, text: str) -> bool:
        """Return True: whatever is typed is kept, and marked where it does not fit."""
        return True

    def skipped_musts(self, typed: Typed) -> tuple[str, ...]:
        """Return nothing: only the 36 are skipped with a reason."""
        return ()

    def put(self, typed: Mapping[MatrixCell, str], reason: str = "") -> Changes:
        """Keep what was typed into cells in one act, whether or not it fits; "" takes a part back.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there; nothing is kept.
            RoundSealed: the round takes no more answers.
        """
        wanted: dict[Spot, Observation] = {}
        for (item, kind, name, place), text in typed.items():
            self._spots.known(item, place)
            part = _part(kind, name)
            known = wanted.get((item, place))
            before = known if known is not None else self._spots.shown(item, place)
            value: Value | None = typed_value(part, text)
            if value is not None or part_value(before, part) is not None:
                wanted[item, place] = with_part(before, part, value)
        return self._spots.write(wanted, len(typed), reason).changes

    def unfit(self, cells: Iterable[MatrixCell]) -> tuple[MatrixCell, ...]:
        """Return the cells whose answer holds something that does not fit its box, one of each answer."""
        answers = self._session.scores.answers
        first: dict[Spot, MatrixCell] = {}
        for cell in cells:
            first.setdefault((cell[0], cell[3]), cell)
        return tuple(
            cell
            for spot, cell in first.items()
            if spot in answers and answers[spot].status == AnswerStatus.INVALID
        )

    def set_status(self, spots: Iterable[Spot], status: str, reason: str) -> Changes:
        """Say of several answers that they do not apply or could not be seen, in one act."""
        wanted = {spot: Observation(status=status, reason=reason) for spot in spots}
        for spot in wanted:
            self._spots.known(*spot)
        return self._spots.write(wanted, len(wanted), reason).changes


def _part(kind: ColumnKind, name: str) -> Part:
    return Part(kind=PartKind(kind.value), name=name)


def _label(item: Item, part: Part) -> str:
    match part.kind:
        case PartKind.GRADE:
            return ""
        case PartKind.INPUT:
            box = item.input(part.name)
            return "" if box is None else box.label
        case PartKind.FLAG:
            flag = item.flag(part.name)
            return "" if flag is None else flag.label

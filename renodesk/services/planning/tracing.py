"""From an answer to the measures it asks for: the way back from `PlanLine.sources`."""

from collections.abc import Iterable
from dataclasses import dataclass

from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore, AnswerStatus
from renodesk.errors import UnknownItem
from renodesk.services.planning.lines import PlanLine
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Trace:
    """An answer with the lines of a plan it asks for; none where nothing in the 36 mends it."""

    answer: AnswerScore
    is_short: bool
    lines: tuple[PlanLine, ...]
    is_resource: bool = False
    """What falls short here is idle space: a resource, never a quantity of works."""

    @property
    def is_met(self) -> bool:
        """Return whether something it asks for is in the plan."""
        return any(line.is_chosen for line in self.lines)


def traced(session: EstateSession, lines: Iterable[PlanLine], code: str = "") -> tuple[Trace, ...]:
    """Return the answers of an indicator with what they ask for; of all of them, those that fall short.

    An answer at 60 or above may still ask for something (可以考虑); it is told where the indicator is named.

    Raises:
        UnknownItem: the tree has no such indicator.
    """
    if code and session.forms.tree.item(code) is None:
        raise UnknownItem(item=code)
    asked: dict[tuple[str, Place], list[PlanLine]] = {}
    for line in lines:
        for source in line.sources:
            asked.setdefault(source, []).append(line)
    resources = {use.item for use in session.forms.tree.uses}
    found = [
        Trace(
            answer=answer,
            is_short=_is_short(session, answer),
            lines=tuple(asked.get((item, place), ())),
            is_resource=item in resources,
        )
        for (item, place), answer in session.scores.answers.items()
        if code in ("", item)
    ]
    rows = {item.code: at for at, item in enumerate(session.forms.tree.items)}
    wanted = [one for one in found if one.is_short or (code and one.lines)]
    return tuple(sorted(wanted, key=lambda one: (rows[one.answer.item], one.answer.place)))


def _is_short(session: EstateSession, answer: AnswerScore) -> bool:
    return answer.status == AnswerStatus.SCORED and answer.is_below(session.forms.tree.pass_mark)

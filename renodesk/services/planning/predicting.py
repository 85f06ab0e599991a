"""What a plan would change, kept ready while one ticks (PROPOSED effects of the pack, said so)."""

from collections.abc import Iterable
from dataclasses import dataclass

from renodesk.domain.planning import Early, Gain, Measure, Predictor, Step, Trench, early_works, trenches
from renodesk.domain.scores import NodeScore, Scores
from renodesk.domain.survey import Survey
from renodesk.services.planning.lines import PlanLine
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """A plan's effect: the total today and after it, and what stands against its order."""

    today: Scores
    after: Scores
    early: tuple[Early, ...]
    trenches: tuple[Trench, ...]

    @property
    def totals(self) -> tuple[NodeScore, NodeScore]:
        """Return the total today and after the plan."""
        return self.today.nodes["TOTAL"], self.after.nodes["TOTAL"]


class Predicting:
    """Predicts plans of a session; a survey that changed is read anew."""

    def __init__(self, session: EstateSession) -> None:
        """Predict from the session's survey."""
        self._session = session
        self._of: Survey | None = None
        self._predictor: Predictor

    def outlook(self, lines: Iterable[PlanLine]) -> Outlook:
        """Return what the chosen lines would change together."""
        measures = chosen(lines)
        predictor = self._current()
        return Outlook(
            today=predictor.today,
            after=predictor.predict(measures),
            early=tuple(early_works(predictor.order, measures)),
            trenches=trenches(self._session.forms.checklist, measures),
        )

    def gain(self, lines: Iterable[PlanLine], line: PlanLine) -> Gain:
        """Return the points of one line: what the total would lack without it, or get with it."""
        measures = [one for one in chosen(lines) if one.key != line.key]
        return self._current().gain([*measures, line.measure], line.measure)

    def gain_beside(self, line: PlanLine) -> Gain:
        """Return the points of one line beside those of the last `outlook`."""
        return self._current().gain_beside(line.measure)

    def steps(self, lines: Iterable[PlanLine], line: PlanLine) -> tuple[Step, ...]:
        """Return what happens to each answer a line touches, measure by measure."""
        predictor = self._current()
        predictor.predict([*(one for one in chosen(lines) if one.key != line.key), line.measure])
        return tuple(step for key in predictor.touched_by(line.measure) for step in predictor.steps(key))

    def _current(self) -> Predictor:
        survey = self._session.survey
        if survey is not self._of:
            self._predictor = Predictor(self._session.forms, survey)
            self._of = survey
        return self._predictor


def chosen(lines: Iterable[PlanLine]) -> list[Measure]:
    """Return the measures that are in the plan."""
    return [line.measure for line in lines if line.is_chosen]

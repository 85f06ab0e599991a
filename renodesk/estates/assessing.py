"""Read an estate file as the survey of its current round, and judge it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.changes import CellState
from renodesk.domain.form import Forms
from renodesk.domain.reading import SurveyBuilder
from renodesk.domain.scores import Scores
from renodesk.domain.scoring import Scorer
from renodesk.domain.survey import Survey
from renodesk.estates import pinning
from renodesk.estates.identity import estate_id
from renodesk.estates.rounds import SealView, current_round, seal_of
from renodesk.storage.estate_file import EstateFile


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """The current round of an estate, as one result."""

    estate_id: str
    name: str
    round: str
    seal: SealView | None
    forms: Forms
    survey: Survey
    scores: Scores
    builder: SurveyBuilder
    """Has read what the survey is made of; who works on follows changes with it."""
    scorer: Scorer
    """Has judged the survey; likewise."""


def assess(file: EstateFile, packs_folder: Path) -> Assessment:
    """Return the judged current round; a sealed one is judged on exactly what was sealed.

    Raises:
        PackFaulty: the packs it is pinned to are nowhere to be had.
    """
    round_key = current_round(file)
    seal = seal_of(file, round_key)
    forms = pinning.pinned(file, round_key, packs_folder)
    builder = SurveyBuilder(round_key).read(round_states(file, round_key, seal))
    survey = builder.survey()
    scorer = Scorer(forms, survey)
    return Assessment(
        estate_id=estate_id(file),
        name=estate_text(file, "name"),
        round=round_key,
        seal=seal,
        forms=forms,
        survey=survey,
        scores=scorer.scores(),
        builder=builder,
        scorer=scorer,
    )


def round_states(file: EstateFile, round_key: str, seal: SealView | None) -> Iterator[CellState]:
    """Return the cells a round's survey is read from, with the heads of the contested ones."""
    if seal is not None:
        yield from file.states_of(seal.ranges)
        return
    for entity in ("estate", "building", "unit"):
        yield from file.states(entity, heads=False)
    for entity in ("answer", "check"):
        yield from file.states(entity, f"{round_key}/", heads=False)


def estate_text(file: EstateFile, field: str) -> str:
    """Return a text of the estate (`id`, `name`); "" when it is empty."""
    state = file.state(vocabulary.estate_cell(field))
    return state.value if state is not None and isinstance(state.value, str) else ""

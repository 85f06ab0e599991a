"""Results by building: from the answer that says where somebody lives, which is here or nowhere."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renodesk.domain.filled_form import Answer, Withheld
from renodesk.domain.questionnaire_results import Outcome, outcomes
from renodesk.domain.survey import Building, Survey
from renodesk.domain.telling_apart import FEWEST, told_apart
from renodesk.services.places import building_called
from renodesk.services.questionnaires.reading import FormBook, StandingForm
from renodesk.services.register_import.values import arabic, plain

_WORDED = re.compile(r"([A-Za-z]?\d{1,4}|[A-Za-z])\s*(?:号楼|号院|栋|幢|座|楼|#|号)")
_FIRST = re.compile(r"[-–—/，,、\s]")


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildingVoice:
    """What residents of one building said, or of several told together since too few spoke in each.

    A question that too few of them answered is left out.
    """

    buildings: tuple[Building, ...]
    forms: int
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ByBuilding:
    """The results by building; `known` of `counted` forms say which, and it is registered and here.

    `unmarked` is the version of a questionnaire that marks no question where somebody lives, else "".
    """

    voices: tuple[BuildingVoice, ...]
    known: int
    counted: int
    unmarked: str = ""

    @property
    def is_told(self) -> bool:
        """Return whether anything can be told by building without telling of anybody."""
        return bool(self.voices)


def by_building(reader: FormBook) -> ByBuilding:
    """Return what each building said of everything that is scored, or is a yes.

    Where somebody lives is a personal value: it is read where it lies, and nowhere else.
    """
    stack = reader.stack()
    homes = _homes(reader, stack.counted)
    counts: dict[str, int] = {}
    for building in reader.session.survey.buildings:
        counts[building.place.building] = sum(homes.get(one.form.key) == building for one in stack.counted)
    asked = [one for one in stack.book.put(reader.phase) if one.scores or one.agrees]
    by_key = {one.place.building: one for one in reader.session.survey.buildings}
    voices = []
    for group in told_apart(counts):
        own = [one for one in stack.counted if (at := homes.get(one.form.key)) and at.place.building in group]
        sheaf = [(one.form.answers, one.judged) for one in own]
        voices.append(
            BuildingVoice(
                buildings=tuple(by_key[key] for key in group),
                forms=len(own),
                outcomes=tuple(one for one in outcomes(stack.book, asked, sheaf) if one.valid >= FEWEST),
            )
        )
    return ByBuilding(
        voices=tuple(voices),
        known=len(homes),
        counted=len(stack.counted),
        unmarked="" if stack.book.place_question is not None else stack.book.identity.version,
    )


def _homes(reader: FormBook, forms: tuple[StandingForm, ...]) -> Mapping[str, Building]:
    """Return the building of each form that names one, by the form's key."""
    question = reader.book.place_question
    if question is None:
        return {}
    held = reader.session.file.person_values() if forms else {}
    found = {}
    for one in forms:
        said = _said(one.form.answers.get(question.code), held)
        building = building_in(reader.session.survey, said) if said else None
        if building is not None:
            found[one.form.key] = building
    return found


def _said(answer: Answer | None, held: Mapping[str, str]) -> str:
    if isinstance(answer, Withheld):
        return held.get(answer.token, "")
    return answer if isinstance(answer, str) else ""


def building_in(survey: Survey, address: str) -> Building | None:
    """Return the registered building an address names: `2号楼3单元4层`, `二号楼`, `2-3-401`, `2`."""
    text = arabic(plain(address))
    return next(filter(None, (building_called(survey, name) for name in _names(text))), None)


def _names(text: str) -> Iterator[str]:
    """Yield what may be a building's name, the likeliest first."""
    yield text
    yield from (one[1] for one in _WORDED.finditer(text))
    if not _WORDED.search(text):
        yield _FIRST.split(text)[0]

"""What the sample's two surveyors asked, and what was agreed about its problems."""

from renodesk.domain.numbers import read_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems import LightState, Said
from renodesk.services.places import find_place
from renodesk.services.problems import ProblemActs
from renodesk.services.sample_rows import sample_rows
from renodesk.services.session import EstateSession

WORDS = "words."
LIGHT = "Y5"


def answer_sample_questions(session: EstateSession, surveyor: str) -> int:
    """Answer what one surveyor asked; return how many answers there are."""
    asked: dict[str, dict[Place, Said]] = {}
    for row in sample_rows("asked.csv"):
        if row["surveyor"] == surveyor:
            place = find_place(session.survey, row["place"])
            asked.setdefault(row["problem"], {})[place] = _said(row["answer"])
    for code, answers in asked.items():
        ProblemActs(session).answer(code, answers)
    return sum(map(len, asked.values()))


def agree_on_sample_problems(session: EstateSession) -> None:
    """Fill the blanks of sentences, say who solves what until when, and how the estate's culture stands."""
    acts = ProblemActs(session)
    for row in sample_rows("problems.csv"):
        name = row["field"]
        if name.startswith(WORDS):
            acts.fill(row["problem"], {name.removeprefix(WORDS): row["value"]})
        else:
            acts.edit(row["problem"], {name: row["value"]})
    acts.set_light(LIGHT, ESTATE, LightState.YELLOW)


def _said(text: str) -> Said:
    number = read_number(text)
    return text == "yes" if number is None else number

"""The conversation with the property manager: what is asked, in its order, and who said what.

Asked are the items of collection step 2 (室内填报, 手册 专栏3), register fields that scores need and nobody
knows, and papers to see. Order and wording are the register pack's; what it does not place comes last.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.form import Item, RegisterField
from renodesk.domain.inquiry import Asked, Paper, TalkLine, Way
from renodesk.domain.places import ESTATE, Place, place_of_key
from renodesk.domain.reading import value_from
from renodesk.domain.survey import Observation, Value
from renodesk.errors import UnknownField, UnknownItem
from renodesk.services.answer_parts import Part, parts_of, with_part
from renodesk.services.answers import Answers
from renodesk.services.field_needs import FieldNeeds
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.services.spots import Spots
from renodesk.texts import Language

STEP = 2
BASIS = "interview"
_SCOPES = {"estate": "estate", "building": "building", "unit": "unit_entrance"}


class PaperState(StrEnum):
    """What was said of a paper: it is here, it will be brought, there is none."""

    GOT = "got"
    PROMISED = "promised"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One thing to ask: of an item, a register field or a paper, wherever it is to be answered.

    `about` is as in the pack's talk table. `asked` are the places where it is answered, or was not known.
    """

    about: str
    subject: Item | RegisterField | Paper
    line: TalkLine | None
    places: tuple[Place, ...]
    asked: frozenset[Place]
    ask_from: tuple[str, ...] = ()
    """Whom one may ask, as codes of the pack."""

    @property
    def is_asked(self) -> bool:
        """Return whether nothing of it is left to ask."""
        return self.asked.issuperset(self.places)


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a register field or a paper says, and who said it ("": nobody is named)."""

    value: Value | None
    said_by: str


class Interview:
    """Lists what to ask and keeps what is said, each answer with who said it, in one act."""

    def __init__(self, session: EstateSession, language: Language = "zh") -> None:
        """Work on the session's current round; what is asked is called in a language."""
        self._session = session
        self._language: Language = language
        self._spots = Spots(session)
        self._answers = Answers(session)
        self._register = RegisterService(session)
        self._said: dict[tuple[Place, str], str] = {}

    # What is asked

    def questions(self) -> tuple[Question, ...]:
        """Return everything to ask, in the order of the conversation."""
        self._said = self._read_said()
        lines = {line.about: line for line in self._session.forms.register.inquiry.talk}
        found = {one.about: one for one in self._all(lines)}
        order = [about for about in lines if about in found]
        order += [about for about in found if about not in lines]
        return tuple(found[about] for about in order)

    def _all(self, lines: dict[str, TalkLine]) -> Iterator[Question]:
        forms = self._session.forms_in(self._language)
        needs = FieldNeeds(self._session)
        for item in forms.tree.items:
            if STEP in item.steps or item.code in lines:
                places = needs.places_of(item)
                asked = frozenset(place for place in places if self._is_dealt_with(item, place))
                yield from self._one(item.code, item, lines, places, asked, item.ask_from)
        for field in forms.register.fields:
            if field.level in _SCOPES and not field.is_personal:
                about = f"{field.level}.{field.name}"
                gaps = needs.gaps(field, _SCOPES[field.level])
                places = tuple(
                    place
                    for place in needs.places(_SCOPES[field.level])
                    if place in gaps or (place, field.name) in self._said
                )
                told = frozenset(
                    place for place in places if place not in gaps or (place, field.name) in self._said
                )
                yield from self._one(about, field, lines, places, told, field.ask_from)
        talkers = {one.code for one in forms.register.inquiry.by_way(Way.TALK)}
        for paper in forms.register.inquiry.papers:
            about = f"paper.{paper.code}"
            if about in lines or talkers.intersection(one.respondent for one in paper.ask_from):
                asked = frozenset({ESTATE} if self.paper(paper.code).value else ())
                yield from self._one(about, paper, lines, (ESTATE,), asked, paper.ask_from)

    @staticmethod
    def _one(
        about: str,
        subject: Item | RegisterField | Paper,
        lines: dict[str, TalkLine],
        places: tuple[Place, ...],
        asked: frozenset[Place],
        ask_from: tuple[Asked, ...],
    ) -> Iterator[Question]:
        if places:
            yield Question(
                about=about,
                subject=subject,
                line=lines.get(about),
                places=places,
                asked=asked,
                ask_from=tuple(dict.fromkeys(one.respondent for one in ask_from)),
            )

    def _is_dealt_with(self, item: Item, place: Place) -> bool:
        heads = self._session.survey.answers.get((item.code, place), ())
        return self._spots.is_done(item.code, place) or any(
            head.status == "unseen" and bool(head.reason) for head in heads
        )

    def _read_said(self) -> dict[tuple[Place, str], str]:
        """Return who said each register field, by place and field; read in one go, there are many."""
        found: dict[tuple[Place, str], str] = {}
        for entity in ("estate", "building", "unit"):
            for state in self._session.file.states(entity):
                name = state.cell.field.removeprefix(vocabulary.SAID_BY)
                if name != state.cell.field and isinstance(state.value, str):
                    found[place_of_key(state.cell.key), name] = state.value
        return found

    # What was said

    def field(self, place: Place, name: str) -> Said:
        """Return what a register field says at a place."""
        value = value_from(self._session.value(vocabulary.register_cell(place, name)))
        return Said(value=value, said_by=self._session.text(vocabulary.said_by_cell(place, name)))

    def fields(self, question: Question) -> Mapping[Place, Said]:
        """Return what a register field says at every place of a question that was just read."""
        assert isinstance(question.subject, RegisterField)
        name, survey = question.subject.name, self._session.survey
        values = {ESTATE: survey.fields.get(name)}
        for building in survey.buildings:
            values[building.place] = building.fields.get(name)
            values.update({unit.place: unit.fields.get(name) for unit in building.units})
        return {
            place: Said(value=values.get(place), said_by=self._said.get((place, name), ""))
            for place in question.places
        }

    def paper(self, code: str) -> Said:
        """Return what was said of a paper."""
        state = self._session.text(vocabulary.paper_cell(code, "state"))
        return Said(value=state or None, said_by=self._session.text(vocabulary.paper_cell(code, "said_by")))

    def respondents(self) -> tuple[tuple[str, str], ...]:
        """Return the (Chinese, English) words for those one talks to."""
        talkers = self._session.forms.register.inquiry.by_way(Way.TALK)
        return tuple((one.name, one.name_en) for one in talkers)

    # Answering

    def answer_item(
        self, item: str, place: Place, part: Part, value: Value | None, *, said_by: str
    ) -> Changes:
        """Keep one part of what was said of an item, that it was said in conversation, and by whom.

        Raises:
            UnknownItem, UnknownPlace, UnknownField: nobody could answer this there.
            RoundSealed: the round takes no more answers.
        """
        if part not in parts_of(self._spots.known(item, place)):
            raise UnknownField(field=part.name or part.kind.value, where=item)
        seen = with_part(self._spots.shown(item, place), part, value)
        return self._record(item, place, seen, said_by)

    def say_status(self, item: str, place: Place, status: str, reason: str, *, said_by: str) -> Changes:
        """Keep that an item does not apply ("na"), was not known ("unseen"), or neither (""), and why.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there.
            RoundSealed: the round takes no more answers.
        """
        self._spots.known(item, place)
        before = self._spots.shown(item, place) or Observation()
        seen = Observation(
            status=status, reason=reason.strip(), grade=before.grade, inputs=before.inputs, flags=before.flags
        )
        return self._record(item, place, seen, said_by)

    def _record(self, item: str, place: Place, seen: Observation, said_by: str) -> Changes:
        is_said = seen != Observation()
        basis, who = (BASIS, said_by.strip()) if is_said else ("", "")
        return self._answers.record(item, place, seen, basis=basis, said_by=who)

    def answer_field(self, place: Place, name: str, typed: str, *, said_by: str) -> Changes:
        """Keep what was said of a register field, and by whom; "" takes both back.

        Raises:
            UnknownField, UnknownPlace: the register has no such field there.
        """
        return self._register.set_fields(
            place, {name: typed}, said_by=said_by.strip() if typed.strip() else ""
        )

    def field_not_known(self, place: Place, name: str, *, said_by: str) -> Changes:
        """Keep that somebody was asked for a register field and did not know.

        Raises:
            UnknownField, UnknownPlace: the register has no such field there.
        """
        return self._register.set_fields(place, {name: ""}, said_by=said_by.strip() or "?")

    def say_paper(self, code: str, state: PaperState | None, *, said_by: str) -> Changes:
        """Keep what was said of a paper, and by whom; None takes it back.

        Raises:
            UnknownItem: the pack has no such paper.
        """
        if self._session.forms.register.inquiry.paper(code) is None:
            raise UnknownItem(item=code)
        with self._session.act() as act:
            act.put(vocabulary.paper_cell(code, "state"), None if state is None else state.value)
            who = None if state is None else said_by.strip() or None
            act.put(vocabulary.paper_cell(code, "said_by"), who)
        return act.changes


def progress(questions: tuple[Question, ...]) -> tuple[int, int]:
    """Return how many questions are asked, of how many."""
    return sum(question.is_asked for question in questions), len(questions)

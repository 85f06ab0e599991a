"""Acts on filled questionnaires: keep one, or a stack of them, correct one, take one out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.filled_form import Answer, Judged, Withheld, judge, put
from renodesk.domain.migration import split_edition
from renodesk.domain.questionnaire import Phase, Question, Questionnaire
from renodesk.domain.vocabulary_questionnaire import form_cell, questionnaire_pack_cell
from renodesk.errors import FormOfOther, ReasonMissing, UnknownForm, UnknownQuestion, ValueTooLong, WrongUsage
from renodesk.estates.persons import MOST_VALUE
from renodesk.services.days import day_of, today
from renodesk.services.environment import Progress, no_progress, token
from renodesk.services.form_rows import FilledForm, answer_json
from renodesk.services.questionnaires.packs import QUESTIONNAIRE, questionnaire_in_use
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act

_OCTETS = 16
_STEP = 200
MOST_NUMBER = 40
_SHORTEST_KEY = 4
_PHONE = re.compile(r"(?:\d[ -]?){7,}")
"""Words with so many digits in a row may hold a phone: they are kept as a personal value."""


class Way(StrEnum):
    """How a form came here."""

    PAPER = "paper"
    FILE = "file"
    PHONE = "phone"


@dataclass(frozen=True, kw_only=True, slots=True)
class NewForm:
    """A form to keep: what was answered, and the number that stands on the paper."""

    answers: Mapping[str, Answer]
    number: str = ""
    day: str = ""
    is_order: bool = False
    key: str = ""
    """Under which it is kept; "" for a random one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A form that was kept, and how it stands."""

    key: str
    judged: Judged
    changes: Changes


def usual_phase(session: EstateSession) -> Phase:
    """Return whether the current round is asked before or after the works."""
    base, _ = split_edition(session.round)
    return Phase.AFTER if base == "after-works" else Phase.BEFORE


class FormActs:
    """Keeps forms; each call is one act, which a sealed round takes too."""

    def __init__(self, session: EstateSession, phase: Phase | None = None) -> None:
        """Work on the forms of a phase, of the one that the round is in where none is said.

        Raises:
            QuestionnaireMissing, PackFaulty: there is no questionnaire that can be read.
        """
        self._session = session
        self.phase = phase or usual_phase(session)
        self.book = questionnaire_in_use(session)
        self._known = {one.code: one for one in self.book.questions}

    def is_of_today(self) -> bool:
        """Return whether the questionnaire these acts stand on is still the one in use."""
        pin = self._session.value(questionnaire_pack_cell())
        kept = pin.get("sha256") if isinstance(pin, Mapping) else None
        return kept in (None, self.book.identity.sha256)

    def keep(self, form: NewForm, way: Way = Way.PAPER) -> Kept:
        """Keep a form, whether or not all of it is right: what is wrong or missing is told and marked.

        Raises:
            UnknownQuestion, WrongUsage, DayMalformed, ValueTooLong: nothing is kept.
        """
        self._check(form)
        key = self._session.environment.random_key()
        with self._session.act(on_sealed=True) as act:
            QUESTIONNAIRE.keep(self._session, act)
            act.put(form_cell(key), self._value(act, form, way))
        return Kept(key=key, judged=self._judged(form), changes=act.changes)

    def keep_many(
        self, forms: Sequence[NewForm], way: Way, reason: str, progress: Progress = no_progress
    ) -> Changes:
        """Keep a stack of forms in one act.

        Raises:
            UnknownQuestion, WrongUsage, DayMalformed, ValueTooLong, Cancelled: nothing is kept.
        """
        for one in forms:
            self._check(one)
        with self._session.act(reason, on_sealed=True) as act:
            QUESTIONNAIRE.keep(self._session, act)
            act.put_new(self._made(act, forms, way, progress))
        return act.changes

    def _made(
        self, act: Act, forms: Sequence[NewForm], way: Way, progress: Progress
    ) -> Iterator[tuple[Cell, Json]]:
        """Yield forms as cells one by one: thousands of them as values would be a hundred megabytes."""
        for at, one in enumerate(forms):
            if at % _STEP == 0:
                progress("forms_keeping", at / len(forms))
            key = one.key or self._session.environment.random_key()
            yield form_cell(key), self._value(act, one, way)

    def correct(self, key: str, form: NewForm) -> Kept:
        """Give a form other answers; how it came here stays.

        Raises:
            UnknownForm, UnknownQuestion, WrongUsage, DayMalformed, ValueTooLong: nothing is kept.
            FormOfOther: it answers another version of the questionnaire.
        """
        before = self.form(key)
        identity = self.book.identity
        if before.pack != (identity.id, identity.version):
            raise FormOfOther(form=before.number or before.key[:8], version=before.version)
        self._check(form)
        asked = replace(form, is_order=before.is_order)
        with self._session.act(on_sealed=True) as act:
            QUESTIONNAIRE.keep(self._session, act)
            act.put(form_cell(before.key), self._value(act, asked, before.way, before))
        return Kept(key=before.key, judged=self._judged(asked), changes=act.changes)

    def remove(self, key: str, reason: str) -> Changes:
        """Take a form out, with its reason.

        Raises:
            UnknownForm, ReasonMissing: nothing changed.
        """
        form = self.form(key)
        if not reason.strip():
            raise ReasonMissing(act="remove")
        with self._session.act(reason.strip(), on_sealed=True) as act:
            act.put(form_cell(form.key, vocabulary.REMOVED), True, reason=reason.strip())
        return act.changes

    def form(self, key: str) -> FilledForm:
        """Return a form by the number on its paper, by its key, or by how that begins (four letters or more).

        Raises:
            UnknownForm: there is none, or several.
        """
        forms = self._session.form_rows.all().values()
        found = [one for one in forms if one.key == key] or [
            one for one in forms if key and one.number == key
        ]
        if not found and len(key) >= _SHORTEST_KEY:
            found = [one for one in forms if one.key.startswith(key)]
        if len(found) != 1:
            raise UnknownForm(form=key, count=len(found))
        return found[0]

    def _phase_of(self, form: NewForm) -> Phase:
        return self.book.order_phase(self.phase) if form.is_order else self.phase

    def _round_of(self, phase: Phase) -> str:
        """Return the round a form is of: the current one, or that in which the other time was asked."""
        base, _ = split_edition(self._session.round)
        if phase == usual_phase(self._session):
            return base
        forms = self._session.form_rows.all().values()
        return max(((one.day, one.round) for one in forms if one.phase == phase), default=("", base))[1]

    def _judged(self, form: NewForm) -> Judged:
        asked = put(self.book, self.phase, is_order=form.is_order)
        return judge(self.book, asked, form.answers)

    def _check(self, form: NewForm) -> None:
        for code, said in form.answers.items():
            if code not in self._known:
                raise UnknownQuestion(question=code, known=f"{self.book.questions[0].code} …")
            if isinstance(said, str) and len(said) > MOST_VALUE:
                raise ValueTooLong(most=MOST_VALUE)
        if len(form.number) > MOST_NUMBER:
            raise WrongUsage(what="number", value=form.number[:MOST_NUMBER])
        if form.day:
            day_of(form.day)

    def _value(self, act: Act, form: NewForm, way: str, before: FilledForm | None = None) -> Json:
        identity = self.book.identity
        value: dict[str, Json] = {
            "of": {"id": identity.id, "version": identity.version},
            "phase": before.phase if before is not None else self._phase_of(form).value,
            "round": before.round if before is not None else self._round_of(self._phase_of(form)),
            "day": (day_of(form.day) if form.day else today(self._session)).isoformat(),
            "way": str(way),
            "answers": dict(self._shielded(act, form.answers, before)),
        }
        if form.number:
            value["number"] = form.number
        if form.is_order:
            value["order"] = True
        return value

    def _shielded(
        self, act: Act, answers: Mapping[str, Answer], before: FilledForm | None
    ) -> Iterable[tuple[str, Json]]:
        """Yield answers as the log may hold them: of a personal value the token alone."""
        for code, said in answers.items():
            if isinstance(said, str) and is_personal(self._known[code], said):
                known = before.answers.get(code) if before is not None else None
                if isinstance(known, Withheld) and self._session.file.person_value(known.token) == said:
                    said = known
                else:
                    made = token(_OCTETS)
                    act.keep_person_value(made, said)
                    said = Withheld(token=made)
            yield code, answer_json(said)


def is_personal(question: Question, said: str) -> bool:
    """Return whether words are a personal value: the question asks for one, or a phone may stand in them."""
    return question.is_personal or _PHONE.search(said) is not None


def revealed(session: EstateSession, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return answers with the personal values that are here; the others stay withheld."""
    found: dict[str, Answer] = {}
    for code, said in answers.items():
        value = session.file.person_value(said.token) if isinstance(said, Withheld) else None
        found[code] = said if value is None else value
    return found


def of_order(book: Questionnaire, answers: Mapping[str, Answer]) -> bool:
    """Return whether answers hold the residents' order alone."""
    return bool(answers) and {one.code for one in book.order}.issuperset(answers)

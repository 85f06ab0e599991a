"""The form that is being typed: what is answered, which question follows, and whether it can be kept."""

from collections.abc import Sequence

from renodesk.domain.filled_form import Answer, Judge, Judged, Slip, Withheld, put, shown_answer, typed
from renodesk.domain.questionnaire import Option, Phase, Question
from renodesk.domain.translated import in_language
from renodesk.services.form_rows import FilledForm
from renodesk.services.questionnaires import FormActs, NewForm, revealed
from renodesk.services.session import EstateSession
from renodesk.texts import Language


class FormTyping:
    """One form after another, by one questionnaire. Knows no widgets."""

    def __init__(
        self, session: EstateSession, phase: Phase, *, is_order: bool, language: Language = "zh"
    ) -> None:
        """Type forms of a phase, or order sheets alone, asked in a language."""
        self.session, self.phase, self.is_order = session, phase, is_order
        self.acts = FormActs(session, phase)
        self.book = in_language(self.acts.book, language)
        asked = put(self.book, phase, is_order=is_order)
        self.asked = tuple(one for one in asked if not one.is_of_estate)
        self._order = {one.code: at for at, one in enumerate(self.asked)}
        self._judge = Judge(self.book, asked)
        self.start()

    def start(self) -> None:
        """Begin an empty form."""
        self.answers: dict[str, Answer] = {}
        self.key = self.day = ""
        self.is_touched = False
        self.at = self.asked[0].code if self.asked else ""

    def load(self, form: FilledForm) -> None:
        """Go through a form that was kept."""
        self.start()
        self.answers = revealed(self.session, form.answers)
        self.key, self.day = form.key, form.day

    def is_for(self, session: EstateSession, phase: Phase) -> bool:
        """Return whether it still types what is asked."""
        return self.session is session and self.phase == phase and self.acts.is_of_today()

    @property
    def question(self) -> Question | None:
        """Return the question at hand."""
        at = self._order.get(self.at)
        return None if at is None else self.asked[at]

    def stand(self, code: str) -> None:
        """Go to a question."""
        if code in self._order:
            self.at = code

    def said(self, text: str) -> Answer | None:
        """Return what a text answers to the question at hand; nothing typed leaves what is not to be seen."""
        before, question = self.answers.get(self.at), self.question
        if question is None or (isinstance(before, Withheld) and not text):
            return before
        return typed(self.book, question, text)

    def take(self, text: str, *, force: bool) -> tuple[Slip, ...]:
        """Take a text as the answer; what is wrong in it is returned, and it is not taken unless `force`."""
        if self.question is None:
            return ()
        said = self.said(text)
        answers = {code: one for code, one in self.answers.items() if code != self.at}
        slips: tuple[Slip, ...] = ()
        if said is not None:
            answers[self.at] = said
            slips = self._judge.wrong_in(self.at, said, answers)
        if slips and not force:
            return slips
        self.is_touched |= answers != self.answers
        self.answers = answers
        return ()

    def judged(self) -> Judged:
        """Return how the form stands."""
        return self._judge.judge(self.answers)

    def shown(self, judged: Judged) -> Sequence[str]:
        """Return the questions the form is asked, in order."""
        return [code for code in judged.shown if code in self._order]

    def go_on(self) -> bool:
        """Go to the next question that is asked; False where there is none any more."""
        judged = self.judged()
        later = [code for code in self.shown(judged) if self._order[code] > self._order.get(self.at, -1)]
        if judged.ended == self.at or not later:
            return False
        self.at = later[0]
        return True

    def go_back(self) -> None:
        """Go to the question before."""
        earlier = [code for code in self.shown(self.judged()) if self._order[code] < self._order[self.at]]
        if earlier:
            self.at = earlier[-1]

    def text_of(self, code: str) -> str:
        """Return what is answered to a question, as it is typed."""
        said, at = self.answers.get(code), self._order.get(code)
        return "" if said is None or at is None else shown_answer(self.book, self.asked[at], said)

    def options(self) -> dict[str, Option]:
        """Return what the question at hand offers, by the numbers before the options."""
        return dict(self.book.keys_of(self.question)) if self.question is not None else {}

    def store(self, number: str) -> str:
        """Keep the form, under its key where it has one, and return the key.

        Raises:
            RenodeskError: as `FormActs.keep`; nothing is kept.
        """
        new = NewForm(answers=self.answers, number=number, day=self.day, is_order=self.is_order)
        made = self.acts.correct(self.key, new) if self.key else self.acts.keep(new)
        self.key, self.is_touched = made.key, False
        return made.key

"""Filled questionnaires from a table: typed by others, of an online survey, of phones."""

from collections.abc import Mapping

from renodesk.domain.changes import Changes
from renodesk.domain.questionnaire import Phase
from renodesk.services.environment import Progress
from renodesk.services.questionnaires.acting import FormActs
from renodesk.services.questionnaires.columns import (
    DAY,
    INSTANCE,
    NUMBER,
    OPTION,
    layout_in,
    place_in,
    targets_of,
)
from renodesk.services.questionnaires.columns import VERSION as QUESTIONNAIRE
from renodesk.services.questionnaires.importing import FormPlan, plan_layout, take_forms
from renodesk.services.questionnaires.words import question_text
from renodesk.services.register_import.matching import Layout
from renodesk.services.register_import.targets import Target
from renodesk.services.session import EstateSession
from renodesk.services.table_import.door import Line, LineKind, Outlook, fault_lines
from renodesk.tables.grids import Grid
from renodesk.texts import Language, joined, say

Kept = tuple[FormPlan, Changes | None]
_OWN = {
    NUMBER: "form_number",
    DAY: "form_day",
    INSTANCE: "table_import_instance",
    QUESTIONNAIRE: "table_import_questionnaire",
}


class FormsDoor:
    """A row a form; whole or not at all."""

    kind = "forms"
    required: frozenset[str] = frozenset()

    def __init__(self, session: EstateSession, phase: Phase | None, language: Language) -> None:
        """Take forms of a phase, of the one that the round is in where none is said.

        Raises:
            QuestionnaireMissing, PackFaulty: there is no questionnaire that can be read.
        """
        acts = FormActs(session, phase)
        self._session, self._book, self._phase = session, acts.book, acts.phase
        self._language: Language = language
        self.known: Mapping[str, Target] = targets_of(self._book, self._phase)
        self.parts = frozenset(key for key in self.known if OPTION in key or place_in(key)[1])
        self.title = say("table_import_forms", language)
        self.about = say("table_import_forms_about", language)

    def name(self, key: str) -> str:
        """Return a question in words, an option with its question."""
        if key in _OWN:
            return say(_OWN[key], self._language)
        code, _, option = key.partition(OPTION)
        question = self._book.question(code)
        if question is None:
            return key
        if not option:
            return f"{code} {question_text(question, self._language)}"
        label = next((one.label for one in self._book.options_of(question) if one.code == option), option)
        return f"{code} {label}"

    def propose(self, grid: Grid, header_row: int | None = None) -> Layout:
        """Propose by codes and words of questions."""
        return layout_in(grid, self._book, self._phase, header_row)

    def plan(self, grid: Grid, layout: Layout, progress: Progress) -> FormPlan:
        """Plan form by form."""
        return plan_layout(self._session, self._phase, grid, layout, progress)

    def outlook(self, plan: FormPlan) -> Outlook:
        """Tell every fault, and the columns nobody reads."""
        unread = joined("、", (one.title for one in plan.columns.unmatched), self._language)
        words = [say("forms_unmatched", self._language, columns=unread)] if unread else []
        return Outlook(
            summary=self._said("forms_would_take", plan),
            lines=(
                *fault_lines(plan.faults, LineKind.REFUSED, self._language),
                *(Line(kind=LineKind.NOTICE, where="", text=one) for one in words),
            ),
            is_empty=not plan.forms,
        )

    def _said(self, code: str, plan: FormPlan) -> str:
        facts = {"count": len(plan.forms), "known": plan.known, "questions": plan.questions}
        return say(code, self._language, file=plan.file, **facts)

    def take(self, plan: FormPlan, only_good: bool, progress: Progress) -> Kept:
        """Keep every form."""
        return plan, take_forms(self._session, plan, progress)

    def told(self, taken: Kept) -> str:
        """Say how many forms were kept."""
        return self._said("forms_taken", taken[0])

"""The stack of forms as it stands: what counts, what each question came to, whether the sample will do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.filled_form import Answer, Judge, Judged, Withheld, put
from renodesk.domain.migration import split_edition
from renodesk.domain.questionnaire import Phase, Questionnaire
from renodesk.domain.questionnaire_results import (
    ItemVoice,
    Outcome,
    Wanted,
    outcomes,
    ranking,
    voices,
)
from renodesk.domain.sampling import SampleCheck, sample_checks
from renodesk.domain.translated import in_language
from renodesk.services.form_rows import FilledForm
from renodesk.services.questionnaires.acting import usual_phase
from renodesk.services.questionnaires.packs import kept_as, questionnaire_in_use
from renodesk.services.session import EstateSession
from renodesk.texts import Language


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingForm:
    """A form and how it stands. One of another questionnaire, or contested, counts nowhere until decided."""

    form: FilledForm
    judged: Judged
    is_of_other: bool

    @property
    def counts(self) -> bool:
        """Return whether its answers are counted."""
        return not (self.is_of_other or self.form.is_contested or self.judged.ended)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stack:
    """The forms of one phase, of one round, in the order they were filled in."""

    book: Questionnaire
    phase: Phase
    round: str
    forms: tuple[StandingForm, ...]

    @property
    def counted(self) -> tuple[StandingForm, ...]:
        """Return the whole forms that count."""
        return tuple(one for one in self.forms if one.counts and not one.form.is_order)

    @property
    def ordering(self) -> tuple[StandingForm, ...]:
        """Return the forms whose order counts: whole forms, and order sheets."""
        return tuple(one for one in self.forms if one.counts)

    @property
    def ended(self) -> int:
        """Return how many forms ended because who filled them in is not asked."""
        return sum(bool(one.judged.ended) and not one.is_of_other for one in self.forms)

    @property
    def of_other(self) -> tuple[StandingForm, ...]:
        """Return the forms of another questionnaire, or another version of it."""
        return tuple(one for one in self.forms if one.is_of_other)

    @property
    def contested(self) -> int:
        """Return how many forms two people filled in differently."""
        return sum(one.form.is_contested for one in self.forms)

    @property
    def unsound(self) -> tuple[StandingForm, ...]:
        """Return the forms in which something is wrong or missing; what is right of them counts."""
        return tuple(one for one in self.forms if not one.is_of_other and not one.judged.is_sound)


@dataclass(frozen=True, kw_only=True, slots=True)
class Results:
    """What a stack came to."""

    stack: Stack
    outcomes: tuple[Outcome, ...]
    voices: tuple[ItemVoice, ...]
    checks: tuple[SampleCheck, ...]

    def outcome(self, code: str) -> Outcome | None:
        """Return what a question came to."""
        return next((one for one in self.outcomes if one.question.code == code), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """Residents' score beside the designer's on one indicator; the gap where both are settled numbers."""

    item: str
    name: str
    voice: ItemVoice
    low: Fraction | None
    high: Fraction | None
    gap: Fraction | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """Works as residents rank them, from how many forms."""

    forms: int
    wanted: tuple[Wanted, ...]


class FormBook:
    """Reads the questionnaires of an estate."""

    def __init__(self, session: EstateSession, phase: Phase | None = None, language: Language = "zh") -> None:
        """Read the forms of a phase, of the one that the round is in where none is said, in a language.

        Raises:
            QuestionnaireMissing, PackFaulty: there is no questionnaire that can be read.
        """
        self.session = session
        self.phase = phase or usual_phase(session)
        self._language: Language = language
        self._in_use = in_language(questionnaire_in_use(session), language)
        self.book = self._in_use
        self._judges: dict[tuple[Phase, bool], Judge] = {}

    def stack(self) -> Stack:
        """Return the forms of the phase: of this round where it has any, else of the round asked last."""
        every = self.session.form_rows.all().values()
        forms = [one for one in every if one.phase == self.phase]
        base, _ = split_edition(self.session.round)
        if forms and not any(one.round == base for one in forms):
            base = max(forms, key=lambda one: one.day).round
        ours = sorted((one for one in forms if one.round == base), key=_in_stack)
        self._go_by(ours)
        return Stack(
            book=self.book,
            phase=self.phase,
            round=base,
            forms=tuple(map(self.standing, ours)),
        )

    def _go_by(self, forms: Sequence[FilledForm]) -> None:
        """Count by the questionnaire in use, or by that of the newest form where none answers it."""
        identity = self._in_use.identity
        found = {one.pack for one in forms}
        book = self._in_use
        if found and (identity.id, identity.version) not in found:
            kept = kept_as(self.session, max(forms, key=lambda one: one.day).pack)
            book = in_language(kept, self._language) or self._in_use
        if book.identity != self.book.identity:
            self.book, self._judges = book, {}

    def standing(self, form: FilledForm) -> StandingForm:
        """Return how a form stands by this questionnaire."""
        identity = self.book.identity
        return StandingForm(
            form=form,
            judged=self.session.form_rows.judged(form, identity.sha256, self._judge),
            is_of_other=form.pack != (identity.id, identity.version),
        )

    def _judge(self, form: FilledForm) -> Judged:
        phase = Phase.AFTER if form.phase == Phase.AFTER else Phase.BEFORE
        by = self._judges.get((phase, form.is_order))
        if by is None:
            by = Judge(self.book, put(self.book, phase, is_order=form.is_order))
            self._judges[phase, form.is_order] = by
        return by.judge(form.answers)

    def results(self) -> Results:
        """Return what the stack came to."""
        stack = self.stack()
        sheaf = [(one.form.answers, one.judged) for one in stack.counted]
        asked = stack.book.put(self.phase)
        personal = {one.code for one in asked if one.is_personal and one.parts}
        if personal:
            held = self.session.file.person_values() if sheaf else {}
            sheaf = [(_summable(answers, personal, held), judged) for answers, judged in sheaf]
        found = outcomes(self.book, asked, sheaf)
        by_code: Mapping[str, Outcome] = {one.question.code: one for one in found}
        return Results(
            stack=stack,
            outcomes=found,
            voices=voices(self.book, found),
            checks=sample_checks(self.book, by_code, len(sheaf)),
        )

    def beside(self, results: Results) -> tuple[Beside, ...]:
        """Return residents' scores beside the designer's, the widest gaps first, then what has none."""
        nodes = self.session.scores.nodes
        made = []
        for voice in results.voices:
            item, node = self.session.forms_in(self._language).tree.item(voice.item), nodes.get(voice.item)
            if item is None:
                continue
            low, high = (node.low, node.high) if node is not None and not node.is_na else (None, None)
            is_settled = low is not None and low == high and voice.score is not None
            gap = voice.score - low if is_settled and voice.score is not None and low is not None else None
            made.append(Beside(item=item.code, name=item.name, voice=voice, low=low, high=high, gap=gap))
        return tuple(
            sorted(made, key=lambda one: (one.gap is None, -abs(one.gap) if one.gap is not None else 0))
        )

    def order(self) -> Order:
        """Return what residents want of the 36; of the time they were asked for it."""
        asked = self.book.order_phase(self.phase)
        if asked != self.phase:
            return FormBook(self.session, asked, self._language).order()
        stack = self.stack()
        sheaf = [(one.form.answers, one.judged) for one in stack.ordering]
        forms, wanted = ranking(self.book, sheaf)
        return Order(forms=forms, wanted=wanted)


def next_number(stack: Stack) -> int:
    """Return the number that follows the largest one of a stack."""
    numbers = (one.form.number for one in stack.forms)
    return max((int(one) for one in numbers if one.isascii() and one.isdecimal()), default=0) + 1


def _in_stack(form: FilledForm) -> tuple[str, bool, int, str, str]:
    number = int(form.number) if form.number.isascii() and form.number.isdecimal() else 0
    return form.day, not form.number, number, form.number, form.key


def _summable(
    answers: Mapping[str, Answer], personal: set[str], held: Mapping[str, str]
) -> Mapping[str, Answer]:
    """Return answers with the personal counts that are here, which only their sum leaves."""
    if personal.isdisjoint(answers):
        return answers
    found = dict(answers)
    for code in personal:
        said = found.get(code)
        if isinstance(said, Withheld) and said.token in held:
            found[code] = held[said.token]
    return found

"""联合审查表: five parts filled from the plan until somebody writes them, opinions of offices, days taken."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.money import Amounts, amounts_shown
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE
from renodesk.domain.procedure import Box
from renodesk.domain.vocabulary_procedure import joint_review_cell
from renodesk.errors import UnknownStep, WrongUsage
from renodesk.services.days import day_said, in_order
from renodesk.services.planning.in_force import plan_in_force
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.planning.money import PlanMoney, PlanMoneys
from renodesk.services.planning.money_words import channel_name
from renodesk.services.planning.words import PlanWords
from renodesk.services.procedure.acting import ProcedureActs, any_said
from renodesk.services.procedure.reading import ProcedureBook
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

OPINIONS = ("agree", "conditions", "against")
_PROPERTY = ("property_mode", "property_company", "property_fee")


@dataclass(frozen=True, kw_only=True, slots=True)
class FormPart:
    """One part: what stands in it, and whether the plan filled it in."""

    box: Box
    text: str
    is_prefilled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What an office says: `word` is one of `OPINIONS`, "" while it is open."""

    box: Box
    word: str
    text: str
    day: datetime.date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewForm:
    """The whole form; `days` is how long it took from submission to approval, or takes until today."""

    parts: tuple[FormPart, ...]
    opinions: tuple[Opinion, ...]
    submitted: datetime.date | None
    approved: datetime.date | None
    days: int | None

    @property
    def is_agreed(self) -> bool:
        """Return whether every office agreed without conditions."""
        return bool(self.opinions) and all(one.word == "agree" for one in self.opinions)


class JointReview:
    """Reads and keeps the joint review form of one estate."""

    def __init__(
        self, session: EstateSession, language: Language = "zh", book: ProcedureBook | None = None
    ) -> None:
        """Work on an open estate.

        Raises:
            ProcedureMissing, PackFaulty: there is no pack of procedures that can be read.
        """
        self._session, self._language = session, language
        self._book = book or ProcedureBook(session, language)
        self._lines: tuple[PlanLine, ...] = ()
        self._money: PlanMoney | None = None

    def form(self) -> ReviewForm:
        """Return the form as it stands."""
        plan = plan_in_force(self._session)
        if plan is not None:
            lines = PlanLines(self._session, plan.key).lines()
            self._lines = tuple(one for one in lines if one.is_chosen)
            self._money = PlanMoneys(self._session).of(lines)
        submitted, approved = (day_said(self._value(name)) for name in ("submitted", "approved"))
        end = approved or self._book.today
        boxes = self._book.pack.boxes
        return ReviewForm(
            parts=tuple(self._part(one) for one in boxes if not one.is_opinion),
            opinions=tuple(self._opinion(one) for one in boxes if one.is_opinion),
            submitted=submitted,
            approved=approved,
            days=(end - submitted).days if submitted is not None else None,
        )

    def write(self, part: str, text: str) -> Changes:
        """Write a part by hand; an empty text lets the plan fill it again.

        Raises:
            UnknownStep: the form has no such part.
        """
        self._box(part, is_opinion=False)
        return self._put({f"text.{part}": text.strip() or None})

    def say(self, office: str, word: str, text: str = "", day: datetime.date | None = None) -> Changes:
        """Keep an office's opinion; "" takes it back, its text and day stay.

        Raises:
            UnknownStep, WrongUsage: the form has no box for this office, or it is no opinion.
        """
        self._box(office, is_opinion=True)
        if word not in (*OPINIONS, ""):
            raise WrongUsage(what="opinion", value=word)
        value: dict[str, Json] = {"word": word, "text": text.strip()}
        value |= {"day": day.isoformat()} if day is not None else {}
        return self._put({f"opinion.{office}": value if any_said(value) else None})

    def date(self, submitted: datetime.date | None, approved: datetime.date | None) -> Changes:
        """Say when the form was submitted and when it was approved.

        Raises:
            DaysReversed: it was approved before it was submitted.
        """
        in_order(submitted, approved)
        days = {"submitted": submitted, "approved": approved}
        return self._put({name: day.isoformat() if day else None for name, day in days.items()})

    def _box(self, code: str, *, is_opinion: bool) -> None:
        known = [one.code for one in self._book.pack.boxes if one.is_opinion == is_opinion]
        if code not in known:
            raise UnknownStep(step=code, known="、".join(known) or "–")

    def _put(self, values: Mapping[str, Json]) -> Changes:
        with self._session.act(on_sealed=True) as act:
            for field, value in values.items():
                act.put(joint_review_cell(field), value)
            ProcedureActs(self._session, self._language).keep(act)
        return act.changes

    def _value(self, field: str) -> Json:
        return self._session.value(joint_review_cell(field))

    def _opinion(self, box: Box) -> Opinion:
        said = self._value(f"opinion.{box.code}")
        known = said if isinstance(said, Mapping) else {}
        return Opinion(
            box=box,
            word=str(known.get("word") or ""),
            text=str(known.get("text") or ""),
            day=day_said(known.get("day")),
        )

    def _part(self, box: Box) -> FormPart:
        own = self._value(f"text.{box.code}")
        if isinstance(own, str) and own:
            return FormPart(box=box, text=own, is_prefilled=False)
        makers: Mapping[str, Callable[[], Iterator[str]]] = {
            "contents": self._contents,
            "design": self._design,
            "estimate": self._estimate,
            "sources": self._sources,
            "property": self._property,
        }
        maker = makers.get(box.prefill)
        text = "\n".join(maker()) if maker is not None else ""
        return FormPart(box=box, text=text, is_prefilled=bool(text))

    # What the plan says

    def _contents(self) -> Iterator[str]:
        words = PlanWords(self._session, self._language)
        counts = Counter(words.title(one) for one in self._lines)
        for title, count in counts.items():
            yield say("joint_content", self._language, title=title, count=count)

    def _design(self) -> Iterator[str]:
        plan = plan_in_force(self._session)
        if plan is not None:
            word = "joint_design_adopted" if plan.is_adopted else "joint_design_draft"
            musts = sum(one.is_must for one in self._lines)
            facts = {"plan": plan.shown(self._language), "count": len(self._lines), "musts": musts}
            yield say(word, self._language, **facts)

    def _estimate(self) -> Iterator[str]:
        money = self._money
        if money is not None:
            if money.is_example:
                yield say("joint_example", self._language)
            yield say("joint_estimate", self._language, total=amounts_shown(money.total))
            if money.lacking:
                yield say("joint_lacking", self._language, count=len(money.lacking))

    def _sources(self) -> Iterator[str]:
        money = self._money
        if money is None:
            return
        for code, amounts in money.financing.channels.items():
            if amounts != Amounts():
                name = channel_name(money.funding, code, self._language)
                yield say("joint_source", self._language, name=name, total=amounts_shown(amounts))
        yield say("joint_gap", self._language, gap=amounts_shown(money.gap))

    def _property(self) -> Iterator[str]:
        register, look_up = self._session.forms_in(self._language).register, self._session.fields.at(ESTATE)
        for name in _PROPERTY:
            field, value = register.field("estate", name), look_up(name)
            if field is not None and value not in (None, ""):
                label = field.label
                word = write_number(value) if isinstance(value, Fraction) else str(value)
                yield f"{label}：{field.options.get(word, word)} {field.unit}".strip()

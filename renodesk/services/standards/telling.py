"""What an estate file tells beside a row of the standard, and the answer it proposes, to be confirmed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.ballots import Outcome
from renodesk.domain.form import Item
from renodesk.domain.money import yuan_shown
from renodesk.domain.places import ESTATE
from renodesk.domain.problems.presence import Observed, reader_at
from renodesk.domain.problems.sentence import number_text
from renodesk.domain.procedure import StepState
from renodesk.domain.standard import Facts, Fulfilment, StandardRow
from renodesk.domain.vocabulary import estate_cell
from renodesk.errors import PackFaulty, QuestionnaireMissing
from renodesk.packs import ledger_of
from renodesk.services.drafts import Drafts
from renodesk.services.ledger_packs.packs import ledger_texts
from renodesk.services.ledger_packs.titles import ledger_title
from renodesk.services.ledgers import LedgerBook
from renodesk.services.planning.in_force import plan_in_force
from renodesk.services.planning.lines import PlanLine, PlanLines
from renodesk.services.procedure.reading import ProcedureBook
from renodesk.services.procedure.ticks import SevenOnes
from renodesk.services.questionnaires.satisfaction import satisfaction
from renodesk.services.reserve.checks import Checks
from renodesk.services.session import EstateSession
from renodesk.services.wishes import Wishes
from renodesk.texts import Language, joined


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What is told beside a row: a sentence by code with its facts, and the answer it proposes, if any."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    proposes: Fulfilment | None = None


class Telling:
    """Reads an estate once for all rows of a standard."""

    def __init__(self, session: EstateSession, language: Language = "zh") -> None:
        """Read an open estate, in words of a language."""
        self._session = session
        self._language: Language = language
        self._forms = session.forms_in(language)
        self._observed = Observed(
            forms=session.forms, survey=session.survey, fields=session.fields, scores=session.scores
        )
        self._checks = Checks(session)
        self._plan: tuple[PlanLine, ...] | None = None
        self._plan_read = False

    def proposed(self, row: StandardRow) -> Fulfilment | None:
        """Return the answer a row's own conditions propose."""
        if not row.fulfilment_from:
            return None
        return row.proposed(reader_at(self._observed, row.names, ESTATE))

    def told(self, row: StandardRow) -> Told | None:
        """Return what is told beside a row, None where the estate file has nothing to say."""
        if row.telling is None:
            return self._read(row)
        about = row.telling.about
        match row.telling.facts:
            case Facts.SHORTFALLS:
                return self._shortfalls(about)
            case Facts.ANSWERS:
                return self._answers(about)
            case Facts.ACCEPTED:
                return self._accepted(about)
            case Facts.LOANS:
                return self._loans(about)
            case Facts.HERITAGE:
                return self._heritage()
            case Facts.PIPES:
                return self._pipes()
            case Facts.VOICES:
                return self._voices()
            case Facts.SATISFACTION:
                return self._satisfaction()
            case Facts.CLUSTER:
                return self._cluster()
            case Facts.LEDGER:
                return self._ledger(about)
            case Facts.PRIVATE_MONEY:
                return self._private_money()

    def _read(self, row: StandardRow) -> Told | None:
        """Return what the conditions of a row read, None where they decide nothing."""
        proposes = self.proposed(row)
        if proposes is None:
            return None
        look = reader_at(self._observed, row.names, ESTATE)
        what = joined(
            "、", (f"{self._word(name)} {_value(look(name))}" for name in sorted(row.names)), self._language
        )
        return Told(code="standard_told_read", facts={"what": what}, proposes=proposes)

    def _word(self, name: str) -> str:
        """Return what a name of the rules is called in the forms."""
        forms = self._forms
        if name.startswith("@"):
            field = forms.register.field("estate", name[1:])
            return field.label if field is not None else name
        code, _, own = name.rpartition(".")
        item = forms.tree.item(code)
        box = item.input(own) if item is not None else None
        return f"{code} {box.label}" if box is not None else name

    def _lines(self) -> tuple[PlanLine, ...] | None:
        if not self._plan_read:
            plan = plan_in_force(self._session)
            self._plan = PlanLines(self._session, plan.key).lines() if plan is not None else None
            self._plan_read = True
        return self._plan

    def _items(self, about: tuple[str, ...]) -> Iterator[Item]:
        """Yield the items that are named, by themselves or by a group they stand in."""
        tree = self._forms.tree
        parents = {one.code: one.parent for one in tree.groups}
        for item in tree.items:
            code = item.code if item.code in about else item.parent
            while code and code not in about:
                code = parents.get(code, "")
            if code:
                yield item

    def _shortfalls(self, about: tuple[str, ...]) -> Told:
        """Hold the items below the pass mark against what the plan has for them, of one tier."""
        tier = next((one.removeprefix("tier=") for one in about if one.startswith("tier=")), "")
        nodes, mark = self._session.scores.nodes, self._session.forms.tree.pass_mark
        items = [(item, nodes[item.code]) for item in self._items(about)]
        is_open = any(not node.is_na and node.low != node.high for _, node in items)
        short = [item for item, node in items if node.high is not None and node.high < mark]
        cures = {item.code: self._cures(item, tier) for item in short}
        short = [item for item in short if cures[item.code]]
        if not short:
            code = "standard_told_no_shortfall_yet" if is_open else "standard_told_no_shortfall"
            return Told(code=code, proposes=None if is_open else Fulfilment.NA)
        lines = self._lines()
        if lines is None:
            return Told(code="standard_told_no_plan", facts={"count": len(short)})
        done = [item for item in short if any(_answers_for(line, cures[item.code]) for line in lines)]
        missing = joined("、", (item.code for item in short if item not in done), self._language)
        facts = {"count": len(short), "planned": len(done), "missing": missing or "–"}
        if len(done) == len(short):
            return Told(code="standard_told_planned", facts=facts, proposes=Fulfilment.MET)
        proposes = Fulfilment.PARTLY if done else Fulfilment.NOT_MET
        return Told(code="standard_told_planned", facts=facts, proposes=proposes)

    def _cures(self, item: Item, tier: str) -> frozenset[str]:
        return frozenset(
            one.code
            for one in self._forms.checklist.items
            if item.code in one.indicators and one.tier_50hao == tier
        )

    def _answers(self, codes: tuple[str, ...]) -> Told | None:
        nodes = self._session.scores.nodes
        seen = [(code, nodes[code]) for code in codes if not nodes[code].is_na]
        known = [
            f"{code} {number_text(node.low)}"
            for code, node in seen
            if node.low is not None and node.low == node.high
        ]
        if not known:
            return Told(code="standard_told_unseen", facts={"codes": joined("、", codes, self._language)})
        return Told(code="standard_told_score", facts={"scores": joined("、", known, self._language)})

    def _heritage(self) -> Told:
        look = self._session.fields.at(ESTATE)
        flag = str(look("heritage_flag") or "")
        register = self._forms.register.field("estate", "heritage_flag")
        word = register.options.get(flag, flag) if register is not None else flag
        protected = sum(
            self._session.fields.at(one.place)("protected_building") is True
            for one in self._session.survey.buildings
        )
        return Told(code="standard_told_heritage", facts={"flag": word or "–", "count": protected})

    def _pipes(self) -> Told | None:
        ones = SevenOnes(self._session)
        rows = ones.rows()
        if not rows:
            return None
        single = sum(one.is_single for one in rows)
        proposes = Fulfilment.MET if ones.ready_since is not None else None
        return Told(code="standard_told_pipes", facts={"count": single, "of": len(rows)}, proposes=proposes)

    def _voices(self) -> Told:
        """Count what residents said: wishes, forms before and after the works, replies to drafts."""
        told = len(Wishes(self._session).all())
        forms = len(self._session.form_rows.all())
        drafts = Drafts(self._session).all()
        replies = [one for draft in drafts for one in draft.replies]
        facts = {
            "count": told,
            "forms": forms,
            "drafts": len(drafts),
            "replies": len(replies),
            "open": sum(one.outcome is None for one in replies),
        }
        return Told(code="standard_told_voices", facts=facts)

    def _satisfaction(self) -> Told | None:
        """Hold the questionnaires after the works against what is asked where the estate lies."""
        try:
            found = satisfaction(self._session)
        except (QuestionnaireMissing, PackFaulty):
            return None
        if found is None:
            return Told(code="standard_told_no_forms")
        facts = {"satisfied": found.answered.satisfied, "count": found.answered.valid}
        proposes = {Outcome.PASS: Fulfilment.MET, Outcome.FAIL: Fulfilment.NOT_MET}.get(found.outcome)
        return Told(code="standard_told_satisfaction", facts=facts, proposes=proposes)

    def _accepted(self, steps: tuple[str, ...]) -> Told | None:
        """Return how the step of the acceptance stands, in a procedure the estate goes by."""
        book = ProcedureBook(self._session, self._language)
        lines = [line for one in book.own for line in book.lines(one) if line.step.key in steps]
        for line in lines:
            standing = line.at.standing
            if standing.state == StepState.DONE and standing.ended is not None:
                facts = {"step": line.step.name, "day": standing.ended.isoformat()}
                return Told(code="standard_told_accepted", facts=facts)
            return Told(code="standard_told_not_accepted", facts={"step": line.step.name})
        return None

    def _ledger(self, about: tuple[str, ...]) -> Told | None:
        """Return how a ledger stands, None where nothing is entered in it."""
        name, *how = about
        text = ledger_texts(self._session, (name,)).get(name)
        standing = LedgerBook(self._session, ledger_of(text)).standing() if text is not None else None
        if standing is None or not standing.rows:
            return None
        facts: dict[str, object] = {
            "ledger": ledger_title(standing.ledger, self._language),
            "rows": standing.rows,
        }
        facts |= {"open": standing.open, "overdue": standing.overdue}
        proposes = Fulfilment.NOT_MET if standing.overdue else Fulfilment.PARTLY
        proposes = proposes if standing.open else Fulfilment.MET
        return Told(
            code="standard_told_ledger", facts=facts, proposes=proposes if how == ["settled"] else None
        )

    def _cluster(self) -> Told:
        name = self._session.text(estate_cell("cluster_name"))
        code = "standard_told_cluster" if name else "standard_told_no_cluster"
        return Told(code=code, facts={"name": name} if name else {})

    def _private_money(self) -> Told | None:
        money = self._checks.money()
        if money is None or money.financing.fiscal_percent is None:
            return Told(code="standard_told_no_money")
        percent = 100 - money.financing.fiscal_percent
        proposes = Fulfilment.NOT_MET if percent == 0 else None
        return Told(code="standard_told_private", facts={"percent": number_text(percent)}, proposes=proposes)

    def _loans(self, channels: tuple[str, ...]) -> Told:
        money = self._checks.money()
        if money is None:
            return Told(code="standard_told_no_money")
        total = sum(
            money.financing.channels[code].likely for code in channels if code in money.financing.channels
        )
        return Told(code="standard_told_loans", facts={"yuan": yuan_shown(total)})


def _answers_for(line: PlanLine, cures: frozenset[str]) -> bool:
    """Return whether a line cures one of these, or says why it is left out (应改尽改)."""
    return line.item is not None and line.item.code in cures and (line.is_chosen or bool(line.reason))


def _value(value: object) -> str:
    return number_text(value) if isinstance(value, Fraction) else str(value)

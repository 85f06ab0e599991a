"""How the estate is run, as far as its file says: register, rows of the tree, aftercare, consent, wishes."""

from collections.abc import Iterable, Iterator, Sequence

from renodesk.domain import vocabulary
from renodesk.domain.form import Item, Register, RegisterField
from renodesk.domain.funding import Funding, Role
from renodesk.domain.survey import Value
from renodesk.domain.translated import in_language
from renodesk.reports.plan_snapshot import GovernancePart, ManagementLine, PracticeLine, StateLine, WishLine
from renodesk.reports.snapshot import FactLine
from renodesk.services import profiles
from renodesk.services.bases import basis_said
from renodesk.services.photos import Photos
from renodesk.services.planning import PlanLine
from renodesk.services.reporting.consent import ConsentRules
from renodesk.services.reporting.part import interval_of, read_told
from renodesk.services.reporting.plan.choice import chosen_rows
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.reporting.register import value_text
from renodesk.services.reporting.shortfalls import Shortfalls
from renodesk.services.session import EstateSession
from renodesk.services.wishes import Wishes, summed
from renodesk.texts import Language, joined

_LEVELS = ("estate", "setting")


class GovernanceReader(PlanReader):
    """Reads what is recorded of the time after the works, and of the residents."""

    def __init__(
        self, session: EstateSession, language: Language, photos: Photos, lines: Sequence[PlanLine]
    ) -> None:
        """Read the session's current round."""
        super().__init__(session, language)
        self._lines = lines
        self._told = read_told(session)
        self._shortfalls = Shortfalls(session, language, photos, self._told)

    def part(self, funding: Funding, problems: Iterable[ManagementLine]) -> GovernancePart:
        """Return what there is; a field nobody filled in is named as open."""
        rows, consent = chosen_rows(), ConsentRules(self._session, self._language)
        return GovernancePart(
            property_facts=tuple(self.facts(rows["property"]["fields"])),
            property_open=tuple(self._open(rows["property"]["fields"])),
            property_rows=tuple(self._rows(rows["property"]["rows"])),
            practices=tuple(_practices(funding, self._language)),
            management=tuple(self._management()),
            problems=tuple(problems),
            governance_facts=tuple(self.facts(rows["governance"]["fields"])),
            governance_open=tuple(self._open(rows["governance"]["fields"])),
            governance_rows=tuple(self._rows(rows["governance"]["rows"])),
            consent_facts=tuple(self.facts(rows["consent"]["fields"])),
            consent_open=tuple(self._open(rows["consent"]["fields"])),
            consent_rows=tuple(self._rows(rows["consent"]["rows"])),
            consent_rules=tuple(consent.rules()),
            consent_local=consent.local,
            consent_profile=consent.profile,
        )

    def facts(self, names: Iterable[str]) -> Iterator[FactLine]:
        """Yield the fields of the estate that are filled in; personal ones stay out."""
        register, local = self._forms.register, profiles.of(self._session).wording
        for name in names:
            value, field = self._value(name), _field(register, name)
            if value is not None and field is not None and not field.is_personal:
                text = f"{value_text(value, field.options, self._language)} {field.unit}".strip()
                label = (
                    local.get(name, "") if self._language == "zh" else ""
                ) or field.short_label.partition("：")[0]
                yield FactLine(label=label, value=text)

    def wishes(self) -> Iterator[WishLine]:
        """Yield every item somebody wishes for, and whether the plan has it."""
        wishes = Wishes(self._session).all()
        for item in self._forms.checklist.items:
            wish = summed((one for (code, _), one in wishes.items() if code == item.code), self._language)
            if wish:
                yield WishLine(code=item.code, name=item.name, wish=wish, answer=self._answer(item.code))

    def _answer(self, code: str) -> str:
        mine = [line for line in self._lines if line.code == code]
        count = sum(line.is_chosen for line in mine)
        if not count:
            return self._say("reno_wish_not")
        return self._say("reno_wish_in") if count == len(mine) else self._say("reno_wish_part")

    def _value(self, name: str) -> Value | None:
        survey = self._session.survey
        return survey.fields.get(name, survey.settings.get(name))

    def _open(self, names: Iterable[str]) -> Iterator[str]:
        register = self._forms.register
        is_chosen = profiles.chosen(self._session) is not None
        for name in names:
            if name == profiles.JURISDICTION and is_chosen:
                continue
            field = _field(register, name)
            if field is not None and not field.is_personal and self._value(name) is None:
                yield field.short_label.partition("：")[0]

    def _rows(self, codes: Iterable[str]) -> Iterator[StateLine]:
        for item in self._tree.items:
            if any(item.code == code or item.parent == code for code in codes):
                yield self._row(item)

    def _row(self, item: Item) -> StateLine:
        answers = [one for (code, _), one in self._scores.answers.items() if code == item.code]
        said: list[str] = []
        bases: list[str] = []
        for answer in answers:
            cell = vocabulary.answer_cell(self._session.round, item.code, answer.place, "note")
            parts = (self._shortfalls.observed(item, answer), self._session.text(cell), self._reason(answer))
            said += [part for part in parts if part]
            basis = self._told.bases.get(item.code, {}).get(answer.place, "")
            who = self._told.said.get(item.code, {}).get(answer.place, "")
            bases += [basis_said(basis, who, self._language)] if basis else []
        score = self._scores.nodes[item.code]
        return StateLine(
            code=item.code,
            name=item.name,
            score=interval_of(score),
            word=self._word(score),
            said=joined("；", dict.fromkeys(said), self._language),
            basis=joined("、", dict.fromkeys(bases), self._language),
        )

    def _management(self) -> Iterator[str]:
        """Yield the works of the plan that are themselves about management."""
        for line in self._lines:
            is_management = line.kind == "management" or (
                line.item is not None and line.item.phase == "management"
            )
            if line.is_chosen and is_management:
                code = f"{line.code} " if line.item is not None else ""
                where = self._place(line.place)
                yield f"{code}{line.title}（{where}）"


def _field(register: Register, name: str) -> RegisterField | None:
    found = (register.field(level, name) for level in _LEVELS)
    return next((one for one in found if one is not None), None)


def _practices(funding: Funding, language: Language) -> Iterator[PracticeLine]:
    for channel in in_language(funding, language).channels:
        if channel.role == Role.AFTERCARE:
            yield PracticeLine(
                code=channel.code,
                name=channel.name,
                payer=channel.payer,
                rule=channel.rule,
                source=channel.source,
            )

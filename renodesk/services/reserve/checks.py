"""What an estate file tells of the documents of its project, each with the numbers that say why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from renodesk.domain import vocabulary
from renodesk.domain.eligibility import Verdict
from renodesk.domain.form import Axis
from renodesk.domain.places import ESTATE
from renodesk.domain.reserve import Check
from renodesk.estates.rounds import rounds, seal_of
from renodesk.services.eligibility import is_judged
from renodesk.services.planning.in_force import plan_in_force
from renodesk.services.planning.lines import PlanLines
from renodesk.services.planning.money import PlanMoney, PlanMoneys
from renodesk.services.session import EstateSession
from renodesk.texts import say

AFTER_WORKS = "after-works"
_BASICS = ("address", "built_year_first", "buildings", "households")
_AREAS = ("floor_area_m2", "area_m2")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Whether it is there, and the sentence with its facts."""

    is_there: bool
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


class Checks:
    """Looks each thing up once: an estate's documents are asked for together."""

    def __init__(self, session: EstateSession) -> None:
        """Look into an open estate."""
        self._session = session
        self._money_read = False
        self._money: PlanMoney | None = None

    def of(self, check: Check) -> Found:
        """Return what the file tells."""
        made: Mapping[Check, Callable[[], Found]] = {
            Check.REGISTER: self._register,
            Check.ELIGIBLE: self._eligible,
            Check.JUDGED: self._judged,
            Check.SEALED: self._sealed,
            Check.WILLING: self._willing,
            Check.ADOPTED: self._adopted,
            Check.COSTED: self._costed,
            Check.FUNDED: self._funded,
            Check.BEFORE_PHOTOS: self._before,
            Check.AFTER_PHOTOS: self._after,
            Check.AFTER_ROUND: self._after_round,
        }
        return made[check]()

    def _register(self) -> Found:
        session = self._session
        known = {name for name in _BASICS if self._is_known(name)}
        known |= {"buildings"} if session.survey.buildings else set()
        known |= {"area"} if any(self._is_known(name) for name in _AREAS) else set()
        count = len(known)
        return Found(is_there=count == 5, code="reserve_found_register", facts={"count": count, "of": 5})

    def _is_known(self, name: str) -> bool:
        look = self._session.fields.at(ESTATE)
        return look(name) not in (None, "") or bool(self._session.value(vocabulary.estate_cell(name)))

    def _eligible(self) -> Found:
        own = self._session.text(vocabulary.estate_cell("eligibility_result"))
        said = own or self._session.fields.at(ESTATE)("eligibility_result") or ""
        register = self._session.forms.register.field("estate", "eligibility_result")
        word = register.options.get(str(said), str(said)) if register is not None else str(said)
        return Found(is_there=said == "eligible", code="reserve_found_eligible", facts={"word": word or "–"})

    def _judged(self) -> Found:
        verdict = is_judged(self._session)
        is_there = verdict is not None and verdict != Verdict.NOT_ELIGIBLE
        word = say(f"eligibility_{verdict.value}", "zh") if verdict is not None else "–"
        return Found(is_there=is_there, code="reserve_found_judged", facts={"word": word})

    def _sealed(self) -> Found:
        file = self._session.file
        sealed = [one.key for one in rounds(file) if seal_of(file, one.key) is not None]
        count = len(sealed)
        return Found(is_there=count > 0, code="reserve_found_sealed", facts={"count": count})

    def _willing(self) -> Found:
        tree, nodes = self._session.forms.tree, self._session.scores.nodes
        items = [one for one in tree.items if one.axis == Axis.WILLINGNESS and not nodes[one.code].is_na]
        seen = [one for one in items if nodes[one.code].low == nodes[one.code].high]
        facts = {"count": len(seen), "of": len(items)}
        return Found(
            is_there=bool(seen) and len(seen) == len(items), code="reserve_found_willing", facts=facts
        )

    def _adopted(self) -> Found:
        states = self._session.file.states("alternative")
        count = sum(state.cell.field == "adopted" and state.value is True for state in states)
        return Found(is_there=count > 0, code="reserve_found_adopted", facts={"count": count})

    def _costed(self) -> Found:
        money = self.money()
        if money is None:
            return Found(is_there=False, code="reserve_found_no_book")
        lacking, count = len(money.lacking), len(money.by_line)
        facts = {"count": count - lacking, "of": count}
        return Found(is_there=count > 0 and not lacking, code="reserve_found_costed", facts=facts)

    def _funded(self) -> Found:
        from renodesk.domain.money import yuan_shown

        money = self.money()
        if money is None:
            return Found(is_there=False, code="reserve_found_no_book")
        gap = money.gap.likely
        is_there = money.total.likely > 0 and gap == 0 and not money.lacking
        return Found(is_there=is_there, code="reserve_found_funded", facts={"gap": yuan_shown(gap)})

    def money(self) -> PlanMoney | None:
        """Return the money of the plan in force; None where there is no plan or no price book."""
        if not self._money_read:
            plan = plan_in_force(self._session)
            if plan is not None:
                self._money = PlanMoneys(self._session).of(PlanLines(self._session, plan.key).lines())
            self._money_read = True
        return self._money

    def _before(self) -> Found:
        count = sum(role in ("evidence", "before", "") for role in self._roles())
        return Found(is_there=count > 0, code="reserve_found_photos", facts={"count": count})

    def _after(self) -> Found:
        count = sum(role == "after" for role in self._roles())
        return Found(is_there=count > 0, code="reserve_found_photos", facts={"count": count})

    def _roles(self) -> list[str]:
        file = self._session.file
        roles: dict[str, str] = {}
        removed: set[str] = set()
        for state in file.states("photo_use"):
            if state.cell.field == "photo":
                roles.setdefault(state.cell.key, "")
            elif state.cell.field == "role" and isinstance(state.value, str):
                roles[state.cell.key] = state.value
            elif state.cell.field == vocabulary.REMOVED and state.value is True:
                removed.add(state.cell.key)
        return [role for use, role in roles.items() if use not in removed]

    def _after_round(self) -> Found:
        count = sum(one.kind == AFTER_WORKS for one in rounds(self._session.file))
        return Found(is_there=count > 0, code="reserve_found_rounds", facts={"count": count})

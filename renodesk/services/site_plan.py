"""Site plans of a round and the numbered pins on them: problems, photos, places, words."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.about import About, read_about
from renodesk.domain.annotation import coordinate
from renodesk.domain.changes import Changes
from renodesk.domain.pins import PinKind, Severity, pin_kind, severity_of
from renodesk.domain.places import ESTATE
from renodesk.errors import UnknownItem, UnknownPhoto, UnknownPin, UnknownPlace, UnknownPlan, WrongUsage
from renodesk.services.pin_rows import PLAN, Pin, PinRows, SitePlan
from renodesk.services.session import EstateSession

__all__ = ["OpenProblem", "Pin", "SitePlan", "SitePlans"]


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenProblem:
    """An answer that falls short and that no pin marks; `score` is the lowest there is of it."""

    about: About
    severity: Severity
    score: Fraction


class SitePlans:
    """Reads and marks the plans of the current round; each method that changes something is one act."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session
        self._rows = PinRows(session)

    # Reading

    def plans(self) -> tuple[SitePlan, ...]:
        """Return the plans in the order they were taken in, each with its pins."""
        return self._rows.plans()

    def plan(self, use: str) -> SitePlan:
        """Return a plan.

        Raises:
            UnknownPlan: the round has none of that key.
        """
        found = next((one for one in self.plans() if one.use == use), None)
        if found is None:
            raise UnknownPlan(plan=use)
        return found

    def pins_about(self, about: About) -> tuple[Pin, ...]:
        """Return every pin that marks a thing."""
        return tuple(pin for plan in self.plans() for pin in plan.pins if pin.about == about)

    def open_problems(self, plans: Sequence[SitePlan] | None = None) -> tuple[OpenProblem, ...]:
        """Return what falls short and no pin marks: red flags first, then the lowest, then as one walks.

        `plans` that were read already are not read again.
        """
        session = self._session
        pinned = {pin.about for plan in (self.plans() if plans is None else plans) for pin in plan.pins}
        walk = [ESTATE]
        for building in session.survey.buildings:
            walk += [building.place, *(unit.place for unit in building.units)]
        order = {place: at for at, place in enumerate(walk)}
        found = []
        for (item, place), answer in session.scores.answers.items():
            severity = severity_of(answer, session.forms.tree.pass_mark)
            about = About(item=item, place=place)
            if severity != Severity.NONE and about not in pinned:
                low = answer.low if answer.is_contested or answer.score is None else answer.score
                problem = OpenProblem(about=about, severity=severity, score=low)
                weight = (severity != Severity.RED, low, order.get(place, len(order)), item)
                found.append((weight, problem))
        return tuple(problem for _, problem in sorted(found, key=lambda one: one[0]))

    # Acting

    def pin(self, plan: str, x: Fraction, y: Fraction, about: About, text: str = "") -> Changes:
        """Set a pin: on an answer, photo or place, or with words alone.

        Raises:
            UnknownPlan, UnknownItem, UnknownPlace, UnknownPhoto: there is nothing of that name.
            WrongUsage: it would mark nothing and say nothing.
        """
        self._check_plan(plan)
        self._check(about, text)
        key = self._session.environment.random_key()
        with self._session.act() as act:
            act.put(vocabulary.pin_cell(key, "plan"), plan)
            act.put(vocabulary.pin_cell(key, "x"), coordinate(x))
            act.put(vocabulary.pin_cell(key, "y"), coordinate(y))
            act.put(vocabulary.pin_cell(key, "about"), about.text or None)
            act.put(vocabulary.pin_cell(key, "text"), text.strip() or None)
        return act.changes

    def move(self, pin: str, x: Fraction, y: Fraction) -> Changes:
        """Move a pin on its plan.

        Raises:
            UnknownPin: there is none of that key.
        """
        self._known(pin)
        with self._session.act() as act:
            act.put(vocabulary.pin_cell(pin, "x"), coordinate(x))
            act.put(vocabulary.pin_cell(pin, "y"), coordinate(y))
        return act.changes

    def reword(self, pin: str, text: str) -> Changes:
        """Say something else at a pin.

        Raises:
            UnknownPin: there is none of that key.
            WrongUsage: it would mark nothing and say nothing.
        """
        if pin_kind(self._known(pin)) == PinKind.NOTE and not text.strip():
            raise WrongUsage(what="pin", value=text)
        with self._session.act() as act:
            act.put(vocabulary.pin_cell(pin, "text"), text.strip() or None)
        return act.changes

    def unpin(self, pin: str) -> Changes:
        """Take a pin away.

        Raises:
            UnknownPin: there is none of that key.
        """
        self._known(pin)
        with self._session.act() as act:
            act.remove("pin", pin)
        return act.changes

    def remove(self, plan: str) -> Changes:
        """Take a plan away, its pins with it; undo brings both again.

        Raises:
            UnknownPlan: there is none of that key.
        """
        self._check_plan(plan)
        with self._session.act() as act:
            act.put(vocabulary.photo_use_cell(plan, vocabulary.REMOVED), True)
        return act.changes

    # Inside

    def _check_plan(self, use: str) -> None:
        rows = self._session.photo_rows.rows(self._session.round)
        if all((row.use, row.role) != (use, PLAN) for row in rows):
            raise UnknownPlan(plan=use)

    def _check(self, about: About, text: str) -> None:
        session = self._session
        forms = session.forms
        if about.use:
            if all(row.use != about.use for row in session.photo_rows.rows(session.round)):
                raise UnknownPhoto(photo=about.use)
            return
        if about.place is None:
            if not text.strip():
                raise WrongUsage(what="pin", value=text)
            return
        if not session.has(about.place):
            raise UnknownPlace(place=about.place.shown)
        if about.item and forms.tree.item(about.item) is None and forms.checklist.item(about.item) is None:
            raise UnknownItem(item=about.item)

    def _known(self, key: str) -> About:
        """Return what a pin marks.

        Raises:
            UnknownPin: there is none of that key on a plan of the round.
        """
        session = self._session
        removal = session.file.state(vocabulary.pin_cell(key, vocabulary.REMOVED))
        is_gone = removal is not None and removal.value is True and not removal.is_contested
        plan = session.text(vocabulary.pin_cell(key, "plan"))
        if is_gone or not plan:
            raise UnknownPin(pin=key)
        return read_about(session.text(vocabulary.pin_cell(key, "about")))

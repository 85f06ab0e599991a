"""Gates of consent under a profile: which ballots or forms speak for each, and what it comes to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from renodesk.domain.ballots import GateVerdict, Outcome, RuleVerdict, Tally, gates_judged, judge
from renodesk.domain.consent import Consent, ConsentRule, Counted, Stage
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.profile import Profile
from renodesk.services import profiles
from renodesk.services.ballots.book import BallotBook
from renodesk.services.ballots.model import Ballot, Count
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.questionnaires.satisfied import SATISFIED, Satisfied, satisfied
from renodesk.services.session import EstateSession
from renodesk.services.voters import register_number

ALSO: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.CONSTRUCTION_START: (Stage.SCHEME_VOTE,),
    Stage.ACCEPTANCE: (Stage.SATISFACTION,),
}
"""Whose ballots speak for a stage too, where it has none of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate:
    """A gate and what it comes to by the ballot or the forms that speak for it; else nothing is decided."""

    name: str
    stage: Stage
    verdict: GateVerdict
    ballot: Ballot | None = None
    forms: Satisfied | None = None
    """The questionnaires that speak for it, where it asks for satisfaction and nobody voted on it."""
    is_contested: bool = False
    is_faulty: bool = False
    is_local: bool = False

    @property
    def is_asked(self) -> bool:
        """Return whether anybody said anything it counts."""
        return self.ballot is not None or self.forms is not None

    @property
    def outcome(self) -> Outcome:
        """Return what it comes to: nothing while two totals stand against each other."""
        return Outcome.OPEN if not self.is_asked or self.is_contested else self.verdict.outcome

    @property
    def has_number(self) -> bool:
        """Return whether its documents name a number: else people say what came of it."""
        return any(one.rule.share is not None for one in self.verdict.rules)

    @property
    def in_order(self) -> tuple[RuleVerdict, ...]:
        """Return its rules, what has to pass before them first."""
        found: list[RuleVerdict] = []
        one: GateVerdict | None = self.verdict
        while one is not None:
            found[:0] = one.rules
            one = one.first
        return tuple(found)


class Gatekeeper:
    """Judges gates by the ballots of an estate, read once."""

    def __init__(
        self,
        session: EstateSession,
        profile: Profile | None = None,
        counts: Sequence[Count] | None = None,
        rules: Consent | None = None,
    ) -> None:
        """Judge under a profile (the estate's own), by these counts (all of the estate's) and `rules`."""
        self.profile = profile or profiles.of(session)
        self.consent: Consent = rules or consent_in_use(session)
        self._session = session
        self._counts = BallotBook(session).counts() if counts is None else counts
        self._satisfied = cache(lambda: satisfied(session))

    @property
    def legal(self) -> tuple[str, ...]:
        """Return the gates of the law that a ballot may be: those that ask for a quorum first."""
        rules = self.profile.rules(self.consent)
        return tuple(dict.fromkeys(name_of(one) for one in rules if one.is_gate and one.first))

    def gates(self, place: Place = ESTATE) -> tuple[Gate, ...]:
        """Return every gate that stands here, by the ballots of a place.

        Of a building or an entrance that votes for itself only the law's: places ask whole estates.
        """
        rules = self.profile.rules(self.consent)
        names = [one for one in _names(rules) if place == ESTATE or one in _lawful(rules)]
        return tuple(self._gate(name, rules, place) for name in names)

    def gates_with(self, codes: Iterable[str], place: Place = ESTATE) -> tuple[Gate, ...]:
        """Return the gates some rules are part of, whoever's rules they are."""
        wanted, rules = set(codes), self.consent.rules
        names = dict.fromkeys(name_of(one) for one in rules if one.is_gate and one.code in wanted)
        return tuple(self._gate(name, rules, place) for name in names)

    def gates_by(self, count: Count) -> tuple[Gate, ...]:
        """Return the gates one ballot speaks for: its stage's, and the law's beside them at any stage."""
        rules, ballot = self.profile.rules(self.consent), count.ballot
        lawful, is_whole = _lawful(rules), ballot.place == ESTATE
        stages = {ballot.stage, *(one for one, also in ALSO.items() if ballot.stage in also)}
        wanted = [
            name for name in _names(rules) if name in lawful or (is_whole and _stage(name, rules) in stages)
        ]
        if ballot.legal in lawful:
            wanted = [one for one in wanted if one not in lawful or one == ballot.legal]
        waited = {one.first for one in rules if name_of(one) in wanted and one.first}
        return tuple(self._judged(name, rules, count, [count]) for name in wanted if name not in waited)

    def _gate(self, name: str, rules: Sequence[ConsentRule], place: Place) -> Gate:
        stage = _stage(name, rules)
        matters = {one.matter for one in rules if name_of(one) == name}
        for wanted in (stage, *ALSO.get(stage, ())):
            speaking = [
                one for one in self._counts if one.ballot.stage == wanted and one.ballot.place == place
            ]
            exact = [one for one in speaking if one.ballot.matter in matters or one.ballot.legal == name]
            if found := exact or [one for one in speaking if one.ballot.legal in ("", name)]:
                return self._judged(name, rules, self._main(name, rules, found), found)
        if stage in SATISFIED and place == ESTATE and (forms := self._satisfied()) is not None:
            return self._judged(name, rules, None, (), forms)
        return self._judged(name, rules, None, ())

    def _main(self, name: str, rules: Sequence[ConsentRule], found: Sequence[Count]) -> Count:
        """Return the last ballot on the matter that a gate counts, else the last one."""
        matters = {one.matter for one in rules if name_of(one) == name and one.share is not None}
        return ([one for one in found if one.ballot.matter in matters] or list(found))[-1]

    def _judged(
        self,
        name: str,
        rules: Sequence[ConsentRule],
        main: Count | None,
        speaking: Sequence[Count],
        forms: Satisfied | None = None,
    ) -> Gate:
        def by_rule(rule: ConsentRule) -> RuleVerdict:
            own = [one for one in speaking if one.ballot.matter == rule.matter]
            count = own[-1] if own and name_of(rule) == name else main
            tally = forms.tally if forms is not None else Tally()
            if count is not None:
                tally = self._against(rule, count)
            found = judge(rule, tally, residents=self.profile.residents)
            is_agreed = count is not None and "agreed" in count.ballot.days
            return (
                replace(found, outcome=Outcome.PASS, why=None) if rule.share is None and is_agreed else found
            )

        ordered = self._ordered(rules)
        gates = gates_judged(_needed(name, ordered), by_rule)
        return Gate(
            name=name,
            stage=_stage(name, rules),
            verdict=next(one for one in gates if one.combine == name),
            ballot=main.ballot if main is not None else None,
            forms=forms,
            is_contested=any(one.is_contested for one in speaking),
            is_faulty=any(one.is_faulty for one in speaking),
            is_local=any(
                name_of(one) == name and one.jurisdiction not in self.consent.everywhere for one in rules
            ),
        )

    def _against(self, rule: ConsentRule, count: Count) -> Tally:
        """Return a ballot's voices against what its document names, unless people typed a total."""
        unit = self.profile.residents if rule.counted == Counted.RESIDENTS else rule.counted
        if not rule.base_field or unit in count.ballot.base:
            return count.tally
        known = register_number(self._session, count.ballot.place, rule.base_field)
        base = {one: number for one, number in count.tally.base.items() if one != unit}
        return replace(count.tally, base=base if known is None else {**base, unit: known})

    def _ordered(self, rules: Sequence[ConsentRule]) -> Sequence[ConsentRule]:
        """Return the rules with the order of gates that the profile adds."""
        first = self.profile.first
        if not first:
            return rules
        return [one if one.first else replace(one, first=first.get(name_of(one), "")) for one in rules]


def _needed(name: str, rules: Sequence[ConsentRule]) -> Sequence[ConsentRule]:
    """Return the rules of a gate and of those that have to pass before it."""
    names = [name]
    for one in names:
        names += [rule.first for rule in rules if name_of(rule) == one and rule.first not in ("", *names)]
    return [one for one in rules if name_of(one) in names]


def gates_of(
    session: EstateSession, profile: Profile | None = None, place: Place = ESTATE
) -> tuple[Gate, ...]:
    """Return every gate that stands under a profile (the estate's own), by the ballots at a place."""
    return Gatekeeper(session, profile).gates(place)


def gates_by(session: EstateSession, count: Count, profile: Profile | None = None) -> tuple[Gate, ...]:
    """Return the gates one ballot speaks for."""
    return Gatekeeper(session, profile, ()).gates_by(count)


def name_of(rule: ConsentRule) -> str:
    """Return the gate a rule is part of."""
    return rule.combine or rule.code


def _lawful(rules: Sequence[ConsentRule]) -> set[str]:
    """Return the gates that have an order with another: a law that asks for a quorum first, at any stage."""
    waited = {one.first for one in rules if one.first}
    return {name_of(one) for one in rules if one.first or name_of(one) in waited}


def _names(rules: Iterable[ConsentRule]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name_of(one) for one in rules if one.is_gate))


def _stage(name: str, rules: Iterable[ConsentRule]) -> Stage:
    return next(one.stage for one in rules if name_of(one) == name)

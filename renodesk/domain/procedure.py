"""Procedures of a renovation as documents tell them: steps or lists, papers, gates, dates.

Nothing of an office's way stands here: which steps there are, what comes after what and which rules of
consent a gate names are rows of a pack (楚住建城〔2020〕1号 三(三), 甘建城〔2022〕15号 二, 可复制政策机制清单
（第七批） 二).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.ballots import Outcome
from renodesk.domain.form import PackIdentity
from renodesk.domain.origin import Origin


class Use(StrEnum):
    """What a procedure is worked with as."""

    STEPS = "steps"
    TICKS = "ticks"
    SYNC = "sync"
    CHECKS = "checks"
    ROSTER = "roster"
    MEETINGS = "meetings"
    DATES = "dates"
    REVIEW = "review"
    FLOW = "flow"
    TEST = "test"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step, or one row of a list.

    `key` is `<procedure>/<number>`. `needs` and `produces` are papers, `gates` codes of rules of consent that
    have to pass before it is done, `after` keys of steps that come before it. A note (`is_note`) tells what
    follows and is nothing to be done.
    """

    procedure: str
    number: int
    name: str
    name_en: str
    actor: str
    needs: tuple[str, ...]
    produces: tuple[str, ...]
    gates: tuple[str, ...]
    after: tuple[str, ...]
    is_note: bool
    origin: Origin
    proposed: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return by what the log knows it."""
        return f"{self.procedure}/{self.number}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Procedure:
    """Steps that belong together; `jurisdiction` is whose it is."""

    code: str
    name: str
    name_en: str
    use: Use
    jurisdiction: str
    steps: tuple[Step, ...]
    origin: Origin

    @property
    def todo(self) -> tuple[Step, ...]:
        """Return the steps that can be done, without notes."""
        return tuple(one for one in self.steps if not one.is_note)


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A date a task of a year has to keep: a `share` finished, a start or a finish, by the end of `due`."""

    step: str
    measure: str
    task_year: int
    share: Fraction | None
    due: date
    provenance: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Milestone:
    """What tells when works started or finished (`measure`); of several the first that has a day counts.

    Of a step (`is_step`) that is the day it began or ended (`day`); else `key` is a state of the reserve, and
    the day that of moving there.
    """

    measure: str
    is_step: bool
    key: str
    day: str
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A part or an opinion of the joint review form; `prefill` names what the plan fills it with."""

    code: str
    is_opinion: bool
    prefill: str
    name: str
    name_en: str
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class DiggingPaper:
    """A paper that has to be there before the ground is opened, where a register `field` says `value`."""

    code: str
    field: str
    value: str
    name: str
    name_en: str
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """What who renovates promises to residents; `ledger` holds the things it is about, "" where none does."""

    code: str
    text: str
    text_en: str
    ledger: str
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Procedures:
    """A pack of them."""

    identity: PackIdentity
    procedures: tuple[Procedure, ...]
    targets: tuple[Target, ...]
    boxes: tuple[Box, ...]
    digging: tuple[DiggingPaper, ...] = ()
    promises: tuple[Promise, ...] = ()
    usual: tuple[str, ...] = ()
    """Codes of procedures an estate goes by where nobody said which."""
    milestones: tuple[Milestone, ...] = ()

    def procedure(self, code: str) -> Procedure | None:
        """Return a procedure by code."""
        return next((one for one in self.procedures if one.code == code), None)

    def step(self, key: str) -> Step | None:
        """Return a step by `<procedure>/<number>`."""
        code = key.partition("/")[0]
        found = self.procedure(code)
        return next((one for one in found.steps if one.key == key), None) if found is not None else None


class StepState(StrEnum):
    """Where a step stands."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    NOT_APPLICABLE = "na"


OVER = frozenset({StepState.DONE, StepState.NOT_APPLICABLE})
"""States that let what comes after begin."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What was said of a step: its state, the days it began and ended, why, what it was begun without.

    Two that differ are `is_contested`; then it lets nothing go on.
    """

    state: StepState = StepState.OPEN
    begun: date | None = None
    ended: date | None = None
    reason: str = ""
    passed_over: tuple[str, ...] = ()
    is_contested: bool = False

    @property
    def is_over(self) -> bool:
        """Return whether nothing is left to do."""
        return self.state in OVER and not self.is_contested


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """When a step is planned to begin and to be done."""

    begin: date | None = None
    end: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class GateWord:
    """What a rule of consent says now: its outcome, and the sentence that says why.

    A rule whose document names no number (`has_number` false) decides nothing: people say what came of it.
    """

    rule: str
    outcome: Outcome
    sentence: str
    has_number: bool = True


GateTeller = Callable[[str], GateWord]
"""Tells of a rule by its code."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepStanding:
    """A step as it stands today.

    `waits_for` are steps before it that are not over, `shut` gates that have not passed, `days_late` days
    past what was planned, counted to today or to the day it was done.
    """

    step: Step
    standing: Standing
    planned: Planned
    waits_for: tuple[Step, ...]
    gates: tuple[GateWord, ...]
    days_late: int

    @property
    def shut(self) -> tuple[GateWord, ...]:
        """Return the gates that keep it from being done."""
        return tuple(one for one in self.gates if one.outcome != Outcome.PASS)

    @property
    def barred(self) -> tuple[GateWord, ...]:
        """Return the gates no reason skips or passes over: with a number, and not passed."""
        return tuple(one for one in self.shut if one.has_number)

    @property
    def failed(self) -> tuple[GateWord, ...]:
        """Return the gates by which it cannot be done: an open one wants what came of the vote in words."""
        return tuple(one for one in self.shut if one.outcome == Outcome.FAIL)

    @property
    def is_late(self) -> bool:
        """Return whether it is past its day and still not over."""
        return self.days_late > 0 and not self.standing.is_over

    @property
    def is_blocked(self) -> bool:
        """Return whether something else has to happen before it goes on."""
        return not self.standing.is_over and bool(self.waits_for or self.shut or self.standing.is_contested)

    @property
    def is_next(self) -> bool:
        """Return whether it may be worked on now: what comes before is over, and it is not."""
        return not self.standing.is_over and not self.waits_for and not self.step.is_note


def stand(
    procedure: Procedure,
    told: Mapping[str, Standing],
    planned: Mapping[str, Planned],
    gate: GateTeller,
    today: date,
) -> tuple[StepStanding, ...]:
    """Return every step of a procedure as it stands on a day."""
    by_key = {one.key: one for one in procedure.steps}
    found = []
    for step in procedure.steps:
        standing, plan = told.get(step.key, Standing()), planned.get(step.key, Planned())
        before = [by_key[key] for key in step.after if key in by_key]
        found.append(
            StepStanding(
                step=step,
                standing=standing,
                planned=plan,
                waits_for=tuple(one for one in before if not told.get(one.key, Standing()).is_over),
                gates=tuple(gate(rule) for rule in step.gates),
                days_late=late(standing, plan, today),
            )
        )
    return tuple(found)


def late(standing: Standing, planned: Planned, today: date) -> int:
    """Return how many days past its planned end a step is or was when it ended; 0 without a plan."""
    if planned.end is None or standing.state == StepState.NOT_APPLICABLE:
        return 0
    end = standing.ended if standing.state == StepState.DONE and standing.ended is not None else today
    return max(0, (end - planned.end).days)


def circles(after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the keys that, going back along what comes before them, end at themselves."""
    found = []
    for key in after:
        seen: set[str] = set()
        waiting = list(after[key])
        while waiting:
            one = waiting.pop()
            if one == key:
                found.append(key)
                break
            if one not in seen:
                seen.add(one)
                waiting += after.get(one, ())
    return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """One of the seven ones (七个一): the units or papers there are; single means exactly one."""

    step: Step
    units: tuple[str, ...] = field(default=())
    is_contested: bool = False

    @property
    def is_single(self) -> bool:
        """Return whether there is exactly one, and nobody says another."""
        return len(self.units) == 1 and not self.is_contested

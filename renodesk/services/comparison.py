"""Two rounds of an estate compared, like with like: solved, still there, new, and not seen again.

整治完成率 is solved / due over the problems of the earlier round. A problem is an answer below that round's
pass mark, or a red flag. It is solved where today's answer is settled and no longer short. What was not seen
again is not solved, and is listed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.form import Forms
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore, AnswerStatus, NodeScore, Scores


class ProblemState(StrEnum):
    """What became of a problem of the earlier round; only `SOLVED` counts as solved."""

    SOLVED = "solved"
    STILL = "still"
    UNSEEN = "unseen"
    CONTESTED = "contested"
    NOT_APPLICABLE = "na"
    GONE = "gone"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One round as it is compared: its key, the forms it is pinned to, and its scores."""

    round: str
    forms: Forms
    scores: Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """How many of the problems that were due are solved."""

    solved: int
    due: int

    @property
    def share(self) -> Fraction | None:
        """Return solved / due in percent, None where nothing was due."""
        return Fraction(100 * self.solved, self.due) if self.due else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """A problem of the earlier round and what became of it.

    `now` is None where item or place is no longer asked for; `musts` are the 必改 items it asked for.
    """

    item: str
    place: Place
    chapter: str
    musts: tuple[str, ...]
    last: AnswerScore
    now: AnswerScore | None
    state: ProblemState


@dataclass(frozen=True, kw_only=True, slots=True)
class Arisen:
    """A shortfall of today that was none before; `was_seen` false: nobody had seen it then."""

    item: str
    place: Place
    now: AnswerScore
    was_seen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """An answer that was seen in both rounds, by one rule or (`is_same_rule` false) by two."""

    item: str
    place: Place
    last: Fraction
    now: Fraction
    is_same_rule: bool

    @property
    def change(self) -> Fraction:
        """Return the points gained, negative where it got worse."""
        return self.now - self.last


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A chapter of the tree or a 必改 item with its rate; a chapter also has its scores of both rounds."""

    code: str
    name: str
    name_en: str
    rate: Rate
    last: NodeScore | None = None
    now: NodeScore | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PackChange:
    """A pack that was another in the earlier round."""

    title: str
    last: str
    now: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """The whole comparison. `only_last` and `only_now` count what was seen in one round only."""

    last_round: str
    now_round: str
    packs: tuple[PackChange, ...]
    last_total: NodeScore
    now_total: NodeScore
    rate: Rate
    must_rate: Rate
    chapters: tuple[Line, ...]
    musts: tuple[Line, ...]
    problems: tuple[Problem, ...]
    arisen: tuple[Arisen, ...]
    compared: tuple[Compared, ...]
    only_last: int
    only_now: int


def compare(last: Judged, now: Judged) -> Comparison:
    """Return the comparison of an earlier round with a later one."""
    problems = tuple(_problems(last, now))
    compared = tuple(_compared(last, now))
    pairs = {(one.item, one.place) for one in compared}
    return Comparison(
        last_round=last.round,
        now_round=now.round,
        packs=tuple(_packs(last.forms, now.forms)),
        last_total=last.scores.total,
        now_total=now.scores.total,
        rate=_rate(problems),
        must_rate=_rate(problem for problem in problems if problem.musts),
        chapters=tuple(_chapters(last, now, problems)),
        musts=tuple(_musts(last, problems)),
        problems=problems,
        arisen=tuple(_arisen(last, now)),
        compared=compared,
        only_last=sum(_is_seen(answer) and spot not in pairs for spot, answer in last.scores.answers.items()),
        only_now=sum(_is_seen(answer) and spot not in pairs for spot, answer in now.scores.answers.items()),
    )


def _problems(last: Judged, now: Judged) -> Iterator[Problem]:
    asked: dict[tuple[str, Place], tuple[str, ...]] = {}
    for code, remedy in last.scores.remedies.items():
        check = last.forms.checklist.item(code)
        for spot in remedy.sources if check is not None and check.is_must else ():
            asked[spot] = (*asked.get(spot, ()), code)
    chapter = _chapter_of(last.forms)
    for spot, answer in last.scores.answers.items():
        if _falls_short(answer, last.forms.tree.pass_mark):
            today = now.scores.answers.get(spot)
            yield Problem(
                item=spot[0],
                place=spot[1],
                chapter=chapter(spot[0]),
                musts=asked.get(spot, ()),
                last=answer,
                now=today,
                state=_state(today, now.forms.tree.pass_mark),
            )


def _state(now: AnswerScore | None, pass_mark: Fraction) -> ProblemState:
    if now is None:
        return ProblemState.GONE
    if now.is_contested:
        return ProblemState.CONTESTED
    match now.status:
        case AnswerStatus.SCORED:
            return ProblemState.STILL if _falls_short(now, pass_mark) else ProblemState.SOLVED
        case AnswerStatus.NOT_APPLICABLE:
            return ProblemState.NOT_APPLICABLE
        case _:
            return ProblemState.UNSEEN


def _falls_short(answer: AnswerScore, pass_mark: Fraction) -> bool:
    """Return whether an answer is a problem; a contested one is where one of its heads is."""
    return answer.is_red_flag or (answer.status == AnswerStatus.SCORED and answer.low < pass_mark)


def _is_seen(answer: AnswerScore) -> bool:
    return answer.status == AnswerStatus.SCORED and not answer.is_contested


def _arisen(last: Judged, now: Judged) -> Iterator[Arisen]:
    for spot, answer in now.scores.answers.items():
        before = last.scores.answers.get(spot)
        was_short = before is not None and _falls_short(before, last.forms.tree.pass_mark)
        if _falls_short(answer, now.forms.tree.pass_mark) and not was_short:
            was_seen = before is not None and _is_seen(before)
            yield Arisen(item=spot[0], place=spot[1], now=answer, was_seen=was_seen)


def _compared(last: Judged, now: Judged) -> Iterator[Compared]:
    same: dict[str, bool] = {}
    for spot, after in now.scores.answers.items():
        before = last.scores.answers.get(spot)
        if before is None or before.score is None or after.score is None:
            continue
        if _is_seen(before) and _is_seen(after):
            code = spot[0]
            if code not in same:
                same[code] = last.forms.tree.item(code) == now.forms.tree.item(code)
            yield Compared(
                item=code, place=spot[1], last=before.score, now=after.score, is_same_rule=same[code]
            )


def _rate(problems: Iterable[Problem]) -> Rate:
    found = list(problems)
    return Rate(solved=sum(one.state == ProblemState.SOLVED for one in found), due=len(found))


def _chapter_of(forms: Forms) -> Callable[[str], str]:
    parents = {group.code: group.parent for group in forms.tree.groups}
    parents |= {item.code: item.parent for item in forms.tree.items}

    def chapter(code: str) -> str:
        while parents.get(parents.get(code, "")) is not None:
            code = parents[code]
        return code

    return chapter


def _chapters(last: Judged, now: Judged, problems: tuple[Problem, ...]) -> Iterator[Line]:
    for group in last.forms.tree.groups:
        if group.level == 1:
            yield Line(
                code=group.code,
                name=group.name,
                name_en=group.name_en,
                rate=_rate(problem for problem in problems if problem.chapter == group.code),
                last=last.scores.nodes.get(group.code),
                now=now.scores.nodes.get(group.code),
            )


def _musts(last: Judged, problems: tuple[Problem, ...]) -> Iterator[Line]:
    for item in last.forms.checklist.items:
        found = [problem for problem in problems if item.code in problem.musts]
        if found:
            yield Line(code=item.code, name=item.name, name_en=item.name_en, rate=_rate(found))


def _packs(last: Forms, now: Forms) -> Iterator[PackChange]:
    pairs = (
        (last.tree.identity, now.tree.identity),
        (last.checklist.identity, now.checklist.identity),
        (last.register.identity, now.register.identity),
    )
    for before, after in pairs:
        if (before.id, before.sha256) != (after.id, after.sha256):
            yield PackChange(title=after.title, last=before.version, now=after.version)

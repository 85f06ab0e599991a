"""The handbook's result of an indicator, what the tree says of the same things, and why they differ."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.form import Scope
from renodesk.domain.handbook import Handbook, HandbookRow
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.problems.presence import Finding, Observed, Presence
from renodesk.domain.problems.sentence import Sentences, buildings_of, placeholders
from renodesk.domain.scores import AnswerScore


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What the handbook says of an indicator.

    `value` is its figure in the indicator's own unit: buildings, dwellings, a gap, kilometres, or 1 and 0 for
    this one estate; None where it is not known. `is_least` while open questions may still add to it.
    `buildings` are those where one of its problems is, `open_problems` the codes that are open somewhere.
    """

    indicator: HandbookRow
    findings: tuple[Finding, ...]
    presence: Presence
    value: Fraction | None
    is_least: bool
    buildings: tuple[Place, ...]
    open_problems: tuple[str, ...]


def read_indicators(
    handbook: Handbook, findings: Iterable[Finding], sentences: Sentences
) -> tuple[Result, ...]:
    """Return the result of every indicator, in table order."""
    by_indicator: dict[str, list[Finding]] = {}
    for finding in findings:
        by_indicator.setdefault(finding.problem.indicator, []).append(finding)
    return tuple(
        _result(indicator, by_indicator.get(indicator.code, []), sentences)
        for indicator in handbook.indicators
    )


def _result(indicator: HandbookRow, findings: Sequence[Finding], sentences: Sentences) -> Result:
    counted = [one for one in findings if not one.problem.is_listed_only]
    presences = {one.presence for one in counted}
    presence = next(
        (one for one in (Presence.PRESENT, Presence.OPEN, Presence.ABSENT) if one in presences),
        Presence.NOT_APPLICABLE,
    )
    hit = [place for finding in counted for place in finding.places]
    buildings = buildings_of(sorted(set(hit)))
    maybe = {place for one in counted for place in buildings_of(one.of(Presence.OPEN))}
    names = placeholders(indicator.sentence)
    if indicator.fill:
        value = sentences.value(next(iter(indicator.fill.values())), ESTATE)
        is_least = False
    elif indicator.scope != Scope.ESTATE:
        value = _dwellings(counted, sentences) if "units" in names else Fraction(len(buildings))
        is_least = bool(maybe - set(buildings)) or (Presence.OPEN in presences and not hit)
    elif "estates" in names:
        known = {Presence.PRESENT: Fraction(1), Presence.ABSENT: Fraction(0)}
        value, is_least = known.get(presence), False
    else:
        value, is_least = _gap(counted, sentences), False
    return Result(
        indicator=indicator,
        findings=tuple(findings),
        presence=presence,
        value=None if presence == Presence.NOT_APPLICABLE else value,
        is_least=is_least,
        buildings=buildings,
        open_problems=tuple(one.problem.code for one in findings if one.of(Presence.OPEN) or not one.spots),
    )


def _dwellings(findings: Iterable[Finding], sentences: Sentences) -> Fraction | None:
    numbers = [
        sentences.number(one, "units") if one.places else Fraction(0)
        for one in findings
        if "units" in one.problem.row.fill
    ]
    known = [one for one in numbers if one is not None]
    return sum(known, Fraction(0)) if len(known) == len(numbers) else None


def _gap(findings: Iterable[Finding], sentences: Sentences) -> Fraction | None:
    """Return the number it is about: that of the first of its problems that is counted or reckoned."""
    for one in findings:
        if one.problem.is_counted or "n" in one.problem.row.fill:
            number = sentences.number(one, "n")
            return Fraction(0) if number is None and one.presence == Presence.ABSENT else number
    return None


class Differing(StrEnum):
    """Why the handbook's reading and the tree's are not the same."""

    SAME = "same"
    ANY_SPOT = "any_spot"
    OTHER_RULE = "other_rule"
    ASKED_ONLY = "asked_only"
    NOT_ASKED = "not_asked"
    NOT_SEEN = "not_seen"
    NO_ROW = "no_row"


@dataclass(frozen=True, kw_only=True, slots=True)
class TreeRow:
    """What the tree says of a row an indicator is linked with: its score and where it falls short."""

    code: str
    name: str
    low: Fraction | None
    high: Fraction | None
    short: tuple[Place, ...]
    is_scored: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The handbook's reading beside the tree's, and why they differ.

    `hit_codes` are the problems that are there.
    """

    result: Result
    rows: tuple[TreeRow, ...]
    why: Differing
    hit_codes: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        """Return whether the tree calls one of the rows a shortfall anywhere."""
        return any(row.short for row in self.rows)


def read_both(result: Result, observed: Observed) -> Reading:
    """Return both readings of an indicator."""
    rows = tuple(_rows(result, observed))
    hit = [one for one in result.findings if one.places]
    return Reading(
        result=result,
        rows=rows,
        why=_why(result, rows, hit),
        hit_codes=tuple(one.problem.code for one in hit),
    )


def unlinked_rows(handbook: Handbook, observed: Observed) -> tuple[TreeRow, ...]:
    """Return rows of the tree that fall short and that no indicator of the handbook is about."""
    linked = {code for row in handbook.indicators for code in row.linked_tree}
    linked |= {code for one in handbook.problems for code in one.row.linked_tree}
    rows = (_row(item.code, observed) for item in observed.forms.tree.items if item.code not in linked)
    return tuple(row for row in rows if row is not None and row.short)


def _rows(result: Result, observed: Observed) -> Iterator[TreeRow]:
    codes = [*result.indicator.linked_tree]
    for finding in result.findings:
        codes += finding.problem.row.linked_tree
    for code in dict.fromkeys(codes):
        row = _row(code, observed)
        if row is not None:
            yield row


def _row(code: str, observed: Observed) -> TreeRow | None:
    item, node = observed.forms.tree.item(code), observed.scores.nodes.get(code)
    if item is None or node is None:
        return None
    mark = observed.forms.tree.pass_mark
    answers: list[AnswerScore] = [
        answer
        for place in observed.places(item.scope)
        if (answer := observed.scores.answers.get((code, place))) is not None
    ]
    return TreeRow(
        code=code,
        name=item.name,
        low=node.low,
        high=node.high,
        short=tuple(answer.place for answer in answers if answer.is_below(mark)),
        is_scored=node.low is not None and node.low == node.high,
    )


def _why(result: Result, rows: Sequence[TreeRow], hit: Sequence[Finding]) -> Differing:
    is_short = any(row.short for row in rows)
    if not rows:
        return Differing.NO_ROW
    match result.presence:
        case Presence.PRESENT:
            if is_short:
                return Differing.SAME
            asked_only = all(spot.is_asked for one in hit for spot in one.spots if spot.place in one.places)
            if asked_only:
                return Differing.ASKED_ONLY
            return Differing.ANY_SPOT if all(row.is_scored for row in rows) else Differing.NOT_SEEN
        case Presence.OPEN:
            return Differing.NOT_ASKED
        case _:
            return Differing.OTHER_RULE if is_short else Differing.SAME

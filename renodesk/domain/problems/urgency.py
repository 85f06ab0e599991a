"""限时解决 or 尽力解决: what makes a problem one to be solved with a deadline, and why it is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain.handbook import URGENT
from renodesk.domain.places import Place
from renodesk.domain.problems.presence import Finding, Observed, Presence

IN_TIME = "尽力解决"
"""As well as one can; the other word is 限时解决."""


class Urging(StrEnum):
    """Why a problem is, or is not, one with a deadline."""

    SAID = "said"
    RED_FLAG = "red_flag"
    FLAG = "urgent_flag"
    UNSOLVED = "unsolved"
    HANDBOOK = "handbook"
    SILENT = "silent"


@dataclass(frozen=True, kw_only=True, slots=True)
class Urgency:
    """The word (限时解决 · 尽力解决) and why."""

    word: str
    why: Urging


def urgency_of(finding: Finding, observed: Observed, *, said: str, is_unsolved: bool) -> Urgency:
    """Return the urgency of a problem that is there.

    What somebody said counts. Else the handbook's own word where it has a deadline; else a bottom-line answer
    below the pass mark, or one with an urgent circumstance, where the problem is; else that an earlier round
    found it and it is still there (手册 三(五)2：长期未解决的问题，应提高整治优先级). The rest is 尽力解决.
    """
    if said:
        return Urgency(word=said, why=Urging.SAID)
    linked = [
        answer
        for code in finding.problem.row.linked_tree
        for place in finding.places
        if (item := observed.forms.tree.item(code)) is not None
        for answer in observed.heads(item, place)
    ]
    own = finding.problem.row.urgency
    if own == URGENT:
        return Urgency(word=URGENT, why=Urging.HANDBOOK)
    if any(answer.is_red_flag for answer in linked):
        return Urgency(word=URGENT, why=Urging.RED_FLAG)
    if any(answer.is_urgent for answer in linked):
        return Urgency(word=URGENT, why=Urging.FLAG)
    if is_unsolved:
        return Urgency(word=URGENT, why=Urging.UNSOLVED)
    return Urgency(word=own or IN_TIME, why=Urging.HANDBOOK if own else Urging.SILENT)


def unsolved_places(now: Finding, before: Sequence[Finding]) -> tuple[Place, ...]:
    """Return where a problem is and was already in an earlier round."""
    known = {
        spot.place
        for finding in before
        if finding.problem.code == now.problem.code
        for spot in finding.spots
        if spot.presence == Presence.PRESENT
    }
    return tuple(place for place in now.places if place in known)

"""How an estate stood at a moment: its scores on exactly what was held then, beside those of another."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.changes import Ranges
from renodesk.domain.form import Group, Item
from renodesk.domain.reading import SurveyBuilder
from renodesk.domain.scores import NodeScore, Scores
from renodesk.domain.scoring import Scorer
from renodesk.estates import pinning
from renodesk.services.session import EstateSession
from renodesk.services.why import short
from renodesk.texts import Language, say

TOTAL = "TOTAL"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """A node whose score differs between two moments; an end that was not applicable is None."""

    code: str
    name: str
    before: NodeScore
    after: NodeScore


class Standings:
    """Scores a round as it was at moments."""

    def __init__(self, session: EstateSession, round_key: str = "") -> None:
        """Score a round of the session's estate, the current one by default."""
        self._session = session
        self._round = round_key or session.round
        self._forms = (
            session.forms
            if self._round == session.round
            else pinning.pinned(session.file, self._round, session.environment.forms)
        )

    def at(self, ranges: Ranges) -> Scores:
        """Return the scores of what was held."""
        states = self._session.file.states_of(ranges)
        return Scorer(self._forms, SurveyBuilder(self._round).read(states).survey()).scores()

    def shifts(self, before: Scores, after: Scores, language: Language) -> Iterator[Shift]:
        """Yield the nodes whose score differs, in the order of the tree, groups before their items."""
        tree = self._forms.tree
        nodes: list[Group | Item] = [*tree.groups, *tree.items]
        names = {one.code: (one.name_en if language == "en" else "") or one.name for one in nodes}
        for code, name in names.items():
            was, now = before.nodes.get(code), after.nodes.get(code)
            if was and now and (was.low, was.high) != (now.low, now.high):
                yield Shift(code=code, name=name, before=was, after=now)


def score_words(before: Scores, after: Scores, language: Language) -> str:
    """Return both totals, red flags and completion in one line."""
    return say(
        "difference_score",
        language,
        before=interval(before.nodes[TOTAL]),
        after=interval(after.nodes[TOTAL]),
        flags_before=len(before.red_flags),
        flags_after=len(after.red_flags),
        done_before=short(Fraction(before.completion)),
        done_after=short(Fraction(after.completion)),
    )


def interval(node: NodeScore) -> str:
    """Return a node's score for people: one number, or both ends."""
    if node.low is None or node.high is None:
        return "–"
    low, high = short(node.low), short(node.high)
    return low if low == high else f"{low}–{high}"

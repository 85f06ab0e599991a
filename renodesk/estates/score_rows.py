"""Scores as rows of the estate file's `score` projection: codes and numbers, no sentences."""

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.scores import NodeScore, Scores
from renodesk.storage.score_row import ScoreRow


def changed_rows(before: Scores | None, after: Scores) -> list[ScoreRow]:
    """Return the rows of every node that is not as it was; all of them without `before`."""
    known = {} if before is None else before.nodes
    return [_row(node) for code, node in after.nodes.items() if known.get(code) != node]


def _row(node: NodeScore) -> ScoreRow:
    explanation: dict[str, Json] = {"contested": node.is_contested}
    return ScoreRow(
        code=node.code,
        low=None if node.low is None else canonical.dumps(node.low).strip('"'),
        high=None if node.high is None else canonical.dumps(node.high).strip('"'),
        is_red_flag=node.is_red_flag,
        explanation=canonical.dumps(explanation),
    )

"""The charts of a plan for the window: those the papers print, and the aspects it predicts."""

from collections.abc import Iterable, Iterator

from renodesk.domain.form import Group
from renodesk.domain.scores import NodeScore
from renodesk.reports.blocks import Bar, Bars, Block, Heading, Radar, SideBySide
from renodesk.reports.chart_blocks import CostBars, Timeline, Waterfall
from renodesk.services.charts import ShownChart
from renodesk.services.environment import Progress
from renodesk.services.planning.predicting import Outlook
from renodesk.services.session import EstateSession
from renodesk.texts import Language

SECTIONS = ("summary", "budget", "phases")
"""The sections of the plan document that have charts."""


def aspects_of(session: EstateSession, outlook: Outlook, language: Language) -> ShownChart:
    """Return the predicted scores of the aspects after a plan as bars with their ends, today's in words."""
    groups = (group for group in session.forms.tree.groups if not group.parent)
    return ShownChart(block=Bars(bars=tuple(_bar(group, outlook, language) for group in groups)))


def _bar(group: Group, outlook: Outlook, language: Language) -> Bar:
    before, after = outlook.today.nodes[group.code], outlook.after.nodes[group.code]
    return Bar(
        label=(group.name_en if language == "en" else "") or group.name,
        low=after.low,
        high=after.high,
        tone="plain",
        text=f"{whole(before)} → {whole(after)}",
    )


def whole(node: NodeScore) -> str:
    """Return the middle of a score as a whole number: there is room for no more beside a bar."""
    if node.low is None or node.high is None:
        return "–"
    return str(((node.low + node.high + 1) / 2).__floor__())


def charts_of(
    session: EstateSession, alternative: str, language: Language, progress: Progress
) -> tuple[tuple[str, ShownChart], ...]:
    """Return the charts that the diagnosis and the document of a plan print, each under its heading there.

    Raises:
        UnknownAlternative: there is no such plan.
        Cancelled: somebody stopped it.
    """
    # half a second of loading: only who asks for charts waits for it
    from renodesk.reports.plan_paper import plan_document
    from renodesk.reports.sections.registry import diagnosis_blocks
    from renodesk.services.reporting.maker import snapshot_of
    from renodesk.services.reporting.plan import plan_snapshot_of

    progress("charts_reading", 0.1)
    today = diagnosis_blocks(snapshot_of(session, language), ("summary",))
    progress("charts_reading", 0.5)
    snapshot = plan_snapshot_of(session, language, alternative)
    progress("charts_reading", 0.9)
    return (*_charts(today), *_charts(plan_document(snapshot, SECTIONS).blocks))


def _charts(blocks: Iterable[Block]) -> Iterator[tuple[str, ShownChart]]:
    title = ""
    for block in blocks:
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, SideBySide):
            yield from ((title, chart) for _, chart in _charts((*block.left, block.right)))
        elif isinstance(block, Bars | Radar | Waterfall | CostBars | Timeline):
            yield title, ShownChart(block=block)

"""Charts for the window: what paper shows, as SVG and in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from renodesk.reports.blocks import Bars, Radar
from renodesk.reports.chart_blocks import CostBars, Timeline, Waterfall


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownChart:
    """A chart that can be drawn at any width; equal ones look the same."""

    block: Bars | Radar | Waterfall | CostBars | Timeline

    @property
    def text(self) -> str:
        """Return what it says, in words."""
        from renodesk.reports.charts import chart_text  # a start need not wait for ReportLab

        return chart_text(self.block)

    @property
    def rows(self) -> int:
        """Return how many bars it has one below the other, all of one height; 0 where it is another chart."""
        return len(self.block.bars) if isinstance(self.block, (Bars, CostBars)) else 0

    def svg(self, width: float, inks: Mapping[str, str]) -> str:
        """Return it as SVG so many points wide, in inks by the names of the window's themes."""
        from renodesk.reports.charts import chart_svg

        return chart_svg(self.block, width, inks)

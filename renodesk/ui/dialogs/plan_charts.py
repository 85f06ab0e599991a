"""The charts of a plan, as its document prints them; each is read aloud in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from renodesk.services.charts import ShownChart
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.chart import Chart
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench


class PlanChartsDialog(Dialog):
    """One chart below the other."""

    def __init__(
        self,
        workbench: Workbench,
        title: str,
        charts: Sequence[tuple[str, ShownChart]],
        parent: QWidget | None = None,
    ) -> None:
        """Show these charts of the plan called `title`."""
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(self.tr("方案的图"))
        self.resize(workbench.theme.px(860), workbench.theme.px(640))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("方案的图 · {0}").format(title), "heading", wrap=True))
        hint = self.tr("和方案文件里的一样；得分是预测，效果是表里的建议值。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self.charts: list[Chart] = []
        for name, shown in charts:
            column.addWidget(label(name, "heading", wrap=True))
            chart = Chart(workbench.theme)
            chart.show_chart(shown)
            column.addWidget(chart)
            self.charts.append(chart)
        if not charts:
            column.addWidget(label(self.tr("还没有可画的：先选价格表，列入措施。"), "quiet", wrap=True))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("方案的图"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout.addWidget(scroll, 1)
        close = button(self.tr("关闭"), name="primary")
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

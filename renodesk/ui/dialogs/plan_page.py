"""Choosing the page of a PDF that is the site plan."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.plan_taking import PlanPdf
from renodesk.ui.models.pages import PICTURE, PagesModel
from renodesk.ui.widgets.boxes import Spin, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

LINE = 26


class PlanPageDialog(Dialog):
    """Shows every page small; arrows, a click or its number choose one, Enter takes it."""

    def __init__(self, pdf: PlanPdf, parent: QWidget | None = None) -> None:
        """Show the pages of an open PDF."""
        super().__init__(parent)
        title = self.tr("哪一页是平面图？")
        self.setWindowTitle(title)
        self.resize(900, 620)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(
            label(self.tr("{0}，共 {1} 页").format(pdf.name, pdf.page_count), "quiet", wrap=True)
        )
        self.pages = QListView()
        self.pages.setAccessibleName(title)
        self.pages.setViewMode(QListView.ViewMode.IconMode)
        self.pages.setResizeMode(QListView.ResizeMode.Adjust)
        self.pages.setMovement(QListView.Movement.Static)
        self.pages.setUniformItemSizes(True)
        self.pages.setIconSize(PICTURE)
        self.pages.setGridSize(QSize(PICTURE.width() + 20, PICTURE.height() + LINE + 20))
        self.model = PagesModel(pdf, self.tr("第 {0} 页"), self)
        self.pages.setModel(self.model)
        self.pages.activated.connect(lambda _: self.accept())
        layout.addWidget(self.pages, 1)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("页码"), "quiet"))
        self.number = Spin()
        self.number.setAccessibleName(self.tr("页码"))
        self.number.setRange(1, pdf.page_count)
        self.number.valueChanged.connect(self._choose)
        row.addWidget(self.number)
        row.addStretch(1)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        row.addWidget(buttons)
        layout.addLayout(row)
        self.pages.selectionModel().currentChanged.connect(self._follow)
        self._choose(1)
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, number: int) -> None:
        self.pages.setCurrentIndex(self.model.index(number - 1))

    def _follow(self, index: QModelIndex) -> None:
        self.number.setValue(index.row() + 1)

    def done(self, result: int) -> None:
        """Draw no more pages, and close; the PDF stays open for the page that was chosen."""
        self.model.close(with_pdf=result != QDialog.DialogCode.Accepted)
        super().done(result)

    @property
    def page(self) -> int:
        """Return the chosen page, from 1."""
        return self.number.value()

"""A work outside the 36: what it is, where, and what it costs if that is known."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from renodesk.domain.places import Place
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.planner import KINDS
from renodesk.texts import Language, say
from renodesk.ui.amounts import fen_typed, wan_typed
from renodesk.ui.widgets.boxes import Choice, label, restyle
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class OutsideWorkDialog(Dialog):
    """Asks for a title, a kind, a place and a cost; of one that is there only its place stays."""

    def __init__(
        self,
        places: Sequence[tuple[Place, str]],
        language: Language,
        line: PlanLine | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin empty, or with what is known of `line`."""
        super().__init__(parent)
        title = self.tr("加一条 36 项以外的措施") if line is None else self.tr("改这条措施")
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading"))
        hint = self.tr(
            "例如危楼先鉴定加固、立规矩的管理措施、与邻院共用的片区统筹。它有费用，没有预测的加分。"
        )
        layout.addWidget(label(hint, "quiet", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.title = self._edit(self.tr("做什么"), line.title if line is not None else "", form)
        self.kind = self._choice(self.tr("哪一类"), form)
        for kind in KINDS:
            self.kind.addItem(say(f"measure_kind_{kind}", language), kind)
        self.place = self._choice(self.tr("在哪里"), form)
        for place, name in places:
            self.place.addItem(name, place)
        known = wan_typed(line.cost) if line is not None and line.cost is not None else ""
        self.cost = self._edit(self.tr("费用，万元（不知道就空着）"), known, form)
        if line is not None:
            self.kind.setCurrentIndex(max(0, self.kind.findData(line.kind)))
            self.stand_at(line.place)
            self.place.setEnabled(False)
        layout.addLayout(form)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        for edit in (self.title, self.cost):
            edit.textChanged.connect(lambda _: self._check())
        self._check()
        self.title.setFocus()

    def stand_at(self, place: Place) -> None:
        """Choose `place` if it is among those one may choose."""
        at = [self.place.itemData(row) for row in range(self.place.count())]
        self.place.setCurrentIndex(at.index(place) if place in at else 0)

    @staticmethod
    def _edit(words: str, text: str, form: QFormLayout) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(words)
        edit.setMaxLength(200)
        form.addRow(label(words, "quiet"), edit)
        return edit

    @staticmethod
    def _choice(words: str, form: QFormLayout) -> QComboBox:
        box = Choice()
        box.setAccessibleName(words)
        form.addRow(label(words, "quiet"), box)
        return box

    def _check(self) -> None:
        is_right = not self.cost.text().strip() or self.fen is not None
        restyle(self.cost, "wrong", value=not is_right)
        self.ok.setEnabled(is_right and bool(self.title.text().strip()))

    @property
    def fen(self) -> int | None:
        """Return the cost in fen, None where it is not known."""
        return fen_typed(self.cost.text()) if self.cost.text().strip() else None

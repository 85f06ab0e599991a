"""How an estate is given: what travels, in a few ticks, before one says where to."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from renodesk.services.exchange import BundleWish
from renodesk.services.giving import Giveable, size_text
from renodesk.ui.widgets.boxes import choice, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class GivingDialog(Dialog):
    """Says what there is to give, and takes the ticks; what there is none of has no tick."""

    def __init__(
        self, there: Giveable, parent: QWidget | None = None, *, ways: Sequence[str] = (), way: str = ""
    ) -> None:
        """Begin with everything: originals and papers, no personal values; and with `way` of `ways`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("给同事"))
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("给同事"), "heading"))
        layout.addWidget(label(self._told(there), "quiet", wrap=True))
        self.lacking = self._tick(
            self.tr("只带办公室还没有的（按 {0} 的回执）").format(there.office),
            layout,
            shown=bool(there.office),
        )
        self.small = self._tick(
            self.tr("照片先给小图，原图以后再给（发微信、邮件）"), layout, shown=there.originals > 0
        )
        self.papers = self._tick(self.tr("带上给人看的文件：体检报告、方案、台账"), layout)
        self.papers.setChecked(True)
        self.personal = self._tick(
            self.tr("带上个人信息（姓名、电话、表决），共 {0} 项").format(there.personal),
            layout,
            shown=there.personal > 0,
        )
        for box in (self.small, self.lacking):
            box.toggled.connect(lambda _: self._follow())
        self.to = choice(self.tr("送到哪里"), letters=20)
        self.to.addItem(self.tr("存成文件，自己带去"), "")
        for name in ways:
            self.to.addItem(self.tr("经“{0}”交给办公室").format(name), name)
        self.to.setCurrentIndex(max(0, self.to.findData(way)))
        self.to.setVisible(bool(ways))
        layout.addWidget(self.to)
        buttons = OkCancel(self, is_primary=True)
        self.ok = buttons.ok
        self.to.currentIndexChanged.connect(lambda _: self._name_it())
        self._name_it()
        layout.addSpacing(8)
        layout.addWidget(buttons)
        self.ok.setFocus()

    @property
    def way(self) -> str:
        """Return the way it goes by, "" where it is saved as a file."""
        return str(self.to.currentData() or "")

    def _name_it(self) -> None:
        self.ok.setText(self.tr("放进发件箱") if self.way else self.tr("存到…"))

    def _told(self, there: Giveable) -> str:
        """Say what really travels: originals, and the smaller pictures of those that are elsewhere."""
        away = size_text(there.away_bytes)
        if not there.originals and not there.away:
            return self.tr("没有照片可带；带登记、答案和改动记录。")
        if not there.originals:
            return self.tr("{0} 张照片的原图都不在这里，带小图，共 {1}。").format(there.away, away)
        words = self.tr("照片原图 {0} 张，{1}；全给小图约 {2}。超过 4 GB 自动分成几个文件。")
        told = words.format(there.originals, size_text(there.original_bytes), size_text(there.small_bytes))
        if there.away:
            told += self.tr("另有 {0} 张的原图不在这里，只带小图，{1}。").format(there.away, away)
        return told

    def _tick(self, words: str, layout: QVBoxLayout, *, shown: bool = True) -> QCheckBox:
        box = QCheckBox(words)
        box.setAccessibleName(words)
        box.setVisible(shown)
        layout.addWidget(box)
        return box

    def _follow(self) -> None:
        """Leave the papers out of what is to be small or only the rest; one may tick them all the same."""
        self.papers.setChecked(not (self.small.isChecked() or self.lacking.isChecked()))

    @property
    def wish(self) -> BundleWish:
        """Return how the bundle is wanted."""
        return BundleWish(
            papers=self.papers.isChecked(),
            is_small=self.small.isChecked(),
            with_personal=self.personal.isChecked(),
        )

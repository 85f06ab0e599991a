"""Which paper is written, how it looks, and where it goes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.reporting import Form, PaperOptions
from renodesk.services.reporting.offers import PaperOffer, PlanOffer
from renodesk.ui.paper_wish import KindWish, PaperWishes
from renodesk.ui.widgets.boxes import button, choice, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

FORM_WORDS = {Form.PDF: "PDF", Form.DOCX: "Word", Form.XLSX: "Excel"}
LIST_HEIGHT, SCROLLS = 190, 24


class PaperDialog(Dialog):
    """Begins with the first kind as PDF, so that Enter writes it; ticks are as last for a kind."""

    def __init__(
        self,
        offers: Sequence[PaperOffer],
        plans: Sequence[PlanOffer],
        wishes: PaperWishes,
        marks: tuple[str, str],
        place: Callable[[PaperOffer, str], Path],
        parent: QWidget | None = None,
    ) -> None:
        """Offer papers; `marks` are office and logo file, `place` proposes a file for kind and ending."""
        super().__init__(parent)
        self._offers = list(offers)
        self._wishes = wishes
        self._place = place
        self._is_own_place = False
        self.setWindowTitle(self.tr("写文件"))
        self.setMinimumWidth(620)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("写文件"), "heading"))
        held = self._held(plans, marks)
        scroll = self._scrolled(held)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._buttons())
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.forms.idToggled.connect(self._show_place)
        self.out.textEdited.connect(self._own_place)
        self.sections.itemChanged.connect(self._sections_changed)
        self._show_kind()
        scroll.setMinimumWidth(held.minimumSizeHint().width() + SCROLLS)
        self.write.setFocus()

    # Building

    def _held(self, plans: Sequence[PlanOffer], marks: tuple[str, str]) -> QWidget:
        held = QWidget()
        self._grid = QGridLayout(held)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._add_contents(plans)
        self._add_marks(*marks)
        self.out = QLineEdit()
        self._add(self.tr("存到"), self._with_choose(self.out, self.tr("选存到哪里"), self._choose_out))
        self._below = self._grid.rowCount()
        return held

    def _scrolled(self, held: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        scroll.setWidget(held)
        return scroll

    def _add_contents(self, plans: Sequence[PlanOffer]) -> None:
        self.kind = choice(self.tr("写什么"), letters=16)
        for offer in self._offers:
            self.kind.addItem(offer.title)
        self._add(self.tr("写什么"), self.kind)
        self._add(self.tr("格式"), self._forms())
        self.plan = choice(self.tr("哪个方案"), letters=16)
        for plan in plans:
            words = self.tr("{0}（选定）") if plan.is_adopted else "{0}"
            self.plan.addItem(words.format(plan.title), plan.key)
        self._plan_label = self._add(self.tr("哪个方案"), self.plan)
        self._sections_label = self._add(self.tr("章节"), self._sections())

    def _add_marks(self, office: str, logo: str) -> None:
        self.office = QLineEdit(office)
        self.office.setPlaceholderText(self.tr("印在封面和页眉；可以不填"))
        self._add(self.tr("单位名称"), self.office)
        self.logo = QLineEdit(logo)
        self.logo.setPlaceholderText(self.tr("PNG 或 JPEG 图片；可以不用"))
        self._add(self.tr("标志"), self._with_choose(self.logo, self.tr("选标志图片"), self._choose_logo))
        self.english = QCheckBox(self.tr("末页附一页英文摘要"))
        self._add("", self.english)

    def _forms(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        self.forms = QButtonGroup(self)
        for at, form in enumerate(Form):
            one = QRadioButton(FORM_WORDS[form])
            one.setAccessibleName(self.tr("格式：{0}").format(FORM_WORDS[form]))
            self.forms.addButton(one, at)
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _add(self, words: str, inside: QWidget | QHBoxLayout | QVBoxLayout) -> QWidget:
        row = self._grid.rowCount()
        title = label(words, "quiet")
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(inside, QWidget):
            if isinstance(inside, QLineEdit):
                inside.setMaxLength(1000)
            if words:
                inside.setAccessibleName(words)
            self._grid.addWidget(inside, row, 1)
        else:
            self._grid.addLayout(inside, row, 1)
        return title

    def _sections(self) -> QHBoxLayout:
        self.sections = QListWidget()
        self.sections.setObjectName("boxed")
        self.sections.setAccessibleName(self.tr("章节"))
        self.sections.setMaximumHeight(LIST_HEIGHT)
        self.sections.setMinimumHeight(80)
        self.all = button(self.tr("全选"))
        self.none = button(self.tr("全不选"))
        beside, column = QHBoxLayout(), QVBoxLayout()
        beside.setSpacing(8)
        column.setSpacing(8)
        for one, state in ((self.all, Qt.CheckState.Checked), (self.none, Qt.CheckState.Unchecked)):
            one.setAutoDefault(False)
            one.clicked.connect(lambda _=False, state=state: self._tick_all(state))
            column.addWidget(one)
        column.addStretch(1)
        beside.addWidget(self.sections, 1)
        beside.addLayout(column)
        return beside

    def _with_choose(self, line: QLineEdit, tip: str, choose: Callable[[], None]) -> QHBoxLayout:
        beside = QHBoxLayout()
        beside.setSpacing(8)
        line.setMaxLength(1000)
        line.setAccessibleName(tip)
        one = button(self.tr("选…"), tip=tip)
        one.setAutoDefault(False)
        one.clicked.connect(choose)
        beside.addWidget(line, 1)
        beside.addWidget(one)
        return beside

    def _buttons(self) -> OkCancel:
        buttons = OkCancel(self, ok=self.tr("写出"), is_primary=True)
        self.write = buttons.ok
        return buttons

    # Showing

    @property
    def offer(self) -> PaperOffer:
        """Return the kind that is chosen."""
        return self._offers[self.kind.currentIndex()]

    def _show_kind(self) -> None:
        offer, wish = self.offer, self._wishes.of(self.offer.kind.value)
        for at, form in enumerate(Form):
            self.forms.button(at).setVisible(form in offer.forms)
        wanted = next((one for one in offer.forms if one == wish.form), offer.forms[0])
        is_first = self.kind.currentIndex() == 0
        form = offer.forms[0] if is_first else wanted
        self.forms.button(list(Form).index(form)).setChecked(True)
        for part in (self.plan, self._plan_label):
            part.setVisible(offer.is_of_plan)
        self.sections.blockSignals(True)
        self.sections.clear()
        for name, words in offer.sections:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, name)
            is_out = name in wish.left_out
            item.setCheckState(Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked)
            self.sections.addItem(item)
        self.sections.blockSignals(False)
        for part in (self._sections_label, self.sections, self.all, self.none):
            part.setVisible(bool(offer.sections))
        self._grid.setRowStretch(self._below, 0 if offer.sections else 1)
        self.english.setEnabled(offer.has_english)
        self.english.setChecked(offer.has_english and wish.with_english)
        self._sections_changed()
        self._show_place()

    def _show_place(self) -> None:
        if not self._is_own_place:
            self.out.setText(str(self._place(self.offer, f".{self.form.value}")))
        elif self.out.text().strip():
            self.out.setText(str(Path(self.out.text().strip()).with_suffix(f".{self.form.value}")))

    def _own_place(self) -> None:
        self._is_own_place = True

    def _tick_all(self, state: Qt.CheckState) -> None:
        for at in range(self.sections.count()):
            self.sections.item(at).setCheckState(state)

    def _sections_changed(self) -> None:
        is_any = not self.offer.sections or len(self._left_out()) < len(self.offer.sections)
        self.write.setEnabled(is_any)
        self.write.setToolTip("" if is_any else self.tr("至少选一节"))

    def _choose_logo(self) -> None:
        pictures = self.tr("图片 (*.png *.jpg *.jpeg *.webp);;所有文件 (*)")
        file, _ = QFileDialog.getOpenFileName(self, self.tr("选标志图片"), self.logo.text(), pictures)
        if file:
            self.logo.setText(file)

    def _choose_out(self) -> None:
        options = QFileDialog.Option.DontConfirmOverwrite  # the same is asked when it is written
        file, _ = QFileDialog.getSaveFileName(
            self, self.tr("选存到哪里"), self.out.text(), f"*.{self.form.value}", options=options
        )
        if file:
            self._is_own_place = True
            self.out.setText(file)

    # What was chosen

    @property
    def form(self) -> Form:
        """Return the form that is chosen."""
        return list(Form)[max(0, self.forms.checkedId())]

    @property
    def target(self) -> Path:
        """Return where it goes; the ending is that of its form."""
        path = Path(self.out.text().strip())
        ending = f".{self.form.value}"
        return path if path.suffix.casefold() == ending else path.with_name(path.name + ending)

    def _left_out(self) -> tuple[str, ...]:
        items = [self.sections.item(at) for at in range(self.sections.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() != Qt.CheckState.Checked
        )

    @property
    def options(self) -> PaperOptions:
        """Return how the paper is wanted, but for its logo."""
        left_out = self._left_out()
        names = tuple(name for name, _ in self.offer.sections if name not in left_out)
        return PaperOptions(
            sections=names if left_out else (),
            office=self.office.text().strip(),
            with_english=self.english.isChecked(),
            plan=str(self.plan.currentData() or "") if self.offer.is_of_plan else "",
        )

    @property
    def wish(self) -> KindWish:
        """Return what is to be remembered of this kind."""
        return KindWish(
            form=self.form.value, left_out=self._left_out(), with_english=self.english.isChecked()
        )

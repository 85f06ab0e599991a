"""点单: what residents want of the 36 beside what the diagnosis asks for, and order sheets typed."""

from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from renodesk.domain.changes import Changes
from renodesk.services.questionnaires import FormBook
from renodesk.services.questionnaires.orders import RankedWork, technical_word, works
from renodesk.services.questionnaires.words import order_sentence, share_text
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.residents.form_entry import FormEntry
from renodesk.ui.residents.rows_page import RowsPage
from renodesk.ui.residents.tab import ResidentsTab
from renodesk.ui.widgets.boxes import card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.workbench import Workbench

_ICONS = {"propose": ("low", "bad"), "suggest": ("unanswered", "warn"), "": ("not_applicable", "ink3")}


class OrdersTab(ResidentsTab):
    """The ranking, and beside it one order sheet after the other."""

    read_for = ("questionnaire", "round", "answer", "building", "unit")

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench)
        theme = workbench.theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        frame, inner = card(margins=12)
        self.sum = Elided("", "quiet")
        inner.addWidget(self.sum)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.page = RowsPage(theme, self.tr("点单排序"), (56, 216, 72, 76, 100))
        row.addWidget(self.page, 3)
        self.entry = FormEntry(theme, workbench.operations, is_order=True)
        row.addWidget(self.entry, 2)
        inner.addLayout(row, 1)
        hint = self.tr("整份问卷里的点单也算在内；点单表在这里接着录，选项写 36 项前的数字，用空格隔开。")
        inner.addWidget(label(hint, "small", wrap=True))
        outer.addWidget(frame, 1)
        self.table = self.page.table
        self.setFocusProxy(self.entry)
        workbench.dressed.connect(self._dress)

    def note(self, changes: Changes | None) -> None:
        """Leave the form of another estate."""
        if changes is None:
            self.entry.forget()

    def read(self) -> None:
        """Read what residents want."""
        session = self.session
        if session is None:
            return
        reader = FormBook(session, language=self.language)
        order = reader.order()
        self.sum.show_text(order_sentence(order, self.language))
        titles = (
            self.tr("名次"),
            self.tr("改造项"),
            self.tr("想要"),
            self.tr("占比"),
            self.tr("第一、二、三"),
            self.tr("体检排序"),
        )
        self.page.show_rows(titles, [self._row(one, order.forms) for one in works(session, order)])
        phase = reader.book.order_phase(reader.phase)
        self.entry.read(session, phase, self.language)

    def _row(self, one: RankedWork, forms: int) -> ShownRow:
        wanted = one.wanted
        token = "ink" if wanted.count else "ink3"
        texts = (
            str(wanted.rank) if wanted.count else "–",
            f"{wanted.option.code} {wanted.option.label}",
            str(wanted.count),
            share_text(Fraction(wanted.count, forms) if forms else None),
            "/".join(map(str, wanted.places)),
        )
        technical = Shown(text=technical_word(one, self.language), icon=_ICONS[one.mode])
        return ShownRow(
            key=wanted.option.code, cells=(*(Shown(text=text, token=token) for text in texts), technical)
        )

    def commit(self) -> None:
        """Keep what is being typed."""
        self.entry.commit()

    def _dress(self) -> None:
        self.page.dress(self._workbench.theme)
        self.entry.dress(self._workbench.theme)

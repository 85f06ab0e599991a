"""Choosing the profile of the estate: which there are, and what each would change before it is done."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.errors import RenodeskError
from renodesk.services import profiles
from renodesk.services.packs import told_in
from renodesk.services.profile_choosing import choose
from renodesk.services.profile_in_use import is_contested
from renodesk.services.profile_preview import preview
from renodesk.services.profile_words import ChangedRow, changed_rows
from renodesk.services.profiles import Listed
from renodesk.services.session import EstateSession
from renodesk.texts import explain, say
from renodesk.ui.names import title_in
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.rows_table import fit_rows
from renodesk.ui.widgets.text_table import choosing_table, put_rows
from renodesk.ui.workbench import Workbench

ROW, HEAD = 32, 36
WIDTHS = (280, 90)
CHANGED_WIDTHS = (70, 240, 110, 130)


class ProfilesDialog(Dialog):
    """A row for each profile; below, what the one at hand would change, with document and clause."""

    def __init__(self, workbench: Workbench, session: EstateSession, parent: QWidget | None = None) -> None:
        """Begin with the profile that holds."""
        super().__init__(parent)
        self._workbench = workbench
        self._session = session
        self.offered: tuple[Listed, ...] = ()
        self._looked_at = ""
        """What the profile is known by that one looks at: its digest, or the path of its file."""
        self.setWindowTitle(self.tr("地方配置"))
        self.resize(workbench.theme.px(980), workbench.theme.px(600))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("地方配置"), "heading"))
        hint = self.tr("用哪里的征求意见规则、门槛、程序和表包。先看会改变什么；换了可以撤销。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        layout.addWidget(self._table(), 4)
        self.about = label("", "quiet", wrap=True)
        layout.addWidget(self.about)
        self.told = label("", wrap=True)
        layout.addWidget(self.told)
        layout.addWidget(self._changed(), 5)
        layout.addLayout(self._buttons())
        workbench.closing.connect(self.reject)
        self.read()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _table(self) -> QTableWidget:
        titles = [self.tr("名称"), self.tr("版本"), self.tr("依据")]
        self.table = choosing_table(titles, self.tr("有哪些地方配置"))
        self._fit(self.table, WIDTHS)
        self.table.currentCellChanged.connect(self._follow_row)
        self.table.itemActivated.connect(lambda _: self.use())
        return self.table

    def _changed(self) -> QTableWidget:
        titles = [self.tr("哪一类"), self.tr("内容"), self.tr("现在"), self.tr("换了以后"), self.tr("依据")]
        self.changed = choosing_table(titles, self.tr("换了以后会改变的"))
        self.changed.setWordWrap(True)  # a gate is told with the whole sentence of its document
        self._fit(self.changed, CHANGED_WIDTHS)
        return self.changed

    def _fit(self, table: QTableWidget, widths: tuple[int, ...]) -> None:
        theme = self._workbench.theme
        table.horizontalHeader().setFixedHeight(theme.px(HEAD))
        table.horizontalHeader().setStretchLastSection(True)
        fit_rows(table, theme, ROW, widths)

    def _buttons(self) -> FlowLayout:
        self.reweighs = QCheckBox(self.tr("这一轮也换成它的权重"))
        self.use_it = button(self.tr("用这个（可撤销）"), name="primary")
        self.use_it.clicked.connect(self.use)
        other = button(self.tr("用一个文件…"), tip=self.tr("用本单位自己的配置文件（.toml）"))
        other.clicked.connect(self.ask_file)
        close = button(self.tr("关闭"))
        close.clicked.connect(self.reject)
        for one in (self.use_it, other, close):
            one.setAutoDefault(False)
        return flow(self.reweighs, self.use_it, other, close)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        """Make rows as high as what they say, once they are as wide as they will be."""
        super().showEvent(event)
        self.changed.resizeRowsToContents()

    def read(self) -> None:
        """Read which profiles there are; stand at the one that holds, else at the first."""
        self.offered = tuple(
            one
            for one in profiles.listing(self._session)
            if one.profile is None or not one.profile.is_template
        )
        put_rows(self.table, [self._texts(one) for one in self.offered])
        used = [number for number, one in enumerate(self.offered) if one.is_used]
        if self.offered:
            self.table.setCurrentCell((used or [0])[0], 0)
        self._follow()

    def _texts(self, one: Listed) -> tuple[str, ...]:
        is_open = one.is_used and is_contested(self._session)
        mark = self.tr("（两人选的不同）") if is_open else self.tr("（在用）") if one.is_used else ""
        if one.profile is None:
            words = self.tr("有 {0} 处不对，不能用").format(one.complaints)
            return one.text.id + mark, one.text.version, words
        about = one.profile.identity
        return title_in(self._workbench.language, about) + mark, about.version, about.source

    @property
    def at_hand(self) -> Listed | None:
        """Return the profile at hand."""
        at = self.table.currentRow()
        return self.offered[at] if 0 <= at < len(self.offered) else None

    def _follow_row(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before:
            self._follow()

    def _follow(self) -> None:
        one = self.at_hand
        if one is not None:
            self.look(one.text.sha256)

    def look(self, name: str) -> None:
        """Show what a profile would change, or what is wrong with it; nothing is kept."""
        language, self._looked_at = self._workbench.language, name
        rows: list[ChangedRow] = []
        self.about.clear()
        self.reweighs.setChecked(False)
        self.reweighs.hide()
        try:
            found = preview(self._session, name)
        except RenodeskError as error:
            self.told.setText("\n".join((explain(error, language), *told_in(error, language))))
            self.use_it.setEnabled(False)
        else:
            about = found.profile.identity
            self.about.setText((about.statement_en if language == "en" else "") or about.statement)
            rows = changed_rows(found, language)
            self.reweighs.setVisible(found.weights is not None)
            count = self.tr("换成“{0}”会改变 {1} 处：").format(title_in(language, about), len(rows))
            self.told.setText(count if rows else say("profile_no_change", language))
            one = self.at_hand
            is_settled = one is not None and one.is_used and not is_contested(self._session)
            self.use_it.setEnabled(bool(rows) or not is_settled)
        put_rows(self.changed, [(row.kind, row.what, row.before, row.after, row.source) for row in rows])
        self.changed.setVisible(bool(rows))
        self.changed.resizeRowsToContents()

    # Acting

    def use(self) -> None:
        """Choose the profile one looks at, in one act."""
        name = self._looked_at
        if not self.use_it.isEnabled():
            return
        reweighs = self.reweighs.isChecked()
        if self._workbench.operations.do(lambda: choose(self._session, name, reweighs=reweighs)) is not None:
            title = profiles.of(self._session).title(english=self._workbench.language == "en")
            self._workbench.messages.done(self.tr("地方配置换成“{0}”了，Ctrl+Z 撤销").format(title))
            self.accept()

    def ask_file(self) -> None:
        """Ask for a profile's file, and look at it."""
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(self, self.tr("地方配置的文件"), start, "*.toml")
        if path:
            self.take(Path(path))

    def take(self, file: Path) -> None:
        """Show what a profile's file would change; once it is used the estate keeps its text."""
        self.table.setCurrentCell(-1, -1)
        self.look(str(file))

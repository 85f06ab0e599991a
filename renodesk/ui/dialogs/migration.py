"""What moving the round to newer packs will do: a table, then one act or nothing."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.errors import RenodeskError
from renodesk.services.pack_migration import MigrationTable, PackMigration
from renodesk.services.pack_migration_words import MigrationWords, Row
from renodesk.services.session import EstateSession
from renodesk.texts import explain
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel
from renodesk.ui.widgets.text_table import put_rows, wrapping_table
from renodesk.ui.workbench import Workbench


class MigrationDialog(Dialog):
    """Says what is carried, converted, parked and newly asked; packs of a folder may be looked at too."""

    def __init__(
        self,
        workbench: Workbench,
        session: EstateSession,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Look at the newest packs at hand, those of `folder` among them."""
        super().__init__(parent)
        self._workbench = workbench
        self._session = session
        self.table: MigrationTable | None = None
        self.setWindowTitle(self.tr("换到新版表包"))
        self.resize(workbench.theme.px(960), workbench.theme.px(540))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("换到新版表包会怎样"), "heading"))
        self.told = label("", wrap=True)
        layout.addWidget(self.told)
        self.rows = self._rows()
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._buttons())
        workbench.closing.connect(self.reject)
        self.look(folder)

    def _rows(self) -> QTableWidget:
        titles = (self.tr("会怎样"), self.tr("内容"), self.tr("位置"), self.tr("说明"))
        table = wrapping_table(titles, self.tr("改动后搬、留在原版和新问的"), wide=(1, 3))
        policy = table.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        table.setSizePolicy(policy)
        return table

    def _buttons(self) -> OkCancel:
        buttons = OkCancel(self, ok=self.tr("换（可整步撤销）"), cancel=self.tr("不换"), is_primary=True)
        self.move_on = buttons.ok
        self.leave = buttons.cancel
        self.other = button(self.tr("表包文件夹…"), tip=self.tr("用一个文件夹里的表包"))
        self.other.clicked.connect(self._choose)
        buttons.addButton(self.other, QDialogButtonBox.ButtonRole.ActionRole)
        return buttons

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("表包在哪个文件夹"), "")
        if folder:
            self.look(Path(folder))

    def look(self, folder: Path | None) -> None:
        """Show what moving to the newest packs at hand, a folder's among them, would do."""
        language = self._workbench.language
        self.table, error = _table_or_error(self._session, folder)
        rows: list[Row] = []
        if self.table is not None:
            words = MigrationWords(self._session, self.table, language)
            self.told.setText("\n".join((*words.head(), *words.score())))
            rows = words.rows()
        elif error is not None:
            self.told.setText(explain(error, language))
        put_rows(self.rows, [(row.word, row.what, row.place, row.why) for row in rows])
        self.rows.setVisible(bool(rows))
        self.move_on.setEnabled(self.table is not None)
        (self.move_on if self.table is not None else self.other).setFocus()


def _table_or_error(
    session: EstateSession, folder: Path | None
) -> tuple[MigrationTable | None, RenodeskError | None]:
    """Return what moving the round would do, or why it cannot be moved."""
    try:
        return PackMigration(session).table(folder=folder), None
    except RenodeskError as error:
        return None, error

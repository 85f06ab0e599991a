"""The acts that bring an estate's other versions together: newer packs."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from renodesk.services.pack_migration import MigrationTable, PackMigration
from renodesk.services.pack_migration_words import done_words
from renodesk.services.session import EstateSession
from renodesk.ui.workbench import Workbench


class MergingActs:
    """Looks first, asks with what was found, then does it."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        self._workbench = workbench
        self._window = window

    def migrate_packs(self, folder: Path | None = None) -> None:
        """Show what moving the round to the newest packs at hand would do, and ask.

        Where nothing is newer, a folder of packs can be named in the dialog.
        """
        from renodesk.ui.dialogs.migration import MigrationDialog

        session = self._session()
        if session is None:
            return
        dialog = MigrationDialog(self._workbench, session, folder, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._migrate(session, dialog.table))
        dialog.open()

    def _session(self) -> EstateSession | None:
        estate = self._workbench.estate
        if estate is None:
            return None
        if estate.session.is_read_only:
            self._workbench.messages.error(estate.session.file.refusal())
            return None
        return estate.session

    def _migrate(self, session: EstateSession, table: MigrationTable | None) -> None:
        if table is None:
            return
        language = self._workbench.language
        migration = PackMigration(session)

        def moved(_: object) -> None:
            self._workbench.messages.done(done_words(table, language))
            self._workbench.moved.emit()
            if any(one.is_contest for one in table.moved):
                self._workbench.screen_wanted.emit("conflicts")

        title = QCoreApplication.translate("MergingActs", "换到新版表包")
        self._workbench.operations.run(title, lambda _: migration.migrate(table), moved)

"""The acts that change what an estate goes by: profile, newer packs, a second registration."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.services.pack_migration import MigrationTable, PackMigration
from renodesk.services.pack_migration_words import done_words
from renodesk.services.session import EstateSession
from renodesk.texts import say
from renodesk.ui.local_time import local_minute
from renodesk.ui.names import place_name
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.joining import Joined, JoinPreview


class MergingActs:
    """Looks first, asks with what was found, then does it."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        self._workbench = workbench
        self._window = window

    def choose_profile(self) -> None:
        """Show the profiles with what each would change, and choose one."""
        from renodesk.ui.dialogs.profiles import ProfilesDialog

        session = self._session()
        if session is not None:
            ProfilesDialog(self._workbench, session, self._window).ask()

    def migrate_packs(self, folder: Path | None = None) -> None:
        """Show what moving the round to the newest packs at hand would do, and ask.

        Where nothing is newer, a folder of packs can be named in the dialog.
        """
        from renodesk.ui.dialogs.migration import MigrationDialog

        session = self._session()
        if session is None:
            return
        dialog = MigrationDialog(self._workbench, session, folder, self._window)
        dialog.ask(lambda: self._migrate(session, dialog.table))

    def join_estate(self) -> None:
        """Ask for the other file or bundle of the same estate, and show what joining it will do."""
        session = self._session()
        if session is None:
            return
        title = QCoreApplication.translate("MergingActs", "另一份登记：小区档案或交换包")
        start = self._workbench.preferences["last_folder"] or str(session.path.parent)
        path, _ = QFileDialog.getOpenFileName(self._window, title, start, "*.reno *.zip *.age")
        if path:
            self.preview_join(Path(path))

    def preview_join(self, path: Path) -> None:
        """Look into the other registration in the background, and ask with what was found."""
        from renodesk.services.joining import preview_join

        session = self._session()
        if session is None:
            return
        language = self._workbench.language
        self._workbench.operations.run(
            QCoreApplication.translate("MergingActs", "看看里面有什么"),
            lambda progress: preview_join(session, path, language, progress),
            lambda found: self._ask_to_join(session, path, found),
        )

    def _ask_to_join(self, session: EstateSession, path: Path, found: "JoinPreview") -> None:
        from renodesk.services.joining import join_lines
        from renodesk.services.receiving_words import cells, told
        from renodesk.ui.dialogs.receive import ReceiveDialog

        language, seen = self._workbench.language, found.preview
        lines = [*join_lines(found, language), *told(seen, language, local_minute(seen.last_at))]
        name = partial(place_name, session)
        dialog = ReceiveDialog(seen, lines, cells(seen, language), name, self._window, joins=True)
        dialog.setWindowTitle(QCoreApplication.translate("MergingActs", "合并重复登记"))
        dialog.take.setText(QCoreApplication.translate("MergingActs", "合并…"))
        dialog.take.setEnabled(True)
        dialog.leave.setText(QCoreApplication.translate("MergingActs", "不合并"))
        dialog.ask(lambda: self._ask_why(session, path))

    def _ask_why(self, session: EstateSession, path: Path) -> None:
        from renodesk.ui.dialogs.reason import ReasonDialog

        title = QCoreApplication.translate("MergingActs", "为什么是同一个小区")
        hint = QCoreApplication.translate("MergingActs", "写明依据，例如：街道两次报送，同一门牌。")
        dialog = ReasonDialog(title, hint, parent=self._window)
        dialog.ask(lambda: self.join_from(session, path, dialog.text))

    def join_from(self, session: EstateSession, path: Path, reason: str) -> None:
        """Join the other registration in the background; a copy of this file is made first."""
        from renodesk.services.joining import join_estate

        preferences, language = self._workbench.preferences, self._workbench.language
        copies = Path(preferences["backup_folder"] or session.path.parent)

        def joined(done: "Joined") -> None:
            contested = sum(1 for _ in session.file.contested())
            words = say(
                "join_done",
                language,
                id=done.id,
                new=done.merged.new_changes,
                photos=done.merged.new_photos,
                contested=contested,
            )
            self._workbench.messages.done(words)
            if contested:
                self._workbench.screen_wanted.emit("conflicts")

        self._workbench.operations.run(
            QCoreApplication.translate("MergingActs", "合并重复登记"),
            lambda progress: join_estate(session, path, reason, progress, copies=copies),
            joined,
        )

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

"""Tables and files of a ballot: a list or an online survey taken in, a sheet given out, evidence attached."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from renodesk.services.attachments import Attachments
from renodesk.services.ballots import BallotActs, BallotBook
from renodesk.services.ballots.sheet import write_sheet
from renodesk.services.ballots.words import place_word
from renodesk.services.session import EstateSession
from renodesk.services.table_import.votes import VotesDoor
from renodesk.texts import say
from renodesk.ui.importing.dialog import TableImportDialog
from renodesk.ui.workbench import Workbench


class BallotTables(QObject):
    """Asks for files over a window; long work goes on in the background."""

    def __init__(self, workbench: Workbench, window: QWidget, ballot: Callable[[], str]) -> None:
        """`ballot` tells which one is at hand, "" for none."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._ballot = ballot

    @property
    def _session(self) -> EstateSession | None:
        estate = self._workbench.estate
        return estate.session if estate is not None and self._ballot() else None

    def ask_table(self) -> None:
        """Ask for a table of households and voices, match its columns and take it in."""
        session = self._session
        if session is not None:
            door = VotesDoor(session, self._ballot(), self._workbench.language)
            TableImportDialog(self._workbench, door, self._window.window()).open()

    def offer_lists(self, menu: QMenu) -> None:
        """Fill a menu with the other ballots whose households may be listed in this one."""
        menu.clear()
        session, key, language = self._session, self._ballot(), self._workbench.language
        if session is None:
            return
        book = BallotBook(session)
        for ballot in book.ballots():
            count = len(book.households(ballot)) if ballot.key != key else 0
            if count:
                words = self.tr("{0}（{1}）：{2} 户")
                text = words.format(ballot.matter, place_word(ballot.place, language), count)
                menu.addAction(text).triggered.connect(partial(self.list_from, ballot.key))
        if menu.isEmpty():
            menu.addAction(self.tr("别的表决还没有各户")).setEnabled(False)

    def list_from(self, other: str) -> None:
        """List the households of another ballot in the one at hand, without what they said."""
        session, key = self._session, self._ballot()
        if session is None:
            return
        changes = self._workbench.operations.do(lambda: BallotActs(session).list_households(key, other))
        if changes is not None:
            words = say("ballot_listed", self._workbench.language, count=len(changes.cells))
            self._workbench.messages.done(words)

    def ask_sheet(self) -> None:
        """Ask where, and write a sheet to fill door by door."""
        session = self._session
        if session is not None:
            start = str(session.path.with_name(self.tr("{0}逐户表决.xlsx").format(session.name)))
            path, _ = QFileDialog.getSaveFileName(self._window, self.tr("表存在哪里"), start, "*.xlsx")
            if path:
                self.give(Path(path))

    def give(self, out: Path) -> None:
        """Write a sheet to fill."""
        session, key, language = self._session, self._ballot(), self._workbench.language
        if session is not None:
            self._workbench.operations.run(
                self.tr("写逐户表"),
                lambda _: write_sheet(session, key, out, language),
                lambda count: self._workbench.messages.done(
                    say("ballot_sheet_written", language, file=out.name, count=count)
                ),
            )

    def ask_evidence(self) -> None:
        """Ask for files, and attach them to the ballot as files that hold names."""
        session = self._session
        if session is not None:
            start = str(session.path.parent)
            paths, _ = QFileDialog.getOpenFileNames(self._window, self.tr("附上哪些凭证"), start)
            self.attach([Path(one) for one in paths])

    def attach(self, files: list[Path]) -> None:
        """Attach files; they stay at home unless personal values are switched on."""
        session, about = self._session, f"ballot:{self._ballot()}"
        if session is None:
            return
        attachments = Attachments(session)
        for file in files:
            self._workbench.operations.do(partial(attachments.attach, file, about, is_personal=True))

    def attached(self) -> str:
        """Return the names of what is attached, a line each."""
        session = self._session
        if session is None:
            return ""
        found = Attachments(session).list(f"ballot:{self._ballot()}")
        return "\n".join(f"· {one.name}" for one in found)

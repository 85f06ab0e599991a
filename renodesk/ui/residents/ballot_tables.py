"""Tables and files of a ballot: a list or an online survey taken in, a sheet given out, evidence attached."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.services.attachments import Attachments
from renodesk.services.ballots.importing import Imported, import_votes, told
from renodesk.services.ballots.sheet import write_sheet
from renodesk.services.session import EstateSession
from renodesk.texts import say
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
        """Ask for a table of votes and take it in."""
        session = self._session
        if session is not None:
            start = str(session.path.parent)
            endings = "*.xlsx *.csv"
            path, _ = QFileDialog.getOpenFileName(self._window, self.tr("收进哪张票表"), start, endings)
            if path:
                self.take(Path(path))

    def take(self, file: Path) -> None:
        """Take a table of votes in, whole or not at all."""
        session, key = self._session, self._ballot()
        if session is not None:
            self._workbench.operations.run(
                self.tr("收票表"),
                lambda progress: import_votes(session, key, file, progress=progress),
                self._taken,
            )

    def _taken(self, found: Imported) -> None:
        language = self._workbench.language
        words = say("ballot_imported", language, **told(found.incoming))
        if found.incoming.unmatched:
            titles = "、".join(found.incoming.unmatched)
            words += " " + say("ballot_import_unmatched", language, titles=titles)
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

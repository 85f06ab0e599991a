"""Papers of votes: sheets to sign and to tick before a vote, what came of the votes to be posted after it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from renodesk.services.reporting import Form, Kind, PaperOptions, write_paper
from renodesk.services.session import EstateSession
from renodesk.ui.residents.giving_files import GivingFiles


class BallotPapers(GivingFiles):
    """Writes the papers that `report` writes too, without its questions."""

    def menu(self, parent: QWidget) -> QMenu:
        """Return what can be written."""
        made = QMenu(parent)
        made.addAction(self.tr("征求意见表（一户一张，PDF）…"), self.ask_opinions)
        made.addAction(self.tr("签到表决表（PDF）…"), self.ask_signin)
        made.addAction(self.tr("表决结果公示（PDF）…"), self.ask_results)
        return made

    def ask_opinions(self) -> None:
        """Ask where the sheet of a household goes, and write it."""
        self._ask(self.tr("征求意见表"), Kind.MEETING, ("opinion",))

    def ask_signin(self) -> None:
        """Ask where the list to sign goes, and write it."""
        self._ask(self.tr("签到表决表"), Kind.MEETING, ("signin",))

    def ask_results(self) -> None:
        """Ask where the notice of what came of the votes goes, and write it."""
        self._ask(self.tr("表决结果公示"), Kind.BALLOTS, ())

    def _ask(self, title: str, kind: Kind, sections: tuple[str, ...]) -> None:
        options = PaperOptions(
            language="zh", sections=sections, office=self._workbench.preferences["organization"]
        )
        self.ask(title, ".pdf", partial(_write, kind=kind, options=options))


def _write(session: EstateSession, out: Path, *, kind: Kind, options: PaperOptions) -> None:
    write_paper(session, kind, Form.PDF, out, options)

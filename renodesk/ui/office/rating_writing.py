"""Papers of a county's rating: the whole table as a workbook or PDF, and the year on one page."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.services.office_papers import (
    outcome_document,
    rating_book,
    rating_document,
    write_office_book,
    write_office_paper,
)
from renodesk.ui.office.rating_found import Found
from renodesk.ui.workbench import Workbench


class RatingPapers(QObject):
    """Asks where a paper goes; it is written in the background."""

    def __init__(self, workbench: Workbench, window: QWidget, found: Callable[[], Found | None]) -> None:
        """Write what `found` returns at that moment."""
        super().__init__(window)
        self._workbench, self._window, self._found = workbench, window, found

    def ask_table(self, ending: str) -> None:
        """Ask where the table goes."""
        self._ask(self.tr("导出评价表"), self.tr("评价表"), ending, self.write_table)

    def ask_page(self) -> None:
        """Ask where the page of the year goes."""
        self._ask(self.tr("导出成效一页"), self.tr("成效一页"), ".pdf", self.write_page)

    def _ask(self, title: str, stem: str, ending: str, write: Callable[[Path], None]) -> None:
        found = self._found()
        if found is None or found.rating is None:
            return
        start = self._workbench.place_for(f"{stem} {found.rating.year}{ending}")
        path, _ = QFileDialog.getSaveFileName(self._window, title, start, f"*{ending}")
        if path:
            write(Path(path))

    def write_table(self, out: Path) -> None:
        """Write the county's table, and the standard where it was answered."""
        found, workbench = self._found(), self._workbench
        if found is None or found.rating is None:
            return
        rating, environment, language = found.rating, workbench.environment, workbench.language
        check = found.check if found.check is not None and found.check.is_begun else None

        def job(_: object) -> None:
            if out.suffix == ".pdf":
                write_office_paper(rating_document(rating, environment, language, check), out)
            else:
                write_office_book(rating_book(rating, environment, language, check), out)

        self._run(self.tr("导出评价表"), job, out)

    def write_page(self, out: Path) -> None:
        """Write what the county achieved in the year on one page, for an award or subsidy."""
        found, workbench = self._found(), self._workbench
        if found is None or found.rating is None:
            return
        rating, environment, language = found.rating, workbench.environment, workbench.language
        self._run(
            self.tr("导出成效一页"),
            lambda _: write_office_paper(outcome_document(rating, environment, language), out),
            out,
        )

    def _run(self, title: str, job: Callable[[object], None], out: Path) -> None:
        messages = self._workbench.messages
        self._workbench.operations.run(
            title, job, lambda _: messages.done(self.tr("已写出：{0}").format(out.name))
        )

"""Field sheets and answer sheets in the window: written for chosen places, taken in after a look."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.domain.places import ESTATE, Place
from renodesk.errors import SheetRefused
from renodesk.services.reporting.field_choice import PlaceChoice, count_places
from renodesk.services.requests.reply import is_reply
from renodesk.services.sheet.preview import SheetPreview, preview_sheet
from renodesk.services.sheet.taking import take_sheet
from renodesk.ui.dialogs.field_sheets import FieldSheetsDialog
from renodesk.ui.dialogs.sheet import SheetDialog
from renodesk.ui.names import place_name
from renodesk.ui.request_acts import RequestActs
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.session import EstateSession


class SheetActs(QObject):
    """Asks which places and where; long work goes on in the background."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def write_sheets(self) -> None:
        """Ask for which places and in which form, then where, and write the field sheets."""
        estate = self._workbench.estate
        if estate is None:
            return
        dialog = FieldSheetsDialog(list(self._offers(estate.session)), self._window)
        dialog.ask(lambda: self._ask_where(dialog.choice, dialog.ending))

    def _offers(self, session: "EstateSession") -> "Iterator[tuple[str, PlaceChoice, int]]":
        place = self._workbench.place
        offers = [(self.tr("全部地方"), PlaceChoice())]
        if place != ESTATE:
            house = Place(building=place.building)
            offers.append(
                (self.tr("这一栋：{0}").format(place_name(session, house)), PlaceChoice(places=(house,)))
            )
        offers.append((self.tr("这一处：{0}").format(place_name(session, place)), _only(place)))
        offers.append((self.tr("分给我的"), PlaceChoice(is_mine=True)))
        offers.append((self.tr("要回访的"), PlaceChoice(is_revisit=True)))
        for words, choice in offers:
            yield words, choice, count_places(session, choice)

    def _ask_where(self, choice: PlaceChoice, ending: str) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        name = self.tr("{0}现场表").format(estate.session.name)
        start = str(estate.session.path.with_name(name + ending))
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("现场表存在哪里"), start, f"*{ending}")
        if path:
            self.write_sheets_to(Path(path), choice)

    def write_sheets_to(self, out: Path, choice: PlaceChoice) -> None:
        """Write field sheets to a file, PDF or workbook by its ending, in the background."""
        from renodesk.services.reporting import write_field_sheets

        estate, language = self._workbench.estate, self._workbench.language
        if estate is not None:
            self._workbench.operations.run(
                self.tr("写现场表"),
                lambda progress: write_field_sheets(
                    estate.session, out, choice, language=language, progress=progress
                ),
                lambda count: self._workbench.messages.done(
                    self.tr("现场表已写好：{0}，{1} 处").format(out.name, count)
                ),
            )

    def take_sheet(self) -> None:
        """Ask for a sheet that was filled and show what it would change."""
        start = self._workbench.preferences["last_folder"]
        endings = "*.xlsx *.csv *.json"
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("导入答卷或填好的现场表"), start, endings)
        if path:
            self.take_sheet_from(Path(path))

    def take_sheet_from(self, path: Path) -> None:
        """Read a sheet in the background, then show what it would change."""
        estate, language = self._workbench.estate, self._workbench.language
        if estate is None:
            return

        def look(_: object) -> SheetPreview | SheetRefused | None:
            try:
                if is_reply(path):
                    return None
                return preview_sheet(
                    estate.session, path, language, lambda place: place_name(estate.session, place)
                )
            except SheetRefused as refused:
                return refused

        self._workbench.operations.run(self.tr("读答卷"), look, lambda found: self._show(path, found))

    def _show(self, path: Path, found: SheetPreview | SheetRefused | None) -> None:
        if found is None:
            RequestActs(self._workbench, self._window).take_reply_from(path)
            return
        estate = self._workbench.estate
        if estate is None:
            return
        preview = found if isinstance(found, SheetPreview) else None
        faults = found.facts.get("faults", ()) if isinstance(found, SheetRefused) else ()
        dialog = SheetDialog(
            path.name,
            preview,
            faults if isinstance(faults, tuple) else (),
            self._workbench.language,
            lambda place: place_name(estate.session, place),
            self._window,
        )
        if preview is not None:
            dialog.accepted.connect(lambda: self._take(preview))
        dialog.ask()

    def _take(self, preview: SheetPreview) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        taken = self._workbench.operations.do(
            lambda: take_sheet(estate.session, preview.checked, source=preview.file)
        )
        if taken is not None:
            words = self.tr("已收下“{0}”：答案 {1} 条，登记 {2} 处；{3} 处的值不合规，已按原样收下并标出")
            plain = self.tr("已收下“{0}”：答案 {1} 条，登记 {2} 处")
            wrong = sum(notice.code in _WRONG for notice in taken.notices)
            told = (words if wrong else plain).format(preview.file, taken.answers, taken.fields, wrong)
            self._workbench.messages.done(told)


_WRONG = frozenset({"sheet_answer_invalid", "sheet_value_wrong"})


def _only(place: Place) -> PlaceChoice:
    return PlaceChoice(places=(place,), is_exact=True)

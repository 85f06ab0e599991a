"""What leaves and enters: estates, reports, bundles and backups, with the dialogs that ask where.

What does it is loaded when it is first asked for: a start need not wait for papers and bundles.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.errors import EstateInUse, RenodeskError
from renodesk.texts import joined
from renodesk.ui.local_time import local_minute
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.bundle_sets import TakenSet
    from renodesk.services.environment import Progress
    from renodesk.services.receiving import Preview
    from renodesk.ui.erasing_acts import ErasingActs
    from renodesk.ui.giving_acts import GivingActs
    from renodesk.ui.outbox_acts import OutboxActs
    from renodesk.ui.paper_acts import PaperActs
    from renodesk.ui.sheet_acts import SheetActs
    from renodesk.ui.space_acts import SpaceActs


class Exchange(QObject):
    """Asks where, and does it: long work in the background, each with its word in the status bar."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window
        self._sheets: SheetActs | None = None
        self._papers: PaperActs | None = None
        self._giving: GivingActs | None = None
        self.outbox: OutboxActs | None = None
        self._space: SpaceActs | None = None
        self._erasing: ErasingActs | None = None

    def new_estate(self) -> None:
        """Ask for a name and a place, and make an estate."""
        from renodesk.ui.dialogs.name import ask_name

        ask_name(self.tr("新建小区"), self.tr("小区名称，例如：槐安里小区"), self._window, self._new)

    def _new(self, name: str) -> None:
        start = str(Path(self._workbench.preferences["last_folder"] or Path.home()) / f"{name}.reno")
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("小区档案存在哪里"), start, "*.reno")
        if path:
            target = Path(path if path.endswith(".reno") else path + ".reno")
            operations = self._workbench.operations
            operations.after_job(lambda: operations.do(lambda: self._workbench.create(target, name)))

    def open_estate(self) -> None:
        """Ask for a file and open it."""
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("打开小区"), start, "*.reno")
        if path:
            self._workbench.preferences.choose("last_folder", str(Path(path).parent))
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Open an estate file, after a running job; one that is in use can be looked at."""
        self._workbench.operations.after_job(lambda: self._open(path))

    def _open(self, path: Path) -> None:
        try:
            self._workbench.open(path)
        except EstateInUse as error:
            text = self.tr("正由 {0} 打开。要只读查看吗？").format(error.facts.get("person", "?"))
            if self._workbench.messages.ask(self.tr("小区正在使用"), text):
                self._workbench.operations.do(lambda: self._workbench.open(path, read_only=True))
        except RenodeskError as error:
            self._workbench.messages.error(error)

    def choose_library(self) -> None:
        """Ask for the folder whose estates the start page lists."""
        preferences = self._workbench.preferences
        start = preferences["library_folder"] or preferences["last_folder"]
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("小区档案放在哪个文件夹"), start)
        if folder:
            preferences.choose("library_folder", folder)
            self._workbench.library_chosen.emit()

    def open_bundle(self) -> None:
        """Ask for a bundle and a place, and begin an estate file from it, as on a new laptop."""
        start = self._workbench.preferences["last_folder"]
        source, _ = QFileDialog.getOpenFileName(self._window, self.tr("由哪个交换包新建"), start, "*.zip")
        if source:
            self.preview_new(Path(source))

    def preview_new(self, source: Path) -> None:
        """Look into a bundle in the background, and ask whether to begin a file from what was found."""
        from renodesk.services.receiving import contents

        workbench = self._workbench
        author, environment = workbench.author, workbench.environment
        workbench.operations.run(
            self.tr("看看里面有什么"),
            lambda progress: contents(source, author, environment, progress),
            lambda found: self._ask_to_begin(source, found),
        )

    def _ask_to_begin(self, source: Path, found: "Preview") -> None:
        from renodesk.services.bundle_sets import part_lines
        from renodesk.services.receiving_words import cells, told
        from renodesk.ui.dialogs.receive import ReceiveDialog

        lines = list(part_lines(source, self._workbench.language))
        lines += told(found, self._workbench.language, local_minute(found.last_at))
        rows = cells(found, self._workbench.language)
        dialog = ReceiveDialog(found, lines, rows, lambda place: place.shown, self._window, begins=True)
        dialog.ask(lambda: self._ask_where(source))

    def _ask_where(self, source: Path) -> None:
        proposed = str(source.with_suffix(".reno"))
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("小区档案存在哪里"), proposed, "*.reno")
        if path:
            self.open_bundle_as(source, Path(path if path.endswith(".reno") else path + ".reno"))

    def open_bundle_as(self, source: Path, target: Path) -> None:
        """Begin an estate file from a bundle in the background, and open it."""
        from renodesk.services.bundle_sets import take_other_parts
        from renodesk.services.exchange import open_bundle

        author, environment = self._workbench.author, self._workbench.environment

        def begin(progress: "Progress") -> Path:
            with open_bundle(source, target, author, environment, progress) as session:
                take_other_parts(session, source, progress)
            return target

        self._workbench.operations.run(self.tr("由交换包新建"), begin, self.open_path)

    def import_register(self) -> None:
        """Bring somebody's table into the register: matched, shown, then taken."""
        from renodesk.services.table_import.register import RegisterDoor
        from renodesk.ui.importing.dialog import TableImportDialog

        estate = self._workbench.estate
        if estate is None:
            return
        door = RegisterDoor(estate.session, self._workbench.language)
        TableImportDialog(self._workbench, door, self._window).open()

    @property
    def papers(self) -> "PaperActs":
        """Return what writes papers; loaded when it is first asked for."""
        from renodesk.ui.paper_acts import PaperActs

        if self._papers is None:
            self._papers = PaperActs(self._workbench, self._window)
        return self._papers

    def write_report(self) -> None:
        """Ask which paper is wanted, and write it."""
        self.papers.write()

    def check_paper(self) -> None:
        """Ask for a paper, and say whether it belongs to the estate that is open."""
        from renodesk.ui.paper_checking import PaperChecking

        PaperChecking(self._workbench, self._window).check()

    def write_report_to(self, out: Path) -> None:
        """Write the diagnosis report to a file in the background."""
        from renodesk.services.reporting import Form, Kind, PaperOptions

        title = self.tr("体检报告")
        self.papers.write_to(Kind.DIAGNOSIS, Form.PDF, out, PaperOptions(), title)

    @property
    def sheets(self) -> "SheetActs":
        """Return what is done with field sheets and answer sheets; loaded when it is first asked for."""
        from renodesk.ui.sheet_acts import SheetActs

        if self._sheets is None:
            self._sheets = SheetActs(self._workbench, self._window)
        return self._sheets

    def write_sheets(self) -> None:
        """Ask for which places field sheets are wanted, and write them."""
        self.sheets.write_sheets()

    def take_sheet(self) -> None:
        """Ask for a filled sheet and take it in after a look."""
        self.sheets.take_sheet()

    @property
    def giving(self) -> "GivingActs":
        """Return what gives an estate to others; loaded when it is first asked for."""
        from renodesk.ui.giving_acts import GivingActs

        if self._giving is None:
            self._giving = GivingActs(self._workbench, self._window, self.outbox)
        return self._giving

    def write_bundle(self) -> None:
        """Ask what travels and where to, and give the estate to a colleague."""
        self.giving.ask()

    def write_bundle_to(self, out: Path) -> None:
        """Write a bundle to a file in the background, read it back, and say what is inside."""
        self.giving.write_to(out)

    @property
    def space(self) -> "SpaceActs":
        """Return what makes room; loaded when it is first asked for."""
        from renodesk.ui.space_acts import SpaceActs

        if self._space is None:
            self._space = SpaceActs(self._workbench, self._window)
        return self._space

    def show_space(self) -> None:
        """Show what photos weigh and what may go."""
        self.space.show()

    def erase_persons(self) -> None:
        """Ask why, and delete all personal values; what does it is loaded when it is first asked for."""
        from renodesk.ui.erasing_acts import ErasingActs

        if self._erasing is None:
            self._erasing = ErasingActs(self._workbench, self._window)
        self._erasing.ask()

    def merge_bundle(self) -> None:
        """Ask for a bundle or a colleague's estate file, and show what taking it in will do."""
        estate = self._workbench.estate
        if estate is None:
            return
        start = self._workbench.preferences["last_folder"] or str(estate.session.path.parent)
        kinds = self.tr("交换包、小区档案或回执 (*.zip *.age *.reno *.receipt)")
        path, _ = QFileDialog.getOpenFileName(self._window, self.tr("收同事的"), start, kinds)
        if path:
            self.preview_from(Path(path))

    def preview_from(self, path: Path) -> None:
        """Look into a bundle or estate file in the background, and ask with what was found."""
        from renodesk.services.receiving import preview

        estate = self._workbench.estate
        if estate is None:
            return
        language = self._workbench.language
        if path.suffix == ".receipt":
            self._take_receipt(path)
            return
        self._workbench.operations.run(
            self.tr("看看里面有什么"),
            lambda progress: preview(estate.session, path, language, progress),
            lambda found: self._ask_to_take(path, found),
        )

    def _take_receipt(self, path: Path) -> None:
        from renodesk.services.receipts import Receipts, confirmed_lines

        estate = self._workbench.estate
        if estate is None:
            return
        language = self._workbench.language
        self._workbench.operations.run(
            self.tr("收回执"),
            lambda progress: Receipts(estate.session).take(path),
            lambda found: self._workbench.messages.done("\n".join(confirmed_lines(found, language))),
        )

    def _ask_to_take(self, path: Path, found: "Preview") -> None:
        from renodesk.services.bundle_sets import part_lines
        from renodesk.services.receiving_words import cells, told
        from renodesk.ui.dialogs.receive import ReceiveDialog
        from renodesk.ui.names import place_name

        estate = self._workbench.estate
        if estate is None:
            return
        lines = list(part_lines(path, self._workbench.language))
        lines += told(found, self._workbench.language, local_minute(found.last_at))
        rows = cells(found, self._workbench.language)
        name = partial(place_name, estate.session)
        dialog = ReceiveDialog(found, lines, rows, name, self._window)
        dialog.ask(lambda: self.merge_bundle_from(path))

    def merge_bundle_from(self, path: Path) -> None:
        """Take a bundle or a colleague's estate file in, in the background."""
        from renodesk.services.bundle_sets import merge_with_its_parts

        estate = self._workbench.estate
        if estate is None:
            return
        self._workbench.operations.run(
            self.tr("收同事的"),
            lambda progress: merge_with_its_parts(estate.session, path, progress),
            self._merged,
        )

    def _merged(self, taken: "TakenSet") -> None:
        from renodesk.services.bundle_sets import set_lines

        merged = taken.merged
        if merged.contested:
            self._workbench.screen_wanted.emit("conflicts")
        if merged.unread_photos:
            text = self.tr("这些照片解不开，没有收下，对方那里还有：{0}").format(
                joined("、", merged.unread_photos, self._workbench.language)
            )
            self._workbench.messages.shown.emit("error", text)
            return
        words = self.tr("已收下：新变更 {0} 条，新照片 {1} 张，待裁定 {2} 处")
        said = words.format(merged.new_changes, merged.new_photos, len(merged.contested))
        lines = [said, *set_lines(taken, self._workbench.language)]
        if taken.refused:
            self._workbench.messages.shown.emit("error", "\n".join(lines))
        else:
            self._workbench.messages.done("\n".join(lines))

    def back_up(self) -> None:
        """Ask for a folder and back up."""
        estate = self._workbench.estate
        folder = QFileDialog.getExistingDirectory(
            self._window, self.tr("备份到"), self._workbench.preferences["backup_folder"]
        )
        if estate is not None and folder:
            self._workbench.preferences.choose("backup_folder", folder)
            self.back_up_to(Path(folder))

    def back_up_to(self, folder: Path) -> None:
        """Back up into a folder in the background; typing goes on."""
        from renodesk.services.safety import back_up

        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.run(
                self.tr("备份"), lambda progress: back_up(estate.session, folder, progress), self._backed_up
            )

    def _backed_up(self, made: Path) -> None:
        self._workbench.backed_up.emit()
        self._workbench.messages.done(self.tr("已备份并读回核对：{0}").format(made.name))

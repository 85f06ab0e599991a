"""Giving an estate to a colleague: what travels, where to, what came of it, and the slip for it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.domain.receipt import Receipt
    from renodesk.services.environment import Progress
    from renodesk.services.exchange import BundleWish
    from renodesk.services.giving import Given
    from renodesk.ui.dialogs.giving import GivingDialog


class GivingActs(QObject):
    """Asks, writes in the background, and says what was written."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def ask(self) -> None:
        """Ask what is to travel, then where to."""
        from renodesk.services.giving import giveable
        from renodesk.ui.dialogs.giving import GivingDialog

        estate = self._workbench.estate
        if estate is None:
            return
        dialog = GivingDialog(giveable(estate.session), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._ask_where(dialog))
        dialog.open()

    def _ask_where(self, dialog: "GivingDialog") -> None:
        from renodesk.services.giving import proposed_name
        from renodesk.services.receipts import Receipts

        estate, preferences = self._workbench.estate, self._workbench.preferences
        if estate is None:
            return
        wish = dialog.wish
        since = Receipts(estate.session).latest() if dialog.lacking.isChecked() else None
        is_sealed = preferences["seal_bundles"] == "on"
        name = proposed_name(estate.session, self._workbench.language, is_sealed=is_sealed)
        folder = Path(preferences["give_folder"] or estate.session.path.parent)
        kinds = "*.zip *.age"
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("给同事"), str(folder / name), kinds)
        if path:
            preferences.choose("give_folder", str(Path(path).parent))
            self.write_to(Path(path), wish, since)

    def write_to(self, out: Path, wish: "BundleWish | None" = None, since: "Receipt | None" = None) -> None:
        """Write a bundle to a file in the background, read it back, and say what is inside."""
        from renodesk.services.bundle_papers import paper_logo
        from renodesk.services.exchange import BundleWish
        from renodesk.services.giving import give
        from renodesk.ui.unlocking import unlock

        estate, preferences = self._workbench.estate, self._workbench.preferences
        organization, logo = preferences["organization"], preferences["logo"]
        is_sealed = preferences["seal_bundles"] == "on"
        if estate is None or not unlock(self._window, estate.session.environment):
            return

        def write(progress: "Progress") -> "Given":
            wanted = replace(wish or BundleWish(), logo=paper_logo(logo))
            return give(
                estate.session,
                out,
                progress,
                organization=organization,
                is_sealed=is_sealed,
                since=since,
                wish=wanted,
            )

        self._workbench.operations.run(self.tr("给同事"), write, self._given)

    def _given(self, given: "Given") -> None:
        from renodesk.services.giving import given_lines
        from renodesk.ui.dialogs.given import GivenDialog

        lines = given_lines(given, self._workbench.language)
        self._workbench.messages.done(lines[0])
        dialog = GivenDialog(given.path, lines, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.slip.clicked.connect(lambda: self.ask_slip(given.path))
        dialog.open()

    def ask_slip(self, bundle: Path) -> None:
        """Ask where the handover slip of a bundle goes, and make it of the checked bundle."""
        name = bundle.name.removesuffix(".age").removesuffix(".zip") + self.tr("-交接单") + ".pdf"
        proposed = str(bundle.with_name(name))
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("交接单"), proposed, "*.pdf")
        if path:
            self.write_slip(bundle, Path(path))

    def write_slip(self, bundle: Path, out: Path) -> None:
        """Make the handover slip of a bundle in the background."""
        from renodesk.services.slips import write_slip

        environment, language = self._workbench.environment, self._workbench.language
        done = self.tr("已做成交接单：{0}").format(out.name)
        self._workbench.operations.run(
            self.tr("交接单"),
            lambda progress: write_slip(bundle, out, environment, language, progress),
            lambda _: self._workbench.messages.done(done),
        )

"""Giving an estate to a colleague: what travels, where to, what came of it, and the slip for it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.domain.receipt import Receipt
    from renodesk.services.environment import Progress
    from renodesk.services.exchange import BundleWish
    from renodesk.services.giving import Given
    from renodesk.ui.dialogs.giving import GivingDialog
    from renodesk.ui.outbox_acts import OutboxActs


class GivingActs(QObject):
    """Asks, writes in the background, and says what was written."""

    def __init__(self, workbench: Workbench, window: QWidget, outbox: "OutboxActs | None" = None) -> None:
        """Ask over `window`; what goes by a way is put into the outbox."""
        super().__init__(window)
        self._outbox = outbox
        self._workbench = workbench
        self._window = window

    def ask(self) -> None:
        """Ask what is to travel, then where to."""
        from renodesk.services.giving import giveable
        from renodesk.ui.dialogs.giving import GivingDialog

        estate = self._workbench.estate
        if estate is None:
            return
        ways = self._outbox.way_names() if self._outbox is not None else ()
        last = self._workbench.preferences["give_way"]
        dialog = GivingDialog(giveable(estate.session), self._window, ways=ways, way=last)
        dialog.ask(lambda: self._ask_where(dialog))

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
        preferences.choose("give_way", dialog.way)
        if dialog.way:
            self.put_out(dialog.way, name, wish, since)
            return
        folder = Path(preferences["give_folder"] or estate.session.path.parent)
        kinds = "*.zip *.age"
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("给同事"), str(folder / name), kinds)
        if path:
            preferences.choose("give_folder", str(Path(path).parent))
            self.write_to(Path(path), wish, since)

    def write_to(self, out: Path, wish: "BundleWish | None" = None, since: "Receipt | None" = None) -> None:
        """Write a bundle to a file in the background, read it back, and say what is inside."""
        writes = self._writes(wish, since)
        if writes is not None:
            self._workbench.operations.run(
                self.tr("给同事"), lambda progress: writes(out, progress), self._given
            )

    def put_out(self, way: str, name: str, wish: "BundleWish", since: "Receipt | None" = None) -> None:
        """Write a bundle into the outbox in the background; it goes on its way by itself."""
        from renodesk.services.outbox.outbox import outbox_of

        writes, estate = self._writes(wish, since), self._workbench.estate
        if writes is None or estate is None:
            return
        session, environment = estate.session, self._workbench.environment
        self._workbench.operations.run(
            self.tr("放进发件箱"),
            lambda progress: outbox_of(environment).put(
                session, way, name, lambda out: writes(out, progress)
            ),
            lambda _: self._was_put(way),
        )

    def _was_put(self, way: str) -> None:
        self._workbench.messages.done(self.tr("已放进发件箱，经“{0}”送出").format(way))
        if self._outbox is not None:
            self._outbox.carrying.wake()

    def _writes(
        self, wish: "BundleWish | None", since: "Receipt | None"
    ) -> "Callable[[Path, Progress], Given] | None":
        """Return what writes the bundle of the open estate; None where one does not open the key."""
        from renodesk.services.bundle_papers import paper_logo
        from renodesk.services.exchange import BundleWish
        from renodesk.services.giving import give
        from renodesk.ui.unlocking import unlock

        estate, preferences = self._workbench.estate, self._workbench.preferences
        organization, logo = preferences["organization"], preferences["logo"]
        is_sealed = preferences["seal_bundles"] == "on"
        if estate is None or not unlock(self._window, estate.session.environment):
            return None

        def write(out: Path, progress: "Progress") -> "Given":
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

        return write

    def _given(self, given: "Given") -> None:
        from renodesk.services.giving import given_lines
        from renodesk.ui.dialogs.given import GivenDialog

        lines = given_lines(given, self._workbench.language)
        self._workbench.messages.done(lines[0])
        dialog = GivenDialog(given.path, lines, self._window)
        dialog.slip.clicked.connect(lambda: self.ask_slip(given.path))
        dialog.ask()

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

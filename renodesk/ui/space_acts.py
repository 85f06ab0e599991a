"""Making room on this computer: the numbers, the question, then the work in the background."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.space import Freed, Space


class SpaceActs(QObject):
    """Shows what photos weigh and frees what one says; never anything by itself."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        """Ask over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._window = window

    def show(self) -> None:
        """Find the numbers in the background, then show them."""
        from renodesk.services.space import space_of

        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.run(
                self.tr("腾出地方"), lambda progress: space_of(estate.session), self._shown
            )

    def _shown(self, space: "Space") -> None:
        from renodesk.services.space import keeps_all
        from renodesk.ui.dialogs.space import SpaceDialog

        estate = self._workbench.estate
        if estate is None:
            return
        dialog = SpaceDialog(
            space, self._workbench.language, self._window, keeps_all=keeps_all(estate.session)
        )
        dialog.renditions_wanted.connect(self.free_renditions)
        dialog.originals_wanted.connect(lambda office: self._ask(space, office))
        dialog.ask()

    def _ask(self, space: "Space", office: str) -> None:
        from renodesk.services.giving import size_text

        chosen = [one for one in space.offices if one.signer.removeprefix("SHA256:") == office]
        count = chosen[0].photos if chosen else space.safe
        octets = chosen[0].bytes if chosen else space.safe_bytes
        text = self.tr("要从这台电脑腾掉 {0} 张原图（{1}）吗？办公室都有；这里留下小图。")
        if self._workbench.messages.ask(self.tr("腾原图"), text.format(count, size_text(octets))):
            self.free_originals(office)

    def free_renditions(self) -> None:
        """Free what can be made again."""
        self._free(renditions=True)

    def free_originals(self, office: str = "") -> None:
        """Free the originals an office has confirmed; the question was answered."""
        self._free(originals=True, office=office)

    def _free(self, *, renditions: bool = False, originals: bool = False, office: str = "") -> None:
        from renodesk.services.space import free_space

        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.run(
                self.tr("腾出地方"),
                lambda progress: free_space(
                    estate.session,
                    renditions=renditions,
                    originals=originals,
                    office=office,
                    progress=progress,
                ),
                self._freed,
            )

    def _freed(self, freed: "Freed") -> None:
        from renodesk.services.space import freed_lines

        self._workbench.messages.done("\n".join(freed_lines(freed, self._workbench.language)))

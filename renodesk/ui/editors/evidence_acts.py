"""What one does with photos of an item: each act is one, undoable, and said."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.domain.changes import Changes
from renodesk.domain.public_paper import Publicness
from renodesk.services.photo_files import PhotoFiles
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import PhotoRow
from renodesk.services.spot_search import Target, find_targets
from renodesk.ui.dialogs.compare import CompareDialog
from renodesk.ui.dialogs.elsewhere import ElsewhereDialog
from renodesk.ui.photo_giving import PhotoGiving
from renodesk.ui.photo_words import PhotoWords
from renodesk.ui.workbench import Workbench


class Chosen(Protocol):
    """What shows photos and knows which are chosen."""

    @property
    def chosen(self) -> tuple[str, ...]: ...
    @property
    def at_hand(self) -> PhotoRow | None: ...


class EvidenceActs(QObject):
    """Acts on the photos that are chosen in a strip; dialogs stand over its window."""

    def __init__(self, workbench: Workbench, giving: PhotoGiving, strip: Chosen, parent: QWidget) -> None:
        """Ask `strip` what is chosen."""
        super().__init__(parent)
        self._workbench = workbench
        self._words = PhotoWords(workbench)
        self._giving = giving
        self._strip = strip
        self._window = parent

    def _do(self, act: Callable[[PhotoUses], Changes]) -> Changes | None:
        estate = self._workbench.estate
        return (
            None if estate is None else self._workbench.operations.do(lambda: act(PhotoUses(estate.session)))
        )

    def say(self, row: PhotoRow, text: str) -> None:
        """Say what a photo shows."""
        if text.strip() != row.caption:
            self._do(lambda uses: uses.caption(row.use, text))

    def say_role(self, role: str) -> None:
        """Say what the chosen photos are here."""
        chosen = self._strip.chosen
        self._do(lambda uses: uses.set_roles(chosen, role))

    def say_evidence(self) -> None:
        """Say that what is chosen is evidence."""
        self.say_role("evidence")

    def say_before(self) -> None:
        """Say that what is chosen shows it before works."""
        self.say_role("before")

    def say_after(self) -> None:
        """Say that what is chosen shows it after works."""
        self.say_role("after")

    def say_document(self) -> None:
        """Say that what is chosen is a paper."""
        self.say_role("document")

    def say_public(self) -> None:
        """Say that the chosen photos may hang in public; where all of them may already, that they may not."""
        estate, chosen = self._workbench.estate, self._strip.chosen
        if estate is None:
            return
        rows = [row for row in estate.photos.rows() if row.use in chosen]
        is_public = any(row.public is not Publicness.CHECKED for row in rows)
        if self._do(lambda uses: uses.set_public(chosen, is_public=is_public)) is not None:
            yes = self.tr("{0} 张可以印在海报和公示上；人脸、门牌要先打马赛克，改了标注要重新勾")
            no = self.tr("{0} 张不印在海报和公示上")
            self._workbench.messages.done((yes if is_public else no).format(len(rows)))

    def set_on(self, uses: Sequence[str], on: str) -> None:
        """Pair two photos: the later one is the one after works."""
        estate = self._workbench.estate
        rows = {row.use: row for row in estate.photos.rows()} if estate is not None else {}
        if uses[0] in rows and on in rows:
            first, last = sorted((rows[uses[0]], rows[on]), key=lambda row: row.at)
            if self._do(lambda service: service.pair(last.use, first.use)) is not None:
                self._workbench.messages.done(self.tr("记下了，是同一处的改造前和改造后，Ctrl+Z 可以撤销"))

    def compare(self) -> None:
        """Show the photo at hand beside an earlier one."""
        estate, row = self._workbench.estate, self._strip.at_hand
        if estate is None or row is None:
            return
        if not PhotoUses(estate.session).before_choices(row.use):
            self._workbench.messages.done(self.tr("这一项在这里没有更早的照片可比"))
            return
        CompareDialog(self._workbench, row.use, self._window.window()).ask()

    def use_elsewhere(self) -> None:
        """Ask where what is chosen is used as well."""
        chosen = self._strip.chosen
        dialog = ElsewhereDialog(self._find, self._words.target, self._window.window())
        dialog.ask(lambda: self._use_again(chosen, dialog.target))

    def _find(self, text: str) -> tuple[Target, ...]:
        estate = self._workbench.estate
        return () if estate is None else find_targets(estate.session, text, self._workbench.place)

    def _use_again(self, uses: Sequence[str], target: Target | None) -> None:
        if target is not None:
            done = self._do(lambda service: service.use_all_again(uses, target.place, target.item))
            if done is not None:
                self._workbench.messages.done(self.tr("也用在 {0}").format(self._words.target(target)))

    def copy(self) -> None:
        """Put what is chosen on the clipboard, as files."""
        self._giving.copy(self._strip.chosen)

    def save_copies(self) -> None:
        """Ask for a folder, and write what is chosen there."""
        folder = QFileDialog.getExistingDirectory(
            self._window.window(), self.tr("存到文件夹"), self._workbench.preferences["last_folder"]
        )
        if folder:
            self.save_copies_to(Path(folder))

    def save_copies_to(self, folder: Path) -> None:
        """Write what is chosen into a folder."""
        estate, chosen = self._workbench.estate, self._strip.chosen
        if estate is None:
            return
        files = PhotoFiles(estate.session, estate.photos)
        written = self._workbench.operations.do(lambda: files.write(chosen, folder))
        if written is not None:
            self._workbench.messages.done(self.tr("存了 {0} 张").format(len(written)))

    def remove(self) -> None:
        """Take back what is chosen; the photos themselves stay in the file, undo brings them again."""
        estate, chosen = self._workbench.estate, self._strip.chosen
        if estate is None:
            return
        if self._workbench.operations.do(lambda: estate.photos.detach_all(chosen)) is not None:
            words = self.tr("不用了 {0} 张，照片还在档案里，Ctrl+Z 可以撤销")
            self._workbench.messages.done(words.format(len(chosen)))

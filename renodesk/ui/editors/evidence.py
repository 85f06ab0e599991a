"""Evidence of the item at hand: its photos, what is missing, and everything one does with them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from renodesk.domain.changes import Changes
from renodesk.domain.photo_stream import NOTHING
from renodesk.domain.vocabulary import PHOTO_ROLES
from renodesk.services.evidence import Evidence
from renodesk.services.photo_tray import TrayRow
from renodesk.services.photos import PhotoRow
from renodesk.texts import joined
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.editors.evidence_acts import EvidenceActs
from renodesk.ui.evidence_keys import EVIDENCE_ACTS, EvidenceRow, evidence_title
from renodesk.ui.models.photos import PhotosModel
from renodesk.ui.models.thumbnails import Thumbnails
from renodesk.ui.names import role_word
from renodesk.ui.photo_giving import PhotoGiving, files_in
from renodesk.ui.photo_taking import PhotoTaking
from renodesk.ui.photo_words import PhotoWords
from renodesk.ui.widgets.boxes import Choice, button, card, label
from renodesk.ui.widgets.evidence_list import PICTURE, EvidenceList
from renodesk.ui.workbench import Workbench


class EvidenceStrip(QWidget):
    """Shows the photos of the item at its place, takes new ones in, and says what each of them is."""

    def __init__(self, workbench: Workbench, leave: Callable[[], object]) -> None:
        """Show evidence of the open estate; `leave` gives the keyboard back to who is answering."""
        super().__init__()
        self._workbench = workbench
        self._words = PhotoWords(workbench)
        self._row: PhotoRow | None = None
        self.taking = PhotoTaking(workbench, self)
        self.giving = PhotoGiving(workbench, self)
        self.thumbnails = Thumbnails(self._thumbnail, PICTURE, self)
        self.model = PhotosModel(self.thumbnails, self._words.evidence_tile, self)
        self.setAcceptDrops(True)
        frame, layout = card(margins=10)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        layout.addWidget(label(self.tr("佐证"), "heading"))
        self.count = label("", "quiet", wrap=True)
        layout.addWidget(self.count)
        self.list = EvidenceList(self.model, workbench.theme, self.giving)
        self.list.setAccessibleName(self.tr("佐证照片"))
        self.list.wanted.connect(self._start)
        self.list.menu_wanted.connect(self.offer)
        self.list.left.connect(leave)
        self.list.dropped.connect(self.take)
        self.acts = EvidenceActs(workbench, self.giving, self, self)
        self.list.set_on.connect(self.acts.set_on)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_one())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_one())
        layout.addWidget(self.list, 1)
        self.empty = label(self.tr("拖入照片或文件夹，选 F7\n粘贴 Ctrl+V"), "drop", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.empty, 1)
        self.caption = CommitEdit()
        self.caption.setAccessibleName(self.tr("照片说明"))
        self.caption.committed.connect(self._say)
        self.caption.returnPressed.connect(self.list.setFocus)
        layout.addWidget(self.caption)
        self.role = Choice()
        self.role.setAccessibleName(self.tr("照片用途"))
        for role in PHOTO_ROLES:
            self.role.addItem(role_word(role), role)
        self.role.activated.connect(lambda _: self.acts.say_role(self.role.currentData()))
        layout.addWidget(self.role)
        self.choose_button = button(self.tr("选照片…"), tip=self.tr("选照片"))
        self.choose_button.clicked.connect(self.choose)
        layout.addWidget(self.choose_button)
        self.setFocusProxy(self.list)

    # Showing

    def _thumbnail(self, sha256: str) -> bytes:
        estate = self._workbench.estate
        return estate.photos.thumbnail(sha256) if estate is not None else b""

    def open(self) -> None:
        """Show another estate."""
        self.thumbnails.forget()
        self.model.show_rows(())

    def dress(self) -> None:
        """Show everything in another theme or size."""
        self.list.dress(self._workbench.theme)
        self.refresh()

    def follow(self, changes: Changes) -> None:
        """Read again what an act may have changed."""
        if any(changes.touches(entity) for entity in ("photo_use", "answer")):
            self.refresh()

    def refresh(self) -> None:
        """Read the photos again, and what is missing."""
        estate = self._workbench.estate
        if estate is None:
            return
        self.caption.commit()
        item, place = self._workbench.item, self._workbench.place
        rows = estate.photos.at(item, place)
        self.model.show_rows([TrayRow(row=row, proposal=NOTHING, is_waiting=False) for row in rows])
        if rows and not self.list.selectionModel().hasSelection():
            self._choose(min(max(0, self.list.currentIndex().row()), len(rows) - 1))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        evidence = Evidence(estate.session, estate.photos)
        need = evidence.need(item, place)
        told = replace(need, kinds=evidence.told(need, self._workbench.language))
        self.count.setText(self._words.need(told))
        self.choose_button.setEnabled(self._is_open)
        self._show_one()

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(row), flags)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the uses that are chosen, in order."""
        return self.list.chosen

    @property
    def at_hand(self) -> PhotoRow | None:
        """Return the use that caption and role are about."""
        return self._row

    @property
    def _is_open(self) -> bool:
        estate = self._workbench.estate
        return estate is not None and not estate.session.is_read_only and not estate.session.is_sealed

    def _show_one(self) -> None:
        self.caption.commit()
        chosen = self.chosen
        one = self.model.at(self.list.currentIndex())
        row = one.row if one is not None and chosen else None
        if row is not None and row.use not in chosen:
            row = next(each.row for each in self.model.rows if each.row.use == chosen[0])
        self._row = row
        for widget in (self.caption, self.role):
            widget.setVisible(row is not None)
            widget.setEnabled(row is not None and self._is_open)
        if row is None:
            return
        self.caption.show_text(row.caption)
        self.caption.setPlaceholderText(self._caption_hint(row))
        self.role.setCurrentIndex(self.role.findData(row.role))

    def _caption_hint(self, row: PhotoRow) -> str:
        """Return what a caption may say: what is still missing, where the pack tells."""
        estate = self._workbench.estate
        if estate is None or row.place is None:
            return ""
        kinds = Evidence(estate.session, estate.photos).kinds(row.item)
        return (
            self.tr("说明，如：{0}").format(joined("、", kinds, self._workbench.language))
            if kinds
            else self.tr("说明")
        )

    def offer(self, at: QPoint) -> None:
        """Show the menu of what is chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in EVIDENCE_ACTS:
            if row.begins_group:
                menu.addSeparator()
            action = menu.addAction(evidence_title(row))
            action.setShortcut(row.key)
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(self._can(row))
            action.triggered.connect(lambda _=False, one=row: self._start(one))
            if row.name == "write_caption" and self._can(row):
                self._offer_kinds(menu)
        menu.popup(at)

    def _offer_kinds(self, menu: QMenu) -> None:
        estate = self._workbench.estate
        kinds = Evidence(estate.session, estate.photos).kinds(self._workbench.item) if estate else ()
        for kind in kinds:
            action = menu.addAction(self.tr("说明：{0}").format(kind))
            action.triggered.connect(lambda _=False, text=kind: self._say(text))

    def _can(self, row: EvidenceRow) -> bool:
        return (self._is_open or not row.changes) and (bool(self.chosen) or not row.needs_photo)

    # Acting

    def _start(self, row: EvidenceRow) -> None:
        if self._can(row):
            getattr(self if hasattr(self, row.name) else self.acts, row.name)()

    def take_keyboard(self) -> None:
        """Give the keyboard to the photos; where there are none yet, to what takes some in."""
        (self.list if self.model.rows else self.choose_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def view(self, row: PhotoRow) -> None:
        """Show a photo large, with the others of the item beside it."""
        uses = [one.row.use for one in self.model.rows]
        if row.use in uses:
            self._workbench.photos_wanted.emit(uses, uses.index(row.use))

    def view_chosen(self) -> None:
        """Show the photo at hand large."""
        if self._row is not None:
            self.view(self._row)

    def write_caption(self) -> None:
        """Put the keyboard into the caption."""
        self.caption.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.caption.selectAll()

    def _say(self, text: str) -> None:
        if self._row is not None:
            self.acts.say(self._row, text)

    def take_after(self) -> None:
        """Choose a photo that shows, after works, what the one at hand shows; both are a pair then."""
        if self._row is not None:
            self.taking.choose(self._workbench.item, self._workbench.place, before=self._row.use)

    # Taking in

    def choose(self) -> None:
        """Choose photos for the item at hand."""
        self.taking.choose(self._workbench.item, self._workbench.place)

    def take(self, paths: list[Path]) -> None:
        """Take photos and folders in for the item at hand, in the background."""
        self.taking.take(paths, self._workbench.item, self._workbench.place)

    def paste(self) -> None:
        """Take a picture or files from the clipboard for the item at hand."""
        self.taking.paste(self._workbench.item, self._workbench.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the caption for the photos; Enter, which did so already, goes no further."""
        if event.key() == Qt.Key.Key_Escape:
            self.list.setFocus()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files anywhere."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped photos in."""
        event.acceptProposedAction()
        self.take(files_in(event.mimeData()))

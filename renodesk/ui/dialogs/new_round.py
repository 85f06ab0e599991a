"""Beginning another round: after the works, or the re-check of a year."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from renodesk.services.rounds import Rounds, newer_packs, proposed_rounds, round_word
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel
from renodesk.ui.workbench import Workbench


class NewRoundDialog(Dialog):
    """Offers the rounds there may be next, and says what beginning one means."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        """Offer what follows the open estate's round."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("开始新一轮"))
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("开始新一轮"), "heading"))
        estate = workbench.estate
        assert estate is not None
        session, language = estate.session, workbench.language
        words = self.tr(
            "{0}的答案都留着，在新一轮里用灰字显示，没有变的按 F6 同上次，整处按 Shift+F6。新一轮从空白开始。"
        ).format(round_word(session.round, language))
        layout.addWidget(label(words, "quiet", wrap=True))
        if not session.is_sealed:
            open_still = self.tr("{0}还没有封存：封存后再开始，比较时才不会再变。")
            layout.addWidget(label(open_still.format(round_word(session.round, language)), wrap=True))
        for title, old, new in newer_packs(session):
            words = self.tr("表包换成新版：{0} {1} → {2}") if old != new else self.tr("表包内容有改动：{0}")
            layout.addWidget(label(words.format(title, old, new), wrap=True))
        self._keys = proposed_rounds(session)
        self.group = QButtonGroup(self)
        for at, key in enumerate(self._keys):
            choice = QRadioButton(round_word(key, language))
            choice.setChecked(at == 0)
            self.group.addButton(choice, at)
            layout.addWidget(choice)
        layout.addWidget(OkCancel(self, ok=self.tr("开始")))
        first = self.group.button(0)
        if first is not None:
            first.setFocus()

    @property
    def key(self) -> str:
        """Return the key of the round that was chosen."""
        return self._keys[max(0, self.group.checkedId())]


def ask_new_round(workbench: Workbench, parent: QWidget) -> None:
    """Ask which round begins, and begin it."""
    estate = workbench.estate
    if estate is None:
        return
    if estate.session.is_read_only:
        workbench.messages.error(estate.session.file.refusal())
        return
    dialog = NewRoundDialog(workbench, parent)

    def begin() -> None:
        key = dialog.key
        if workbench.operations.do(lambda: Rounds(estate.session).new(key)) is not None:
            said = dialog.tr("已开始：{0}").format(round_word(key, workbench.language))
            workbench.messages.done(said)
            workbench.screen_wanted.emit("survey")
            workbench.moved.emit()

    dialog.ask(begin)

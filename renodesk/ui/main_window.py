"""The one window: header, navigation, screens, messages, status; it knows no screen's inside."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.errors import EstateInUse, RenodeskError
from renodesk.services.exchange import merge_bundle, write_bundle
from renodesk.services.reporting import write_report
from renodesk.services.safety import back_up
from renodesk.ui.actions import ACTIONS, make_actions, translated
from renodesk.ui.dialogs.keys import KeyMap
from renodesk.ui.dialogs.name import NameDialog
from renodesk.ui.editors.card import ItemCard
from renodesk.ui.screens.registry import SCREENS
from renodesk.ui.screens.survey import SurveyScreen
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.header import Header
from renodesk.ui.widgets.start import StartPage
from renodesk.ui.workbench import Workbench

MESSAGE_MS = 6000
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4, Qt.Key.Key_5: 5}
_FULL_WIDTH = {"１": 1, "２": 2, "３": 3, "４": 4, "５": 5}


class MainWindow(QMainWindow):
    """Composes the window around a workbench."""

    def __init__(self, workbench: Workbench, restart: Callable[[], None]) -> None:
        """Build the window; `restart` builds it anew, as after a change of language."""
        super().__init__()
        self._workbench = workbench
        self._restart = restart
        self._is_composing = False
        self.setWindowTitle("RenoDesk")
        self.resize(1366, 740)
        self.setMinimumSize(1080, 620)
        self._actions = make_actions(self, self.start)
        self._menus()
        self._pages = QStackedWidget()
        self._pages.setObjectName("page")
        self.start_page = StartPage(workbench)
        self.start_page.wanted.connect(self.start)
        self.start_page.reopened.connect(lambda path: self.open_path(Path(path)))
        self._pages.addWidget(self.start_page)
        self._pages.addWidget(self._work())
        self.setCentralWidget(self._pages)
        self._status()
        workbench.messages.shown.connect(self._show_message)
        workbench.opened.connect(self._opened)
        workbench.changed.connect(lambda _: self._saved())
        workbench.operations.started.connect(self._job_started)
        workbench.operations.progressed.connect(self._job_progressed)
        workbench.operations.finished.connect(self._job_finished)
        self._enable()

    def _menus(self) -> None:
        menus: dict[str, object] = {}
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = self.menuBar().addMenu(translated(row.menu))
            menus[row.menu].addAction(self._actions[row.name])  # type: ignore[attr-defined]

    def _work(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = Header(self._workbench)
        self.header.wanted.connect(self.start)
        outer.addWidget(self.header)
        self._message = self._message_bar()
        outer.addWidget(self._message)
        body = QHBoxLayout()
        body.setContentsMargins(12, 12, 12, 12)
        body.setSpacing(12)
        navigation = QVBoxLayout()
        navigation.setSpacing(4)
        self.screens = QStackedWidget()
        self._nav = QButtonGroup(self)
        for at, (icon, title, make) in enumerate(SCREENS):
            words = QCoreApplication.translate("Screens", title)
            one = button(words, name="nav")
            one.setCheckable(True)
            one.setFixedWidth(104)
            one.setIcon(self._workbench.theme.icons.icon(icon))
            self._nav.addButton(one, at)
            navigation.addWidget(one)
            self.screens.addWidget(make(self._workbench))
        navigation.addStretch(1)
        self._nav.idClicked.connect(self.show_screen)
        body.addLayout(navigation)
        body.addWidget(self.screens, 1)
        outer.addLayout(body, 1)
        self.show_screen(0)
        return page

    def _message_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("error")
        row = QHBoxLayout(bar)
        self._message_text = label("", wrap=True)
        self._message_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._message_text, 1)
        close = button(self.tr("知道了"))
        close.clicked.connect(bar.hide)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        bar.hide()
        return bar

    def _status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.saved = label("")
        self._person = label("")
        self._contested = label("")
        self._proposed = label("")
        self._job = QProgressBar()
        self._job.setFixedWidth(160)
        self._job.setMaximum(1000)
        self._job.setTextVisible(False)
        self._job_text = label("")
        self._cancel: QPushButton = button(self.tr("取消"))
        self._cancel.clicked.connect(self._workbench.operations.cancel)
        for widget in (self.saved, self._person, self._contested, self._job_text, self._job, self._cancel):
            bar.addWidget(widget)
        bar.addPermanentWidget(self._proposed)
        self._job_finished()

    # What is shown

    def show_screen(self, at: int) -> None:
        """Show a screen of the registry."""
        self.screens.setCurrentIndex(at)
        one = self._nav.button(at)
        if one is not None:
            one.setChecked(True)

    def _opened(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        self._pages.setCurrentIndex(1)
        session = estate.session
        self.setWindowTitle(f"{session.name} — RenoDesk")
        self._person.setText(session.author.person)
        identity = session.forms.tree.identity
        statement = self.tr("{0} 第{1}版 · 建议稿，非官方指标").format(
            identity.title.partition("（")[0], identity.version
        )
        self._proposed.setText(statement)
        self.saved.setText(self.tr("只读") if session.is_read_only else self.tr("已打开"))
        if not session.survey.buildings:
            self.show_screen(1)
        self._enable()
        self._count_contested()

    def _saved(self) -> None:
        now = QDateTime.currentDateTime().toString("HH:mm:ss")
        self.saved.setText(self.tr("已保存 {0}").format(now))
        self._count_contested()
        self._enable()

    def _count_contested(self) -> None:
        estate = self._workbench.estate
        count = estate.outline.totals().contested if estate else 0
        self._contested.setText(self.tr("待裁定 {0} 处").format(count) if count else "")

    def _enable(self) -> None:
        estate = self._workbench.estate
        for row in ACTIONS:
            self._actions[row.name].setEnabled(estate is not None or not row.needs_estate)
        if estate is not None:
            self._actions["undo"].setEnabled(estate.history.can_undo)
            self._actions["redo"].setEnabled(estate.history.can_redo)

    def _show_message(self, kind: str, text: str) -> None:
        if kind == "error":
            self._message_text.setText(text)
            self._message.show()
            if self._pages.currentIndex() == 0:
                self.statusBar().showMessage(text.replace("\n", " "), 4 * MESSAGE_MS)
        else:
            self._message.hide()
            self.statusBar().showMessage(text, MESSAGE_MS)

    def _job_started(self, title: str) -> None:
        self._job_text.setText(title)
        self._job.setValue(0)
        for widget in (self._job, self._job_text, self._cancel):
            widget.show()

    def _job_progressed(self, text: str, fraction: float) -> None:
        self._job_text.setText(text)
        self._job.setValue(round(1000 * fraction))

    def _job_finished(self) -> None:
        for widget in (self._job, self._job_text, self._cancel):
            widget.hide()

    # What is done

    def start(self, name: str) -> None:
        """Start the act of an action's name."""
        if name.startswith("theme_"):
            self.wear(name.removeprefix("theme_"), self._workbench.theme.scale)
        elif name.startswith("language_"):
            self._speak(name.removeprefix("language_"))
        else:
            getattr(self, name)()

    def wear(self, theme: str, scale: float) -> None:
        """Change the theme or the size of text, and remember it."""
        self._workbench.preferences.choose("theme", theme)
        self._workbench.preferences.choose("font_scale", str(scale))
        self._workbench.theme = Theme(theme, scale)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._workbench.theme.apply(application)
        for at, (icon, _, _) in enumerate(SCREENS):
            one = self._nav.button(at)
            if one is not None:
                one.setIcon(self._workbench.theme.icons.icon(icon))
        self._workbench.dressed.emit()

    def larger(self) -> None:
        """Make text larger."""
        self.wear(self._workbench.theme.name, min(2.0, self._workbench.theme.scale + 0.25))

    def smaller(self) -> None:
        """Make text smaller."""
        self.wear(self._workbench.theme.name, max(1.0, self._workbench.theme.scale - 0.25))

    def _speak(self, language: str) -> None:
        self._workbench.preferences.choose("language", language)
        QTimer.singleShot(0, self._restart)

    def new_estate(self) -> None:
        """Ask for a name and a place, and make an estate."""
        dialog = NameDialog(self.tr("新建小区"), self.tr("小区名称，例如：槐安里小区"), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._new(dialog.name))
        dialog.open()

    def _new(self, name: str) -> None:
        start = str(Path(self._workbench.preferences["last_folder"] or Path.home()) / f"{name}.reno")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("小区档案存在哪里"), start, "*.reno")
        if path:
            target = Path(path if path.endswith(".reno") else path + ".reno")
            self._workbench.operations.do(lambda: self._workbench.create(target, name))

    def open_estate(self) -> None:
        """Ask for a file and open it."""
        start = self._workbench.preferences["last_folder"]
        path, _ = QFileDialog.getOpenFileName(self, self.tr("打开小区"), start, "*.reno")
        if path:
            self._workbench.preferences.choose("last_folder", str(Path(path).parent))
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Open an estate file; one that is in use can be looked at."""
        try:
            self._workbench.open(path)
        except EstateInUse as error:
            text = self.tr("正由 {0} 打开。要只读查看吗？").format(error.facts.get("person", "?"))
            if self._workbench.messages.ask(self.tr("小区正在使用"), text):
                self._workbench.operations.do(lambda: self._workbench.open(path, read_only=True))
        except RenodeskError as error:
            self._workbench.messages.error(error)

    def _target(self, title: str, ending: str) -> Path | None:
        estate = self._workbench.estate
        if estate is None:
            return None
        start = str(estate.session.path.with_name(f"{estate.session.name}{ending}"))
        path, _ = QFileDialog.getSaveFileName(self, title, start, f"*{ending}")
        return Path(path) if path else None

    def write_report(self) -> None:
        """Write the report in the background."""
        estate, out = self._workbench.estate, self._target(self.tr("导出体检报告"), ".pdf")
        if estate is not None and out is not None:
            self.write_report_to(out)

    def write_report_to(self, out: Path) -> None:
        """Write the report to a file in the background."""
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.run(
                self.tr("生成报告"),
                lambda progress: write_report(estate.session, out, progress=progress),
                lambda _: self._workbench.messages.done(self.tr("报告已写好：{0}").format(out.name)),
            )

    def write_bundle(self) -> None:
        """Write a bundle in the background."""
        out = self._target(self.tr("导出交换包"), ".zip")
        if out is not None:
            self.write_bundle_to(out)

    def write_bundle_to(self, out: Path) -> None:
        """Write a bundle to a file in the background."""
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.run(
                self.tr("导出交换包"),
                lambda progress: write_bundle(estate.session, out, progress),
                lambda _: self._workbench.messages.done(self.tr("交换包已写好：{0}").format(out.name)),
            )

    def merge_bundle(self) -> None:
        """Ask for a bundle and take it in."""
        path, _ = QFileDialog.getOpenFileName(self, self.tr("并入交换包"), "", "*.zip")
        if path:
            self.merge_bundle_from(Path(path))

    def merge_bundle_from(self, path: Path) -> None:
        """Take a bundle in; checking runs in the background, the news comes when all is in."""
        estate = self._workbench.estate
        if estate is None:
            return
        session = estate.session
        leave = session.hub.hold()
        started = self._workbench.operations.run(
            self.tr("并入交换包"),
            lambda progress: merge_bundle(session, path, progress),
            lambda merged: self._workbench.messages.done(
                self.tr("已并入：新变更 {0} 条，新照片 {1} 张，待裁定 {2} 处").format(
                    merged.new_changes, merged.new_photos, len(merged.contested)
                )
            ),
        )
        if started:
            self._workbench.operations.finished.connect(leave, Qt.ConnectionType.SingleShotConnection)
        else:
            leave()

    def back_up(self) -> None:
        """Ask for a folder and back up."""
        estate = self._workbench.estate
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("备份到"), self._workbench.preferences["backup_folder"]
        )
        if estate is not None and folder:
            self._workbench.preferences.choose("backup_folder", folder)
            done = self._workbench.operations.do(lambda: back_up(estate.session, Path(folder)))
            if done is not None:
                self._workbench.messages.done(self.tr("已备份并读回核对：{0}").format(done.name))

    def undo(self) -> None:
        """Take back the last act."""
        estate = self._workbench.estate
        if estate is not None:
            self._commit()
            self._workbench.operations.do(estate.history.undo)

    def redo(self) -> None:
        """Do it again."""
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(estate.history.redo)

    def _commit(self) -> None:
        card = self._card()
        if card is not None:
            card.commit()

    def _card(self) -> ItemCard | None:
        screen = self.screens.currentWidget()
        return screen.card if isinstance(screen, SurveyScreen) else None

    def choose_photos(self) -> None:
        """Choose photos for the item at hand."""
        screen = self.screens.currentWidget()
        if isinstance(screen, SurveyScreen):
            screen.evidence.choose()

    def paste_photo(self) -> None:
        """Paste a photo for the item at hand."""
        screen = self.screens.currentWidget()
        if isinstance(screen, SurveyScreen):
            screen.evidence.paste()

    def next_item(self) -> None:
        """Go to the next item."""
        self._workbench.step(1)

    def previous_item(self) -> None:
        """Go back to the previous item."""
        self._workbench.step(-1)

    def next_place(self) -> None:
        """Go to the next place."""
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.go_to_place(estate.outline.next_place(self._workbench.place))

    def next_unanswered(self) -> None:
        """Go to the next spot nobody dealt with."""
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.go(estate.outline.next_unanswered(self._workbench.item, self._workbench.place))

    def next_problem(self) -> None:
        """Go to the next low spot."""
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.go(estate.outline.next_problem(self._workbench.item, self._workbench.place))

    def mark_unseen(self) -> None:
        """Say that the item cannot be seen."""
        card = self._card()
        if card is not None:
            card.mark_unseen()

    def show_keys(self) -> None:
        """Show the key map."""
        dialog = KeyMap(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pick a grade and Enter goes on, unless one types into a field or a word is composed."""
        card = self._card()
        typing = isinstance(QApplication.focusWidget(), QLineEdit)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if card is not None and not typing and plain and not self._is_composing:
            grade = _DIGITS.get(Qt.Key(event.key())) or _FULL_WIDTH.get(event.text())
            if grade is not None:
                card.pick_grade(grade)
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._workbench.step(1)
                return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know when an input method composes."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being typed, wait for the running job, close the estate."""
        self._commit()
        self._workbench.close()
        super().closeEvent(event)

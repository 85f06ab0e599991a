"""The one window: header, navigation, screens, messages, status; it knows no screen's inside."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QStackedWidget

from renodesk.ui.action_rows import translated
from renodesk.ui.actions import ACTIONS, PLACE_ACTS, make_actions
from renodesk.ui.doers import Doers
from renodesk.ui.exchange import Exchange
from renodesk.ui.ledgers.reminder import LedgerReminder
from renodesk.ui.office.acts import OfficeActs
from renodesk.ui.office_rows import OFFICE_ACTS
from renodesk.ui.outbox_acts import OutboxActs
from renodesk.ui.outbox_rows import OUTBOX_ACTS
from renodesk.ui.theme import Theme
from renodesk.ui.whereabouts import Whereabouts
from renodesk.ui.widgets.start import StartPage
from renodesk.ui.widgets.status_line import StatusLine
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.ui.editors.card import ItemCard
    from renodesk.ui.editors.place_card import PlaceCard
    from renodesk.ui.request_acts import RequestActs
    from renodesk.ui.screens.interview import InterviewScreen
    from renodesk.ui.screens.survey import SurveyScreen
    from renodesk.ui.widgets.message_bar import MessageBar
    from renodesk.ui.work_page import WorkPage

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
        self.exchange = Exchange(workbench, self)
        self._doers = Doers(workbench, lambda: self.screens.currentWidget(), self)
        self._actions = make_actions(self, self.start)
        self._menus()
        self._work: WorkPage | None = None
        self._pages = QStackedWidget()
        self._pages.setObjectName("page")
        self.start_page = StartPage(workbench)
        self.start_page.wanted.connect(self.start)
        self.start_page.reopened.connect(lambda path: self.exchange.open_path(Path(path)))
        self._pages.addWidget(self.start_page)
        self.setCentralWidget(self._pages)
        self.office = OfficeActs(workbench, self._pages, self)
        self.office.moved.connect(self._enable)
        self.whereabouts = Whereabouts(workbench, self)
        self.status = StatusLine(workbench, self.statusBar())
        self.outbox = OutboxActs(workbench, self, self.statusBar())
        self.exchange.outbox = self.outbox
        self.reminder = LedgerReminder(workbench, self)
        workbench.messages.shown.connect(self._show_message)
        workbench.opened.connect(self._opened)
        workbench.library_chosen.connect(self.start_page.refresh)
        workbench.opening.connect(lambda: self.work)
        workbench.changed.connect(lambda _: self._enable())
        workbench.act_wanted.connect(self.start)
        workbench.photos_wanted.connect(self._view_photos)
        workbench.plan_wanted.connect(lambda about: self._doers.plans.mark(about))
        self._enable()

    def _menus(self) -> None:
        menus: dict[str, object] = {}
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = self.menuBar().addMenu(translated(row.menu))
            menus[row.menu].addAction(self._actions[row.name])  # type: ignore[attr-defined]

    @property
    def work(self) -> "WorkPage":
        """Return the page one works on, made with the first estate."""
        if self._work is None:
            from renodesk.ui.work_page import WorkPage

            self._work = WorkPage(self._workbench, self._pages)
            self._work.wanted.connect(self.start)
            self._pages.addWidget(self._work)
        return self._work

    def get_ready(self) -> None:
        """Load what the first estate needs, while one still looks at the start page."""
        import_module("renodesk.ui.estate")
        self.work.show_screen(0)

    @property
    def screens(self) -> QStackedWidget:
        """Return the screens, as one lies on the other."""
        return self.work.screens

    # What is shown

    def show_screen(self, at: int) -> None:
        """Show a screen of the registry."""
        self.work.show_screen(at)

    def _opened(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        self._pages.setCurrentWidget(self.work)
        session = estate.session
        self.setWindowTitle(f"{session.name} — RenoDesk")
        if not session.survey.buildings:
            self.show_screen(1)
        self._enable()

    def _enable(self) -> None:
        estate = self._workbench.estate
        for row in ACTIONS:
            action, is_in_office = self._actions[row.name], self.office.is_here
            action.setEnabled(
                (estate is not None or not row.needs_estate) and is_in_office >= row.needs_office
            )
            action.setVisible(is_in_office >= row.needs_office)
        self._actions["enter_office"].setVisible(not self.office.is_here)
        if estate is not None:
            self._actions["undo"].setEnabled(estate.history.can_undo)
            self._actions["redo"].setEnabled(estate.history.can_redo)

    def _show_message(self, kind: str, text: str) -> None:
        bar = self._bar
        if kind == "error":
            bar.show_text(text)
            return
        bar.hide()
        self.statusBar().showMessage(text.replace("\n", " "), MESSAGE_MS)

    @property
    def _bar(self) -> "MessageBar":
        """Return where it is said what failed on the page one looks at."""
        page = self._pages.currentWidget()
        return self.work.message if page is self._work else self.office.message or self.start_page.message

    # What is done

    def show_library(self) -> None:
        """Close the estate and show the library."""
        self._commit()
        self._workbench.operations.after_job(self._leave_estate)

    def _leave_estate(self) -> None:
        self.whereabouts.went_to_library()
        self._workbench.close()
        self.setWindowTitle("RenoDesk")
        if not self.office.come_back():
            self._pages.setCurrentWidget(self.start_page)
        self._enable()

    def start(self, name: str) -> None:
        """Start the act of an action's name."""
        if name.startswith("theme_"):
            self.wear(name.removeprefix("theme_"), self._workbench.theme.scale)
        elif name.startswith("language_"):
            self._speak(name.removeprefix("language_"))
        elif name.startswith("screen_"):
            self._workbench.screen_wanted.emit(name.removeprefix("screen_"))
        elif name.startswith("office_"):
            self.office.show_screen(name.removeprefix("office_"))
        elif name in PLACE_ACTS:
            screen = self._survey()
            if screen is not None:
                getattr(screen.acts, name)()
        else:
            getattr(self._doer(name), name)()

    def _doer(self, name: str) -> object:
        if name in OFFICE_ACTS:
            return self.office
        if name in OUTBOX_ACTS:
            return self.outbox
        return self._doers.of(name) or (self.exchange if hasattr(self.exchange, name) else self)

    @property
    def requests(self) -> "RequestActs":
        """Return what is done with request sheets."""
        return self._doers.requests

    def _view_photos(self, uses: list[str], at: int) -> None:
        self._doers.photos.view(uses, at)

    def wear(self, theme: str, scale: float) -> None:
        """Change the theme or the size of text, and remember it."""
        self._workbench.preferences.choose("theme", theme)
        self._workbench.preferences.choose("font_scale", str(scale))
        self._workbench.wear(Theme(theme, scale))

    def larger(self) -> None:
        """Make text larger."""
        self.wear(self._workbench.theme.name, min(2.0, self._workbench.theme.scale + 0.25))

    def smaller(self) -> None:
        """Make text smaller."""
        self.wear(self._workbench.theme.name, max(1.0, self._workbench.theme.scale - 0.25))

    def _speak(self, language: str) -> None:
        def restart() -> None:
            self._workbench.preferences.choose("language", language)
            self._restart()

        QTimer.singleShot(0, self, lambda: self._workbench.operations.after_job(restart))

    def undo(self) -> None:
        """Take back the last act."""
        if (estate := self._workbench.estate) is not None:
            self._commit()
            self.statusBar().clearMessage()
            self._workbench.operations.do(estate.history.undo)

    def redo(self) -> None:
        """Do it again."""
        if (estate := self._workbench.estate) is not None:
            self.statusBar().clearMessage()
            self._workbench.operations.do(estate.history.redo)

    def _interview(self) -> "InterviewScreen | None":
        return None if self._work is None else self._work.interview

    def _commit(self) -> None:
        card = self._card() or self._interview()
        if card is not None:
            card.commit()

    def _survey(self) -> "SurveyScreen | None":
        return None if self._work is None else self._work.survey

    def _card(self) -> "PlaceCard | ItemCard | None":
        screen = self._survey()
        return None if screen is None else screen.card

    def search(self) -> None:
        """Search an indicator, an item or a place."""
        self._workbench.screen_wanted.emit("survey")
        screen = self._survey()
        if screen is not None:
            screen.outline.focus_search()

    def assign(self) -> None:
        """Say whose part the place at hand is."""
        screen = self._survey()
        if screen is not None:
            screen.outline.assign()

    def register_table(self) -> None:
        """Show the register, or there the next of form, buildings and entrances."""
        from renodesk.ui.screens.register import RegisterScreen

        screen = self.screens.currentWidget()
        if isinstance(screen, RegisterScreen):
            screen.next_view()
            return
        self._workbench.screen_wanted.emit("register")
        shown = self.screens.currentWidget()
        if isinstance(shown, RegisterScreen):
            shown.show_view(1)

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
        estate, interview = self._workbench.estate, self._interview()
        if interview is not None:
            interview.next_unanswered()
        elif estate is not None:
            self._workbench.go(estate.outline.next_unanswered(self._workbench.item, self._workbench.place))

    def next_problem(self) -> None:
        """Go to the next low spot."""
        self._workbench.next_problem()

    def mark_unseen(self) -> None:
        """Say that the item cannot be seen, or that they do not know."""
        card = self._card() or self._interview()
        if card is not None:
            card.mark_unseen()

    def begin_round(self) -> None:
        """Ask which round begins, and begin it."""
        from renodesk.ui.dialogs.new_round import ask_new_round

        self._commit()
        ask_new_round(self._workbench, self)

    def show_keys(self) -> None:
        """Show the key map."""
        from renodesk.ui.dialogs.keys import KeyMap

        KeyMap(self).ask()

    def show_preferences(self) -> None:
        """Show the preferences, and follow what is chosen."""
        from renodesk.ui.dialogs.preferences import ask_preferences

        workbench = self._workbench
        ask_preferences(workbench.preferences, workbench.language, self, self._took).ask()

    def _took(self, changed: Mapping[str, str]) -> None:
        preferences = self._workbench.preferences
        if "theme" in changed or "font_scale" in changed:
            self.wear(preferences["theme"], float(preferences["font_scale"]))
        if "library_folder" in changed or "backup_folder" in changed:
            self._workbench.library_chosen.emit()
            self._workbench.backed_up.emit()
        if "language" in changed:
            self._speak(changed["language"])

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits pick a grade and Enter goes on where the survey is shown; elsewhere Enter presses a button.

        Not while one types into a field or a word is composed. Qt lets Enter press buttons of dialogs alone.
        Escape that nobody else wants puts away what is said over the page.
        """
        if event.key() == Qt.Key.Key_Escape and self._bar.isVisible():
            self._bar.hide()
            return
        card, focused = self._card(), QApplication.focusWidget()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(focused, QLineEdit) or not plain or self._is_composing:
            super().keyPressEvent(event)
        elif card is not None and card.isVisible():
            grade = _DIGITS.get(Qt.Key(event.key())) or _FULL_WIDTH.get(event.text())
            if grade is not None:
                card.pick_grade(grade)
            elif is_enter:
                self._workbench.step(1)
            else:
                super().keyPressEvent(event)
        elif is_enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know when an input method composes."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being typed and close the estate; while a job runs, only once it has stopped."""
        self._commit()
        operations = self._workbench.operations
        if operations.is_busy:
            event.ignore()
            QTimer.singleShot(0, self, lambda: operations.after_job(self.close))
            return
        self.start_page.stop()
        self.outbox.carrying.stop()
        self.office.stop()
        self.whereabouts.remember()
        self._workbench.close()
        super().closeEvent(event)

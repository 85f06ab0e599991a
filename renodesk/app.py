"""The window's composition root.

Makes the application, its theme, language and window, and keeps the work on a crash.
"""

import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType, TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QDialog

from renodesk import __version__
from renodesk.paths import resource, user_folder
from renodesk.services.environment import Environment
from renodesk.settings import Preferences
from renodesk.texts import Language
from renodesk.ui.known_files import name_our_files
from renodesk.ui.main_window import MainWindow
from renodesk.ui.messages import MessageDoor
from renodesk.ui.theme import STYLE, Theme, load_fonts
from renodesk.ui.workbench import Workbench

THEMES = ("light", "dark")
"""In which themes pictures are drawn."""
PICTURED = "示例设计师甲"
"""Who is at work in pictures of the sample estate."""
READY_MS = 400
"""After this long on the start page the first estate is prepared for."""
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Desk:
    """The application's parts, wired once; the window is built anew when the language changes."""

    def __init__(self, application: QApplication, preferences: Preferences, environment: Environment) -> None:
        """Dress the application and build the window."""
        self._application = application
        self._preferences = preferences
        self._translators: list[QTranslator] = []
        load_fonts()
        theme = Theme(preferences["theme"], float(preferences["font_scale"]))
        theme.apply(application)
        self.messages = MessageDoor(self._language(), self._ask)
        self.workbench = Workbench(preferences, environment, self.messages, theme)
        self._translate()
        self.window = MainWindow(self.workbench, self.rebuild)

    def _language(self) -> Language:
        return "en" if self._preferences["language"] == "en" else "zh"

    def _translate(self) -> None:
        for old in self._translators:
            self._application.removeTranslator(old)
        self._translators = []
        language = self._language()
        self.messages.language = language
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        files = [("qtbase_zh_CN" if language == "zh" else "qtbase_en", folder)]
        if language == "en":
            files.append(("renodesk_en", str(resource("i18n"))))
        for name, place in files:
            translator = QTranslator(self._application)
            if translator.load(QLocale(), name, "", place) or translator.load(name, place):
                self._application.installTranslator(translator)
                self._translators.append(translator)

    def rebuild(self) -> None:
        """Build the window again in the chosen language, on the same estate."""
        is_kept = self.workbench.estate is not None and not self.workbench.is_visit
        path = self.workbench.estate.session.path if self.workbench.estate and is_kept else None
        old = self.window
        old.whereabouts.remember()
        self.workbench.close()
        self._translate()
        theme, environment = self.workbench.theme, self.workbench.environment
        self.workbench = Workbench(self._preferences, environment, self.messages, theme)
        self.window = MainWindow(self.workbench, self.rebuild)
        self.window.setGeometry(old.geometry())
        self.window.show()
        if path is not None:
            self.window.exchange.open_path(path)
        else:
            self.window.office.come_back()
        old.close()
        old.deleteLater()
        self.window.outbox.begin()

    def _ask(self, title: str, text: str) -> bool:
        from renodesk.ui.dialogs.question import QuestionDialog

        dialog = QuestionDialog(title, text, self.window)
        is_yes = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return is_yes

    def tell_set_aside(self, file: Path) -> None:
        """Say that the settings were damaged and are the usual ones now."""
        text = QCoreApplication.translate("App", "设置文件坏了，已改名为 {0}；现在用的是默认设置。")
        self.messages.shown.emit("error", text.format(file.name))

    def tell_copy_troubles(self) -> None:
        """Say what went wrong with copies when estates were closed last."""
        from renodesk.services.rolling_copies import copy_troubles

        for text in copy_troubles(self.workbench.environment, self.messages.language):
            self.messages.shown.emit("error", text)

    def ask_who(self) -> None:
        """Ask who works here, once."""
        if self._preferences["person"]:
            return
        from renodesk.ui.dialogs.who import WhoDialog

        dialog = WhoDialog("", self._preferences["organization"], self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._keep_who(*dialog.chosen))
        dialog.open()

    def _keep_who(self, name: str, organization: str) -> None:
        self._preferences.choose("person", name)
        self._preferences.choose("organization", organization)

    def begin(self) -> None:
        """Go on where one was; else stay on the start page, and get ready for the first estate."""
        is_resumed = self.window.office.come_back() or self.window.whereabouts.resume()
        self.ask_who()
        if not is_resumed:
            QTimer.singleShot(READY_MS, self.window, self.window.get_ready)


def take_pictures(estate: Path, folder: Path, language: Language = "zh") -> list[Path]:
    """Draw every screen on an estate in the light and the dark theme, without a display; return the files."""
    from renodesk.ui.pictures import picture_screens

    with _posing(folder, language) as desk:
        desk.window.exchange.open_path(estate)
        desk.workbench.next_problem()
        desk.window.show()
        return [file for theme in THEMES for file in picture_screens(desk.window, folder, theme)]


def take_office_pictures(archive: Path, folder: Path, language: Language = "zh") -> list[Path]:
    """Draw every screen of the office on an archive likewise; return the files."""
    from renodesk.ui.pictures import picture_office

    with _posing(folder, language) as desk:
        desk.window.show()
        return [file for theme in THEMES for file in picture_office(desk.window, archive, folder, theme)]


@contextmanager
def _posing(folder: Path, language: Language) -> Iterator[Desk]:
    """Give a desk with settings of its own that signs nothing and leaves nothing behind."""
    from tempfile import TemporaryDirectory

    application = _application()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        preferences = Preferences(Path(place) / "settings.json")
        preferences.choose("language", language)
        preferences.choose("person", PICTURED)
        environment = replace(
            Environment.usual(), journal_folder=None, copies_folder=None, keys=None, seals=None
        )
        desk = Desk(application, preferences, environment)
        yield desk
        desk.window.close()


def run_window(estate: Path | None = None, settings: Mapping[str, str] = MappingProxyType({})) -> int:
    """Open the window, on an estate if one is given, with settings for this run; return the exit code."""
    application = _application()
    application.setApplicationName("RenoDesk")
    application.setApplicationVersion(__version__)
    preferences = Preferences(user_folder() / "settings.json")
    for name, value in settings.items():
        preferences.choose_for_this_run(name, value)
    desk = Desk(application, preferences, Environment.usual())
    sys.excepthook = _crash_handler(desk, sys.excepthook)
    desk.window.show()
    if preferences.set_aside is not None:
        desk.tell_set_aside(preferences.set_aside)
    QTimer.singleShot(READY_MS, desk.window, desk.tell_copy_troubles)
    QTimer.singleShot(READY_MS, desk.window, lambda: desk.window.outbox.begin())
    if estate is not None:
        desk.window.exchange.open_path(estate)
    else:
        QTimer.singleShot(0, desk.window, desk.begin)
    return application.exec()


def _application() -> QApplication:
    name_our_files()
    made = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    assert isinstance(made, QApplication)
    return made


def _crash_handler(desk: Desk, previous: Hook) -> Hook:
    """Return what happens on a mistake of ours: what was typed is stored, and a report can be copied."""

    def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        previous(kind, error, trace)
        report = "".join(traceback.format_exception(kind, error, trace))
        text = QCoreApplication.translate(
            "App", "程序出了差错，已写下的内容都在。可以继续；如再出现，请把下面的报告发给维护人员。"
        )
        desk.messages.shown.emit("error", f"{text}\nRenoDesk {__version__}\n{report[-1500:]}")

    return crashed

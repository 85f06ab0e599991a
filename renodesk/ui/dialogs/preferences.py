"""The preferences, made from the table of settings: a row each, with its default at hand."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from renodesk.settings import SETTINGS, Kind, Preferences, Setting
from renodesk.texts import Language, joined, say
from renodesk.ui.widgets.boxes import Choice, button, label, restyle
from renodesk.ui.widgets.dialog import Dialog, OkCancel

FOLDER_LINES_HEIGHT, SCROLLS = 84, 24
Editor = QLineEdit | QComboBox | QPlainTextEdit


class PreferencesDialog(Dialog):
    """Shows every setting one may choose; nothing is kept before it is accepted."""

    def __init__(self, preferences: Preferences, language: Language, parent: QWidget | None = None) -> None:
        """Show what holds now."""
        super().__init__(parent)
        self._preferences = preferences
        self._language: Language = language
        self.editors: dict[str, Editor] = {}
        self.resets: dict[str, QWidget] = {}
        self.setWindowTitle(self.tr("设置"))
        self.setMinimumWidth(640)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("设置"), "heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        is_office = preferences["workplace"] == "office"
        for setting in SETTINGS:
            if setting.kind != Kind.REMEMBERED and (is_office or not setting.name.startswith("office_")):
                self._add(setting)
        held = QWidget()
        held.setLayout(self._grid)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("设置"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        scroll.setWidget(held)
        scroll.setMinimumWidth(held.minimumSizeHint().width() + SCROLLS)
        layout.addWidget(scroll, 1)
        words = self.tr("命令行也可以临时改：renodesk open 后加 --theme dark 之类，把指针停在名称上看写法。")
        layout.addWidget(label(words, "small", wrap=True))
        layout.addWidget(self._buttons())
        next(iter(self.editors.values())).setFocus()

    def _buttons(self) -> OkCancel:
        buttons = OkCancel(self, is_primary=True)
        self.everything = button(self.tr("全部恢复默认"))
        self.everything.setAutoDefault(False)
        self.everything.clicked.connect(self._reset_all)
        buttons.addButton(self.everything, QDialogButtonBox.ButtonRole.ResetRole)
        return buttons

    def _add(self, setting: Setting) -> None:
        row = self._grid.rowCount()
        words = say(f"setting_{setting.name}", self._language)
        title = label(words, "quiet")
        title.setToolTip(setting.flag)
        self._grid.addWidget(title, row, 0)
        editor = self._editor(setting)
        editor.setAccessibleName(words)
        editor.setToolTip(setting.flag)
        self.editors[setting.name] = editor
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(editor, 1)
        if setting.kind in (Kind.FOLDER, Kind.FOLDERS, Kind.FILE):
            tip = self.tr("选文件：{0}") if setting.kind == Kind.FILE else self.tr("选文件夹：{0}")
            choose = button(self.tr("选…"), tip=tip.format(words))
            choose.setAutoDefault(False)
            choose.clicked.connect(lambda: self._choose(setting))
            beside.addWidget(choose)
        self._grid.addLayout(beside, row, 1)
        reset = button(self.tr("默认"), tip=self.tr("恢复默认：{0}").format(words))
        reset.setAutoDefault(False)
        reset.clicked.connect(lambda: self.show_value(setting, setting.default))
        self.resets[setting.name] = reset
        self._grid.addWidget(reset, row, 2)
        self.show_value(setting, self._preferences[setting.name])

    def _editor(self, setting: Setting) -> Editor:
        def changed() -> None:
            self._changed(setting)

        if setting.choices:
            box = Choice()
            for choice in setting.choices:
                box.addItem(self._choice(setting, choice), choice)
            box.currentIndexChanged.connect(changed)
            return box
        if setting.kind == Kind.FOLDERS:
            lines = QPlainTextEdit()
            lines.setTabChangesFocus(True)
            lines.setFixedHeight(FOLDER_LINES_HEIGHT)
            lines.setPlaceholderText(self.tr("一行一个文件夹"))
            lines.textChanged.connect(changed)
            return lines
        line = QLineEdit()
        line.setMaxLength(1000)
        line.textChanged.connect(changed)
        return line

    def _choice(self, setting: Setting, choice: str) -> str:
        if setting.name == "font_scale":
            return f"{round(float(choice) * 100)} %"
        return say(f"choice_{setting.name}_{choice}", self._language)

    def _changed(self, setting: Setting) -> None:
        value = self.value(setting.name)
        reset = self.resets.get(setting.name)
        if reset is not None:
            reset.setEnabled(value != setting.default)
        if setting.kind in (Kind.FOLDER, Kind.FOLDERS):
            missing = [one for one in value.splitlines() if not _is_folder(one)]
            editor = self.editors[setting.name]
            restyle(editor, "wrong", bool(missing))
            words = self.tr("没有这个文件夹：{0}").format(joined("、", missing, self._language))
            editor.setToolTip(words if missing else setting.flag)
        elif setting.kind == Kind.FILE:
            is_missing = bool(value) and not _is_file(value)
            editor = self.editors[setting.name]
            restyle(editor, "wrong", is_missing)
            words = self.tr("没有这个文件：{0}").format(value)
            editor.setToolTip(words if is_missing else setting.flag)

    def show_value(self, setting: Setting, value: str) -> None:
        """Show a value of a setting."""
        editor = self.editors[setting.name]
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
        else:
            editor.setText(value)
        self._changed(setting)

    def value(self, name: str) -> str:
        """Return what stands at a setting."""
        editor = self.editors[name]
        if isinstance(editor, QComboBox):
            return str(editor.currentData())
        if isinstance(editor, QPlainTextEdit):
            lines = (line.strip() for line in editor.toPlainText().splitlines())
            return "\n".join(dict.fromkeys(line for line in lines if line))
        return editor.text().strip()

    @property
    def changed(self) -> Mapping[str, str]:
        """Return the settings that are others now."""
        values = {name: self.value(name) for name in self.editors}
        return {name: value for name, value in values.items() if value != self._preferences[name]}

    def _reset_all(self) -> None:
        for setting in SETTINGS:
            if setting.name in self.editors:
                self.show_value(setting, setting.default)

    def _choose(self, setting: Setting) -> None:
        if setting.kind == Kind.FILE:
            pictures = self.tr("图片 (*.png *.jpg *.jpeg *.webp);;所有文件 (*)")
            file, _ = QFileDialog.getOpenFileName(
                self, self.windowTitle(), self.value(setting.name), pictures
            )
            if file:
                self.show_value(setting, file)
            return
        known = self.value(setting.name).splitlines()
        folder = QFileDialog.getExistingDirectory(self, self.windowTitle(), known[-1] if known else "")
        if folder:
            self.take_folder(setting, folder)

    def take_folder(self, setting: Setting, folder: str) -> None:
        """Take a chosen folder: in the place of the one that was, or as one more."""
        known = [self.value(setting.name)] if setting.kind == Kind.FOLDERS else []
        self.show_value(setting, "\n".join([*filter(None, known), folder]))


def _is_folder(text: str) -> bool:
    try:
        return Path(text).is_dir()
    except (OSError, ValueError):
        return False


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def ask_preferences(
    preferences: Preferences,
    language: Language,
    parent: QWidget,
    took: Callable[[Mapping[str, str]], None],
) -> PreferencesDialog:
    """Show the preferences over `parent`; what was changed is kept, and told to `took`."""
    dialog = PreferencesDialog(preferences, language, parent)

    def accepted() -> None:
        changed = dialog.changed
        for name, value in changed.items():
            preferences.choose(name, value)
        took(changed)

    dialog.accepted.connect(accepted)
    return dialog

"""Vouching for a computer: by its key, pasted or in a file, or by a bundle it signed and its code."""

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from renodesk.errors import RenodeskError, WrongUsage
from renodesk.services.devices import Device, Devices
from renodesk.services.key_codes import read_key_file
from renodesk.texts import Language, explain
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class DeviceDialog(Dialog):
    """Asks what a computer is called, whose it is, and for its key, or its code where a bundle is given."""

    def __init__(self, language: Language, parent: QWidget, bundle: Path | None = None) -> None:
        """Ask for a key; with a `bundle`, for the code of who signed it."""
        super().__init__(parent)
        self._language = language
        self.bundle = bundle
        self.setMinimumWidth(560)
        self.setWindowTitle(self.tr("登记一台电脑"))
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("登记一台电脑"), "heading"))
        if bundle is None:
            hint = self.tr("把对方的公钥粘进来（device show 印出的那一行），或选公钥文件、二维码照片。")
        else:
            hint = self.tr("打电话请对方念出他电脑上的短码（device show），照着敲；和“{0}”的签名一致才登记。")
        layout.addWidget(label(hint.format(bundle.name if bundle else ""), "quiet", wrap=True))
        self.name = self._line(layout, self.tr("这台电脑叫什么（字母、数字、-，不带空格）"))
        self.who = self._line(layout, self.tr("谁的电脑"))
        self.code = self._line(layout, self.tr("短码或指纹")) if bundle is not None else None
        self.key = self._key_box(layout) if bundle is None else None
        buttons = OkCancel(self)
        self.ok = buttons.ok
        self.ok.setEnabled(False)
        layout.addWidget(buttons)

    def _line(self, layout: QVBoxLayout, title: str) -> QLineEdit:
        layout.addWidget(label(title, "small"))
        made = QLineEdit()
        made.setAccessibleName(title)
        made.setMaxLength(120)
        made.textChanged.connect(lambda _: self._judge())
        layout.addWidget(made)
        return made

    def _key_box(self, layout: QVBoxLayout) -> QPlainTextEdit:
        title = self.tr("公钥（ssh-ed25519 …）")
        layout.addWidget(label(title, "small"))
        made = QPlainTextEdit()
        made.setAccessibleName(title)
        made.setTabChangesFocus(True)
        made.setFixedHeight(76)
        made.textChanged.connect(self._judge)
        layout.addWidget(made)
        row = QHBoxLayout()
        choose = button(self.tr("选公钥文件或二维码照片…"))
        choose.clicked.connect(self._choose)
        row.addWidget(choose)
        row.addStretch(1)
        layout.addLayout(row)
        self.trouble = label("", "wrong", wrap=True)
        layout.addWidget(self.trouble)
        return made

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("公钥文件或二维码照片"))
        if path:
            self.take_key_from(Path(path))

    def take_key_from(self, path: Path) -> None:
        """Put the key of a file into the box; what is wrong with the file is said below it."""
        if self.key is None:
            return
        try:
            self.key.setPlainText(read_key_file(path))
            self.trouble.setText("")
        except RenodeskError as error:
            self.trouble.setText(explain(error, self._language))

    def _judge(self) -> None:
        given = self.code.text() if self.code is not None else self.key.toPlainText() if self.key else ""
        self.ok.setEnabled(bool(self.name.text().strip() and given.strip()))

    def vouch(self, devices: Devices) -> Device:
        """Believe the computer from now on.

        Raises:
            KeyUnreadable, UnknownDevice, BundleFaulty, WrongUsage, NotWritable: nothing changed.
        """
        name, who = self.name.text().strip(), self.who.text().strip()
        if self.bundle is not None and self.code is not None:
            return devices.add_signer(self.bundle, self.code.text(), name, who)
        if self.key is None:
            raise WrongUsage(what="trust", value=name)
        return devices.add(name, " ".join(self.key.toPlainText().split()), who)

    def vouch_in(self, desk: OfficeDesk) -> None:
        """Keep the answer in the archive's list; a failure is said."""
        archive = desk.archive
        if archive is None:
            return
        device = desk.workbench.operations.do(lambda: self.vouch(Devices(archive)))
        if device is not None:
            words = self.tr("已登记 {0}，短码 {1}").format(device.name, device.key.code)
            desk.workbench.messages.done(words)
            desk.changed.emit()


def ask_for_device(desk: OfficeDesk, parent: QWidget, bundle: Path | None = None) -> DeviceDialog:
    """Ask for a computer to vouch for, or for who signed a bundle, and keep the answer."""
    dialog = DeviceDialog(desk.workbench.language, parent, bundle)
    dialog.ask(lambda: dialog.vouch_in(desk))
    return dialog

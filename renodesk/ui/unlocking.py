"""Ask for the passphrase of this installation's key, where it has one."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from renodesk.errors import KeyLocked
from renodesk.services.environment import Environment


def unlock(parent: QWidget, environment: Environment) -> bool:
    """Return whether the key is open for this run; asked again until it is right or the person gives up.

    Raises:
        KeyLost, NotWritable: there is no key to open.
    """
    if environment.keys is None:
        return True
    keys = environment.keys()
    if keys.is_open or not keys.state().has_passphrase:
        return True
    label = QCoreApplication.translate("Unlocking", "签名钥匙的口令")
    while True:
        given, is_given = QInputDialog.getText(
            parent, QCoreApplication.translate("Unlocking", "给同事"), label, QLineEdit.EchoMode.Password
        )
        if not is_given:
            return False
        try:
            keys.unlock(given)
        except KeyLocked:
            label = QCoreApplication.translate("Unlocking", "口令不对，请再试一次")
            continue
        return True

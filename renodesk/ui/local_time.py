"""Times of the log as people read them: on this machine's clock."""

from PySide6.QtCore import QDateTime, QTimeZone


def local_minute(utc: str) -> str:
    """Return `YYYY-MM-DD HH:MM` on this machine's clock for a UTC time; what is no time stays as it is."""
    moment = QDateTime.fromString(utc[:16].replace("T", " "), "yyyy-MM-dd HH:mm")
    if not moment.isValid():
        return utc
    moment.setTimeZone(QTimeZone.utc())
    return str(moment.toLocalTime().toString("yyyy-MM-dd HH:mm"))

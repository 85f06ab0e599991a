"""Times of the log as people read them: on this machine's clock."""

from PySide6.QtCore import QDateTime, QTimeZone


def local_minute(utc: str) -> str:
    """Return `YYYY-MM-DD HH:MM` on this machine's clock for a UTC time; what is no time stays as it is."""
    return _local(utc, 16, "yyyy-MM-dd HH:mm")


def local_second(utc: str) -> str:
    """Return `YYYY-MM-DD HH:MM:SS` on this machine's clock for a UTC time; else as `local_minute`."""
    return _local(utc, 19, "yyyy-MM-dd HH:mm:ss")


def _local(utc: str, length: int, shape: str) -> str:
    moment = QDateTime.fromString(utc[:length].replace("T", " "), shape)
    if not moment.isValid():
        return utc
    moment.setTimeZone(QTimeZone.utc())
    return str(moment.toLocalTime().toString(shape))

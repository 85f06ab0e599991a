"""The date of what is written of an estate: that of its data, not the clock's."""

from renodesk.storage.estate_file import EstateFile


def last_date(file: EstateFile) -> str:
    """Return the day of the newest change in the order of the log, "" for an empty log."""
    latest = file.latest()
    return latest.at[:10] if latest is not None else ""

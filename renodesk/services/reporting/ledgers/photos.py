"""照片索引: every use of a photo in the round."""

from datetime import datetime

from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.services.reporting.ledgers.saying import SheetWords
from renodesk.tables.book import BookRow, BookSheet, ColumnKind
from renodesk.texts import say


def photos(snapshot: LedgerSnapshot) -> BookSheet:
    """Return a row for each use of a photo, by time."""
    words = SheetWords(snapshot, "photos")
    columns = (
        words.column("number", ColumnKind.COUNT),
        words.column("file"),
        words.column("at"),
        words.column("code"),
        words.column("shows"),
        words.column("role"),
        words.column("taken", ColumnKind.TIME),
        words.column("caption", ColumnKind.WORDS),
        words.column("original"),
        words.column("sha256", ColumnKind.WORDS),
    )
    tray, here, gone = (say(f"ledger_photo_{code}", words.language) for code in ("tray", "here", "gone"))
    rows = tuple(
        BookRow(
            cells=(
                number,
                one.name,
                one.place or tray,
                one.item,
                one.item_name,
                one.role,
                _minute(one.taken) or one.taken_said,
                one.caption,
                here if one.is_here else gone,
                one.sha256,
            )
        )
        for number, one in enumerate(snapshot.photos, 1)
    )
    return words.sheet(columns, rows, notes=(words.note("photos", count=len(rows)),), frozen=2)


def _minute(taken: datetime | None) -> datetime | None:
    return None if taken is None else taken.replace(microsecond=0)

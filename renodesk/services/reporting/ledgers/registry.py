"""The sheets of the ledgers in the order of the workbook. A new sheet is one function and one line."""

from collections.abc import Callable, Mapping

from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.services.reporting.ledgers.indicators import indicators, matrix
from renodesk.services.reporting.ledgers.photos import photos
from renodesk.services.reporting.ledgers.works import works
from renodesk.tables.book import BookSheet

SHEETS: Mapping[str, Callable[[LedgerSnapshot], BookSheet]] = {
    "indicators": indicators,
    "matrix": matrix,
    "works": works,
    "photos": photos,
}

"""The sheets of the ledgers in the order of the workbook. A new sheet is one function and one line."""

from collections.abc import Callable, Mapping

from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.services.reporting.ledgers.costs import costs
from renodesk.services.reporting.ledgers.financing import channels, payers
from renodesk.services.reporting.ledgers.handbook import handbook, lights
from renodesk.services.reporting.ledgers.indicators import indicators, matrix
from renodesk.services.reporting.ledgers.photos import photos
from renodesk.services.reporting.ledgers.problems import (
    estate_list,
    problem_ledger,
    problem_list,
    remedy_list,
)
from renodesk.services.reporting.ledgers.resources import resources
from renodesk.services.reporting.ledgers.sums import by_building, by_kind
from renodesk.services.reporting.ledgers.works import works
from renodesk.tables.book import BookSheet

SHEETS: Mapping[str, Callable[[LedgerSnapshot], BookSheet]] = {
    "indicators": indicators,
    "matrix": matrix,
    "handbook": handbook,
    "lights": lights,
    "problem_ledger": problem_ledger,
    "problem_list": problem_list,
    "estate_list": estate_list,
    "remedy_list": remedy_list,
    "works": works,
    "costs": costs,
    "by_building": by_building,
    "by_kind": by_kind,
    "channels": channels,
    "payers": payers,
    "resources": resources,
    "photos": photos,
}

"""Ledgers (台账) of an estate: any number of them as packs, one engine."""

from renodesk.services.ledger_packs.packs import ledger_called, ledgers
from renodesk.services.ledgers.acting import LedgerActs
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow, Standing, standings

__all__ = ["LedgerActs", "LedgerBook", "LedgerRow", "Standing", "ledger_called", "ledgers", "standings"]

"""Somebody's table into a ledger of the estate."""

from collections.abc import Mapping

from renodesk.domain.ledger import Ledger
from renodesk.services.environment import Progress
from renodesk.services.ledger_packs.titles import column_title, ledger_title
from renodesk.services.ledgers.importing import (
    LedgerImported,
    LedgerPlan,
    plan_layout,
    propose_layout,
    take,
    targets_of,
)
from renodesk.services.register_import.matching import Layout
from renodesk.services.register_import.targets import Target, field_name
from renodesk.services.session import EstateSession
from renodesk.services.table_import.door import LineKind, Outlook, fault_lines
from renodesk.tables.grids import Grid
from renodesk.texts import Language, say


class LedgerDoor:
    """A row a row, found again by its number; whole or not at all."""

    parts: frozenset[str] = frozenset()

    def __init__(self, session: EstateSession, ledger: Ledger, language: Language) -> None:
        """Take tables into one ledger."""
        self._session, self._ledger = session, ledger
        self._language: Language = language
        self.kind = f"ledger/{ledger.id}"
        self.known: Mapping[str, Target] = targets_of(ledger)
        self.required = frozenset(one.name for one in ledger.columns if one.is_required)
        self.title = say("table_import_ledger", language, ledger=ledger_title(ledger, language))
        self.about = say("table_import_ledger_about", language)

    def name(self, key: str) -> str:
        """Return what the ledger calls a column."""
        column = self._ledger.column(key)
        if column is None:
            return field_name(self.known[key].field, self._language)
        return column_title(column, self._language)

    def propose(self, grid: Grid, header_row: int | None = None) -> Layout:
        """Propose by names and by what stands in the columns."""
        return propose_layout(self._ledger, grid, header_row)

    def plan(self, grid: Grid, layout: Layout, progress: Progress) -> LedgerPlan:
        """Plan row by row."""
        return plan_layout(self._session, self._ledger, grid, layout, self._language, progress)

    def outlook(self, plan: LedgerPlan) -> Outlook:
        """Tell every fault and notice."""
        facts = {"new": plan.new, "changed": plan.changed, "same": plan.same}
        return Outlook(
            summary=say("ledger_would_take", self._language, **facts),
            lines=(
                *fault_lines(plan.faults, LineKind.REFUSED, self._language),
                *fault_lines(plan.notices, LineKind.NOTICE, self._language),
            ),
            is_empty=not plan.drafts,
        )

    def take(self, plan: LedgerPlan, only_good: bool, progress: Progress) -> LedgerImported:
        """Take every row."""
        return take(self._session, plan, progress)

    def told(self, taken: LedgerImported) -> str:
        """Say how many rows came."""
        facts = {"new": taken.new, "changed": taken.changed, "same": taken.same}
        return say("ledger_own_taken", self._language, **facts)

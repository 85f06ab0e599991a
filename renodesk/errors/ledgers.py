"""Failures of ledgers."""

from renodesk.errors.base import Refused


class UnknownLedger(Refused):
    """There is no ledger of this name (facts: `ledger`, `known`)."""

    code = "unknown_ledger"


class UnknownLedgerRow(Refused):
    """No row of a ledger has this number or key, or several have (facts: `row`, `ledger`, `count`)."""

    code = "unknown_ledger_row"


class UnknownLedgerColumn(Refused):
    """A ledger has no such column (facts: `column`, `ledger`, `known`)."""

    code = "unknown_ledger_column"


class UnknownLedgerState(Refused):
    """A ledger has no such state (facts: `state`, `ledger`, `known`)."""

    code = "unknown_ledger_state"


class LedgerValueRefused(Refused):
    """A column does not take a value (facts: `column`, `value`, `kind`)."""

    code = "ledger_value_refused"


class LedgerRowLacks(Refused):
    """A row may not be entered or closed yet (facts: `row`, `lacking`)."""

    code = "ledger_row_lacks"

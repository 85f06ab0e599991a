"""What every sheet of the ledgers begins with: its words in one language, and the notes under its title."""

from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.tables.book import BookColumn, BookRow, BookSheet, ColumnKind
from renodesk.texts import say


def yes(snapshot: LedgerSnapshot, claim: object) -> str:
    """Return a word where the claim is true, else nothing."""
    return say("ledger_yes", snapshot.report.language) if claim else ""


class SheetWords:
    """Names a sheet, its columns and its notes by code."""

    def __init__(self, snapshot: LedgerSnapshot, key: str) -> None:
        """Speak for the sheet of that key."""
        self._snapshot = snapshot
        self._key = key
        self.language = snapshot.report.language

    def column(self, code: str, kind: ColumnKind = ColumnKind.TEXT, **facts: str) -> BookColumn:
        """Return a column whose title is the sentence `ledger_<code>`."""
        return BookColumn(title=say(f"ledger_{code}", self.language, **facts), kind=kind)

    def printed(self, code: str, kind: ColumnKind = ColumnKind.TEXT) -> BookColumn:
        """Return a column that the report prints under the same title, the sentence `report_col_<code>`."""
        return BookColumn(title=say(f"report_col_{code}", self.language), kind=kind)

    def sheet(
        self,
        columns: tuple[BookColumn, ...],
        rows: tuple[BookRow, ...],
        *,
        notes: tuple[str, ...] = (),
        frozen: int = 0,
        has_filter: bool = True,
    ) -> BookSheet:
        """Return the sheet under its name and title; what it stands on comes before its own notes."""
        return BookSheet(
            key=self._key,
            name=say(f"ledger_sheet_{self._key}", self.language),
            title=f"{self._snapshot.report.estate} {say(f'ledger_title_{self._key}', self.language)}",
            columns=columns,
            rows=rows,
            notes=(self._stands_on(), *(note for note in notes if note)),
            total_label=say("ledger_total", self.language),
            frozen=frozen,
            has_filter=has_filter,
        )

    def note(self, code: str, **facts: object) -> str:
        """Return a note, the sentence `ledger_note_<code>`."""
        return say(f"ledger_note_{code}", self.language, **facts)

    def _stands_on(self) -> str:
        report = self._snapshot.report
        return say(
            "ledger_stands_on",
            self.language,
            round=report.round,
            seal=report.seal,
            date=report.date or "–",
            digest=report.digest[:16],
        )

"""Somebody's list of households, or an online survey, into a ballot."""

from collections.abc import Mapping

from renodesk.services.ballots.columns import COLUMNS, NUMBER, fields_of, layout_in
from renodesk.services.ballots.importing import Imported, VotesPlan, plan_votes, take_votes, told
from renodesk.services.environment import Progress
from renodesk.services.register_import.matching import Layout
from renodesk.services.register_import.targets import Target, field_name, targets
from renodesk.services.session import EstateSession
from renodesk.services.table_import.door import Line, LineKind, Outlook, fault_lines
from renodesk.tables.grids import Grid
from renodesk.texts import Language, joined, say


class VotesDoor:
    """A row a household, with or without its voice; whole or not at all."""

    kind = "votes"
    required = frozenset({NUMBER})
    parts: frozenset[str] = frozenset()

    def __init__(self, session: EstateSession, ballot: str, language: Language) -> None:
        """Take tables into a ballot, by its key."""
        self._session, self._ballot = session, ballot
        self._language: Language = language
        known = targets(fields_of(session))
        self.known: Mapping[str, Target] = {key: known[key] for key in COLUMNS if key in known}
        self.title = say("table_import_votes", language)
        self.about = say("table_import_votes_about", language)

    def name(self, key: str) -> str:
        """Return what a column of our own sheets is headed by."""
        return field_name(self.known[key].field, self._language)

    def propose(self, grid: Grid, header_row: int | None = None) -> Layout:
        """Propose by names and by what stands in the columns."""
        return layout_in(self._session, grid, header_row)

    def plan(self, grid: Grid, layout: Layout, progress: Progress) -> VotesPlan:
        """Plan household by household."""
        return plan_votes(self._session, self._ballot, grid, layout, progress)

    def outlook(self, plan: VotesPlan) -> Outlook:
        """Tell every fault, and the columns nobody reads."""
        unread = joined("、", plan.incoming.unmatched, self._language)
        words = [say("ballot_import_unmatched", self._language, titles=unread)] if unread else []
        return Outlook(
            summary=say("ballot_import_would", self._language, **told(plan.incoming)),
            lines=(
                *fault_lines(plan.faults, LineKind.REFUSED, self._language),
                *(Line(kind=LineKind.NOTICE, where="", text=one) for one in words),
            ),
            is_empty=not plan.incoming.votes,
        )

    def take(self, plan: VotesPlan, only_good: bool, progress: Progress) -> Imported:
        """Take every household."""
        return take_votes(self._session, plan)

    def told(self, taken: Imported) -> str:
        """Say how many households came."""
        return say("ballot_imported", self._language, **told(taken.incoming))

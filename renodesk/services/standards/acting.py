"""Acts on a year's self-check: answer a row, note its evidence, take over what the program proposes."""

from collections.abc import Mapping

from renodesk.domain.changes import Changes
from renodesk.domain.standard import Fulfilment
from renodesk.domain.vocabulary_standard import standard_cell
from renodesk.errors import UnknownStandardRow, ValueTooLong, WrongUsage
from renodesk.services.session import EstateSession
from renodesk.services.standards.packs import STANDARD, standard_in_use
from renodesk.services.standards.reading import ESTATE_SCOPE, self_check

MOST_LETTERS = 2000
YEARS = range(2000, 2100)


class StandardActs:
    """Keeps what people answer; each call is one act, which a sealed round takes too."""

    def __init__(self, session: EstateSession, year: int) -> None:
        """Work on the self-check of a year.

        Raises:
            WrongUsage: no renovation was checked in that year.
        """
        if year not in YEARS:
            raise WrongUsage(what="year", value=year)
        self._session, self.year = session, year

    def answer(self, answers: Mapping[str, Fulfilment | None]) -> Changes:
        """Answer rows; None takes an answer back.

        Raises:
            StandardMissing, PackFaulty: there is no standard that can be read.
            UnknownStandardRow: a row is none, has clauses of its own, or is answered of a county.
        """
        self._check(answers)
        with self._session.act(on_sealed=True) as act:
            STANDARD.keep(self._session, act)
            for code, said in answers.items():
                act.put(standard_cell(self.year, code), None if said is None else said.value)
        return act.changes

    def note(self, code: str, text: str) -> Changes:
        """Keep what the evidence of a row is, in words; "" takes it back.

        Raises:
            StandardMissing, PackFaulty, UnknownStandardRow: as `answer`.
            ValueTooLong: more than `MOST_LETTERS`.
        """
        self._check({code: None})
        if len(text) > MOST_LETTERS:
            raise ValueTooLong(most=MOST_LETTERS)
        with self._session.act(on_sealed=True) as act:
            STANDARD.keep(self._session, act)
            act.put(standard_cell(self.year, code, "note"), text.strip() or None)
        return act.changes

    def take_proposed(self) -> Changes | None:
        """Answer every open row as the program proposes, in one act; None where it proposes nothing."""
        found = {
            one.row.code: one.proposed
            for one in self_check(self._session, self.year).open
            if one.proposed is not None
        }
        return self.answer(found) if found else None

    def _check(self, codes: Mapping[str, Fulfilment | None]) -> None:
        standard = standard_in_use(self._session)
        for code in codes:
            row = standard.row(code)
            if row is None or not row.is_asked or row.scope != ESTATE_SCOPE:
                known = "、".join(one.code for one in standard.asked(ESTATE_SCOPE))
                raise UnknownStandardRow(row=code, known=known)

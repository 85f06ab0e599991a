"""An estate's self-check of a year: what was answered, what the program proposes and from what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renodesk.domain.standard import Facts, Fulfilment, Standard, StandardRow
from renodesk.domain.translated import in_language
from renodesk.domain.vocabulary_standard import standard_cell
from renodesk.services.attachments import Attachments
from renodesk.services.session import EstateSession
from renodesk.services.standards.packs import standard_in_use
from renodesk.services.standards.telling import Telling, Told
from renodesk.texts import Language

ESTATE_SCOPE = "estate"


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardLine:
    """A row as it stands; `answer` is None while nobody answered, or its clauses leave it open.

    `proposed` is what the program would answer, `told` what it tells beside it, from its own data.
    """

    row: StandardRow
    answer: Fulfilment | None
    note: str
    by: str
    at: str
    is_contested: bool
    is_of_county: bool
    """One estate answers neither it nor any of its clauses."""
    proposed: Fulfilment | None
    told: Told | None
    files: tuple[str, ...] = ()
    """Names of the files attached as evidence, without those that hold names of people."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SelfCheck:
    """A year's self-check of one estate, in the order of the standard."""

    year: int
    standard: Standard
    lines: tuple[StandardLine, ...]

    def line(self, code: str) -> StandardLine | None:
        """Return a line by code."""
        return next((one for one in self.lines if one.row.code == code), None)

    @property
    def asked(self) -> tuple[StandardLine, ...]:
        """Return the lines an estate answers."""
        return tuple(one for one in self.lines if one.row.is_asked and not one.is_of_county)

    @property
    def counts(self) -> Mapping[Fulfilment, int]:
        """Return how many of them were answered how."""
        return {one: sum(line.answer == one for line in self.asked) for one in Fulfilment}

    @property
    def open(self) -> tuple[StandardLine, ...]:
        """Return those nobody answered."""
        return tuple(one for one in self.asked if one.answer is None)


def self_check(session: EstateSession, year: int, language: Language = "zh") -> SelfCheck:
    """Return the self-check of a year, its rows in a language.

    Raises:
        StandardMissing, PackFaulty: there is no standard that can be read.
    """
    standard = in_language(standard_in_use(session), language)
    with session.file.held():
        lines = tuple(_lines(session, standard, year, language))
    return SelfCheck(year=year, standard=standard, lines=lines)


def _lines(
    session: EstateSession, standard: Standard, year: int, language: Language
) -> Iterator[StandardLine]:
    telling, attached = Telling(session, language), Attachments(session).by_about()
    states = {row.code: session.file.state(standard_cell(year, row.code)) for row in standard.rows}
    answers = {
        code: Fulfilment(str(state.value))
        for code, state in states.items()
        if state is not None and state.value in tuple(Fulfilment)
    }
    for row in standard.rows:
        state = states[row.code] if row.is_asked else None
        head = state.heads[-1] if state is not None and state.heads and row.code in answers else None
        is_ours = row.is_asked and row.scope == ESTATE_SCOPE
        told = telling.told(row) if is_ours or _is_of_ledger(row) else None
        own = telling.proposed(row) if is_ours else None
        yield StandardLine(
            row=row,
            answer=standard.fulfilment(row.code, answers, ESTATE_SCOPE),
            is_of_county=not standard.concerns(row.code, ESTATE_SCOPE),
            note=session.text(standard_cell(year, row.code, "note")),
            by=head.person if head is not None else "",
            at=head.change.at if head is not None else "",
            is_contested=state is not None and state.is_contested,
            proposed=own if own is not None or told is None or not is_ours else told.proposes,
            told=told,
            files=tuple(
                one.name for one in attached.get(evidence_of(year, row.code), ()) if not one.is_personal
            ),
        )


def evidence_of(year: int, code: str) -> str:
    """Return what a file is attached to that bears a row out (`Attachments.attach`)."""
    return f"standard:{year}/{code}"


def last_year_answered(session: EstateSession) -> int:
    """Return the newest year in which a row was answered, 0 where none was."""
    years = [state.cell.key.partition("/")[0] for state in session.file.states("standard") if state.value]
    return max((int(one) for one in years if one.isdigit()), default=0)


def _is_of_ledger(row: StandardRow) -> bool:
    """Return whether a ledger of the estate tells something beside a row, though its county answers it."""
    return row.telling is not None and row.telling.facts == Facts.LEDGER

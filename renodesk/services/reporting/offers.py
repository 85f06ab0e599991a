"""What papers an estate can be given: kinds, forms, sections in words, plans they may be about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from renodesk.reports.papers import Form, Kind
from renodesk.services.planning.alternatives import Alternatives
from renodesk.services.reporting.papers import BOOKS, MAKERS, forms_of
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperOffer:
    """A kind of paper: its word, forms (the usual first), sections by name and in words."""

    kind: Kind
    title: str
    forms: tuple[Form, ...]
    sections: tuple[tuple[str, str], ...]
    has_english: bool
    is_of_plan: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanOffer:
    """A plan a paper may be about."""

    key: str
    title: str
    is_adopted: bool


def paper_offers(language: Language) -> tuple[PaperOffer, ...]:
    """Return every kind of paper there is, in the order of their registry."""
    return tuple(
        PaperOffer(
            kind=kind,
            title=say(f"paper_kind_{kind.value}", language),
            forms=forms_of(kind),
            sections=tuple((name, say(section_code(kind, name), language)) for name in section_names(kind)),
            has_english=kind in WITH_ENGLISH,
            is_of_plan=kind in OF_PLAN,
        )
        for kind in Kind
        if kind in MAKERS or kind in BOOKS
    )


def plan_offers(session: EstateSession, language: Language) -> tuple[PlanOffer, ...]:
    """Return the plans of the round, the adopted one first."""
    found = [
        PlanOffer(key=one.key, title=one.shown(language), is_adopted=one.is_adopted)
        for one in Alternatives(session).rows()
    ]
    return tuple(sorted(found, key=lambda one: not one.is_adopted))


def section_code(kind: Kind, name: str) -> str:
    """Return the code of a section's word: sheets of the ledgers are called as in the workbook."""
    return f"ledger_sheet_{name}" if kind is Kind.LEDGERS else f"section_{name}"


def section_names(kind: Kind) -> Sequence[str]:
    """Return the names of the sections of a kind, in its order; none where it cannot be cut into any."""
    listed = _SECTIONS.get(kind)
    return tuple(listed()) if listed else ()


def _diagnosis() -> Sequence[str]:
    from renodesk.reports.sections.registry import SECTIONS  # a start need not wait for papers

    return tuple(SECTIONS)


def _plan() -> Sequence[str]:
    from renodesk.reports.plan_sections.registry import PLAN_SECTIONS

    return tuple(PLAN_SECTIONS)


def _buildings() -> Sequence[str]:
    from renodesk.reports.plan_sections.registry import BUILDING_SECTIONS

    return tuple(BUILDING_SECTIONS)


def _ledgers() -> Sequence[str]:
    from renodesk.services.reporting.ledgers.registry import SHEETS

    return tuple(SHEETS)


def _meeting() -> Sequence[str]:
    from renodesk.reports.meeting_paper import MEETING_SECTIONS

    return tuple(MEETING_SECTIONS)


def _ballots() -> Sequence[str]:
    from renodesk.reports.ballots_paper import BALLOT_SECTIONS

    return tuple(BALLOT_SECTIONS)


def _procedure() -> Sequence[str]:
    from renodesk.reports.procedure_paper import PROCEDURE_SECTIONS

    return tuple(PROCEDURE_SECTIONS)


def _standard() -> Sequence[str]:
    from renodesk.reports.standard_paper import STANDARD_SECTIONS

    return tuple(STANDARD_SECTIONS)


def _questionnaire() -> Sequence[str]:
    from renodesk.reports.questionnaire_paper import QUESTIONNAIRE_SECTIONS

    return tuple(QUESTIONNAIRE_SECTIONS)


def _kept() -> Sequence[str]:
    from renodesk.reports.kept_paper import KEPT_SECTIONS

    return tuple(KEPT_SECTIONS)


_SECTIONS: Mapping[Kind, Callable[[], Sequence[str]]] = {
    Kind.DIAGNOSIS: _diagnosis,
    Kind.PLAN: _plan,
    Kind.BUILDINGS: _buildings,
    Kind.LEDGERS: _ledgers,
    Kind.MEETING: _meeting,
    Kind.BALLOTS: _ballots,
    Kind.PROCEDURE: _procedure,
    Kind.STANDARD: _standard,
    Kind.QUESTIONNAIRE: _questionnaire,
    Kind.KEPT: _kept,
}
WITH_ENGLISH = frozenset({Kind.DIAGNOSIS, Kind.PLAN})
"""Kinds that offer a page in English."""
OF_PLAN = frozenset({Kind.PLAN, Kind.BUILDINGS, Kind.POSTER, Kind.MEETING})
"""Kinds that are about one plan of the round."""

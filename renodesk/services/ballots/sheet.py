"""A sheet to fill door by door: listed households, or as many empty rows as the register counts."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from renodesk.domain.ballots import Voice
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.votes import Vote
from renodesk.services.ballots.book import BallotBook
from renodesk.services.ballots.columns import (
    AREA,
    COLUMNS,
    DAY,
    NAME,
    NUMBER,
    PERSONS,
    PHONE,
    VOICE,
    fields_of,
)
from renodesk.services.ballots.model import Ballot
from renodesk.services.ballots.words import ballot_days, place_word
from renodesk.services.register_import.targets import BUILDING, UNIT
from renodesk.services.session import EstateSession
from renodesk.tables.fillable import FillCell, FillSheet, write_fillable
from renodesk.texts import Language, say

MOST_EMPTY = 400
"""Rows of a place of which only the number of households is known."""
_WIDTHS = {BUILDING: 9, UNIT: 7, NUMBER: 10, AREA: 11, PERSONS: 9, NAME: 12, PHONE: 14, VOICE: 10, DAY: 13}


def write_sheet(session: EstateSession, key: str, out: Path, language: Language) -> int:
    """Write a workbook for a ballot that can be filled and taken in again; return how many rows it has.

    Names and phones stand in it where they are known: it is for whoever goes from door to door.

    Raises:
        UnknownBallot: there is none.
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    book = BallotBook(session)
    ballot = book.ballot(key)
    rows = list(_rows(session, book, ballot))
    fields = {one.name: one for one in fields_of(session).fields}
    heads = [fields[name].label_en if language == "en" else fields[name].label for name in COLUMNS]
    title = f"{session.name} · {ballot.matter}（{place_word(ballot.place, language)}）"
    about = say("ballot_sheet_how", language, days=ballot_days(ballot, language) or "–")
    lines = [
        (FillCell(text=title, look="title"),),
        (FillCell(text=about, look="plain"),),
        tuple(FillCell(text=head, look="head") for head in heads),
        *(_line(session, place, vote, language) for place, vote in rows),
    ]
    sheet = FillSheet(
        name=say("ballot_sheet_name", language),
        rows=tuple(lines),
        widths=tuple(float(_WIDTHS[name]) for name in COLUMNS),
        frozen=(3, 3),
    )
    write_fillable(out, [sheet], say("field_book_warning", language))
    return len(rows)


def _rows(session: EstateSession, book: BallotBook, ballot: Ballot) -> Iterator[tuple[Place, Vote | None]]:
    """Yield listed households; in places that have none, an empty row for each the register counts."""
    listed = book.households(ballot)
    yield from ((line.place, line.vote) for line in listed)
    has_rows = {line.place for line in listed} | {Place(building=line.place.building) for line in listed}
    for building in session.survey.buildings:
        places = [unit.place for unit in building.units if ballot.holds(unit.place)]
        for place in places or ([building.place] if ballot.holds(building.place) else []):
            if not {place, building.place} & has_rows:
                yield from ((place, None) for _ in range(_households(session, place, len(places))))


def _households(session: EstateSession, place: Place, units: int) -> int:
    """Return how many rows a place gets: its households, else its part of the building's."""
    for building in session.survey.buildings:
        if building.place.building != place.building:
            continue
        own = next((one.fields.get("households") for one in building.units if one.place == place), None)
        whole = building.fields.get("households")
        if isinstance(own, Fraction):
            return min(int(own), MOST_EMPTY)
        if isinstance(whole, Fraction):
            return min(-(-int(whole) // max(units, 1)), MOST_EMPTY)
    return 1


def _line(
    session: EstateSession, place: Place, vote: Vote | None, language: Language
) -> tuple[FillCell, ...]:
    names = _names(session, place)
    choices = tuple(say(f"ballot_voice_{voice.value}", language) for voice in Voice)
    said = vote.voice if vote is not None else None
    known = {
        BUILDING: FillCell(text=names[0], look="words"),
        UNIT: FillCell(text=names[1], look="words"),
        NUMBER: FillCell(text=vote.number if vote else "", look="words"),
        AREA: FillCell(text=_number(vote.area if vote else None), look="open", limit="number"),
        PERSONS: FillCell(text=_number(vote.persons if vote else None), look="open", limit="count"),
        NAME: FillCell(text=vote.name if vote else "", look="words"),
        PHONE: FillCell(text=vote.phone if vote else "", look="words"),
        VOICE: FillCell(
            text=say(f"ballot_voice_{said.value}", language) if said is not None else "",
            look="open",
            choices=choices,
        ),
        DAY: FillCell(text=vote.day.isoformat() if vote and vote.day else "", look="words"),
    }
    return tuple(known[name] for name in COLUMNS)


def _names(session: EstateSession, place: Place) -> tuple[str, str]:
    for building in session.survey.buildings:
        if building.place.building == place.building:
            unit = next((one.name for one in building.units if one.place == place), "")
            return building.name, unit
    return place.building, place.unit


def _number(number: Fraction | None) -> str:
    return write_number(number) if number is not None else ""

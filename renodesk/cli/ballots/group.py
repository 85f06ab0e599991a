"""The group that the commands of ballots belong to, and a ballot as they answer it."""

import click

from renodesk.cli.frame import Frame, SharedGroup
from renodesk.domain.ballots import UNITS, Voice
from renodesk.domain.canonical import Json
from renodesk.services.ballots import Ballot, BallotBook, Count
from renodesk.services.ballots.words import ballot_line, count_lines
from renodesk.services.session import EstateSession


@click.group("ballot", cls=SharedGroup)
def ballot_group() -> None:
    """居民表决：收票、计票、够不够 / votes of residents."""


def show_ballot(frame: Frame, session: EstateSession, key: str) -> None:
    """Answer a ballot with its voices."""
    book = BallotBook(session)
    count = book.count(book.ballot(key))
    frame.answer(
        {**about(count.ballot), **counted(count)},
        [ballot_line(count.ballot, frame.lang), *count_lines(count, frame.lang)],
    )


def about(ballot: Ballot) -> dict[str, Json]:
    """Return what a ballot is."""
    return {
        "ballot": ballot.key,
        "matter": ballot.matter,
        "stage": ballot.stage.value,
        "round": ballot.round,
        "place": ballot.place.key,
        "way": ballot.way or None,
        "days": {name: day.isoformat() for name, day in ballot.days.items()},
        "legal": ballot.legal or None,
        "evidence": ballot.evidence or None,
    }


def counted(count: Count) -> dict[str, Json]:
    """Return what its voices come to."""
    tally = count.tally
    return {
        "base": {unit.value: count.base[unit] for unit in UNITS if unit in count.base},
        "voices": {
            voice.value: {unit.value: tally.said(voice, unit) for unit in UNITS if tally.counts(unit)}
            for voice in Voice
        },
        "silent": {
            unit.value: tally.silent(unit) for unit in UNITS if tally.counts(unit) and unit in tally.base
        },
        "marks": [
            {
                "place": place.key,
                "fault": one.fault.value,
                "unit": one.unit.value if one.unit else None,
                "value": one.value,
                "of": one.of or None,
            }
            for place, one in count.marks
        ],
    }

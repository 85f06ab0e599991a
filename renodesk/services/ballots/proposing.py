"""What a ballot proposes for an indicator that asks for it, by the names of its inputs; taken by an act."""

from dataclasses import replace
from fractions import Fraction

from renodesk.domain.ballots import Voice
from renodesk.domain.changes import Changes
from renodesk.domain.consent import Counted
from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.errors import NothingProposed
from renodesk.services.answers import Answers
from renodesk.services.ballots.book import BallotBook
from renodesk.services.session import EstateSession

_INPUTS = {
    "part_hh": (None, Counted.HOUSEHOLDS),
    "agree_hh": (Voice.AGREE, Counted.HOUSEHOLDS),
    "part_m2": (None, Counted.AREA),
    "agree_m2": (Voice.AGREE, Counted.AREA),
}
"""Inputs of a pack that a ballot can fill, by name: whose voices (None: all who spoke), in which unit."""


def proposed(session: EstateSession, key: str) -> dict[str, str]:
    """Return inputs by name, as typed; those in units that nobody counted are left out.

    None of a ballot of a part of the estate, of a contested one, or of one with voices that are not counted.

    Raises:
        UnknownBallot: there is none.
    """
    book = BallotBook(session)
    count = book.count(book.ballot(key))
    tally = count.tally
    if count.is_contested or count.is_faulty or count.ballot.place != ESTATE:
        return {}
    found: dict[str, Fraction] = {}
    for name, (voice, unit) in _INPUTS.items():
        if tally.counts(unit):
            spoke = tally.spoke(unit) - tally.said(Voice.INVALID, unit)
            found[name] = spoke if voice is None else tally.said(voice, unit)
    return {name: write_number(number) for name, number in found.items()}


def items_asking(session: EstateSession) -> tuple[str, ...]:
    """Return the indicators that ask for what a ballot counts."""
    return tuple(
        item.code
        for item in session.forms.tree.items
        if {one.name for one in item.inputs} >= {"part_hh", "agree_hh"}
    )


def take(session: EstateSession, key: str) -> Changes:
    """Answer every indicator that asks for what a ballot counts, with these inputs.

    Raises:
        UnknownBallot: there is none.
        NothingProposed: it is of a part of the estate, contested, faulty, or nobody asks for it.
        RoundSealed: the round takes no answers.
    """
    inputs = {name: read_number(text) for name, text in proposed(session, key).items()}
    known = {name: value for name, value in inputs.items() if value is not None}
    asking, answers = items_asking(session), Answers(session)
    if not known or not asking:
        raise NothingProposed
    changes = Changes()
    for item in asking:
        before = answers.card(item, ESTATE).observation or Observation()
        after = replace(before, status="", reason="", inputs={**before.inputs, **known})
        changes = answers.record(item, ESTATE, after, basis="document")
    return changes

"""Ballots: who was asked what, what they said, and what it comes to under the rules that hold here."""

from renodesk.domain.votes import Fault, Mark, Vote, VoteLine
from renodesk.services.ballots.acting import BallotActs
from renodesk.services.ballots.asking import GateFinding, gate
from renodesk.services.ballots.book import BallotBook
from renodesk.services.ballots.gates import Gate, gates_by, gates_of
from renodesk.services.ballots.model import Ballot, Count, Part
from renodesk.services.ballots.proposing import proposed

__all__ = [
    "Ballot",
    "BallotActs",
    "BallotBook",
    "Count",
    "Fault",
    "Gate",
    "GateFinding",
    "Mark",
    "Part",
    "Vote",
    "VoteLine",
    "gate",
    "gates_by",
    "gates_of",
    "proposed",
]

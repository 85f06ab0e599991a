"""Districts (片区): neighbouring estates together, what they lack, idle space, walls, joint costs."""

from renodesk.services.districts.acting import Districts
from renodesk.services.districts.model import (
    Candidate,
    District,
    Idle,
    JointMeasure,
    Match,
    Member,
    Wall,
)
from renodesk.services.districts.suggesting import Neighbour

__all__ = [
    "Candidate",
    "District",
    "Districts",
    "Idle",
    "JointMeasure",
    "Match",
    "Member",
    "Neighbour",
    "Wall",
]

"""The office's project reserve: states of estates' projects, their files, and moves between states."""

from renodesk.services.reserve.acting import Acting
from renodesk.services.reserve.packs import reserve_in_use
from renodesk.services.reserve.reading import Held, Project, Step, project_of

__all__ = ["Acting", "Held", "Project", "Step", "project_of", "reserve_in_use"]

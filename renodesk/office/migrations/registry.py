"""Every revision of the index's tables, oldest first."""

from types import ModuleType

from renodesk.office.migrations import r0001_ground, r0002_arrivals, r0003_project

REVISIONS: tuple[ModuleType, ...] = (r0001_ground, r0002_arrivals, r0003_project)

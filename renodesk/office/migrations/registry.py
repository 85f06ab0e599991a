"""Every revision of the index's tables, oldest first."""

from types import ModuleType

from renodesk.office.migrations import (
    r0001_ground,
    r0002_arrivals,
    r0003_project,
    r0004_city,
    r0005_standard,
    r0006_ledgers,
    r0007_progress,
)

REVISIONS: tuple[ModuleType, ...] = (
    r0001_ground,
    r0002_arrivals,
    r0003_project,
    r0004_city,
    r0005_standard,
    r0006_ledgers,
    r0007_progress,
)

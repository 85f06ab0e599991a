"""Every section of the diagnosis report, in order. A new section is one file and one line here."""

from collections.abc import Callable, Iterator

from renodesk.reports.blocks import Block
from renodesk.reports.sections.checklist import checklist
from renodesk.reports.sections.comparison import comparison
from renodesk.reports.sections.cover import cover
from renodesk.reports.sections.method import method
from renodesk.reports.sections.nodes import nodes
from renodesk.reports.sections.origin import origin
from renodesk.reports.sections.register import register
from renodesk.reports.sections.shortfalls import shortfalls
from renodesk.reports.sections.site_plans import site_plans
from renodesk.reports.sections.summary import summary
from renodesk.reports.sections.unseen import unseen
from renodesk.reports.snapshot import Snapshot

SECTIONS: tuple[Callable[[Snapshot], Iterator[Block]], ...] = (
    cover,
    method,
    summary,
    comparison,
    nodes,
    shortfalls,
    site_plans,
    checklist,
    register,
    unseen,
    origin,
)


def diagnosis_blocks(snapshot: Snapshot) -> list[Block]:
    """Return the whole diagnosis report as blocks."""
    return [block for section in SECTIONS for block in section(snapshot)]

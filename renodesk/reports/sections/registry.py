"""Every section of the diagnosis report, in order. A new section is one file and one line here."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from renodesk.reports.blocks import Block
from renodesk.reports.papers import chosen_sections
from renodesk.reports.sections.checklist import checklist
from renodesk.reports.sections.comparison import comparison
from renodesk.reports.sections.cover import cover
from renodesk.reports.sections.handbook import handbook
from renodesk.reports.sections.ledger import ledger
from renodesk.reports.sections.lights import lights
from renodesk.reports.sections.method import method
from renodesk.reports.sections.nodes import nodes
from renodesk.reports.sections.origin import origin
from renodesk.reports.sections.problem_list import problem_list
from renodesk.reports.sections.register import register
from renodesk.reports.sections.remedy_list import remedy_list
from renodesk.reports.sections.shortfalls import shortfalls
from renodesk.reports.sections.site_plans import site_plans
from renodesk.reports.sections.summary import summary
from renodesk.reports.sections.unseen import unseen
from renodesk.reports.snapshot import Snapshot

SECTIONS: Mapping[str, Callable[[Snapshot], Iterator[Block]]] = {
    "cover": cover,
    "method": method,
    "summary": summary,
    "lights": lights,
    "comparison": comparison,
    "nodes": nodes,
    "shortfalls": shortfalls,
    "site_plans": site_plans,
    "handbook": handbook,
    "ledger": ledger,
    "problem_list": problem_list,
    "remedy_list": remedy_list,
    "checklist": checklist,
    "register": register,
    "unseen": unseen,
    "origin": origin,
}


def diagnosis_blocks(snapshot: Snapshot, sections: Sequence[str] = ()) -> list[Block]:
    """Return the diagnosis report as blocks: the named sections, or all.

    Raises:
        UnknownSection: a name there is no section of.
    """
    return [block for section in chosen_sections(SECTIONS, sections) for block in section(snapshot)]

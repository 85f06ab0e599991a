"""Every section of the plan document and of the 一楼一策 sheets, in order.

A new section is one file and one line here.
"""

from collections.abc import Callable, Iterator, Mapping

from renodesk.reports.blocks import Block
from renodesk.reports.plan_sections.aftercare import aftercare
from renodesk.reports.plan_sections.alternatives import alternatives
from renodesk.reports.plan_sections.basis import basis
from renodesk.reports.plan_sections.bills import bills
from renodesk.reports.plan_sections.budget import budget
from renodesk.reports.plan_sections.buildings import buildings
from renodesk.reports.plan_sections.buildings_cover import buildings_cover
from renodesk.reports.plan_sections.consent import consent
from renodesk.reports.plan_sections.cover import cover
from renodesk.reports.plan_sections.design import design
from renodesk.reports.plan_sections.drafts import drafts
from renodesk.reports.plan_sections.funding import funding
from renodesk.reports.plan_sections.governance import governance
from renodesk.reports.plan_sections.left_out import left_out
from renodesk.reports.plan_sections.origin import origin
from renodesk.reports.plan_sections.phases import phases
from renodesk.reports.plan_sections.resources import resources
from renodesk.reports.plan_sections.summary import summary
from renodesk.reports.plan_sections.unseen import unseen
from renodesk.reports.plan_sections.way import way
from renodesk.reports.plan_sections.wishes import wishes
from renodesk.reports.plan_snapshot import PlanSnapshot

Section = Callable[[PlanSnapshot], Iterator[Block]]

PLAN_SECTIONS: Mapping[str, Section] = {
    "cover": cover,
    "summary": summary,
    "basis": basis,
    "design": design,
    "budget": budget,
    "funding": funding,
    "bills": bills,
    "aftercare": aftercare,
    "governance": governance,
    "phases": phases,
    "resources": resources,
    "alternatives": alternatives,
    "wishes": wishes,
    "drafts": drafts,
    "consent": consent,
    "way": way,
    "left_out": left_out,
    "buildings": buildings,
    "unseen": unseen,
    "origin": origin,
}
BUILDING_SECTIONS: Mapping[str, Section] = {
    "buildings_cover": buildings_cover,
    "buildings": buildings,
    "origin": origin,
}

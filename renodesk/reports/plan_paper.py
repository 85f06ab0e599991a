"""The plan (一小区一策) and the sheets of its buildings (一楼一策) as documents."""

from collections.abc import Mapping, Sequence

from renodesk.reports.blocks import Block, Heading, Paragraph
from renodesk.reports.papers import Document, PageWords, chosen_sections
from renodesk.reports.plan_sections.registry import BUILDING_SECTIONS, PLAN_SECTIONS, Section
from renodesk.reports.plan_sections.summary import summary
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.saying import text


def plan_document(plan: PlanSnapshot, sections: Sequence[str] = ()) -> Document:
    """Return the plan of a round: the named sections, or all.

    It is a draft until a plan is adopted and the diagnosis under it is sealed. Where prices are invented
    every page says so.

    Raises:
        UnknownSection: a name there is no section of.
    """
    return _document(plan, PLAN_SECTIONS, sections, "reno_title")


def plan_in_english(plan: PlanSnapshot) -> list[Block]:
    """Return the page in English at the end of a Chinese plan: the summary, with the marks of its prices."""
    _, *rest = summary(plan)
    note = text(plan, "reno_footer_example" if plan.is_example else "reno_footer", **_stamp(plan))
    return [Heading(text=text(plan, "reno_english")), *rest, Paragraph(text=note, tone="quiet")]


def buildings_document(plan: PlanSnapshot, sections: Sequence[str] = ()) -> Document:
    """Return the sheets of the buildings alone, likewise.

    Raises:
        UnknownSection: a name there is no section of.
    """
    return _document(plan, BUILDING_SECTIONS, sections, "reno_buildings_title")


def _document(
    plan: PlanSnapshot, registry: Mapping[str, Section], sections: Sequence[str], title: str
) -> Document:
    blocks = [block for section in chosen_sections(registry, sections) for block in section(plan)]
    state = text(plan, "reno_adopted" if plan.is_adopted else "reno_not_adopted")
    warning = (text(plan, "reno_example"),) if plan.is_example else ()
    words = PageWords(
        title=f"{plan.estate} {text(plan, title)}",
        author=plan.prepared or "RenoDesk",
        header=f"{plan.estate}　{text(plan, title)}",
        header_right="　".join((*warning, f"{plan.title}（{state}）")),
        footer=text(
            plan,
            "reno_footer_example" if plan.is_example else "reno_footer",
            **_stamp(plan),
        ),
        page=text(plan, "page"),
        contents=text(plan, "contents"),
        has_cover=not sections or next(iter(registry)) in sections,
    )
    return Document(
        blocks=blocks,
        words=words,
        is_draft=plan.is_draft,
        digest=plan.digest,
        estate_id=plan.estate_id,
        date=plan.date,
    )


def _stamp(plan: PlanSnapshot) -> Mapping[str, str]:
    return {"date": plan.date, "digest": plan.digest[:16]}

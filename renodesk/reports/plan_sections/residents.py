"""What residents said: questionnaires, their order, and the drafts that went down to them (三上三下)."""

from collections.abc import Iterator

from renodesk.reports.blocks import Block, Heading
from renodesk.reports.plan_sections.saying import text
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.questionnaire_paper import residents_blocks
from renodesk.texts import Language


def residents(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the chapter; what nobody asked or recorded is said."""
    language: Language = "en" if plan.language == "en" else "zh"
    yield Heading(text=text(plan, "reno_residents"), flows=True)
    yield from residents_blocks(plan.residents, language)

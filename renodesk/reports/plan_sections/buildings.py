"""一楼一策: a sheet per building: facts, lights, shortfalls, measures with cost and year, photos."""

from collections.abc import Iterator, Sequence

from renodesk.domain.money import yuan_shown
from renodesk.reports.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    Paragraph,
    Photo,
    Photos,
    Table,
    Together,
)
from renodesk.reports.plan_sections.facts import facts_table
from renodesk.reports.plan_sections.saying import NONE, ends, likely, unseen_text, year_text
from renodesk.reports.plan_snapshot import LightLine, PlanSnapshot, SheetPart, SheetShortfall, WorkLine
from renodesk.reports.saying import text
from renodesk.reports.words import score_text
from renodesk.texts import joined


def buildings(plan: PlanSnapshot) -> Iterator[Block]:
    """Return the sheets, each on a page of its own, the common parts last."""
    for sheet in plan.sheets:
        yield from _sheet(plan, sheet)


def _sheet(plan: PlanSnapshot, sheet: SheetPart) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_sheet_common" if sheet.is_common else "reno_sheet", name=sheet.name))
    if sheet.facts:
        yield facts_table(sheet.facts)
    elif not sheet.is_common:
        yield Paragraph(text=text(plan, "reno_sheet_no_facts"), tone="quiet")
    yield _money(plan, sheet)
    if sheet.lights:
        yield _lights(sheet.lights)
    yield from _works(plan, sheet)
    yield from _shortfalls(plan, sheet)
    yield from _left_out(plan, sheet)
    yield from _photos(plan, sheet)


def _money(plan: PlanSnapshot, sheet: SheetPart) -> Block:
    if sheet.total is None:
        return Callout(title=text(plan, "reno_no_book"), lines=(text(plan, "reno_no_money"),), tone="warn")
    lines = [text(plan, "reno_sheet_ends", ends=ends(sheet.total))]
    if not sheet.is_common:
        lines[0] += text(
            plan, "reno_sheet_per", household=likely(sheet.per_household), area=likely(sheet.per_m2)
        )
        lines.append(_residents(plan, sheet))
    if sheet.lacks:
        lines.append(text(plan, "reno_sheet_lacks", count=sheet.lacks))
    if plan.is_example:
        lines.append(text(plan, "reno_example"))
    title = text(plan, "reno_sheet_cost", amount=likely(sheet.total))
    return Callout(title=title, lines=tuple(lines), tone="plain")


def _lights(lights: Sequence[LightLine]) -> Table:
    """Return the lights beside each other: a row of states, a row of what decides."""
    return Table(
        columns=tuple(Column(title=one.name, width=1 / len(lights), align="center") for one in lights),
        rows=(
            tuple(Cell(text=one.word, tone=one.tone, is_bold=True) for one in lights),
            tuple(Cell(text=one.said, tone="quiet") for one in lights),
        ),
    )


def _residents(plan: PlanSnapshot, sheet: SheetPart) -> str:
    if not sheet.residents:
        return text(plan, "reno_sheet_residents_open")
    each = NONE if sheet.each is None else yuan_shown(sheet.each)
    return text(plan, "reno_sheet_residents", amount=yuan_shown(sheet.residents), each=each)


def _works(plan: PlanSnapshot, sheet: SheetPart) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_sheet_works"), level=2)
    if not sheet.works:
        yield Paragraph(text=text(plan, "reno_nothing_here"))
        return
    yield Table(
        columns=(
            Column(title=text(plan, "reno_col_work"), width=0.26),
            Column(title=text(plan, "col_class"), width=0.1),
            Column(title=text(plan, "col_quantity"), width=0.2),
            Column(title=text(plan, "reno_col_year"), width=0.08),
            Column(title=text(plan, "reno_col_likely"), width=0.125, align="right"),
            Column(title=text(plan, "reno_col_ends"), width=0.235, align="right"),
        ),
        rows=tuple(_work(plan, sheet, one) for one in sheet.works),
    )


def _work(plan: PlanSnapshot, sheet: SheetPart, one: WorkLine) -> tuple[Cell, ...]:
    where = "" if one.places == sheet.name else one.places.removeprefix(sheet.name)
    marks = (text(plan, f"reno_duty_{one.duty}"), text(plan, "reno_urgent") if one.is_urgent else "")
    cost = likely(one.total) + (text(plan, "reno_lacks_in", count=one.lacks) if one.lacks else "")
    quantity = joined("，", (part for part in (one.quantities, one.note) if part), plan.language)
    return (
        Cell(text=f"{one.code} {one.name}{f'　{where}' if where else ''}".strip(), is_bold=True),
        Cell(text=" ".join(mark for mark in marks if mark), tone="bad" if one.is_urgent else "plain"),
        Cell(text=quantity or NONE),
        Cell(text=year_text(plan, one.year), tone="plain" if one.year else "quiet"),
        Cell(text=cost),
        Cell(text=ends(one.total), tone="quiet"),
    )


def _shortfalls(plan: PlanSnapshot, sheet: SheetPart) -> Iterator[Block]:
    yield Heading(text=text(plan, "reno_sheet_shortfalls"), level=2)
    if not sheet.shortfalls:
        yield Paragraph(text=text(plan, "reno_sheet_no_shortfalls") + unseen_text(plan))
        return
    yield Table(
        columns=(
            Column(title=text(plan, "col_item"), width=0.3),
            Column(title=text(plan, "col_problem"), width=0.58),
            Column(title=text(plan, "col_score"), width=0.12, align="right"),
        ),
        rows=tuple(_short(plan, one) for one in sheet.shortfalls),
    )


def _short(plan: PlanSnapshot, one: SheetShortfall) -> tuple[Cell, ...]:
    mark = "　" + text(plan, "urgent") if one.is_urgent else ""
    return (
        Cell(text=f"{one.code} {one.name}{mark}", is_bold=True),
        Cell(text=one.said or NONE),
        Cell(text=score_text(one.score), tone="bad" if one.is_urgent else "warn", is_bold=True),
    )


def _left_out(plan: PlanSnapshot, sheet: SheetPart) -> Iterator[Block]:
    asked = [one for one in sheet.left_out if one.is_asked]
    others = dict.fromkeys(f"{one.code} {one.name}".strip() for one in sheet.left_out if not one.is_asked)
    if not asked and not others:
        return
    yield Heading(text=text(plan, "reno_sheet_left"), level=2)
    for one in asked:
        reason = one.reason or text(plan, "reno_no_reason")
        yield Paragraph(
            text=text(plan, "reno_sheet_left_line", name=f"{one.code} {one.name}".strip(), reason=reason),
            tone="plain" if one.reason else "bad",
        )
    if others:
        yield Paragraph(
            text=text(plan, "reno_sheet_others", works=joined("；", others, plan.language)), tone="quiet"
        )


def _photos(plan: PlanSnapshot, sheet: SheetPart) -> Iterator[Block]:
    missing = text(plan, "photo_missing")
    photos = tuple(Photo(caption=one.caption, read=one.read, missing=missing) for one in sheet.photos)
    if not photos:
        return
    heading = Heading(text=text(plan, "reno_sheet_photos"), level=2)
    yield Together(blocks=(heading, Photos(photos=photos[:2])))
    if photos[2:]:
        yield Photos(photos=photos[2:])
    if sheet.more_photos:
        yield Paragraph(text=text(plan, "reno_sheet_more_photos", count=sheet.more_photos), tone="quiet")

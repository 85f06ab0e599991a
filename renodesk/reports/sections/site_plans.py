"""Site plans (问题点位图): each plan with its pins, and a legend that says what every number is."""

from collections.abc import Iterator, Mapping
from typing import Literal

from renodesk.reports.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    PinMark,
    PinnedPicture,
    Table,
    Together,
    Tone,
)
from renodesk.reports.saying import text
from renodesk.reports.snapshot import PinLine, PlanLine, Snapshot
from renodesk.texts import joined

SHAPES: Mapping[str, Literal["disc", "square", "diamond", "box"]] = {
    "problem": "disc",
    "photo": "square",
    "place": "diamond",
    "note": "box",
}
SIGNS = {"problem": "●", "photo": "■", "place": "◆", "note": "□"}


def site_plans(snapshot: Snapshot) -> Iterator[Block]:
    """Return every plan with its legend; nothing where the round has no plan."""
    if not snapshot.plans:
        return
    yield Heading(text=text(snapshot, "site_plans"))
    numbers = {one.code: number for number, one in enumerate(snapshot.shortfalls, 1)}
    for plan in snapshot.plans:
        yield Together(blocks=tuple(_plan(snapshot, plan)))
        if plan.pins:
            yield _legend(snapshot, plan, numbers)


def _plan(snapshot: Snapshot, plan: PlanLine) -> Iterator[Block]:
    yield Heading(text=text(snapshot, "plan_title", number=plan.number, title=plan.title), level=2)
    yield PinnedPicture(
        width=plan.width,
        height=plan.height,
        read=plan.read,
        missing=text(snapshot, "photo_missing"),
        text=text(snapshot, "plan_title", number=plan.number, title=plan.title),
        marks=tuple(
            PinMark(
                number=pin.number,
                x=pin.x,
                y=pin.y,
                shape=SHAPES[pin.kind],
                has_flag=pin.is_red,
                tone=_tone(pin),
            )
            for pin in plan.pins
        ),
    )
    yield Paragraph(text=text(snapshot, "plan_key" if plan.pins else "plan_empty"), tone="quiet")


def _tone(pin: PinLine) -> Tone:
    return "bad" if pin.is_red else "warn" if pin.is_low else "plain"


def _legend(snapshot: Snapshot, plan: PlanLine, numbers: Mapping[str, int]) -> Block:
    return Table(
        columns=(
            Column(title=text(snapshot, "col_pin"), width=0.09),
            Column(title=text(snapshot, "col_place"), width=0.18),
            Column(title=text(snapshot, "col_marked"), width=0.23),
            Column(title=text(snapshot, "col_state"), width=0.31),
            Column(title=text(snapshot, "col_seen"), width=0.19),
        ),
        rows=tuple(_row(snapshot, pin, numbers) for pin in plan.pins),
    )


def _row(snapshot: Snapshot, pin: PinLine, numbers: Mapping[str, int]) -> tuple[Cell, ...]:
    seen = [pin.photo]
    if pin.photos:
        seen.append(text(snapshot, "pin_photos", count=pin.photos))
    if pin.item in numbers and (pin.is_low or pin.is_red):
        seen.append(text(snapshot, "pin_shortfall", number=numbers[pin.item]))
    marked = f"{pin.item} {pin.name}".strip() or text(snapshot, f"pin_{pin.kind}")
    return (
        Cell(text=f"{SIGNS[pin.kind]} {pin.number}", tone=_tone(pin), is_bold=True),
        Cell(text=pin.place or "—"),
        Cell(text=marked),
        Cell(text=pin.said or "—"),
        Cell(text=joined("，", (part for part in seen if part), snapshot.language) or "—"),
    )

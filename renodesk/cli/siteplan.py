"""`siteplan`: pictures of the estate and the numbered pins on them."""

from fractions import Fraction
from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, place_of
from renodesk.domain.about import About
from renodesk.domain.canonical import Json
from renodesk.domain.numbers import read_number
from renodesk.errors import UnknownPlan
from renodesk.services.pin_words import PinWords
from renodesk.services.plan_taking import PlanPdf, PlanTaking, is_pdf
from renodesk.services.session import EstateSession
from renodesk.services.site_plan import Pin, SitePlan, SitePlans


@click.group("siteplan", cls=SharedGroup)
def siteplan_group() -> None:
    """平面图和点位 / site plans and their pins."""


@siteplan_group.command("add")
@click.argument("file", type=ESTATE_FILE)
@click.argument("picture", type=ANY_PATH)
@click.option("--page", default=1, show_default=True, help="PDF 第几页 / page of a PDF")
@click.option("--password", default="", help="PDF 的密码 / of the PDF")
@click.option("--caption", default="", help="图名 / what it is called")
@pass_frame
def siteplan_add(frame: Frame, file: Path, picture: Path, page: int, password: str, caption: str) -> None:
    """收入平面图：图片或 PDF 的一页 / take a picture or a page of a PDF as a plan."""
    with estate(frame, file) as session:
        taking = PlanTaking(session)
        if is_pdf(picture):
            with PlanPdf.open(picture, password) as pdf:
                changes, use = taking.take_page(pdf, page, caption)
        else:
            changes, use = taking.take_picture(picture, caption)
        plan = SitePlans(session).plan(use)
        code = "siteplan_added" if changes.act is not None else "siteplan_there"
        frame.done(code, plan=plan.number, title=plan.title)


@siteplan_group.command("pin")
@click.argument("file", type=ESTATE_FILE)
@click.argument("x", metavar="X")
@click.argument("y", metavar="Y")
@click.option("--plan", "number", default=1, show_default=True, help="第几张图 / which plan")
@click.option("--at", "at", default=None, metavar="PLACE")
@click.option("--item", default="", metavar="CODE")
@click.option("--text", default="", help="点位说明 / what it says")
@pass_frame
def siteplan_pin(
    frame: Frame, file: Path, x: str, y: str, number: int, at: str | None, item: str, text: str
) -> None:
    """标一个点位；X、Y 从左上角起，0 到 1 / set a pin; X and Y are 0 to 1 from the top left."""
    spot = (_share(x, "X"), _share(y, "Y"))
    with estate(frame, file) as session:
        plans = SitePlans(session)
        plan = _plan(plans, number)
        place = None if at is None else place_of(session, at)
        if item and place is None:
            raise click.BadParameter("--item: --at PLACE", param_hint="--item")
        plans.pin(plan.use, *spot, About(item=item, place=place), text)
        pin = plans.plan(plan.use).pins[-1]
        frame.done("siteplan_pinned", number=pin.number, plan=plan.number, what=_words(session, frame, pin))


@siteplan_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def siteplan_list(frame: Frame, file: Path) -> None:
    """列出平面图和点位 / list plans and their pins."""
    with estate(frame, file, read_only=True) as session:
        plans = SitePlans(session).plans()
        lines: list[str] = []
        for plan in plans:
            lines.append(
                frame.text("siteplan_line", plan=plan.number, title=plan.title, count=len(plan.pins))
            )
            lines += [
                f"  {pin.number:3}  {float(pin.x):.4f} {float(pin.y):.4f}  {_words(session, frame, pin)}"
                for pin in plan.pins
            ]
        frame.answer([_plan_json(plan) for plan in plans], lines)


def _words(session: EstateSession, frame: Frame, pin: Pin) -> str:
    return PinWords(session, frame.lang).line(pin)


def _plan(plans: SitePlans, number: int) -> SitePlan:
    found = next((one for one in plans.plans() if one.number == number), None)
    if found is None:
        raise UnknownPlan(plan=number)
    return found


def _share(text: str, name: str) -> Fraction:
    number = read_number(text)
    if number is None or not 0 <= number <= 1:
        raise click.BadParameter(f"{text!r}: 0…1", param_hint=name)
    return number


def _plan_json(plan: SitePlan) -> Json:
    return {
        "plan": plan.number,
        "title": plan.title,
        "sha256": plan.row.sha256,
        "pins": [
            {
                "number": pin.number,
                "x": pin.x,
                "y": pin.y,
                "kind": pin.kind.value,
                "item": pin.about.item or None,
                "place": pin.about.place.shown if pin.about.place else None,
                "text": pin.text,
                "severity": pin.severity.value,
                "person": pin.person,
            }
            for pin in plan.pins
        ],
    }


COMMANDS = (siteplan_group,)

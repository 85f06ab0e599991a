"""The site plan of the sample estate: drawn from a table, with the pins its two surveyors set."""

from fractions import Fraction

from renodesk.domain.about import About
from renodesk.photos.scenery.site import Patch
from renodesk.photos.scenes import draw_site_plan
from renodesk.services.photos import Photos
from renodesk.services.places import find_place
from renodesk.services.plan_taking import PlanTaking
from renodesk.services.sample_rows import sample_rows
from renodesk.services.session import EstateSession
from renodesk.services.site_plan import SitePlans

TITLE = "总平面图（示例）"


def take_sample_plan(session: EstateSession) -> None:
    """Draw the plan of the sample estate and take it in."""
    patches = [
        Patch(
            kind=row["kind"],
            name=row["name"],
            left=float(row["left"]),
            top=float(row["top"]),
            right=float(row["right"]),
            bottom=float(row["bottom"]),
        )
        for row in sample_rows("plan.csv")
    ]
    PlanTaking(session).take_bytes("plan.png", draw_site_plan(TITLE, patches), TITLE)


def set_sample_pins(session: EstateSession, surveyor: str) -> int:
    """Set the pins of one surveyor on the first plan; return how many."""
    plans = SitePlans(session)
    plan = plans.plans()[0].use
    rows = [row for row in sample_rows("pins.csv") if row["surveyor"] == surveyor]
    for row in rows:
        plans.pin(plan, Fraction(row["x"]), Fraction(row["y"]), _about(session, row), row["text"])
    return len(rows)


def _about(session: EstateSession, row: dict[str, str]) -> About:
    """Return what a row marks; its photo is the first of an item."""
    if row["photo"]:
        return About(use=Photos(session).at(row["photo"])[0].use)
    if not row["place"]:
        return About()
    return About(item=row["item"], place=find_place(session.survey, row["place"]))

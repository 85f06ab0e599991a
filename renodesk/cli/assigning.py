"""`assign`: who has which part of the estate, and how far everybody is."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, place_of
from renodesk.domain.canonical import Json
from renodesk.services.filtering import Assignments
from renodesk.services.shares import shares


@click.command("assign", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.argument("person", default=None, required=False)
@click.argument("places", nargs=-1, metavar="[PLACE…]")
@pass_frame
def assign(frame: Frame, file: Path, person: str | None, places: tuple[str, ...]) -> None:
    """分工：把几处分给一个人（"" 收回）；不写人就列出各人进度 / who has which part."""
    if person is None:
        with estate(frame, file, read_only=True) as session:
            found = shares(session)
            value: list[Json] = [
                {
                    "person": one.person,
                    "places": one.places,
                    "dealt": one.dealt,
                    "applicable": one.applicable,
                }
                for one in found
            ]
            frame.answer(value, [_line(frame, one.person, one.dealt, one.applicable) for one in found])
        return
    if not places:
        raise click.UsageError("assign FILE PERSON PLACE…")
    with estate(frame, file) as session:
        Assignments(session).give([place_of(session, place) for place in places], person)
        frame.done("assigned" if person else "assigned_back", person=person, places=len(places))


def _line(frame: Frame, person: str, dealt: int, applicable: int) -> str:
    who = person or frame.text("assigned_nobody")
    return frame.text("assigned_line", person=who, dealt=dealt, applicable=applicable)


COMMANDS = (assign,)

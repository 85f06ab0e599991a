"""`fill`: answers for several places at once, and the places to come back to."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, place_of
from renodesk.domain.canonical import Json
from renodesk.services.places_filling import PlacesFilling
from renodesk.services.visits import Visits

_ITEMS = click.option("--item", "items", multiple=True, metavar="CODE")
_OVERWRITE = click.option("--overwrite", is_flag=True)


@click.group("fill", cls=SharedGroup)
def fill_group() -> None:
    """一次填多处：照填、按建筑类型、锁门 / answers for several places at once."""


@fill_group.command("same-as")
@click.argument("file", type=ESTATE_FILE)
@click.argument("source")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@_ITEMS
@_OVERWRITE
@pass_frame
def same_as(
    frame: Frame, file: Path, source: str, targets: tuple[str, ...], items: tuple[str, ...], overwrite: bool
) -> None:
    """照另一处填 / answer as another place does. 已填的不动，除非 `--overwrite`."""
    with estate(frame, file) as session:
        filled = PlacesFilling(session).same_as(
            place_of(session, source),
            [place_of(session, target) for target in targets],
            items=items or None,
            overwrite=overwrite,
        )
        frame.done("filled", written=filled.written, kept=filled.kept)


@fill_group.command("for-type")
@click.argument("file", type=ESTATE_FILE)
@click.argument("source")
@_ITEMS
@_OVERWRITE
@pass_frame
def for_type(frame: Frame, file: Path, source: str, items: tuple[str, ...], overwrite: bool) -> None:
    """同一建筑类型的楼都照这栋填 / answer all buildings of one type as this one."""
    with estate(frame, file) as session:
        filled = PlacesFilling(session).for_type(
            place_of(session, source), items=items or None, overwrite=overwrite
        )
        frame.done("filled", written=filled.written, kept=filled.kept)


@fill_group.command("type")
@click.argument("file", type=ESTATE_FILE)
@click.argument("kind")
@click.argument("buildings", nargs=-1, required=True, metavar="BUILDING…")
@pass_frame
def set_type(frame: Frame, file: Path, kind: str, buildings: tuple[str, ...]) -> None:
    """给楼栋定建筑类型 / say of what construction type buildings are."""
    with estate(frame, file) as session:
        places = [place_of(session, building) for building in buildings]
        PlacesFilling(session).set_type(places, kind)
        frame.done("type_set", kind=kind, buildings=len(places))


@fill_group.command("locked")
@click.argument("file", type=ESTATE_FILE)
@click.argument("place")
@click.option("--reason", required=True, metavar="TEXT")
@pass_frame
def locked(frame: Frame, file: Path, place: str, reason: str) -> None:
    """整处看不到，列入回访 / a place could not be entered."""
    with estate(frame, file) as session:
        filled = PlacesFilling(session).lock_place(place_of(session, place), reason)
        frame.done("filled", written=filled.written, kept=filled.kept)


@fill_group.command("revisits")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def revisits(frame: Frame, file: Path) -> None:
    """要回访的地方 / the places to come back to."""
    with estate(frame, file, read_only=True) as session:
        found = Visits(session).revisits()
        value: list[Json] = [
            {"place": one.place.shown, "reason": one.reason, "items": list(one.items)} for one in found
        ]
        lines = [
            frame.text("revisit_line", place=one.place.shown, reason=one.reason, items=len(one.items))
            for one in found
        ]
        frame.answer(value, lines or [frame.text("revisit_none")])


COMMANDS = (fill_group,)

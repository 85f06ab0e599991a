"""`conflicts`: what two people said apart, listed, and decided one by one or by a rule."""

from dataclasses import dataclass
from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, pass_frame
from renodesk.cli.opening import estate, place_of
from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.places import ESTATE
from renodesk.services.contest_scope import Within
from renodesk.services.contests import Contests, Rule
from renodesk.services.history import Conflict, History

USAGE = "conflicts FILE | conflicts resolve FILE --take ID | conflicts decide FILE --from PERSON [--at PLACE]"


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    rule: Rule | None
    whose: str
    at: str
    item: str
    round: str


@click.command("conflicts", cls=SharedCommand)
@click.argument("words", nargs=-1, required=True, metavar="FILE | resolve FILE | decide FILE")
@click.option("--take", default=None, metavar="ID")
@click.option("--from", "person", default="", metavar="PERSON", help="取某人的 / take a person's values")
@click.option("--device", default="", metavar="NAME", help="取某台电脑的 / take a computer's values")
@click.option("--newest", is_flag=True, help="取较新的 / take the newer value")
@click.option("--with-photos", is_flag=True, help="取有照片的一方 / take the side that has photos")
@click.option("--at", default="", metavar="PLACE", help="只裁定这里的 / only here, e.g. 3号楼")
@click.option("--item", default="", metavar="CODE", help="只裁定这一项（或一组）的 / only this item or group")
@click.option("--round", "round_key", default="", metavar="KEY", help="只裁定这一轮的 / only this round")
@pass_frame
def conflicts(
    frame: Frame,
    words: tuple[str, ...],
    take: str | None,
    person: str,
    device: str,
    newest: bool,
    with_photos: bool,
    at: str,
    item: str,
    round_key: str,
) -> None:
    """待裁定：列出，resolve 取其中一个值，或 decide 按规则取 / contested cells, listed or decided."""
    rules = [
        rule
        for rule, is_said in (
            (Rule.PERSON, person),
            (Rule.DEVICE, device),
            (Rule.NEWEST, newest),
            (Rule.WITH_PHOTOS, with_photos),
        )
        if is_said
    ]
    wanted = _Wanted(
        rule=rules[0] if len(rules) == 1 else None,
        whose=person or device,
        at=at,
        item=item,
        round=round_key,
    )
    match words, take:
        case ("resolve", file), str(change):
            _resolve(frame, Path(file), change)
        case ("decide", file), None if wanted.rule is not None:
            _decide(frame, Path(file), wanted)
        case (file,), None if not rules:
            _list(frame, Path(file))
        case _:
            raise click.UsageError(USAGE)


def _list(frame: Frame, file: Path) -> None:
    with estate(frame, file, read_only=True) as session:
        found = History(session).conflicts()
        lines = []
        for one in found:
            lines.append(f"{one.item or one.cell.entity} @ {one.place} {one.field}")
            lines.extend(
                f"  {head.id}  {head.person}  {head.device}  {head.at}  {canonical.dumps(head.value)}"
                for head in one.heads
            )
        frame.answer([_conflict_json(one) for one in found], lines or [frame.text("no_conflicts")])


def _conflict_json(conflict: Conflict) -> Json:
    return {
        "item": conflict.item or None,
        "place": conflict.place,
        "field": conflict.field,
        "heads": [
            {"id": head.id, "value": head.value, "person": head.person, "time": head.at}
            for head in conflict.heads
        ],
    }


def _resolve(frame: Frame, file: Path, change: str) -> None:
    with estate(frame, file) as session:
        History(session).resolve(change)
        frame.done("conflict_resolved", id=change)


def _decide(frame: Frame, file: Path, wanted: _Wanted) -> None:
    with estate(frame, file) as session:
        place = place_of(session, wanted.at) if wanted.at else ESTATE
        within = Within(place=place, item=wanted.item, round=wanted.round)
        contests = Contests(session, frame.lang)
        before = len(History(session).conflicts())
        if wanted.rule is not None:
            contests.decide(wanted.rule, wanted.whose, within=within)
        left = len(History(session).conflicts())
        frame.done("conflicts_decided", decided=before - left, left=left)
        frame.exit_code = PARTLY if before == left and before else 0


COMMANDS = (conflicts,)

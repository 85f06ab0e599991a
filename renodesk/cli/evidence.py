"""`photos`: evidence in and out."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, place_of
from renodesk.domain.canonical import Json
from renodesk.domain.public_paper import Publicness
from renodesk.services.photo_files import PhotoFiles
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import PhotoRow, Photos
from renodesk.services.public_photos import named_uses
from renodesk.texts import explain


@click.group("photos", cls=SharedGroup)
def photos_group() -> None:
    """照片 / photos."""


@photos_group.command("add")
@click.argument("file", type=ESTATE_FILE)
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@click.option("--item", default="", metavar="CODE")
@click.option("--at", "at", default=None, metavar="PLACE")
@pass_frame
def photos_add(frame: Frame, file: Path, paths: tuple[Path, ...], item: str, at: str | None) -> None:
    """收入照片或文件夹 / take photos in."""
    with estate(frame, file) as session:
        place = None if at is None else place_of(session, at)
        reduce = frame.preferences["reduce_photos"] != "off"
        added = Photos(session).add(paths, item=item, place=place, reduce=reduce)
        for refusal in added.refused:
            click.echo(explain(refusal, frame.lang), err=True)
        refused: list[Json] = [
            {"file": str(refusal.facts.get("file", "")), "reason": str(refusal.facts.get("reason", ""))}
            for refusal in added.refused
        ]
        value: dict[str, Json] = {
            "added": len(added.uses),
            "repeated": list(added.repeated),
            "refused": refused,
            "skipped": list(added.skipped),
        }
        frame.answer(
            value,
            [
                frame.text(
                    "photos_added", added=len(added.uses), repeated=len(added.repeated), refused=len(refused)
                )
            ],
        )
        frame.exit_code = PARTLY if refused else 0


@photos_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def photos_list(frame: Frame, file: Path) -> None:
    """列出照片 / list photos."""
    with estate(frame, file, read_only=True) as session:
        rows = Photos(session).rows()
        value: list[Json] = [
            {
                "sha256": row.sha256,
                "name": row.name,
                "item": row.item or None,
                "place": row.place.shown if row.place else None,
                "taken_at": row.taken_at or None,
                "time_from": row.time_from,
                "caption": row.caption,
                "person": row.person,
                "here": row.has_original,
                "use": row.use,
                "public": row.public.value,
            }
            for row in rows
        ]
        lines = [
            f"{row.taken_at or '–':19}  {row.item or '–':5}  {row.place.shown if row.place else '–':8}  "
            f"{row.name}  {row.sha256[:12]}" + _public_word(frame, row)
            for row in rows
        ]
        frame.answer(value, lines)


@photos_group.command("public")
@click.argument("file", type=ESTATE_FILE)
@click.argument("uses", nargs=-1, required=True, metavar="USE…")
@click.option("--no", "is_refused", is_flag=True)
@pass_frame
def photos_public(frame: Frame, file: Path, uses: tuple[str, ...], is_refused: bool) -> None:
    """可以上公示和海报（看过，无人脸、门牌）/ photos somebody looked at may stand on public paper."""
    with estate(frame, file) as session:
        named = named_uses(session, uses)
        changes = PhotoUses(session).set_public(named, is_public=not is_refused)
        code = "photos_public_no" if is_refused else "photos_public"
        value: dict[str, Json] = {
            "uses": list(named),
            "public": not is_refused,
            "changes": len(changes.cells),
        }
        frame.answer(value, [frame.text(code, count=len(named))])


def _public_word(frame: Frame, row: PhotoRow) -> str:
    if row.public is Publicness.UNCHECKED:
        return ""
    return "  " + frame.text(f"photo_public_{row.public}")


@photos_group.command("export")
@click.argument("file", type=ESTATE_FILE)
@click.argument("folder", type=ANY_PATH)
@pass_frame
def photos_export(frame: Frame, file: Path, folder: Path) -> None:
    """导出原片 / write the originals."""
    with estate(frame, file, read_only=True) as session:
        names = PhotoFiles(session, Photos(session)).export(folder)
        frame.done("photos_exported", count=len(names), files=names)


COMMANDS = (photos_group,)

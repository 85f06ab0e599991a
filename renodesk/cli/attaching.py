"""`attach` and `attachments`: files of any kind that belong to something."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.services.attachments import Attachment, Attachments
from renodesk.services.giving import size_text


@click.command("attach", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH)
@click.option("--about", default="estate", metavar="KIND[:KEY]", help="属于什么 / what they belong to")
@click.option("--note", default="", help="说明 / what they show")
@click.option(
    "--personal",
    "is_personal",
    is_flag=True,
    help="里面有人名、电话：只留在本机 / it holds names: stays here",
)
@pass_frame
def attach(
    frame: Frame, /, file: Path, paths: tuple[Path, ...], about: str, note: str, is_personal: bool
) -> None:
    """附上文件（PDF、Word、Excel、照片等）/ attach files of any kind."""
    with estate(frame, file) as session:
        service = Attachments(session)
        found = [service.attach(path, about, note, is_personal=is_personal) for path in paths]
        words = [
            frame.text("attachment_done", file=one.name, size=size_text(one.size), key=one.key)
            for one in found
        ]
        if not is_personal:
            words.append(frame.text("attachment_care"))
        frame.answer([_json(one) for one in found], words)


@click.command("attachments", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--about", default="", metavar="KIND[:KEY]", help="只看属于它的 / only of this")
@click.option("--out", "keys", multiple=True, metavar="KEY", help="另存 / write out")
@click.option("--to", "target", default=Path(), type=ANY_PATH, help="存到哪里 / where to")
@click.option("--remove", default="", metavar="KEY", help="拿掉 / take one off")
@click.option(
    "--personal", default="", metavar="KEY", help="里面有人名：只留在本机 / it holds names: stays here"
)
@click.option("--not-personal", default="", metavar="KEY", help="里面没有人名 / it holds none")
@click.option("--reason", default="", help="理由 / why")
@pass_frame
def attachments(
    frame: Frame,
    /,
    file: Path,
    about: str,
    keys: tuple[str, ...],
    target: Path,
    remove: str,
    personal: str,
    not_personal: str,
    reason: str,
) -> None:
    """列出、另存、拿掉附件 / list, write out or take off attached files."""
    with estate(frame, file, read_only=not (remove or personal or not_personal)) as session:
        service = Attachments(session)
        if personal or not_personal:
            one = service.get(personal or not_personal)
            service.set_personal(one.key, bool(personal))
            frame.done("attachment_is_personal" if personal else "attachment_not_personal", file=one.name)
            return
        if remove:
            one = service.get(remove)
            service.remove(one.key, reason)
            frame.done("attachment_removed", file=one.name)
            return
        if keys:
            written = [service.write_out(key, target) for key in keys]
            value: list[Json] = [str(one) for one in written]
            frame.answer(value, [frame.text("attachment_written", file=one) for one in written])
            return
        found = service.list(about)
        lines = [
            frame.text(
                "attachment_line",
                key=one.key,
                name=one.name,
                size=size_text(one.size),
                about=one.about,
                where=frame.text(_where(one)),
            )
            for one in found
        ]
        frame.answer([_json(one) for one in found], lines or [frame.text("attachments_none")])


def _where(one: Attachment) -> str:
    if one.is_personal:
        return "attachment_personal"
    return "attachment_here" if one.is_here else "attachment_not_here"


def _json(one: Attachment) -> Json:
    return {
        "key": one.key,
        "sha256": one.sha256,
        "name": one.name,
        "about": one.about,
        "note": one.note or None,
        "size": one.size,
        "media_type": one.media_type,
        "here": one.is_here,
        "personal": one.is_personal,
        "person": one.person,
    }


COMMANDS = (attach, attachments)

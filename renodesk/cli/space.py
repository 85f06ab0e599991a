"""`space`: what photos weigh, and room made where an office has confirmed them."""

from pathlib import Path
from typing import Any

import click

from renodesk.cli.frame import PARTLY, Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.services.space import Space, free_space, freed_lines, space_lines, space_of


class SpaceGroup(SharedGroup):
    """A group whose first word may be an estate file: then it shows its space."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `show` before a file."""
        first = next((one for one in args if not one.startswith("-")), "")
        if first and first not in self.commands:
            at = args.index(first)
            args = [*args[:at], "show", *args[at:]]
        return super().parse_args(ctx, args)


@click.group("space", cls=SpaceGroup)
def space_group() -> None:
    """照片占多少、哪些办公室已有、腾出地方 / what photos weigh, and making room."""


@space_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def space_show(frame: Frame, file: Path) -> None:
    """照片占多少，哪些已在办公室 / what photos weigh, and which of them an office has."""
    with estate(frame, file, read_only=True) as session:
        found = space_of(session)
        frame.answer(_json(found), space_lines(found, frame.lang))


@space_group.command("free")
@click.argument("file", type=ESTATE_FILE)
@click.option("--renditions", is_flag=True, help="小图，随时能再做 / pictures that can be made again")
@click.option(
    "--originals", is_flag=True, help="办公室最近的回执点了名的原图 / originals an office confirmed"
)
@click.option("--office", default="", help="只按这个办公室的回执 / by this office's receipt alone")
@click.option("--yes", "is_sure", is_flag=True, help="真的腾 / do it")
@pass_frame
def space_free(
    frame: Frame, file: Path, renditions: bool, originals: bool, office: str, is_sure: bool
) -> None:
    """腾出地方：先小图，再原图；不写 --yes 只说会怎样 / make room; without --yes only say what would go."""
    if not renditions and not originals:
        raise click.UsageError("--renditions --originals")
    with estate(frame, file, read_only=not is_sure) as session:
        if not is_sure:
            found = space_of(session)
            frame.answer(_json(found), [*space_lines(found, frame.lang), frame.text("space_say_yes")])
            frame.exit_code = PARTLY
            return
        freed = free_space(session, renditions=renditions, originals=originals, office=office)
        value: dict[str, Any] = {
            "renditions": freed.renditions,
            "originals": freed.originals,
            "before": freed.before,
            "after": freed.after,
        }
        frame.answer(value, freed_lines(freed, frame.lang))


def _json(found: Space) -> dict[str, Any]:
    return {
        "file_bytes": found.file_bytes,
        "originals": found.originals,
        "original_bytes": found.original_bytes,
        "rendition_bytes": found.rendition_bytes,
        "safe": found.safe,
        "safe_bytes": found.safe_bytes,
        "open": found.open,
        "away": found.away,
        "confirmed_away": found.confirmed_away,
        "offices": [
            {"office": one.office, "at": one.at, "photos": one.photos, "bytes": one.bytes}
            for one in found.offices
        ],
    }


COMMANDS = (space_group,)

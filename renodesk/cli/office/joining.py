"""`office join`: two estates of the archive that are one."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.opening import ARCHIVE_PATH


@click.command("join", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("estate")
@click.argument("other")
@click.option("--reason", required=True, metavar="TEXT")
@INDEX
@pass_frame
def office_join(frame: Frame, archive: Path, estate: str, other: str, reason: str, index_url: str) -> None:
    """同一个小区登记了两次：把后一个并入前一个 / join an estate to another one."""
    from renodesk.services.archive_joining import join_in_archive

    joined = join_in_archive(
        archive, estate, other, reason, frame.author, frame.environment, index_url=index_url
    )
    frame.done(
        "office_join_done",
        id=joined.id,
        name=joined.name,
        other_id=joined.other_id,
        other_name=joined.other_name,
        new=joined.merged.new_changes,
        photos=joined.merged.new_photos,
        contested=len(joined.merged.contested),
    )

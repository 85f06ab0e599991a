"""`estate join`: the same estate registered twice, made one."""

from pathlib import Path

import click

from renodesk.cli.exchange import cell_text, preview_json
from renodesk.cli.frame import Frame, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.cli.survey import estate_group
from renodesk.services.joining import join_estate, join_lines, preview_join
from renodesk.services.receiving_words import cells, told


@estate_group.command("join")
@click.argument("keep", type=ESTATE_FILE)
@click.argument("other", type=ANY_PATH)
@click.option("--reason", default="", metavar="TEXT")
@click.option("--dry-run", "only_look", is_flag=True, help="只看会怎样 / say what would happen")
@pass_frame
def estate_join(frame: Frame, keep: Path, other: Path, reason: str, only_look: bool) -> None:
    """同一个小区登记了两次：合并，留用前一个的编号 / one estate registered twice."""
    with estate(frame, keep, read_only=only_look) as session:
        if only_look:
            found = preview_join(session, other, frame.lang)
            preview = found.preview
            lines = [*join_lines(found, frame.lang), *told(preview, frame.lang, preview.last_at[:10])]
            lines += [cell_text(frame, word, one) for word, one in cells(preview, frame.lang)]
            value = {
                "id": found.id,
                "name": found.name,
                "other_id": found.other_id,
                "other_name": found.other_name,
                "preview": preview_json(preview),
            }
            frame.answer(value, [*lines, frame.text("join_only")])
            return
        joined = join_estate(session, other, reason, copies=keep.resolve().parent)
        frame.done(
            "join_done",
            id=joined.id,
            other_id=joined.other_id,
            new=joined.merged.new_changes,
            photos=joined.merged.new_photos,
            contested=sum(1 for _ in session.file.contested()),
        )


COMMANDS = (estate_group,)

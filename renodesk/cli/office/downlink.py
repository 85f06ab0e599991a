"""`office downlink`, `office share`: what the office sends back, and answers of a whole community."""

from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.opening import ANY_PATH, ARCHIVE_PATH
from renodesk.domain.canonical import Json
from renodesk.texts import joined


@click.command("downlink", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--out", required=True, type=ANY_PATH, metavar="FOLDER")
@click.option("--estate", "estates", multiple=True, metavar="ID", help="只写这些小区 / only these estates")
@click.option("--packs", default=None, type=ANY_PATH, help="表包所在的文件夹 / a folder of packs")
@click.option("--full", "is_full", is_flag=True, help="全部变更，不管电脑上有什么 / every change")
@click.option("--photos", "with_photos", is_flag=True, help="照片也带上 / with photos")
@INDEX
@pass_frame
def office_downlink(
    frame: Frame,
    archive: Path,
    out: Path,
    estates: tuple[str, ...],
    packs: Path | None,
    is_full: bool,
    with_photos: bool,
    index_url: str,
) -> None:
    """给各小区的电脑写下行包：新表包、登记、分工和办公室改的 / signed bundles for the laptops."""
    from renodesk.services.downlink import downlink

    value: list[Json] = []
    lines = []
    for one in downlink(
        archive,
        out,
        frame.author,
        frame.environment,
        estates=estates,
        organization=frame.preferences["organization"],
        packs=packs,
        is_full=is_full,
        with_photos=with_photos,
        index_url=index_url,
    ):
        value.append(
            {
                "estate": one.estate,
                "name": one.name,
                "file": str(one.path),
                "changes": one.changes,
                "packs": list(one.packs),
                "whole": one.is_whole,
            }
        )
        code = "downlink_line_whole" if one.is_whole else "downlink_line"
        packs_text = joined("、", one.packs, frame.lang) or "–"
        lines.append(
            frame.text(code, name=one.name, changes=one.changes, packs=packs_text, file=one.path.name)
        )
    frame.answer(value, [*lines, frame.text("downlink_done", count=len(value))])


@click.command("share", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("sheet", type=ANY_PATH)
@click.option("--community", required=True, metavar="NAME", help="登记里的社区 / as registers say it")
@click.option("--dry-run", "is_dry", is_flag=True, help="只看会怎样 / say what would happen")
@INDEX
@pass_frame
def office_share(
    frame: Frame, archive: Path, sheet: Path, community: str, is_dry: bool, index_url: str
) -> None:
    """全社区共用的答案填一次，给到社区里的每个小区 / a community's answers, entered once."""
    from renodesk.services.community import share_answers, told

    environment = frame.environment
    found = share_answers(
        archive, sheet, community, frame.author, environment, is_dry=is_dry, index_url=index_url
    )
    value: list[Json] = [
        {
            "estate": one.estate,
            "name": one.name,
            "outcome": one.outcome.value,
            "answers": one.answers,
            "contested": one.contested,
        }
        for one in found
    ]
    lines = told(found, community, frame.lang)
    if is_dry:
        lines.append(frame.text("community_only"))
    frame.answer(value, lines)
    frame.exit_code = 0 if found else PARTLY

"""`report`: papers of an estate, and whether one belongs to its data."""

from pathlib import Path
from typing import Any, Literal

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, place_of
from renodesk.services.reporting import Form, Kind, PaperOptions


@click.command("report", cls=SharedCommand)
@click.argument("file", type=ESTATE_FILE)
@click.option("--out", required=True, type=ANY_PATH)
@click.option("--kind", type=click.Choice([one.value for one in Kind]), default=Kind.DIAGNOSIS.value)
@click.option(
    "--format", "form", type=click.Choice([one.value for one in Form]), help="不写就看文件名 / by the ending"
)
@click.option("--place", "places", multiple=True, metavar="PLACE", help="sheets: 一处 / a place")
@click.option("--mine", "is_mine", is_flag=True, help="sheets: 分给我的 / my part")
@click.option("--revisit", "is_revisit", is_flag=True, help="sheets: 要回访的 / places to come back to")
@click.option("--section", "sections", multiple=True, metavar="NAME", help="只要这些节 / only these sections")
@click.option("--office", default=None, help="单位名称，不写用设置 / name on cover and header")
@click.option("--logo", type=ANY_PATH, default=None, help="标志图片，不写用设置 / a picture on both")
@click.option("--plan", "plan", default=None, metavar="KEY", help="哪个方案，不写是选定的 / which plan")
@click.option("--with-english", is_flag=True, help="附一页英文摘要 / a last page in English")
@pass_frame
def report(
    frame: Frame,
    /,
    file: Path,
    out: Path,
    kind: str,
    form: str | None,
    places: tuple[str, ...],
    is_mine: bool,
    is_revisit: bool,
    **marks: Any,
) -> None:
    """写一份文件：体检报告等，或空白现场表 / a paper, or blank field sheets."""
    from renodesk.services.reporting import write_paper

    wanted = Form(form) if form else None
    if kind == Kind.SHEETS:
        if any(value not in (None, (), False) for value in marks.values()):
            raise click.UsageError("--section --office --logo --plan --with-english: --kind sheets")
        _field_sheets(frame, file, out, wanted, (places, is_mine, is_revisit))
        return
    if places or is_mine or is_revisit:
        raise click.UsageError("--place --mine --revisit: --kind sheets")
    if marks["plan"] and kind not in (Kind.PLAN, Kind.BUILDINGS):
        raise click.UsageError("--plan: --kind plan, --kind buildings")
    with estate(frame, file, read_only=True) as session:
        write_paper(session, Kind(kind), wanted, out, _options(frame, **marks))
        frame.done("report_written" if kind == Kind.DIAGNOSIS else "paper_written", file=out.name)


def _options(
    frame: Frame,
    *,
    sections: tuple[str, ...],
    office: str | None,
    logo: Path | None,
    plan: str | None,
    with_english: bool,
) -> PaperOptions:
    """Return how a paper is wanted; an empty office or logo is none, whatever is preferred."""
    from renodesk.services.reporting import read_logo

    picture = frame.preferences["logo"] if logo is None else str(logo)
    return PaperOptions(
        language=frame.lang,
        sections=sections,
        office=(frame.preferences["organization"] if office is None else office).strip(),
        logo=read_logo(Path(picture)) if picture.strip(" .") else None,
        with_english=with_english,
        plan=plan or "",
    )


def _field_sheets(
    frame: Frame, file: Path, out: Path, form: Form | None, chosen: tuple[tuple[str, ...], bool, bool]
) -> None:
    from renodesk.services.reporting import PlaceChoice, write_field_sheets

    if form is Form.DOCX:
        raise click.UsageError("--kind sheets: --format pdf|xlsx")
    places, is_mine, is_revisit = chosen
    with estate(frame, file, read_only=True) as session:
        choice = PlaceChoice(
            places=tuple(place_of(session, one) for one in places), is_mine=is_mine, is_revisit=is_revisit
        )
        sheet: Literal["pdf", "xlsx"] | None = (
            None if form is None else "xlsx" if form is Form.XLSX else "pdf"
        )
        count = write_field_sheets(session, out, choice, form=sheet, language=frame.lang)
        frame.done("sheets_written", file=out.name, places=count)


COMMANDS = (report,)

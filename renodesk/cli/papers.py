"""`report`: papers of an estate, and whether one belongs to its data."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import click

from renodesk.cli.frame import PARTLY, Frame, SharedCommand, pass_frame
from renodesk.cli.opening import ANY_PATH, ARCHIVE_PATH, ESTATE_FILE, estate, place_of
from renodesk.errors import RenodeskError
from renodesk.services.reporting import Form, Kind, PaperOptions, Verdict


class ReportCommand(SharedCommand):
    """`report FILE`, and what stands beside it by name: `report verify PAPER FILE`."""

    beside: Mapping[str, click.Command] = {}

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Begin the one or the other; shared options may stand before `verify`."""
        words = [one for at, one in enumerate(args) if not _is_shared(args, at)]
        other = self.beside.get(words[0]) if words else None
        if other is None:
            return super().make_context(info_name, args, parent, **extra)
        args.remove(words[0])
        return other.make_context(other.name, args, parent, **extra)


def _is_shared(args: list[str], at: int) -> bool:
    return args[at] in ("--json", "--lang", "--as") or (at > 0 and args[at - 1] in ("--lang", "--as"))


@click.command("report", cls=ReportCommand, epilog="report verify PAPER FILE")
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
@click.option("--archive", type=ARCHIVE_PATH, default=None, help="diagnosis: 和档案库比 / beside an archive")
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
    archive: Path | None,
    **marks: Any,
) -> None:
    """写一份文件：体检报告等，或空白现场表 / a paper, or blank field sheets."""
    from renodesk.services.reporting import notes_of, write_paper
    from renodesk.services.reporting.offers import OF_PLAN

    wanted = Form(form) if form else None
    if kind == Kind.SHEETS:
        if archive or any(value not in (None, (), False) for value in marks.values()):
            raise click.UsageError("--section --office --logo --plan --with-english --archive: --kind sheets")
        _field_sheets(frame, file, out, wanted, (places, is_mine, is_revisit))
        return
    if places or is_mine or is_revisit:
        raise click.UsageError("--place --mine --revisit: --kind sheets")
    if marks["plan"] and kind not in OF_PLAN:
        raise click.UsageError("--plan: " + ", ".join(f"--kind {one}" for one in Kind if one in OF_PLAN))
    if archive and kind != Kind.DIAGNOSIS:
        raise click.UsageError("--archive: --kind diagnosis")
    with estate(frame, file, read_only=True) as session:
        options = _options(frame, **marks)
        write_paper(session, Kind(kind), wanted, out, options, archive=archive)
        for note in notes_of(session, Kind(kind), options):
            click.echo(note, err=True)
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


@click.command("report verify", cls=SharedCommand)
@click.argument("paper", type=ANY_PATH)
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def verify(frame: Frame, paper: Path, file: Path) -> None:
    """这份文件是不是这个小区的这份数据 / whether a paper belongs to the data of an estate."""
    from renodesk.services.reporting.verifying import verify_paper
    from renodesk.services.reporting.verifying_words import verified_json, verified_lines

    with estate(frame, file, read_only=True) as session:
        found = verify_paper(session, paper, frame.lang, _preferred_logo(frame))
        facts = {"file": paper.name, "estate_file": file.name}
        frame.answer(
            {**facts, **verified_json(found)}, verified_lines(found, paper.name, session, frame.lang)
        )
        frame.exit_code = _VERDICTS[found.verdict]


def _preferred_logo(frame: Frame) -> bytes | None:
    """Return the logo this office's papers carry; without it pictures are not compared."""
    from renodesk.services.reporting import read_logo

    if not frame.preferences["logo"]:
        return None
    try:
        return read_logo(Path(frame.preferences["logo"]))
    except RenodeskError:
        return None


_VERDICTS: Mapping[Verdict, int] = {
    Verdict.SAME: 0,
    Verdict.OTHER_ESTATE: PARTLY,
    Verdict.UNKNOWN_STATE: PARTLY,
    Verdict.OLDER: 4,
    Verdict.NEWER: 5,
    Verdict.APART: 5,
    Verdict.NO_DIGEST: 6,
    Verdict.ALTERED: 7,
    Verdict.OTHER_STATE: 7,
}
"""Exit codes of `report verify`; what is no whole paper is an expected failure, 3."""
report.beside = {"verify": verify}
COMMANDS = (report,)

"""`office reserve`: the project reserve of an archive."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import FAILED, PARTLY, Frame, SharedCommand, SharedGroup, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.office.papers import DOCX, PDF, reserve_export, write_papers
from renodesk.cli.opening import ARCHIVE_PATH, pairs
from renodesk.domain.canonical import Json
from renodesk.texts import explain

if TYPE_CHECKING:
    from renodesk.services.archive_reserve import ArchiveReserve
    from renodesk.services.reserve import Project

ACTS = (
    ("enter", "入库（退回或移出的可再入库） / enter the reserve"),
    ("review", "评审 / review"),
    ("plan", "列入年度计划 / put into a yearly plan"),
    ("start", "开工 / works begin"),
    ("finish", "完成 / done"),
    ("return", "退回 / return"),
    ("withdraw", "移出 / withdraw"),
)


@click.group("reserve", cls=SharedGroup)
def office_reserve() -> None:
    """项目储备库：入库、评审、年度计划、实施、完成，一项目一档 / the project reserve."""


@office_reserve.command("list")
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--state", default=None, metavar="STATE", help="只列这一状态（none：未入库） / only this state")
@INDEX
@pass_frame
def reserve_list(frame: Frame, archive: Path, state: str | None, index_url: str) -> None:
    """列出项目、状态和档案还缺几样（取自索引） / list projects, out of the index."""
    from renodesk.services.archive_estates import archive_estates
    from renodesk.services.reserve import reserve_in_use
    from renodesk.services.reserve.words import listed

    reserve = reserve_in_use(frame.environment)
    rows = archive_estates(archive, frame.environment, index_url=index_url)
    chosen = [row for row in rows if state in (None, row.project.state or "none")]
    value: list[Json] = [
        {
            "estate": row.name,
            "id": row.id,
            "state": row.project.state,
            "year": row.project.year or None,
            "missing": row.project.missing if row.project.state else None,
            "of": len(reserve.documents),
            "plan": row.project.plan or None,
            "cost_fen": row.project.cost,
            "unpriced": row.project.unpriced if row.project.plan else None,
        }
        for row in chosen
    ]
    lines = [listed(row, reserve, frame.lang) for row in chosen]
    frame.answer(value, lines or [frame.text("reserve_none")])


@office_reserve.command("show")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("estate")
@PDF
@DOCX
@INDEX
@pass_frame
def reserve_show(
    frame: Frame, archive: Path, estate: str, pdf: Path | None, docx: Path | None, index_url: str
) -> None:
    """一项目一档：有什么、缺什么、走到哪一步 / a project's file, its way, and what can be done next."""
    project = _reserve(frame, archive, index_url).project(estate)
    if pdf is not None or docx is not None:
        from renodesk.services.office_papers import project_document

        write_papers(frame, project_document(project, frame.environment, frame.lang), pdf, docx)
    show(frame, project)


@office_reserve.command("move")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("estates", nargs=-1, required=True)
@click.option("--act", required=True, metavar="CODE", help="表包 reserve 里的走法 / a move of the pack")
@click.option("--year", default=0, type=int, metavar="YYYY")
@click.option("--reason", default="", metavar="TEXT")
@INDEX
@pass_frame
def reserve_move(
    frame: Frame, archive: Path, estates: tuple[str, ...], act: str, year: int, reason: str, index_url: str
) -> None:
    """走一步：表包 forms/reserve 里的任何走法 / any move of the pack."""
    _move(frame, archive, estates, act, year, reason, index_url)


def _act(code: str, about: str) -> click.Command:
    @click.command(code, cls=SharedCommand, help=about)
    @click.argument("archive", type=ARCHIVE_PATH)
    @click.argument("estates", nargs=-1, required=True)
    @click.option("--year", default=0, type=int, metavar="YYYY", help="哪一年的计划 / of which year")
    @click.option("--reason", default="", metavar="TEXT", help="理由 / why")
    @INDEX
    @pass_frame
    def command(
        frame: Frame, archive: Path, estates: tuple[str, ...], year: int, reason: str, index_url: str
    ) -> None:
        _move(frame, archive, estates, code, year, reason, index_url)

    return command


for _code, _about in ACTS:
    office_reserve.add_command(_act(_code, _about))


@office_reserve.command("decide")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("estate")
@click.argument("state")
@click.option("--reason", required=True, metavar="TEXT")
@INDEX
@pass_frame
def reserve_decide(frame: Frame, archive: Path, estate: str, state: str, reason: str, index_url: str) -> None:
    """两处办公室所记状态不同：取其中一个 / two offices differ: take one state."""
    from renodesk.services.reserve.words import state_words

    with _reserve(frame, archive, index_url).acting(estate) as acting:
        acting.decide(state, reason)
        project = acting.project()
    frame.done("reserve_moved", name=project.name, state=state_words(project, frame.lang))


@office_reserve.command("document")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("estate")
@click.argument("document")
@click.option("--have", "mark", flag_value="have", help="有，--where 写在哪里 / it is there")
@click.option("--lacking", "mark", flag_value="lacking", help="缺 / it is not")
@click.option("--not-needed", "mark", flag_value="not_needed", help="不涉及 / not needed")
@click.option("--clear", "mark", flag_value="", help="撤回所登记的 / take back what was said")
@click.option("--where", default="", metavar="TEXT", help="在哪里，或为什么不涉及 / where, or why not")
@INDEX
@pass_frame
def reserve_document(
    frame: Frame, archive: Path, estate: str, document: str, mark: str | None, where: str, index_url: str
) -> None:
    """登记一样材料：有（在哪里）、缺、不涉及 / say of a document whether and where it is."""
    if mark is None:
        raise click.UsageError("--have | --lacking | --not-needed | --clear")
    with _reserve(frame, archive, index_url).acting(estate) as acting:
        acting.mark(document, mark, where)
        name = acting.project().name
    frame.done("reserve_marked", name=name, document=document)


@office_reserve.command("set")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("estate")
@click.argument("texts", nargs=-1, required=True, metavar="title=…|responsible=…|implementer=…|note=…")
@INDEX
@pass_frame
def reserve_set(frame: Frame, archive: Path, estate: str, texts: tuple[str, ...], index_url: str) -> None:
    """登记项目名称、责任单位、实施主体、备注 / name, responsible office, implementer, note."""
    with _reserve(frame, archive, index_url).acting(estate) as acting:
        acting.describe(pairs(texts, "texts").items())
        name = acting.project().name
    frame.done("reserve_described", name=name)


office_reserve.add_command(reserve_export)


def _reserve(frame: Frame, archive: Path, index_url: str) -> "ArchiveReserve":
    from renodesk.services.archive_reserve import ArchiveReserve

    return ArchiveReserve(archive, frame.author, frame.environment, index_url)


def _move(
    frame: Frame,
    archive: Path,
    estates: tuple[str, ...],
    act: str,
    year: int,
    reason: str,
    index_url: str,
) -> None:
    from renodesk.services.reserve.words import state_words

    value: list[Json] = []
    lines: list[str] = []
    refused = 0
    for one in _reserve(frame, archive, index_url).move_all(estates, act, year=year, reason=reason):
        if one.project is not None:
            value.append(_short(one.project))
            lines.append(
                frame.text("reserve_moved", name=one.name, state=state_words(one.project, frame.lang))
            )
        elif one.error is not None:
            refused += 1
            why = explain(one.error, frame.lang)
            value.append({"estate": one.name, "error": one.error.code, "reason": why})
            click.echo(why, err=True)
    frame.answer(value, lines)
    frame.exit_code = 0 if not refused else FAILED if refused == len(estates) else PARTLY


def _short(one: "Project") -> dict[str, Json]:
    return {
        "estate": one.name,
        "id": one.estate,
        "state": one.state,
        "year": one.year or None,
        "heads": list(one.heads),
        "have": len(one.held) - len(one.missing),
        "of": len(one.held),
        "missing": [held.document.code for held in one.missing],
        "moves": [move.code for move in one.moves],
        **dict(one.texts),
    }


def show(frame: Frame, one: "Project") -> None:
    """Give a project with its file and its way."""
    from renodesk.services.reserve.words import project_lines

    value: dict[str, Json] = {
        **_short(one),
        "documents": [
            {
                "code": held.document.code,
                "part": held.document.part,
                "is_there": held.is_there,
                "mark": held.mark,
                "where": held.where,
                "found": held.found.code if held.found is not None else None,
                "source": held.document.origin.source,
            }
            for held in one.held
        ],
        "steps": [
            {
                "state": step.state,
                "year": step.year or None,
                "by": step.by,
                "at": step.at,
                "reason": step.reason,
                "passed_over": list(step.passed_over),
            }
            for step in one.steps
        ],
        "pack": {
            "id": one.reserve.identity.id,
            "version": one.reserve.identity.version,
            "sha256": one.reserve.identity.sha256,
        },
    }
    frame.answer(value, project_lines(one, frame.lang))

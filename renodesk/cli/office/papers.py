"""Papers and workbooks of the office from the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.opening import ANY_PATH, ARCHIVE_PATH

if TYPE_CHECKING:
    from renodesk.reports.papers import Document
    from renodesk.tables.book import Book

PDF = click.option("--pdf", default=None, type=ANY_PATH, metavar="OUT", help="PDF")
DOCX = click.option("--docx", default=None, type=ANY_PATH, metavar="OUT", help="Word")
XLSX = click.option("--xlsx", default=None, type=ANY_PATH, metavar="OUT", help="Excel")


def write_papers(frame: Frame, document: "Document", pdf: Path | None, docx: Path | None) -> None:
    """Write a document as PDF, Word or both, and say so."""
    from renodesk.services.office_papers import write_office_paper

    for out, ending in ((pdf, ".pdf"), (docx, ".docx")):
        if out is not None:
            target = out if out.suffix.lower() == ending else out.with_name(out.name + ending)
            write_office_paper(document, target)
            frame.words("office_paper_written", file=target.name)


def write_xlsx(frame: Frame, book: "Book", out: Path) -> None:
    """Write a workbook and say so."""
    from renodesk.services.office_papers import write_office_book

    write_office_book(book, out)
    frame.words("office_paper_written", file=out.name)


@click.command("export", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--xlsx", "out", required=True, type=ANY_PATH, metavar="OUT")
@INDEX
@pass_frame
def reserve_export(frame: Frame, archive: Path, out: Path, index_url: str) -> None:
    """项目储备库清单和体检汇总表（Excel，合计是公式） / list of the reserve and of the diagnoses."""
    from renodesk.services.archive_estates import archive_estates
    from renodesk.services.archive_reserve import ArchiveReserve
    from renodesk.services.office_papers import reserve_book

    rows = archive_estates(archive, frame.environment, index_url=index_url)
    reserve = ArchiveReserve(archive, frame.author, frame.environment, index_url)
    projects = [reserve.project(row.id) for row in rows if row.project.state]
    write_xlsx(frame, reserve_book(rows, projects, frame.environment, frame.lang), out)
    frame.answer({"estates": len(rows), "projects": len(projects)})

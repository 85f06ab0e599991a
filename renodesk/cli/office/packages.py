"""`office packages`: works of several estates packaged by kind, for one list to approve."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import Frame, SharedCommand, pass_frame
from renodesk.cli.office.index import INDEX
from renodesk.cli.office.papers import DOCX, PDF, XLSX, write_papers, write_xlsx
from renodesk.cli.opening import ARCHIVE_PATH
from renodesk.domain.canonical import Json

if TYPE_CHECKING:
    from renodesk.services.packages import Packages


@click.command("packages", cls=SharedCommand)
@click.argument("archive", type=ARCHIVE_PATH)
@click.option("--year", type=int, default=0, metavar="YYYY", help="只列这一年计划里的 / of a year's plan")
@click.option("--county", default="", help="只列一个区县 / one county only")
@PDF
@DOCX
@XLSX
@INDEX
@pass_frame
def office_packages(
    frame: Frame,
    /,
    archive: Path,
    year: int,
    county: str,
    pdf: Path | None,
    docx: Path | None,
    xlsx: Path | None,
    index_url: str,
) -> None:
    """打包立项清单：各小区方案里同一类工程合在一起，可出 PDF、Word、Excel / works packaged by kind."""
    from renodesk.services.package_words import packages_lines
    from renodesk.services.packages import packages

    found = packages(archive, frame.environment, year=year, county=county, index_url=index_url)
    if pdf is not None or docx is not None:
        from renodesk.services.office_papers import packages_document

        write_papers(frame, packages_document(found, frame.environment, frame.lang), pdf, docx)
    if xlsx is not None:
        from renodesk.services.office_papers import packages_book

        write_xlsx(frame, packages_book(found, frame.environment, frame.lang), xlsx)
    frame.answer(_json(found), packages_lines(found, frame.lang))


def _json(found: "Packages") -> Json:
    return {
        "year": found.year or None,
        "county": found.county or None,
        "estates": found.estates,
        "likely": found.likely,
        "drafts": list(found.drafts),
        "unplanned": list(found.unplanned),
        "packages": [
            {
                "code": one.code,
                "phase": one.phase or None,
                "likely": one.likely,
                "lacking": one.lacking,
                "estates": [line.estate for line in one.lines],
            }
            for one in found.packages
        ],
    }

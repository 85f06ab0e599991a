"""`office standard`: the measuring standard of a county, and over the estates of an archive."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.office.evidence import evidence_options, keep_evidence
from renodesk.cli.office.index import INDEX
from renodesk.cli.office.papers import PDF, XLSX, write_papers, write_xlsx
from renodesk.cli.opening import ARCHIVE_PATH
from renodesk.domain.canonical import Json
from renodesk.domain.standard import Fulfilment

if TYPE_CHECKING:
    from renodesk.services.rating.standards import CountyStandards, StandardSum

BACK = "-"
YEAR = click.option("--year", type=int, required=True, metavar="YYYY", help="哪一年 / of which year")
NOTE = click.option("--note", default=None, metavar="TEXT", help="佐证说明 / what bears it out")
ANSWERS = click.Choice((*(one.value for one in Fulfilment), BACK))


@click.group("standard", cls=SharedGroup)
def office_standard() -> None:
    """衡量标准：区县作答的条目，小区自查的汇总 / the measuring standard of counties."""


@office_standard.command("show")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county", default="")
@YEAR
@PDF
@XLSX
@INDEX
@pass_frame
def standard_show(
    frame: Frame, archive: Path, county: str, year: int, pdf: Path | None, xlsx: Path | None, index_url: str
) -> None:
    """一个县市的，不写县市就是全部小区的汇总 / of a county; without one over all estates."""
    from renodesk.services.rating.standard_words import county_check_lines

    check = _book(frame, archive, year, index_url).check("".join(county.split()))
    if pdf is not None:
        from renodesk.services.office_papers import standard_document

        write_papers(frame, standard_document(check, frame.environment, frame.lang), pdf, None)
    if xlsx is not None:
        from renodesk.services.office_papers import standard_book

        write_xlsx(frame, standard_book(check, frame.environment, frame.lang), xlsx)
    value: dict[str, Json] = {
        "county": check.county or None,
        "year": check.year,
        "estates": check.estates,
        "checked": check.checked,
        "rows": [_row(one) for one in check.lines],
    }
    frame.answer(value, county_check_lines(check, frame.lang))


@office_standard.command("set")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@click.argument("code")
@click.argument("answer", type=ANSWERS)
@YEAR
@NOTE
@INDEX
@pass_frame
def standard_set(
    frame: Frame,
    archive: Path,
    county: str,
    code: str,
    answer: str,
    year: int,
    note: str | None,
    index_url: str,
) -> None:
    """答一条区县作答的；- 收回 / answer a row of the county; - takes it back."""
    from renodesk.services.standards.words import fulfilment_word

    said = None if answer == BACK else Fulfilment(answer)
    _book(frame, archive, year, index_url).answer("".join(county.split()), {code: said}, note)
    frame.done("standard_answered", row=code, word=fulfilment_word(said, frame.lang))


@office_standard.command("evidence")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@click.argument("code")
@evidence_options
@YEAR
@INDEX
@pass_frame
def standard_evidence(
    frame: Frame,
    archive: Path,
    county: str,
    code: str,
    text: str,
    file: Path | None,
    drop: str,
    out: Path | None,
    year: int,
    index_url: str,
) -> None:
    """登记一条的佐证材料；不写选项就列出来 / note evidence of a row, or list it."""
    book = _book(frame, archive, year, index_url)
    keep_evidence(frame, book, "".join(county.split()), code, text=text, file=file, drop=drop, out=out)


@office_standard.command("undo")
@click.argument("archive", type=ARCHIVE_PATH)
@YEAR
@INDEX
@pass_frame
def standard_undo(frame: Frame, archive: Path, year: int, index_url: str) -> None:
    """撤回本人在这台电脑上的最后一步 / take back one's last act."""
    line = _book(frame, archive, year, index_url).undo()
    frame.done("rating_undone", cells="; ".join(" ".join(put.cell[:3]) for put in line.puts))


def _book(frame: Frame, archive: Path, year: int, index_url: str) -> "CountyStandards":
    from renodesk.services.rating.standards import CountyStandards

    return CountyStandards(
        archive, year, frame.author, frame.environment, index_url=index_url, language=frame.lang
    )


def _row(line: "StandardSum") -> Json:
    return {
        "code": line.row.code,
        "name": line.row.name,
        "scope": line.row.scope or None,
        "answer": line.fulfilment.value if line.fulfilment is not None else None,
        "estates": {one.value: count for one, count in line.counts.items()},
        "open": line.open,
        "contested": line.contested,
        "adds_up_to": line.estates.value if line.estates is not None else None,
        "not_met": list(line.not_met),
        "note": line.note or None,
        "source": line.row.source,
    }

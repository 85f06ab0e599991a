"""`office assess`: counties rated for a year's renovation (县市绩效评价)."""

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.office.evidence import evidence_options, keep_evidence
from renodesk.cli.office.index import INDEX
from renodesk.cli.office.papers import DOCX, PDF, XLSX, write_papers, write_xlsx
from renodesk.cli.office.rating_json import facts_json, rating_json, standings_json
from renodesk.cli.opening import ARCHIVE_PATH, pairs
from renodesk.domain.canonical import Json
from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.performance import ScoreColumn
from renodesk.errors import WrongUsage
from renodesk.texts import joined

if TYPE_CHECKING:
    from renodesk.services.rating import Rating, Ratings
    from renodesk.services.rating.standards import CountyCheck

BACK = "-"
COLUMNS = tuple(one.value for one in ScoreColumn)
YEAR = click.option("--year", type=int, required=True, metavar="YYYY", help="考核哪一年 / of which year")
COLUMN = click.option(
    "--column",
    type=click.Choice(COLUMNS),
    default=ScoreColumn.SELF.value,
    help="自评 self、复核 review、审议 decision",
)
PACK = "rating_pack"


def _choose_pack(context: click.Context, _: click.Parameter, value: str) -> None:
    context.meta[PACK] = value


TABLE = click.option(
    "--pack",
    default="",
    metavar="ID",
    expose_value=False,
    callback=_choose_pack,
    help="用哪张评价表（有几张时） / which table, where there are several",
)
NOTE = click.option("--note", default=None, metavar="TEXT", help="意见 / remark")


@click.group("assess", cls=SharedGroup)
def office_assess() -> None:
    """县市绩效评价（100分）：自评、复核、审议，佐证，否决项 / rate counties."""


@office_assess.command("list")
@click.argument("archive", type=ARCHIVE_PATH)
@XLSX
@INDEX
@pass_frame
def assess_list(frame: Frame, archive: Path, xlsx: Path | None, index_url: str) -> None:
    """列出考核过的年份、县市和等次，可出汇总表 / years and counties that are rated."""
    from renodesk.services.rating import Ratings, rating_years
    from renodesk.services.rating.words import column_word, grades_text, points_text

    value: list[Json] = []
    lines: list[str] = []
    ratings: list[Rating] = []
    for pack, year in rating_years(archive):
        book = Ratings(
            archive,
            year,
            frame.author,
            frame.environment,
            index_url=index_url,
            pack=pack,
            language=frame.lang,
        )
        lines.append(frame.text("rating_book", year=year, pack=pack, counties=len(book.rated())))
        for county in sorted(book.rated()):
            rating = book.rating(county)
            ratings.append(rating)
            value.append({"pack": pack, "year": year, "county": county, **standings_json(rating)})
            told = "; ".join(
                frame.text(
                    "rating_column_grade",
                    column=column_word(column, frame.lang),
                    points=points_text(one.total, frame.lang),
                    grades=grades_text(one.grades),
                )
                for column, one in rating.standings.items()
                if one.is_begun
            )
            standings = told or frame.text("rating_not_begun")
            lines.append("  " + frame.text("rating_county_line", county=county, standings=standings))
    if xlsx is not None:
        from renodesk.services.office_papers import ratings_book

        write_xlsx(frame, ratings_book(ratings, frame.environment, frame.lang), xlsx)
    frame.answer(value, lines or [frame.text("rating_none")])


@office_assess.command("page")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@YEAR
@TABLE
@PDF
@DOCX
@INDEX
@pass_frame
def assess_page(
    frame: Frame, archive: Path, county: str, year: int, pdf: Path | None, docx: Path | None, index_url: str
) -> None:
    """一个县市一年成效的一页材料，申报奖补用 / a county's year on one page, for an award or subsidy."""
    from renodesk.services.office_papers import outcome_document

    rating = _book(frame, archive, year, index_url).rating(_plain(county))
    write_papers(frame, outcome_document(rating, frame.environment, frame.lang), pdf, docx)
    frame.answer(facts_json(rating), _fact_lines(frame, rating))


@office_assess.command("show")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@YEAR
@TABLE
@PDF
@XLSX
@INDEX
@pass_frame
def assess_show(
    frame: Frame, archive: Path, county: str, year: int, pdf: Path | None, xlsx: Path | None, index_url: str
) -> None:
    """一个县市的评价表：三栏、算得的分和凭什么、等次 / a county's table; to PDF and Excel."""
    from renodesk.services.rating.words import rating_lines

    rating = _book(frame, archive, year, index_url).rating(_plain(county))
    check = _check(frame, archive, rating, index_url) if pdf is not None or xlsx is not None else None
    if pdf is not None:
        from renodesk.services.office_papers import rating_document

        write_papers(frame, rating_document(rating, frame.environment, frame.lang, check), pdf, None)
    if xlsx is not None:
        from renodesk.services.office_papers import rating_book

        write_xlsx(frame, rating_book(rating, frame.environment, frame.lang, check), xlsx)
    frame.answer(rating_json(rating), rating_lines(rating, frame.lang))


@office_assess.command("begin")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@YEAR
@TABLE
@INDEX
@pass_frame
def assess_begin(frame: Frame, archive: Path, county: str, year: int, index_url: str) -> None:
    """列入考核（档案库里还没有小区的县市） / rate a county that has no estate here yet."""
    _book(frame, archive, year, index_url).begin(county)
    frame.done("rating_begun", county=_plain(county), year=year)


@office_assess.command("score")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@click.argument("points", nargs=-1, required=True, metavar="CODE=POINTS…")
@YEAR
@TABLE
@COLUMN
@NOTE
@INDEX
@pass_frame
def assess_score(
    frame: Frame,
    archive: Path,
    county: str,
    points: tuple[str, ...],
    year: int,
    column: str,
    note: str | None,
    index_url: str,
) -> None:
    """记分，可以几条一起；CODE=- 收回 / give points; CODE=- takes them back."""
    from renodesk.services.rating.words import column_word

    given = {code: _points(text) for code, text in pairs(points, "points").items()}
    book = _book(frame, archive, year, index_url)
    book.score(_plain(county), ScoreColumn(column), given, note)
    frame.done(
        "rating_done",
        county=_plain(county),
        year=year,
        row=joined("、", given, frame.lang),
        column=column_word(ScoreColumn(column), frame.lang),
        points=joined(
            "、", (BACK if one is None else write_number(one) for one in given.values()), frame.lang
        ),
    )


def _points(text: str) -> Fraction | None:
    if text.strip() == BACK:
        return None
    found = read_number(text)
    if found is None:
        raise WrongUsage(what="points", value=text)
    return found


@office_assess.command("veto")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@click.argument("code")
@click.argument("holds", type=click.Choice(("yes", "no", BACK)))
@YEAR
@TABLE
@COLUMN
@NOTE
@INDEX
@pass_frame
def assess_veto(
    frame: Frame,
    archive: Path,
    county: str,
    code: str,
    holds: str,
    year: int,
    column: str,
    note: str | None,
    index_url: str,
) -> None:
    """答一票否决项：yes 属于、no 不属于、- 收回 / answer a veto."""
    told = {"yes": True, "no": False, BACK: None}[holds]
    _book(frame, archive, year, index_url).veto(_plain(county), ScoreColumn(column), code, told, note)
    frame.done("rating_noted", county=_plain(county), row=code)


@office_assess.command("note")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@click.argument("code")
@click.argument("text")
@YEAR
@TABLE
@COLUMN
@INDEX
@pass_frame
def assess_note(
    frame: Frame, archive: Path, county: str, code: str, text: str, year: int, column: str, index_url: str
) -> None:
    """写一条的意见 / remark on a row."""
    _book(frame, archive, year, index_url).note(_plain(county), ScoreColumn(column), code, text)
    frame.done("rating_noted", county=_plain(county), row=code)


@office_assess.command("fact")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@click.argument("facts", nargs=-1, metavar="NAME=VALUE…")
@YEAR
@TABLE
@INDEX
@pass_frame
def assess_fact(
    frame: Frame, archive: Path, county: str, facts: tuple[str, ...], year: int, index_url: str
) -> None:
    """填公式要的数（NAME= 收回）；不写就列出来，各从哪里来 / write facts, or list them."""
    book = _book(frame, archive, year, index_url)
    if facts:
        book.fact(_plain(county), pairs(facts, "facts"))
    rating = book.rating(_plain(county))
    frame.answer(facts_json(rating), _fact_lines(frame, rating))


def _fact_lines(frame: Frame, rating: "Rating") -> list[str]:
    from renodesk.services.rating.words import fact_label, fact_source, value_text

    return [
        frame.text(
            "rating_fact_line",
            name=fact_label(one, frame.lang),
            code=one.fact.name,
            value=value_text(one.value, one.fact.type) or "–",
            unit=one.fact.unit,
            told=fact_source(one, frame.lang),
        )
        for one in rating.facts
    ]


@office_assess.command("take")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@YEAR
@TABLE
@click.option("--column", type=click.Choice(COLUMNS), default=ScoreColumn.SELF.value, help="记到哪一栏")
@click.option("--from", "source", type=click.Choice(COLUMNS), default=None, help="照抄哪一栏")
@INDEX
@pass_frame
def assess_take(
    frame: Frame, archive: Path, county: str, year: int, column: str, source: str | None, index_url: str
) -> None:
    """没评的照算得的分记入自评；--from 照抄另一栏 / score what is open as proposed, or as another column."""
    from renodesk.services.rating.words import column_word

    book, into = _book(frame, archive, year, index_url), ScoreColumn(column)
    if source is None and into != ScoreColumn.SELF:
        raise click.UsageError("--from")
    if source is None:
        count = book.take_proposed(_plain(county))
    else:
        count = book.take_over(_plain(county), into, ScoreColumn(source))
    frame.done("rating_taken", county=_plain(county), column=column_word(into, frame.lang), count=count)


@office_assess.command("evidence")
@click.argument("archive", type=ARCHIVE_PATH)
@click.argument("county")
@click.argument("code")
@evidence_options
@YEAR
@TABLE
@INDEX
@pass_frame
def assess_evidence(
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
    keep_evidence(frame, book, _plain(county), code, text=text, file=file, drop=drop, out=out)


@office_assess.command("undo")
@click.argument("archive", type=ARCHIVE_PATH)
@YEAR
@TABLE
@INDEX
@pass_frame
def assess_undo(frame: Frame, archive: Path, year: int, index_url: str) -> None:
    """撤回本人在这台电脑上的最后一步 / take back one's last act."""
    line = _book(frame, archive, year, index_url).undo()
    frame.done("rating_undone", cells="; ".join(" ".join(put.cell[:3]) for put in line.puts))


def _plain(county: str) -> str:
    return "".join(county.split())


def _book(frame: Frame, archive: Path, year: int, index_url: str) -> "Ratings":
    from renodesk.services.rating import Ratings

    pack = str(click.get_current_context().meta.get(PACK, ""))
    return Ratings(
        archive, year, frame.author, frame.environment, index_url=index_url, pack=pack, language=frame.lang
    )


def _check(frame: Frame, archive: Path, rating: "Rating", index_url: str) -> "CountyCheck | None":
    """Return the measuring standard over the same county and year, None where nobody answered to it."""
    from renodesk.services.rating.standards import CountyStandards

    standards = CountyStandards(
        archive, rating.year, frame.author, frame.environment, index_url=index_url, language=frame.lang
    )
    check = standards.check(rating.county) if rating.county in standards.known() else None
    return check if check is not None and check.is_begun else None

"""A frozen ranking on paper and as a workbook: as it was frozen, with the moves by hand and their reasons."""

import hashlib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from renodesk.domain import canonical
from renodesk.domain.numbers import read_number
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.frozen_rankings import FrozenRanking, Row
from renodesk.services.office_papers.books import book_of, text_column
from renodesk.services.office_papers.writing import cell, document_of, heading, moment, pack_lines, table
from renodesk.services.ranking_words import interval, rows_of, tenths
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind
from renodesk.texts import Language, say


def digest_of_ranking(frozen: FrozenRanking) -> str:
    """Return the SHA-256 of what was frozen, as canonical JSON; moves stand beside it."""
    return hashlib.sha256(canonical.dumps(dict(frozen.frozen)).encode()).hexdigest()


def ranking_document(frozen: FrozenRanking, language: Language) -> Document:
    """Return a frozen ranking as a paper; nothing of it is reckoned anew."""
    at, digest = moment(str(frozen.frozen.get("at"))), digest_of_ranking(frozen)
    return document_of(
        _blocks(frozen, at, digest, language),
        frozen.name,
        about=say("office_ranking_title", language),
        footer=say("office_paper_digest", language, at=at, digest=digest[:16]),
        language=language,
        date=at[:10],
        digest=digest,
    )


def _blocks(frozen: FrozenRanking, at: str, digest: str, language: Language) -> Iterator[blocks.Block]:
    yield heading(say("office_ranking_head", language, name=frozen.name, count=len(frozen.order)), 1)
    yield blocks.Paragraph(
        text=say("office_ranking_frozen", language, at=at, by=frozen.frozen.get("by")), tone="quiet"
    )
    yield table(
        [(say(code, language), width, align) for code, width, align in _COLUMNS],
        [
            (
                cell(place, is_bold=True),
                cell(row.get("estate")),
                cell(_band(row)),
                cell(tenths(_number(row, "points"))),
                cell(_ends(row, "need")),
                cell(_ends(row, "willing")),
                cell(_ends(row, "complete")),
                cell(_ends(row, "targeted")),
                cell(row.get("red_flags"), "bad" if row.get("red_flags") else "plain"),
            )
            for place, row in enumerate(frozen.order, 1)
        ],
    )
    if frozen.moves:
        yield heading(say("office_ranking_moves", language))
        yield table(
            [
                (say("office_col_when", language), 0.2, "left"),
                (say("office_col_who", language), 0.12, "left"),
                (say("office_col_estate", language), 0.26, "left"),
                (say("office_col_move", language), 0.12, "left"),
                (say("office_col_reason", language), 0.3, "left"),
            ],
            [
                (
                    cell(moment(str(move.get("at")))),
                    cell(move.get("by")),
                    cell(move.get("name")),
                    cell(f"{move.get('from')} → {move.get('to')}"),
                    cell(move.get("reason")),
                )
                for move in frozen.moves
            ],
        )
    yield heading(say("office_why_basis", language))
    ending = "_en" if language == "en" else ""
    for weight in rows_of(frozen.frozen.get("weights")):
        facts = {"axis": weight.get("name" + ending), "weight": weight.get("weight")}
        line = say("frozen_weight", language, **facts, source=weight.get("source"))
        yield blocks.Paragraph(text=line.strip(), tone="quiet")
    for line in pack_lines(rows_of(frozen.frozen.get("packs")), language):
        yield blocks.Paragraph(text=line, tone="quiet")
    yield blocks.Paragraph(text=say("office_paper_sha", language, digest=digest), tone="quiet")


_COLUMNS: tuple[tuple[str, float, blocks.Align], ...] = (
    ("office_col_place", 0.06, "right"),
    ("office_col_estate", 0.22, "left"),
    ("office_col_rank", 0.12, "left"),
    ("office_col_points", 0.08, "right"),
    ("office_col_need", 0.12, "right"),
    ("office_col_willing", 0.12, "right"),
    ("office_col_complete", 0.11, "right"),
    ("office_col_targeted", 0.11, "right"),
    ("office_col_red", 0.06, "right"),
)


def _number(row: Row, name: str) -> Fraction | None:
    value = row.get(name)
    return read_number(str(value)) or _fraction(str(value)) if value is not None else None


def _fraction(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def _ends(row: Row, axis: str) -> str:
    return interval(_number(row, f"{axis}_low"), _number(row, f"{axis}_high"))


def _band(row: Row) -> str:
    best, worst = row.get("rank_best"), row.get("rank_worst")
    return f"{row.get('rank')}（{best}–{worst}）" if best != worst else str(row.get("rank"))


def ranking_sheet(frozen: FrozenRanking, language: Language) -> BookSheet:
    """Return 排序表: the estates in the order of ranking and moves."""
    number = ColumnKind.NUMBER
    moved = {str(move.get("estate")): str(move.get("reason")) for move in frozen.moves}
    columns = (
        BookColumn(title=say("office_col_place", language), kind=ColumnKind.COUNT),
        text_column("office_col_estate", language),
        text_column("office_col_id", language),
        BookColumn(title=say("office_col_rank_only", language), kind=ColumnKind.COUNT),
        BookColumn(title=say("office_col_best", language), kind=ColumnKind.COUNT),
        BookColumn(title=say("office_col_worst", language), kind=ColumnKind.COUNT),
        BookColumn(title=say("office_col_points", language), kind=number),
        *(
            BookColumn(title=f"{say(f'office_col_{axis}', language)} {say(end, language)}", kind=number)
            for axis in _AXES
            for end in ("office_col_low", "office_col_high")
        ),
        BookColumn(title=say("office_col_red", language), kind=ColumnKind.COUNT),
        BookColumn(title=say("office_col_moved_why", language), kind=ColumnKind.WORDS),
    )
    rows = []
    for place, row in enumerate(frozen.order, 1):
        ends = [_number(row, f"{axis}_{end}") for axis in _AXES for end in ("low", "high")]
        cells: tuple[CellValue, ...] = (
            place,
            str(row.get("estate")),
            str(row.get("id")),
            *(_whole(row, name) for name in ("rank", "rank_best", "rank_worst")),
            _number(row, "points"),
            *ends,
            _whole(row, "red_flags"),
            moved.get(str(row.get("id"))),
        )
        rows.append(BookRow(cells=cells))
    return BookSheet(
        key="ranking",
        name=say("office_sheet_ranking", language),
        title=say("office_ranking_head", language, name=frozen.name, count=len(rows)),
        columns=columns,
        rows=tuple(rows),
        notes=(
            say(
                "office_paper_digest",
                language,
                at=moment(str(frozen.frozen.get("at"))),
                digest=digest_of_ranking(frozen),
            ),
            *pack_lines(rows_of(frozen.frozen.get("packs")), language),
        ),
        frozen=2,
    )


_AXES = ("need", "willing", "complete", "targeted")


def _whole(row: Row, name: str) -> int | None:
    value = row.get(name)
    return int(str(value)) if value is not None else None


def ranking_book(frozen: FrozenRanking, language: Language) -> Book:
    """Return a frozen ranking as a workbook, the moves on a sheet of their own."""
    sheets = [ranking_sheet(frozen, language)]
    if frozen.moves:
        titles = ("office_col_when", "office_col_who", "office_col_estate", "office_col_move")
        sheets.append(
            BookSheet(
                key="moves",
                name=say("office_sheet_moves", language),
                title=say("office_ranking_moves", language),
                columns=(
                    *(text_column(title, language) for title in titles),
                    BookColumn(title=say("office_col_reason", language), kind=ColumnKind.WORDS),
                ),
                rows=tuple(
                    BookRow(
                        cells=(
                            moment(str(move.get("at"))),
                            str(move.get("by")),
                            str(move.get("name")),
                            f"{move.get('from')} → {move.get('to')}",
                            str(move.get("reason")),
                        )
                    )
                    for move in frozen.moves
                ),
            )
        )
    day = date.fromisoformat(str(frozen.frozen.get("at"))[:10])
    title = say("office_ranking_head", language, name=frozen.name, count=len(frozen.order))
    return book_of(sheets, title, day, language)

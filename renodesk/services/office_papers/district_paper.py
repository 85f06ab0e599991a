"""The sheet of a district (片区单), on paper and as a workbook."""

from collections.abc import Iterator
from datetime import UTC, datetime

from renodesk.domain.log import utc_text
from renodesk.domain.money import yuan_shown
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.districts import District
from renodesk.services.districts.reading import left_of
from renodesk.services.districts.words import (
    amount_text,
    by_word,
    candidate_text,
    gap_name,
    left_text,
    match_text,
    parts_text,
    pays_text,
    range_text,
    source_text,
    space_text,
    wall_state,
)
from renodesk.services.environment import Environment
from renodesk.services.office_papers.books import book_of, text_column
from renodesk.services.office_papers.writing import (
    cell,
    document_of,
    heading,
    moment,
    pack_lines,
    pack_of,
    table,
)
from renodesk.tables.book import Book, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look
from renodesk.texts import Language, joined, say


def district_document(district: District, environment: Environment, language: Language) -> Document:
    """Return a district's sheet as a paper of this day."""
    day = moment(utc_text(environment.clock()))
    identity = district.identity
    return document_of(
        _blocks(district, language),
        say("district_title", language, name=district.name),
        about="",
        footer=say("office_paper_footer", language, at=day, pack=identity.id, version=identity.version),
        language=language,
        date=day[:10],
    )


def _blocks(district: District, language: Language) -> Iterator[blocks.Block]:
    yield heading(say("district_title", language, name=district.name), 1)
    if district.note:
        yield blocks.Paragraph(text=district.note)
    if district.contested:
        cells = "; ".join(district.contested)
        told = say("district_contested", language, cells=cells)
        yield blocks.Callout(title=told, lines=(), tone="bad")
    yield _members(district, language)
    yield heading(say("district_sheet_gaps", language))
    yield _gaps(district, language)
    yield heading(say("district_sheet_space", language))
    yield _spaces(district, language)
    lines = [match_text(one, district, language) for one in district.matches]
    lines += [
        candidate_text(one, district, language) for one in district.candidates if one.is_enough is not False
    ]
    yield blocks.Bullets(lines=tuple(lines or [say("district_nothing", language)]))
    yield heading(say("district_sheet_walls", language))
    if district.walls:
        yield _walls(district, language)
    else:
        yield blocks.Paragraph(text=say("district_nothing", language))
    yield heading(say("district_sheet_costs", language))
    if district.measures:
        yield _costs(district, language)
        yield blocks.Paragraph(text=pays_text(district, language))
    else:
        yield blocks.Paragraph(text=say("district_nothing", language))
    identity = district.identity
    for text in pack_lines([pack_of(identity)], language):
        yield blocks.Paragraph(text=text, tone="quiet")


def _members(district: District, language: Language) -> blocks.Table:
    columns = _columns((("estate", 0.4), ("households", 0.15), ("area", 0.2), ("cost", 0.25)), language)
    rows = [
        (
            cell(one.name + ("" if one.is_here else say("district_away", language))),
            cell(amount_text(one.households, language)),
            cell(amount_text(one.area, language)),
            cell(yuan_shown(district.pays.get(one.estate, 0))),
        )
        for one in district.members
    ]
    return table(columns, rows)


def _columns(
    named: tuple[tuple[str, float], ...], language: Language
) -> list[tuple[str, float, blocks.Align]]:
    return [(say(f"district_col_{name}", language), width, "left") for name, width in named]


def _gaps(district: District, language: Language) -> blocks.Table:
    named = (("gap", 0.22), ("estate", 0.24), ("need", 0.12), ("have", 0.12), ("short", 0.12), ("left", 0.18))
    rows: list[tuple[blocks.Cell, ...]] = []
    for found in district.gaps:
        name = f"{gap_name(found.gap, language)}（{found.gap.unit}）"
        together = range_text(found.low, found.high, language)
        left = amount_text(found.left, language)
        rows.append(
            (
                cell(name, is_bold=True),
                cell(say("district_col_all", language), is_bold=True),
                cell(""),
                cell(""),
                cell(together, "warn" if found.high is None or found.high else "good", is_bold=True),
                cell(left, is_bold=True),
            )
        )
        for one in found.needs:
            amounts = [amount_text(value, language) for value in (one.need, one.have, one.short)]
            texts = amounts if one.applies else ["–"] * 3
            rows.append((cell(""), cell(district.name_of(one.estate)), *map(cell, texts), cell("")))
    return table(_columns(named, language), rows)


def _spaces(district: District, language: Language) -> blocks.Table:
    named = (("estate", 0.18), ("space", 0.22), ("m2", 0.09), ("free", 0.11), ("sources", 0.4))
    rows = []
    for member in district.members:
        for idle in member.idle:
            left = left_of(idle.m2, district.matches, member.estate, idle.space)
            is_over = left is not None and left < 0
            rows.append(
                (
                    cell(member.name),
                    cell(space_text(district, member.estate, idle.space, language)),
                    cell(amount_text(idle.m2, language)),
                    cell(left_text(left, language), "bad" if is_over else "plain"),
                    cell(source_text(idle, language), "warn" if idle.excess else "plain"),
                )
            )
    return table(_columns(named, language), rows)


def _walls(district: District, language: Language) -> blocks.Table:
    named = (("estate", 0.36), ("where", 0.28), ("length", 0.1), ("gained", 0.12), ("state", 0.14))
    return table(
        _columns(named, language),
        [
            (
                cell(" – ".join(district.name_of(estate) for estate in one.between)),
                cell(one.where),
                cell(amount_text(one.length, language)),
                cell(amount_text(one.space, language)),
                cell(wall_state(one, language), "good" if one.is_open else "plain"),
            )
            for one in district.walls
        ],
    )


def _costs(district: District, language: Language) -> blocks.Table:
    named = (("measure", 0.26), ("cost", 0.16), ("by", 0.18), ("all", 0.4))
    return table(
        _columns(named, language),
        [
            (
                cell(one.name),
                cell(yuan_shown(one.cost)),
                cell(by_word(one.by, language)),
                cell(parts_text(one, district, language), "plain" if one.parts is not None else "warn"),
            )
            for one in district.measures
        ],
    )


def district_book(district: District, environment: Environment, language: Language) -> Book:
    """Return a district's sheet as a workbook: gaps, idle space, walls, costs estate by estate."""
    day = datetime.fromtimestamp(environment.clock() / 1000, UTC).date()
    sheets = [
        _gap_sheet(district, language),
        _space_sheet(district, language),
        _wall_sheet(district, language),
        _cost_sheet(district, language),
    ]
    return book_of(sheets, say("district_title", language, name=district.name), day, language)


def _numbers(names: str, language: Language) -> list[BookColumn]:
    return [
        BookColumn(title=say(f"district_col_{name}", language), kind=ColumnKind.NUMBER)
        for name in names.split()
    ]


def _gap_sheet(district: District, language: Language) -> BookSheet:
    unknown = say("district_unknown", language)
    rows = []
    for found in district.gaps:
        together = range_text(found.low, found.high, language)
        shown: CellValue = found.high if found.low == found.high and found.high is not None else together
        head = (gap_name(found.gap, language), found.gap.unit, say("district_col_all", language))
        left = unknown if found.left is None else found.left
        rows.append(
            BookRow(
                cells=(*head, None, None, shown, found.matched, left, found.gap.origin.source),
                look=Look.GROUP,
            )
        )
        for one in found.needs:
            amounts: list[CellValue] = [
                unknown if value is None else value for value in (one.need, one.have, one.short)
            ]
            texts = amounts if one.applies else ["–"] * 3
            cells = (None, None, district.name_of(one.estate), *texts, None, None, None)
            rows.append(BookRow(cells=cells, depth=1))
    return BookSheet(
        key="gaps",
        name=say("district_sheet_gaps", language),
        title=say("district_title", language, name=district.name),
        columns=(
            text_column("district_col_gap", language),
            text_column("district_col_unit", language),
            text_column("district_col_estate", language),
            *_numbers("need have short matched left", language),
            BookColumn(title=say("district_col_source", language), kind=ColumnKind.WORDS),
        ),
        rows=tuple(rows),
        notes=(district.identity.statement_en if language == "en" else district.identity.statement,),
        frozen=3,
    )


def _space_sheet(district: District, language: Language) -> BookSheet:
    unknown = say("district_unknown", language)
    rows = [
        BookRow(
            cells=(
                member.name,
                space_text(district, member.estate, idle.space, language),
                source_text(idle, language),
                unknown if idle.m2 is None else idle.m2,
                unknown
                if (left := left_of(idle.m2, district.matches, member.estate, idle.space)) is None
                else left,
                joined("、", (use.name_en if language == "en" else use.name for use in idle.uses), language)
                or None,
                "\n".join(
                    match_text(one, district, language)
                    for one in district.matches
                    if (one.estate, one.space) == (member.estate, idle.space)
                )
                or None,
            )
        )
        for member in district.members
        for idle in member.idle
    ]
    return BookSheet(
        key="space",
        name=say("district_sheet_space", language),
        title=say("district_sheet_space", language),
        columns=(
            text_column("district_col_estate", language),
            text_column("district_col_space", language),
            BookColumn(title=say("district_col_sources", language), kind=ColumnKind.WORDS),
            *_numbers("m2 free", language),
            BookColumn(title=say("district_col_use", language), kind=ColumnKind.WORDS),
            BookColumn(title=say("district_col_matched", language), kind=ColumnKind.WORDS),
        ),
        rows=tuple(rows),
        frozen=1,
    )


def _wall_sheet(district: District, language: Language) -> BookSheet:
    unknown = say("district_unknown", language)
    gained = [one.space for one in district.walls if one.space is not None]
    return BookSheet(
        key="walls",
        name=say("district_sheet_walls", language),
        title=say("district_sheet_walls", language),
        columns=(
            text_column("district_col_estate", language),
            BookColumn(title=say("district_col_where", language), kind=ColumnKind.WORDS),
            *_numbers("length", language),
            BookColumn(title=say("district_col_gained", language), kind=ColumnKind.NUMBER, total=sum(gained)),
            text_column("district_col_state", language),
        ),
        rows=tuple(
            BookRow(
                cells=(
                    " – ".join(district.name_of(estate) for estate in one.between),
                    one.where,
                    unknown if one.length is None else one.length,
                    unknown if one.space is None else one.space,
                    wall_state(one, language),
                )
            )
            for one in district.walls
        ),
        total_label=say("office_col_sum", language),
    )


def _cost_sheet(district: District, language: Language) -> BookSheet:
    money = ColumnKind.MONEY
    estates = [one.estate for one in district.members]
    return BookSheet(
        key="costs",
        name=say("district_sheet_costs", language),
        title=say("district_sheet_costs", language),
        columns=(
            text_column("district_col_measure", language),
            text_column("district_col_by", language),
            BookColumn(title=say("district_col_cost", language), kind=money, total=district.cost),
            *(
                BookColumn(title=district.name_of(estate), kind=money, total=district.pays.get(estate, 0))
                for estate in estates
            ),
            BookColumn(title=say("district_col_note", language), kind=ColumnKind.WORDS),
        ),
        rows=tuple(
            BookRow(
                cells=(
                    one.name,
                    by_word(one.by, language),
                    one.cost,
                    *((one.parts or {}).get(estate) for estate in estates),
                    None if one.parts is not None else parts_text(one, district, language),
                ),
                look=Look.PLAIN if one.parts is not None else Look.BAD,
            )
            for one in district.measures
        ),
        notes=(pays_text(district, language),) if district.measures else (),
        total_label=say("office_col_sum", language),
        frozen=1,
    )

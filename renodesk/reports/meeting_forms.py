"""Forms a household or a meeting fills in by hand: personal data goes onto them, so they are never posted."""

from collections.abc import Sequence

from renodesk.reports.blocks import Align, Block, Cell, Column, Heading, Large, OnePage, Paragraph, Table
from renodesk.reports.meeting_snapshot import Choice, MeetingSnapshot
from renodesk.texts import Language, say

LARGEST, SMALLEST = 1.5, 0.9
ROWS, MOST_ROWS = 44, 220
"""Rows of a sign-in sheet: where nobody counted the households, and at most (ten pages)."""
MOST_LETTERS = 240
"""Letters of the works that need no choice, in an order form."""
_MATTERS = ("renovate", "scheme", "management", "property", "money")
_TICK = "□"
_LINE = "\u00a0"
"""A line to write on: an empty cell would have no height."""


def order(snapshot: MeetingSnapshot) -> Sequence[Block]:
    """Return the order form of a household on one page: tick, and rank three."""
    language = snapshot.language
    made: list[Block] = [
        Heading(text=say("order_title", language, estate=snapshot.estate), flows=True),
        _home(language),
        Paragraph(text=say("order_ask" if snapshot.menu else "order_none", language)),
    ]
    if snapshot.menu:
        made.append(_menu(snapshot.menu, language))
    made += [
        _form(
            ((0.24, "left"), (0.76, "left")),
            (
                (say("order_pay", language), say("order_pay_ticks", language)),
                (say("order_other", language), ""),
                (_LINE, ""),
            ),
        ),
        _form(
            ((0.16, "left"), (0.34, "left"), (0.16, "left"), (0.34, "left")),
            ((say("meeting_signature", language), "", say("meeting_date", language), ""),),
        ),
    ]
    if snapshot.musts:
        works = _some([one.plain for one in snapshot.musts], language)
        made.append(
            Paragraph(text=say("order_must", language, count=len(snapshot.musts), works=works), tone="quiet")
        )
    made.append(Paragraph(text=say("order_private", language), tone="quiet"))
    return (OnePage(blocks=tuple(made), largest=LARGEST, smallest=SMALLEST),)


def _some(names: Sequence[str], language: Language) -> str:
    """Return names in one line, as many as there is room for; … says that there are more."""
    join = say("meeting_works_join", language)
    room = MOST_LETTERS
    told: list[str] = []
    for name in names:
        room -= len(name) + len(join)
        if room < 0:
            return join.join((*told, "…"))
        told.append(name)
    return join.join(told)


def signin(snapshot: MeetingSnapshot) -> Sequence[Block]:
    """Return the sign-in sheet: as many rows as households, on some pages at most."""
    language, homes = snapshot.language, snapshot.households
    rows = min(homes or ROWS, MOST_ROWS)
    if homes is None:
        told = say("signin_rows_unknown", language, rows=rows)
    else:
        code = "signin_rows" if homes <= MOST_ROWS else "signin_rows_capped"
        told = say(code, language, households=homes, rows=rows)
    shares: tuple[tuple[str, float, Align], ...] = (
        ("signin_col_number", 0.08, "center"),
        ("signin_col_home", 0.19, "left"),
        ("meeting_name", 0.15, "left"),
        ("meeting_phone", 0.18, "left"),
        ("signin_col_agree", 0.08, "center"),
        ("signin_col_against", 0.08, "center"),
        ("signin_col_abstain", 0.08, "center"),
        ("meeting_signature", 0.16, "left"),
    )
    columns = tuple(Column(title=say(code, language), width=wide, align=at) for code, wide, at in shares)
    blank = Cell(text="")
    tick = Cell(text=_TICK)
    lines = tuple(
        (Cell(text=str(number), tone="quiet"), blank, blank, blank, tick, tick, tick, blank)
        for number in range(1, rows + 1)
    )
    return (
        Heading(text=say("signin_title", language, estate=snapshot.estate)),
        Paragraph(text=say("signin_private", language), tone="warn"),
        Paragraph(text=say("signin_topic", language)),
        Large(blocks=(Table(columns=columns, rows=lines, is_form=True),), factor=1.15),
        Paragraph(text=told, tone="quiet"),
    )


def opinion(snapshot: MeetingSnapshot) -> Sequence[Block]:
    """Return the opinion form of an owner on one page."""
    language = snapshot.language
    columns = (
        Column(title=say("opinion_col_matter", language), width=0.64),
        Column(title=say("opinion_col_agree", language), width=0.12, align="center"),
        Column(title=say("opinion_col_against", language), width=0.12, align="center"),
        Column(title=say("opinion_col_abstain", language), width=0.12, align="center"),
    )
    tick = Cell(text=_TICK, is_bold=True)
    rows = tuple(
        (Cell(text=f"{number}　{say(f'opinion_matter_{matter}', language)}"), tick, tick, tick)
        for number, matter in enumerate(_MATTERS, 1)
    )
    made: tuple[Block, ...] = (
        Heading(text=say("opinion_title", language, estate=snapshot.estate), flows=True),
        Paragraph(text=say("opinion_stage", language)),
        _home(language),
        _form(((0.4, "left"), (0.6, "left")), ((say("opinion_area", language), ""),)),
        Table(columns=columns, rows=rows, is_form=True),
        _form(
            ((0.24, "left"), (0.76, "left")),
            ((say("opinion_other", language), ""), (_LINE, ""), (_LINE, "")),
        ),
        _form(
            ((0.16, "left"), (0.34, "left"), (0.16, "left"), (0.34, "left")),
            ((say("meeting_signature", language), "", say("meeting_date", language), ""),),
        ),
        Paragraph(text=say("opinion_counting", language), tone="quiet"),
        Paragraph(text=say("notice_lift", language), tone="quiet"),
        Paragraph(text=say("opinion_private", language), tone="quiet"),
    )
    return (OnePage(blocks=made, largest=LARGEST, smallest=SMALLEST),)


def _home(language: Language) -> Table:
    """Return the lines a household says who it is on."""
    return _form(
        ((0.12, "left"), (0.2, "left"), (0.12, "left"), (0.2, "left"), (0.12, "left"), (0.24, "left")),
        (
            (
                say("meeting_building", language),
                "",
                say("meeting_entrance", language),
                "",
                say("meeting_room", language),
                "",
            ),
            (
                say("meeting_owner", language),
                say("meeting_owner_ticks", language),
                say("meeting_name", language),
                "",
                say("meeting_phone", language),
                "",
            ),
        ),
    )


def _menu(menu: Sequence[Choice], language: Language) -> Table:
    """Return the upgrades in two columns, each with a box to tick and one for a rank."""
    half = -(-len(menu) // 2)
    titles = [say(f"order_col_{name}", language) for name in ("tick", "number", "what", "rank")]
    widths: tuple[tuple[float, Align], ...] = (
        (0.065, "center"),
        (0.065, "center"),
        (0.29, "left"),
        (0.08, "center"),
    )
    columns = tuple(
        Column(title=title, width=wide, align=at)
        for _ in range(2)
        for title, (wide, at) in zip(titles, widths, strict=True)
    )
    empty = (Cell(text=""),) * 4
    rows = tuple(
        (*_choice(menu[at]), *(_choice(menu[at + half]) if at + half < len(menu) else empty))
        for at in range(half)
    )
    return Table(columns=columns, rows=rows, is_form=True)


def _choice(one: Choice) -> tuple[Cell, Cell, Cell, Cell]:
    return (
        Cell(text=_TICK, is_bold=True),
        Cell(text=str(one.number), is_bold=True),
        Cell(text=one.plain),
        Cell(text=""),
    )


def _form(columns: Sequence[tuple[float, Align]], rows: Sequence[Sequence[str]]) -> Table:
    """Return a table without titles to write into."""
    return Table(
        columns=tuple(Column(title="", width=wide, align=at) for wide, at in columns),
        rows=tuple(tuple(Cell(text=text) for text in row) for row in rows),
        is_form=True,
    )

"""The workbook of a request: one sheet a level, to be filled by the respondent and read back.

Row 1 is the title, row 2 says what to do, row 3 marks the sheet for the reader. The sheet of the estate has
a row per question, those of buildings and entrances a row per place and a column per question; codes stand in
grey beside the questions.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from renodesk.domain.places import Place
from renodesk.services.requests.asking import Asking, Box, Request, building_name
from renodesk.services.session import EstateSession
from renodesk.tables.writing import SAME_DAY, replace_file
from renodesk.texts import Language, joined, say

MARK = "reno-request:"
HEAD = 5
"""The row (from 1) of the header; codes of a table stand in the one below it."""
FONT = "微软雅黑"
_LONG = 24


def mark_of(session: EstateSession, request: Request) -> str:
    """Return what tells whose sheet this is: the estate, the round and the respondent."""
    return f"{MARK}{session.estate_id}/{session.round}/{request.respondent.code}"


def sheet_title(level: str, language: Language) -> str:
    """Return the name of a level's sheet."""
    return say(f"request_sheet_{level}", language)


def write_book(session: EstateSession, request: Request, out: Path, language: Language) -> None:
    """Write the workbook of a request, whole or not at all; nothing in it is a formula.

    Raises:
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    import xlsxwriter  # a start of the program need not wait for it

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": SAME_DAY, "title": f"{session.name} {request.respondent.name}"})
        writer = _Writer(session, request, book, language)
        for asking in request.askings:
            writer.sheet(asking)
    replace_file(out, buffer.getvalue())


class _Writer:
    def __init__(self, session: EstateSession, request: Request, book: Any, language: Language) -> None:
        self._session, self._request, self._book = session, request, book
        self._language: Language = language
        font = {"font_name": FONT, "valign": "vcenter", "font_size": 10}
        line = {"border": 1, "border_color": "#B8C0CA"}
        self._looks: Mapping[str, Any] = {
            "title": book.add_format({**font, "bold": True, "font_size": 14}),
            "hint": book.add_format({**font, "text_wrap": True, "valign": "top"}),
            "mark": book.add_format({**font, "font_color": "#9AA4B0", "font_size": 8}),
            "head": book.add_format({**font, **line, "bold": True, "bg_color": "#EDF1F5", "text_wrap": True}),
            "code": book.add_format({**font, **line, "font_color": "#9AA4B0", "font_size": 8}),
            "text": book.add_format({**font, **line, "text_wrap": True}),
            "quiet": book.add_format({**font, **line, "text_wrap": True, "font_color": "#5B6776"}),
            "fill": book.add_format({**font, **line, "bg_color": "#FFF9E5", "align": "center"}),
        }

    def _say(self, code: str, **facts: object) -> str:
        return say(f"request_{code}", self._language, **facts)

    def sheet(self, asking: Asking) -> None:
        sheet = self._book.add_worksheet(sheet_title(asking.level, self._language))
        whom = (self._request.respondent.name_en if self._language == "en" else "") or (
            self._request.respondent.name
        )
        width = 6 if asking.level == "estate" else max(6, len(asking.boxes) + _own(asking))
        sheet.write_string(
            0, 0, self._say("book_title", estate=self._session.name, whom=whom), self._look("title")
        )
        sheet.merge_range(1, 0, 1, width - 1, self._say("book_hint"), self._look("hint"))
        sheet.set_row(1, 48)
        sheet.write_string(2, 0, mark_of(self._session, self._request), self._look("mark"))
        sheet.hide_gridlines(2)
        sheet.set_default_row(20)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD - 1)
        if asking.level == "estate":
            self._questions(sheet, asking)
        else:
            self._table(sheet, asking)

    def _look(self, name: str) -> Any:
        return self._looks[name]

    def _questions(self, sheet: Any, asking: Asking) -> None:
        titles = ("col_code", "col_about", "col_asked", "col_fill", "col_unit", "col_known")
        for at, title in enumerate(titles):
            sheet.write_string(HEAD - 1, at, self._say(title), self._look("head"))
        ((place, _),) = asking.places
        for row, box in enumerate(asking.boxes, HEAD):
            takes = box.field.unit or joined("、", box.options, self._language)
            texts = (box.code, box.name, box.label)
            for at, text in enumerate(texts):
                sheet.write_string(row, at, text, self._look("code" if at == 0 else "text"))
            sheet.write_blank(row, 3, None, self._look("fill"))
            self._limit(sheet, row, 3, row, box)
            sheet.write_string(row, 4, takes, self._look("text"))
            lines = max(-(-len(takes) // 12), -(-len(box.label) // 22), -(-len(box.name) // 11))
            sheet.set_row(row, max(20, 6 + 14 * lines))
            sheet.write_string(row, 5, asking.known.get((place, box.code), ""), self._look("quiet"))
        for at, wide in enumerate((16, 22, 44, 18, 22, 16)):
            sheet.set_column(at, at, wide)
        sheet.freeze_panes(HEAD, 0)

    def _table(self, sheet: Any, asking: Asking) -> None:
        own = _own(asking)
        names = ("col_building", "col_unit_no")[:own]
        for at, title in enumerate(names):
            sheet.write_string(HEAD - 1, at, self._say(title), self._look("head"))
            sheet.write_string(HEAD, at, "", self._look("code"))
        last = HEAD + len(asking.places)
        for at, box in enumerate(asking.boxes, own):
            sheet.write_string(HEAD - 1, at, _title(box), self._look("head"))
            sheet.write_string(HEAD, at, box.code, self._look("code"))
            self._limit(sheet, HEAD + 1, at, last, box)
        for row, (place, name) in enumerate(asking.places, HEAD + 1):
            for at, text in enumerate(self._names(place, name, own)):
                sheet.write_string(row, at, text, self._look("text"))
            for at, box in enumerate(asking.boxes, own):
                sheet.write_blank(row, at, None, self._look("fill"))
                known = asking.known.get((place, box.code), "")
                if known:
                    sheet.write_comment(row, at, self._say("known", value=known), {"font_size": 9})
        sheet.set_column(0, own - 1, 16)
        sheet.set_column(own, own + len(asking.boxes) - 1, 18)
        sheet.set_row(HEAD - 1, 46)
        sheet.freeze_panes(HEAD + 1, own)

    def _names(self, place: Place, name: str, own: int) -> tuple[str, ...]:
        return (name,) if own == 1 else (building_name(self._session, place), name)

    def _limit(self, sheet: Any, row: int, column: int, last: int, box: Box) -> None:
        """Offer the words a box takes; what is typed all the same is judged when it comes back."""
        words = [word[:_LONG] if len(",".join(box.options)) > 250 else word for word in box.options]
        if words and len(",".join(words)) <= 250:
            rule = {"validate": "list", "source": words, "error_type": "warning"}
            sheet.data_validation(row, column, last, column, rule)


def _own(asking: Asking) -> int:
    """Return how many columns name the place."""
    return 2 if asking.level == "unit" else 1


def _title(box: Box) -> str:
    """Return the head of a column: what is asked, its unit, and of which item."""
    unit = f"（{box.field.unit}）" if box.field.unit else ""
    return f"{box.label}{unit}" if box.item is None else f"{box.name}：{box.label}{unit}"

"""A timeline: years as columns, what is done in them as rows."""

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.lib.colors import white

from renodesk.reports.chart_blocks import Timeline, TimelineRow
from renodesk.reports.charts_rows import Band, Frame, Row, Space, drawn_rows, said, solid
from renodesk.reports.inks import BOLD, INK, INK2, INK3, LINE, tone_color

_LABEL, _HEAD, _SIZE, _INSET = 0.26, 18.0, 8.5, 2.0


def timeline_drawings(block: Timeline, wide: float, most: float) -> tuple[Drawing, ...]:
    """Return a box in its year for each row, its words inside; what has no year yet is a dashed box over all.

    Years stand over every drawing. Without any row the words of the chart stand in their place.
    """
    label = wide * _LABEL if block.rows else 0.0
    space = Space(left=label, right=wide - 0.5)
    rows: list[Row] = [_row(row, len(block.years), space) for row in block.rows]
    if not rows:
        rows = [lambda band: _nothing(band, block.text, wide)]

    def around(drawing: Drawing, bottom: float, top: float) -> None:
        for at, year in enumerate(block.years if block.rows else ()):
            column = _column(at + 1, len(block.years), space)
            place = ((column.left + column.right) / 2, top + 5)
            said(drawing, year, place, column.width - 4, font=BOLD, size=_SIZE, ink=INK2, anchor="middle")
            drawing.add(Line(column.left, bottom, column.left, top + 2, strokeColor=LINE, strokeWidth=0.6))
        drawing.add(Line(space.left, top, space.right, top, strokeColor=INK3, strokeWidth=0.6))

    return drawn_rows(rows, Frame(width=wide, head=_HEAD, foot=2, around=around), most)


def _nothing(band: Band, text: str, wide: float) -> None:
    said(band.drawing, text, (0, band.base), wide, size=band.size, ink=INK2)


def _column(year: int, years: int, space: Space) -> Space:
    if not 1 <= year <= years:
        return space
    each = space.width / years
    return Space(left=space.left + each * (year - 1), right=space.left + each * year)


def _row(row: TimelineRow, years: int, space: Space) -> Row:
    def draw(band: Band) -> None:
        drawing = band.drawing
        said(drawing, row.label, (0, band.base), space.left - 8, size=band.size)
        drawing.add(Line(0, band.y, space.right, band.y, strokeColor=LINE, strokeWidth=0.4))
        column = _column(row.year, years, space)
        corner = (column.left + _INSET, band.y + 2)
        size = (column.width - 2 * _INSET, band.height - 4)
        if 1 <= row.year <= years:
            solid(drawing, corner, size, tone_color("plain", 0.16), tone_color("plain"))
        else:
            box = Rect(*corner, *size)
            box.fillColor, box.strokeColor, box.strokeWidth, box.strokeDashArray = white, INK3, 0.6, (2, 2)
            drawing.add(box)
        said(drawing, row.text, (corner[0] + 5, band.base), size[0] - 10, size=band.size - 0.5, ink=INK)

    return draw

"""Charts drawn once, as ReportLab graphics: PDF, Word and window show the same."""

import io
from collections.abc import Mapping

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from renodesk.pdfium import PDFIUM
from renodesk.reports.blocks import Bars, Radar
from renodesk.reports.chart_blocks import CostBars, Timeline, Waterfall
from renodesk.reports.charts_bars import bars_drawing
from renodesk.reports.charts_costs import costs_drawings
from renodesk.reports.charts_radar import radar_drawing
from renodesk.reports.charts_svg import to_svg
from renodesk.reports.charts_timeline import timeline_drawings
from renodesk.reports.charts_waterfall import waterfall_drawings
from renodesk.reports.fonts import fonts, register_fonts

Chart = Bars | Radar | Waterfall | CostBars | Timeline
MOST_HEIGHT = 660.0
"""As high as a chart may be on a page, a heading above it."""
_MOST_RADAR = 260.0
_PIXELS_PER_POINT = 200 / 72


def chart_drawings(block: Chart, width: float, most: float = MOST_HEIGHT) -> tuple[Drawing, ...]:
    """Return a chart as drawings, none higher than `most`; nearly always one."""
    register_fonts()
    match block:
        case Bars():
            return (bars_drawing(block, width),)
        case Radar():
            return (radar_drawing(block, min(width, _MOST_RADAR)),)
        case Waterfall():
            return waterfall_drawings(block, width, most)
        case CostBars():
            return costs_drawings(block, width, most)
        case Timeline():
            return timeline_drawings(block, width, most)


def chart_drawing(block: Chart, width: float) -> Drawing:
    """Return a chart as one drawing, however high."""
    return chart_drawings(block, width, most=float("inf"))[0]


def chart_text(block: Chart) -> str:
    """Return what a chart says, in words."""
    if isinstance(block, Bars):
        return "；".join(f"{bar.label} {bar.text}" for bar in block.bars)
    return block.text


def chart_svg(block: Chart, width: float, inks: Mapping[str, str] | None = None) -> str:
    """Return a chart as SVG, in the inks of a window's theme where they are given; see `to_svg`."""
    return to_svg(chart_drawing(block, width), chart_text(block), inks)


def chart_pngs(block: Chart, width: float, most: float = MOST_HEIGHT) -> tuple[bytes, ...]:
    """Return a chart as PNGs, none higher than `most` points; nearly always one."""
    return tuple(to_png(drawing) for drawing in chart_drawings(block, width, most))


def to_png(drawing: Drawing) -> bytes:
    """Return a drawing as PNG of 200 dots per inch; the same drawing gives the same bytes."""
    import pypdfium2  # a start need not wait for PDFium

    page = io.BytesIO()
    with fonts():
        canvas = Canvas(page, pagesize=(drawing.width, drawing.height), invariant=1)
        renderPDF.draw(drawing, canvas, 0, 0)
        canvas.save()
    out = io.BytesIO()
    with PDFIUM:
        document = pypdfium2.PdfDocument(page.getvalue())
        try:
            picture = document[0].render(scale=_PIXELS_PER_POINT).to_pil()
        finally:
            document.close()
    dots = 72 * _PIXELS_PER_POINT
    picture.save(out, "PNG", dpi=(dots, dots))
    return out.getvalue()

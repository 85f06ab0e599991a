"""The poster as one page: the largest letters with which everything fits, shortened by rule below that."""

from dataclasses import replace

from reportlab.platypus import Flowable

from renodesk.reports import blocks
from renodesk.reports.fonts import width
from renodesk.reports.inks import BOLD, FONT, INK, INK2, tone_color
from renodesk.reports.lines import broken, cut
from renodesk.reports.pdf.poster_found import found
from renodesk.reports.pdf.poster_pen import SMALLEST, Look, Pen, aside, columns, few, square, title

_BEYOND = 28.0
"""A poster goes so far beyond the frame of a page: a wall has no binding."""
_NOTE, _GAP = 9.5, 12.0
_MOST_ROOM = 34.0


LOOKS: tuple[Look, ...] = (
    *(Look(size=size, photo=150.0, columns=2, places="full") for size in (24.0, 22.0, 20.0)),
    Look(size=18.0, photo=130.0, columns=2, places="full"),
    Look(size=18.0, photo=120.0, columns=2, places="short"),
    Look(size=SMALLEST, photo=115.0, columns=2, places="full"),
    Look(size=SMALLEST, photo=110.0, columns=2, places="short"),
    Look(size=SMALLEST, photo=100.0, columns=3, places="short"),
    Look(size=SMALLEST, photo=92.0, columns=3, places=""),
    Look(size=SMALLEST, photo=70.0, columns=3, places="", lines=1),
)
"""Letters shrink first, then places are said in few letters, then they go, then what is long is cut."""


class PosterPage(Flowable):
    """Fills its frame, and somewhat more, with a poster; never split."""

    def __init__(self, poster: blocks.Poster, *, is_drawn: bool) -> None:
        """Show a poster; a first pass that only counts pages leaves the pictures out."""
        super().__init__()
        self._poster = poster
        self._is_drawn = is_drawn

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take all there is."""
        self.width, self.height = width, height - 1
        return (self.width, self.height)

    def draw(self) -> None:
        """Draw the first look that fits; what room is left lies between the parts."""
        wide, high = self.width + 2 * _BEYOND, self.height + 2 * _BEYOND
        look, used, parts = _fitting(self._poster, wide, high)
        room = min(_MOST_ROOM, max(0.0, high - used) / max(1, parts - 1))
        pen = Pen(self.canv, -_BEYOND, self.height + _BEYOND, wide, is_drawn=self._is_drawn)
        for part in _PARTS:
            part(pen, self._poster, look)
            pen.y -= _GAP + room
        _notes(pen, self._poster, -_BEYOND)


def _fitting(poster: blocks.Poster, wide: float, high: float) -> tuple[Look, float, int]:
    """Return the first look that fits, its height, and how many parts it has; room is given to photos."""
    parts = len(_PARTS)
    used = 0.0
    for look in LOOKS:
        used = _height(poster, look, wide)
        if used <= high:
            grown = replace(look, photo=look.photo + (high - used))
            return grown, _height(poster, grown, wide), parts
    return LOOKS[-1], used, parts


def _height(poster: blocks.Poster, look: Look, wide: float) -> float:
    pen = Pen(None, 0.0, 0.0, wide, is_drawn=False)
    for part in _PARTS:
        part(pen, poster, look)
        pen.y -= _GAP
    return -pen.y - _GAP + _notes_height(poster)


def look_of(poster: blocks.Poster, wide: float, high: float) -> tuple[Look, bool]:
    """Return how a poster is laid out on a frame, and whether it fits."""
    look, used, _ = _fitting(poster, wide + 2 * _BEYOND, high + 2 * _BEYOND)
    return look, used <= high + 2 * _BEYOND


def _title_size(text: str, most: float) -> float:
    """Return the largest letters with which a title takes one line, or two smaller ones."""
    for size, count in ((46.0, 1), (42.0, 1), (38.0, 1), (36.0, 2), (32.0, 2), (28.0, 2)):
        if len(broken(text, most, BOLD, size)) <= count:
            return size
    return 26.0


def _head(pen: Pen, poster: blocks.Poster, look: Look) -> None:
    badge = 250.0
    canvas, top = pen.canvas, pen.y
    room = pen.wide - badge - 24
    size = _title_size(poster.title, room)
    if canvas is not None:
        canvas.setFillColor(tone_color("plain"))
        canvas.rect(pen.x, top - 9, pen.wide, 9, stroke=0, fill=1)
    pen.y = top - 26
    pen.lines(few(poster.title, room, BOLD, size, 2), size, x=pen.x, font=BOLD, lead=size * 1.26)
    pen.y -= 4
    sub = few(poster.subtitle, room, FONT, max(SMALLEST, look.size - 2), 2)
    pen.lines(sub, max(SMALLEST, look.size - 2), x=pen.x, lead=look.leading)
    bottom = min(pen.y, top - 24 - 96)
    _badge(pen, poster.badge, (pen.x + pen.wide - badge, top - 24), badge)
    pen.y = bottom


def _badge(pen: Pen, badge: tuple[str, str, str, str], corner: tuple[float, float], wide: float) -> None:
    canvas, (x, y) = pen.canvas, corner
    if canvas is None:
        return
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.6)
    canvas.roundRect(x, y - 96, wide, 96, 8, stroke=1, fill=0)
    label, value, word, note = badge
    pen.write(cut(label, wide - 24, FONT, SMALLEST), SMALLEST, x=x + 12, y=y - 24, ink=INK2)
    size = next(
        (one for one in (34.0, 30.0, 26.0, 22.0, 18.0) if _pair(value, word, one) <= wide - 24), SMALLEST
    )
    pen.write(value, size, x=x + 12, y=y - 60, font=BOLD)
    at = x + wide - 12 - width(word, BOLD, size * 0.8)
    pen.write(word, size * 0.8, x=at, y=y - 60, font=BOLD, ink=tone_color("plain"))
    pen.write(cut(note, wide - 24, FONT, SMALLEST), SMALLEST, x=x + 12, y=y - 84, ink=INK2)


def _pair(value: str, word: str, size: float) -> float:
    return width(value, BOLD, size) + 14 + width(word, BOLD, size * 0.8)


def _placed(look: Look, full: str, short: str) -> str:
    return {"full": full, "short": short}.get(look.places, "")


# What is done anyway, and what one may choose


def _musts(pen: Pen, poster: blocks.Poster, look: Look) -> None:
    title(pen, poster.must_title, look)
    each = pen.wide / look.columns
    room = each - look.size - 18
    cells = []
    for one in poster.musts:
        where = _placed(look, one.where, one.where_short)
        text = f"{one.text}（{where}）" if where else one.text
        cells.append(few(text, room, FONT, look.size, look.lines))
    columns(
        pen, cells, look.size, lambda x, y, _: square(pen, x, y, look.size * 0.42), (each, look.size * 0.9)
    )


def _menu(pen: Pen, poster: blocks.Poster, look: Look) -> None:
    title(pen, poster.menu_title, look)
    aside(pen, poster.menu_hint)
    each, size = pen.wide / 2, look.size + 1
    box = size * 1.35
    left = box + 12 + width("16", BOLD, size) + 10
    cells = [
        few(one.text + ("★" if one.is_suggested else ""), each - left - 16, FONT, size, look.lines)
        for one in poster.menu
    ]

    def lead_in(x: float, y: float, at: int) -> None:
        if pen.canvas is not None:
            pen.canvas.setStrokeColor(INK)
            pen.canvas.setLineWidth(1.8)
            pen.canvas.rect(x + 1, y - box + 1, box, box, stroke=1, fill=0)
        pen.write(str(poster.menu[at].number), size, x=x + box + 12, y=y - size * 1.02, font=BOLD)

    columns(pen, cells, size, lead_in, (each, left), box + 6)


# When, where and whom


def _meeting(pen: Pen, poster: blocks.Poster, look: Look) -> None:
    canvas, top, inset = pen.canvas, pen.y, 14.0
    outer = (pen.x, pen.wide)
    pen.x, pen.wide, pen.y = pen.x + inset, pen.wide - 2 * inset, top - inset
    title(pen, poster.meeting_title, look)
    size, row = look.size + 1, look.size * 2.1
    half = pen.wide * 0.56
    _blank(pen, poster.when, poster.when_blank, (pen.x, half - 20), size, row)
    _blank(pen, poster.where, "", (pen.x + half, pen.wide - half), size, row)
    pen.y -= row
    _blank(pen, poster.whom, "", (pen.x, half - 20), size, row)
    _blank(pen, poster.phone, "", (pen.x + half, pen.wide - half), size, row)
    pen.y -= row + 10
    lines = few(poster.how, pen.wide, FONT, look.size, 3)
    pen.lines(lines, look.size, x=pen.x, lead=look.leading)
    pen.y -= inset - 6
    pen.x, pen.wide = outer
    if canvas is not None:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.6)
        canvas.roundRect(pen.x, pen.y, pen.wide, top - pen.y, 8, stroke=1, fill=0)


def _blank(pen: Pen, label: str, words: str, place: tuple[float, float], size: float, row: float) -> None:
    """Write a label with a line to write on, and words that stand on the line."""
    x, wide = place
    y = pen.y - row + 6
    pen.write(label, size, x=x, y=y, font=BOLD)
    at = x + width(label, BOLD, size) + 12
    if pen.canvas is not None:
        pen.canvas.setStrokeColor(INK2)
        pen.canvas.setLineWidth(0.9)
        pen.canvas.line(at, y - 4, x + wide, y - 4)
    parts = words.split()
    step = (x + wide - at) / max(1, len(parts))
    for number, part in enumerate(parts, 1):
        right = at + step * number - width(part, FONT, size)
        pen.write(part, size, x=right, y=y)


def _notes_height(poster: blocks.Poster) -> float:
    return len(poster.notes) * _NOTE * 1.45 + 6


def _notes(pen: Pen, poster: blocks.Poster, bottom: float) -> None:
    """Write the small print at the foot."""
    y = bottom + _notes_height(poster) - _NOTE - 4
    for note in poster.notes:
        pen.write(cut(note, pen.wide, FONT, _NOTE), _NOTE, x=pen.x, y=y, ink=INK2)
        y -= _NOTE * 1.45


_PARTS = (_head, found, _musts, _menu, _meeting)

"""What was found, on a poster: a card with a photo each where there is one, else a line each."""

from collections.abc import Sequence

from renodesk.reports import blocks
from renodesk.reports.fonts import width
from renodesk.reports.inks import BOLD, FONT, INK3, tone_color
from renodesk.reports.lines import broken, cut
from renodesk.reports.pdf.poster_pen import SMALLEST, Look, Pen, disc, few, tag, title
from renodesk.reports.pdf.streaming import Jpeg, draw_jpeg


def found(pen: Pen, poster: blocks.Poster, look: Look) -> None:
    """Write the part of what was found."""
    title(pen, poster.found_title, look)
    if any(one.photo is not None for one in poster.found):
        _cards(pen, poster.found, look)
    else:
        for number, one in enumerate(poster.found, 1):
            _found_line(pen, number, one, look)


def _found_line(pen: Pen, number: int, one: blocks.PosterFinding, look: Look) -> None:
    left, size = pen.x + look.size * 2, look.size + 1
    mark = width(one.mark, BOLD, SMALLEST) + 22 if one.mark else 0.0
    room = pen.x + pen.wide - left - mark
    disc(pen, number, pen.x, pen.y, look.size * 1.45)
    text = few(one.text, room, BOLD, size, 1)[0]
    pen.write(text, size, x=left, y=pen.y - size, font=BOLD)
    at = left + width(text, BOLD, size) + 14
    left_over = pen.x + pen.wide - mark - at
    if left_over > 60:
        fits = width(one.where, FONT, look.size) <= left_over
        where = one.where if fits else cut(one.where_short, left_over, FONT, look.size)
        pen.write(where, look.size, x=at, y=pen.y - size)
    if one.mark:
        tag(pen, one.mark, pen.x + pen.wide - mark + 8, pen.y)
    pen.y -= look.leading + 5


def _cards(pen: Pen, found: Sequence[blocks.PosterFinding], look: Look) -> None:
    gap = 12.0
    each = (pen.wide - gap * (len(found) - 1)) / len(found)
    each = min(each, 240.0)
    size = min(look.size, 20.0)
    lead = size * 1.3
    photo = min(look.photo, each / 1.5)
    texts = [few(one.text, each, BOLD, size, look.lines + 1) for one in found]
    wheres = [_said_where(one, each, look.lines) for one in found]
    tall = max(len(one) for one in texts) * lead
    below = max(len(one) for one in wheres) * SMALLEST * 1.3
    marks = SMALLEST * 1.6 if any(one.mark for one in found) else 0.0
    top = pen.y
    for number, one in enumerate(found):
        x = pen.x + number * (each + gap)
        _picture(pen, one, (x, top - photo), (each, photo))
        disc(pen, number + 1, x + 6, top - 6, 34.0)
        pen.y = top - photo - 8
        pen.lines(texts[number], size, x=x, font=BOLD, lead=lead)
        pen.y = top - photo - 8 - tall
        pen.lines(wheres[number], SMALLEST, x=x, lead=SMALLEST * 1.3)
        if one.mark:
            tag(pen, one.mark, x, top - photo - 10 - tall - below)
    pen.y = top - photo - 10 - tall - below - marks - 4


def _said_where(one: blocks.PosterFinding, most: float, count: int) -> list[str]:
    """Return the places of a finding, in few letters where all of them take too many lines."""
    full = broken(one.where, most, FONT, SMALLEST)
    return full if len(full) <= count else few(one.where_short, most, FONT, SMALLEST, count)


def _picture(
    pen: Pen, one: blocks.PosterFinding, corner: tuple[float, float], size: tuple[float, float]
) -> None:
    canvas = pen.canvas
    if canvas is None:
        return
    canvas.setFillColor(tone_color("quiet", 0.08))
    canvas.rect(*corner, *size, stroke=0, fill=1)
    if one.photo is None or not pen.is_drawn:
        return
    data = one.photo.read()
    if data is None:
        words = cut(one.photo.missing, size[0] - 10, FONT, 11)
        pen.write(words, 11, x=corner[0] + 5, y=corner[1] + size[1] / 2, ink=INK3)
        return
    image = Jpeg(data)
    own = image.getSize()
    scale = min(size[0] / own[0], size[1] / own[1])
    wide, high = own[0] * scale, own[1] * scale
    place = (corner[0] + (size[0] - wide) / 2, corner[1] + (size[1] - high) / 2)
    draw_jpeg(canvas, image, one.photo.read, place, (wide, high))

"""From blocks to the text of a Word paper."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from renodesk.reports import blocks
from renodesk.reports.chart_blocks import CostBars, Timeline, Waterfall
from renodesk.reports.charts import Chart, chart_pngs, chart_text
from renodesk.reports.docx.fieldwork import sheet_head, sheet_row
from renodesk.reports.docx.large import enlarged
from renodesk.reports.docx.marks import cover_lines
from renodesk.reports.docx.markup import cell, paragraph, picture, row, run, table
from renodesk.reports.docx.pictures import COLUMN_GAP, HIGH, fitted, pinned_jpeg, size_of
from renodesk.reports.docx.tables import grid

AddPicture = Callable[[bytes], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chapter:
    """What stands before and behind the words of a first-level heading, and whether it begins a page."""

    before: str
    behind: str
    begins_page: bool


Bookmark = Callable[[str], Chapter]
"""Told of a heading of the first level."""
_MOST_LETTERS = 120
POSTER = 1.3
"""Letters of a poster: 12 points for what stands in 9.5, so that all of it is one page."""


class Body:
    """Turns blocks into paragraphs and tables, pictures on the way into the file."""

    def __init__(self, add: AddPicture, bookmark: Bookmark) -> None:
        """Put pictures into the file by `add`; `bookmark` marks headings of the first level."""
        self._add = add
        self._bookmark = bookmark
        self._pictures = 0

    def of(self, block: blocks.Block, width: float, *, keep: bool = False) -> Iterator[str]:
        """Yield the markup of a block for a text width in points; `keep` ties it to what follows."""
        match block:
            case blocks.Cover():
                yield from self._cover(block, width)
            case blocks.Heading():
                yield self._heading(block)
            case blocks.Paragraph():
                style = "RDSmall" if block.tone == "quiet" else "RDBody"
                bold = block.tone in ("bad", "warn")
                tone = "plain" if block.tone == "quiet" else block.tone
                yield paragraph(run(block.text, tone=tone, is_bold=bold), style, keep=keep)
            case blocks.Bullets():
                for line in block.lines:
                    yield paragraph(run("· " + line), "RDBullet", keep=keep)
            case blocks.KeyNumber():
                yield paragraph(run(block.label), "RDKeyLabel")
                yield paragraph(run(block.value), "RDKeyValue")
                yield paragraph(run(block.word, tone=block.tone), "RDKeyWord")
                yield paragraph(run(block.note), "RDKeyNote", keep=keep)
            case blocks.Callout():
                tied = keep or bool(block.lines)
                yield paragraph(run(block.title), f"RDCall{block.tone}", keep=tied)
                for at, line in enumerate(block.lines, 1):
                    tied = keep or at < len(block.lines)
                    yield paragraph(run(line), f"RDBox{block.tone}", keep=tied)
                yield paragraph("", "RDGap", keep=keep)
            case blocks.Table():
                yield grid(block, width, keep=keep)
                yield paragraph("", "RDGap", keep=keep)
            case blocks.Bars() | blocks.Radar() | Waterfall() | CostBars() | Timeline():
                yield from self._chart(block, width, keep=keep)
            case blocks.SideBySide():
                yield self._beside(block, width)
            case blocks.Photos():
                for at in range(0, len(block.photos), 2):
                    yield self._photos(block.photos[at : at + 2], width)
                yield paragraph("", "RDGap", keep=keep)
            case blocks.PinnedPicture():
                yield self._pinned(block, width, keep=keep)
            case blocks.Code():
                yield paragraph(run(block.caption, tone="quiet"), "RDCell", keep=keep)
            case blocks.SheetHead():
                yield from sheet_head(block)
            case blocks.SheetRow():
                yield from sheet_row(block)
                if block.photo is not None:
                    yield self._photos((block.photo,), width)
            case blocks.Together():
                for at, inner in enumerate(block.blocks, 1):
                    yield from self.of(inner, width, keep=keep or at < len(block.blocks))
            case blocks.Large():
                for inner in block.blocks:
                    yield from (enlarged(one, block.factor) for one in self.of(inner, width, keep=keep))
            case blocks.OnePage():
                factor = (block.largest + block.smallest) / 2
                for inner in block.blocks:
                    whole = replace(inner, flows=False) if isinstance(inner, blocks.Heading) else inner
                    yield from (enlarged(one, factor) for one in self.of(whole, width, keep=keep))
            case blocks.Poster():
                for inner in block.plain:
                    yield from (enlarged(one, POSTER) for one in self.of(inner, width, keep=keep))

    def _cover(self, block: blocks.Cover, width: float) -> Iterator[str]:
        yield from cover_lines(block.office, self._logo(block, width))
        yield paragraph("", "RDCoverBar")
        yield paragraph(run(block.title), "Title")
        yield paragraph(run(_short(block.subtitle, _MOST_LETTERS)), "Subtitle")
        for line in block.lines:
            yield paragraph(run(line), "RDCoverLine")
        yield paragraph("", "RDCoverLine", more=f'<w:spacing w:before="{20 * 140}"/>')
        yield self._signatures(block.signatures, width)
        yield paragraph(run(block.note), "RDCoverNote")

    def _logo(self, block: blocks.Cover, width: float) -> str:
        if block.logo is None:
            return ""
        self._pictures += 1
        size = fitted(size_of(block.logo), (width / 2, 30))
        return picture(self._add(block.logo), self._pictures, size, block.office or block.subtitle)

    def _signatures(self, signatures: Sequence[tuple[str, str]], width: float) -> str:
        half = width / 2
        role, room, gap = 42.0, half - 68, 26.0
        line = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="8B96A5"/></w:tcBorders>'
        rows = ""
        for at in range(0, len(signatures), 2):
            pair = [*signatures[at : at + 2], ("", "")][:2]
            cells = ""
            for name, signed in pair:
                cells += cell(paragraph(run(name, tone="quiet"), "RDSign"), role)
                cells += cell(paragraph(run(signed), "RDSign"), room, line if name else "")
                cells += cell(paragraph("", "RDSign"), gap)
            rows += row(cells)
        return table(rows, "RDLayout", (role, room, gap) * 2)

    def _heading(self, block: blocks.Heading) -> str:
        words = run(block.text)
        more = ""
        if block.level == 1:
            chapter = self._bookmark(block.text)
            words = chapter.before + words + chapter.behind
            if block.flows and not chapter.begins_page:
                more = '<w:pageBreakBefore w:val="0"/><w:spacing w:before="480"/>'
        return paragraph(words, f"Heading{block.level}", more=more)

    def _chart(self, block: Chart, width: float, *, keep: bool) -> Iterator[str]:
        for data in chart_pngs(block, width):
            wide, high = size_of(data)
            scale = width / wide if wide * 72 / 200 > width else 72 / 200
            yield self._figure(data, (wide * scale, high * scale), chart_text(block), "RDChart", keep=keep)

    def _figure(
        self, data: bytes, size: tuple[float, float], text: str, style: str, *, keep: bool = False
    ) -> str:
        self._pictures += 1
        return paragraph(picture(self._add(data), self._pictures, size, text), style, keep=keep)

    def _beside(self, block: blocks.SideBySide, width: float) -> str:
        share = width * 0.54
        left = "".join(markup for one in block.left for markup in self.of(one, share - 12))
        right = "".join(self.of(block.right, width - share))
        return table(row(cell(left, share) + cell(right, width - share)), "RDLayout", (share, width - share))

    def _photos(self, photos: Sequence[blocks.Photo], width: float) -> str:
        """Return one or two photos with their captions as a row that is never split."""
        each = (width - COLUMN_GAP) / 2
        cells = [cell(self._photo(photo, each), each) for photo in photos]
        if len(cells) == 1:
            cells.append(cell(paragraph("", "RDCell"), each))
        gap = cell(paragraph("", "RDCell"), COLUMN_GAP)
        return table(row(gap.join(cells)), "RDLayout", (each, COLUMN_GAP, each))

    def _photo(self, photo: blocks.Photo, width: float) -> str:
        caption = _short(photo.caption, _MOST_LETTERS)
        data = photo.read()
        shown = (
            _missing(photo.missing)
            if data is None
            else self._figure(data, fitted(size_of(data), (width, HIGH)), photo.caption, "RDFigure")
        )
        return shown + paragraph(run(caption), "Caption")

    def _pinned(self, block: blocks.PinnedPicture, width: float, *, keep: bool) -> str:
        made = pinned_jpeg(block, width)
        if made is None:
            return _missing(block.missing, keep=keep)
        data, size = made
        return self._figure(data, size, block.text, "RDFigure", keep=keep)


def _missing(text: str, *, keep: bool = False) -> str:
    """Return a frame about as large as the picture that is not there, its reason inside."""
    empty = "<w:r>" + "<w:br/>" * 5 + "</w:r>"
    return paragraph(empty + run(text) + empty, "RDMissing", keep=keep)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"

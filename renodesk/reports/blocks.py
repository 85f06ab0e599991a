"""Format-neutral blocks: what a document says, in order; PDF, Word and Excel writers each render them."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from renodesk.reports.chart_blocks import CostBars, Timeline, Waterfall

Tone = Literal["plain", "good", "warn", "bad", "quiet"]
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cover:
    """The first page: whose it is, title, estate, facts under it, and lines to sign; `logo` is a PNG."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    signatures: tuple[tuple[str, str], ...]
    note: str
    office: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading of level 1–3; level 1 begins a page, unless `flows` lets it follow where there is room."""

    text: str
    level: int = 1
    flows: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph in a tone."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bullets:
    """Short lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyNumber:
    """The number a mayor reads: label, interval as text, word, and a line under it."""

    label: str
    value: str
    word: str
    note: str
    tone: Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class Callout:
    """A box that must be seen."""

    title: str
    lines: tuple[str, ...]
    tone: Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A table cell with its tone; bold for results."""

    text: str
    tone: Tone = "plain"
    is_bold: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column: title, share of the width, alignment."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows under a header that repeats on every page; a form has boxes with room to write."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_form: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A bar with an interval: label, ends (0–100, None: not applicable), tone and its text."""

    label: str
    low: Fraction | None
    high: Fraction | None
    tone: Tone
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Bars:
    """Interval bars, solid to the low end and pale to the high end."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Radar:
    """A radar over axes with low and high ends; `text` says the same in words."""

    axes: tuple[Bar, ...]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SideBySide:
    """Blocks beside a chart, as on the summary page."""

    left: tuple["Block", ...]
    right: "Block"


@dataclass(frozen=True, kw_only=True, slots=True)
class Photo:
    """A photo with caption; `read` gives the JPEG, or None and a placeholder says so."""

    caption: str
    read: Callable[[], bytes | None]
    missing: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Photos:
    """Photos two to a row, each with its caption."""

    photos: tuple[Photo, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PinMark:
    """A numbered pin at a place of a picture, 0 to 1 from its top left.

    Its shape says what it marks, a small flag that it is a red one.
    """

    number: int
    x: Fraction
    y: Fraction
    shape: Literal["disc", "square", "diamond", "box"]
    has_flag: bool
    tone: Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class PinnedPicture:
    """A picture as wide as the text with pins over it; `width` and `height` are its shape.

    `text` says what it shows, for those who do not see it.
    """

    width: int
    height: int
    read: Callable[[], bytes | None]
    missing: str
    marks: tuple[PinMark, ...]
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A QR code as rows of modules with a caption, `points` wide, at the right of its room."""

    modules: tuple[tuple[bool, ...], ...]
    caption: str
    points: float = 120.0


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetHead:
    """Begins the sheet of a place, and stands at the top of each of its pages.

    `code` is a QR code as rows of modules; `blanks` are labels of lines to write on, `locked` one with a box
    to tick before it.
    """

    title: str
    lines: tuple[str, ...]
    code: tuple[tuple[bool, ...], ...]
    code_hint: str
    locked: str
    blanks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Blank:
    """Something to write or tick by hand: `write`, `tick`, or `choose` one of `choices`."""

    kind: Literal["write", "tick", "choose"]
    label: str
    unit: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """What is asked of one item on a field sheet: how to look, grades to tick, blanks, room for a note.

    `ticks` are said of the item as a whole; `quiet` lines (what is known already) stand in grey; `marks`
    stand behind the title.
    """

    title: str
    marks: str
    guide: str
    ticks: tuple[str, ...]
    grades: tuple[tuple[str, str], ...]
    blanks: tuple[Blank, ...]
    note: str
    quiet: tuple[str, ...] = ()
    photo: Photo | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Together:
    """Blocks that stay on one page where they fit."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Large:
    """Blocks in letters `factor` times as large, to be read standing before a wall."""

    blocks: tuple["Block", ...]
    factor: float


@dataclass(frozen=True, kw_only=True, slots=True)
class OnePage:
    """Blocks on a page of their own, in letters as large as they fit: from `largest` down to `smallest`."""

    blocks: tuple["Block", ...]
    largest: float
    smallest: float


@dataclass(frozen=True, kw_only=True, slots=True)
class PosterFinding:
    """What was found, where (and in few letters), a mark where it is urgent, and a photo."""

    text: str
    where: str
    where_short: str
    mark: str
    photo: Photo | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PosterWork:
    """A work that is done anyway, and where (and in few letters)."""

    text: str
    where: str
    where_short: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PosterChoice:
    """A work one may tick: its number, its words, and whether it was suggested."""

    number: int
    text: str
    is_suggested: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Poster:
    """One page for a wall; `plain` says the same in blocks for writers that have no walls.

    Each part has a title; `when`, `where`, `whom` and `phone` are labels with room to write.
    """

    title: str
    subtitle: str
    badge: tuple[str, str, str, str]
    """Label, score, word, and a note."""
    found_title: str
    found: tuple[PosterFinding, ...]
    must_title: str
    musts: tuple[PosterWork, ...]
    menu_title: str
    menu_hint: str
    menu: tuple[PosterChoice, ...]
    meeting_title: str
    when: str
    when_blank: str
    where: str
    whom: str
    phone: str
    how: str
    notes: tuple[str, ...]
    plain: tuple["Block", ...]


Block = (
    Cover
    | Heading
    | Paragraph
    | Bullets
    | KeyNumber
    | Callout
    | Table
    | Bars
    | Radar
    | Waterfall
    | CostBars
    | Timeline
    | SideBySide
    | Photos
    | PinnedPicture
    | Code
    | SheetHead
    | SheetRow
    | Together
    | Large
    | OnePage
    | Poster
)

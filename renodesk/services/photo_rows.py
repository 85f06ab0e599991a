"""The uses of photos as rows, read again only where a change touched them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, CellState
from renodesk.domain.places import Place, place_of_key
from renodesk.domain.public_paper import Publicness, publicness
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.side_tables import StoredPhoto

_BY_TIME = attrgetter("at", "name", "use")
_FEW = 200
"""So many uses are read again one by one; beyond, all of them at once are faster."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PhotoRow:
    """A use of a photo.

    `taken_at` is local time as the camera (or the file name) said; `time_from` exif, name or none;
    `corrected_at` what a camera clock makes of it, else "". `begins` is the place somebody said begins
    with it. `reduced` is "" or the size in pixels before it was made smaller. `annotation` is what its cell
    holds, None for nothing.
    """

    use: str
    sha256: str
    name: str
    taken_at: str
    time_from: str
    caption: str
    role: str
    item: str
    place: Place | None
    person: str
    has_original: bool
    round: str = ""
    corrected_at: str = ""
    clock: str = ""
    camera: str = ""
    offset: str = ""
    code: str = ""
    begins: Place | None = None
    reduced: str = ""
    rotation: int = 0
    annotation: Json = None
    before: str = ""
    public: Publicness = Publicness.UNCHECKED

    @property
    def at(self) -> str:
        """Return the time that counts, "" where nobody knows."""
        return self.corrected_at or self.taken_at

    @property
    def moment(self) -> datetime | None:
        """Return the time that counts, None where there is none or only a day."""
        return moment_of(self.at)

    @property
    def is_evidence(self) -> bool:
        """Return whether it counts towards the evidence of its answer."""
        return self.role in vocabulary.EVIDENCE_ROLES


def moment_of(text: str) -> datetime | None:
    """Return the local time of a text, None where there is none or only a day."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None) if "T" in text else None
    except ValueError:
        return None


class PhotoRows:
    """The uses of photos in an estate file, kept in mind; only what a change touched is read again."""

    def __init__(self, file: EstateFile) -> None:
        """Read nothing yet."""
        self._file = file
        self._touched: set[str] | None = None
        self._is_stale = True
        self._round = ""
        self._cells: dict[str, dict[str, CellState]] = {}
        self._stored: dict[str, StoredPhoto] = {}
        self._made: dict[str, PhotoRow] = {}
        self._rows: tuple[PhotoRow, ...] = ()

    def note(self, cells: Iterable[Cell] | None) -> None:
        """Hear which cells an act touched; None: photos came or went some other way."""
        if cells is None:
            self._touched, self._is_stale = None, True
            return
        uses = {one.key for one in cells if one.entity == "photo_use"}
        if uses:
            self._is_stale = True
            if self._touched is not None:
                self._touched |= uses

    def rows(self, round_key: str) -> tuple[PhotoRow, ...]:
        """Return the uses of a round, by time, then name."""
        if self._is_stale or self._round != round_key:
            with self._file.held():
                self._refresh(round_key)
        return self._rows

    def _refresh(self, round_key: str) -> None:
        touched, is_other_round = self._touched, self._round != round_key
        self._touched, self._round = set(), round_key
        if touched is None or len(touched) > _FEW:
            self._read_all()
            found = list(self._made.values())
        else:
            self._read(touched)
            kept = self._made.values() if is_other_round else self._rows
            found = [row for row in kept if row.use not in touched]
            found += [self._made[use] for use in touched if use in self._made]
        here = [row for row in found if row.round == round_key]
        here.sort(key=_BY_TIME)
        self._rows = tuple(here)
        self._is_stale = False

    def of_all_rounds(self, round_key: str) -> tuple[PhotoRow, ...]:
        """Return the uses of every round, in no order; `round_key` is the one whose rows are wanted next."""
        self.rows(round_key)
        return tuple(self._made.values())

    def _read_all(self) -> None:
        self._cells, self._made = {}, {}
        for state in self._file.states("photo_use"):
            self._cells.setdefault(state.cell.key, {})[state.cell.field] = state
        self._stored = {photo.sha256: photo for photo in self._file.photos()}
        for use in self._cells:
            self._make(use)

    def _read(self, touched: set[str]) -> None:
        for use in touched:
            fields = {
                state.cell.field: state
                for state in self._file.states("photo_use", use)
                if state.cell.key == use
            }
            self._cells[use] = fields
            sha256 = _text(fields, "photo")
            found = self._file.photo(sha256) if sha256 else None
            if found is not None:
                self._stored[sha256] = found
            self._make(use)

    def _make(self, use: str) -> None:
        fields = self._cells[use]
        if "photo" in fields and not _is_removed(fields):
            self._made[use] = _row(use, fields, self._stored.get(_text(fields, "photo")))
        else:
            self._made.pop(use, None)


def _is_removed(fields: dict[str, CellState]) -> bool:
    removal = fields.get(vocabulary.REMOVED)
    return removal is not None and removal.value is True and not removal.is_contested


def _text(fields: dict[str, CellState], name: str) -> str:
    state = fields.get(name)
    return state.value if state is not None and isinstance(state.value, str) else ""


def _row(use: str, fields: dict[str, CellState], stored: StoredPhoto | None) -> PhotoRow:
    rotation = _text(fields, "rotation")
    annotation = fields.get("annotation")
    heads = fields["photo"].heads
    return PhotoRow(
        use=use,
        sha256=_text(fields, "photo"),
        name=_text(fields, "name"),
        taken_at=_text(fields, "taken_at"),
        time_from=_text(fields, "time_from") or "none",
        caption=_text(fields, "caption"),
        role=_text(fields, "role") or "evidence",
        item=_text(fields, "item"),
        place=_place(_text(fields, "place")),
        person=heads[-1].person if heads else "",
        round=_text(fields, "round"),
        has_original=stored is not None and stored.has_original,
        corrected_at=_text(fields, "corrected_at"),
        clock=_text(fields, "clock"),
        camera=(stored.camera if stored else None) or "",
        offset=(stored.taken_offset if stored else None) or "",
        code=_text(fields, "code"),
        begins=_place(_text(fields, "begins")),
        reduced=_text(fields, "reduced"),
        rotation=int(rotation) if rotation in ("90", "180", "270") else 0,
        annotation=annotation.value if annotation is not None else None,
        before=_text(fields, "before"),
        public=_publicness(fields),
    )


def _publicness(fields: dict[str, CellState]) -> Publicness:
    mark, annotation = fields.get("public"), fields.get("annotation")
    told = [state for name in ("public", "annotation", "photo") if (state := fields.get(name)) is not None]
    return publicness(
        mark.value if mark is not None else None,
        _text(fields, "photo"),
        annotation.value if annotation is not None else None,
        is_contested=any(state.is_contested for state in told),
    )


def _place(key: str) -> Place | None:
    try:
        return place_of_key(key) if key else None
    except ValueError:
        return None

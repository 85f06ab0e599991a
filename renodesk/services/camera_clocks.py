"""How far the clocks of cameras were off: photographed or typed, kept as changes, originals untouched."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Change, Changes
from renodesk.domain.numbers import read_number
from renodesk.domain.place_code import read_clock_code
from renodesk.errors import UnknownPhoto, WrongUsage
from renodesk.services.photo_rows import PhotoRow, moment_of
from renodesk.services.session import EstateSession

PHOTOGRAPHED, TYPED = "photographed", "typed"
_DIFFERENCE = re.compile(r"([+-]?)(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})")


@dataclass(frozen=True, kw_only=True, slots=True)
class CameraClock:
    """A difference of one camera: seconds to add to what it says, and since when by its own clock.

    `since` is when the clock was photographed; a typed difference speaks for all of the camera's photos.
    """

    key: str
    camera: str
    seconds: int
    how: str
    since: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CameraRow:
    """A camera of the round: its photos that say a time, the differences known, and a clock photographed.

    `seen` is a photo of a clock that no difference was taken from yet, with the seconds it comes to.
    """

    camera: str
    photos: int
    clocks: tuple[CameraClock, ...]
    seen: PhotoRow | None
    seen_seconds: int


class CameraClocks:
    """Corrects the times of photos, camera by camera, in the current round."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    def cameras(self) -> tuple[CameraRow, ...]:
        """Return the cameras of the round by name."""
        rows: dict[str, list[PhotoRow]] = {}
        for row in self._rows():
            if _can_follow(row):
                rows.setdefault(row.camera, []).append(row)
        clocks = self.clocks()
        return tuple(
            self._camera(name, rows[name], [one for one in clocks if one.camera == name])
            for name in sorted(rows)
        )

    def _camera(self, name: str, rows: Sequence[PhotoRow], clocks: Sequence[CameraClock]) -> CameraRow:
        known = {one.since for one in clocks if one.how == PHOTOGRAPHED}
        seen = [row for row in rows if _seconds_off(row) is not None and row.taken_at not in known]
        first = seen[0] if seen else None
        return CameraRow(
            camera=name,
            photos=len(rows),
            clocks=tuple(clocks),
            seen=first,
            seen_seconds=(_seconds_off(first) or 0) if first is not None else 0,
        )

    def clocks(self) -> tuple[CameraClock, ...]:
        """Return the differences known, the oldest first."""
        fields: dict[str, dict[str, object]] = {}
        gone: set[str] = set()
        told: dict[str, Change] = {}
        for state in self._session.file.states("camera_clock"):
            if state.cell.field == vocabulary.REMOVED:
                if state.value is True and not state.is_contested:
                    gone.add(state.cell.key)
            else:
                fields.setdefault(state.cell.key, {})[state.cell.field] = state.value
                last = state.heads[-1].change
                known = told.setdefault(state.cell.key, last)
                told[state.cell.key] = max(known, last, key=lambda one: one.order)
        in_order = sorted(fields.keys() - gone, key=lambda key: told[key].order)
        found = (_clock(key, fields[key], told[key].at) for key in in_order)
        return tuple(one for one in found if one)

    # Acting

    def take_from(self, use: str) -> Changes:
        """Take the difference from a photographed clock, and correct the photos of that camera, in one act.

        Raises:
            UnknownPhoto: no such use, or it shows no clock or says no time.
            ReadOnly, RoundSealed: nothing was done.
        """
        row = next((one for one in self._rows() if one.use == use), None)
        seconds = _seconds_off(row) if row is not None else None
        if row is None or seconds is None:
            raise UnknownPhoto(photo=use)
        return self._set(row.camera, seconds, PHOTOGRAPHED, row)

    def set_difference(self, camera: str, seconds: int) -> Changes:
        """Say by how much a camera's clock was off, and correct its photos, in one act; 0 says it was right.

        What was said of this camera before is taken back.

        Raises:
            ReadOnly, RoundSealed: nothing was done.
        """
        return self._set(camera, seconds, TYPED, None)

    def _set(self, camera: str, seconds: int, how: str, photo: PhotoRow | None) -> Changes:
        session, since = self._session, photo.taken_at if photo is not None else ""
        key = session.environment.random_key()
        before = [one for one in self.clocks() if one.camera == camera]
        over = [one for one in before if how == TYPED or one.how == TYPED or one.since == since]
        kept = [one for one in before if one not in over]
        made = CameraClock(key=key, camera=camera, seconds=seconds, how=how, since=since, at="~")
        with session.act() as act:
            for one in over:
                act.remove("camera_clock", one.key)
            if seconds or photo is not None:
                kept.append(made)
                fields: dict[str, Json] = {"camera": camera, "seconds": seconds, "how": how}
                fields |= {"photo": photo.use, "since": since} if photo is not None else {}
                for name, value in fields.items():
                    act.put(vocabulary.camera_clock_cell(key, name), value)
            if photo is not None:
                act.put(vocabulary.photo_use_cell(photo.use, "role"), "document")
                act.put(vocabulary.photo_use_cell(photo.use, "place"), "estate")
            for row in self._rows():
                if row.camera == camera and _can_follow(row):
                    for name, value in corrected(kept, camera, row.taken_at).items():
                        act.put(vocabulary.photo_use_cell(row.use, name), value or None)
        return act.changes

    def _rows(self) -> tuple[PhotoRow, ...]:
        return self._session.photo_rows.rows(self._session.round)


def corrected(clocks: Iterable[CameraClock], camera: str, taken_at: str) -> Mapping[str, str]:
    """Return the fields of a use that follow from its camera's clocks: `corrected_at` and `clock`, or empty.

    A photo follows the clock that was photographed last before it; one before all of them follows the first.
    `clocks` are the oldest first: of two of one moment the later told one counts.
    """
    moment = moment_of(taken_at)
    known = sorted((one for one in clocks if one.camera == camera), key=lambda one: one.since)
    if moment is None or not known:
        return {"corrected_at": "", "clock": ""}
    clock = next((one for one in reversed(known) if one.since <= taken_at), known[0])
    if not clock.seconds:
        return {"corrected_at": "", "clock": clock.key}
    return {"corrected_at": (moment + timedelta(seconds=clock.seconds)).isoformat(), "clock": clock.key}


def read_difference(text: str) -> int:
    """Return the seconds of a typed difference: `+5:30`, `-1:02:00`, `-90` (seconds) or `慢 5:30`, `快 0:40`.

    Plus, or 慢, says that the camera lags and time is added.

    Raises:
        WrongUsage: it is none.
    """
    plain = text.strip().replace("：", ":").replace("−", "-").replace("＋", "+")
    for word, sign in (("慢", "+"), ("快", "-")):
        if plain.startswith(word):
            plain = sign + plain.removeprefix(word).strip()
    match = _DIFFERENCE.fullmatch(plain)
    if match and int(match[4]) < 60 and (match[2] is None or int(match[3]) < 60):
        seconds = int(match[2] or 0) * 3600 + int(match[3]) * 60 + int(match[4])
        return -seconds if match[1] == "-" else seconds
    number = read_number(plain.removeprefix("+"))
    if number is None or number.denominator != 1 or abs(number) > 10**9:
        raise WrongUsage(what="difference", value=text)
    return int(number)


def difference_text(seconds: int) -> str:
    """Return a difference as it is typed: `+5:30`, `-1:02:00`."""
    minutes, left = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{hours}:{minutes:02}:{left:02}" if hours else f"{sign}{minutes}:{left:02}"


def _can_follow(row: PhotoRow) -> bool:
    """Return whether a use says a time of its camera's own clock."""
    return row.time_from == "exif" and moment_of(row.taken_at) is not None


def _seconds_off(row: PhotoRow | None) -> int | None:
    """Return what has to be added to a camera's time by a clock it photographed."""
    shown = read_clock_code(row.code) if row is not None else None
    said = moment_of(row.taken_at) if row is not None and row.time_from == "exif" else None
    return None if shown is None or said is None else round((shown - said).total_seconds())


def _clock(key: str, fields: Mapping[str, object], at: str) -> CameraClock | None:
    seconds = fields.get("seconds")
    number = read_number(str(seconds)) if seconds is not None else None
    if number is None or not isinstance(fields.get("camera"), str):
        return None
    return CameraClock(
        key=key,
        camera=str(fields["camera"]),
        seconds=round(number),
        how=str(fields.get("how", TYPED)),
        since=str(fields.get("since") or ""),
        at=at,
    )

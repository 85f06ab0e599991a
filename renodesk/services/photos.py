"""Photos as evidence: taken in once, used where they show something.

The picture library is loaded with the first photo that is taken in or drawn: a start need not wait for it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from renodesk.domain import vocabulary
from renodesk.domain.annotation import annotation_from
from renodesk.domain.changes import Changes
from renodesk.domain.places import Place
from renodesk.errors import PhotoRefused, RoundSealed, UnknownItem, UnknownPhoto, UnknownPlace
from renodesk.photos.naming import time_from_name
from renodesk.services.camera_clocks import CameraClock, CameraClocks, corrected
from renodesk.services.environment import Progress, no_progress
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.session import EstateSession
from renodesk.storage.side_tables import StoredPhoto

if TYPE_CHECKING:
    from renodesk.photos.intake import RefusedPhoto, TakenPhoto
    from renodesk.photos.renditions import Pixels, RenditionKind


__all__ = ["MUCH_BYTES", "AddedPhotos", "PhotoRow", "Photos"]
MUCH_BYTES = 2 * 2**30
"""Beyond so many bytes of originals a file is slow to copy, back up and mail, and people are told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedPhotos:
    """What an intake brought: new uses, names of photos that are there already, and refusals one by one.

    `skipped` are videos and side files left aside; `out_of_reach` counts the files that were no longer there
    when their turn came, because the card or folder was taken away; `reduced` those made smaller. Where
    `is_large_now` the originals of the estate file passed `MUCH_BYTES` with this intake.
    """

    changes: Changes
    uses: tuple[str, ...]
    repeated: tuple[str, ...]
    refused: tuple[PhotoRefused, ...]
    skipped: tuple[str, ...]
    out_of_reach: int = 0
    reduced: int = 0
    is_large_now: bool = False


class Photos:
    """Takes photos in and says where they are used."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate and current round."""
        self._session = session

    def add(
        self,
        paths: Sequence[Path],
        *,
        item: str = "",
        place: Place | None = None,
        before: str = "",
        reduce: bool = False,
        progress: Progress = no_progress,
    ) -> AddedPhotos:
        """Take in photos and folders of photos, one by one, then say in one act what they show.

        Without item and place they wait in the intake tray; a photo that is in use already does not come
        into it again. A photo that is refused does not stop the others; bytes that are there already are not
        stored twice, and a use that says the same thing of them is not written twice. With `before` they are
        photos after works and pairs of that use; with `reduce` large ones are made smaller and say so. When
        `progress` raises `Cancelled`, what came so far is kept and used.

        Raises:
            UnknownItem, UnknownPlace, UnknownPhoto: there is nothing of that name.
            DiskFull, ReadOnly, RoundSealed: the photos before it are kept.
        """
        from renodesk.photos.gathering import gather
        from renodesk.photos.intake import take_in

        self._check(item, place)
        if before:
            self._known(before)
        found = gather(paths)
        bytes_before = self.stored_bytes()
        kept: list[tuple[str, TakenPhoto]] = []

        def keep(path: Path, photo: "TakenPhoto") -> None:
            self._keep(photo)
            kept.append((path.name, _without_bytes(photo)))

        try:
            report = take_in(found.photos, keep, progress, self._keeps_whole(reduce=reduce))
        finally:
            changes, uses, repeated = self._use(kept, item, place, before)
        lost = [one for one in report.refused if _is_out_of_reach(one, paths)]
        return AddedPhotos(
            changes=changes,
            uses=uses,
            repeated=repeated + tuple(path.name for path, _ in report.repeated),
            refused=tuple(
                PhotoRefused(**{**one.facts, "file": one.path.name, "reason": one.reason})
                for one in report.refused
                if one not in lost
            ),
            skipped=tuple(path.name for path in found.skipped),
            out_of_reach=len(lost),
            reduced=self._count_reduced(kept, uses),
            is_large_now=bytes_before < MUCH_BYTES <= self.stored_bytes(),
        )

    def _keeps_whole(self, *, reduce: bool) -> Callable[[str], bool]:
        """Return what says of a hash whether that photo stays as it is: unless it is to be made smaller.

        One that was taken in whole before is not taken in a second time as another.
        """
        rows = self._session.photo_rows.of_all_rounds(self._session.round) if reduce else ()
        known = frozenset(row.sha256 for row in rows)
        return lambda sha256: not reduce or sha256 in known

    @staticmethod
    def _count_reduced(kept: Sequence[tuple[str, "TakenPhoto"]], uses: Sequence[str]) -> int:
        return sum(bool(photo.reduced) for _, photo in kept) if uses else 0

    def stored_bytes(self) -> int:
        """Return how many bytes the originals in the estate file take."""
        return self._session.file.original_bytes()

    def add_bytes(
        self, name: str, data: bytes, *, item: str = "", place: Place | None = None, reduce: bool = False
    ) -> AddedPhotos:
        """Take in one pasted photo.

        Raises:
            PhotoRefused: it is none, with the reason.
        """
        from renodesk.photos.intake import read_photo_bytes

        self._check(item, place)
        photo = read_photo_bytes(name, data, self._keeps_whole(reduce=reduce))
        self._keep(photo)
        changes, uses, repeated = self._use([(name, photo)], item, place)
        return AddedPhotos(changes=changes, uses=uses, repeated=repeated, refused=(), skipped=())

    def _check(self, item: str, place: Place | None) -> None:
        session = self._session
        if session.is_read_only:
            raise session.file.refusal()
        if session.is_sealed:
            raise RoundSealed(round=session.round)
        if item and session.forms.tree.item(item) is None and session.forms.checklist.item(item) is None:
            raise UnknownItem(item=item)
        if place is not None and not session.has(place):
            raise UnknownPlace(place=place.shown)

    def _keep(self, photo: "TakenPhoto") -> None:
        renditions = {"thumbnail": photo.thumbnail, "report": photo.report}
        self._session.file.keep_photo(photo.facts, photo.original, renditions)

    def _use(
        self, kept: Iterable[tuple[str, "TakenPhoto"]], item: str, place: Place | None, before: str = ""
    ) -> tuple[Changes, tuple[str, ...], tuple[str, ...]]:
        if item or place is not None:
            here = (row.sha256 for row in self.rows() if (row.item, row.place) == (item, place))
            known = frozenset(here)
        else:
            everywhere = self._session.photo_rows.of_all_rounds(self._session.round)
            known = frozenset(row.sha256 for row in everywhere)
        fresh = [(name, photo) for name, photo in kept if photo.facts.sha256 not in known]
        repeated = tuple(name for name, photo in kept if photo.facts.sha256 in known)
        if not fresh:
            return Changes(), (), repeated
        uses: list[str] = []
        clocks = CameraClocks(self._session).clocks()
        with self._session.act() as act:
            for name, photo in fresh:
                use = self._session.environment.random_key()
                uses.append(use)
                fields = self._use_fields(name, photo, item, place, clocks)
                fields |= {"before": before, "role": "after"} if before else {}
                for field, value in fields.items():
                    if value:
                        act.put(vocabulary.photo_use_cell(use, field), value)
        return act.changes, tuple(uses), repeated

    def _use_fields(
        self,
        name: str,
        photo: "TakenPhoto",
        item: str,
        place: Place | None,
        clocks: Sequence[CameraClock],
    ) -> dict[str, str]:
        taken_at, time_from = photo.facts.taken_at or "", "exif"
        if not taken_at:
            named = time_from_name(name)
            taken_at, time_from = (named.at, "name") if named else ("", "none")
        return {
            "photo": photo.facts.sha256,
            "round": self._session.round,
            "item": item,
            "place": place.key if place else "",
            "name": name,
            "taken_at": taken_at,
            "time_from": time_from,
            "code": photo.code,
            "reduced": photo.reduced,
            "role": "evidence",
            **(corrected(clocks, photo.facts.camera or "", taken_at) if time_from == "exif" else {}),
        }

    def rows(self) -> tuple[PhotoRow, ...]:
        """Return the uses of the current round, by time, then name; read again only after news of photos."""
        return self._session.photo_rows.rows(self._session.round)

    def at(self, item: str = "", place: Place | None = None) -> tuple[PhotoRow, ...]:
        """Return the uses that show `item` (if given) at `place` (if given)."""
        return tuple(
            row
            for row in self.rows()
            if (not item or row.item == item) and (place is None or row.place == place)
        )

    def thumbnail(self, sha256: str) -> bytes:
        """Return the 320 px JPEG of a photo; made again from the original when it was dropped.

        Raises:
            UnknownPhoto: neither is here.
        """
        return self._rendition(sha256, "thumbnail")

    def report_image(self, sha256: str) -> bytes:
        """Return the upright, metadata-free JPEG that reports print.

        Raises:
            UnknownPhoto: neither it nor the original is here.
        """
        return self._rendition(sha256, "report")

    def printed(self, row: PhotoRow, aspect: Fraction | None = None) -> bytes:
        """Return the JPEG a paper prints of a use: upright, turned, its shapes drawn in, its blurs burnt in.

        An `aspect` (width by height) cuts it to this shape around its middle.

        Raises:
            UnknownPhoto: neither the rendition nor the original is here.
        """
        return self._drawn_over(self.report_image(row.sha256), row, aspect)

    def plan_image(self, sha256: str) -> bytes:
        """Return a site plan as an upright JPEG with its small print, smaller where its original is away.

        Raises:
            UnknownPhoto: neither the original nor a rendition is here.
        """
        try:
            return self._rendition(sha256, "plan")
        except UnknownPhoto:
            return self.report_image(sha256)

    def printed_plan(self, row: PhotoRow) -> bytes:
        """Return the JPEG a paper prints of a site plan: upright, turned, its shapes drawn in.

        Raises:
            UnknownPhoto: neither the original nor a rendition is here.
        """
        return self._drawn_over(self.plan_image(row.sha256), row)

    @staticmethod
    def _drawn_over(plain: bytes, row: PhotoRow, aspect: Fraction | None = None) -> bytes:
        annotation = annotation_from(row.annotation)
        if not annotation.shapes and not row.rotation and aspect is None:
            return plain
        from renodesk.photos.annotating import annotated

        return annotated(plain, annotation, row.rotation, aspect)

    def enlarged(self, sha256: str) -> "Pixels | None":
        """Return a photo's own pixels, upright, as far as a screen can use them; None without its original.

        Raises:
            PhotoRefused: the original does not decode any more.
        """
        from renodesk.photos.renditions import pixels

        original = self.original(sha256)
        return None if original is None else pixels(original)

    def original(self, sha256: str) -> bytes | None:
        """Return the untouched original, None while it is not here."""
        return self._session.file.original(sha256)

    def _rendition(self, sha256: str, kind: "RenditionKind") -> bytes:
        found = self._session.file.rendition(sha256, kind)
        if found is not None:
            return found
        original = self._session.file.original(sha256)
        if original is None:
            raise UnknownPhoto(photo=sha256)
        from renodesk.photos.renditions import render

        made = render(original, kind)
        if not self._session.is_read_only:
            self._session.file.keep_rendition(sha256, kind, made)
        return made

    def detach(self, use: str, *, reason: str = "") -> Changes:
        """Take a use back; the photo itself stays.

        Raises:
            UnknownPhoto: no such use.
        """
        return self.detach_all([use], reason=reason)

    def detach_all(self, uses: Sequence[str], *, reason: str = "") -> Changes:
        """Take several uses back in one act; the photos themselves stay.

        Raises:
            UnknownPhoto: one of them is no use; nothing was done.
        """
        for use in uses:
            self._known(use)
        with self._session.act(reason) as act:
            for use in uses:
                act.put(vocabulary.photo_use_cell(use, vocabulary.REMOVED), True)
        return act.changes

    def set_caption(self, use: str, caption: str) -> Changes:
        """Say what the photo shows.

        Raises:
            UnknownPhoto: no such use.
        """
        self._known(use)
        with self._session.act() as act:
            act.put(vocabulary.photo_use_cell(use, "caption"), caption or None)
        return act.changes

    def _known(self, use: str) -> None:
        if not self._session.text(vocabulary.photo_use_cell(use, "photo")):
            raise UnknownPhoto(photo=use)

    def stored(self, sha256: str) -> StoredPhoto | None:
        """Return what the file knows of a photo."""
        return self._session.file.photo(sha256)


def _without_bytes(photo: "TakenPhoto") -> "TakenPhoto":
    """Return what a use needs of a photo, so that a run over thousands keeps no pictures in memory."""
    return replace(photo, original=b"", thumbnail=b"", report=b"")


def _is_out_of_reach(one: "RefusedPhoto", named: Sequence[Path]) -> bool:
    """Return whether a file went away with its folder while photos were read: a card was pulled."""
    if one.reason not in ("photo_no_file", "photo_unreadable"):
        return False
    return not one.path.parent.exists() or (one.reason == "photo_no_file" and one.path not in named)

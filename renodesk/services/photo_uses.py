"""What a use says of its photo: caption, role, how it is turned, what is drawn over it, its pair."""

from collections.abc import Sequence

from renodesk.domain import vocabulary
from renodesk.domain.annotation import Annotation, annotation_from, annotation_json
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.places import Place
from renodesk.domain.public_paper import Publicness, public_mark
from renodesk.errors import UnknownItem, UnknownPhoto, UnknownPlace, WrongUsage
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.session import EstateSession

_OF_THE_PHOTO = ("name", "taken_at", "time_from", "corrected_at", "clock", "reduced")
"""Fields that another use of the same photo begins with."""


class PhotoUses:
    """Changes uses of the current round; each method is one act, the photo itself stays as it is."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's current round."""
        self._session = session

    def row(self, use: str) -> PhotoRow:
        """Return a use of the round.

        Raises:
            UnknownPhoto: there is none of that key.
        """
        for row in self._session.photo_rows.rows(self._session.round):
            if row.use == use:
                return row
        raise UnknownPhoto(photo=use)

    def uses_of(self, sha256: str) -> tuple[PhotoRow, ...]:
        """Return every use of a photo in the round."""
        rows = self._session.photo_rows.rows(self._session.round)
        return tuple(row for row in rows if row.sha256 == sha256)

    def before_choices(self, use: str) -> tuple[PhotoRow, ...]:
        """Return what a photo may be compared with, the likeliest first.

        That is what it is paired with, then the photos of its item and place that were taken before it: those
        called before, then those of earlier rounds, the latest first.

        Raises:
            UnknownPhoto: no such use.
        """
        row = self.row(use)
        all_rows = self._session.photo_rows.of_all_rounds(self._session.round)
        same = [
            one
            for one in all_rows
            if (one.item, one.place) == (row.item, row.place)
            and one.sha256 != row.sha256
            and one.is_evidence
            and (one.at <= row.at or one.round != row.round)
            and one.use != row.before
        ]
        same.sort(key=lambda one: (one.at, one.use), reverse=True)
        same.sort(key=lambda one: (one.role != "before", one.round == row.round))
        return (*(one for one in all_rows if one.use == row.before), *same)

    def annotation(self, use: str) -> Annotation:
        """Return what is drawn over a photo.

        Raises:
            UnknownPhoto: no such use.
        """
        return annotation_from(self.row(use).annotation)

    def annotate(self, use: str, annotation: Annotation) -> Changes:
        """Draw these shapes over a photo, in place of those before.

        Raises:
            UnknownPhoto: no such use.
        """
        return self._put(use, "annotation", annotation_json(annotation))

    def caption(self, use: str, text: str) -> Changes:
        """Say what a photo shows.

        Raises:
            UnknownPhoto: no such use.
        """
        return self._put(use, "caption", text.strip() or None)

    def set_role(self, use: str, role: str) -> Changes:
        """Say what a photo is: evidence, before, after, document or plan.

        Raises:
            UnknownPhoto: no such use.
            WrongUsage: no such role.
        """
        return self.set_roles([use], role)

    def set_roles(self, uses: Sequence[str], role: str) -> Changes:
        """Say what several photos are, in one act.

        Raises:
            UnknownPhoto: one of them is no use; nothing was done.
            WrongUsage: no such role.
        """
        if role not in vocabulary.PHOTO_ROLES:
            raise WrongUsage(what="role", value=role)
        rows = [self.row(use) for use in uses]
        with self._session.act() as act:
            for row in rows:
                if row.role != role:
                    act.put(vocabulary.photo_use_cell(row.use, "role"), role)
        return act.changes

    def set_public(self, uses: Sequence[str], *, is_public: bool = True) -> Changes:
        """Say that somebody looked at photos and they may hang in public: no face, no door number; or not.

        Who and when is in the log. What is drawn over a photo afterwards takes its mark away by itself. A
        sealed round may still say so: its papers are printed after the seal.

        Raises:
            UnknownPhoto: one of them is no use; nothing was done.
        """
        rows = [self.row(use) for use in uses]
        with self._session.act(on_sealed=True) as act:
            for row in rows:
                mark = public_mark(row.sha256, row.annotation) if is_public else None
                act.put(vocabulary.photo_use_cell(row.use, "public"), mark)
        return act.changes

    def turn(self, use: str, by: int) -> Changes:
        """Turn a photo clockwise by a quarter (90) or back (-90).

        Raises:
            UnknownPhoto: no such use.
        """
        rotation = (self.row(use).rotation + by) % 360
        return self._put(use, "rotation", str(rotation) if rotation else None)

    def pair(self, after: str, before: str) -> Changes:
        """Say that one use shows again, after works, what another shows; "" parts them.

        Raises:
            UnknownPhoto: no such use; the other may be of an earlier round.
        """
        self.row(after)
        if before and not self._session.text(vocabulary.photo_use_cell(before, "photo")):
            raise UnknownPhoto(photo=before)
        with self._session.act() as act:
            act.put(vocabulary.photo_use_cell(after, "before"), before or None)
            if before:
                act.put(vocabulary.photo_use_cell(after, "role"), "after")
        return act.changes

    def use_again(self, use: str, place: Place, item: str = "") -> Changes:
        """Use the same photo for another place or item as well; nothing where it is used so already.

        Raises:
            UnknownPhoto, UnknownPlace, UnknownItem: there is nothing of that name.
        """
        return self.use_all_again([use], place, item)

    def use_all_again(self, uses: Sequence[str], place: Place, item: str = "") -> Changes:
        """Use several photos for another place or item as well, in one act.

        Raises:
            UnknownPhoto, UnknownPlace, UnknownItem: there is nothing of that name; nothing was done.
        """
        session, rows = self._session, [self.row(use) for use in uses]
        if not session.has(place):
            raise UnknownPlace(place=place.shown)
        if item and session.forms.tree.item(item) is None and session.forms.checklist.item(item) is None:
            raise UnknownItem(item=item)
        there = {
            one.sha256 for one in self._session.photo_rows.rows(session.round) if _is_at(one, place, item)
        }
        fresh = {row.sha256: row for row in reversed(rows) if row.sha256 not in there}
        if not fresh:
            return Changes()
        with session.act() as act:
            for row in reversed(fresh.values()):
                key = session.environment.random_key()
                for name, value in self._again(row, place, item).items():
                    if value:
                        act.put(vocabulary.photo_use_cell(key, name), value)
        return act.changes

    def _again(self, row: PhotoRow, place: Place, item: str) -> dict[str, Json]:
        fields: dict[str, Json] = {name: getattr(row, name) for name in _OF_THE_PHOTO}
        fields |= {"photo": row.sha256, "round": self._session.round, "item": item, "place": place.key}
        fields |= {"caption": row.caption, "role": row.role, "annotation": row.annotation}
        fields["rotation"] = str(row.rotation) if row.rotation else ""
        if row.public is Publicness.CHECKED:
            fields["public"] = public_mark(row.sha256, row.annotation)
        return fields

    def _put(self, use: str, field: str, value: Json) -> Changes:
        self.row(use)
        with self._session.act() as act:
            act.put(vocabulary.photo_use_cell(use, field), value)
        return act.changes


def _is_at(row: PhotoRow, place: Place, item: str) -> bool:
    return row.place == place and row.item == item

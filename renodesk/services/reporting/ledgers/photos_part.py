"""The index of a round's photos: what each shows, where and when."""

from collections.abc import Iterator

from renodesk.domain import vocabulary
from renodesk.reports.ledger_snapshot import PhotoEntry
from renodesk.services.photos import Photos
from renodesk.services.reporting.part import Part
from renodesk.texts import say


class PhotoPart(Part):
    """Reads the uses of photos."""

    def lines(self) -> Iterator[PhotoEntry]:
        """Yield every use of the round, by time, then name; those that wait for a place too."""
        forms = self._forms
        for row in Photos(self._session).rows():
            item = forms.tree.item(row.item) or forms.checklist.item(row.item)
            has_word = row.role in vocabulary.PHOTO_ROLES
            yield PhotoEntry(
                name=row.name,
                sha256=row.sha256,
                place=self._place(row.place) if row.place is not None else "",
                item=row.item,
                item_name=item.name if item is not None else "",
                role=say(f"photo_role_{row.role}", self._language) if has_word else row.role,
                taken=row.moment,
                taken_said=row.at,
                caption=row.caption,
                is_here=row.has_original,
            )

"""What an item still asks for in photos at a place."""

from renodesk.domain.evidence import PhotoNeed, kinds_asked, photo_need
from renodesk.domain.places import Place
from renodesk.domain.translated import said_in
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.texts import Language


class Evidence:
    """Counts the evidence of the current round."""

    def __init__(self, session: EstateSession, photos: Photos) -> None:
        """Read the session's answers and the uses that `photos` reads."""
        self._session = session
        self._photos = photos

    def need(self, code: str, place: Place) -> PhotoNeed:
        """Return what is there and what is missing of an item at a place; papers and plans do not count."""
        captions = [row.caption for row in self._photos.at(code, place) if row.is_evidence]
        answer = self._session.scores.answers.get((code, place))
        item = self._session.forms.tree.item(code)
        needed = answer.photos_needed if answer is not None else 0
        if item is None:
            return PhotoNeed(have=len(captions), needed=needed)
        return photo_need(item, needed, captions)

    def told(self, need: PhotoNeed, language: Language) -> tuple[tuple[str, int], ...]:
        """Return what is missing of a need in a language; captions are counted by the pack's own words."""
        identity = self._session.forms_in(language).tree.identity
        return tuple((said_in(identity, name, language), count) for name, count in need.kinds)

    def kinds(self, code: str) -> tuple[str, ...]:
        """Return what the photos of an item should show, where its pack tells: captions to choose from."""
        item = self._session.forms.tree.item(code)
        return () if item is None else tuple(name for name, _ in kinds_asked(item))

"""Deleting every personal value at the end of a project: counted first, and refused while a vote is open."""

from dataclasses import dataclass

from renodesk.errors import BallotStillOpen, ReasonMissing
from renodesk.services.attachments import Attachments
from renodesk.services.ballots.book import BallotBook
from renodesk.services.persons import Persons
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """How many personal values are in a file, and how many attachments with names, which are left."""

    count: int
    files: int


class Erasing:
    """What the command and the window do alike."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    def held(self) -> Held:
        """Return what is there."""
        files = sum(one.is_personal for one in Attachments(self._session).all())
        return Held(count=len(self._session.file.person_values()), files=files)

    def checked(self) -> Held:
        """Return what is there, where it may be deleted.

        Raises:
            ReadOnly, BallotStillOpen: it may not.
        """
        if self._session.is_read_only:
            raise self._session.file.refusal()
        book = BallotBook(self._session)
        for ballot in book.ballots():
            if not ballot.is_closed and book.households(ballot):
                raise BallotStillOpen(ballot=ballot.matter)
        return self.held()

    def erase_all(self, reason: str) -> Held:
        """Delete every personal value that is here, and return what there was. Undo brings none back.

        Raises:
            ReasonMissing, ReadOnly, BallotStillOpen, DiskFull: nothing was deleted.
        """
        if not reason.strip():
            raise ReasonMissing(act="erase")
        held = self.checked()
        Persons(self._session).erase(tuple(self._session.file.person_values()), reason.strip())
        return held

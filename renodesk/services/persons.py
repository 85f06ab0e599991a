"""Personal values of an estate: names, phones, door numbers and votes, kept outside the log."""

from collections.abc import Sequence

from renodesk.domain.changes import Changes
from renodesk.errors import ValueTooLong
from renodesk.estates.persons import MOST_VALUE
from renodesk.services.environment import token
from renodesk.services.session import EstateSession

_OCTETS = 16


class Persons:
    """Keeps personal values by random tokens; the log carries tokens alone.

    They stay out of papers and bundles unless somebody switches them on, and can be deleted for good.
    """

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    def keep(self, value: str) -> str:
        """Keep a value and return the token to put into the log in its place.

        The same value twice has two tokens: nobody learns from the log that two persons are one.

        Raises:
            ReadOnly, DiskFull: nothing was kept.
            ValueTooLong: it is no name, phone or vote.
        """
        if len(value) > MOST_VALUE:
            raise ValueTooLong(most=MOST_VALUE)
        if self._session.is_read_only:
            raise self._session.file.refusal()
        made = token(_OCTETS)
        self._session.file.keep_person_value(made, value)
        return made

    def value(self, one: str) -> str | None:
        """Return the value of a token, None where it is erased or never came here."""
        return self._session.file.person_value(one)

    def erase(self, tokens: Sequence[str], reason: str = "") -> Changes:
        """Delete values for good: here at once, elsewhere when this change arrives. Undo brings none back.

        Copies that were made before (backups, bundles that carried them) keep what they hold.

        Raises:
            ReadOnly, DiskFull: nothing was deleted.
        """
        with self._session.act(reason, on_sealed=True) as act:
            act.erase_person_values(tokens)
        self._session.file.drop_traces()
        return act.changes

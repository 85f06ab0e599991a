"""A pack of one kind that an estate keeps since it was first used, so that a later one changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renodesk.domain.changes import Cell
from renodesk.domain.profile import Profile
from renodesk.domain.reading import natural
from renodesk.errors import RenodeskError
from renodesk.estates import pinning
from renodesk.packs import PackText, read_kind
from renodesk.paths import forms_dir
from renodesk.services.profile_in_use import named
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPack:
    """Where the pack of a kind is pinned in an estate, and what is raised where there is none at all.

    Of a kind of which several may lie side by side, the one of an `id` is offered where no profile names one.
    """

    kind: str
    cell: Cell
    missing: type[RenodeskError]
    id: str = ""

    def text(
        self, session: EstateSession, profile: Profile | None = None, beside: Iterable[PackText] = ()
    ) -> PackText:
        """Return the pack the estate keeps, else the one that is offered.

        Raises:
            RenodeskError: as `missing` says.
            PackFaulty: it cannot be read.
        """
        pin = session.value(self.cell)
        kept = pinning.kept(session.file, str(pin.get("sha256"))) if isinstance(pin, Mapping) else None
        return kept if kept is not None else self.offered(session, profile, beside)

    def offered(
        self, session: EstateSession, profile: Profile | None = None, beside: Iterable[PackText] = ()
    ) -> PackText:
        """Return the pack of the estate's profile (or of another), else the newest here, else what ships.

        Raises:
            RenodeskError: as `missing` says.
            PackFaulty: it cannot be read.
        """
        for text in named(session, self.kind, profile, beside):
            return text
        for folder in (session.environment.forms, forms_dir()):
            if found := [one for one in read_kind(folder, self.kind) if self.id in ("", one.id)]:
                return max(found, key=lambda one: natural(one.version))
        raise self.missing

    def keep(self, session: EstateSession, act: Act) -> None:
        """Keep the pack an act stands on in the estate file, unless one is kept."""
        if session.value(self.cell) is None:
            self.pin(act, self.text(session))

    def pin(self, act: Act, text: PackText) -> None:
        """Let the estate go by a pack from now on, and keep its text."""
        act.put(self.cell, pinning.pin_of(text))
        act.keep_pack(text.id, text.version, text.sha256, text.text)

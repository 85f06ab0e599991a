"""Forms that were made before, by what their packs are called: an office reads the same all day."""

import hashlib
from collections.abc import Iterable
from threading import Lock

from renodesk.domain.form import Forms
from renodesk.packs.pack_text import PackText

Name = tuple[str, str, str]
"""The id, version and digest of a pack."""


class RememberedForms:
    """The forms made last, so that the long texts of their packs need not be read again to have them."""

    def __init__(self, most: int = 8) -> None:
        """Remember at most so many."""
        self._most = most
        self._known: dict[frozenset[Name], Forms] = {}
        self._guard = Lock()

    def of(self, names: Iterable[Name]) -> Forms | None:
        """Return the forms of exactly these packs, None where they are not remembered."""
        with self._guard:
            return self._known.get(frozenset(names))

    def remember(self, texts: Iterable[PackText], forms: Forms) -> None:
        """Remember what packs make; not where one has another text than its digest says."""
        names = set[Name]()
        for pack in texts:
            if hashlib.sha256(pack.text.encode("utf-8", "replace")).hexdigest() != pack.sha256:
                return
            names.add((pack.id, pack.version, pack.sha256))
        with self._guard:
            self._known[frozenset(names)] = forms
            while len(self._known) > self._most:
                del self._known[next(iter(self._known))]

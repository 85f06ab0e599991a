"""Rounds of a survey: begun, sealed for good, reopened with a reason."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.log import digest_of
from renodesk.domain.migration import split_edition
from renodesk.errors import PlaceTaken, ReasonMissing, RoundNotSealed, RoundSealed, SealHasGaps, WrongUsage
from renodesk.estates import pinning
from renodesk.estates.rounds import RoundView, rounds
from renodesk.services.profile_in_use import chosen
from renodesk.services.session import EstateSession, begin_round
from renodesk.texts import Language, say

ROLES = ("prepared", "checked", "reviewed")
"""编制 · 校核 · 审核."""
_KEY = re.compile(r"[0-9A-Za-z@_.-]{1,40}")


def round_word(key: str, language: Language) -> str:
    """Return what people call a round: by its kind, or its year; a later edition by its number too."""
    base, number = split_edition(key)
    if number > 1:
        return say("round_edition", language, round=round_word(base, language), number=number)
    if key in ("baseline", "after-works"):
        return say("round_" + key.replace("-", "_"), language)
    return say("round_of_year", language, year=key) if key.isdigit() and len(key) == 4 else key


class Rounds:
    """Acts on the rounds of an estate."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    def listing(self) -> list[RoundView]:
        """Return the rounds, the oldest first."""
        return rounds(self._session.file)

    def seal(self, reason: str, names: Mapping[str, str] | None = None) -> Changes:
        """Seal the current round: exactly the changes held now, with their digest.

        Raises:
            ReasonMissing: a seal says why.
            SealHasGaps: changes are missing; they are named.
            RoundSealed: it is sealed already.
        """
        session = self._session
        if not reason.strip():
            raise ReasonMissing(act="seal")
        if session.is_sealed:
            raise RoundSealed(round=session.round)
        with session.file.held():
            gaps = session.file.gaps()
            if gaps:
                raise SealHasGaps(gaps=gap_text(gaps))
            ranges = session.file.ranges()
            value: dict[str, Json] = {
                "names": {role: (names or {}).get(role, "") for role in ROLES},
                "reason": reason,
                "number": self._number(),
                "ranges": {writer: [list(pair) for pair in pairs] for writer, pairs in ranges.items()},
                "digest": digest_of(session.file.changes(ranges)),
            }
            with session.act(reason) as act:
                act.put(vocabulary.round_cell(session.round, "seal"), value)
        return act.changes

    def _number(self) -> int:
        """Return the how-manieth seal of this round this is."""
        cell = vocabulary.round_cell(self._session.round, "seal")
        return 1 + sum(change.value != "null" for change in self._session.file.changes_in(cell))

    def reopen(self, reason: str) -> Changes:
        """Take answers again; the seal stays in the log.

        Raises:
            ReasonMissing: reopening says why.
            RoundNotSealed: it is open.
        """
        session = self._session
        if not reason.strip():
            raise ReasonMissing(act="reopen")
        if not session.is_sealed:
            raise RoundNotSealed(round=session.round)
        with session.act(reason, on_sealed=True) as act:
            act.put(vocabulary.round_cell(session.round, "seal"), None)
        return act.changes

    def new(self, key: str) -> Changes:
        """Begin another round (`after-works`, `2027`), pinned to today's packs; it becomes the current one.

        It is scored by the weights the estate's profile names, where it names any.

        Raises:
            WrongUsage: not a key (letters, digits, `@ _ . -`, at most 40).
            PlaceTaken: there is a round of this key.
        """
        session = self._session
        if not _KEY.fullmatch(key):
            raise WrongUsage(what="round", value=key)
        if any(known.key == key for known in self.listing()):
            raise PlaceTaken(place=key)
        forms, texts = pinning.shipped(session.environment.forms)
        profile = chosen(session)
        with session.act(on_sealed=True) as act:
            begin_round(act, key, key, forms, profile.weights if profile is not None else "")
            pinning.keep(act, texts)
        return act.changes


def proposed_rounds(session: EstateSession) -> tuple[str, ...]:
    """Return the keys a next round may have: after the works, and a re-check of this year or the next."""
    year = datetime.fromtimestamp(session.environment.clock() / 1000, UTC).year
    there = {one.key for one in rounds(session.file)}
    return tuple(key for key in ("after-works", str(year), str(year + 1)) if key not in there)


def newer_packs(session: EstateSession) -> tuple[tuple[str, str, str], ...]:
    """Return the packs a round begun now would change: title, this round's version, the new one."""
    forms, _ = pinning.shipped(session.environment.forms)
    pairs = zip(pinning.identities(session.forms), pinning.identities(forms), strict=True)
    return tuple((new.title, old.version, new.version) for old, new in pairs if old.sha256 != new.sha256)


def gap_text(gaps: Mapping[str, tuple[tuple[int, int], ...]]) -> str:
    """Return missing numbers by writer: `a1b2… 41–57, 60`."""
    parts = []
    for writer, pairs in sorted(gaps.items()):
        numbers = ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in pairs)
        parts.append(f"{writer} {numbers}")
    return "; ".join(parts)

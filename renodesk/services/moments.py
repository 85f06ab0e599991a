"""Moments one may want to compare with: openings, backups, bundles, seals, days, and now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from renodesk.domain.changes import Ranges
from renodesk.domain.log import utc_text
from renodesk.domain.log.clock import STEP
from renodesk.errors import UnknownMoment
from renodesk.estates.rounds import rounds, seals_of
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.storage.marks import Mark, Marks
from renodesk.texts import Language, say


class MomentKind(StrEnum):
    """What happened then."""

    OPENED = "opened"
    BACKUP = "backup"
    BUNDLE = "bundle"
    SEAL = "seal"
    DAY = "day"
    BEGIN = "begin"
    NOW = "now"


_MARKED = (MomentKind.OPENED, MomentKind.BACKUP, MomentKind.BUNDLE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A moment by what was held then.

    `key` names it, `at` is what the clock said (UTC; "" for begin and now); `back` counts openings, backups
    and bundles from the last (0). `round`, `number` and `person` belong to a seal.
    """

    key: str
    kind: MomentKind
    ranges: Ranges
    at: str = ""
    back: int = 0
    round: str = ""
    number: int = 0
    person: str = ""


def moment_word(moment: Moment, language: Language) -> str:
    """Return a moment in words, its time on this machine's clock."""
    code = f"moment_{moment.kind.value}"
    if moment.kind == MomentKind.OPENED and moment.back:
        code = "moment_opened_before" if moment.back == 1 else "moment_opened_earlier"
    at = local_text(moment.at)
    return say(
        code,
        language,
        at=at[:10] if moment.kind == MomentKind.DAY else at,
        round=round_word(moment.round, language),
        number=moment.number,
    )


def local_text(utc: str) -> str:
    """Return `YYYY-MM-DD HH:MM` on this machine's clock for a UTC time; what is no time stays as it is."""
    try:
        moment = datetime.fromisoformat(utc.replace("Z", "+00:00"))
        return moment.astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return utc


class Moments:
    """The moments of the open estate, as this machine and its seals know them."""

    def __init__(self, session: EstateSession) -> None:
        """Read those of the session's estate."""
        self._session = session
        self._marks = Marks(session.environment.journal_folder, session.estate_id)

    def note(self, kind: MomentKind, ranges: Ranges | None = None) -> None:
        """Remember that something happened now, or when `ranges` were held."""
        held = self._session.file.ranges() if ranges is None else ranges
        at = utc_text(self._session.environment.clock())
        self._marks.note(Mark(kind=kind.value, at=at, ranges=held))

    def listing(self) -> tuple[Moment, ...]:
        """Return every moment: openings, backups, bundles (the last first), yesterday, seals, the begin."""
        return (*self.marked(), self.since(self._yesterday()), *self._seals(), self._begin())

    def now(self) -> Moment:
        """Return what is held now."""
        return Moment(key="now", kind=MomentKind.NOW, ranges=self._session.file.ranges())

    def since(self, day: date) -> Moment:
        """Return the moment a day began on this machine's clock.

        By the order of the log: a change that was written with a clock set back counts for the moment at
        which it can only have been written, not for what that clock said.
        """
        began = datetime.combine(day, time()).astimezone()
        hlc = max(0, int(began.timestamp() * 1000)) * STEP
        return Moment(
            key=f"day:{day.isoformat()}",
            kind=MomentKind.DAY,
            ranges=self._session.file.ranges_before(hlc),
            at=utc_text(int(began.timestamp() * 1000)),
        )

    def named(self, key: str) -> Moment:
        """Return the moment of a key of the listing, `now`, `yesterday`, or a day (`2026-11-26`).

        Raises:
            UnknownMoment: there is none of that name.
        """
        if key == "now":
            return self.now()
        if key == "yesterday":
            return self.since(self._yesterday())
        try:
            return self.since(date.fromisoformat(key.removeprefix("day:")))
        except (ValueError, OverflowError):
            pass
        for one in (*self.marked(), *self._seals(), self._begin()):
            if one.key == key:
                return one
        raise UnknownMoment(moment=key)

    def _yesterday(self) -> date:
        return date.fromtimestamp(self._session.environment.clock() / 1000) - timedelta(days=1)

    def _begin(self) -> Moment:
        return Moment(key="begin", kind=MomentKind.BEGIN, ranges={})

    def marked(self) -> Iterator[Moment]:
        """Yield what this machine remembers: openings, backups, bundles, the last of each first."""
        found = self._marks.listing()
        for kind in _MARKED:
            of_kind = [one for one in found if one.kind == kind.value]
            for back, one in enumerate(reversed(of_kind)):
                key = kind.value if not back else f"{kind.value}:{back}"
                yield Moment(key=key, kind=kind, ranges=one.ranges, at=one.at, back=back)

    def _seals(self) -> Iterator[Moment]:
        for view in reversed(rounds(self._session.file)):
            for seal in reversed(seals_of(self._session.file, view.key)):
                yield Moment(
                    key=f"seal:{view.key}:{seal.number}",
                    kind=MomentKind.SEAL,
                    ranges=seal.ranges,
                    at=seal.at,
                    round=view.key,
                    number=seal.number,
                    person=seal.person,
                )

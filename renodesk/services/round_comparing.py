"""The comparison of an open estate's rounds: which ones, what each spot looked like, kept until news come."""

from dataclasses import dataclass

from renodesk.domain.changes import Changes
from renodesk.domain.places import Place
from renodesk.domain.reading import SurveyBuilder
from renodesk.domain.scoring import Scorer
from renodesk.errors import UnknownRound
from renodesk.estates import pinning
from renodesk.estates.assessing import round_states
from renodesk.estates.rounds import earlier_rounds, seal_of
from renodesk.services.comparison import Comparison, Judged, compare
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.session import EstateSession

Spot = tuple[str, Place]


@dataclass(frozen=True, kw_only=True, slots=True)
class PhotoPair:
    """A spot before and after; `is_paired` where somebody said that the two show the same."""

    before: PhotoRow | None
    after: PhotoRow | None
    is_paired: bool


class RoundComparing:
    """Compares the current round with an earlier one, by default the one before it."""

    def __init__(self, session: EstateSession) -> None:
        """Read nothing yet."""
        self._session = session
        self._judged: dict[str, Judged] = {}

    def earlier(self) -> tuple[str, ...]:
        """Return the keys of the rounds begun before the current one, the oldest first."""
        return earlier_rounds(self._session.file, self._session.round)

    def comparison(self, earlier: str = "") -> Comparison | None:
        """Return the comparison with a round; None where "" is asked for and there is none before.

        Raises:
            UnknownRound: no such earlier round.
        """
        keys = self.earlier()
        if not earlier and not keys:
            return None
        key = earlier or keys[-1]
        if key not in keys:
            raise UnknownRound(round=key)
        session = self._session
        with session.file.held():
            now = Judged(round=session.round, forms=session.forms, scores=session.scores)
            return compare(self._earlier(key), now)

    def follow(self, changes: Changes) -> None:
        """Read earlier rounds again next time, where an act may have touched them."""
        own = f"{self._session.round}/"
        beside = ("photo_use", "remark", "visit", "paper", "confirmation", "camera_clock", "pin")
        for cell in changes.cells:
            if cell.entity in beside or (cell.entity in ("answer", "check") and cell.key.startswith(own)):
                continue
            self._judged.clear()
            return

    def _earlier(self, key: str) -> Judged:
        if key not in self._judged:
            file = self._session.file
            forms = pinning.pinned(file, key, self._session.environment.forms)
            survey = SurveyBuilder(key).read(round_states(file, key, seal_of(file, key))).survey()
            self._judged[key] = Judged(round=key, forms=forms, scores=Scorer(forms, survey).scores())
        return self._judged[key]

    def pairs(self, earlier: str) -> dict[Spot, PhotoPair]:
        """Return the photos of every spot of both rounds: pairs that were said, else the latest of each."""
        session = self._session
        everywhere = session.photo_rows.of_all_rounds(session.round)
        by_use = {row.use: row for row in everywhere}
        before: dict[Spot, PhotoRow] = {}
        after: dict[Spot, PhotoRow] = {}
        said: dict[Spot, PhotoPair] = {}
        for row in sorted(everywhere, key=lambda one: (one.at, one.use)):
            if row.place is None or not row.item or not row.is_evidence:
                continue
            spot = (row.item, row.place)
            if row.round == earlier:
                before[spot] = row
            elif row.round == session.round:
                after[spot] = row
                if row.before in by_use:
                    said[spot] = PhotoPair(before=by_use[row.before], after=row, is_paired=True)
        found = {
            spot: PhotoPair(before=before.get(spot), after=after.get(spot), is_paired=False)
            for spot in before.keys() | after.keys()
        }
        return {**found, **said}

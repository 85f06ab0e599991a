"""Whether an estate may be renovated as an old one: asked, judged, kept, or judged otherwise."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.eligibility import (
    ConditionVerdict,
    Eligibility,
    Held,
    Judgement,
    Verdict,
    YearReading,
    judge,
)
from renodesk.domain.places import ESTATE
from renodesk.domain.vocabulary_procedure import eligibility_cell
from renodesk.errors import ProcedureMissing, ReasonMissing, WrongUsage
from renodesk.packs import eligibility_of
from renodesk.services.days import day_said, today
from renodesk.services.kept_pack import KeptPack
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

RESULT = "eligibility_result"
_PACK = KeptPack(
    kind="eligibility", cell=eligibility_cell("pack"), missing=ProcedureMissing, id="eligibility"
)
_YEARS = ("built_year_first", "built_year_last")


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A judgement that was kept: its verdict, when, and how each condition stood then."""

    verdict: Verdict
    day: datetime.date | None
    rows: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """Somebody's own verdict against the conditions', and why."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """How an estate stands now, and what was kept.

    `is_stale` says that the answers changed since. `old` and `new` are buildings on either side of the year
    where an estate was built in parts.
    """

    pack: Eligibility
    judgement: Judgement
    reading: YearReading | None
    reading_source: str
    kept: Kept | None
    override: Override | None
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Return what counts: somebody's own verdict before the conditions'."""
        return self.override.verdict if self.override is not None else self.judgement.verdict

    @property
    def is_stale(self) -> bool:
        """Return whether what was kept is no longer what the answers say."""
        now = {one.condition.code: one.held.value for one in self.judgement.rows}
        return self.kept is not None and dict(self.kept.rows) != now

    @property
    def open(self) -> tuple[ConditionVerdict, ...]:
        """Return the conditions nobody can tell yet."""
        return tuple(one for one in self.judgement.rows if one.held == Held.OPEN)


class EligibilityService:
    """Reads and keeps the judgement of one estate."""

    def __init__(self, session: EstateSession) -> None:
        """Work on an open estate.

        Raises:
            ProcedureMissing, PackFaulty: there is no pack of conditions that can be read.
        """
        self._session = session
        self.pack = eligibility_of(_PACK.text(session))

    def finding(self) -> Finding:
        """Return how the estate stands."""
        values = self._values()
        reading, source = self._reading()
        old, new = self._buildings(values, reading)
        return Finding(
            pack=self.pack,
            judgement=judge(self.pack, values, reading),
            reading=reading,
            reading_source=source,
            kept=_kept(self._session.value(eligibility_cell("judgement"))),
            override=_override(self._session.value(eligibility_cell("override"))),
            old=old,
            new=new,
        )

    def answer(self, answers: Mapping[str, str]) -> Changes:
        """Answer questions of the wizard: fields of the register, typed as there.

        Raises:
            UnknownField, RoundSealed, WrongUsage: nothing is kept.
        """
        known = {name for one in self.pack.conditions for name in one.fields}
        for name in answers:
            if name not in known:
                raise WrongUsage(what="eligibility", value=name)
        return RegisterService(self._session).set_fields(ESTATE, answers)

    def read_year(self, code: str, source: str) -> Changes:
        """Say whether the cut-off year itself counts here, and who says so.

        Raises:
            WrongUsage: there is no such reading.
            ReasonMissing: nobody says where that stands.
        """
        if self.pack.reading(code) is None:
            raise WrongUsage(what="cutoff", value=code)
        if not source.strip():
            raise ReasonMissing(act="cutoff")
        with self._session.act(on_sealed=True) as act:
            act.put(eligibility_cell("cutoff"), {"reading": code, "source": source.strip()})
            _PACK.keep(self._session, act)
        return act.changes

    def keep(self) -> Changes:
        """Keep the judgement as it stands, with its pack; the register says the verdict from then on."""
        found = self.finding()
        value: dict[str, Json] = {
            "verdict": found.judgement.verdict.value,
            "rows": {one.condition.code: one.held.value for one in found.judgement.rows},
            "reading": found.reading.code if found.reading is not None else "",
            "day": today(self._session).isoformat(),
        }
        with self._session.act(on_sealed=True) as act:
            act.put(eligibility_cell("judgement"), value)
            act.put(vocabulary.estate_cell(RESULT), found.verdict.value)
            _PACK.keep(self._session, act)
        return act.changes

    def override(self, verdict: Verdict | None, reason: str) -> Changes:
        """Judge otherwise than the conditions do, with the reason; None takes that back.

        Raises:
            ReasonMissing: there is none.
        """
        if not reason.strip():
            raise ReasonMissing(act="override")
        value: Json = {"verdict": verdict.value, "reason": reason.strip()} if verdict is not None else None
        shown = verdict or self.finding().judgement.verdict
        with self._session.act(reason.strip(), on_sealed=True) as act:
            act.put(eligibility_cell("override"), value, reason=reason.strip())
            act.put(vocabulary.estate_cell(RESULT), shown.value)
            _PACK.keep(self._session, act)
        return act.changes

    def _values(self) -> dict[str, Fraction | bool | str]:
        """Return what the register says; years nobody filled are those of the buildings, if all have one."""
        look_up = self._session.fields.at(ESTATE)
        names = {name for one in self.pack.conditions for name in (*one.fields, *one.holds.fields)}
        found: dict[str, Fraction | bool | str] = {}
        for name in names:
            value = look_up(name)
            if value is not None and value != "":
                found[name] = value
        years = [one for _, one in self._built()]
        if years and None not in years:
            known = [one for one in years if one is not None]
            found.setdefault(_YEARS[0], min(known))
            found.setdefault(_YEARS[1], max(known))
        return found

    def _built(self) -> list[tuple[str, Fraction | None]]:
        found = []
        for building in self._session.survey.buildings:
            year = self._session.fields.at(building.place)("built_year")
            is_year = isinstance(year, Fraction) and not isinstance(year, bool)
            found.append((building.place.shown, Fraction(year) if is_year and year is not None else None))
        return found

    def _buildings(
        self, values: Mapping[str, Fraction | bool | str], reading: YearReading | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        cutoff = values.get("cutoff_year")
        if reading is None or not isinstance(cutoff, Fraction):
            return (), ()
        last = cutoff if reading.is_included else cutoff - 1
        built = [(name, year) for name, year in self._built() if year is not None]
        old = tuple(name for name, year in built if year <= last)
        new = tuple(name for name, year in built if year > last)
        return (old, new) if old and new else ((), ())

    def _reading(self) -> tuple[YearReading | None, str]:
        said = self._session.value(eligibility_cell("cutoff"))
        if isinstance(said, Mapping):
            return self.pack.reading(str(said.get("reading"))), str(said.get("source") or "")
        usual = self.pack.reading(self.pack.usual)
        return usual, usual.origin.source if usual is not None else ""


def is_judged(session: EstateSession) -> Verdict | None:
    """Return the verdict that counts where somebody judged or filled it in, None where nobody did."""
    own = session.text(vocabulary.estate_cell(RESULT))
    said = own or session.fields.at(ESTATE)(RESULT)
    return next((one for one in Verdict if one.value == said), None)


def _kept(value: Json) -> Kept | None:
    if not isinstance(value, Mapping):
        return None
    rows = value.get("rows")
    return Kept(
        verdict=_verdict(value.get("verdict")),
        day=day_said(value.get("day")),
        rows={name: str(one) for name, one in rows.items()} if isinstance(rows, Mapping) else {},
    )


def _override(value: Json) -> Override | None:
    if not isinstance(value, Mapping):
        return None
    return Override(verdict=_verdict(value.get("verdict")), reason=str(value.get("reason") or ""))


def _verdict(value: Json) -> Verdict:
    return next((one for one in Verdict if one.value == value), Verdict.TO_CHECK)

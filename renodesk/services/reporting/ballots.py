"""Freeze what the notice of ballots' results prints."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from renodesk.domain.ballots import Tally, Voice, together
from renodesk.domain.consent import Counted
from renodesk.domain.log import digest_of
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.telling_apart import told_apart
from renodesk.estates.dating import last_date
from renodesk.reports.ballots_snapshot import BallotsSnapshot, NoticePart, Row
from renodesk.reports.papers import PaperOptions
from renodesk.services.ballots import BallotBook, Count
from renodesk.services.ballots.gates import Gatekeeper
from renodesk.services.ballots.words import mark_sentence, place_called, place_word
from renodesk.services.reporting.plan.consent import gate_line_of
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

_UNITS = (Counted.HOUSEHOLDS, Counted.AREA, Counted.PERSONS)


def ballots_snapshot(session: EstateSession, options: PaperOptions) -> BallotsSnapshot:
    """Return the results of all ballots of one moment."""
    with session.file.held():
        counts = BallotBook(session).counts()
        keeper, language = Gatekeeper(session, counts=counts), options.language
        identity = keeper.consent.identity
        return BallotsSnapshot(
            language=language,
            estate=session.name,
            estate_id=session.estate_id,
            date=last_date(session.file),
            digest=digest_of(session.file.changes()),
            office=options.office,
            statement=(identity.statement_en if language == "en" else "") or identity.statement,
            notices=tuple(_notice(session, keeper, one, language) for one in counts),
        )


def _notice(session: EstateSession, keeper: Gatekeeper, count: Count, language: Language) -> NoticePart:
    ballot = count.ballot
    return NoticePart(
        matter=ballot.matter,
        place=place_word(ballot.place, language),
        asked=_asked(session, count, language),
        public=_public(count, language),
        is_closed=ballot.is_closed,
        voices=tuple(_voices(count, language)),
        gates=tuple(gate_line_of(one, language) for one in keeper.gates_by(count)),
        places=tuple(_places(session, count, language)),
        marks=tuple(
            mark_sentence(place, one, language, partial(place_called, session)) for place, one in count.marks
        ),
    )


def _asked(session: EstateSession, count: Count, language: Language) -> str:
    ballot = count.ballot
    ends = [ballot.days[one] for one in ("closing", "closed") if one in ballot.days]
    days = [ballot.days["begun"].isoformat()] if "begun" in ballot.days else []
    days += [min(ends).isoformat()] if ends else []
    return say(
        "result_notice_asked",
        language,
        estate=session.name,
        place=place_word(ballot.place, language),
        matter=ballot.matter,
        nth=ballot.round,
        days=("～" if language == "zh" else " – ").join(days) or say("result_notice_no_days", language),
        way=say(f"result_notice_way_{ballot.way}" if ballot.way else "result_notice_way_unsaid", language),
    )


def _public(count: Count, language: Language) -> str:
    days = count.ballot.days
    if "public_from" not in days or "public_until" not in days:
        return ""
    begin, end = days["public_from"].isoformat(), days["public_until"].isoformat()
    return say("result_notice_public", language, begin=begin, end=end)


def _voices(count: Count, language: Language) -> Iterator[Row]:
    """Yield a row for each voice, one for who said nothing, and one of how many there are."""
    tally = count.tally
    for voice in Voice:
        numbers = (tally.said(voice, unit) if tally.counts(unit) else None for unit in _UNITS)
        yield (say(f"ballot_voice_{voice.value}", language), *map(_number, numbers))
    silent = (tally.silent(unit) if tally.counts(unit) else None for unit in _UNITS)
    yield (say("result_notice_silent", language), *map(_number, silent))
    yield (say("result_notice_all", language), *(_number(tally.base.get(unit)) for unit in _UNITS))


def _number(number: Fraction | None) -> str:
    return write_number(number) if number is not None else "–"


def _places(session: EstateSession, count: Count, language: Language) -> Iterator[Row]:
    """Yield a row a building; of few households, and of voices no building has, nothing is told apart."""
    by_building: dict[str, list[Tally]] = {}
    for part in count.parts:
        if part.is_counted and part.place.building:
            by_building.setdefault(part.place.building, []).append(part.tally)
    if len(by_building) < 2:
        return
    names = {one.place.building: one.name for one in session.survey.buildings}
    order = [*names, *sorted(set(by_building) - set(names))]
    wholes = {key: together(by_building[key]) for key in order if key in by_building}
    groups = told_apart({key: _spoke(one) for key, one in wholes.items()})
    apart = {group[0] for group in groups if len(group) == 1}
    for key, whole in wholes.items():
        name = names.get(key, Place(building=key).shown)
        yield _place(name, whole if key in apart else None, language)


def _spoke(whole: Tally) -> int:
    households = Counted.HOUSEHOLDS
    return int(whole.spoke(households)) if whole.counts(households) else 0


def _place(name: str, whole: Tally | None, language: Language) -> Row:
    """Return the row of a building; None where it is not told apart."""
    households = Counted.HOUSEHOLDS
    if whole is None:
        return (name, *(say("result_notice_not_told", language) for _ in range(len(Voice) + 1)))
    area = whole.said(Voice.AGREE, Counted.AREA) if whole.counts(Counted.AREA) else None
    return (name, *(_number(whole.said(voice, households)) for voice in Voice), _number(area))

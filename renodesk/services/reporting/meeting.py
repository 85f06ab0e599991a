"""Freeze what residents' papers print: what was found and planned in plain words, the menu, the rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from renodesk.domain.form import CheckItem, Item
from renodesk.domain.funding import Funding, ShareKey, Shares
from renodesk.domain.log import digest_of
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.estates.dating import last_date
from renodesk.reports.meeting_snapshot import (
    Choice,
    Finding,
    MeetingSnapshot,
    PlannedWork,
    Where,
)
from renodesk.reports.papers import PaperOptions
from renodesk.reports.snapshot import PhotoLine, Shortfall
from renodesk.reports.words import buildings_text
from renodesk.services.checklist import ChecklistService
from renodesk.services.payers import Payers
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.photos import Photos
from renodesk.services.planning import Alternative, Alternatives, PlanLine, PlanLines
from renodesk.services.prices import Prices
from renodesk.services.public_photos import PublicChoice, fit_for_public, public_reader
from renodesk.services.reporting.consent import ConsentRules
from renodesk.services.reporting.part import Part, interval_of
from renodesk.services.reporting.shortfalls import Shortfalls
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

MOST_FINDINGS = 5
_ASPECT = Fraction(3, 2)
"""The shape of photos side by side on a poster."""


def meeting_snapshot(session: EstateSession, options: PaperOptions) -> MeetingSnapshot:
    """Return everything residents' papers print, of one moment: acts of other threads wait for it.

    Raises:
        UnknownAlternative: there is no plan of the key that was asked for.
    """
    with session.file.held():
        return _Maker(session, options.language).snapshot(options)


def poster_notes(session: EstateSession, options: PaperOptions) -> tuple[str, ...]:
    """Return what to know before a poster hangs: which photos are on it, which were left out and why."""
    snapshot = meeting_snapshot(session, options)
    printed = sum(one.photo is not None for one in snapshot.findings)
    code = "meeting_photos_printed" if printed else "meeting_photos_none"
    return tuple(note for note in (say(code, options.language, count=printed), snapshot.photos_told) if note)


class _Maker(Part):
    def __init__(self, session: EstateSession, language: Language) -> None:
        super().__init__(session, language)
        self._photos = Photos(session)
        self._left_out: list[PublicChoice] = []

    def snapshot(self, options: PaperOptions) -> MeetingSnapshot:
        session, scores = self._session, self._scores
        seal = session.seal
        found = list(Shortfalls(session, self._language, self._photos).lines())
        plan = self._plan(options.plan)
        lines = PlanLines(session, plan.key).lines()
        menu = tuple(self._menu(lines))
        findings = tuple(self._finding(one) for one in found[:MOST_FINDINGS])
        consent = ConsentRules(session, self._language)
        chosen = Prices(session).chosen()
        return MeetingSnapshot(
            language=self._language,
            estate=session.name,
            estate_id=session.estate_id,
            address=self._address(),
            round=round_word(session.round, self._language),
            date=last_date(session.file),
            digest=digest_of(session.file.changes(seal.ranges if seal else None)),
            seal=self._say("sealed", number=seal.number, date=seal.at[:10]) if seal else self._say("draft"),
            is_sealed=seal is not None,
            is_proposed=self._tree.identity.status != "official",
            office=options.office,
            score=interval_of(scores.total),
            word=self._score_words(scores.band or " – ".join(scores.bands or ("—",))),
            unseen=scores.applicable_count - scores.scored_count,
            findings=findings,
            more_findings=len(found) - len(findings),
            works=tuple(self._works(lines)),
            plan=plan.shown(self._language),
            is_adopted=plan.is_adopted,
            menu=menu,
            not_offered=sum(not one.is_must for one in session.forms.checklist.items) - len(menu),
            buildings=buildings_text([one.name for one in session.survey.buildings]),
            building_count=len(session.survey.buildings),
            households=self._households(),
            rules=tuple(consent.rules()),
            local=consent.local,
            profile=consent.profile,
            local_known=consent.consent.places,
            rules_statement=consent.statement,
            is_example=chosen is not None and chosen.book.is_example,
            photos_told=_added_up(self._left_out).told(self._language),
        )

    def _in_language(self, zh: str, en: str) -> str:
        return (en if self._language == "en" else "") or zh

    def _plain(self, item: Item | CheckItem) -> str:
        return self._in_language(item.plain or item.name, item.name_en)

    def _called(self, item: CheckItem) -> str:
        return self._in_language(item.name, item.name_en)

    def _plan(self, key: str) -> Alternative:
        """Return the plan that was asked for, else the adopted one, else the first."""
        alternatives = Alternatives(self._session)
        rows = alternatives.rows()
        return alternatives.get(key) if key else next((one for one in rows if one.is_adopted), rows[0])

    # What was found

    def _finding(self, short: Shortfall) -> Finding:
        places = [
            answer.place
            for (code, _), answer in self._scores.answers.items()
            if code == short.code and answer.is_below(self._tree.pass_mark)
        ]
        return Finding(
            code=short.code,
            plain=self._plain(self._item(short.code)),
            where=self._where(places),
            is_urgent=short.is_urgent,
            photo=self._photo(short.code, places),
        )

    def _photo(self, code: str, places: Sequence[Place]) -> PhotoLine | None:
        """Return a photo of a finding that may hang in public; its caption is no one's own words."""
        rows = [
            row
            for row in self._photos.rows()
            if row.item == code and row.place in places and row.is_evidence and row.role != "after"
        ]
        choice = fit_for_public(rows)
        self._left_out.append(choice)
        if not choice.rows:
            return None
        row = choice.rows[0]
        read = public_reader(self._photos, row, _ASPECT)
        return PhotoLine(sha256=row.sha256, caption=self._building(row), read=read)

    def _building(self, row: PhotoRow) -> str:
        return self._where([row.place or ESTATE]).full

    def _where(self, places: Iterable[Place]) -> Where:
        """Return places by building: entrances are never named, let alone doors."""
        wanted = set(places)
        if ESTATE in wanted or not wanted:
            estate = say("meeting_whole_estate", self._language)
            return Where(full=estate, short=estate)
        named = {place.building for place in wanted}
        buildings = self._session.survey.buildings
        names = [one.name for one in buildings if one.place.building in named]
        if len(names) == len(buildings) > 1:
            every = say("meeting_every_building", self._language, count=len(names))
            return Where(full=every, short=every)
        some = say("meeting_some_buildings", self._language, count=len(names))
        full = buildings_text(names)
        return Where(full=full, short=min(full, some, key=len) if len(names) > 1 else full)

    # What is planned

    def _works(self, lines: Sequence[PlanLine]) -> Iterator[PlannedWork]:
        payers = Payers(self._session)
        funding, chosen = payers.funding(), payers.chosen()
        for item in self._forms.checklist.items:
            places = [one.place for one in _of(lines, item) if one.is_chosen]
            if places:
                yield PlannedWork(
                    code=item.code,
                    plain=self._plain(item),
                    name=self._called(item),
                    is_must=item.is_must,
                    where=self._where(places),
                    payers=self._payers(item, funding, chosen),
                )
        for line in lines:
            if line.item is None and line.is_chosen:
                yield PlannedWork(
                    code="",
                    plain=line.title,
                    name=line.title,
                    is_must=False,
                    where=self._where([line.place]),
                    payers=say("meeting_share_open", self._language),
                )

    def _payers(self, item: CheckItem, funding: Funding, chosen: Mapping[ShareKey, Shares]) -> str:
        """Return who pays an item; quantities that the same pay the same of stand together."""
        own = {column for known in (funding.defaults, chosen) for code, column in known if code == item.code}
        groups: dict[str, list[str]] = {}
        for box in item.quantities:
            if box.name in own:
                said = self._paid(funding.shares(item.code, box.name, chosen), funding)
                groups.setdefault(said, []).append(box.label.partition("（")[0])
        if len(groups) < 2:
            return next(iter(groups), "") or self._paid(funding.shares(item.code, "", chosen), funding)
        return joined(
            "；",
            (f"{joined('、', labels, self._language)}：{said}" for said, labels in groups.items()),
            self._language,
        )

    def _paid(self, shares: Shares, funding: Funding) -> str:
        parts = []
        for share in shares:
            channel = funding.channel(share.channel)
            name = self._in_language(channel.name, channel.name_en) if channel else share.channel
            percent = f" {write_number(share.percent)}%" if share.percent is not None else ""
            parts.append(name + (percent or say("meeting_share_of_open", self._language)))
        return say("meeting_and", self._language).join(parts) or say("meeting_share_open", self._language)

    def _menu(self, lines: Sequence[PlanLine]) -> Iterator[Choice]:
        """Yield the upgrades that are not done or needless everywhere.

        They are numbered as in the pack, so that an order sheet is typed by the numbers it shows.
        """
        summary = ChecklistService(self._session).summary()
        for number, item in enumerate(self._forms.checklist.items, 1):
            counts = summary[item.code]
            if item.is_must or (counts and all(status in ("done", "na") for status in counts)):
                continue
            own = list(_of(lines, item))
            yield Choice(
                number=number,
                code=item.code,
                plain=self._plain(item),
                name=self._called(item),
                is_suggested=any(one.mode == "need" or self._is_short(one) for one in own),
                is_planned=any(one.is_chosen for one in own),
            )

    def _is_short(self, line: PlanLine) -> bool:
        """Return whether an answer below the pass mark asks for a line."""
        answers = self._scores.answers
        return any(
            answer.is_below(self._tree.pass_mark)
            for source in line.sources
            if (answer := answers.get(source)) is not None
        )

    # The estate and its rules

    def _address(self) -> str:
        names = ("city", "county", "street", "community", "address")
        return " ".join(text for name in names if (text := self._told(name)))

    def _told(self, name: str) -> str:
        value = self._session.survey.fields.get(name)
        return value.strip() if isinstance(value, str) else ""

    def _households(self) -> int | None:
        number = self._session.fields.number(ESTATE, "households")
        return int(number) if number is not None and number > 0 else None


def _of(lines: Iterable[PlanLine], item: CheckItem) -> Iterator[PlanLine]:
    yield from (one for one in lines if one.item is not None and one.item.code == item.code)


def _added_up(choices: Iterable[PublicChoice]) -> PublicChoice:
    whole = PublicChoice(rows=(), unchecked=0, changed=0)
    for one in choices:
        whole = replace(whole, unchecked=whole.unchecked + one.unchecked, changed=whole.changed + one.changed)
    return whole

"""Freeze what the papers of a procedure print; lateness is counted to the data's day."""

import datetime
from collections.abc import Iterator

from renodesk.domain.eligibility import Held, Verdict
from renodesk.domain.log import digest_of
from renodesk.domain.procedure import Step, Use
from renodesk.errors import PackFaulty, ProcedureMissing, ReserveMissing
from renodesk.estates.dating import last_date
from renodesk.packs import ledger_of, provenance_words
from renodesk.reports.blocks import Tone
from renodesk.reports.papers import PaperOptions
from renodesk.reports.procedure_snapshot import ProcedureSnapshot, Row, SpecialPart, WayLine, WayPart
from renodesk.services.eligibility import EligibilityService, Finding
from renodesk.services.eligibility_words import held_word, labels, remarks, verdict_word
from renodesk.services.ledger_packs.packs import ledger_texts
from renodesk.services.ledgers.reading import LedgerBook
from renodesk.services.ledgers.words import row_words
from renodesk.services.procedure import ProcedureBook, StepLine
from renodesk.services.procedure.fast_track import FastTrack
from renodesk.services.procedure.joint_review import JointReview, ReviewForm
from renodesk.services.procedure.list_words import (
    days_word,
    exempt_word,
    in_step_word,
    opinion_word,
    percent,
    stage_word,
)
from renodesk.services.procedure.people import KINDS, People
from renodesk.services.procedure.ticks import SevenOnes
from renodesk.services.procedure.timeline import timeline
from renodesk.services.procedure.together import SpecialProject, Together
from renodesk.services.procedure.words import (
    lacks_word,
    named,
    plan_word,
    state_word,
    summary_line,
    why_lines,
)
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

_TONES: dict[Verdict, Tone] = {
    Verdict.ELIGIBLE: "good",
    Verdict.NOT_ELIGIBLE: "bad",
    Verdict.TO_CHECK: "warn",
}
_HELD: dict[Held, Tone] = {Held.HOLDS: "plain", Held.FAILS: "bad", Held.OPEN: "warn"}


def procedure_snapshot(session: EstateSession, options: PaperOptions) -> ProcedureSnapshot:
    """Return everything the papers of a procedure print, of one moment.

    Raises:
        ProcedureMissing, PackFaulty: there is no pack of procedures that can be read.
    """
    with session.file.held():
        return _Maker(session, options.language).snapshot(options)


def ways_of(session: EstateSession, language: Language) -> tuple[WayPart, ...]:
    """Return the estate's procedures with every step for a paper; nothing where its pack cannot be read."""
    try:
        return tuple(_Maker(session, language).ways())
    except (ProcedureMissing, PackFaulty):
        return ()


def way_of(session: EstateSession, language: Language) -> tuple[WayLine, ...]:
    """Return the estate's way for a paper; nothing where its packs cannot be read."""
    try:
        events = timeline(session, language, ProcedureBook(session, language, on=_day(session)))
    except (ProcedureMissing, ReserveMissing, PackFaulty):
        return ()
    return tuple(
        WayLine(
            day=one.day.isoformat(),
            kind=say(f"way_kind_{one.kind}", language),
            text=one.text,
            is_planned=one.is_planned,
        )
        for one in events
    )


def _day(session: EstateSession) -> datetime.date | None:
    text = last_date(session.file)
    return datetime.date.fromisoformat(text) if text else None


class _Maker:
    def __init__(self, session: EstateSession, language: Language) -> None:
        self._session = session
        self._language: Language = language
        self._book = ProcedureBook(session, language, on=_day(session))

    def _guarded(self) -> Iterator[str]:
        """Yield the rows of the ledgers that promises are about, in the ledger's words."""
        wanted = {one.ledger for one in self._book.pack.promises if one.ledger}
        for name, text in ledger_texts(self._session).items():
            if name in wanted:
                book = LedgerBook(self._session, ledger_of(text), self._language)
                yield from (row_words(book, row) for row in book.rows if not row.state.by_reason)

    def snapshot(self, options: PaperOptions) -> ProcedureSnapshot:
        session, language = self._session, self._language
        finding = EligibilityService(session).finding()
        form = JointReview(session, language, self._book).form()
        track = FastTrack(session, language, self._book)
        ones = SevenOnes(session, language, self._book)
        people = People(session, language, self._book)
        return ProcedureSnapshot(
            language=language,
            estate=session.name,
            estate_id=session.estate_id,
            date=last_date(session.file),
            digest=digest_of(session.file.changes()),
            office=options.office,
            statement=self._either(self._book.pack.identity.statement, self._book.pack.identity.statement_en),
            verdict=verdict_word(finding.verdict, language),
            verdict_tone=_TONES[finding.verdict],
            conditions=tuple(self._conditions(finding)),
            verdict_remarks=tuple(remarks(finding, language)),
            verdict_statement=self._either(
                finding.pack.identity.statement, finding.pack.identity.statement_en
            ),
            ways=tuple(self.ways()),
            papers=tuple(
                Row(cells=(one.step, one.name, one.number, one.day, one.issuer))
                for one in self._book.papers()
            ),
            ones=tuple(self._ones(ones)),
            ones_word=self._ready(ones),
            ones_source=ones.procedure.origin.source if ones.procedure is not None else "",
            specials=tuple(map(self._special, Together(session, language, self._book).projects())),
            roles=tuple(
                Row(cells=(one.step.key, named(one.step, language), " ", one.unit, " "))
                for one in people.members()
            ),
            meetings=tuple(self._meetings(people)),
            meeting_words=tuple(self._meeting_words(people)),
            questions=tuple(self._questions(track)),
            promises=tuple(
                Row(cells=(str(at), self._either(one.text, one.text_en), one.origin.source))
                for at, one in enumerate(self._book.pack.promises, 1)
            ),
            guarded=tuple(self._guarded()),
            exempt=track.is_exempt,
            exempt_word=exempt_word(track, language),
            form_parts=tuple(
                (self._either(one.box.name, one.box.name_en), self._on_one_line(one.text))
                for one in form.parts
            ),
            form_opinions=tuple(self._opinions(form)),
            form_days=days_word(form, language),
            form_source=self._book.pack.boxes[0].origin.source if self._book.pack.boxes else "",
            way=way_of(session, language),
        )

    def _either(self, zh: str, en: str) -> str:
        return (en if self._language == "en" else "") or zh

    def _on_one_line(self, text: str) -> str:
        return joined("；", text.splitlines(), self._language)

    def _conditions(self, finding: Finding) -> Iterator[Row]:
        joint = ", " if self._language == "en" else "、"
        for row in finding.judgement.rows:
            one = row.condition
            name = self._either(one.name, one.name_en)
            if row.missing and row.held == Held.OPEN:
                fields = labels(row.missing, self._session, self._language)
                name += say("eligibility_missing", self._language, fields=fields)
            sure = joint.join(provenance_words(one.origin.provenance, self._language))
            source = f"{one.origin.source}（{sure}）"
            cells = (one.code, name, held_word(row.held, self._language), one.clause, source)
            yield Row(cells=cells, tone=_HELD[row.held])

    def ways(self) -> Iterator[WayPart]:
        """Yield the procedures that are gone step by step."""
        for way in self._book.own:
            if way.use == Use.STEPS:
                lines = self._book.lines(way)
                yield WayPart(
                    title=f"{way.code} {named(way, self._language)}",
                    source=way.origin.source,
                    summary=summary_line(lines, self._language),
                    steps=tuple(map(self._step, lines)),
                )

    def _step(self, line: StepLine) -> Row:
        tone: Tone = "plain"
        if line.at.standing.is_over or line.step.is_note:
            tone = "quiet"
        elif line.at.is_late:
            tone = "bad"
        elif line.at.is_next:
            tone = "warn" if line.at.is_blocked else "plain"
        plan = plan_word(line)
        why = [*why_lines(line, self._language)]
        why += [say("procedure_planned", self._language, days=plan)] if plan else []
        lacks = lacks_word(line, self._language) if line.at.is_next else ""
        why += [part for part in (lacks, line.note) if part]
        return Row(
            cells=(
                str(line.step.number),
                named(line.step, self._language),
                line.step.actor,
                state_word(line, self._language),
                joined("；", why, self._language),
            ),
            tone=tone,
        )

    def _ones(self, ones: SevenOnes) -> Iterator[Row]:
        for one in ones.rows():
            code = "single_yes" if one.is_single else "single_no"
            units = joined("、", one.units, self._language)
            cells = (one.step.key, self._name(one.step), units, say(code, self._language))
            yield Row(cells=cells, tone="plain" if one.is_single else "warn")

    def _name(self, step: Step) -> str:
        return named(step, self._language)

    def _ready(self, ones: SevenOnes) -> str:
        since = ones.ready_since
        if since is not None:
            return say("ones_ready", self._language, day=since.isoformat())
        return say("ones_not_ready", self._language)

    def _special(self, one: SpecialProject) -> SpecialPart:
        language = self._language
        rows = [Row(cells=(self._name(row.step), in_step_word(row, language))) for row in one.rows]
        rows += [Row(cells=(self._name(stage.step), stage_word(stage, language))) for stage in one.stages]
        word = say("together_all" if one.is_together else "together_not_all", language)
        return SpecialPart(title=" ".join(filter(None, (one.name, one.unit))), word=word, rows=tuple(rows))

    def _meetings(self, people: People) -> Iterator[Row]:
        for one in people.meetings():
            kinds = "　".join(
                f"{say(f'meeting_{kind}', self._language)} {one.raised[kind]}/{one.settled[kind]}"
                for kind in KINDS
            )
            raised, settled = (str(sum(said.values())) for said in (one.raised, one.settled))
            yield Row(cells=(one.day.isoformat(), raised, settled, kinds, one.note))

    def _meeting_words(self, people: People) -> Iterator[str]:
        sums = people.sums()
        yield say(
            "meeting_sums",
            self._language,
            count=len(people.meetings()),
            raised=sum(sums.raised.values()),
            settled=sum(sums.settled.values()),
            rate=percent(sums.rate),
        )

    def _questions(self, track: FastTrack) -> Iterator[Row]:
        for one in track.parts():
            code = {True: "fast_part", False: "fast_not_part", None: "fast_open"}[one.is_part]
            word = say("fast_contested" if one.is_contested else code, self._language)
            yield Row(cells=(one.step.key, self._name(one.step), word, one.why))

    def _opinions(self, form: ReviewForm) -> Iterator[Row]:
        for one in form.opinions:
            word = opinion_word(one, self._language) if one.word else "\n\n"
            yield Row(cells=(self._either(one.box.name, one.box.name_en), word, " "))

"""The public notice (公示文): what is planned, by which rules it is decided, and to whom one objects.

It hangs where anybody reads it: no name, door number or own words of anybody, no photo and no price.
"""

from collections.abc import Iterator, Sequence

from renodesk.reports.blocks import Block, Bullets, Cell, Column, Heading, Large, Paragraph, Table
from renodesk.reports.meeting_snapshot import MeetingSnapshot, PlannedWork
from renodesk.reports.words import interval_text
from renodesk.texts import say

FACTOR = 1.45
"""Letters for a wall: body of 14 points, tables of 12."""


def notice(snapshot: MeetingSnapshot) -> Sequence[Block]:
    """Return the notice, in letters to be read standing."""
    title = Heading(text=say("notice_title", snapshot.language, estate=snapshot.estate))
    return (title, Large(blocks=tuple(_Writer(snapshot).blocks()), factor=FACTOR))


class _Writer:
    def __init__(self, snapshot: MeetingSnapshot) -> None:
        self._it = snapshot
        self._number = 0

    def _say(self, code: str, **facts: object) -> str:
        return say(f"notice_{code}", self._it.language, **facts)

    def _heading(self, code: str) -> Heading:
        self._number += 1
        is_english = self._it.language == "en"
        number = str(self._number) if is_english else "〇一二三四五六"[self._number]
        return Heading(
            text=say("request_numbered", self._it.language, number=number, title=self._say(code)), level=2
        )

    def blocks(self) -> Iterator[Block]:
        it = self._it
        if not it.is_sealed or not it.is_adopted:
            yield Paragraph(text=self._say("draft"), tone="warn")
        yield Paragraph(text=self._say("stage"))
        yield self._heading("project")
        yield self._facts()
        if it.findings:
            yield Paragraph(text=self._say("found"))
            yield Bullets(
                lines=tuple(
                    self._say("found_line", text=one.plain, where=one.where.full) for one in it.findings
                )
            )
            yield Paragraph(text=self._say("proposed" if it.is_proposed else "official"), tone="quiet")
        yield self._heading("works")
        yield from self._works()
        yield self._heading("consent")
        yield from self._consent()
        yield self._heading("period")
        yield Paragraph(text=self._say("from_to"))
        yield Paragraph(text=self._say("objections"))
        yield self._blanks()

    def _facts(self) -> Table:
        it = self._it
        facts = [
            (self._say("where"), it.address or "—"),
            (
                self._say("buildings"),
                self._say("buildings_are", count=it.building_count, names=it.buildings or "—"),
            ),
            (self._say("households"), str(it.households) if it.households is not None else "—"),
            (
                self._say("score"),
                self._say("score_is", score=interval_text(it.score), word=it.word, date=it.date),
            ),
        ]
        return _pairs(facts)

    def _works(self) -> Iterator[Block]:
        it = self._it
        if not it.works:
            yield Paragraph(text=self._say("works_none"))
            return
        columns = (
            Column(title=self._say("col_number"), width=0.085, align="center"),
            Column(title=self._say("col_what"), width=0.27),
            Column(title=self._say("col_kind"), width=0.1),
            Column(title=self._say("col_where"), width=0.255),
            Column(title=self._say("col_payers"), width=0.29),
        )
        rows = tuple(
            (
                Cell(text=str(number)),
                Cell(text=one.name),
                Cell(text=self._say(f"kind_{_kind(one)}")),
                Cell(text=one.where.full),
                Cell(text=one.payers),
            )
            for number, one in enumerate(it.works, 1)
        )
        yield Table(columns=columns, rows=rows)
        yield Paragraph(text=self._say("payers"), tone="quiet")
        yield Paragraph(text=self._say("price_example" if it.is_example else "price_later"), tone="quiet")

    def _consent(self) -> Iterator[Block]:
        it = self._it
        yield Paragraph(text=self._whose())
        columns = (
            Column(title=self._say("col_stage"), width=0.2),
            Column(title=self._say("col_rule"), width=0.52),
            Column(title=self._say("col_source"), width=0.28),
        )
        rows = tuple(
            (Cell(text=one.stage), Cell(text=one.text), Cell(text=one.source, tone="quiet"))
            for one in it.rules
        )
        yield Table(columns=columns, rows=rows)
        yield Paragraph(text=self._say("lift"))
        yield Paragraph(text=it.rules_statement, tone="quiet")

    def _whose(self) -> str:
        """Return whose rules these are, with a line to write the local share on where nobody said so."""
        it = self._it
        if it.local:
            return self._say("local", local=it.local)
        if it.profile:
            return self._say("profile_open", profile=it.profile)
        return self._say("local_open", known=say("meeting_works_join", it.language).join(it.local_known))

    def _blanks(self) -> Table:
        labels = ("to", "person", "address", "by")
        pairs = [(self._say(one), "") for one in labels]
        pairs.insert(2, (say("meeting_phone", self._it.language), ""))
        return _pairs([*pairs, (say("meeting_date", self._it.language), "")])


def _kind(work: PlannedWork) -> str:
    return "other" if not work.code else "must" if work.is_must else "upgrade"


def _pairs(facts: Sequence[tuple[str, str]]) -> Table:
    columns = (Column(title="", width=0.24), Column(title="", width=0.76))
    rows = tuple((Cell(text=label, is_bold=True), Cell(text=value)) for label, value in facts)
    return Table(columns=columns, rows=rows, is_form=True)

"""人员与会议: who watches over the works, and the meetings with what was raised and settled."""

import datetime

from renodesk.domain.procedure import Step
from renodesk.errors import CountsMalformed, NothingWritten
from renodesk.services.procedure import ProcedureBook, day_of
from renodesk.services.procedure.list_words import meeting_line, meetings_lines, who_word
from renodesk.services.procedure.people import KINDS, Meeting, Member, People
from renodesk.services.procedure.words import named
from renodesk.services.session import EstateSession
from renodesk.texts import joined, say
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.procedure.tab import ProcedureTab, Rows
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.workbench import Workbench


class PeopleTab(ProcedureTab):
    """Roles first, meetings after them."""

    widths = (280, 160, 160)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench, self.tr("人员与会议"))
        self.members: dict[str, Member] = {}
        self.meetings: dict[str, Meeting] = {}
        self._meeting_shown: tuple[str, ...] = ("", "", "", "")
        self.who = self.field(self.tr("姓名（不进记录和文件）"))
        self.unit = self.field(self.tr("单位"))
        self.phone = self.field(self.tr("电话（不进记录和文件）"))
        self.keep = button(self.tr("记下这个人"), name="primary")
        self.keep.clicked.connect(
            lambda: self._name(self.key, (self.who.text(), self.unit.text(), self.phone.text()))
        )
        self.side.addWidget(self.keep)
        self.side.addWidget(label(self.tr("恳谈会"), "heading"))
        self.day = self.field(self.tr("哪一天"))
        self.raised = self.field(self.tr("提出几件：施工、监理、设计"))
        self.settled = self.field(self.tr("办结几件：施工、监理、设计"))
        for edit in (self.raised, self.settled):
            edit.setPlaceholderText("3 0 1")
        self.note = self.field(self.tr("备注"))
        self.hold = button(self.tr("记下这次会"))
        self.hold.clicked.connect(self._hold)
        self.drop = button(self.tr("拿掉这次会"))
        self.drop.clicked.connect(self._drop)
        self.side.addWidget(self.hold)
        self.side.addWidget(self.drop)
        self.side.addStretch(1)

    def rows(self, book: ProcedureBook, session: EstateSession) -> Rows:
        """Return roles and meetings."""
        people = People(session, self.language, book)
        self.members = {one.step.key: one for one in people.members()}
        self.meetings = {one.day.isoformat(): one for one in people.meetings()}
        told = list(meetings_lines(people, self.language))[len(self.meetings) :]
        self.sum.show_text(joined("；", told, self.language))
        titles = (self.tr("角色或会议"), self.tr("姓名"), self.tr("单位"), self.tr("备注"))
        rows = [self._member(one) for one in self.members.values()]
        return titles, [*rows, *(self._meeting(one) for one in self.meetings.values())]

    def _member(self, one: Member) -> ShownRow:
        icon = ("unseen", "ink3") if one.name == "" else ("answered", "good")
        return ShownRow(
            key=one.step.key,
            cells=(
                Shown(text=named(one.step, self.language), icon=icon),
                Shown(text=who_word(one.name, self.language)),
                Shown(text=one.unit),
                Shown(text=one.phone or ""),
            ),
        )

    def _meeting(self, one: Meeting) -> ShownRow:
        raised, settled = sum(one.raised.values()), sum(one.settled.values())
        words = self.tr("提出 {0}，办结 {1}").format(raised, settled)
        other = "" if one.is_saturday else say("meeting_not_saturday", self.language)
        return ShownRow(
            key=one.day.isoformat(),
            cells=(
                Shown(text=one.day.isoformat(), icon=("answered", "good")),
                Shown(text=words),
                Shown(text=other, token="warn"),
                Shown(text=one.note),
            ),
        )

    def show_side(self, key: str) -> None:
        """Show a role or a meeting."""
        member, meeting = self.members.get(key), self.meetings.get(key)
        for widget in (self.who, self.unit, self.phone, self.keep):
            widget.setEnabled(member is not None and self.may_write)
        for widget in (self.day, self.raised, self.settled, self.note, self.hold):
            widget.setEnabled(self.may_write)
        self.drop.setEnabled(meeting is not None and self.may_write)
        step: Step | None = member.step if member is not None else None
        self.title.setText(named(step, self.language) if step is not None else key)
        self.story.setText(
            step.origin.note
            if step is not None
            else meeting_line(meeting, self.language)
            if meeting is not None
            else ""
        )
        self.who.show_text((member.name or "") if member is not None else "")
        self.unit.show_text(member.unit if member is not None else "")
        self.phone.show_text((member.phone or "") if member is not None else "")
        if meeting is not None:
            self._show_meeting(meeting)

    def enter_side(self) -> None:
        """Go to the name, or to the day of a meeting."""
        (self.who if self.who.isEnabled() else self.day).setFocus()

    def leave(self, key: str) -> None:
        """Keep a name, and a meeting before another one is shown in its fields."""
        member = self.members.get(key)
        typed = (self.who.text(), self.unit.text(), self.phone.text())
        if member is not None and typed != (member.name or "", member.unit, member.phone or ""):
            self._name(key, typed)
        if self.key in self.meetings and self._meeting_typed != self._meeting_shown:
            self._hold()

    @property
    def _meeting_typed(self) -> tuple[str, ...]:
        return tuple(edit.text().strip() for edit in (self.day, self.raised, self.settled, self.note))

    def _show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting; what was typed of another one and could not be kept stays in sight."""
        if self._meeting_typed != self._meeting_shown:
            return
        self.day.show_text(meeting.day.isoformat())
        self.raised.show_text(" ".join(str(meeting.raised[kind]) for kind in KINDS))
        self.settled.show_text(" ".join(str(meeting.settled[kind]) for kind in KINDS))
        self.note.show_text(meeting.note)
        self._meeting_shown = self._meeting_typed

    def _name(self, key: str, typed: tuple[str, str, str]) -> None:
        name, unit, phone = typed
        self.act(lambda session: People(session, self.language).name(key, name=name, unit=unit, phone=phone))

    def _hold(self) -> None:
        day, raised, settled, note = typed = self._meeting_typed
        is_held = self.act(
            lambda session: People(session, self.language).hold(
                _day(day), _counts(raised), _counts(settled), note
            )
        )
        if is_held:
            self._meeting_shown = typed

    def _drop(self) -> None:
        day = self.key
        self.act(lambda session: People(session, self.language).drop(day_of(day)))


def _day(text: str) -> datetime.date:
    """Return the day of a meeting, which has to be said.

    Raises:
        NothingWritten, DayMalformed: it is not.
    """
    if not text:
        raise NothingWritten(detail="empty_meeting_day")
    return day_of(text)


def _counts(text: str) -> dict[str, int]:
    """Return three numbers as people type them: 3 0 1.

    Raises:
        CountsMalformed: they are not three whole numbers.
    """
    words = text.replace("，", " ").replace(",", " ").replace("、", " ").split() or ["0", "0", "0"]
    is_whole = all(one.isascii() and one.isdecimal() and len(one) < 7 for one in words)
    if len(words) != len(KINDS) or not is_whole:
        raise CountsMalformed(value=text)
    return dict(zip(KINDS, map(int, words), strict=True))

"""What is asked about districts: which estates, and the fields of walls, joint works, assignments, shares."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from renodesk.domain.district import SplitBy
from renodesk.domain.money import fen_of
from renodesk.domain.numbers import write_number
from renodesk.services.districts import District, Districts
from renodesk.services.districts.words import by_word, gap_name, space_text
from renodesk.texts import Language
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.office.dialogs.district import Asked, DistrictDialog, FieldsDialog


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was read: the book, the districts' names, all estates (id, name, street), the district at hand."""

    book: Districts
    names: dict[str, str]
    estates: tuple[tuple[str, str, str], ...]
    taken: frozenset[str]
    district: District | None
    near: tuple[tuple[str, str], ...] = ()
    """Estates that may belong to the district at hand (id, why), the likeliest first."""

    @property
    def free(self) -> list[tuple[str, str, str]]:
        """Return the estates the district at hand may have: those proposed first, with why."""
        why = dict(self.near)
        order = {one: at for at, (one, _) in enumerate(self.near)}
        free = [
            (one, name, why.get(one, where)) for one, name, where in self.estates if one not in self.taken
        ]
        return sorted(free, key=lambda row: order.get(row[0], len(order)))


class Screen(Protocol):
    """What the asking needs of the screen."""

    found: Found | None

    @property
    def key(self) -> str:
        """Return the key of the row at hand."""

    def act(self, act: Callable[[Districts, str], object]) -> None:
        """Act on the district at hand."""

    def go_to(self, name: str) -> None:
        """Show the district of a name from now on."""

    def window(self) -> QWidget:
        """Return the window dialogs belong to."""


class DistrictAsking(QObject):
    """Asks, and acts on what was answered."""

    def __init__(self, screen: Screen, language: Language, parent: QObject) -> None:
        """Ask for a screen."""
        super().__init__(parent)
        self._screen = screen
        self._language: Language = language

    def ask_new(self) -> None:
        """Ask for a new district."""
        found = self._screen.found
        if found is None:
            return
        own = set((found.district and found.book.estates(found.district.key)) or ())
        free = [one for one in found.estates if one[0] not in found.taken | own]
        dialog = DistrictDialog(self.tr("编一个片区"), "", free, (), self._screen.window())
        dialog.ask(lambda: self.make_district(dialog.name.text(), dialog.estates))

    def make_district(self, name: str, estates: tuple[str, ...]) -> None:
        """Group estates into a district and show it."""
        self._screen.go_to(name)
        self._screen.act(lambda book, _: book.make(name, estates))

    def ask_change(self) -> None:
        """Ask for other estates, or another name."""
        found = self._screen.found
        if found is None or found.district is None:
            return
        own = found.book.estates(found.district.key)
        dialog = DistrictDialog(
            self.tr("增减小区、改名"), found.district.name, found.free, own, self._screen.window()
        )
        dialog.ask(lambda: self.change_to(dialog.name.text(), dialog.estates))

    def change_to(self, name: str, estates: tuple[str, ...]) -> None:
        """Give the district these estates and this name."""

        def act(book: Districts, key: str) -> None:
            before = set(book.estates(key))
            if set(estates) - before:
                book.join(key, sorted(set(estates) - before))
            if before - set(estates):
                book.leave(key, sorted(before - set(estates)))
            if name.strip() != book.names()[key]:
                book.rename(key, name)

        self._screen.act(act)

    def ask_to_dissolve(self) -> None:
        """Ask why the district is dissolved."""
        dialog = ReasonDialog(
            self.tr("解散片区"), self.tr("为什么解散；记过的仍留在档案库"), parent=self._screen.window()
        )

        def answered() -> None:
            reason = dialog.edit.toPlainText()
            self._screen.act(lambda book, key: book.dissolve(key, reason))

        dialog.ask(answered)

    def ask_assign(self) -> None:
        """Ask which idle space meets which gap, and how much of it."""
        found, language = self._screen.found, self._language
        if found is None or found.district is None:
            return
        district, key = found.district, self._screen.key
        choices, first = [], ""
        for one in district.candidates:
            gap = district.gap(one.gap)
            value = f"{one.gap}\n{one.estate}\n{one.space}"
            name = gap_name(gap.gap, language) if gap is not None else one.gap
            where = space_text(district, one.estate, one.space, language)
            words = f"{name} ← {district.name_of(one.estate)} {where}"
            choices.append((value, f"{words} {write_number(one.left)} ㎡"))
            if not first and key in (f"gap:{one.gap}", f"space:{one.estate}:{one.space}"):
                first = value
        fields = (
            Asked(name="what", title=self.tr("哪处资源补哪项"), text=first, choices=choices),
            Asked(name="m2", title=self.tr("用多少 ㎡"), is_number=True),
            Asked(name="amount", title=self.tr("补多少（不按㎡算的要写）"), is_number=True, needed=False),
            Asked(name="note", title=self.tr("说明"), needed=False),
        )
        dialog = self._ask(self.tr("安排资源"), self.tr("不能超过这处资源还没有安排的面积"), fields)

        def answered() -> None:
            gap, estate, space = dialog.value("what").split("\n")
            m2, amount, note = (
                dialog.number("m2") or Fraction(0),
                dialog.number("amount"),
                dialog.value("note"),
            )
            self._screen.act(lambda book, key: book.assign(key, gap, estate, space, m2, amount, note))

        dialog.ask(answered)

    def ask_wall(self) -> None:
        """Ask for a wall that is to be opened."""
        found = self._screen.found
        if found is None or found.district is None:
            return
        members = [(one.estate, one.name) for one in found.district.members]
        fields = (
            Asked(name="one", title=self.tr("小区"), choices=members),
            Asked(name="other", title=self.tr("和哪个小区之间"), text=members[-1][0], choices=members),
            Asked(name="where", title=self.tr("在哪里")),
            Asked(name="length", title=self.tr("长多少米"), is_number=True, needed=False),
            Asked(name="space", title=self.tr("打通后多出多少 ㎡"), is_number=True, needed=False),
        )
        dialog = self._ask(self.tr("记一处墙"), "", fields)

        def answered() -> None:
            ends, where = (dialog.value("one"), dialog.value("other")), dialog.value("where")
            sizes = {"length": dialog.number("length"), "space": dialog.number("space")}
            self._screen.act(lambda book, key: book.add_wall(key, ends, where, **sizes))

        dialog.ask(answered)

    def ask_measure(self) -> None:
        """Ask for works several estates do together."""
        found, language = self._screen.found, self._language
        if found is None or found.district is None:
            return
        gaps = [("", self.tr("不是为短板"))]
        gaps += [(one.gap.code, gap_name(one.gap, language)) for one in found.district.gaps]
        ways = [("", self.tr("照表包建议")), *((one.value, by_word(one, language)) for one in SplitBy)]
        fields = (
            Asked(name="name", title=self.tr("做什么")),
            Asked(name="yuan", title=self.tr("费用（元）"), is_number=True),
            Asked(name="gap", title=self.tr("补哪项短板"), choices=gaps),
            Asked(name="by", title=self.tr("怎么分"), choices=ways),
        )
        dialog = self._ask(self.tr("记一件合办的事"), self.tr("费用分到分，各小区加起来等于总数"), fields)

        def answered() -> None:
            by, cost = dialog.value("by"), fen_of(dialog.number("yuan") or Fraction(0))
            split, name, gap = SplitBy(by) if by else None, dialog.value("name"), dialog.value("gap")
            self._screen.act(lambda book, key: book.add_measure(key, name, cost, by=split, gap=gap))

        dialog.ask(answered)

    def ask_shares(self) -> None:
        """Ask for the shares people agreed on."""
        found = self._screen.found
        kind, _, measure = self._screen.key.partition(":")
        if found is None or found.district is None or kind != "measure":
            return
        known = next(one for one in found.district.measures if one.key == measure).shares
        fields = [
            Asked(
                name=one.estate,
                title=one.name,
                text=write_number(known[one.estate]) if one.estate in known else "",
                is_number=True,
            )
            for one in found.district.members
        ]
        hint = self.tr("写数或分数（3、1/3），按比例分；不出钱的写 0")
        dialog = self._ask(self.tr("写份额"), hint, fields)
        dialog.ask(lambda: self._screen.act(lambda book, key: book.share(key, measure, dialog.numbers)))

    def _ask(self, title: str, hint: str, fields: "list[Asked] | tuple[Asked, ...]") -> FieldsDialog:
        return FieldsDialog(title, hint, fields, self._screen.window())

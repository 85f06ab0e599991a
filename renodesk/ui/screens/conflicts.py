"""Contested cells: values side by side with author, time and photos; one is taken, or many by a rule."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.changes import Cell
from renodesk.domain.places import ESTATE, Place
from renodesk.services.contest_scope import EVERYWHERE, Within, round_of
from renodesk.services.contests import Claim, Contest, Contests, Rule
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.rounds import round_word
from renodesk.ui.local_time import local_minute
from renodesk.ui.models.thumbnails import drawn_within
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import Choice, button, card, clear, label
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

SHOWN_AT_MOST = 60
"""Cards shown at once; the others come when these are decided."""
PICTURE = QSize(120, 90)
PICTURES_AT_MOST = 4


class ConflictsScreen(ReadWhenShown):
    """Every contested cell as a card."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's contested cells."""
        super().__init__(workbench)
        self._ticks: dict[Cell, QCheckBox] = {}
        self._count = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._head = label("", "quiet", wrap=True)
        layout.addWidget(self._head)
        layout.addLayout(self._rules())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        scroll.setWidget(inner)
        layout.addWidget(scroll, 1)

    def _rules(self) -> FlowLayout:
        self.rule = Choice()
        self.rule.setAccessibleName(self.tr("按什么裁定"))
        self.rule.setMinimumWidth(self._workbench.theme.px(200))
        self.part = Choice()
        self.part.setAccessibleName(self.tr("只看哪里、哪一项"))
        self.part.setMinimumWidth(self._workbench.theme.px(200))
        self.part.activated.connect(lambda _: self.read())
        self.all = button("", tip=self.tr("一次裁定，一次可以撤销"))
        self.all.clicked.connect(self.decide_by_rule)
        return flow(self.part, self.rule, self.all)

    # Showing

    def read(self) -> None:
        """Read the contested cells, keeping what is ticked."""
        ticked = self.ticked
        clear(self._list)
        self._ticks = {}
        contests = self._contests()
        everything = contests.listing() if contests else ()
        self._offer_parts(everything)
        within = self.within
        found = [one for one in everything if within.holds(one.spot)]
        if found:
            words = self.tr("两人所记不同，各自的值都在。请逐处取一个；裁定本身也可以撤销。")
        else:
            words = self.tr("没有待裁定的内容。收下同事的之后，如有不同会列在这里。")
        if len(found) > SHOWN_AT_MOST:
            words += self.tr("共 {0} 处，先列出 {1} 处。").format(len(found), SHOWN_AT_MOST)
        self._head.setText(words)
        self._offer_rules(everything)
        for contest in found[:SHOWN_AT_MOST]:
            self._list.addWidget(self._contest(contest, is_ticked=contest.cell in ticked))
        self._list.addStretch(1)
        self._count = len(found)
        self._tell()

    def _offer_rules(self, found: Sequence[Contest]) -> None:
        wanted = self.rule.currentData()
        self.rule.clear()
        for person in sorted({claim.person for contest in found for claim in contest.claims}):
            self.rule.addItem(self.tr("取 {0} 的").format(person), (Rule.PERSON, person))
        for device in sorted({claim.device for contest in found for claim in contest.claims}):
            self.rule.addItem(self.tr("取电脑 {0} 上记的").format(device), (Rule.DEVICE, device))
        self.rule.addItem(self.tr("取较新的"), (Rule.NEWEST, ""))
        self.rule.addItem(self.tr("取有照片的那一方"), (Rule.WITH_PHOTOS, ""))
        _choose(self.rule, wanted)
        for widget in (self.rule, self.all):
            widget.setVisible(len(found) > 1)

    def _offer_parts(self, found: Sequence[Contest]) -> None:
        """Offer the buildings, items and rounds that have contests, where there is a choice of them."""
        wanted = self.part.currentData()
        self.part.clear()
        self.part.addItem(self.tr("全部位置和指标"), EVERYWHERE)
        estate = self._workbench.estate
        places = sorted({Place(building=one.place.building) for one in found if one.place} - {ESTATE})
        for place in places:
            name = place_name(estate.session, place) if estate else place.shown
            self.part.addItem(name, Within(place=place))
        items = {one.item: one.what.partition(" · ")[0] for one in found if one.item}
        for item, name in sorted(items.items()):
            self.part.addItem(name, Within(item=item))
        keys = sorted({round_of(one.spot) for one in found} - {""})
        for key in keys if len(keys) > 1 else ():
            self.part.addItem(round_word(key, self._workbench.language), Within(round=key))
        _choose(self.part, wanted)
        self.part.setVisible(len(found) > 1)

    @property
    def within(self) -> Within:
        """Return the part of the contests that is looked at."""
        chosen = self.part.currentData()
        return chosen if isinstance(chosen, Within) else EVERYWHERE

    def _tell(self) -> None:
        count = len(self.ticked)
        words = self.tr("裁定勾上的 {0} 处") if count else self.tr("裁定全部 {0} 处")
        self.all.setText(words.format(count or self._count))

    @property
    def ticked(self) -> frozenset[Cell]:
        """Return the cells that are ticked."""
        return frozenset(cell for cell, box in self._ticks.items() if box.isChecked())

    def _contests(self) -> Contests | None:
        estate = self._workbench.estate
        return None if estate is None else Contests(estate.session, self._workbench.language)

    def _contest(self, contest: Contest, *, is_ticked: bool) -> QFrame:
        estate = self._workbench.estate
        frame, layout = card()
        where = place_name(estate.session, contest.place) if estate and contest.place else ""
        head = QHBoxLayout()
        words = " · ".join(part for part in (contest.what, where) if part)
        if contest.is_removal:
            words += self.tr("　（一方移除，另一方还在填）")
        tick = QCheckBox()
        tick.setAccessibleName(self.tr("勾上，一起裁定：{0}").format(words))
        tick.setToolTip(self.tr("勾上几处，按上面的规则一起裁定"))
        tick.setChecked(is_ticked)
        tick.toggled.connect(lambda _: self._tell())
        self._ticks[contest.cell] = tick
        head.addWidget(tick)
        head.addWidget(label(words, "heading", wrap=True), 1)
        if contest.place is not None and contest.item:
            go = button(self.tr("看照片和记录"))
            go.clicked.connect(lambda: self._go(contest))
            head.addWidget(go)
        layout.addLayout(head)
        row = QHBoxLayout()
        for claim in contest.claims:
            row.addWidget(self._claim(claim), 1)
        layout.addLayout(row)
        return frame

    def _claim(self, claim: Claim) -> QFrame:
        frame, layout = card(margins=12)
        who = " · ".join(filter(None, (claim.person, claim.device, local_minute(claim.at))))
        layout.addWidget(label(who, "quiet", wrap=True))
        layout.addWidget(label("\n".join(claim.lines), wrap=True))
        if claim.photos:
            layout.addLayout(flow(*self._pictures(claim.photos)))
        take = button(self.tr("取这个"), tip=self.tr("取 {0} 的值").format(claim.person))
        take.clicked.connect(lambda: self._take(claim.id))
        layout.addStretch(1)
        layout.addWidget(take)
        return frame

    def _pictures(self, photos: Sequence[PhotoRow]) -> list[QToolButton]:
        """Return the first photos of a side, small; each opens large, among the others of its side."""
        uses = [row.use for row in photos]
        made = []
        for at, row in enumerate(photos[:PICTURES_AT_MOST]):
            one = QToolButton()
            one.setObjectName("photo")
            one.setIconSize(PICTURE)
            name = " ".join(part for part in (row.at[:16].replace("T", " "), row.caption or row.name) if part)
            one.setAccessibleName(self.tr("照片 {0}").format(name))
            one.setToolTip(name)
            one.setIcon(self._icon(row))
            one.clicked.connect(lambda _=False, at=at: self._workbench.photos_wanted.emit(uses, at))
            made.append(one)
        return made

    def _icon(self, row: PhotoRow) -> QIcon:
        estate = self._workbench.estate
        data = self._workbench.operations.do(lambda: estate.photos.thumbnail(row.sha256)) if estate else None
        picture = drawn_within(data, PICTURE, row.rotation) if data is not None else None
        return QIcon() if picture is None else QIcon(picture)

    # Acting

    def _go(self, contest: Contest) -> None:
        estate = self._workbench.estate
        if estate is None or contest.place is None:
            return
        if estate.session.forms.tree.item(contest.item) is None:
            self._workbench.screen_wanted.emit("checklist")
        else:
            self._workbench.screen_wanted.emit("survey")
            self._workbench.go((contest.item, contest.place))

    def _left(self) -> int:
        estate = self._workbench.estate
        return 0 if estate is None else len(estate.history.conflicts())

    def _take(self, change: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(lambda: estate.history.resolve(change))

    def decide_by_rule(self) -> None:
        """Decide what is ticked, or all, by the rule at hand, in one act; what it does not settle is said."""
        contests, chosen = self._contests(), self.rule.currentData()
        if contests is None or chosen is None:
            return
        rule, whose = chosen
        ticked = self.ticked or None
        wanted = len(self.ticked) or self._count
        within = self.within if ticked is None else EVERYWHERE
        before = self._left()
        changes = self._workbench.operations.do(
            lambda: contests.decide(rule, whose, chosen=ticked, within=within)
        )
        if changes is not None:
            decided = before - self._left()
            left = wanted - decided
            words = self.tr("已裁定 {0} 处").format(decided)
            if left:
                words += self.tr("，{0} 处这条规则定不了").format(left)
            self._workbench.messages.done(words)


def _choose(box: QComboBox, wanted: object) -> None:
    at = [box.itemData(row) for row in range(box.count())]
    box.setCurrentIndex(at.index(wanted) if wanted in at else 0)

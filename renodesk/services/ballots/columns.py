"""The columns a table of votes may have, described as fields so that the register's matching knows them."""

from renodesk.domain.form import Register, RegisterField
from renodesk.services.register_import.matching import Layout, layout_among
from renodesk.services.register_import.targets import BUILDING, UNIT, register_of, targets
from renodesk.services.session import EstateSession
from renodesk.tables.grids import Grid

NUMBER, VOICE, AREA, PERSONS, DAY, NAME, PHONE = (
    "number",
    "voice",
    "area",
    "persons",
    "day",
    "name",
    "phone",
)
COLUMNS = (BUILDING, UNIT, NUMBER, AREA, PERSONS, NAME, PHONE, VOICE, DAY)
"""In the order of a sheet that is given out."""
_SAID = {"agree": "同意", "against": "不同意", "abstain": "弃权", "invalid": "无效"}
_WORDS = {
    NUMBER: "房号 门牌 门牌号 户号 室号 房间号 房屋 的房号 您的房号 住址 地址 门牌住址 door room home",
    VOICE: "意见 表决 表决意见 表决结果 投票 选择 态度 是否同意 同意与否 您的意见 您是否同意 vote answer",
    AREA: "面积 专有面积 专有部分面积 专属面积 产权面积 建筑面积 房屋面积 套内面积 exclusivearea",
    PERSONS: "人数 业主人数 产权人数 共有人数 owners",
    DAY: "日期 签字日期 表决日期 投票时间 投票日期 填写日期 填写时间 提交时间 提交答卷时间 date",
    NAME: "姓名 户主姓名 业主 业主姓名 户主 产权人 您的姓名 签字人 owner",
    PHONE: "电话 手机 手机号 手机号码 联系电话 联系方式 电话号码 tel mobile",
}
_KINDS = {VOICE: "enum", AREA: "number", PERSONS: "count", DAY: "date"}
_UNITS = {AREA: "㎡", PERSONS: "人"}
_LABELS = {
    NUMBER: ("房号", "Door"),
    VOICE: ("意见", "Vote"),
    AREA: ("专有面积", "Exclusive area"),
    PERSONS: ("业主人数", "Owners"),
    DAY: ("日期", "Day"),
    NAME: ("姓名", "Name"),
    PHONE: ("电话", "Phone"),
}


def fields_of(session: EstateSession) -> Register:
    """Return what a table of votes may be matched with; places are called as the register calls them."""
    register = register_of(session)
    places = [register.field(level, name) for level, name in (("building", BUILDING), ("unit", UNIT))]
    own = tuple(_field(name) for name in _LABELS)
    return Register(identity=register.identity, fields=(*(one for one in places if one is not None), *own))


def layout_in(session: EstateSession, grid: Grid, header_row: int | None = None) -> Layout:
    """Return how a grid is read: as its titles and values look, or with its header in a row (0: none).

    The titles of an online survey are its questions, with numbers in them: where no line looks like a header,
    the first one is taken for it.
    """
    known = targets(fields_of(session))
    found = layout_among(grid, known, header_row)
    if header_row is None and not found.header.rows:
        found = layout_among(grid, known, grid.rows[0].number)
    return found


def _field(name: str) -> RegisterField:
    label, english = _LABELS[name]
    return RegisterField(
        name=name,
        level="building",
        type=_KINDS.get(name, "text"),
        unit=_UNITS.get(name, ""),
        default="",
        label=label,
        label_en=english,
        used_by=(),
        note="",
        options=_SAID if name == VOICE else {},
        rules=(),
        is_personal=False,
        source="",
        provenance=(),
        synonyms=tuple(_WORDS[name].split()),
    )

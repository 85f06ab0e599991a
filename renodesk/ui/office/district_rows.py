"""Rows of the screen of districts: gaps, idle space, walls, joint works."""

from collections.abc import Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from renodesk.domain.money import yuan_shown
from renodesk.services.districts import District
from renodesk.services.districts.reading import left_of
from renodesk.services.districts.words import (
    amount_text,
    by_word,
    candidate_text,
    gap_name,
    gap_text,
    left_text,
    match_text,
    parts_text,
    range_text,
    source_text,
    space_text,
    wall_state,
    wall_text,
)
from renodesk.texts import Language, joined
from renodesk.ui.models.problem_rows import Shown, ShownRow

GAPS, SPACE, WALLS, WORKS = "gaps", "space", "walls", "works"
VIEWS = (
    (GAPS, str(QT_TRANSLATE_NOOP("DistrictRows", "共同的短板"))),
    (SPACE, str(QT_TRANSLATE_NOOP("DistrictRows", "存量资源"))),
    (WALLS, str(QT_TRANSLATE_NOOP("DistrictRows", "要打通的墙"))),
    (WORKS, str(QT_TRANSLATE_NOOP("DistrictRows", "合办的事"))),
)
"""What the screen can list."""
_TITLES = {
    GAPS: (
        str(QT_TRANSLATE_NOOP("DistrictRows", "短板或小区")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "要")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "有")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "缺")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "安排后还缺")),
    ),
    SPACE: (
        str(QT_TRANSLATE_NOOP("DistrictRows", "小区的资源")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "面积（㎡）")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "没有安排")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "可做什么，或安排给了什么")),
    ),
    WALLS: (
        str(QT_TRANSLATE_NOOP("DistrictRows", "在哪两个小区之间")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "位置")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "长（m）")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "多出（㎡）")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "状态")),
    ),
    WORKS: (
        str(QT_TRANSLATE_NOOP("DistrictRows", "合办的事")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "费用（元）")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "怎么分")),
        str(QT_TRANSLATE_NOOP("DistrictRows", "各摊多少（元）")),
    ),
}
_UNIT = str(QT_TRANSLATE_NOOP("DistrictRows", "{0}（{1}）"))


def tr(text: str) -> str:
    """Return words of these rows in the window's language."""
    return QCoreApplication.translate("DistrictRows", text)


def titles_of(view: str) -> tuple[str, ...]:
    """Return the titles of a view's columns."""
    return tuple(tr(one) for one in _TITLES[view])


def rows_of(view: str, district: District, language: Language) -> tuple[ShownRow, ...]:
    """Return the rows of a view; a key says what it is of: `gap:…`, `space:estate:…`, `match:…`, `wall:…`."""
    made = {GAPS: _gaps, SPACE: _space, WALLS: _walls, WORKS: _works}
    return tuple(made[view](district, language))


def story_of(key: str, district: District, language: Language) -> tuple[str, ...]:
    """Return everything there is to say of a row, line by line."""
    kind, _, rest = key.partition(":")
    if kind == "gap":
        found = district.gap(rest.partition(":")[0])
        if found is None:
            return ()
        candidates = [one for one in district.candidates if one.gap == found.gap.code]
        matches = [one for one in district.matches if one.gap == found.gap.code]
        return (
            gap_text(found, district, language),
            *(match_text(one, district, language) for one in matches),
            *(candidate_text(one, district, language) for one in candidates),
            found.gap.origin.note,
            found.gap.origin.source,
        )
    if kind == "space":
        estate, _, space = rest.partition(":")
        own = [one for one in district.candidates if (one.estate, one.space) == (estate, space)]
        idle = district.idle(estate, space)
        return (
            source_text(idle, language) if idle is not None else "",
            *(
                f"{gap_name(found.gap, language)}: {candidate_text(one, district, language)}"
                for one in own
                if (found := district.gap(one.gap)) is not None
            ),
        )
    if kind == "match":
        return tuple(match_text(one, district, language) for one in district.matches if one.key == rest)
    if kind == "wall":
        return tuple(wall_text(one, district, language) for one in district.walls if one.key == rest)
    works = [one for one in district.measures if one.key == rest]
    return tuple(f"{one.name} {parts_text(one, district, language)}" for one in works)


def _gaps(district: District, language: Language) -> Iterator[ShownRow]:
    for found in district.gaps:
        is_open = found.high is None or found.low != found.high
        lacks = bool(found.high) or found.high is None
        icon = ("partly", "warn") if is_open else ("low", "bad") if lacks else ("answered", "good")
        title = tr(_UNIT).format(gap_name(found.gap, language), found.gap.unit)
        yield ShownRow(
            key=f"gap:{found.gap.code}",
            cells=(
                Shown(text=title, icon=icon),
                Shown(text=""),
                Shown(text=""),
                Shown(text=range_text(found.low, found.high, language)),
                Shown(text=amount_text(found.left, language)),
            ),
        )
        for one in found.needs:
            values = [amount_text(value, language) for value in (one.need, one.have, one.short)]
            cells = values if one.applies else ["—"] * 3
            yield ShownRow(
                key=f"gap:{found.gap.code}:{one.estate}",
                cells=(
                    Shown(text="　" + district.name_of(one.estate), token="ink2"),
                    *(Shown(text=text, token="ink2") for text in cells),
                    Shown(text=""),
                ),
            )


def _space(district: District, language: Language) -> Iterator[ShownRow]:
    for member in district.members:
        for idle in member.idle:
            left = left_of(idle.m2, district.matches, member.estate, idle.space)
            uses = joined(
                "、", (one.name_en if language == "en" else one.name for one in idle.uses), language
            )
            yield ShownRow(
                key=f"space:{member.estate}:{idle.space}",
                cells=(
                    Shown(
                        text=f"{member.name} {space_text(district, member.estate, idle.space, language)}",
                        icon=("partly", "warn") if idle.excess else None,
                    ),
                    Shown(text=amount_text(idle.m2, language)),
                    Shown(
                        text=left_text(left, language),
                        token="bad" if left is not None and left < 0 else "ink",
                    ),
                    Shown(text=uses, token="ink2"),
                ),
            )
    for one in district.matches:
        where = space_text(district, one.estate, one.space, language)
        yield ShownRow(
            key=f"match:{one.key}",
            cells=(
                Shown(
                    text=f"　{district.name_of(one.estate)} {where}",
                    icon=("answered", "good"),
                ),
                Shown(text=amount_text(one.m2, language)),
                Shown(text=""),
                Shown(text=match_text(one, district, language), token="ink2"),
            ),
        )


def _walls(district: District, language: Language) -> Iterator[ShownRow]:
    for one in district.walls:
        yield ShownRow(
            key=f"wall:{one.key}",
            cells=(
                Shown(
                    text=" – ".join(district.name_of(estate) for estate in one.between),
                    icon=("answered", "good") if one.is_open else ("unanswered", "ink3"),
                ),
                Shown(text=one.where),
                Shown(text=amount_text(one.length, language)),
                Shown(text=amount_text(one.space, language)),
                Shown(text=wall_state(one, language)),
            ),
        )


def _works(district: District, language: Language) -> Iterator[ShownRow]:
    for one in district.measures:
        yield ShownRow(
            key=f"measure:{one.key}",
            cells=(
                Shown(
                    text=one.name,
                    icon=("answered", "good") if one.parts is not None else ("unanswered", "warn"),
                ),
                Shown(text=yuan_shown(one.cost)),
                Shown(text=by_word(one.by, language)),
                Shown(text=parts_text(one, district, language), token="ink2"),
            ),
        )

"""The yearly plan: chosen within money and capacity, unknown costs named, forced choices priced, frozen."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from office.conftest import OFFICE
from office.test_office_ranking import PLAIN

from renodesk.errors import (
    FileExists,
    NotReadable,
    ReasonMissing,
    UnknownEstate,
    UnknownYearPlan,
    WrongUsage,
    YearTooMuch,
)
from renodesk.office.archive import Archive
from renodesk.office.index import Entry
from renodesk.office.index.project import ProjectRow
from renodesk.services.environment import Environment
from renodesk.services.frozen_rankings import freeze_ranking, move_estate
from renodesk.services.office_index import index_of
from renodesk.services.yearly import Wish, YearPlan, freeze_year_plan, make_year_plan, year_plan
from renodesk.services.yearly.words import forced_text, sum_text, why_text

HERE = Environment()
WAN = 10_000_00


def project(cost: int | None, *, unpriced: int = 0, state: str = "reviewed", year: int = 0) -> ProjectRow:
    return ProjectRow(
        state=state,
        year=year,
        plan="adopted",
        measures=3,
        unpriced=unpriced,
        cost_low=cost,
        cost=cost,
        cost_high=cost,
        floor_area=Fraction(1000),
    )


ROWS = {
    "甲": (90, 100, project(500 * WAN)),
    "乙": (80, 50, project(300 * WAN)),
    "丙": (70, 300, project(250 * WAN)),
    "丁": (60, 10, project(100 * WAN, unpriced=1)),
    "戊": (50, None, project(100 * WAN)),
    "己": (95, 100, project(100 * WAN, state="entered")),
    "庚": (40, 100, project(50 * WAN, state="planned", year=2027)),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive whose index holds seven estates, 甲 the neediest of those in review."""
    folder = tmp_path / "archive"
    Archive(folder)
    index = index_of(folder, HERE)
    for name, (needed, households, row) in ROWS.items():
        need = Fraction(needed)
        one = replace(
            PLAIN,
            id=name,
            name=f"{name}小区",
            need_low=need,
            need_high=need,
            willing_low=None,
            willing_high=None,
            households=None if households is None else Fraction(households),
            project=row,
        )
        index.put(Entry(row=one))
    index.made_again()
    index.close()
    return folder


@pytest.fixture
def make(archive: Path) -> Callable[..., YearPlan]:
    def made(**wish: object) -> YearPlan:
        return make_year_plan(archive, Wish(first=2027, **wish), OFFICE, HERE)  # type: ignore[arg-type]

    return made


def placed(plan: YearPlan) -> dict[str, tuple[int, str]]:
    return {line.estate: (line.year, line.why) for line in plan.lines}


def test_by_rank_who_fits_is_in_and_everybody_else_is_told_why(make: Callable[..., YearPlan]) -> None:
    plan = make(money=(850 * WAN,))
    assert placed(plan) == {
        "甲": (2027, "chosen"),
        "乙": (2027, "chosen"),
        "丙": (0, "no_room"),
        "丁": (0, "unknown_cost"),
        "戊": (0, "no_room"),
        "庚": (2027, "already"),
    }
    (total,) = plan.sums
    assert (total.estates, total.cost, total.left) == (3, 850 * WAN, 0)
    assert next(line for line in plan.lines if line.estate == "丙").limits == ("money",)
    assert "1 条" in why_text(next(line for line in plan.lines if line.estate == "丁"), "zh")


def test_what_is_unknown_is_never_zero(make: Callable[..., YearPlan]) -> None:
    assert placed(make(limits={"households": 1000}))["戊"] == (0, "unknown_households")
    assert placed(make(by="best"))["戊"] == (0, "unknown_households")
    forced = make(forced_in={"丁小区": "管网爆裂"})
    assert placed(forced)["丁"] == (2027, "forced_in")
    line = next(line for line in forced.lines if line.estate == "丁")
    assert line.cost is None
    assert forced.sums[0].unknown_cost == 1
    assert "1 个小区的造价" in sum_text(forced.sums[0], "zh")


def test_capacity_counts_for_each_year_and_the_next_takes_what_is_left(make: Callable[..., YearPlan]) -> None:
    plan = make(spans=2, limits={"estates": 2})
    assert placed(plan) == {
        "庚": (2027, "already"),
        "甲": (2027, "chosen"),
        "乙": (2028, "chosen"),
        "丙": (2028, "chosen"),
        "丁": (0, "unknown_cost"),
        "戊": (0, "no_room"),
    }


def test_the_best_use_takes_points_times_households_and_says_that_none_is_better(
    make: Callable[..., YearPlan],
) -> None:
    plan = make(money=(600 * WAN,), by="best")
    assert {key for key, (year, _) in placed(plan).items() if year} == {"庚", "乙", "丙"}
    assert plan.gap == 0


def test_a_forced_choice_wants_a_reason_and_has_its_price(make: Callable[..., YearPlan]) -> None:
    plan = make(money=(850 * WAN,), forced_in={"丙": "集中连片"}, forced_out={"甲": "拟拆迁"})
    assert placed(plan)["丙"] == (2027, "forced_in")
    assert placed(plan)["甲"] == (0, "forced_out")
    kept_in, kept_out = sorted(plan.forced, key=lambda one: not one.is_in)
    assert (kept_in.estate, kept_in.more, kept_in.less) == ("丙", (), ())
    assert (kept_out.estate, kept_out.more) == ("甲", ("甲小区",))
    assert kept_out.less == ("乙小区", "戊小区")
    assert "甲小区" in forced_text(kept_out, "zh")
    with pytest.raises(ReasonMissing):
        make(forced_in={"丙": " "})
    with pytest.raises(UnknownEstate):
        make(forced_in={"没有": "x"})
    with pytest.raises(WrongUsage):
        make(forced_in={"丙": "x"}, forced_out={"丙小区": "y"})
    with pytest.raises(YearTooMuch):
        make(money=(10 * WAN,), forced_in={"丙": "x"})


@pytest.mark.parametrize(
    "wish",
    [{"by": "luck"}, {"limits": {"trees": 1}}, {"limits": {"area": -1}}, {"money": (1,), "spans": 2}],
)
def test_a_wish_that_is_none_is_refused(make: Callable[..., YearPlan], wish: dict[str, object]) -> None:
    with pytest.raises(WrongUsage):
        make(**wish)


def test_the_order_may_be_that_of_a_frozen_ranking_with_its_moves(
    make: Callable[..., YearPlan], archive: Path
) -> None:
    freeze_ranking(archive, "定", OFFICE, HERE)
    move_estate(archive, "定", "戊", 1, "水管爆裂", OFFICE, HERE)
    assert make(ranking="定").lines[0].estate == "戊"
    assert [one.estate for one in make(ranking="定", limits={"estates": 2}).chosen] == ["戊", "庚"]


def test_a_frozen_plan_comes_back_as_it_was_whatever_becomes_of_the_archive(
    make: Callable[..., YearPlan], archive: Path
) -> None:
    plan = make(money=(850 * WAN,), by="best", forced_out={"甲": "拟拆迁"}, limits={"area": 9000})
    kept = freeze_year_plan(archive, "2027", plan)
    assert replace(kept, name="", digest="") == plan
    assert len(kept.digest) == 64
    (archive / "index.sqlite").unlink()
    assert year_plan(archive, "2027") == kept
    with pytest.raises(FileExists):
        freeze_year_plan(archive, "2027", plan)
    with pytest.raises(UnknownYearPlan):
        year_plan(archive, "2030")
    (archive / "years" / "2027.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NotReadable):
        year_plan(archive, "2027")

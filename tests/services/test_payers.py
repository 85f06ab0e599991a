"""Shares that somebody chose, kept as acts with the pack they stand on; homes from a table."""

import datetime
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord
from renodesk.errors import (
    SharesRefused,
    SheetRefused,
    UnknownBook,
    UnknownChannel,
    UnknownField,
    UnknownItem,
)
from renodesk.paths import forms_dir
from renodesk.services.checklist import ChecklistService
from renodesk.services.environment import Environment
from renodesk.services.history import History
from renodesk.services.home_table import read_homes
from renodesk.services.payers import Payers
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession

FIRST = Place(building="1")
SIXTY = {"FD-CX1": Fraction(60), "FD-CX4": Fraction("100/3")}


@pytest.fixture
def costed(session: EstateSession) -> EstateSession:
    """An estate with a roof, an entrance door and a sewer to do, costed by the example book."""
    checks = ChecklistService(session)
    for code, place, column, quantity in (
        ("B-M1", FIRST, "area", Fraction("120.35")),
        ("B-U1", Place(building="1", unit="1"), "doors", Fraction(1)),
        ("P-M5", ESTATE, "length", Fraction(37)),
    ):
        checks.record(code, place, CheckRecord(status="need", quantities={column: quantity}))
    Prices(session).use("price_example", on=datetime.date(2026, 6, 1))
    return session


def test_chosen_shares_are_kept_and_undone_as_one_act(costed: EstateSession) -> None:
    payers = Payers(costed)
    before = payers.financing()
    payers.share_out("B-M1", SIXTY, reason="商定")
    after = payers.financing()
    assert after.channels["FD-CX1"].likely == 935_842
    assert sum(after.channels.values(), after.gap) == after.total == before.total
    assert (
        before.gap.likely - after.gap.likely
        == after.channels["FD-CX1"].likely + after.channels["FD-CX4"].likely
    )
    History(costed).undo()
    assert payers.financing() == before
    payers.share_out("B-M1", SIXTY)
    payers.share_out("B-M1", {"FD-CX5": Fraction(100)}, column="area")
    assert payers.financing().channels["FD-CX1"].likely == 0
    payers.as_in_pack("B-M1", column="area")
    payers.as_in_pack("B-M1")
    assert payers.financing() == before


def test_shares_stand_on_the_pack_they_were_agreed_with(costed: EstateSession, tmp_path: Path) -> None:
    Payers(costed).share_out("B-M1", SIXTY)
    copy, forms = tmp_path / "copy.reno", tmp_path / "forms"
    shutil.copy(costed.path, copy)
    shutil.copytree(forms_dir(), forms, ignore=shutil.ignore_patterns("funding"))
    with EstateSession.open(copy, costed.author, Environment(forms_folder=forms)) as elsewhere:
        assert Payers(elsewhere).financing() == Payers(costed).financing()


def test_an_office_may_have_its_own_rules(costed: EstateSession, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(forms_dir() / "funding", own)
    text = (own / "pack.toml").read_text("utf-8")
    (own / "pack.toml").write_text(text.replace('version = "1"', 'version = "2"'), "utf-8")
    shares = (own / "shares.csv").read_text("utf-8-sig").replace("P-M5,,FD-CX2,100", "P-M5,,FD-CX1,40")
    (own / "shares.csv").write_text(shares, "utf-8-sig")
    Payers(costed).use(str(own))
    assert Payers(costed).funding().identity.version == "2"
    assert Payers(costed).financing().channels["FD-CX1"].likely == 3_663_000 * 40 // 100
    with pytest.raises(UnknownBook):
        Payers(costed).use("no_such_rules")


def test_what_cannot_be_shared_out_is_refused_and_nothing_is_kept(costed: EstateSession) -> None:
    payers = Payers(costed)
    for error, item, column, percents in (
        (UnknownItem, "B-M99", "", SIXTY),
        (UnknownField, "B-M1", "aera", SIXTY),
        (UnknownChannel, "B-M1", "", {"FD-QD1": Fraction(5)}),
        (SharesRefused, "B-M1", "", {"FD-CX1": Fraction(60), "FD-CX2": Fraction(41)}),
        (SharesRefused, "B-M1", "", {"FD-CX1": Fraction(-5)}),
    ):
        with pytest.raises(error):
            payers.share_out(item, percents, column=column)
    assert payers.chosen() == {}


def test_residents_money_is_billed_to_the_homes_it_serves(costed: EstateSession, tmp_path: Path) -> None:
    payers = Payers(costed)
    payers.share_out("B-M1", {"FD-CX4": Fraction(10)})
    payers.share_out("B-U1", {"FD-CX4": Fraction(100)})
    billed = payers.financing().channels["FD-CX4"].likely
    by_buildings = payers.bills(payers.financing(), payers.homes(), is_equal=True)
    assert by_buildings.homes == {"1号楼": billed, "2号楼": 0}
    assert payers.bills(payers.financing(), payers.homes()).unbilled == {FIRST: billed}
    table = tmp_path / "户.csv"
    table.write_text("楼号,单元,户号,面积（㎡）\n1号楼,1,101,60\n1,2单元,101,30\n2,1,101,50\n", "utf-8-sig")
    homes = read_homes(costed, table)
    found = payers.bills(payers.financing(), homes)
    door = next(one for one in payers.financing().lines if one.line.item == "B-U1").line.total.likely
    assert sum(found.homes.values()) == billed
    assert found.homes["1-1-101"] > door
    assert found.homes["1-1-101"] - door + found.homes["1-2-101"] == billed - door
    assert found.homes["2-1-101"] == 0


def test_a_table_of_homes_is_refused_whole_with_every_fault(costed: EstateSession, tmp_path: Path) -> None:
    table = tmp_path / "户.csv"
    table.write_text("楼号,单元,户号,面积\n9号楼,,1,50\n1,1,2,大\n1,1,3,50\n1,1,3,60\n", "utf-8-sig")
    with pytest.raises(SheetRefused) as refused:
        read_homes(costed, table)
    faults = refused.value.facts["faults"]
    assert isinstance(faults, tuple)
    assert [(one.where, one.code) for one in faults] == [
        ("户.csv:2", "home_place_unknown"),
        ("户.csv:3", "home_area_wrong"),
        ("户.csv:5", "sheet_twice"),
    ]
    for text in ("", "楼号,单元\n1,1\n", "楼号,户号,面积\n"):
        table.write_text(text, "utf-8-sig")
        with pytest.raises(SheetRefused):
            read_homes(costed, table)

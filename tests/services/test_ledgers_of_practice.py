"""Ledgers of what the 7th list tells: one account, proposals in six stages, samples of materials."""

from fractions import Fraction

import pytest

from renodesk.errors import LedgerRowLacks
from renodesk.services.ledger_packs.packs import ledger_called
from renodesk.services.ledgers.acting import LedgerActs
from renodesk.services.session import EstateSession


def test_one_account_sets_income_against_investment(session: EstateSession) -> None:
    acts = LedgerActs(session, ledger_called(session, "one_account"))
    for kind, amount in (
        ("改造投入", "100000"),
        ("停车收益", "36000"),
        ("广告收益", "4000"),
        ("运营支出", "1500"),
    ):
        row = acts.enter({"kind": kind, "day": "2027-03-01", "amount": amount, "contract": "示-1"})
        acts.close(row)
    assert acts.book().standing().balance == Fraction(-61500)


def test_a_proposal_goes_its_six_stages_and_ends_with_what_residents_say_of_it(
    session: EstateSession,
) -> None:
    acts = LedgerActs(session, ledger_called(session, "proposals"))
    assert [one.title for one in acts.ledger.states if one.is_open] == [
        "群众提议", "支部动议", "业委会审议", "物业或第三方执行", "监委会监督",
    ]  # fmt: skip
    row = acts.enter({"matter": "北门加一盏灯", "proposed_on": "2027-03-01", "households": "12"})
    for state in ("tabled", "deliberated", "doing", "supervised"):
        acts.move(row, state)
    with pytest.raises(LedgerRowLacks):
        acts.move(row, "assessed")
    acts.move(row, "assessed", values={"outcome": "装好了", "assessed": "满意"})
    (one,) = acts.book().rows
    assert not one.is_open
    assert one.values["assessed_on"] is not None


def test_a_sample_is_closed_by_what_came_and_an_operator_says_how_it_pays(session: EstateSession) -> None:
    acts = LedgerActs(session, ledger_called(session, "materials"))
    row = acts.enter({"material": "排水立管", "craft": "管线埋设", "shown_on": "2027-03-01"})
    acts.close(row, {"matches": "不一样，已退换"})
    assert acts.book().standing().closed == 1
    facilities = LedgerActs(session, ledger_called(session, "facilities"))
    facilities.enter({"kind": "水", "facility": "泵房", "unit": "自来水公司", "way": "合作出资"})
    assert facilities.book().rows[0].said("way") == "joint"

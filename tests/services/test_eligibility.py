"""Whether an estate may be renovated: conditions with clauses, nothing guessed, kept for the reserve."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.eligibility import Held, Verdict
from renodesk.domain.places import place_of_key
from renodesk.domain.reserve import Check
from renodesk.errors import ReasonMissing, WrongUsage
from renodesk.services.eligibility import EligibilityService, is_judged
from renodesk.services.environment import Environment
from renodesk.services.register import RegisterService
from renodesk.services.reserve.checks import Checks
from renodesk.services.session import EstateSession

GOOD = {
    "location_class": "city",
    "built_year_first": "1987",
    "built_year_last": "1992",
    "legal_title": "有",
    "in_shanty_plan": "否",
    "demolish_rebuild": "否",
    "mainly_self_built": "否",
    "urban_village": "否",
}


def held(session: EstateSession) -> Mapping[str, Held]:
    return {one.condition.code: one.held for one in EligibilityService(session).finding().judgement.rows}


def test_nothing_known_is_to_be_checked_and_every_condition_holding_is_eligible(
    session: EstateSession,
) -> None:
    service = EligibilityService(session)
    assert service.finding().verdict == Verdict.TO_CHECK
    assert set(held(session).values()) == {Held.OPEN}
    service.answer(GOOD)
    assert service.finding().verdict == Verdict.ELIGIBLE
    with pytest.raises(WrongUsage):
        service.answer({"gas": "piped"})


@pytest.mark.parametrize(
    ("answers", "code", "verdict"),
    [
        ({"location_class": "other"}, "EL-PLACE", Verdict.NOT_ELIGIBLE),
        ({"built_year_first": "2001", "built_year_last": "2003"}, "EL-YEAR", Verdict.NOT_ELIGIBLE),
        ({"built_year_last": "2003"}, "EL-YEAR", Verdict.TO_CHECK),
        ({"legal_title": "无"}, "EL-TITLE", Verdict.NOT_ELIGIBLE),
        ({"legal_title": "部分"}, "EL-TITLE", Verdict.TO_CHECK),
        ({"in_shanty_plan": "是"}, "EL-SHANTY", Verdict.NOT_ELIGIBLE),
        ({"demolish_rebuild": "是"}, "EL-DEMOLISH", Verdict.NOT_ELIGIBLE),
        ({"mainly_self_built": "是"}, "EL-SELF", Verdict.NOT_ELIGIBLE),
        ({"urban_village": "是"}, "EL-VILLAGE", Verdict.NOT_ELIGIBLE),
        ({"urban_village": ""}, "EL-VILLAGE", Verdict.TO_CHECK),
    ],
)
def test_one_condition_is_enough(
    session: EstateSession, answers: Mapping[str, str], code: str, verdict: Verdict
) -> None:
    service = EligibilityService(session)
    service.answer({**GOOD, **answers})
    assert service.finding().verdict == verdict
    other = {name: one for name, one in held(session).items() if one != Held.HOLDS}
    assert list(other) == [code]


def test_the_year_itself_counts_or_not_as_the_place_says_with_its_source(session: EstateSession) -> None:
    service = EligibilityService(session)
    service.answer({**GOOD, "built_year_first": "2000", "built_year_last": "2000"})
    assert service.finding().verdict == Verdict.ELIGIBLE
    with pytest.raises(ReasonMissing):
        service.read_year("before", "")
    service.read_year("before", "州实施意见")
    found = service.finding()
    assert (found.verdict, found.reading_source) == (Verdict.NOT_ELIGIBLE, "州实施意见")


def test_years_of_the_buildings_answer_where_the_estate_says_none(session: EstateSession) -> None:
    register = RegisterService(session)
    service = EligibilityService(session)
    service.answer({**GOOD, "built_year_first": "", "built_year_last": ""})
    register.set_fields(place_of_key("1"), {"built_year": "1985"})
    assert held(session)["EL-YEAR"] == Held.OPEN
    register.set_fields(place_of_key("2"), {"built_year": "2004"})
    found = service.finding()
    assert (held(session)["EL-YEAR"], len(found.old), len(found.new)) == (Held.OPEN, 1, 1)
    register.set_fields(place_of_key("2"), {"built_year": "1999"})
    assert service.finding().verdict == Verdict.ELIGIBLE


def test_a_judgement_is_kept_goes_stale_and_may_be_overruled_with_a_reason(
    session: EstateSession, tmp_path: Path
) -> None:
    service = EligibilityService(session)
    assert not Checks(session).of(Check.JUDGED).is_there
    service.answer(GOOD)
    service.keep()
    assert Checks(session).of(Check.JUDGED).is_there
    assert Checks(session).of(Check.ELIGIBLE).is_there
    service.answer({"urban_village": "是"})
    assert service.finding().is_stale
    service.keep()
    assert is_judged(session) == Verdict.NOT_ELIGIBLE
    assert not Checks(session).of(Check.JUDGED).is_there
    with pytest.raises(ReasonMissing):
        service.override(Verdict.ELIGIBLE, " ")
    service.override(Verdict.ELIGIBLE, "已撤村建居")
    assert is_judged(session) == Verdict.ELIGIBLE
    path = session.path
    session.close()
    with EstateSession.open(path, Author(person="乙", device="d-2"), Environment()) as again:
        found = EligibilityService(again).finding()
        assert (found.verdict, found.judgement.verdict) == (Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE)
        assert "eligibility" in {pack.id for pack in again.file.packs()}

"""What papers are offered: every kind that is made, every section by a word of its own language."""

from renodesk.reports.papers import Form, Kind
from renodesk.services.reporting.offers import paper_offers, section_names
from renodesk.services.reporting.papers import BOOKS, MAKERS


def test_every_kind_that_is_made_is_offered_with_its_forms() -> None:
    for language in ("zh", "en"):
        offers = paper_offers(language)  # type: ignore[arg-type]
        assert {offer.kind for offer in offers} == {*MAKERS, *BOOKS}
        for offer in offers:
            assert not offer.title.startswith("paper_kind_")
            assert offer.forms
    assert paper_offers("zh")[0].kind is Kind.DIAGNOSIS
    assert paper_offers("zh")[0].forms[0] is Form.PDF


def test_sections_are_those_a_paper_can_be_cut_into() -> None:
    assert "summary" in section_names(Kind.DIAGNOSIS)
    assert "budget" in section_names(Kind.PLAN)
    assert section_names(Kind.SHEETS) == ()

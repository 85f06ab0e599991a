"""What the pack of one kind holds, as values; those read last are kept, an office reads the same all day."""

from functools import lru_cache
from typing import TypeVar, cast

from renodesk.domain.consent import Consent
from renodesk.domain.costing import PriceBook
from renodesk.domain.district import DistrictGaps
from renodesk.domain.eligibility import Eligibility
from renodesk.domain.funding import Funding
from renodesk.domain.handbook import Handbook
from renodesk.domain.ledger import Ledger
from renodesk.domain.performance import Performance
from renodesk.domain.procedure import Procedures
from renodesk.domain.profile import Profile
from renodesk.domain.questionnaire import Questionnaire
from renodesk.domain.ranking import RankingWeights
from renodesk.domain.reserve import Reserve
from renodesk.domain.standard import Standard
from renodesk.errors import PackFaulty
from renodesk.packs.complaints import Complaints
from renodesk.packs.description import Description
from renodesk.packs.pack_text import PackText
from renodesk.packs.registry import KINDS, Content

C = TypeVar("C", bound=Content)


def content_of(text: PackText, kind: str, _: type[C]) -> C:
    """Return what a pack of a kind holds.

    Raises:
        PackFaulty: it is of another kind, or has complaints.
    """
    return cast(C, _content(text, kind))


@lru_cache(maxsize=64)
def _content(text: PackText, kind: str) -> Content:
    complaints = Complaints()
    about = Description(text, complaints)
    if about.text("kind") != kind:
        complaints.add(about.at("kind"), "pack_kind_unknown", kind=about.text("kind"), known=kind)
        raise_if_any(complaints, text.id)
    found = KINDS[kind](about)
    raise_if_any(complaints, text.id)
    return found


def raise_if_any(complaints: Complaints, pack: str) -> None:
    """Refuse a pack that has complaints.

    Raises:
        PackFaulty: with all of them.
    """
    if complaints.found:
        found = tuple(complaints.sorted())
        raise PackFaulty(pack=pack, count=len(found), complaints=found)


def book_of(text: PackText) -> PriceBook:
    """Return the price book of a pack; raises as `content_of`."""
    return content_of(text, "prices", PriceBook)


def funding_of(text: PackText) -> Funding:
    """Return the funding rules of a pack; raises as `content_of`."""
    return content_of(text, "funding", Funding)


def handbook_of(text: PackText) -> Handbook:
    """Return the handbook of a pack; raises as `content_of`."""
    return content_of(text, "handbook", Handbook)


def consent_of(text: PackText) -> Consent:
    """Return the rules of consent of a pack; raises as `content_of`."""
    return content_of(text, "consent", Consent)


def weights_of(text: PackText) -> RankingWeights:
    """Return the axes and weights of a ranking pack; raises as `content_of`."""
    return content_of(text, "ranking", RankingWeights)


def reserve_of(text: PackText) -> Reserve:
    """Return the states and documents of a reserve pack; raises as `content_of`."""
    return content_of(text, "reserve", Reserve)


def procedures_of(text: PackText) -> Procedures:
    """Return the procedures of a pack; raises as `content_of`."""
    return content_of(text, "procedure", Procedures)


def eligibility_of(text: PackText) -> Eligibility:
    """Return the conditions of an eligibility pack; raises as `content_of`."""
    return content_of(text, "eligibility", Eligibility)


def ledger_of(text: PackText) -> Ledger:
    """Return the ledger of a pack; raises as `content_of`."""
    return content_of(text, "ledger", Ledger)


def standard_of(text: PackText) -> Standard:
    """Return the rows of a standard; raises as `content_of`."""
    return content_of(text, "standard", Standard)


def profile_of(text: PackText) -> Profile:
    """Return a profile; raises as `content_of`."""
    return content_of(text, "profile", Profile)


def questionnaire_of(text: PackText) -> Questionnaire:
    """Return the questions of a questionnaire; raises as `content_of`."""
    return content_of(text, "questionnaire", Questionnaire)


def performance_of(text: PackText) -> Performance:
    """Return the table by which counties are rated; raises as `content_of`."""
    return content_of(text, "performance", Performance)


def district_of(text: PackText) -> DistrictGaps:
    """Return what neighbouring estates may lack together; raises as `content_of`."""
    return content_of(text, "district", DistrictGaps)

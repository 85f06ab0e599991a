"""Every kind of pack. A new kind is one reader and one line here."""

from collections.abc import Callable, Mapping

from renodesk.domain.consent import Consent
from renodesk.domain.costing import PriceBook
from renodesk.domain.district import DistrictGaps
from renodesk.domain.eligibility import Eligibility
from renodesk.domain.form import Checklist, Register, Tree
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
from renodesk.packs.checklist import read_checklist
from renodesk.packs.consent import read_consent
from renodesk.packs.description import Description
from renodesk.packs.district import read_district
from renodesk.packs.eligibility import read_eligibility
from renodesk.packs.funding import read_funding
from renodesk.packs.handbook import read_handbook
from renodesk.packs.ledger import read_ledger
from renodesk.packs.performance import read_performance
from renodesk.packs.prices import read_prices
from renodesk.packs.procedure import read_procedure
from renodesk.packs.profile import read_profile
from renodesk.packs.questionnaire import read_questionnaire
from renodesk.packs.ranking import read_ranking
from renodesk.packs.register import read_register
from renodesk.packs.reserve import read_reserve
from renodesk.packs.standard import read_standard
from renodesk.packs.tree import read_tree

Content = (
    Tree
    | Checklist
    | Register
    | PriceBook
    | Funding
    | Handbook
    | Consent
    | RankingWeights
    | Reserve
    | Procedures
    | Eligibility
    | Standard
    | Profile
    | Questionnaire
    | Performance
    | DistrictGaps
    | Ledger
)
KINDS: Mapping[str, Callable[[Description], Content]] = {
    "tree": read_tree,
    "checklist": read_checklist,
    "register": read_register,
    "prices": read_prices,
    "funding": read_funding,
    "handbook": read_handbook,
    "consent": read_consent,
    "ranking": read_ranking,
    "reserve": read_reserve,
    "procedure": read_procedure,
    "eligibility": read_eligibility,
    "standard": read_standard,
    "profile": read_profile,
    "questionnaire": read_questionnaire,
    "performance": read_performance,
    "district": read_district,
    "ledger": read_ledger,
}
MANY = tuple(kind for kind in KINDS if kind not in ("tree", "checklist", "register"))
"""Kinds of which several may lie side by side; a survey has one of each other kind."""

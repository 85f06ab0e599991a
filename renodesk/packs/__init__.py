"""Packs: forms as data. `forms/*` -> the domain's forms, and every complaint about a pack file."""

from renodesk.packs.complaints import Complaint, Complaints, Spot, complaint_sentence, spot_text
from renodesk.packs.contents import (
    book_of,
    consent_of,
    district_of,
    eligibility_of,
    funding_of,
    handbook_of,
    ledger_of,
    performance_of,
    procedures_of,
    profile_of,
    questionnaire_of,
    raise_if_any,
    reserve_of,
    standard_of,
    weights_of,
)
from renodesk.packs.loading import (
    check_chosen_profile,
    check_packs,
    check_texts,
    forms_of,
    kind_of,
    load_forms,
    read_kind,
    read_packs,
)
from renodesk.packs.pack_text import PackText, read_pack, read_pack_file
from renodesk.packs.profile_files import FOLDER as PROFILES
from renodesk.packs.profile_files import profile_paths, profile_texts, read_profile_file
from renodesk.packs.provenance import provenance_words

__all__ = [
    "PROFILES",
    "Complaint",
    "Complaints",
    "PackText",
    "Spot",
    "book_of",
    "check_chosen_profile",
    "check_packs",
    "check_texts",
    "complaint_sentence",
    "consent_of",
    "district_of",
    "eligibility_of",
    "forms_of",
    "funding_of",
    "handbook_of",
    "kind_of",
    "ledger_of",
    "load_forms",
    "performance_of",
    "procedures_of",
    "profile_of",
    "profile_paths",
    "profile_texts",
    "provenance_words",
    "questionnaire_of",
    "raise_if_any",
    "read_kind",
    "read_pack",
    "read_pack_file",
    "read_packs",
    "read_profile_file",
    "reserve_of",
    "spot_text",
    "standard_of",
    "weights_of",
]

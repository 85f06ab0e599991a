"""Packs: forms as data. `forms/*` -> the domain's forms, and every complaint about a pack file."""

from renodesk.packs.complaints import Complaint, complaint_sentence, spot_text
from renodesk.packs.loading import check_packs, forms_of, load_forms, read_packs
from renodesk.packs.pack_text import PackText, read_pack
from renodesk.packs.provenance import provenance_words

__all__ = [
    "Complaint",
    "PackText",
    "check_packs",
    "complaint_sentence",
    "forms_of",
    "load_forms",
    "provenance_words",
    "read_pack",
    "read_packs",
    "spot_text",
]

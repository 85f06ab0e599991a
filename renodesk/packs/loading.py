"""From pack texts to the forms of a survey, and every complaint about a folder of packs."""

import csv
import io
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from renodesk.domain.consent import Consent
from renodesk.domain.form import Checklist, Forms, Register, Tree
from renodesk.domain.procedure import Procedures
from renodesk.domain.profile import Profile
from renodesk.errors import PackFaulty
from renodesk.packs.complaints import Complaint, Complaints, Spot
from renodesk.packs.description import Description
from renodesk.packs.district import check_district_links
from renodesk.packs.eligibility import fields_named
from renodesk.packs.funding import check_funding_links
from renodesk.packs.handbook_links import check_handbook_links
from renodesk.packs.inquiry import check_inquiry
from renodesk.packs.links import check_links
from renodesk.packs.pack_text import DESCRIPTION, PackText, read_pack, says_kind
from renodesk.packs.performance import check_performance_links
from renodesk.packs.prices import check_price_links
from renodesk.packs.procedure import gates_named
from renodesk.packs.profile import Beside, check_profile
from renodesk.packs.profile_files import profile_texts
from renodesk.packs.questionnaire import check_questionnaire_links
from renodesk.packs.registry import KINDS, MANY, Content
from renodesk.packs.standard import check_standard_links

_BY_FORMS = {"standard": check_standard_links, "district": check_district_links}
"""What holds packs of some kinds against the forms beside them."""
_BY_CHECKLIST = {
    "prices": check_price_links,
    "funding": check_funding_links,
    "performance": check_performance_links,
}
"""What holds packs of some kinds against the items of the checklist beside them."""


def read_packs(folder: Path) -> tuple[PackText, ...]:
    """Return the texts of every pack in a folder (or of the one pack that the folder is), by folder name.

    Raises:
        PackFaulty: one of them cannot be read.
    """
    return tuple(read_pack(one) for one in _folders(folder))


def read_kind(folder: Path, kind: str) -> tuple[PackText, ...]:
    """Return the packs of one kind in a folder, by folder name; the others are not read whole.

    Raises:
        PackFaulty: one of them cannot be read.
    """
    return tuple(read_pack(one) for one in _folders(folder) if says_kind(one) == kind)


def _folders(folder: Path) -> list[Path]:
    if (folder / DESCRIPTION).is_file():
        return [folder]
    return sorted(one for one in folder.iterdir() if (one / DESCRIPTION).is_file()) if folder.is_dir() else []


def forms_of(texts: Iterable[PackText]) -> Forms:
    """Return the forms that packs make together; those read last are kept, an office reads the same all day.

    Packs that are no form, such as price books, are passed over.

    Raises:
        PackFaulty: with every complaint about them.
    """
    return _known_forms(tuple(texts))


@lru_cache(maxsize=8)
def _known_forms(texts: tuple[PackText, ...]) -> Forms:
    complaints = Complaints()
    forms = _forms([text for text in texts if kind_of(text) not in MANY], complaints)
    if complaints.found or forms is None:
        packs = ", ".join(sorted({complaint.spot.pack for complaint in complaints.found}))
        found = tuple(complaints.sorted())
        raise PackFaulty(pack=packs, count=len(found), complaints=found)
    return forms


def load_forms(folder: Path) -> Forms:
    """Return the forms of a packs folder.

    Raises:
        PackFaulty: with every complaint.
    """
    return forms_of(read_packs(folder))


def check_packs(
    folder: Path, checklist: Checklist | None = None, beside: Iterable[PackText] = ()
) -> list[Complaint]:
    """Return every complaint about a folder of packs, or about one pack folder; nothing of it is run.

    Price books are held against the folder's own checklist, or against `checklist` where it has none;
    profiles also against the packs `beside` it, those an office uses with its own.
    """
    complaints = Complaints()
    folders, profiles = _folders(folder), tuple(profile_texts(folder, complaints))
    if not folders and not profiles and not complaints.found:
        complaints.add(Spot(pack=folder.name, file=DESCRIPTION), "pack_none_here")
    texts = []
    for one in folders:
        try:
            texts.append(read_pack(one))
        except PackFaulty as faulty:
            found = faulty.facts["complaints"]
            complaints.found.extend(found if isinstance(found, tuple) else ())
    check_texts((*texts, *profiles), complaints, checklist, beside)
    return complaints.sorted()


def check_texts(
    texts: Iterable[PackText],
    complaints: Complaints,
    checklist: Checklist | None = None,
    beside: Iterable[PackText] = (),
) -> None:
    """Complain about packs and the links between them."""
    known = tuple(texts)
    _forms(known, complaints, checklist)
    profiles = [one for one in known if kind_of(one) == "profile"]
    if profiles:
        _check_profiles(profiles, beside_of((*beside, *known)), complaints)


def beside_of(texts: Iterable[PackText]) -> Beside:
    """Return what profiles may name of some packs; what is wrong with these is not told here."""
    consents, procedures, packs, register = [], set[str](), {}, None
    weights = set[str]()
    for text in texts:
        about, content, _ = _read_alone(text)
        if not isinstance(content, Profile):
            packs[text.id] = about.text("kind")
        if isinstance(content, Consent):
            consents.append(content)
        elif isinstance(content, Procedures):
            procedures |= {one.code for one in content.procedures}
        elif isinstance(content, Register):
            register = content
        elif isinstance(content, Tree):
            weights |= set(content.presets)
    return Beside(
        consents=tuple(consents),
        procedures=frozenset(procedures),
        packs=packs,
        register=register,
        weights=frozenset(weights),
    )


def check_chosen_profile(text: PackText, known: Iterable[PackText], register: Register) -> Complaints:
    """Return what is wrong with a profile where an estate has these packs and this register."""
    complaints = Complaints()
    about, content, alone = _read_alone(text)
    complaints.found.extend(alone)
    if not isinstance(content, Profile):
        complaints.add(about.at("kind"), "pack_kind_unknown", kind=about.text("kind"), known="profile")
        return complaints
    beside = replace(beside_of(known), register=register)
    check_profile(about.complaining_to(complaints), content, beside)
    if content.is_template:
        complaints.add(about.at("is_template"), "profile_is_template")
    return complaints


def _check_profiles(texts: Iterable[PackText], beside: Beside, complaints: Complaints) -> None:
    for text in texts:
        about, content, _ = _read_alone(text)
        if isinstance(content, Profile):
            check_profile(about.complaining_to(complaints), content, beside)


@lru_cache(maxsize=64)
def kind_of(text: PackText) -> str:
    """Return the kind a pack says it is, "" where its description cannot be read; kept as `forms_of` does."""
    try:
        kind = tomllib.loads(text.files().get(DESCRIPTION, "")).get("kind")
    except (PackFaulty, tomllib.TOMLDecodeError, RecursionError):
        return ""
    return kind if isinstance(kind, str) else ""


def _forms(
    texts: Iterable[PackText], complaints: Complaints, outside: Checklist | None = None
) -> Forms | None:
    contents: dict[str, Content] = {}
    described: dict[str, Description] = {}
    books: list[Description] = []
    rules: set[str] = set()
    rows: dict[str, list[tuple[str, int]]] = {}
    for text in texts:
        about, content = _read(text, complaints)
        kind = about.text("kind")
        if content is None:
            complaints.add(about.at("kind"), "pack_kind_unknown", kind=kind, known="、".join(KINDS))
            continue
        if kind in contents and kind not in MANY:
            complaints.add(about.at("kind"), "pack_kind_twice", kind=kind)
        if isinstance(content, Consent):
            rules |= {one.code for one in content.rules}
        if kind in MANY:
            books.append(about)
            continue
        contents[kind], described[kind] = content, about
        rows[text.id] = _code_rows(about)
    tree, checklist, register = (contents.get(kind) for kind in ("tree", "checklist", "register"))
    forms = None
    if isinstance(tree, Tree) and isinstance(checklist, Checklist) and isinstance(register, Register):
        forms = Forms(tree=tree, checklist=checklist, register=register)
    _check_books(books, checklist if isinstance(checklist, Checklist) else outside, forms)
    if rules:
        _check_gates(books, rules)
    if forms is not None:
        check_links(forms, complaints, rows)
        check_inquiry(forms, described)
    return forms


def _read(text: PackText, complaints: Complaints) -> tuple[Description, Content | None]:
    """Return a pack's description, which complains to `complaints` from now on, and what it holds."""
    about, content, found = _read_alone(text)
    complaints.found.extend(found)
    return about.complaining_to(complaints), content


@lru_cache(maxsize=64)
def _read_alone(text: PackText) -> tuple[Description, Content | None, tuple[Complaint, ...]]:
    """Return what a pack holds, None where nobody reads its kind, and the complaints about it alone.

    Kept: who mends one pack of a folder has the others checked again and again, and they say the same.
    """
    complaints = Complaints()
    about = Description(text, complaints)
    reader = KINDS.get(about.text("kind"))
    content = None if reader is None else reader(about)
    return about, content, tuple(complaints.found)


def _check_books(books: Iterable[Description], checklist: Checklist | None, forms: Forms | None) -> None:
    known: set[tuple[str, str]] = set()
    for about in books:
        if (about.pack.id, about.pack.version) in known:
            about.complaints.add(
                about.at("version"), "pack_id_twice", id=about.pack.id, version=about.pack.version
            )
        known.add((about.pack.id, about.pack.version))
        kind = about.text("kind")
        if kind == "handbook":
            if forms is not None:
                check_handbook_links(about, forms)
        elif kind in _BY_FORMS:
            if forms is not None:
                _BY_FORMS[kind](about, forms)
        elif kind == "questionnaire":
            if forms is not None:
                check_questionnaire_links(about, forms)
        elif kind == "eligibility":
            if forms is not None:
                _check_fields(about, forms.register)
        elif checklist is not None and kind in _BY_CHECKLIST:
            _BY_CHECKLIST[kind](about, checklist)


def _check_fields(about: Description, register: Register) -> None:
    """Complain of a condition that asks for a field the estate's register has not."""
    for row, name in fields_named(about):
        if register.field("estate", name) is None and register.field("setting", name) is None:
            about.complaints.add(row.at("fields"), "pack_field_undeclared", name=name)


def _check_gates(books: Iterable[Description], rules: set[str]) -> None:
    """Complain of a step whose gate is no rule of the consent packs beside it."""
    for about in books:
        if about.text("kind") == "procedure":
            for row, rule in gates_named(about):
                if rule not in rules:
                    about.complaints.add(row.at("gate_rule"), "pack_rule_of_gate_unknown", rule=rule)


def _code_rows(about: Description) -> list[tuple[str, int]]:
    name = about.section("tables").get("items")
    text = about.files.get(name, "") if isinstance(name, str) else ""
    try:
        lines = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error:
        return []
    at = lines[0].index("code") if lines and "code" in lines[0] else 0
    return [(line[at].strip(), number) for number, line in enumerate(lines[1:], 2) if len(line) > at]

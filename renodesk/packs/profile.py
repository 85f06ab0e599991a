"""Read a profile: one TOML file, no tables. Every fault in it is complained of, with its line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from renodesk.domain.consent import Consent, Counted
from renodesk.domain.form import Register, RegisterField
from renodesk.domain.numbers import read_number
from renodesk.domain.profile import Profile, circle
from renodesk.packs.description import Description

KIND = "profile"
_RESIDENTS = (Counted.HOUSEHOLDS.value, Counted.PERSONS.value)
_TRUTHS = ("0", "1", "是", "否", "true", "false", "yes", "no")


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """What lies beside a profile: rules of consent, codes of procedures, id -> kind of packs, the register.

    Where there is no register at all its settings are not looked up.
    """

    consents: tuple[Consent, ...] = ()
    procedures: frozenset[str] = frozenset()
    packs: Mapping[str, str] = field(default_factory=dict)
    register: Register | None = None
    weights: frozenset[str] = frozenset()
    """Names of weights that some tree has beside those of its table."""


def read_profile(about: Description) -> Profile:
    """Return the profile, complaining about every fault in its file."""
    return Profile(
        identity=about.identity(),
        consent=_names(about, "consent"),
        procedures=_names(about, "procedures"),
        packs=_names(about, "packs"),
        price_book=about.text("price_book"),
        settings=_texts(about, "settings"),
        first=_texts(about, "first"),
        residents=_residents(about),
        wording=_texts(about, "wording"),
        weights=_weights(about),
        is_template=about.raw.get("is_template") is True,
    )


def _names(about: Description, key: str) -> tuple[str, ...]:
    raw = about.raw.get(key)
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        about.complaints.add(about.at(key), "profile_list_wanted", key=key)
        return ()
    return tuple(raw)


def _texts(about: Description, key: str) -> Mapping[str, str]:
    found = {}
    for name, value in about.section(key).items():
        if isinstance(value, str):
            found[name] = value
        else:
            about.complaints.add(about.at(f"{key}.{name}"), "profile_text_wanted", key=name)
    return found


def _residents(about: Description) -> Counted:
    said = about.raw.get("residents", _RESIDENTS[0])
    if said in _RESIDENTS:
        return Counted(said)
    known = "、".join(_RESIDENTS)
    about.complaints.add(about.at("residents"), "pack_word_not_allowed", value=said, known=known)
    return Counted.HOUSEHOLDS


def _weights(about: Description) -> str:
    return about.text("weights") if "weights" in about.raw else ""


def check_profile(about: Description, profile: Profile, beside: Beside) -> None:
    """Complain of a profile that names a pack, rules, procedure, setting or gate that is not there."""
    _check_packs(about, profile, beside.packs)
    places = {rule.jurisdiction for one in beside.consents for rule in one.rules}
    for name in profile.consent:
        if name not in places:
            about.complaints.add(about.at("consent", name), "pack_jurisdiction_unknown", name=name)
    for code in profile.procedures:
        if code not in beside.procedures:
            known = "、".join(sorted(beside.procedures)) or "–"
            spot = about.at("procedures", code)
            about.complaints.add(spot, "profile_procedure_unknown", name=code, known=known)
    if beside.register is not None:
        _check_settings(about, profile, beside.register)
        _check_wording(about, profile, beside.register)
    _check_gates(about, profile, beside.consents)
    if profile.weights and profile.weights not in beside.weights:
        known = "、".join(sorted(beside.weights)) or "–"
        about.complaints.add(
            about.at("weights"), "profile_weights_unknown", name=profile.weights, known=known
        )


def _check_packs(about: Description, profile: Profile, packs: Mapping[str, str]) -> None:
    for name in profile.packs:
        if name not in packs:
            _missing(about, about_key="packs", name=name, known=packs)
    books = {name: kind for name, kind in packs.items() if kind == "prices"}
    if profile.price_book and profile.price_book not in books:
        _missing(about, about_key="price_book", name=profile.price_book, known=books)


def _missing(about: Description, *, about_key: str, name: str, known: Iterable[str]) -> None:
    spot = about.at(about_key, name)
    about.complaints.add(spot, "profile_pack_missing", name=name, known="、".join(sorted(known)) or "–")


def _check_settings(about: Description, profile: Profile, register: Register) -> None:
    for name, typed in profile.settings.items():
        setting = register.field("setting", name)
        spot = about.at(f"settings.{name}")
        if setting is None:
            about.complaints.add(spot, "pack_field_undeclared", name=name)
        elif typed.strip() and not _fits(setting, typed.strip()):
            about.complaints.add(spot, "profile_value_unfit", name=name, value=typed)


def _check_wording(about: Description, profile: Profile, register: Register) -> None:
    for name in profile.wording:
        if all(register.field(level, name) is None for level in ("setting", "estate", "building")):
            about.complaints.add(about.at(f"wording.{name}"), "pack_field_undeclared", name=name)


def _fits(setting: RegisterField, typed: str) -> bool:
    if setting.type == "bool":
        return typed.casefold() in _TRUTHS
    if setting.type not in ("percent", "number", "count"):
        return True
    number = read_number(typed)
    if number is None or number < 0:
        return False
    most_100 = setting.type != "percent" or number <= 100
    return most_100 and (setting.type != "count" or number.denominator == 1)


def _check_gates(about: Description, profile: Profile, consents: Iterable[Consent]) -> None:
    waits: dict[str, list[str]] = {}
    for one in consents:
        for rule in one.rules:
            if rule.is_gate:
                waits.setdefault(rule.combine or rule.code, []).extend([rule.first] if rule.first else [])
    known = set(waits)
    for gate, first in profile.first.items():
        for name in (gate, first):
            if name not in known:
                about.complaints.add(about.at(f"first.{gate}"), "pack_gate_unknown", gate=name)
        waits.setdefault(gate, []).append(first)
    if profile.first and (found := circle(waits)):
        about.complaints.add(about.at("first"), "pack_gate_circle", gate=found)

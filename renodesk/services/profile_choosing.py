"""Choosing the profile of an estate, with the settings it gives, as one act."""

from collections.abc import Mapping

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.form import Forms
from renodesk.domain.profile import Profile
from renodesk.domain.reading import value_from
from renodesk.domain.weights import weights_of
from renodesk.estates import pinning
from renodesk.packs import PackText, check_chosen_profile, profile_of, raise_if_any, read_packs
from renodesk.paths import forms_dir
from renodesk.services.consent_pack import consent_texts
from renodesk.services.profile_in_use import CELL, chosen, is_contested, used_sha256
from renodesk.services.profiles import beside, find
from renodesk.services.register_values import stored_for
from renodesk.services.session import EstateSession


def choose(session: EstateSession, name: str, *, reweighs: bool = False) -> Changes:
    """Choose a profile for the estate, with its settings; the file keeps its text and the packs it names.

    Rounds that are begun from now on are scored by the weights it names; the current one only if `reweighs`.

    Raises:
        UnknownProfile, PackFaulty: it is none, or has faults; nothing changed.
        RoundSealed: it would change settings or weights that a sealed round was scored by.
    """
    text, own = find(session, name), beside(name)
    profile = whole(session, text, own)
    new = edits(session, profile)
    brought = tuple(one for one in own if one.id in profile.packs)
    reweighed = forms_after(session, profile) if reweighs else None
    with session.act(on_sealed=not new and reweighed is None) as act:
        pinning.keep(act, (text, *brought, *consent_texts(session, profile, own)))
        if text.sha256 != used_sha256(session) or is_contested(session):
            act.put(CELL, dict(pinning.pin_of(text)))
        for setting, typed in new.items():
            field = session.forms.register.field("setting", setting)
            if field is not None:
                act.put(setting_cell(setting), stored_for(field, typed))
        if reweighed is not None:
            act.put(vocabulary.round_cell(session.round, "packs"), pinning.pins(reweighed, profile.weights))
    return act.changes


def forms_after(session: EstateSession, profile: Profile) -> Forms | None:
    """Return the round's forms by the weights of a profile, None where it is scored by them already.

    A profile that names none, or some that the round's tree has not, means those of the tree's table.
    """
    found = pinning.pinned(session.file, session.round, session.environment.forms, profile.weights)
    return None if weights_of(found.tree) == weights_of(session.forms.tree) else found


def edits(session: EstateSession, profile: Profile) -> Mapping[str, str]:
    """Return the settings a profile would give other values, as typed.

    Where it has none, one that the former profile gave is emptied and one's own stays; one in which two
    people differ is decided.
    """
    before = chosen(session)
    former = before.settings if before is not None else {}
    found = {}
    for name in dict.fromkeys((*former, *profile.settings)):
        field = session.forms.register.field("setting", name)
        if field is None:
            continue
        state = session.file.state(setting_cell(name))
        now = value_from(state.value) if state is not None else None
        typed = profile.settings.get(name, "")
        is_own = not former.get(name) or value_from(stored_for(field, former[name])) != now
        is_open = state is not None and state.is_contested
        is_other = value_from(stored_for(field, typed)) != now
        if (is_other or is_open) and (typed or not is_own):
            found[name] = typed
    return found


def whole(session: EstateSession, text: PackText, own: tuple[PackText, ...] = ()) -> Profile:
    """Return a profile that fits the packs in use, those the estate keeps, and its `own` beside it.

    Raises:
        PackFaulty: it names packs, rules, procedures, settings or gates that are not there, or a circle.
    """
    folders = dict.fromkeys((forms_dir(), session.environment.forms))
    known = [one for folder in folders for one in read_packs(folder)]
    known += [*pinning.all_kept(session.file), *own]
    raise_if_any(check_chosen_profile(text, known, session.forms.register), text.id)
    return profile_of(text)


def setting_cell(name: str) -> Cell:
    """Return the cell of a setting."""
    return vocabulary.estate_cell(vocabulary.SETTING + name)

"""Which questionnaire an estate's residents are asked."""

from collections.abc import Mapping

from renodesk.domain.questionnaire import Questionnaire
from renodesk.domain.vocabulary_questionnaire import questionnaire_pack_cell
from renodesk.errors import QuestionnaireMissing
from renodesk.estates import pinning
from renodesk.packs import PackText, kind_of, questionnaire_of, read_kind
from renodesk.paths import forms_dir
from renodesk.services.profile_in_use import named
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act

KIND = "questionnaire"


def questionnaire_text(session: EstateSession) -> PackText:
    """Return the questionnaire the estate keeps since its first form, else its profile's, else the one here.

    Raises:
        QuestionnaireMissing, PackFaulty: there is none that can be read.
    """
    pin = session.value(questionnaire_pack_cell())
    if isinstance(pin, Mapping):
        kept = pinning.kept(session.file, str(pin.get("sha256")))
        if kept is not None:
            return kept
    return offered_text(session)


def offered_text(session: EstateSession) -> PackText:
    """Return the questionnaire of the estate's profile, else the one in use here.

    Raises:
        QuestionnaireMissing, PackFaulty: there is none that can be read.
    """
    for text in named(session, KIND):
        return text
    for folder in (session.environment.forms, forms_dir()):
        for text in read_kind(folder, KIND):
            return text
    raise QuestionnaireMissing


def questionnaire_in_use(session: EstateSession) -> Questionnaire:
    """Return that questionnaire as values.

    Raises:
        QuestionnaireMissing, PackFaulty: there is none that can be read.
    """
    return questionnaire_of(questionnaire_text(session))


def kept_as(session: EstateSession, version: tuple[str, str]) -> Questionnaire | None:
    """Return the questionnaire of an id and version that the estate keeps, None where it has not its text.

    Raises:
        PackFaulty: it cannot be read.
    """
    for text in pinning.all_kept(session.file):
        if (text.id, text.version) == version and kind_of(text) == KIND:
            return questionnaire_of(text)
    return None


def use_questionnaire(session: EstateSession) -> Questionnaire:
    """Let forms answer the questionnaire in use here from now on, and keep it; earlier ones keep theirs.

    Raises:
        QuestionnaireMissing, PackFaulty: there is none that can be read.
    """
    text = offered_text(session)
    with session.act(on_sealed=True) as act:
        act.put(questionnaire_pack_cell(), pinning.pin_of(text))
        act.keep_pack(text.id, text.version, text.sha256, text.text)
    return questionnaire_of(text)


def keep_questionnaire(session: EstateSession, act: Act) -> None:
    """Keep the questionnaire an act stands on in the estate file, so that a later one changes nothing."""
    if session.value(questionnaire_pack_cell()) is None:
        text = questionnaire_text(session)
        act.put(questionnaire_pack_cell(), pinning.pin_of(text))
        act.keep_pack(text.id, text.version, text.sha256, text.text)

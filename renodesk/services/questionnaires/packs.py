"""Which questionnaire an estate's residents are asked."""

from renodesk.domain.questionnaire import Questionnaire
from renodesk.domain.vocabulary_questionnaire import questionnaire_pack_cell
from renodesk.errors import QuestionnaireMissing
from renodesk.estates import pinning
from renodesk.packs import kind_of, questionnaire_of
from renodesk.services.kept_pack import KeptPack
from renodesk.services.session import EstateSession

QUESTIONNAIRE = KeptPack(kind="questionnaire", cell=questionnaire_pack_cell(), missing=QuestionnaireMissing)


def questionnaire_in_use(session: EstateSession) -> Questionnaire:
    """Return the questionnaire the estate keeps since its first form, else its profile's, else the one here.

    Raises:
        QuestionnaireMissing, PackFaulty: there is none that can be read.
    """
    return questionnaire_of(QUESTIONNAIRE.text(session))


def kept_as(session: EstateSession, version: tuple[str, str]) -> Questionnaire | None:
    """Return the questionnaire of an id and version that the estate keeps, None where it has not its text.

    Raises:
        PackFaulty: it cannot be read.
    """
    for text in pinning.all_kept(session.file):
        if (text.id, text.version) == version and kind_of(text) == QUESTIONNAIRE.kind:
            return questionnaire_of(text)
    return None


def use_questionnaire(session: EstateSession) -> Questionnaire:
    """Let forms answer the questionnaire in use here from now on, and keep it; earlier ones keep theirs.

    Raises:
        QuestionnaireMissing, PackFaulty: there is none that can be read.
    """
    text = QUESTIONNAIRE.offered(session)
    with session.act(on_sealed=True) as act:
        QUESTIONNAIRE.pin(act, text)
    return questionnaire_of(text)

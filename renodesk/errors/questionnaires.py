"""Questionnaires of residents, and drafts they reply to: what is not there."""

from renodesk.errors.base import Refused, WrongUsage


class QuestionnaireMissing(Refused):
    """Neither the estate nor the packs have a questionnaire."""

    code = "questionnaire_missing"


class UnknownQuestion(WrongUsage):
    """`question` stands in no questionnaire of the estate; there is `known`."""

    code = "unknown_question"


class UnknownForm(WrongUsage):
    """`form` is no filled questionnaire, or means `count` of them."""

    code = "unknown_form"


class FormOfOther(Refused):
    """`form` answers `version`, not the questionnaire in use; it stays as it was filled in."""

    code = "form_of_other"


class UnknownDraft(WrongUsage):
    """`draft` is no draft that went to residents; there are `known`."""

    code = "unknown_draft"

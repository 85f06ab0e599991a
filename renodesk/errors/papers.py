"""Failures of papers: what kind, form or section there is none of, and logos that are none."""

from renodesk.errors.base import Refused, WrongUsage


class PaperNotMade(WrongUsage):
    """There is no paper of this kind in this form (facts: `kind`, `form`, `known`)."""

    code = "paper_not_made"


class UnknownSection(WrongUsage):
    """A paper has no section of this name (facts: `section`, `known`)."""

    code = "unknown_section"


class NoEnglishPage(WrongUsage):
    """A paper has no page in English (facts: `kind`)."""

    code = "no_english_page"


class LogoRefused(Refused):
    """A file is no logo (facts: `file`, `reason`: a text code)."""

    code = "logo_refused"


class PaperUnreadable(Refused):
    """A file is no paper that can be checked, or not a whole one (facts: `file`, `reason`: a text code)."""

    code = "paper_unreadable"

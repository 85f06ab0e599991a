"""Failures of papers: what kind, form or section there is none of."""

from renodesk.errors.base import WrongUsage


class PaperNotMade(WrongUsage):
    """There is no paper of this kind in this form (facts: `kind`, `form`, `known`)."""

    code = "paper_not_made"


class UnknownSection(WrongUsage):
    """A paper has no section of this name (facts: `section`, `known`)."""

    code = "unknown_section"

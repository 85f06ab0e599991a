"""Failures of rating counties."""

from renodesk.errors.base import Refused, WrongUsage


class PerformanceMissing(Refused):
    """No pack among those of this office says by what counties are rated."""

    code = "performance_missing"


class UnknownCounty(Refused):
    """No estate of the archive lies in this county, and nobody rates it (facts: `county`, `known`)."""

    code = "unknown_county"


class UnknownRatingRow(WrongUsage):
    """There is no such row to score, tick or bear out here (facts: `row`, `known`)."""

    code = "unknown_rating_row"


class PointsRefused(WrongUsage):
    """A row has no such points (facts: `row`, `points`, `most`)."""

    code = "points_refused"


class UnknownCountyFact(WrongUsage):
    """The table asks for no such fact (facts: `fact`, `known`)."""

    code = "unknown_county_fact"


class CountyFactRefused(WrongUsage):
    """A fact is a whole number of things or an amount in yuan (facts: `fact`, `value`)."""

    code = "county_fact_refused"


class EvidenceEmpty(WrongUsage):
    """A piece of evidence is neither words nor a file (fact: `row`)."""

    code = "evidence_empty"


class EvidenceTooLarge(WrongUsage):
    """A file of evidence is too large to be kept (facts: `file`, `most` in MB)."""

    code = "evidence_too_large"


class UnknownEvidence(WrongUsage):
    """No document of this key stands there (facts: `key`, `known`)."""

    code = "unknown_evidence"

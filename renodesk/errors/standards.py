"""Failures of the self-check by the measuring standard."""

from renodesk.errors.base import Refused, WrongUsage


class StandardMissing(Refused):
    """No pack of the standard is to be had."""

    code = "standard_missing"


class UnknownStandardRow(WrongUsage):
    """There is no such row for an estate to answer (facts: `row`, `known`)."""

    code = "unknown_standard_row"


class UnknownCountyRow(WrongUsage):
    """There is no such row for a county to answer (facts: `row`, `known`)."""

    code = "unknown_county_row"

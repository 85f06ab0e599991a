"""Failures of districts."""

from renodesk.errors.base import Refused, WrongUsage


class DistrictMissing(Refused):
    """No pack among those of this office says what neighbouring estates lack together."""

    code = "district_missing"


class UnknownDistrict(Refused):
    """There is no such district, or several of this name (facts: `district`, `known`)."""

    code = "unknown_district"


class DistrictEmpty(Refused):
    """A district is at least two estates (fact: `district`)."""

    code = "district_empty"


class EstateInDistrict(Refused):
    """An estate is in another district (facts: `estate`, `district`)."""

    code = "estate_in_district"


class SpaceRefused(Refused):
    """There is not so much idle space left (facts: `name`, `space`, `left`, `m2`)."""

    code = "space_refused"


class UnknownDistrictPart(WrongUsage):
    """A district has no such gap, space, wall, measure or match (facts: `part`, `known`)."""

    code = "unknown_district_part"

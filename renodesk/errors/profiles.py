"""Failures of profiles."""

from renodesk.errors.base import Refused


class UnknownProfile(Refused):
    """There is no profile of this name (facts: `profile`, `known`)."""

    code = "unknown_profile"


class ProfileNameRefused(Refused):
    """A profile's file is named after its id, which this is not (facts: `file`)."""

    code = "profile_name_refused"

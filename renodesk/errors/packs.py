"""Failures of moving a round to other pack versions."""

from renodesk.errors.base import Refused


class PackVersionUnknown(Refused):
    """Nobody here has a pack of this version (facts: `wanted`, `known`)."""

    code = "pack_version_unknown"


class NothingToMigrate(Refused):
    """The round goes by these packs already, and nothing came later in the edition before (fact: `round`)."""

    code = "nothing_to_migrate"

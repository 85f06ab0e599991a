"""The yearly self-check of an estate by the measuring standard (衡量标准自查)."""

from renodesk.services.standards.acting import StandardActs
from renodesk.services.standards.reading import SelfCheck, StandardLine, self_check

__all__ = ["SelfCheck", "StandardActs", "StandardLine", "self_check"]

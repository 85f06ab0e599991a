"""What every expected failure is, and those of the call itself."""

from typing import ClassVar


class RenodeskError(Exception):
    """An expected failure: what happened is in `code`, the facts are in `facts`."""

    code: ClassVar[str] = "failed"

    def __init__(self, **facts: object) -> None:
        """Keep the facts that the sentence of this error names."""
        super().__init__(self.code, facts)
        self.facts = facts

    def __str__(self) -> str:
        """Return code and facts, for logs."""
        return f"{self.code}: " + ", ".join(f"{key}={value}" for key, value in self.facts.items())


class WrongUsage(RenodeskError):
    """The command or call was put wrongly."""

    code = "wrong_usage"


class NothingWritten(WrongUsage):
    """What has to be written stands empty (fact: `detail`, the code of what it is)."""

    code = "nothing_written"


class NumberMalformed(WrongUsage):
    """What was typed is no number of its kind (facts: `value`, `detail`, the code of the kind)."""

    code = "number_malformed"


class UnknownSetting(WrongUsage):
    """There is no such preference."""

    code = "setting_unknown"


class Refused(RenodeskError):
    """What was given cannot be taken; nothing changed."""

    code = "refused"


class ComponentMissing(RenodeskError):
    """A part this machine lacks (facts: `component`, `remedy`)."""

    code = "component_missing"


class Cancelled(Exception):
    """Raised from a progress callable when the user cancels; not an error."""

"""Failures of procedures and of eligibility."""

from renodesk.errors.base import Refused, WrongUsage


class ProcedureMissing(Refused):
    """No pack of procedures is to be had."""

    code = "procedure_missing"


class UnknownProcedure(Refused):
    """There is no procedure of this code (facts: `procedure`, `known`)."""

    code = "unknown_procedure"


class UnknownStep(Refused):
    """There is no step of this key (facts: `step`, `known`)."""

    code = "unknown_step"


class StepWaits(Refused):
    """Steps before this one are not over; a reason passes them over (facts: `step`, `what`)."""

    code = "step_waits"


class StepShut(Refused):
    """A gate has not passed; no reason gets past it (facts: `step`, `what`)."""

    code = "step_shut"


class StepIsOver(Refused):
    """The step is already done or not applicable (fact: `step`)."""

    code = "step_is_over"


class NotSingle(Refused):
    """Not every row of the list is one (fact: `what`)."""

    code = "not_single"


class UnknownStepPaper(Refused):
    """No paper of this key is registered (fact: `paper`)."""

    code = "unknown_step_paper"


class UnknownSpecial(Refused):
    """There is no special project of this name (facts: `special`, `known`)."""

    code = "unknown_special"


class NotExempt(Refused):
    """The three questions do not all say no, so that there is no exemption (fact: `what`)."""

    code = "not_exempt"


class CountsMalformed(WrongUsage):
    """What was typed is not a number for each kind of a meeting's matters (fact: `value`)."""

    code = "counts_malformed"


class SettledBeyondRaised(WrongUsage):
    """All meetings settled more than they raised (facts: `detail`, the code of what, `settled`, `raised`)."""

    code = "settled_beyond_raised"


class DayMalformed(WrongUsage):
    """What was given is no day (fact: `value`)."""

    code = "day_malformed"


class DaysReversed(WrongUsage):
    """Something ends before it begins (facts: `begin`, `end`)."""

    code = "days_reversed"

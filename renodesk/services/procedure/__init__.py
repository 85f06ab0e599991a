"""Procedures of an estate: what is late, what blocks, what is next, and the acts on them."""

from renodesk.services.days import day_of, today
from renodesk.services.procedure.acting import ProcedureActs
from renodesk.services.procedure.reading import FiledPaper, ProcedureBook, StepLine

__all__ = ["FiledPaper", "ProcedureActs", "ProcedureBook", "StepLine", "day_of", "today"]

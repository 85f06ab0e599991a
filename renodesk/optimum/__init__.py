"""The best plan under a budget: a problem in numbers, the greedy list, the optimum and its proven gap."""

from renodesk.optimum.greedy import greedy
from renodesk.optimum.problem import Candidate, Clash, Problem, Solution, Term
from renodesk.optimum.solving import best

__all__ = ["Candidate", "Clash", "Problem", "Solution", "Term", "best", "greedy"]

"""The best plan under a budget: a problem in numbers, the greedy list, the optimum and its proven gap."""

from renodesk.optimum.greedy import greedy
from renodesk.optimum.problem import Candidate, Clash, Problem, Solution, Term
from renodesk.optimum.solving import NEAR, best, clash, runner_up
from renodesk.optimum.sooner import sooner

__all__ = [
    "NEAR",
    "Candidate",
    "Clash",
    "Problem",
    "Solution",
    "Term",
    "best",
    "clash",
    "greedy",
    "runner_up",
    "sooner",
]

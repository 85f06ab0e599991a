"""Freeze one alternative of a round's plan into what a plan document prints, part by part."""

from renodesk.services.reporting.plan.maker import plan_snapshot_of

__all__ = ["plan_snapshot_of"]

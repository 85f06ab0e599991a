"""The readable snapshot of an estate: what a stranger reads of a bundle without our rules."""

from renodesk.bundles.profile import FORMAT
from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.estates.assessing import Assessment
from renodesk.storage.estate_file import EstateFile


def snapshot(assessment: Assessment, file: EstateFile) -> bytes:
    """Return register, answers as shown and scores, as canonical JSON."""
    nodes: dict[str, Json] = {
        code: {"low": node.low, "high": node.high, "contested": node.is_contested}
        for code, node in assessment.scores.nodes.items()
    }
    value: dict[str, Json] = {
        "format": FORMAT,
        "id": assessment.estate_id,
        "name": assessment.name,
        "round": assessment.round,
        "sealed": assessment.seal.digest if assessment.seal else None,
        "packs": [
            {"id": pack.id, "version": pack.version, "sha256": pack.sha256, "statement": pack.statement}
            for pack in (
                assessment.forms.tree.identity,
                assessment.forms.checklist.identity,
                assessment.forms.register.identity,
            )
        ],
        "cells": [
            {
                "entity": state.cell.entity,
                "key": state.cell.key,
                "field": state.cell.field,
                "value": state.value,
                "contested": state.is_contested,
            }
            for entity in vocabulary.ENTITIES
            for state in file.states(entity)
        ],
        "scores": nodes,
        "band": assessment.scores.band,
        "bands": list(assessment.scores.bands) if assessment.scores.bands else None,
        "completion": assessment.scores.completion,
    }
    return canonical.dumps(value).encode("utf-8")

"""`ballot verdict|take|ready`: what ballots come to, and what the estate is ready for."""

from pathlib import Path

import click

from renodesk.cli.ballots.group import about, ballot_group, counted
from renodesk.cli.frame import PARTLY, Frame, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate, place_of
from renodesk.domain.ballots import Outcome, RuleVerdict
from renodesk.domain.canonical import Json
from renodesk.domain.places import ESTATE
from renodesk.services.ballots import (
    BallotBook,
    Gate,
    gate,
    gates_by,
    proposed,
    proposing,
)
from renodesk.services.ballots.asking import READY
from renodesk.services.ballots.gates import Gatekeeper
from renodesk.services.ballots.proposing import items_asking
from renodesk.services.ballots.words import ballot_line, gate_lines, gate_sentence
from renodesk.texts import joined


@ballot_group.command("verdict")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@pass_frame
def verdict(frame: Frame, file: Path, ballot: str) -> None:
    """够不够：本地和国家规则并列，还差多少，依哪一条 / what it comes to, and by which clause."""
    with estate(frame, file, read_only=True) as session:
        book = BallotBook(session)
        count = book.count(book.ballot(ballot))
        gates = gates_by(session, count)
        inputs = proposed(session, count.ballot.key)
        lines = [ballot_line(count.ballot, frame.lang)]
        lines += [line for one in gates for line in gate_lines(one, frame.lang)]
        if inputs:
            what = joined("、", (f"{name}={number}" for name, number in inputs.items()), frame.lang)
            lines += [frame.text("ballot_proposes", item=one, what=what) for one in items_asking(session)]
        frame.answer(
            {
                **about(count.ballot),
                **counted(count),
                "gates": [_gate(frame, one) for one in gates],
                "proposes": dict(inputs),
            },
            lines,
        )
        frame.exit_code = PARTLY if any(one.outcome == Outcome.FAIL for one in gates) else 0


@ballot_group.command("take")
@click.argument("file", type=ESTATE_FILE)
@click.argument("ballot")
@pass_frame
def take(frame: Frame, file: Path, ballot: str) -> None:
    """把票数填进问意愿的指标 / answer the indicator that asks for consent with this ballot."""
    with estate(frame, file) as session:
        key = BallotBook(session).ballot(ballot).key
        inputs = proposed(session, key)
        proposing.take(session, key)
        what = joined("、", (f"{name}={number}" for name, number in inputs.items()), frame.lang)
        items = items_asking(session)
        frame.answer(
            {"items": list(items), "inputs": dict(inputs)},
            [frame.text("ballot_taken", item=one, what=what) for one in items],
        )


@ballot_group.command("ready")
@click.argument("file", type=ESTATE_FILE)
@click.option("--at", default="", metavar="PLACE")
@pass_frame
def ready(frame: Frame, /, file: Path, at: str) -> None:
    """能不能纳入计划、启动设计、开工、验收，为什么 / what the estate is ready for as far as consent goes."""
    with estate(frame, file, read_only=True) as session:
        place = place_of(session, at) if at else ESTATE
        keeper = Gatekeeper(session)
        found = {one: gate(session, one, frame.lang, place, keeper) for one in READY}
        frame.answer(
            {
                stage.value: {
                    "outcome": one.outcome.value,
                    "why": one.sentence,
                    "gates": [_gate(frame, each) for each in one.gates],
                }
                for stage, one in found.items()
            },
            [
                frame.text(
                    "ballot_stage_ready",
                    stage=frame.text(f"consent_stage_{stage.value}"),
                    outcome=frame.text(f"ballot_outcome_{one.outcome.value}"),
                    why=one.sentence,
                )
                for stage, one in found.items()
            ],
        )
        frame.exit_code = PARTLY if any(one.outcome == Outcome.FAIL for one in found.values()) else 0


def _gate(frame: Frame, gate: Gate) -> Json:
    return {
        "gate": gate.name,
        "stage": gate.stage.value,
        "outcome": gate.outcome.value,
        "sentence": gate_sentence(gate, frame.lang),
        "rules": [_rule(one) for one in gate.in_order],
    }


def _rule(one: RuleVerdict) -> Json:
    return {
        "rule": one.rule.code,
        "outcome": one.outcome.value,
        "why": one.why.value if one.why else None,
        "unit": one.unit.value,
        "have": one.have,
        "base": one.base,
        "lacking": one.lacking,
        "more_than": one.is_beyond,
        "source": f"{one.rule.source} {one.rule.clause}",
        "provenance": list(one.rule.provenance),
    }

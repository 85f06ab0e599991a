"""Ballots and gates of an estate as the plan document tells them."""

from collections.abc import Iterator, Mapping
from functools import partial

from renodesk.domain.ballots import Outcome
from renodesk.reports.blocks import Tone
from renodesk.reports.consent_snapshot import BallotLine, ConsentPart, GateLine, ReadyLine
from renodesk.services import profiles
from renodesk.services.attachments import Attachments
from renodesk.services.ballots import Ballot, BallotBook, Count, Gate
from renodesk.services.ballots.asking import READY, gate
from renodesk.services.ballots.gates import Gatekeeper
from renodesk.services.ballots.words import (
    gate_sentence,
    mark_sentence,
    place_called,
    place_word,
    voices_words,
)
from renodesk.services.profile_in_use import is_contested
from renodesk.services.rule_words import rule_line, rule_source
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

TONES: Mapping[Outcome, Tone] = {Outcome.PASS: "good", Outcome.FAIL: "bad", Outcome.OPEN: "warn"}


class ConsentReader:
    """Reads the ballots once, and judges by the profile that holds."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read an open estate."""
        self._session = session
        self._language = language
        self._counts = BallotBook(session).counts()
        self._keeper = Gatekeeper(session, counts=self._counts)
        self._gates = self._keeper.gates()
        self._files = Attachments(session).by_about()

    def part(self) -> ConsentPart:
        """Return everything, and what is still missing."""
        return ConsentPart(
            ready=tuple(self._ready()),
            gates=tuple(gate_line_of(one, self._language) for one in self._gates),
            ballots=tuple(map(self._ballot, self._counts)),
            missing=tuple(self._missing()),
        )

    def _ready(self) -> Iterator[ReadyLine]:
        for stage in READY:
            found = gate(self._session, stage, self._language, keeper=self._keeper)
            if found.gates:
                yield ReadyLine(
                    stage=self._stage(stage.value),
                    word=self._outcome(found.outcome),
                    tone=TONES[found.outcome],
                    sentence=found.sentence,
                )

    def _ballot(self, count: Count) -> BallotLine:
        ballot, language = count.ballot, self._language
        return BallotLine(
            matter=say("consent_ballot_nth", language, matter=ballot.matter, nth=ballot.round),
            stage=self._stage(ballot.stage.value),
            place=place_word(ballot.place, language),
            days=_days(ballot, "begun", "closing"),
            public=_days(ballot, "public_from", "public_until"),
            voices=voices_words(count.tally, language),
            evidence=joined("；", self._evidence(ballot), language),
            marks=tuple(
                mark_sentence(place, mark, language, partial(place_called, self._session))
                for place, mark in count.marks
            ),
        )

    def _evidence(self, ballot: Ballot) -> Iterator[str]:
        if ballot.evidence:
            yield ballot.evidence
        for one in self._files.get(f"ballot:{ballot.key}", ()):
            yield say("consent_file_of_names", self._language) if one.is_personal else one.name

    def _missing(self) -> Iterator[str]:
        """Yield what is missing, a sentence each."""
        if profiles.chosen(self._session) is None:
            yield say("consent_no_profile", self._language)
        yield from self._of_two_minds()
        unasked = [self._stage(one.stage.value) for one in self._gates if not one.is_asked]
        if unasked:
            stages = joined("、", dict.fromkeys(unasked), self._language)
            yield say("consent_unasked", self._language, stages=stages)
        for count in self._counts:
            ballot = count.ballot
            lacks = [say("consent_lacks_closing", self._language)] if not ballot.is_closed else []
            lacks += [say("consent_lacks_public", self._language)] if not _days(ballot, "public_from") else []
            lacks += [say("consent_lacks_evidence", self._language)] if not [*self._evidence(ballot)] else []
            if lacks:
                yield say(
                    "consent_lacks",
                    self._language,
                    matter=ballot.matter,
                    what=joined("、", lacks, self._language),
                )
            if count.is_contested or count.is_faulty:
                yield say("consent_to_mend", self._language, matter=ballot.matter)

    def _of_two_minds(self) -> Iterator[str]:
        """Yield that register and profile name different places, where they do."""
        profile = profiles.chosen(self._session)
        if is_contested(self._session):
            yield say("consent_profile_contested", self._language)
        told = self._session.survey.fields.get(profiles.JURISDICTION)
        if profile is not None and isinstance(told, str) and told.strip() not in ("", *profile.consent):
            yield say(
                "consent_two_minds",
                self._language,
                register=told.strip(),
                profile=profile.title(english=self._language == "en"),
            )

    def _stage(self, stage: str) -> str:
        return say(f"consent_stage_{stage}", self._language)

    def _outcome(self, outcome: Outcome) -> str:
        return say(f"ballot_outcome_{outcome.value}", self._language)


def gate_line_of(one: Gate, language: Language) -> GateLine:
    """Return a gate as papers print it: its figures where somebody was asked, each clause once."""
    rules = one.in_order
    return GateLine(
        stage=say(f"consent_stage_{one.stage.value}", language),
        name=f"{one.verdict.rules[0].rule.jurisdiction} {one.name}",
        is_local=one.is_local,
        word=say(f"ballot_outcome_{one.outcome.value}", language),
        tone=TONES[one.outcome],
        sentence=gate_sentence(one, language),
        figures=tuple(rule_line(rule, language) for rule in rules if one.is_asked),
        sources=tuple(dict.fromkeys(rule_source(rule.rule, language) for rule in rules)),
    )


def _days(ballot: Ballot, *names: str) -> str:
    return "～".join(ballot.days[one].isoformat() for one in names if one in ballot.days)

"""The whole main job on the sample estate: two laptops, one office, every step a user would take."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from shutil import copyfile, rmtree

from renodesk.domain.ballots import Voice
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.consent import Counted
from renodesk.domain.money import yuan_shown
from renodesk.domain.questionnaire import Phase
from renodesk.domain.receipt import Receipt
from renodesk.errors import NotWritable
from renodesk.paths import resource
from renodesk.photos.scenes import Scene, draw_scene
from renodesk.services.ballots import BallotBook
from renodesk.services.ballots.gates import Gatekeeper
from renodesk.services.ballots.words import gate_sentence, gate_title
from renodesk.services.comparison_words import share_text
from renodesk.services.demo_after_works import begin_after_works
from renodesk.services.demo_papers import write_sample_papers
from renodesk.services.demo_plan import adopt_sample_plan
from renodesk.services.demo_residents import (
    When,
    ask_sample_residents,
    choose_sample_profile,
    tell_sample_residents,
)
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, verify_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.intake import Ingested, ingest
from renodesk.services.photos import Photos
from renodesk.services.places import find_place
from renodesk.services.ranking import ranking, write_ranking
from renodesk.services.register_import.taking import import_register
from renodesk.services.reporting import write_report
from renodesk.services.safety import back_up
from renodesk.services.sample_city import make_city
from renodesk.services.sample_plan import set_sample_pins, take_sample_plan
from renodesk.services.sample_problems import agree_on_sample_problems, answer_sample_questions
from renodesk.services.sample_rows import sample_rows
from renodesk.services.session import EstateSession
from renodesk.services.sheet.taking import import_sheet
from renodesk.texts import Language, joined, say

ESTATE = "槐安里小区（示例）"
JIA = Author(person="示例设计师甲", device="laptop-jia")
YI = Author(person="示例设计师乙", device="laptop-yi")
OFFICE = Author(person="示例办公室", device="office")
_START = datetime.datetime(2026, 10, 21, 0, 30, tzinfo=datetime.UTC)
_WITH_PLAN = datetime.datetime(2026, 11, 28, 0, 30, tzinfo=datetime.UTC)
_AFTER_WORKS = datetime.datetime(2027, 6, 12, 0, 30, tzinfo=datetime.UTC)
"""When the estate is surveyed, visited with the drafted plan, and surveyed again."""
_MARK = ".renodesk-demo"


@dataclass(frozen=True, kw_only=True, slots=True)
class Demo:
    """What the main job made: files by what they are, and facts of the way."""

    estate: Path
    files: Mapping[str, Path]
    facts: Mapping[str, Json] = field(default_factory=dict)


class _Clock:
    """A clock that stands still between acts and moves a minute with each.

    The sample is the same every time.
    """

    def __init__(self) -> None:
        self._now = int(_START.timestamp() * 1000)

    def __call__(self) -> int:
        self._now += 60_000
        return self._now

    def move_to(self, moment: datetime.datetime) -> None:
        """Let time pass until a moment."""
        self._now = int(moment.timestamp() * 1000)


class _Keys:
    """Keys in a row instead of by chance."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return f"{self._prefix}{self._count:04d}"


def run_demo(folder: Path, language: Language, say_line: Callable[[str], None]) -> Demo:
    """Run the whole main job in `folder`, which is made anew.

    Raises:
        NotWritable: `folder` holds something else, or cannot be written.
    """
    _make_room(folder)
    return _Run(folder, language, say_line).whole()


def _make_room(folder: Path) -> None:
    """Empty a folder of an earlier run; never one that holds anything else."""
    try:
        if folder.exists() and any(folder.iterdir()):
            if not (folder / _MARK).exists():
                raise NotWritable(file=folder.name)
            rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _MARK).write_text("RenoDesk\n", encoding="utf-8")
    except OSError as error:
        raise NotWritable(file=folder.name) from error


class _Run:
    def __init__(self, folder: Path, language: Language, say_line: Callable[[str], None]) -> None:
        self._folder = folder
        self._language = language
        self._say_line = say_line
        self._clock = _Clock()
        self._facts: dict[str, Json] = {}

    def _say(self, code: str, **facts: object) -> None:
        self._say_line(say("demo_step_" + code, self._language, **facts))

    def _environment(self, keys: str) -> Environment:
        return Environment(clock=self._clock, random_key=_Keys(keys), journal_folder=None)

    def whole(self) -> Demo:
        """Survey, score, report, exchange, receive, decide, rank."""
        jia, yi = self._folder / "laptop-jia.reno", self._folder / "laptop-yi.reno"
        first, from_jia, from_yi = (self._folder / name for name in ("register.zip", "jia.zip", "yi.zip"))
        photos = self._draw_photos()
        with EstateSession.create(jia, ESTATE, JIA, self._environment("a")) as session:
            import_register(session, resource("sample", "estate.csv"))
            import_register(session, resource("sample", "buildings.csv"))
            choose_sample_profile(session)
            take_sample_plan(session)
            write_bundle(session, first)
            self._say("registered", buildings=len(session.survey.buildings))
            self._survey(session, "jia", photos)
            self._ask_residents(session, photos)
            write_bundle(session, from_jia)
        with open_bundle(first, yi, YI, self._environment("b")) as session:
            self._survey(session, "yi", photos)
            write_bundle(session, from_yi)
        for bundle in (from_jia, from_yi):
            self._say("verified" if verify_bundle(bundle).ok else "faulty", file=bundle.name)
        archive, receipt = self._receive(from_jia, from_yi)
        written = self._merge_and_decide(jia, from_yi, receipt)
        self._send_plan(archive, written["bundle_plan"])
        ranked = self._rank(archive)
        second, second_report = self._look_again(jia)
        files = {
            "estate": jia,
            "colleague": yi,
            **written,
            "bundle_jia": from_jia,
            "bundle_yi": from_yi,
            "archive": archive,
            "ranking": ranked,
            "second_round": second,
            "second_report": second_report,
        }
        return Demo(estate=jia, files=files, facts=self._facts)

    def _draw_photos(self) -> Path:
        folder = self._folder / "photos"
        folder.mkdir()
        rows = sample_rows("photos.csv")
        for number, row in enumerate(rows):
            scene = Scene(
                kind=row["kind"],
                caption=f"{row['caption']}（示例 {number + 1}）",
                taken_at=row["taken_at"],
                offset="+08:00",
                latitude=f"39.9{number:04d}",
                longitude=f"116.2{number:04d}",
                orientation=6 if number % 5 == 0 else 1,
                camera="RENODESK SAMPLE",
            )
            (folder / f"{number:02d}_{row['name']}").write_bytes(draw_scene(scene))
        self._say("drawn", count=len(rows))
        return folder

    def _survey(self, session: EstateSession, who: str, photos: Path) -> None:
        taken = import_sheet(session, resource("sample", f"answers-{who}.json"))
        service = Photos(session)
        count = 0
        for number, row in enumerate(sample_rows("photos.csv")):
            if row["surveyor"] == who:
                place = find_place(session.survey, row["place"])
                file = photos / f"{number:02d}_{row['name']}"
                added = service.add([file], item=row["item"], place=place)
                for use in added.uses:
                    service.set_caption(use, row["caption"])
                count += len(added.uses)
        pins = set_sample_pins(session, who)
        asked = answer_sample_questions(session, who)
        scores = session.scores
        self._say(
            "surveyed",
            person=session.author.person,
            answers=taken.answers,
            photos=count,
            pins=pins,
            asked=asked,
            low=_one(scores.total.low),
            high=_one(scores.total.high),
            red=len(scores.red_flags),
        )

    def _ask_residents(self, session: EstateSession, photos: Path) -> None:
        forms = ask_sample_residents(session, Phase.BEFORE)
        tell_sample_residents(session, When.SURVEY, photos)
        (vote,) = BallotBook(session).counts()
        self._say("asked_residents", forms=forms, agree=vote.tally.said(Voice.AGREE, Counted.HOUSEHOLDS))

    def _receive(self, *bundles: Path) -> tuple[Path, Receipt | None]:
        archive = self._folder / "archive"
        results = self._taken(archive, bundles)
        again = ingest(archive, bundles[:1], OFFICE, self._environment("o"))
        for one in results:
            self._say(
                "received", file=one.file, new=one.new_changes, photos=one.new_photos, contested=one.contested
            )
        self._say("received_again", file=again[0].file, new=again[0].new_changes)
        self._facts["contested_in_archive"] = results[-1].contested
        return archive, results[-1].receipt

    def _send_plan(self, archive: Path, bundle: Path) -> None:
        """Let the office take what came since its receipt: the plan, and what residents make of it."""
        (taken,) = self._taken(archive, [bundle])
        self._say(
            "received",
            file=taken.file,
            new=taken.new_changes,
            photos=taken.new_photos,
            contested=taken.contested,
        )

    def _taken(self, archive: Path, bundles: Sequence[Path]) -> list[Ingested]:
        """Let the office take bundles; a sample that it refuses ends the job."""
        results = ingest(archive, bundles, OFFICE, self._environment("o"))
        for one in results:
            if one.error is not None:
                raise one.error
        return results

    def _merge_and_decide(self, jia: Path, from_yi: Path, receipt: Receipt | None) -> Mapping[str, Path]:
        with EstateSession.open(jia, JIA, self._environment("c")) as session:
            merge_bundle(session, from_yi)
            history = History(session)
            conflicts = history.conflicts()
            for conflict in conflicts:
                people = joined("、", dict.fromkeys(head.person for head in conflict.heads), self._language)
                self._say("contested", item=conflict.item, place=conflict.place, people=people)
            history.resolve(conflicts[0].heads[0].id)
            self._say("decided", left=len(history.conflicts()))
            told = adopt_sample_plan(session, _START.date())
            self._say("planned", count=told.measures, total=yuan_shown(told.total), gap=yuan_shown(told.gap))
            agree_on_sample_problems(session)
            self._clock.move_to(_WITH_PLAN)
            self._vote_on_plan(session)
            report = self._folder / "report.pdf"
            write_report(session, report, language="zh")
            papers = write_sample_papers(session, self._folder)
            backup = back_up(session, self._folder / "backup")
            bundle = self._folder / "jia-plan.zip"
            write_bundle(session, bundle, since=receipt)
            scores = session.scores
            self._facts |= {
                "contested": len(conflicts),
                "contested_after_deciding": len(history.conflicts()),
                "low": scores.total.low,
                "high": scores.total.high,
                "red_flags": len(scores.red_flags),
                "measures": told.measures,
                "plan_fen": told.total,
            }
            self._say(
                "reported",
                file=joined("、", [report.name, *(path.name for path in papers.values())], self._language),
            )
        return {"report": report, "backup": backup, "bundle_plan": bundle, **papers}

    def _vote_on_plan(self, session: EstateSession) -> None:
        tell_sample_residents(session, When.PLAN, self._folder / "photos")
        gates = [one for one in Gatekeeper(session).gates() if one.is_local and one.ballot is not None]
        for gate in gates:
            self._say(
                "voted", gate=gate_title(gate, self._language), verdict=gate_sentence(gate, self._language)
            )

    def _look_again(self, jia: Path) -> tuple[Path, Path]:
        """Check a copy of the estate again after the works, and compare."""
        second, report = self._folder / "after-works.reno", self._folder / "after-works.pdf"
        copyfile(jia, second)
        self._clock.move_to(_AFTER_WORKS)
        with EstateSession.open(second, JIA, self._environment("d")) as session:
            rate = begin_after_works(session, self._folder / "photos").rate
            ask_sample_residents(session, Phase.AFTER)
            write_report(session, report, language="zh")
        self._say("compared", share=share_text(rate), solved=rate.solved, due=rate.due)
        self._facts |= {"solved": rate.solved, "due": rate.due}
        return second, report

    def _rank(self, archive: Path) -> Path:
        bundles = make_city(self._folder / "city", self._environment("g"), OFFICE, count=20)
        self._taken(archive, bundles)
        ranked = ranking(archive)
        out = self._folder / "ranking.csv"
        write_ranking(ranked, out)
        ours = next(one for one in ranked if one.row.name == ESTATE)
        self._say("ranked", rank=ours.rank, count=len(ranked))
        self._facts |= {"rank": ours.rank, "estates": len(ranked)}
        return out


def _one(number: Fraction | None) -> str:
    return "–" if number is None else f"{float(number):.1f}"

"""One alternative of a round's plan, frozen into what its documents print."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk import __version__
from renodesk.domain.log import digest_of
from renodesk.domain.places import ESTATE
from renodesk.domain.translated import statement_in, title_in
from renodesk.estates.dating import last_date
from renodesk.reports.plan_snapshot import PlanSnapshot
from renodesk.reports.snapshot import PackLine
from renodesk.reports.words import quantity_text
from renodesk.services import profiles
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.digging_papers import lacking_sentences, papers_lacking
from renodesk.services.estimate import sizes
from renodesk.services.payers import Payers
from renodesk.services.photos import Photos
from renodesk.services.planning import MAIN, Alternative, Alternatives, PlanLines, PlanMoneys
from renodesk.services.reporting.ledgers.resources_part import ResourcesPart
from renodesk.services.reporting.open_ends import OpenEnds
from renodesk.services.reporting.plan.beside import BesidePart
from renodesk.services.reporting.plan.chapters import chapters_part
from renodesk.services.reporting.plan.choice import chosen_rows
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.reporting.plan.consent import ConsentReader
from renodesk.services.reporting.plan.gains import GainPart
from renodesk.services.reporting.plan.governance import GovernanceReader
from renodesk.services.reporting.plan.lines import PlanPart
from renodesk.services.reporting.plan.money import CostPart
from renodesk.services.reporting.plan.payers import PayerPart
from renodesk.services.reporting.plan.problems import ProblemPart
from renodesk.services.reporting.plan.sheets import SheetReader
from renodesk.services.reporting.procedure import way_of
from renodesk.services.reporting.questionnaire import drafts_of
from renodesk.services.reporting.register import RegisterPart
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language


def plan_snapshot_of(session: EstateSession, language: Language, alternative: str = "") -> PlanSnapshot:
    """Return everything a plan document prints, of one moment: acts of other threads wait for it.

    Without `alternative` it is the adopted plan, else the first.

    Raises:
        UnknownAlternative: there is no such plan.
    """
    with session.file.held():
        plans = Alternatives(session)
        adopted = next((row.key for row in plans.rows() if row.is_adopted), MAIN)
        return _Maker(session, language, plans.get(alternative or adopted)).snapshot()


class _Maker(PlanReader):
    def __init__(self, session: EstateSession, language: Language, alternative: Alternative) -> None:
        super().__init__(session, language)
        self._alternative = alternative

    def snapshot(self) -> PlanSnapshot:
        session, language = self._session, self._language
        photos, seal = Photos(session), session.seal
        lines = PlanLines(session, self._alternative.key).lines()
        money = PlanMoneys(session).of(lines)
        plan, gains = PlanPart(session, language, lines, money), GainPart(session, language, lines)
        payers = PayerPart(session, language, money) if money is not None else None
        funding = money.funding if money is not None else Payers(session).funding()
        governance = GovernanceReader(session, language, photos, lines)
        problems = ProblemPart(session, language)
        beside = BesidePart(session, language, self._alternative)
        register, open_ends = RegisterPart(session, language), OpenEnds(session, language)
        sheets = SheetReader(session, language, photos, plan, money, payers)
        names = seal.names if seal else {}
        state = self._say("sealed", number=seal.number, date=seal.at[:10]) if seal else self._say("draft")
        outlook = gains.outlook
        bills = payers.bill() if payers is not None else None
        return PlanSnapshot(
            language=language,
            estate=session.name,
            estate_id=session.estate_id,
            round=round_word(session.round, language),
            date=last_date(session.file),
            digest=digest_of(session.file.changes()),
            version=__version__,
            title=self._alternative.shown(language),
            key=self._alternative.key,
            is_adopted=self._alternative.is_adopted,
            is_sealed=seal is not None,
            seal=state,
            prepared=names.get("prepared", ""),
            checked=names.get("checked", ""),
            reviewed=names.get("reviewed", ""),
            statement=statement_in(self._tree.identity, self._language),
            is_proposed=self._tree.identity.status != "official",
            place_facts=tuple(governance.facts(chosen_rows()["facts"]["fields"])),
            households=self._number("households"),
            floor_area=_shown(sizes(self._session)[ESTATE.key].floor_area),
            building_columns=tuple(register.building_titles()),
            buildings=tuple(register.buildings()),
            total=gains.total(),
            groups=tuple(gains.groups()),
            gains=tuple(gains.gains()),
            works=tuple(plan.works()),
            left_out=tuple(plan.left_out()),
            trenches=tuple(plan.trenches(outlook)),
            digging_lacks=lacking_sentences(papers_lacking(self._session, outlook.trenches), self._language),
            early=tuple(plan.early(outlook)),
            money=CostPart(session, language, lines, money).part(self._alternative) if money else None,
            funding=payers.funding() if payers is not None else None,
            bills=bills,
            chapters=chapters_part(session, language),
            consent=ConsentReader(session, language).part(),
            governance=governance.part(funding, problems.management()),
            wishes=tuple(governance.wishes()),
            alternatives=tuple(beside.alternatives()),
            best=tuple(beside.best(lines, money)),
            sheets=tuple(sheets.sheets(problems.lights)),
            unseen=tuple(open_ends.unseen()),
            contested=tuple(open_ends.contested()),
            urgent_open=sum(line.is_urgent and not line.is_chosen for line in lines),
            packs=tuple(self._packs()),
            resources=tuple(ResourcesPart(session, language).lines()),
            way=way_of(session, language),
            drafts=drafts_of(session, language),
            years=max(
                [len(self._alternative.years), *(line.year for line in lines if line.is_chosen)], default=0
            ),
        )

    def _number(self, name: str) -> str:
        return _shown(self._session.fields.number(ESTATE, name))

    def _packs(self) -> Iterator[PackLine]:
        forms = self._session.forms
        chosen = [forms.tree.identity, forms.checklist.identity, forms.register.identity]
        money = PlanMoneys(self._session).of(())
        if money is not None:
            chosen += [money.prices.book.identity, money.funding.identity]
        profile = profiles.chosen(self._session)
        if profile is not None:
            chosen.append(profile.identity)
        chosen.append(consent_in_use(self._session).identity)
        for pack in chosen:
            yield PackLine(
                title=title_in(pack, self._language),
                version=pack.version,
                sha256=pack.sha256,
                statement=statement_in(pack, self._language),
                source=pack.source,
            )


def _shown(number: Fraction | None) -> str:
    return "" if number is None else quantity_text(number)

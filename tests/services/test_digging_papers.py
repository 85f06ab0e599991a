"""A paper wanted before the ground is opened: asked for where gas is piped, until it is there."""

from renodesk.domain.places import ESTATE
from renodesk.domain.planning import Trench
from renodesk.services.digging_papers import lacking_sentences, papers_lacking
from renodesk.services.ledger_packs.packs import ledger_called
from renodesk.services.ledgers.acting import LedgerActs
from renodesk.services.procedure import ProcedureActs
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

DIG = (Trench(place=ESTATE, year=1, measures=()),)


def lacking(session: EstateSession) -> list[str]:
    return [one.name for one in papers_lacking(session, DIG)]


def test_where_gas_is_piped_digging_wants_the_plan_that_protects_it(session: EstateSession) -> None:
    assert lacking(session) == ["燃气设施保护方案"]
    assert lacking_sentences(papers_lacking(session, DIG), "zh") == (
        "要开挖，档案里还没有“燃气设施保护方案”（甘建城〔2022〕15号 三）。",
    )
    assert papers_lacking(session, ()) == ()
    RegisterService(session).set_fields(ESTATE, {"gas": "none"})
    assert lacking(session) == []


def test_a_paper_of_a_step_or_a_document_of_the_ledger_is_it(session: EstateSession) -> None:
    acts = ProcedureActs(session)
    acts.register("GSGATE/6", "槐安里燃气设施保护方案")
    assert lacking(session) == []
    acts.unregister(acts.book().papers()[0].key)
    assert lacking(session) == ["燃气设施保护方案"]
    documents = LedgerActs(session, ledger_called(session, "documents"))
    row = documents.enter({"title": "燃气设施保护方案", "kind": "方案"})
    assert lacking(session) == []
    dropped = next(one.code for one in documents.ledger.states if one.by_reason)
    documents.move(row, dropped, "登错了")
    assert lacking(session) == ["燃气设施保护方案"]

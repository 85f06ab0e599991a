"""In English the command line says nothing in Chinese but data, and what packs quote and name as it is."""

from pathlib import Path

import pytest
from cli.commands import has_chinese, read, renodesk
from packs.as_written import CHINESE, as_written

DATA = ("槐安里小区", "号楼", "甲", "乙", "示例地区")
COMMANDS = (
    "ballot ready",
    "changes",
    "conflicts",
    "cost",
    "draft list",
    "eligibility",
    "estate show",
    "fill revisits",
    "funding rules",
    "funding show",
    "history",
    "interview",
    "ledger columns FILE complaints",
    "ledger columns FILE warranty",
    "ledger list",
    "ledger overdue",
    "moments",
    "plan alternatives",
    "plan from",
    "plan money",
    "plan resources",
    "plan show",
    "plan trenches",
    "plan years",
    "problems ask",
    "problems indicators",
    "problems lights",
    "problems list",
    "procedure fast-track",
    "procedure member",
    "procedure ones",
    "procedure review",
    "procedure show",
    "procedure show FILE GSGATE",
    "procedure timeline",
    "profile show",
    "questionnaire beside",
    "questionnaire order",
    "questionnaire results",
    "questionnaire sample",
    "questionnaire show",
    "round list",
    "score",
    "space",
    "standard show",
    "why FILE A2.1 --at 1",
    "why FILE B4.2",
)
ANSWERED = (
    ("answer", "A2.1", "--at", "1", "--set", "leaking=2", "--set", "top_units=12"),
    ("answer", "A3.3", "--at", "1-1", "--grade", "2"),
    ("answer", "B4.2", "--at", "estate", "--grade", "5", "--set", "corners=4"),
    ("prices use", "price_example", "--region", "示例地区"),
    ("check", "B-M1", "--at", "1", "--status", "need"),
)


@pytest.fixture
def answered(estate: Path) -> Path:
    """Return the estate with some answers, one of them doubtful."""
    for name, *words in ANSWERED:
        assert (said := renodesk(*name.split(), estate, *words)).code in (0, 1), said.err
    return estate


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_nothing_in_chinese_but_data_and_names_of_documents(
    command: str, answered: Path, known: str
) -> None:
    words = command.split() if "FILE" in command else [*command.split(), "FILE"]
    said = renodesk("--lang", "en", *(answered if word == "FILE" else word for word in words))
    assert said.code in (0, 1), said.err
    assert {run for run in CHINESE.findall(said.out + said.err) if run not in known} == set()


@pytest.fixture(scope="module")
def known() -> str:
    """Return every text that may be there."""
    return "\n".join((*as_written(), *DATA))


def test_complaints_of_tables_name_columns_as_the_table_or_in_english(estate: Path, tmp_path: Path) -> None:
    def complained(*words: object) -> str:
        said = renodesk("--lang", "en", *words)
        return said.out + said.err

    table = tmp_path / "estate.csv"
    table.write_text("Field,Value\nhouseholds,many\n", encoding="utf-8")
    assert "“many” in “households”" in complained("register", "import", estate, table)
    listed = complained("ledger", "add", estate, "rectification", "colour=red")
    assert "colour" in listed
    assert not has_chinese(listed)
    ballot = read("ballot", "new", estate, "改造方案", "--stage", "scheme_vote")["ballot"]
    table.write_text("no,said\n1,2\n", encoding="utf-8")
    assert "recognised as “Door” (columns: no / said)" in complained(
        "ballot", "import", estate, ballot, table
    )

"""Letters to utilities and bureaus, read back from the PDF."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from renodesk.domain.changes import Author
from renodesk.services.environment import Environment
from renodesk.services.register import RegisterService
from renodesk.services.requests.writing import write_requests
from renodesk.services.session import EstateSession

NOON = 1_800_000_000_000
"""2027-01-15, in milliseconds."""


@pytest.fixture
def letters(tmp_path: Path) -> dict[str, tuple[Path, str]]:
    """Return the letters of an estate of 30 buildings, and what stands in them."""
    environment = Environment(clock=lambda: NOON)
    with EstateSession.create(
        tmp_path / "e.reno", "槐安里", Author(person="甲", device="d"), environment
    ) as one:
        for number in range(1, 31):
            RegisterService(one).add_building(f"{number}号楼", fields={"built_year": "1985"})
        written = write_requests(one, tmp_path / "out", organization="某设计院")
    return {
        letter.respondent: (
            letter.letter,
            "".join(page.extract_text() for page in PdfReader(letter.letter).pages),
        )
        for letter in written
    }


def test_a_letter_says_who_asks_whom_for_what_and_until_when(letters: dict[str, tuple[Path, str]]) -> None:
    _, text = letters["房管部门"]
    for words in (
        "关于商请提供槐安里有关资料的函",
        "房管部门",
        "2027年1月25日",
        "某设计院",
        "房屋安全鉴定报告",
    ):
        assert words in text
    assert "30号楼" in text
    assert "不要提供住户姓名" in text


def test_every_letter_says_that_the_tree_is_proposed_and_none_calls_it_official(
    letters: dict[str, tuple[Path, str]],
) -> None:
    for _, text in letters.values():
        assert "建议稿，非官方指标" in text
        assert "石景山区官方指标" not in text


def test_the_first_page_has_head_and_foot_and_a_long_table_repeats_its_head(
    letters: dict[str, tuple[Path, str]],
) -> None:
    path, _ = letters["房管部门"]
    pages = [page.extract_text() for page in PdfReader(path).pages]
    assert len(pages) >= 2
    assert "第 1 页" in pages[0]
    assert all("建成年份" in page for page in pages[:2])

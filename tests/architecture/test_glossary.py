"""One English and one Chinese word for each thing, and what the glossary points at is there."""

import re

import pytest
from architecture.sources import PACKAGE, ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
HAN = re.compile(r"[\u4e00-\u9fff]")


def rows() -> list[list[str]]:
    """Return the rows of every table, without heads."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] != "English" and not set(row[0]) <= {"-", ":"}]


@pytest.fixture(scope="module")
def source() -> str:
    """The text of the product and its packs."""
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "forms").rglob("*")]
    return "\n".join(path.read_text(encoding="utf-8-sig") for path in files if path.is_file())


def test_every_thing_has_one_english_and_one_chinese_word() -> None:
    assert len(rows()) > 50
    for row in rows():
        assert re.match(r"[a-zA-Z]", row[0]), row
        assert HAN.search(row[1]), row
    words = [row[0] for row in rows()]
    assert [word for word in words if words.count(word) > 1] == []


@pytest.fixture(scope="module")
def words(source: str) -> set[str]:
    """Every word of it."""
    return set(re.findall(r"\w+", source))


def test_every_module_and_name_the_glossary_points_at_is_there(source: str, words: set[str]) -> None:
    missing = []
    for row in rows():
        for pointed in re.findall(r"`([^`]+)`", row[0] + row[3]):
            if not is_there(pointed, source, words):
                missing.append((row[0], pointed))
    assert missing == []


def is_there(pointed: str, source: str, words: set[str]) -> bool:
    """Return whether a path below the product or the checkout, or else a name in the source, exists."""
    if pointed.startswith("*."):
        return f'"{pointed[1:]}' in source or pointed[1:] in source
    if "/" in pointed or re.search(r"\.(py|csv|toml)$", pointed):
        name = pointed.rstrip("/")
        if any(any(place.glob(name)) for place in (PACKAGE, ROOT, *(ROOT / "forms").iterdir())):
            return True
    last = re.split(r"[./ ]", re.sub(r"[=<].*|\.<.*", "", pointed).rstrip("/"))[-1]
    return last in words or (not last.isidentifier() and bool(re.search(rf"\b{re.escape(last)}\b", source)))

"""Papers that come back: their marks are read, and nothing in them is trusted."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.log.ranges import joined
from renodesk.errors import PaperUnreadable
from renodesk.reports.paper_files import BODY, CUSTOM, NAMESPACE, find_paper
from renodesk.reports.paper_mark import PaperMark, chunked, mark_of, properties_of, state_from, state_text

DIGEST = "ab" * 32
writers = st.text(alphabet="0123456789abcdef", min_size=16, max_size=16)
pairs = st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 999)), min_size=1, max_size=5).map(
    lambda found: joined((low, low + more) for low, more in found)
)


@given(st.dictionaries(writers, pairs, min_size=1, max_size=60), st.text(max_size=300))
def test_a_mark_comes_back_as_it_was_through_properties_of_any_length(
    state: dict[str, tuple[tuple[int, int], ...]], office: str
) -> None:
    mark = PaperMark(kind="plan", digest=DIGEST, estate="a1", state=state, office=office, sections=("a", "b"))
    assert mark_of(properties_of(mark)) == mark
    whole: dict[str, str] = {}
    for name, value in chunked(properties_of(mark)):
        assert len(value) <= 250
        key = name.removeprefix("RenoDesk ").split(" ")[0]
        whole[key] = whole.get(key, "") + value
    assert mark_of(whole) == mark


@pytest.mark.parametrize(
    "text", ["", "x", "0123456789abcdef", "0123456789abcdef:0", "0123456789abcdef:5-2", "0123456789ABCDEF:1"]
)
def test_a_state_that_is_none_is_no_state(text: str) -> None:
    assert state_from(text) is None


def test_no_digest_or_too_much_of_anything_is_no_mark() -> None:
    assert mark_of({}) is None
    assert mark_of({"digest": "xyz"}) is None
    assert mark_of({"digest": DIGEST, "office": "长" * 300_000}) is None
    twice = "0123456789abcdef:1;0123456789abcdef:2"
    assert state_from(twice) is None
    assert state_text({}) == ""


def test_entities_in_the_metadata_of_a_pdf_are_not_read(tmp_path: Path) -> None:
    paper = tmp_path / "x.pdf"
    body = f'<x xmlns:reno="{NAMESPACE}" reno:digest="{DIGEST}"/>'.encode()
    for inside, is_known in ((body, True), (b'<!DOCTYPE x [<!ENTITY a "b">]>' + body, False)):
        packet = b"<?xpacket begin='' id=''?>" + inside + b"<?xpacket end='r'?>"
        paper.write_bytes(b"%PDF-1.4\n" + packet + b"\n%%EOF\n")
        if is_known:
            assert find_paper(paper).mark == PaperMark(digest=DIGEST)
        else:
            with pytest.raises(PaperUnreadable):
                find_paper(paper)


def test_a_word_file_that_unpacks_to_very_much_is_refused(tmp_path: Path) -> None:
    paper = tmp_path / "x.docx"
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(BODY, "<w/>")
        parts.writestr(CUSTOM, b"<p>" + b" " * 50_000_000 + b"</p>")
    with pytest.raises(PaperUnreadable) as refused:
        find_paper(paper)
    assert refused.value.facts["reason"] == "paper_damaged"


def test_a_zip_of_another_kind_is_no_paper(tmp_path: Path) -> None:
    paper = tmp_path / "x.zip"
    with zipfile.ZipFile(paper, "w") as parts:
        parts.writestr("a.txt", "a")
    with pytest.raises(PaperUnreadable) as refused:
        find_paper(paper)
    assert refused.value.facts["reason"] == "paper_of_no_kind"

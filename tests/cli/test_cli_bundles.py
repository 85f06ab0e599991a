"""`bundle`: written, verified, merged, opened."""

from pathlib import Path

import pytest
from cli.commands import done, has_chinese, log_of, read, refused, renodesk


def test_a_bundle_is_written_the_same_each_time_and_is_whole(estate: Path, tmp_path: Path) -> None:
    first = read("bundle", "write", estate, "--out", tmp_path / "a.zip")
    assert first == {
        "file": "a.zip",
        "digest": first["digest"],
        "members": first["members"],
        "files": ["a.zip"],
    }
    second = read("bundle", "write", estate, "--out", tmp_path / "b.zip")
    assert second["digest"] == first["digest"]
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    checked = read("bundle", "verify", tmp_path / "a.zip")
    assert (checked["ok"], checked["faults"], checked["signature"]["standing"]) == (True, [], "trusted")


def test_a_faulty_bundle_is_exit_1_with_every_fault_named(bundle: Path) -> None:
    data = bytearray(bundle.read_bytes())
    at = data.find("槐安里".encode(), 200)
    data[at] ^= 1
    bundle.write_bytes(data)
    said = renodesk("bundle", "verify", bundle, "--json")
    assert (said.code, said.json["ok"]) == (1, False)
    assert said.json["faults"]
    for fault in said.json["faults"]:
        assert set(fault) == {"member", "code", "text"}
        assert has_chinese(fault["text"])
    assert renodesk("bundle", "verify", bundle).out.count("\n") == 1 + len(said.json["faults"])


@pytest.mark.parametrize(
    ("name", "content"), [("空.zip", b""), ("文字.zip", "一封信".encode()), ("半截.zip", b"PK\x03\x04" * 9)]
)
def test_what_is_no_bundle_is_a_faulty_one(estate: Path, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    said = renodesk("bundle", "verify", tmp_path / name, "--json")
    assert (said.code, said.json["ok"], len(said.json["faults"]) > 0) == (1, False, True)
    before = log_of(estate)
    assert name in refused("bundle", "merge", estate, tmp_path / name)
    assert log_of(estate) == before
    assert name in refused("bundle", "open", tmp_path / name, tmp_path / "新.reno")
    assert not (tmp_path / "新.reno").exists()


def test_a_bundle_that_is_not_there_is_refused(estate: Path, tmp_path: Path) -> None:
    for words in (["verify"], ["merge", estate]):
        assert "没有.zip" in refused("bundle", *words, tmp_path / "没有.zip")
    assert "没有.zip" in refused("bundle", "open", tmp_path / "没有.zip", tmp_path / "新.reno")
    assert not (tmp_path / "新.reno").exists()


def test_a_new_laptop_starts_from_a_bundle_with_everything(estate: Path, tmp_path: Path) -> None:
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4", "--note", "看过")
    done("bundle", "write", estate, "--out", tmp_path / "a.zip")
    done("bundle", "open", tmp_path / "a.zip", tmp_path / "新.reno")
    assert log_of(tmp_path / "新.reno") == log_of(estate)
    assert read("score", tmp_path / "新.reno") == read("score", estate)
    assert read("estate", "show", tmp_path / "新.reno") == read("estate", "show", estate)


def test_a_bundle_is_never_opened_over_a_file_that_is_there(estate: Path, bundle: Path) -> None:
    before = log_of(estate)
    assert "没有覆盖" in refused("bundle", "open", bundle, estate)
    assert log_of(estate) == before


def test_nothing_is_taken_from_a_bundle_with_one_flipped_byte(estate: Path, bundle: Path) -> None:
    data = bundle.read_bytes()
    before = log_of(estate)
    for part in range(1, 6):
        flipped = bytearray(data)
        flipped[len(data) * part // 6] ^= 0x10
        bundle.write_bytes(flipped)
        refused("bundle", "merge", estate, bundle)
    assert log_of(estate) == before


def test_a_fault_of_a_whole_bundle_is_said_without_an_empty_spot(estate: Path, tmp_path: Path) -> None:
    done("bundle", "write", estate, "--out", tmp_path / "a.zip")
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "short.zip").write_bytes(whole[: len(whole) // 3])
    said = renodesk("bundle", "verify", tmp_path / "short.zip")
    assert said.code == 1
    assert [line for line in said.out.splitlines() if line.lstrip().startswith(":")] == []


def test_a_preview_says_what_a_merge_would_do_and_takes_nothing(estate: Path, tmp_path: Path) -> None:
    done("bundle", "write", estate, "--out", tmp_path / "first.zip")
    done("bundle", "open", tmp_path / "first.zip", tmp_path / "他.reno")
    done("answer", tmp_path / "他.reno", "B4.1", "--at", "estate", "--grade", "2", "--as", "丙")
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4")
    before = log_of(estate)
    for source in ("他.zip", "他.reno"):
        if source.endswith("zip"):
            done("bundle", "write", tmp_path / "他.reno", "--out", tmp_path / source)
        found = read("bundle", "merge", estate, tmp_path / source, "--preview")
        assert log_of(estate) == before
        assert found["persons"] == {"丙": found["new_changes"]}
        (cell,) = found["contested"]
        assert (cell["item"], cell["place"], cell["mine"][0][0], cell["theirs"][0][0]) == (
            "B4.1",
            "estate",
            "4",
            "2",
        )
    said = done("bundle", "merge", estate, tmp_path / "他.reno", "--preview").out
    assert "待裁定 1 处" in said
    assert "什么都没有收" in said
    merged = read("bundle", "merge", estate, tmp_path / "他.reno")
    assert merged["contested"] == 1


def test_giving_writes_a_named_bundle_into_a_folder_and_reads_it_back(estate: Path, tmp_path: Path) -> None:
    given = read("bundle", "give", estate, tmp_path)
    assert given["file"].startswith("槐安里小区-改造前体检-甲-")
    assert read("bundle", "verify", tmp_path / given["file"])["ok"]

"""`persons`: what is personal in an estate file, and deleting it at the end of a project."""

from pathlib import Path

from cli.commands import done, read, renodesk


def test_personal_values_are_counted_and_deleted_for_good(estate: Path, tmp_path: Path) -> None:
    assert read("persons", estate) == {"count": 0, "files": 0}
    done("procedure", "member", estate, "BD19/2", "--name", "李工程师", "--phone", "13912345678")
    (tmp_path / "名单.pdf").write_bytes(b"%PDF-1.4")
    done("attach", estate, tmp_path / "名单.pdf", "--personal")
    assert read("persons", estate) == {"count": 3, "files": 1}
    without_reason = renodesk("persons", estate, "--erase")
    assert without_reason.code != 0
    assert "理由" in without_reason.err
    assert read("persons", estate)["count"] == 3
    assert read("persons", estate, "--erase", "--reason", "项目结束") == {"count": 3, "files": 1}
    assert "没有个人信息" in done("persons", estate).out
    for secret in ("李工程师", "13912345678"):
        assert secret.encode() not in estate.read_bytes()

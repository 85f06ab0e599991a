"""Which way imports go, how long files grow."""

from pathlib import Path

import pytest
from architecture.sources import PACKAGE, ROOT
from importlinter.cli import lint_imports

MOST_LINES = 400


def test_imports_keep_to_the_layers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=str(tmp_path))
    assert not broken, capsys.readouterr().out


def test_no_file_grows_beyond_what_one_reads_in_one_go() -> None:
    lengths = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}

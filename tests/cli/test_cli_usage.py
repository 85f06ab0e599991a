"""What stands wrong on a command line is said in the language of who typed it."""

import pytest
from cli.commands import has_chinese, renodesk

LINES = (
    ("way ad x", "没有命令 ad，是不是 add", "no command ad; did you mean add"),
    ("office rank a --cvs x", "没有选项 --cvs，是不是 --as / --csv", "no option --cvs; did you mean"),
    ("office ingest a", "还缺 BUNDLES", "BUNDLES is missing"),
    ("office join a b c", "还缺 --reason TEXT", "--reason TEXT is missing"),
    ("office city a --days -3", "--days 的值不对，要 (0<=x<=3650)", "The value of --days does not fit"),
    ("office rank a --csv", "选项 --csv 用得不对", "The option --csv is not used like that"),
    ("nosuch", "没有命令 nosuch。", "There is no command nosuch."),
    ("bundle write x.reno --out x.zip --part-size 1", "--part-size 的值不对，要 SIZE", "does not fit"),
)


@pytest.mark.parametrize(("line", "zh", "en"), LINES)
def test_a_line_that_does_not_fit_is_told_in_ones_own_language(line: str, zh: str, en: str) -> None:
    said = renodesk(*line.split())
    assert (said.code, said.out) == (2, "")
    assert zh in said.err
    other = renodesk("--lang", "en", *line.split())
    assert en in other.err
    assert not has_chinese(other.err)

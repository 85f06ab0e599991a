"""`profile` on the command line: list, look, choose, copy, and what `packs check` says of one."""

from pathlib import Path

from cli.commands import done, read, refused, renodesk


def test_a_profile_is_listed_looked_at_and_chosen(estate: Path) -> None:
    assert {"national", "shijingshan", "gansu", "baoding", "chuxiong", "blank"} == {
        one["id"] for one in read("profile", "list", estate)
    }
    assert "没有选配置" in done("profile", "show", estate).out
    told = read("profile", "preview", estate, "楚雄")
    assert [one["name"] for one in told["settings"]] == ["consent_t", "consent_of_all", "consent_area_rule"]
    assert [one["gate"] for one in told["verdicts"]] == ["CX-DS", "CX-SV"]
    assert told["verdicts"][0]["rules"][0]["clause"] == "三(三)2"
    assert not read("profile", "show", estate)["chosen"]
    said = done("profile", "set", estate, "楚雄").out
    assert "200/3" in said
    assert "楚住建城〔2020〕1号 三(三)5" in said
    shown = read("profile", "show", estate)
    assert (shown["chosen"], shown["id"], shown["settings"]["consent_t"]) == (True, "chuxiong", "200/3")
    assert "Chuxiong" in done("--lang", "en", "profile", "show", estate).out
    assert "都不变" in done("profile", "preview", estate, "chuxiong").out
    done("undo", estate)
    assert not read("profile", "show", estate)["chosen"]


def test_an_office_makes_its_own_and_is_told_where_it_slipped(estate: Path, tmp_path: Path) -> None:
    own = tmp_path / "packs" / "profiles" / "ourcity.toml"
    own.parent.mkdir(parents=True)
    done("profile", "copy", "baoding", own, "--title", "我们市")
    assert renodesk("packs", "check", own.parents[1]).code == 0
    own.write_text(own.read_text("utf-8").replace('procedures = ["BD19"', 'procedures = ["BD20"'), "utf-8")
    said = renodesk("packs", "check", own.parents[1])
    assert said.code != 0
    assert "profiles/ourcity.toml:13 [procedures]" in said.out + said.err
    assert "BD20" in refused("profile", "set", estate, own)
    assert "mars" in refused("profile", "set", estate, "mars")

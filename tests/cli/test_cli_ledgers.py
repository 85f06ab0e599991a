"""`ledger` and `attach`: a row from the first word to the last, in and out, by commands alone."""

from pathlib import Path

from cli.commands import done, read, renodesk

ROW = (
    "--set",
    "来源=专项审计",
    "--set",
    "反馈日期=2020-10-08",
    "--set",
    "问题=雨水管未接入",
    "--set",
    "责任人=张三丰",
)


def test_a_row_is_entered_closed_opened_again_and_taken_out(estate: Path, tmp_path: Path) -> None:
    assert len(read("ledger", "list", estate)) == 15
    assert read("ledger", "columns", estate, "rectification")[0]["options"]["audit"] == "专项审计"
    row = read("ledger", "enter", estate, "整改台账", *ROW, "--set", "时限=2020-11-01")
    assert (row["number"], row["values"]["origin"], row["days_late"] > 2000) == ("ZG-001", "专项审计", True)
    late = renodesk("ledger", "overdue", estate)
    assert (late.code, "雨水管未接入" in late.out) == (1, True)
    refused = renodesk("ledger", "close", estate, "整改台账", "1")
    assert "佐证附件 1 个" in refused.err
    (tmp_path / "证.pdf").write_bytes(b"%PDF-1.4")
    about = f"ledger_row:{row['key']}"
    attached = read("attach", estate, tmp_path / "证.pdf", "--about", about)[0]
    done("ledger", "set", estate, "整改台账", "1", "--state", "待复核", "--set", "整改情况=已接入")
    closed = read("ledger", "close", estate, "整改台账", "ZG-001", "--set", "复核人=李四光")
    assert closed["state"] == "closed"
    assert renodesk("ledger", "overdue", estate).code == 0
    assert read("ledger", "reopen", estate, "整改台账", "1", "--reason", "又漏")["open"] is True
    assert "附件 1 个" in done("ledger", "show", estate, "整改台账", "1").out
    assert (
        done("ledger", "show", estate, "整改台账", "--text", "没有这样的").out.strip() == "没有这样的条目。"
    )
    done("attachments", estate, "--personal", attached["key"])
    assert read("attachments", estate, "--about", about)[0]["personal"] is True
    done("attachments", estate, "--not-personal", attached["key"])
    done("attachments", estate, "--out", attached["key"], "--to", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == b"%PDF-1.4"
    done("attachments", estate, "--remove", attached["key"])
    assert read("attachments", estate) == []
    done("ledger", "set", estate, "整改台账", "1", "--renumber")
    done("ledger", "remove", estate, "整改台账", "2", "--reason", "记错")
    assert read("ledger", "show", estate, "整改台账") == []


def test_a_sheet_goes_in_whole_or_not_at_all_and_out_again(estate: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "表.csv"
    rows = "专项审计,2026-10-08,漏,张三丰\n天上,2026-10-08,漏,\n"
    sheet.write_text(f"来源,反馈日期,问题,责任人\n{rows}", encoding="utf-8")
    refused = renodesk("ledger", "import", estate, "整改台账", sheet)
    assert refused.code != 0
    assert "“来源”（A 列）不能填“天上”" in refused.err + refused.out
    assert read("ledger", "show", estate, "整改台账") == []
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("天上", "项目预警"), encoding="utf-8")
    assert "会登记 2 条" in done("ledger", "import", estate, "整改台账", sheet, "--dry-run").out
    assert read("ledger", "import", estate, "整改台账", sheet)["new"] == 2
    out = tmp_path / "out.xlsx"
    assert "2 条" in done("ledger", "export", estate, "整改台账", "--xlsx", out, "--personal").out
    assert read("ledger", "import", estate, "整改台账", out, "--dry-run")["same"] == 2
    assert "已是这里的版本" in done("ledger", "update", estate, "整改台账").out

"""From a laptop to the office and back by every kind of way, with breaks in between."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.commands import done, read, refused, renodesk
from transports.cutting import CuttingLine
from transports.servers import SECRET
from transports.two_sides import Sides

from renodesk.domain.changes import Author
from renodesk.services.environment import Environment
from renodesk.services.outbox.ledger import Ledger
from renodesk.services.outbox.outbox import outbox_of
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.transports.transport import Transport
from renodesk.transports.way import Way, WayKind

Ways = Callable[..., Way]
Opened = Callable[..., Transport]


@pytest.fixture(scope="module")
def estate_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "槐安里.reno"
    with EstateSession.create(
        path, "槐安里小区", Author(person="甲", device="d-1"), Environment()
    ) as session:
        RegisterService(session).add_building("1号楼", units=2)
    return path


@pytest.fixture
def estate(estate_made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "槐安里.reno"
    path.write_bytes(estate_made.read_bytes())
    return path


@pytest.fixture
def sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sides:
    monkeypatch.setenv("RENODESK_WAY_SECRET", SECRET)
    return Sides(tmp_path, monkeypatch)


def keep(way: Way) -> None:
    options = [
        *(("--user", way.user) if way.user else ()),
        *(("--endpoint", way.endpoint) if way.endpoint else ()),
    ]
    done("way", "add", way.name, way.place, *options)


def states() -> list[str]:
    return [one["state"] for one in read("outbox", "list")]


@pytest.mark.parametrize("kind", [kind.value for kind in WayKind])
def test_a_bundle_goes_out_is_merged_and_its_receipt_comes_back(
    kind: str, way_of: Ways, estate: Path, sides: Sides
) -> None:
    way = way_of(kind)
    for side in (sides.office, sides.laptop):
        side()
        keep(way)
    (put,) = read("outbox", "add", estate, "--way", way.name, "--no-papers")
    assert put["state"] == "written"
    assert read("outbox", "fetch") == []
    assert [one["state"] for one in read("outbox", "send")] == ["sent"]
    assert read("outbox", "send") == []
    assert read("outbox", "fetch") == []

    sides.office()
    (taken,) = read("office", "inbox", sides.archive, "--way", way.name)
    assert (taken["ok"], taken["file"]) == (True, put["id"])
    assert read("office", "inbox", sides.archive, "--way", way.name) == []

    sides.laptop()
    assert Path(put["file"]).exists()
    assert [one["state"] for one in read("outbox", "fetch")] == ["merged"]
    assert read("receipt", "show", estate)[0]["is_all"]
    assert not Path(put["file"]).exists()
    assert read("way", "test", way.name)["files"] == 0
    assert read("outbox", "forget", "--merged") == [put["id"]]
    assert states() == []


def test_what_the_office_cannot_take_comes_back_with_its_reasons_and_stops_nothing_else(
    way_of: Ways, estate: Path, sides: Sides, tmp_path: Path
) -> None:
    way = way_of("folder")
    for side in (sides.stranger, sides.office):
        side()
        keep(way)
    sides.stranger()
    (put,) = read("outbox", "add", estate, "--way", way.name, "--no-papers")
    done("outbox", "send")
    (Path(way.place) / "坏.zip").write_bytes(b"PK no zip")
    sides.office()
    taken = renodesk("--json", "office", "inbox", sides.archive, "--way", way.name)
    assert taken.code == 1
    assert sorted(one["code"] for one in taken.json) == ["bundle_faulty", "signature_of_stranger"]
    left = sorted(path.name for path in Path(way.place).iterdir())
    assert left == sorted([put["id"].replace(".zip", ".returned.txt"), "坏.returned.txt"])

    sides.stranger()
    (back,) = read("outbox", "fetch")
    assert back["state"] == "returned"
    assert "登记" in back["words"]
    assert back["words"][:8] in done("outbox", "list").out
    key = read("device", "show")["key"]
    done("outbox", "send", put["id"][-12:])
    sides.office()
    done("trust", "add", "stranger", "--key", key, "--archive", sides.archive)
    assert [one["ok"] for one in read("office", "inbox", sides.archive, "--way", way.name)] == [True]
    assert [path.name for path in Path(way.place).iterdir() if "坏" not in path.name] == [
        put["id"].replace(".zip", ".receipt")
    ]

    sides.stranger()
    unbelieved = renodesk("--json", "outbox", "fetch")
    assert unbelieved.code == 1
    assert [(one["state"], one["trouble"]["code"]) for one in unbelieved.json] == [
        ("received", "signature_of_stranger")
    ]
    done("trust", "add", "office", "--key", sides.office_key)
    assert [one["state"] for one in read("outbox", "fetch")] == ["merged"]
    assert read("receipt", "show", estate)[0]["is_all"]


@pytest.mark.parametrize("kind", ["webdav", "s3"])
def test_a_sender_killed_half_way_is_followed_by_one_good_file(
    kind: str, way_of: Ways, opened: Opened, estate: Path, sides: Sides, line: CuttingLine
) -> None:
    way = way_of(kind, line)
    sides.laptop()
    keep(way)
    (put,) = read("outbox", "add", estate, "--way", way.name, "--no-papers")
    line.hold_after(put["bytes"] // 2)
    command = [sys.executable, "-m", "renodesk", "outbox", "send"]
    sender = subprocess.Popen(command, env=sides.environment())
    try:
        assert line.held.wait(60)
    finally:
        sender.send_signal(signal.SIGKILL)
        sender.wait()
    line.cut_after(1 << 60)
    line.let_go.set()
    line.is_holding = False
    assert states() == ["written"]
    assert [one["state"] for one in read("outbox", "send")] == ["sent"]
    assert [(one.name, one.bytes) for one in opened(way).stored()] == [(put["id"], put["bytes"])]
    sides.office()
    keep(way)
    (taken,) = read("office", "inbox", sides.archive, "--way", way.name)
    assert taken["ok"]


def test_a_way_that_is_away_is_told_of_each_and_they_go_when_it_is_back(
    estate: Path, sides: Sides, tmp_path: Path
) -> None:
    sides.laptop()
    stick = tmp_path / "stick"
    stick.mkdir()
    done("way", "add", "棍", stick)
    for name in ("一", "二"):
        done("settings", "set", "person", name)
        done("outbox", "add", estate, "--way", "棍", "--no-papers", "--as", name)
    stick.rename(tmp_path / "pulled")
    failed = renodesk("--json", "outbox", "send")
    assert failed.code == 1
    assert [(one["state"], one["trouble"]["code"]) for one in failed.json] == [("written", "way_gone")] * 2
    assert "U 盘" in done("outbox", "list").out
    assert "stick" in done("outbox", "list", "--lang", "en").out
    first, second = (one["id"] for one in read("outbox", "list"))
    (tmp_path / "pulled").rename(stick)
    done("outbox", "pause", first)
    assert [one["id"] for one in read("outbox", "send")] == [second]
    done("outbox", "pause", first, "--off")
    done("outbox", "send")
    assert states() == ["sent", "sent"]
    assert sorted(path.name for path in stick.iterdir()) == sorted([first, second])
    assert "发件箱" in refused("outbox", "forget", "no such")


def test_a_list_that_was_cut_off_keeps_every_whole_line(estate: Path, sides: Sides, tmp_path: Path) -> None:
    sides.laptop()
    done("way", "add", "棍", tmp_path)
    (put,) = read("outbox", "add", estate, "--way", "棍", "--no-papers")
    outbox = outbox_of(Environment.usual())
    ledger = outbox.folder / "outbox.jsonl"
    with ledger.open("a", encoding="utf-8") as file:
        file.write(ledger.read_text(encoding="utf-8")[:50])
    (posting,) = outbox.postings()
    assert posting.value == put
    outbox.pause(posting.id)
    assert outbox.postings()[0].is_paused
    for _ in range(230):
        Ledger(outbox.folder).note(posting)
    assert len(ledger.read_text(encoding="utf-8").splitlines()) < 40
    outbox.forget(posting.id)
    Ledger(outbox.folder).note(posting)
    assert outbox.postings() == ()

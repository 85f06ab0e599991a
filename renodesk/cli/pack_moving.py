"""`packs migrate`: the current round to other pack versions, as a table or for good."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, pass_frame
from renodesk.cli.house import packs_group
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.domain.migration import Fate
from renodesk.services.pack_migration import MigrationTable, PackMigration
from renodesk.services.pack_migration_words import MigrationWords, Row

SHOWN_AT_MOST = 200


@packs_group.command("migrate")
@click.argument("file", type=ESTATE_FILE)
@click.option("--to", multiple=True, metavar="[ID=]VERSION", help="哪一版，不写取最新 / else the newest")
@click.option("--packs", "folder", default=None, type=ANY_PATH, help="表包所在的文件夹 / a folder of packs")
@click.option("--dry-run", "only_look", is_flag=True, help="只看会怎样 / say what would happen")
@click.option("--reason", default="", metavar="TEXT")
@pass_frame
def packs_migrate(
    frame: Frame, file: Path, to: tuple[str, ...], folder: Path | None, only_look: bool, reason: str
) -> None:
    """本轮换到新版表包：先看会怎样，再一步换好，什么都不丢 / move the round to other packs."""
    with estate(frame, file, read_only=only_look) as session:
        migration = PackMigration(session)
        table = migration.table(to, folder)
        words = MigrationWords(session, table, frame.lang)
        lines, rows = [*words.head(), *words.score()], words.rows()
        value = _json(table, rows)
        if only_look:
            lines += [_line(frame, row) for row in rows[:SHOWN_AT_MOST]]
            frame.answer(value, [*lines, frame.text("migrate_only")])
            return
        for line in lines:
            click.echo(line, err=True)
        migration.migrate(table, reason)
        frame.done(
            "migrate_done",
            target=table.target,
            source=table.source,
            moved=len(table.moved),
            parked=len(table.parked),
            contested=sum(one.is_contest for one in table.moved),
        )


def _line(frame: Frame, row: Row) -> str:
    return frame.text("migrate_line", fate=row.word, what=row.what, place=row.place, why=row.why).rstrip()


def _json(table: MigrationTable, rows: list[Row]) -> Json:
    counts = table.counts()
    after = table.after
    return {
        "source": table.source,
        "target": table.target,
        "late": table.is_late,
        "packs": [list(one) for one in table.packs],
        **{fate.value: counts.get(fate, 0) for fate in Fate},
        "done": table.done,
        "contested": sum(one.is_contest for one in table.moved),
        "score": {"low": table.before.low, "high": table.before.high},
        "score_after": None if after is None else {"low": after.low, "high": after.high},
        "rows": [
            {
                "fate": row.fate.value,
                "what": row.what,
                "item": row.item or None,
                "place": row.place,
                "why": row.why,
            }
            for row in rows
        ],
    }


COMMANDS = (packs_group,)

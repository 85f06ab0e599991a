"""`draft`: drafts of the plan that went to residents, their replies, and what came of them (三上三下)."""

from pathlib import Path

import click

from renodesk.cli.frame import Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ESTATE_FILE, estate
from renodesk.domain.canonical import Json
from renodesk.services.days import day_of
from renodesk.services.draft_words import draft_lines, outcome_word
from renodesk.services.drafts import Came, Draft, Drafts

BACK = "-"


@click.group("draft", cls=SharedGroup)
def draft_group() -> None:
    """三上三下：方案的稿子和居民的意见 / drafts of the plan and what residents replied."""


@draft_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def listing(frame: Frame, file: Path) -> None:
    """列出每一稿和意见 / every draft with its replies."""
    with estate(frame, file, read_only=True) as session:
        found = Drafts(session).all()
        frame.answer([_draft(one) for one in found], draft_lines(found, frame.lang))


def _draft(draft: Draft) -> Json:
    return {
        "key": draft.key,
        "turn": draft.turn,
        "day": draft.held.isoformat() if draft.held is not None else None,
        "title": draft.title,
        "asked": draft.asked or None,
        "contested": draft.is_contested,
        "replies": [
            {
                "key": one.key,
                "said": one.said,
                "households": one.households,
                "outcome": one.outcome.value if one.outcome is not None else None,
                "why": one.why or None,
                "contested": one.is_contested,
            }
            for one in draft.replies
        ],
    }


@draft_group.command("add")
@click.argument("file", type=ESTATE_FILE)
@click.argument("turn", type=int)
@click.argument("title")
@click.option("--asked", default="", help="征求了谁（不写人名）/ who was asked, no names")
@click.option("--on", "day", default="", help="哪一天，不写就是今天 / on which day; today")
@pass_frame
def add(frame: Frame, file: Path, turn: int, title: str, asked: str, day: str) -> None:
    """记一稿：第几轮、是什么稿 / keep a draft that went to residents."""
    with estate(frame, file) as session:
        key = Drafts(session).add(turn, title, asked, day_of(day) if day else None)
        frame.done("draft_added", key=key[:8], title=title)


@draft_group.command("reply")
@click.argument("file", type=ESTATE_FILE)
@click.argument("draft")
@click.argument("said")
@click.option("--households", type=int, default=None, help="多少户这样说 / how many households say so")
@pass_frame
def reply(frame: Frame, file: Path, draft: str, said: str, households: int | None) -> None:
    """记一条意见 / keep a reply to a draft."""
    with estate(frame, file) as session:
        key = Drafts(session).reply(draft, said, households)
        frame.done("draft_replied", key=key[:8], said=said)


@draft_group.command("answer")
@click.argument("file", type=ESTATE_FILE)
@click.argument("reply_key", metavar="REPLY")
@click.argument("outcome", type=click.Choice((*(one.value for one in Came), BACK)))
@click.option("--why", default="", help="为什么 / why")
@pass_frame
def answer(frame: Frame, file: Path, reply_key: str, outcome: str, why: str) -> None:
    """意见怎么办了；- 收回 / what came of a reply; - opens it again."""
    came = None if outcome == BACK else Came(outcome)
    with estate(frame, file) as session:
        Drafts(session).answer(reply_key, came, why)
        frame.done("draft_answered", key=reply_key, word=outcome_word(came, frame.lang))


@draft_group.command("remove")
@click.argument("file", type=ESTATE_FILE)
@click.argument("key")
@click.option("--reason", default="", help="为什么 / why")
@pass_frame
def remove(frame: Frame, file: Path, key: str, reason: str) -> None:
    """移出一稿或一条意见 / take a draft or a reply out."""
    with estate(frame, file) as session:
        Drafts(session).remove(key, reason)
        frame.done("draft_removed", key=key)


COMMANDS = (draft_group,)

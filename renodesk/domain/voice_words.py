"""How people write what a household said: words, ticks and digits."""

import re
from dataclasses import dataclass, replace

from renodesk.domain.ballots import Voice
from renodesk.domain.numbers import read_number
from renodesk.domain.votes import Vote, household

_WORDS = {
    Voice.AGREE: "1 同意 赞成 赞同 支持 是 √ ✓ ✔ 愿意 可以 y yes agree for",
    Voice.AGAINST: "2 不同意 反对 不赞成 不支持 否 × x ✗ ✘ 不愿意 不可以 n no disagree against",
    Voice.ABSTAIN: "3 弃权 无意见 无所谓 中立 abstain abstained",
    Voice.INVALID: "4 无效 无效票 废票 作废 invalid void spoiled",
}
_MISSED = frozenset(
    [
        "5",
        "没联系上",
        "未联系上",
        "联系不上",
        "未接触",
        "无人",
        "没人",
        "不在家",
        "未入户",
        "missed",
        "notreached",
    ]
)
_NOTHING = frozenset("0 - — —— / 未表态 没表态 未表决 未投 未投票 none".split())  # noqa: SIM905
VOICES = {word: voice for voice, words in _WORDS.items() for word in words.split()}

_OPTION = re.compile(r"[a-h][.、)）．:：]")
_LONG = sorted((one for one in VOICES if len(one) > 1 and not one.isascii()), key=len, reverse=True)
"""Words an answer may begin with, the longest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What a word means: a voice, nobody was reached, or nothing was said."""

    voice: Voice | None = None
    is_missed: bool = False


def heard(word: str) -> Heard | None:
    """Return what a word means, None where it means nothing known; an empty one says nothing.

    Online surveys give out `A.同意` or `同意改造`: a letter before and words after are passed over.
    """
    plain = _OPTION.sub("", household(word))
    if plain in VOICES:
        return Heard(voice=VOICES[plain])
    if plain in _MISSED:
        return Heard(is_missed=True)
    if not plain or plain in _NOTHING:
        return Heard()
    begun = next((one for one in _LONG if plain.startswith(one)), "")
    return Heard(voice=VOICES[begun]) if begun else None


def read_door(text: str) -> Vote | None:
    """Return a household typed on one line: door, area, persons, and last what it said; None: not understood.

    `201 88.5 2 1` is door 201 of 88.5 m² and two owners who agree; `201 1` tells of no area, `201` only of
    the door.
    """
    words = text.replace("，", " ").replace(",", " ").replace("、", " ").split()
    if not words:
        return None
    vote, rest = Vote(number=words[0]), words[1:]
    if rest and (said := heard(rest[-1])) is not None:
        vote, rest = replace(vote, voice=said.voice, is_missed=said.is_missed), rest[:-1]
    numbers = [read_number(one) for one in rest]
    if len(numbers) > 2 or any(one is None or one < 0 for one in numbers):
        return None
    area, persons = [*numbers, None, None][:2]
    if persons is not None and persons.denominator != 1:
        return None
    return replace(vote, area=area, persons=persons)

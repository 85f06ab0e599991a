"""When a photo was taken, as its file name says: messengers and editors drop EXIF but keep the name.

A time from a name is weaker than one from the camera and is always marked as such. Messengers name
a file when it is sent or saved, which may be later than the shot.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePath

CHINA = timezone(timedelta(hours=8))
_EARLIEST, _LATEST = 2000, 2099


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedTime:
    """A time read from a file name.

    Attributes:
        at: Local time `YYYY-MM-DDTHH:MM:SS`; only `YYYY-MM-DD` where the name has no time of day.
        offset: `+08:00` where the name gives a moment in UTC, which is shown as Chinese time; else None.
        source: Which habit of naming it follows, for example `mmexport` or `微信图片`.
    """

    at: str
    offset: str | None
    source: str


def time_from_name(name: str) -> NamedTime | None:
    """Return the time a file name gives, or None; counters such as `IMG_2025.JPG` are not times."""
    stem = PurePath(name.replace("\\", "/")).stem.strip()
    for source, pattern, read in _HABITS:
        match = pattern.match(stem)
        if match and (moment := read([part or "" for part in match.groups()])):
            return NamedTime(at=moment[0], offset=moment[1], source=source)
    return None


_Moment = tuple[str, str | None]


def _local(parts: Sequence[str]) -> _Moment | None:
    moment = _datetime(parts)
    return (moment.isoformat(), None) if moment else None


def _universal(parts: Sequence[str]) -> _Moment | None:
    """Read a name in UTC, as Google's camera writes it."""
    moment = _datetime(parts)
    return _in_china(moment.replace(tzinfo=UTC)) if moment else None


def _epoch(parts: Sequence[str]) -> _Moment | None:
    """Read milliseconds since 1970, UTC."""
    return _in_china(datetime.fromtimestamp(int(parts[0]) // 1000, UTC))


def _date(parts: Sequence[str]) -> _Moment | None:
    moment = _datetime([*parts, "0", "0", "0"])
    return (moment.date().isoformat(), None) if moment else None


def _afternoon(parts: Sequence[str]) -> _Moment | None:
    """Read a twelve-hour clock: 上午 or 下午, then hour, minute, second."""
    *day, half, hour, minute, second = parts
    if not 1 <= int(hour) <= 12:
        return None
    return _local([*day, str(int(hour) % 12 + (12 if half == "下午" else 0)), minute, second])


def _datetime(parts: Sequence[str]) -> datetime | None:
    year, month, day, hour, minute, second = (int(part) for part in parts)
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def _in_china(moment: datetime) -> _Moment | None:
    local = moment.astimezone(CHINA)
    is_likely = _EARLIEST <= local.year <= _LATEST
    return (local.replace(tzinfo=None).isoformat(), "+08:00") if is_likely else None


_DAY = r"(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)"
_CLOCK = r"(\d\d)[-_.:：]?(\d\d)[-_.:：]?(\d\d)"
_STAMP = _DAY + r"[-_ T]{0,3}" + _CLOCK
_MILLISECONDS = r"(1[0-9]{12})(?!\d)"


def _habit(
    source: str, pattern: str, read: Callable[[Sequence[str]], _Moment | None] = _local
) -> tuple[str, re.Pattern[str], Callable[[Sequence[str]], _Moment | None]]:
    return source, re.compile(pattern, re.IGNORECASE | re.ASCII), read


_HABITS = (
    _habit("mmexport", rf"mmexport(?:[0-9a-f]{{32}}_)?{_MILLISECONDS}", _epoch),
    _habit("wx_camera", rf"wx_camera_{_MILLISECONDS}", _epoch),
    _habit("microMsg", rf"microMsg\.{_MILLISECONDS}", _epoch),
    _habit("微信图片", rf"(?:微信图片|微信截图|微信照片|WeChat ?Image|Weixin ?Image)[ _-]?{_STAMP}"),
    _habit("QQ图片", rf"(?:QQ图片|QQ截图|QQ空间图片|TIM图片|TIM截图|钉钉图片|企业微信截图)[ _-]?{_STAMP}"),
    _habit("PXL", rf"PXL_{_STAMP}", _universal),
    _habit("WhatsApp", rf"IMG-{_DAY}-WA\d+", _date),
    _habit("IMG", rf"(?:\d{{0,6}}IMG_?\d{{0,6}}_?(?:BURST)?|IMG[-_]?|PANO_|DSC_|MVIMG_|HDR_){_STAMP}"),
    _habit("DJI", rf"DJI_{_STAMP}"),
    _habit("Screenshot", rf"(?:Screenshot|Screen[ _]Shot|屏幕截图|截屏|截图|Snipaste)[ _-]?{_STAMP}"),
    _habit(
        "Screenshot", rf"(?:截屏|屏幕快照)[ _-]?{_DAY} (上午|下午)(\d{{1,2}})\.(\d\d)\.(\d\d)", _afternoon
    ),
    _habit("date-time", rf"(?:[A-Za-z\u4e00-\u9fff]{{1,12}}[-_ ]?)?{_STAMP}"),
    _habit("milliseconds", rf"{_MILLISECONDS}(?:$|[ (_-])", _epoch),
)

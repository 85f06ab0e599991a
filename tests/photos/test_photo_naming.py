"""Times read from file names."""

import pytest

from renodesk.photos.naming import NamedTime, time_from_name

SHOT = "2025-11-03T14:02:11"

LOCAL = [
    ("微信图片_20251103140211.jpg", "微信图片"),
    ("微信图片_20251103140211_123_45.jpg", "微信图片"),
    ("微信图片_2025-11-03_140211_123.png", "微信图片"),
    ("WeChat Image_20251103140211.jpg", "微信图片"),
    ("Weixin Image_20251103140211_8_3.jpg", "微信图片"),
    ("QQ图片20251103140211.png", "QQ图片"),
    ("企业微信截图_20251103140211.png", "QQ图片"),
    ("IMG_20251103_140211.jpg", "IMG"),
    ("IMG_20251103_140211_HDR.jpg", "IMG"),
    ("IMG_20251103_140211123.jpg", "IMG"),
    ("IMG20251103140211.heic", "IMG"),
    ("img_20251103_140211(1).JPG", "IMG"),
    ("00100lPORTRAIT_00100_BURST20251103140211123_COVER.jpg", None),
    ("00000IMG_00000_BURST20251103140211123_COVER.jpg", "IMG"),
    ("DJI_20251103140211_0001_D.JPG", "DJI"),
    ("Screenshot_2025-11-03-14-02-11.png", "Screenshot"),
    ("Screenshot_2025-11-03-14-02-11-123_com.tencent.mm.jpg", "Screenshot"),
    ("Screenshot_20251103_140211_WeChat.jpg", "Screenshot"),
    ("Screenshot_20251103-140211.png", "Screenshot"),
    ("屏幕截图 2025-11-03 140211.png", "Screenshot"),
    ("截屏2025-11-03 14.02.11.png", "Screenshot"),
    ("截屏2025-11-03 下午2.02.11.png", "Screenshot"),
    ("20251103_140211.jpg", "date-time"),
    ("20251103140211.jpg", "date-time"),
    ("2025-11-03 14.02.11.jpg", "date-time"),
    ("MTXX_20251103140211.jpg", "date-time"),
    ("P_20251103_140211.jpg", "date-time"),
    ("今日水印相机_20251103140211.jpg", "date-time"),
    ("水印相机_2025_11_03_14_02_11.jpg", "date-time"),
    ("WX20251103-140211@2x.png", "date-time"),
    (r"D:\照片\IMG_20251103_140211.jpg", "IMG"),
]


@pytest.mark.parametrize(("name", "source"), LOCAL)
def test_a_local_time_is_read(name, source):
    expected = NamedTime(at=SHOT, offset=None, source=source) if source else None
    assert time_from_name(name) == expected


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("mmexport1762149731000.jpg", "mmexport"),
        ("mmexport1762149731999.jpg", "mmexport"),
        ("mmexport1762149731000(1).jpg", "mmexport"),
        ("mmexport0123456789abcdef0123456789abcdef_1762149731000.jpeg", "mmexport"),
        ("wx_camera_1762149731000.jpg", "wx_camera"),
        ("microMsg.1762149731000.jpg", "microMsg"),
        ("1762149731000.jpg", "milliseconds"),
        ("1762149731000 (2).jpg", "milliseconds"),
        ("PXL_20251103_060211123.jpg", "PXL"),
        ("PXL_20251103_060211123.MP.jpg", "PXL"),
    ],
)
def test_a_moment_in_utc_is_shown_as_chinese_time(name, source):
    assert time_from_name(name) == NamedTime(at=SHOT, offset="+08:00", source=source)


def test_a_moment_late_in_the_utc_day_is_the_next_chinese_day():
    named = time_from_name("PXL_20251103_200000000.jpg")
    assert named is not None
    assert named.at == "2025-11-04T04:00:00"


def test_a_name_with_only_a_date_gives_only_a_date():
    assert time_from_name("IMG-20251103-WA0001.jpg") == NamedTime(
        at="2025-11-03", offset=None, source="WhatsApp"
    )


@pytest.mark.parametrize(
    "name",
    [
        "WechatIMG123.jpeg",
        "IMG_2025.JPG",
        "IMG_20251103.jpg",
        "DSC00123.JPG",
        "3号楼2单元.jpg",
        "照片.png",
        "",
        "mmexport17321533.jpg",
        "mmexport17321533310001.jpg",
        "mmexport9999999999999.jpg",
        "IMG_20251303_140211.jpg",
        "IMG_20250230_140211.jpg",
        "IMG_20251103_250211.jpg",
        "mmexport1000000000.jpg",
        "1762149731.jpg",
        "1762149731000ab.jpg",
        "20251103_14021.jpg",
        "1f20251103140211ab.jpg",
        "截屏2025-11-03 下午13.02.11.png",
    ],
)
def test_a_name_without_a_time_gives_none(name):
    assert time_from_name(name) is None


def test_twelve_at_night_and_at_noon():
    night, noon = (
        time_from_name("截屏2025-11-03 上午12.02.11.png"),
        time_from_name("截屏2025-11-03 下午12.02.11.png"),
    )
    assert night is not None
    assert noon is not None
    assert (night.at, noon.at) == ("2025-11-03T00:02:11", "2025-11-03T12:02:11")

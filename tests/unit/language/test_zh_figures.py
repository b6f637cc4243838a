"""Figures in a Chinese text as a person reads them aloud, by kinds; the cases are our own."""

import pytest

from duidu.language.zh.aloud import counting
from duidu.language.zh.written import heard

CASES = """
    # Years, decades, how long.
    98年出生 | 九八年出生
    08年 | 零八年
    30年前 | 三十年前
    12年5月 | 一二年五月
    20世纪90年代 | 二十世纪九十年代
    1990s | 一九九零年代
    2023/24赛季 | 二零二三二四赛季
    公元前221年 | 公元前二二一年
    1949—2019 | 一九四九到二零一九
    1998年—2003年 | 一九九八年到二零零三年
    2024.03.05 | 二零二四年三月五日
    9·11事件 | 九一一事件
    3月5日-8日 | 三月五日到八日
    # Times and from when to when.
    2:30 | 两点三十分
    下午2点 | 下午两点
    9:00—18:00 | 九点到十八点
    10:30-11:45 | 十点三十分到十一点四十五分
    23:59:59 | 二十三点五十九分五十九秒
    第2周 | 第二周
    2周 | 两周
    2h | 两小时
    30s | 三十秒
    200ms | 二百毫秒
    # Two, and great numbers.
    2000人 | 两千人
    200人 | 二百人
    22000 | 两万二千
    12000 | 一万二千
    2升 | 两升
    2平方米 | 两平方米
    2美元 | 两美元
    2两 | 二两
    2楼 | 二楼
    1200000000000 | 一万二千亿
    120,000,050 | 一亿二千万零五十
    1,015,000 | 一百零一万五千
    110,000,015 | 一亿一千万零一十五
    # Numbers that are called.
    400-800-1234 | 四零零八零零幺二三四
    12345热线 | 幺二三四五热线
    119报警 | 幺幺九报警
    邮编100083 | 邮编幺零零零八三
    302室 | 三零二室
    房间1001 | 房间幺零零幺
    3号楼502室 | 三号楼五零二室
    密码：2580 | 密码：二五八零
    10号线 | 十号线
    110101199003071234 | 幺幺零幺零幺幺九九零零三零七幺二三四
    978-7-02-000220-7 | 九七八七零二零零零二二零七
    G123次 | G一二三次
    # Money, measures, signs.
    10.50元 | 十点五元
    ￥100.00 | 一百元
    €3.50 | 三点五欧元
    10.05元 | 十点零五元
    $2亿 | 两亿美元
    PM2.5 | PM二点五
    116°23′ | 一百一十六度二十三分
    1500mAh | 一千五百毫安时
    30dB | 三十分贝
    10-3=7 | 十减三等于七
    3>2 | 三大于二
    <5 | 小于五
    a<b | a<b
    II型 | 二型
    XI卷 | 十一卷
    I级 | 一级
    CPI级 | CPI级
    4-3-3 | 四三三
    24/7 | 二十四七
"""


def cases() -> list[tuple[str, str]]:
    lines = (line.strip() for line in CASES.splitlines())
    pairs = (line.partition(" | ") for line in lines if line and not line.startswith("#"))
    return [(text, said) for text, _, said in pairs]


@pytest.mark.parametrize(("text", "said"), cases())
def test_figures_are_read_as_a_person_reads_them(text: str, said: str) -> None:
    read, at = "", 0
    for one in heard(text):
        read += text[at : one.start] + one.hanzi
        at = one.end
    assert read + text[at:] == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (10**8, "一亿"), (10**12, "一万亿"), (12 * 10**11, "一万二千亿"), (10**8 + 5, "一亿零五"),
        (1_0010_0000, "一亿零一十万"), (15 * 10**8, "十五亿"), (10**15 + 10**8, "一千万零一亿"),
        (1_2345_6789, "一亿二千三百四十五万六千七百八十九"),
    ],
)  # fmt: skip
def test_great_numbers_are_counted_by_hundred_millions(number: int, said: str) -> None:
    assert counting(number) == said

"""Units of XLIFF that are found as a whole are read as those that are walked through."""

import pytest

from duidu.core.row_status import RowStatus
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.xliff.units import file_units

ONE = (
    '<xliff version="1.2"><file source-language="en" target-language="zh">'
    "<body>{}</body></file></xliff>"
)
TWO = '<xliff version="2.0" srcLang="en" trgLang="zh"><file id="f">{}</file></xliff>'
FIRST = '<trans-unit id="0"><source>It rains.</source><target>下雨了。</target></trans-unit>'
SEGMENT = (
    '<unit id="0"><segment><source>It rains.</source><target>下雨了。</target></segment></unit>'
)


def read(text: str) -> Document:
    return read_bytes(text.encode(), ReadOptions(name="a.xlf"), ".xlf")


def walked(unit: str) -> str:
    """The same unit with a comment in it, so that it is not plain."""
    at = unit.index("<source")
    return f"{unit[:at]}<!-- -->{unit[at:]}"


@pytest.mark.parametrize(
    ("whole", "unit"),
    [
        (ONE.format(FIRST + "{}"), unit)
        for unit in (
            '<trans-unit id="1"><source>He left.</source><target>他走了。</target></trans-unit>',
            "<trans-unit id='1' approved='yes'>\n <source xml:lang='en'>He left.</source>\n"
            " <target state='final'>他走了。</target>\n</trans-unit>",
            '<trans-unit id="1" translate="no" note="a > b"><source>He left.</source></trans-unit>',
            "<trans-unit id='1'><source></source><target>他走了。</target></trans-unit>",
            '<trans-unit id="1"><source>He left {0}.</source><target></target></trans-unit>',
        )
    ]
    + [
        (TWO.format(SEGMENT + "{}"), unit)
        for unit in (
            '<unit id="1"><segment state="reviewed"><source>He left.</source>'
            "<target>他走了。</target></segment></unit>",
            '<unit id="1" type="x:heading-2">\n<segment id="s" state="final" subState="a:b">\n'
            "<source>He left.</source></segment>\n</unit>",
            '<unit id="1" translate="no"><segment><source>He left.</source></segment></unit>',
        )
    ],
)
def test_a_plain_unit_is_read_as_one_with_a_comment_in_it(whole: str, unit: str) -> None:
    plain, other = whole.format(unit), whole.format(walked(unit))
    assert [one.is_plain for one in file_units(plain, "")] == [True, True]
    assert [one.is_plain for one in file_units(other, "")] == [True, False]
    assert read(plain) == read(other)


@pytest.mark.parametrize(
    "unit",
    [
        "<trans-unit id='1'><source>He <b>left</b>.</source><target>他走了。</target></trans-unit>",
        "<trans-unit id='1'><source>A &amp; B</source><target>甲和乙</target></trans-unit>",
        "<trans-unit id='1'><source>He left.</source><note>?</note></trans-unit>",
        "<x:trans-unit id='1' xmlns:x='x'><x:source>He left.</x:source></x:trans-unit>",
        "<unit id='1'><source>He left.</source></unit>",
        "<trans-unit id='1'><segment><source>He left.</source></segment></trans-unit>",
    ],
)
def test_a_unit_with_anything_else_in_it_is_not_plain(unit: str) -> None:
    assert [one.is_plain for one in file_units(ONE.format(unit), "")] == [False]


def test_a_status_is_that_of_its_own_unit() -> None:
    units = "".join(
        f'<trans-unit id="{number}"{approved}><source>It rains {number}.</source>'
        f"<target>下雨{number}。</target></trans-unit>"
        for number, approved in enumerate(("", ' approved="yes"', "", ' translate="no"'))
    )
    assert [RowStatus(block.status) for block in read(ONE.format(units)).blocks[::2]] == [
        RowStatus.OPEN,
        RowStatus.CONFIRMED,
        RowStatus.OPEN,
        RowStatus.LOCKED,
    ]

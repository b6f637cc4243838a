"""Figures in an English text as a person reads them aloud, by kinds; the cases are our own."""

import pytest

from duidu.language.en.written import heard

CASES = """
    # Dates, times, from when to when.
    March 5, 2026 | March fifth, twenty twenty six
    on Sept. 11 | on September eleventh
    March 2026 | March twenty twenty six
    row 5 | row five
    7:00–9:00 | seven o'clock to nine o'clock
    1990-95 | nineteen ninety to ninety five
    mid-1990s | mid-nineteen nineties
    the 9/11 attacks | the nine eleven attacks
    # Money and measures.
    $5m | five million dollars
    $3bn deficit | three billion dollars deficit
    $0.99 | ninety nine cents
    $5 more | five dollars more
    5-10 km | five to ten kilometers
    10-15% | ten to fifteen percent
    20 min | twenty minutes
    1 hr | one hour
    5 minutes | five minutes
    1,000th | one thousandth
    3000000 people | three million people
    1234567 | one two three four five six seven
    # Numbers that are called, and those of several parts.
    (212) 555-1234 | two one two five five five one two three four
    call 555-1234 | call five five five one two three four
    500-1000 people | five hundred to one thousand people
    v2.3.1 | vtwo point three point one
    192.168.1.1 | one nine two point one six eight point one point one
    pp. 12-15 | pages twelve to fifteen
    # Words that look like others, and numerals.
    He said no. | He said no.
    No. 5 | number five
    St. John | saint John
    Main St. | Main street
    e.g. this, i.e. that | for example this, that is that
    World War II ended. | World War two ended.
    World War I | World War one
    Chapter IV | Chapter four
    Louis XIV was | Louis the fourteenth was
    In the war I saw | In the war I saw
    I saw it | I saw it
    the CIA | the CIA
    # Signs.
    won 3:2 | won three to two
    x > 5 | x greater than five
    a < b | a < b
    #1 | numberone
"""


def cases() -> list[tuple[str, str]]:
    lines = (line.strip() for line in CASES.splitlines())
    pairs = (line.partition(" | ") for line in lines if line and not line.startswith("# "))
    return [(text, said) for text, _, said in pairs]


@pytest.mark.parametrize(("text", "said"), cases())
def test_figures_are_read_as_a_person_reads_them(text: str, said: str) -> None:
    read, at = "", 0
    for one in heard(text):
        assert at <= one.start < one.end <= len(text)
        read += text[at : one.start] + one.words
        at = one.end
    assert read + text[at:] == said

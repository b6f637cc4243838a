"""Offsets of code points and of UTF-16 units, on texts with and without astral characters."""

from hypothesis import given
from hypothesis import strategies as st

from duidu.ui.reader.layout.utf16 import Utf16

TEXT = st.text(alphabet=st.sampled_from("a。好𠮷😀𐐷\u0301"), max_size=40)


@given(TEXT, st.data())
def test_offsets_agree_with_the_encoded_text(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = len(text[:offset].encode("utf-16-le")) // 2
    assert Utf16(text).to_qt(offset) == units
    assert Utf16(text).from_qt(units) == offset


@given(TEXT)
def test_a_unit_inside_a_pair_counts_as_before_its_character(text: str) -> None:
    units = Utf16(text)
    for offset, character in enumerate(text):
        if character > "\uffff":
            assert units.from_qt(units.to_qt(offset) + 1) == offset

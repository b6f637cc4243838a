"""What a person sees of encodings: their text read right, or a sentence."""

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.encoding import decode

SIMPLIFIED = (
    "老人把船推进水里的时候，天还没有亮。"
    "他在这条河上走了四十年，闭着眼睛也知道哪里水急，哪里水缓。\n"
    "The old man pushed off before dawn.\n"
)
TRADITIONAL = (
    "老人把船推進水裡的時候，天還沒有亮。"
    "他在這條河上走了四十年，閉著眼睛也知道哪裡水急，哪裡水緩。\n"
    "The old man pushed off before dawn.\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_simplified_text_is_read_in_every_encoding(encoding: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding))
    assert (decoded.text, decoded.doubtful) == (SIMPLIFIED, False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "big5hkscs", "gb18030"])
def test_traditional_text_is_read_in_every_encoding(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


def test_the_encoding_can_be_chosen() -> None:
    assert decode(SIMPLIFIED.encode("gb18030"), "utf-8").replaced > 0
    assert decode(SIMPLIFIED.encode("gb18030"), "gb18030").text == SIMPLIFIED


@pytest.mark.parametrize("declared", ["UTF-8", "utf8", "Utf_8"])
def test_utf8_has_one_name_whatever_a_file_declares(declared: str) -> None:
    assert decode(SIMPLIFIED.encode(), declared).encoding == "utf-8"


def test_one_damaged_byte_does_not_make_utf8_another_encoding() -> None:
    data = bytearray((SIMPLIFIED * 5).encode())
    data[400] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.encoding == "utf-8"
    assert decoded.doubtful
    assert 1 <= decoded.replaced <= 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\x00" * 4096, "zero bytes"),
        (bytes(range(256)) * 20, "not a text file"),
    ],
)
def test_what_is_no_text_gets_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(FileError, match=words):
        decode(data, name="strange.txt")


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(FileError, match="klingon"):
        decode(b"text", "klingon")

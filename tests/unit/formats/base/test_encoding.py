"""What a person sees of encodings: their text read right, or a sentence."""

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.encoding import clean, decode, guess_encoding, shown_encoding

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


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("hz", "他把船推进水里，雨停了。\n"),
        ("cp932", "雨がやみました。彼は出ていきました。\n"),
        ("euc_jp", "雨がやみました。彼は出ていきました。\n"),
        ("iso2022_jp_2", "雨がやみました。\n"),
        ("iso2022_kr", "비가 그쳤다. 그는 나갔다.\n"),
        ("cp949", "비가 그쳤다. 그는 나갔다.\n"),
        ("koi8_r", "Дождь прекратился, и он ушёл.\n"),
        ("cp1251", "Дождь прекратился, и он ушёл.\n"),
    ],
)
def test_other_encodings_are_told_by_their_shape_and_letters(encoding: str, text: str) -> None:
    decoded = decode((text * 9).encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.doubtful) == (text * 9, encoding, True)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Le café était fermé à midi, naïf déjà.\n"),
        ("cp1252", "Größe und Übermut täten ihm gut.\n"),
        ("gb18030", "他把船推进水里，雨停了。他走了。\n"),
        ("big5hkscs", "他把船推進水裡，雨停了。他走了。\n"),
        ("utf-8", "echo ~{a,b}~} and ~/bin\n"),
        ("utf-8", "A colour: \x1b[31mred\x1b[0m\n"),
    ],
)
def test_what_is_in_none_of_them_stays(encoding: str, text: str) -> None:
    assert guess_encoding((text * 9).encode(encoding))[0] == encoding


def test_marks_and_line_ends_of_unicode_are_no_text() -> None:
    decoded = decode("\ufeff\ufeff一\u2028二\u2029三\x85四\n\ufeff五".encode())
    assert clean(decoded.text) == "一\n二\n三\n四\n五"


@pytest.mark.parametrize(
    ("encoding", "known_as"),
    [
        ("gb18030", "GB2312"),
        ("hz", "GB2312"),
        ("big5hkscs", "Big5"),
        ("cp1252", "Windows-1252"),
        ("cp932", "Shift JIS"),
        ("koi8_r", "KOI8-R"),
        ("utf-8", "UTF-8"),
    ],
)
def test_a_person_knows_an_encoding_by_its_name(encoding: str, known_as: str) -> None:
    assert known_as in shown_encoding(encoding)

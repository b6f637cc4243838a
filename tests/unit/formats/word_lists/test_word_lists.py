"""Lists of known words: text, tables, Anki packages old and new, Pleco; told by content."""

import io
import zipfile

import apsw
import pytest
import zstandard

from duidu.core.errors import FileError
from duidu.formats.word_lists.read import reader_of_words
from duidu.formats.word_lists.word_list import (
    IGNORED,
    KNOWN,
    LEARNING,
    ListedWord,
    WordList,
    word_in,
)
from duidu.study.anki import write_apkg
from duidu.study.cards import StudyCard


def read(data: bytes | str, form: str = "") -> WordList:
    raw = data.encode() if isinstance(data, str) else data
    return reader_of_words(raw, form)(raw, "words")


def statuses(found: WordList) -> dict[str, int]:
    return {item.word: item.status for item in found.words}


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("银行", "银行"),
        (" 银行 ", "银行"),
        ("银行/銀行", "银行"),
        ("银行[銀行]", "银行"),
        ("银行（名）", "银行"),
        ("<b>银行</b> [sound:x.mp3]", "银行"),
        ("银行[yin2 hang2]", "银行"),
        ("&nbsp;银行", "银行"),
        ("马克·吐温", "马克·吐温"),
        ("bank", ""),
        ("他在银行工作，每天很忙。", "他在银行工作"),
        ("我昨天去了银行取钱然后回家了", ""),
        ("", ""),
    ],
)
def test_the_word_of_a_field_is_found(field: str, word: str) -> None:
    assert word_in(field) == word


def test_text_has_a_word_a_line_and_counts_what_is_none() -> None:
    found = read("\ufeff# mine\n银行\r\n谈判\nhello\n银行\n")
    assert statuses(found) == {"银行": KNOWN, "谈判": KNOWN}
    assert found.without_word == 1


@pytest.mark.parametrize(
    "text",
    [
        "银行、谈判、市场",
        "银行，谈判，市场\n",
        "银行, 谈判, 市场",
        "银行；谈判；市场",
        "银行 谈判 市场",
        "银行\t谈判\t市场",
        "银行、谈判\n市场",
        "银行 谈判 银行\n市场\n",
        "银行/銀行、谈判、市场",
    ],
)
def test_a_line_may_list_several_words(text: str) -> None:
    assert statuses(read(text)) == {"银行": KNOWN, "谈判": KNOWN, "市场": KNOWN}


@pytest.mark.parametrize(
    "text",
    [
        "银行 銀行\n谈判 談判",
        "银行,銀行,名词\n谈判,談判,名词\n",
        "汉字,拼音,词性\n银行,银,名词\n谈判,谈,名词\n",
    ],
)
def test_forms_of_a_word_and_rows_of_a_table_are_no_list(text: str) -> None:
    assert statuses(read(text)) == {"银行": KNOWN, "谈判": KNOWN}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_text_is_read_in_its_encoding(encoding: str) -> None:
    data = "银行\n谈判\n市场\n东西\n我们\n学生\n老师\n".encode(encoding)
    assert len(read(data).words) == 7


@pytest.mark.parametrize("mark", ["\t", ",", ";"])
def test_a_table_says_by_its_head_or_its_content_which_column_has_the_words(mark: str) -> None:
    with_head = [
        ["Pinyin", "Hanzi", "Status"],
        ["yín", "银行", "known"],
        ["tán", "谈判", "learning"],
    ]
    text = "\n".join(mark.join(row) for row in [*with_head, ["x", "市场", "ignored"]])
    assert statuses(read(text)) == {"银行": KNOWN, "谈判": LEARNING, "市场": IGNORED}
    bare = "\n".join(mark.join(row) for row in [["bank", "银行", "n"], ["talks", "谈判", "n"]])
    assert statuses(read(bare)) == {"银行": KNOWN, "谈判": KNOWN}


def test_our_own_export_comes_in_again() -> None:
    assert statuses(read("word\tstatus\tchanged\n银行\tknown\t2026-11-30\n谈判\tlearning\t\n")) == {
        "银行": KNOWN,
        "谈判": LEARNING,
    }


def test_pleco_exports_text_and_xml() -> None:
    text = "//HSK 4\n银行[銀行]\tyin2hang2\tbank\n市场[市場]\tshi4chang3\tmarket; bazaar\n"
    assert statuses(read(text)) == {"银行": KNOWN, "市场": KNOWN}
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><plecoflash formatversion="2"><cards>'
        '<card><entry><headword charset="tc">銀行</headword><headword charset="sc">银行</headword>'
        '</entry><scoreinfo score="1200"/></card>'
        "<card><entry><headword>谈判</headword></entry><scoreinfo score='100'/></card>"
        "<card><entry><headword>only letters</headword></entry></card></cards></plecoflash>"
    )
    found = read(xml)
    assert statuses(found) == {"银行": KNOWN, "谈判": LEARNING}
    assert found.without_word == 1


def package(collection: bytes, member: str = "collection.anki2") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        if member != "collection.anki2":
            made.writestr("collection.anki2", b"please update Anki")
        made.writestr(member, collection)
        made.writestr("media", b"{}")
    return out.getvalue()


def collection(newer: bool = False) -> bytes:
    """Notes of two types: sentence, word, meaning; word, reading. Mature, young, new, none."""
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE TABLE notes(id INTEGER PRIMARY KEY, mid INTEGER, flds TEXT)")
    connection.execute("CREATE TABLE cards(id INTEGER PRIMARY KEY, nid, type, ivl)")
    if newer:
        connection.create_collation("unicase", lambda a, b: (a > b) - (a < b))
        connection.execute("CREATE TABLE col(id INTEGER PRIMARY KEY)")
        connection.execute(
            "CREATE TABLE notetypes(id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE unicase)"
        )
        connection.execute("CREATE UNIQUE INDEX idx_notetypes_name ON notetypes(name)")
    notes = [
        (1, 1, "他在银行工作，每天都很忙，从来没有时间吃饭。\x1f<b>银行</b>\x1fbank", 2, 60),
        (2, 1, "他们昨天在这里谈判了一整天也没有什么结果。\x1f谈判\x1ftalks", 2, 5),
        (3, 1, "这个市场很大，里面的东西也非常便宜又很好。\x1f市场\x1fmarket", 0, 0),
        (4, 2, "东西\x1fdōngxi", 1, 0),
        (5, 2, "abc\x1fdef", 2, 90),
    ]
    for number, kind, fields, card, days in notes:
        connection.execute("INSERT INTO notes VALUES(?,?,?)", (number, kind, fields))
        connection.execute("INSERT INTO cards VALUES(?,?,?,?)", (number, number, card, days))
    data = connection.serialize("main")
    connection.close()
    return data


@pytest.mark.parametrize("form", ["collection.anki2", "collection.anki21", "collection.anki21b"])
def test_an_anki_package_says_how_well_each_word_is_known(form: str) -> None:
    data = collection(newer=form.endswith("b"))
    packed = zstandard.ZstdCompressor().compress(data) if form.endswith("b") else data
    found = read(package(packed, form))
    assert statuses(found) == {"银行": KNOWN, "谈判": LEARNING, "东西": LEARNING}
    assert (found.without_word, found.never_studied) == (1, 1)


def test_of_a_package_nobody_reviewed_all_words_are_known() -> None:
    cards = [StudyCard("银行", sentence="他在银行工作。"), StudyCard("谈判")]
    assert statuses(read(write_apkg(cards, "Duidu"))) == {"银行": KNOWN, "谈判": KNOWN}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello\nworld\n",
        b"PK\x03\x04 not a zip",
        package(b"not a database"),
        package(b"not zstd", "collection.anki21b"),
        package(b"", "other"),
        b"<plecoflash><cards><card>",
        b"<plecoflash></plecoflash>",
        b"\x00\x01\x02\xff" * 100,
    ],
)
def test_what_has_no_words_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FileError) as caught:
        read(data)
    assert "words" in str(caught.value)


def test_nothing_outside_the_file_is_read() -> None:
    xml = (
        '<!DOCTYPE plecoflash [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<plecoflash><cards><card><entry><headword>银行</headword></entry></card>"
        "<card><entry><headword>&x;</headword></entry></card></cards></plecoflash>"
    )
    assert read(xml).words == (ListedWord("银行"),)


@pytest.mark.parametrize("name", ["cut.apkg", "Deck.COLPKG"])
def test_what_is_called_a_package_and_is_none_gives_no_words(name: str) -> None:
    data = b"\xff\xfe\x00garbage\x4f\x60"
    with pytest.raises(FileError, match="no Anki package"):
        reader_of_words(data)(data, name)
    # Whoever says that it is text knows what it is.
    assert statuses(reader_of_words("银行".encode(), "text")("银行".encode(), name))


@pytest.mark.parametrize(
    ("table", "status"),
    [
        ("银行,learning\n谈判,known\n", {"银行": LEARNING, "谈判": KNOWN}),
        ("ignored\t银行\n\t谈判\n", {"银行": IGNORED, "谈判": KNOWN}),
        ("银行,在学\n谈判,在学\n", {"银行": LEARNING, "谈判": LEARNING}),
        # Levels of a list, and notes of which one looks like a status, are none.
        ("银行,4\n谈判,5\n", {"银行": KNOWN, "谈判": KNOWN}),
        ("银行,new\n谈判,to negotiate\n", {"银行": KNOWN, "谈判": KNOWN}),
    ],
)
def test_statuses_are_found_without_a_head(table: str, status: dict[str, int]) -> None:
    assert statuses(read(table)) == status

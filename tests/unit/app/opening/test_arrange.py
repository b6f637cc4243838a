"""One file with both languages is split whatever its arrangement."""

import pytest

from duidu.app.opening.arrange import Arranged, arrange
from duidu.app.opening.recognise import recognise
from duidu.app.opening.recognised import Arrangement
from duidu.core.article import BlockKind
from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes

ZH = ["老人把船推进水里，天还没有亮。", "他在这条河上走了四十年。", "河水记得他的名字。"]
EN = [
    "The old man pushed off before dawn.",
    "He had been on this river for forty years.",
    "The river remembered his name.",
]


def arranged(*texts: str, suffix: str = ".txt") -> Arranged:
    documents = [read_bytes(text.encode(), ReadOptions(name="text"), suffix) for text in texts]
    return arrange(recognise(documents, "text"))


def sides(found: Arranged) -> tuple[list[str], list[str]]:
    return [b.text for b in found.article.source.blocks], [
        b.text for b in found.article.target.blocks
    ]


@pytest.mark.parametrize(
    ("text", "arrangement"),
    [
        ("\n".join(ZH + EN), Arrangement.ONE_AFTER_THE_OTHER),
        ("\n\n".join(EN + ZH), Arrangement.ONE_AFTER_THE_OTHER),
        ("\n\n".join(f"{z}\n\n{e}" for z, e in zip(ZH, EN, strict=True)), Arrangement.ALTERNATING),
        ("\n".join(f"{e}\n{z}" for z, e in zip(ZH, EN, strict=True)), Arrangement.ALTERNATING),
        ("\n\n".join(f"{z}{e}" for z, e in zip(ZH, EN, strict=True)), Arrangement.IN_ONE_PARAGRAPH),
        (
            "\n\n".join(f"{e} {z}" for z, e in zip(ZH, EN, strict=True)),
            Arrangement.IN_ONE_PARAGRAPH,
        ),
        ("\n".join(f"{e}\t{z}" for z, e in zip(ZH, EN, strict=True)), Arrangement.SEGMENTS),
    ],
)
def test_every_arrangement_is_split(text: str, arrangement: Arrangement) -> None:
    found = arranged(text)
    assert sides(found) == (ZH, EN)
    assert found.arrangement is arrangement
    assert (found.article.source.language, found.article.target.language) == ("zh-Hans", "en")


def test_two_files_in_either_order() -> None:
    assert sides(arranged("\n".join(EN), "\n".join(ZH))) == (ZH, EN)


def test_columns_give_their_own_alignment() -> None:
    rows = arranged("\n".join(f"{z}\t{e}" for z, e in zip(ZH, EN, strict=True))).rows
    assert [(row.blocks.source, row.blocks.target) for row in rows] == [
        ((i,), (i,)) for i in range(3)
    ]


def test_a_title_in_one_language_stays_a_title() -> None:
    found = arranged("\n".join([*ZH, "The Old Man and the River", *EN]))
    title = found.article.target.blocks[0]
    assert (title.text, title.kind) == ("The Old Man and the River", BlockKind.HEADING)
    assert found.article.title == "The Old Man and the River"


def test_latin_names_inside_chinese_are_no_translation() -> None:
    zh = [
        "发言人萨拉·弗莱厄蒂(Cmdr. Sarah Flaherty of the Joint Staff)说：“是的。”。",
        "他用Visual Studio Code Insiders写程序。",
        *ZH,
    ]
    assert sides(arranged("\n".join(zh + EN)))[0] == zh


def test_glued_words_and_western_punctuation_are_normal() -> None:
    zh = ["米莉会见了塔利班,他说.", *ZH]
    en = ["Milley met withTalibannegotiators.", *EN]
    assert sides(arranged("\n".join(zh + en))) == (zh, en)


def test_two_files_of_one_language_get_a_sentence() -> None:
    with pytest.raises(FileError, match="Both files are in Chinese"):
        arranged("\n".join(ZH), "\n".join(ZH))


def test_other_pairs_are_told_apart_by_their_words() -> None:
    german = [
        "Der alte Mann stieß das Boot ab, ehe es Tag war.",
        "Er war seit vierzig Jahren auf dem Fluss und kannte ihn.",
        "Das ist nicht die ganze Geschichte.",
    ]
    found = arranged("\n".join(EN + german))
    assert (found.article.source.language, found.article.target.language) == ("en", "de")
    assert sides(found) == (EN, german)


def test_sentences_are_cut() -> None:
    found = arranged("一。二！\n\nOne. Two!")
    assert [
        len(side.blocks[0].sentences) for side in (found.article.source, found.article.target)
    ] == [2, 2]


class GivesUp(NoJob):
    """A job that is cancelled when it is asked for the nth time."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def check(self) -> None:
        self._left -= 1
        if self._left <= 0:
            raise Cancelled


@pytest.mark.parametrize("asked", [1, 2, 3, 5])
def test_a_book_can_be_cancelled_while_its_languages_are_told_apart_and_cut(asked: int) -> None:
    text = "\n\n".join(f"{z}\n\n{e}" for z, e in zip(ZH * 400, EN * 400, strict=True))
    documents = [read_bytes(text.encode(), ReadOptions(name="text"), ".txt")]
    job = GivesUp(asked)
    with pytest.raises(Cancelled):
        arrange(recognise(documents, "text", job=job), job)

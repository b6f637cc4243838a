"""A text in one language is opened by itself; where there may be two, nothing is another way."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.opening.arrange import Arranged
from duidu.app.opening.found_article import FoundArticle, found_article, read_article
from duidu.app.opening.opener import Opener
from duidu.app.opening.read_files import read_pasted_html, read_pasted_text
from duidu.app.opening.recognised import Arrangement, Choices
from duidu.core.alignment import ALONE, Bead
from duidu.core.article import NO_LANGUAGE
from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.library.library import Library

ZH = ["老人把船推进水里，天还没有亮。", "他在这条河上走了四十年。", "河水记得他的名字。"]
HANT = ["老人把船推進水裡，天還沒有亮。", "他說：「這條河記得我的名字。」"]
DE = [
    "Der alte Mann stieß das Boot ab, ehe es Tag war.",
    "Heinrich Himmelreich, Oberammergau, Bayern",
    "Das ist nicht die ganze Geschichte, sagte er.",
]
POEM = ["Über allen Gipfeln", "Ist Ruh,", "In allen Wipfeln", "Spürest du", "Kaum einen Hauch"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.duidu-library") as opened:
        yield opened


def read(
    tmp_path: Path, text: str, name: str = "a.txt", choices: Choices | None = None
) -> Arranged:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_article([tmp_path / name], choices=choices).arranged


def opener(library: Library) -> Opener:
    return Opener(library, lambda _: make_aligner(quick=True))


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("\n".join(ZH), "a.txt", "zh-Hans"),
        ("\n".join(HANT), "a.txt", "zh-Hant"),
        (ZH[0], "a.txt", "zh-Hans"),
        ("你好", "a.txt", "zh-Hans"),
        ("Hello", "a.txt", "en"),
        ("The river remembered his name.\n\nHe had left.", "a.md", "en"),
        ("\n".join(DE), "a.txt", "de"),
        ("\n".join(POEM), "poem.de.txt", "de"),
        ("Привет, мир. Как дела?", "a.txt", "ru"),
        # Names and quotations are no translation, as before.
        ("\n".join([*ZH * 20, "BBC News"]), "a.txt", "zh-Hans"),
        # Nor is one line of a translation that was only begun.
        ("\n".join([*ZH * 40, "He left."]), "a.txt", "zh-Hans"),
    ],
)
def test_text_in_one_language_is_all_of_the_source(
    tmp_path: Path, text: str, name: str, language: str
) -> None:
    found = read(tmp_path, text, name)
    article = found.article
    assert (article.source.language, article.target.language) == (language, NO_LANGUAGE)
    assert article.is_alone
    assert article.target.blocks == ()
    kept = [line for line in text.split("\n") if line.strip()]
    assert [block.text for block in article.source.blocks] == kept
    assert found.arrangement is Arrangement.ALONE
    assert found.aligner == ALONE
    assert [row.blocks.source for row in found.rows] == [(n,) for n in range(len(kept))]


def test_each_sentence_of_a_text_alone_is_a_bead(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "他走了。雨停了。").rows
    assert row.sentences == (Bead((0,), ()), Bead((1,), ()))


def test_epub_in_chinese_alone(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/>'
            "</rootfiles></container>",
        )
        book.writestr(
            "a.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>河</dc:title></metadata>'
            '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
        )
        text = "".join(f"<p>{one}</p>" for one in ZH)
        book.writestr("a.xhtml", f"<html><body><h1>第一章</h1>{text}</body></html>")
    article = read_article([tmp_path / "a.epub"]).arranged.article
    assert article.is_alone
    assert article.title == "河"
    assert [block.text for block in article.source.blocks] == ["第一章", *ZH]


@pytest.mark.parametrize("markup", ["<p>{}</p>", "<table><tr><td>{}</td></tr></table>"])
def test_pasted_text_alone(markup: str) -> None:
    for one in (
        read_pasted_text("\n".join(ZH), "pasted"),
        read_pasted_html("".join(markup.format(text) for text in ZH), "pasted"),
    ):
        article = found_article([one], "pasted").arranged.article
        assert article.is_alone
        assert [block.text for block in article.source.blocks] == ZH


@pytest.mark.parametrize("text", ["12345 67\n\n89", "……！？"])
def test_text_without_letters_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FileError, match="no text"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        ("utf-8", "utf-16-le"),
        ("utf-8", "utf-16-be"),
        ("gb18030", "utf-16-le"),
        ("gb18030", "cp1252"),
        ("utf-8", "cp1252"),
        ("utf-8", "big5hkscs"),
    ],
)
def test_text_in_another_encoding_than_the_chosen_one_is_no_text(
    tmp_path: Path, written: str, chosen: str
) -> None:
    (tmp_path / "a.txt").write_bytes("\n".join(ZH).encode(written))
    with pytest.raises(FileError, match="may be in another encoding"):
        read_article([tmp_path / "a.txt"], chosen)


@pytest.mark.parametrize(
    "text", ["Trời đã sáng. Ông lão đẩy thuyền xuống nước.", "È già là.", "𠮷野家 🙂 你好"]
)
def test_accents_and_rare_characters_are_text(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).article.is_alone


def test_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="empty"):
        read(tmp_path, "")


def test_two_files_of_one_language_are_refused_as_before(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("\n".join(ZH), encoding="utf-8")
    with pytest.raises(FileError, match="Both files are in Chinese"):
        read_article([tmp_path / "a.txt", tmp_path / "b.txt"])


def test_translation_of_a_small_share_is_still_one(tmp_path: Path) -> None:
    text = "\n".join([*ZH * 3, "The old man pushed off before dawn and left."])
    article = read(tmp_path, text).article
    assert (article.source.language, article.target.language) == ("zh-Hans", "en")


@pytest.mark.parametrize("name", ["a.tmx", "a.po", "a.xlf"])
def test_file_of_pairs_without_a_translation_is_not_taken_for_a_text(
    tmp_path: Path, name: str
) -> None:
    unit = {
        "a.tmx": '<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh">'
        "<seg>他走了。</seg></tuv></tu></body></tmx>",
        "a.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "他走了。"\nmsgstr ""\n',
        "a.xlf": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        'source-language="zh" datatype="plaintext" original="a"><body><trans-unit id="1">'
        "<source>他走了。</source></trans-unit></body></file></xliff>",
    }[name]
    (tmp_path / name).write_text(unit, encoding="utf-8")
    try:
        assert not read_article([tmp_path / name]).arranged.article.is_alone
    except FileError as error:
        assert "in one language only" in str(error)  # noqa: PT017 - either is as before


@pytest.mark.parametrize("choices", [Choices(arrangement=Arrangement.ALONE), Choices(("en",))])
def test_person_can_say_that_a_text_is_alone(tmp_path: Path, choices: Choices) -> None:
    lines = [*ZH, "He left.", "The river remembered his name and all that he had done."]
    article = read(tmp_path, "\n".join(lines), choices=choices).article
    assert article.is_alone
    assert [block.text for block in article.source.blocks] == lines
    assert article.source.language == (choices.languages or ("zh-Hans",))[0]


def test_person_who_says_how_two_languages_stand_is_told_that_there_is_one(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="one language only"):
        read(tmp_path, "\n".join(ZH), choices=Choices(arrangement=Arrangement.ALTERNATING))


def test_ten_thousand_rows_are_read_at_once_and_the_rest_comes(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("\n".join(f"第{n}句。" for n in range(10_000)), "utf-8")
    adding = opener(library)
    opened = adding.open_early([tmp_path / "a.txt"], NoJob())
    assert not isinstance(opened, FoundArticle)
    info = library.articles.info(opened.article)
    assert info.coming is not None
    assert info.row_count == info.coming.rows < 10_000
    # As after another start: the file is read again.
    adding.arrivals.release(opened.article)
    adding.arrivals.add_rest(opened.article, NoJob())
    info = library.articles.info(opened.article)
    assert (info.row_count, info.coming, info.is_alone) == (10_000, None, True)
    article, alignment = library.articles.whole(opened.article)
    assert [block.text for block in article.source.blocks] == [f"第{n}句。" for n in range(10_000)]
    assert alignment.aligner == ALONE

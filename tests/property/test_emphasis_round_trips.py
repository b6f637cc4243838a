"""Emphasis survives writing and reading where the format can hold it, and never moves."""

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QTextDocument

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, BlockKind, Side
from duidu.core.emphasis import (
    Emphases,
    Emphasis,
    EmphasisKind,
    contrasting_emphasis,
    in_normal_form,
)
from duidu.formats.article_package.package import Package, unpack, write_package
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.exported import Exported, Written
from duidu.formats.docx.writer import write_docx
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.markdown.writer import write_markdown
from duidu.formats.notes.exported_notes import ArticleNotes
from duidu.formats.registry import read_bytes
from duidu.formats.tmx.writer import write_tmx
from duidu.formats.xliff.writer import write_xliff_2
from duidu.language.registry import language_for

EXACT: dict[str, Callable[[Exported], Written]] = {
    ".html": write_html,
    ".epub": write_epub,
    ".docx": write_docx,
}
LETTERS = {"zh-Hans": "他绝不再来门外雨下三天𠮷，。“”Ab ", "en": "abcdefgh   ,.“”*_-"}


def block(chance: random.Random, number: int, language: str) -> Block:
    """A paragraph no other is like, with words set apart at random."""
    text = f"{number}{'号' if language == 'zh-Hans' else 'th'} " + "".join(
        chance.choice(LETTERS[language]) for _ in range(24)
    )
    text = " ".join(text.split())
    places = [
        sorted(chance.choices(range(len(text) + 1), k=2))
        for _ in range(chance.choice((0, 1, 1, 2, 4)))
    ]
    marks = in_normal_form(
        [Emphasis(start, end, chance.choice(tuple(EmphasisKind))) for start, end in places], text
    )
    return Block(
        number,
        text,
        sentences=language_for(language).sentences(text),
        emphasis=contrasting_emphasis(marks, text),
    )


def exported(seed: int) -> Exported:
    chance = random.Random(seed)
    sides = [
        Side(language, tuple(block(chance, number, language) for number in range(8)))
        for language in LETTERS
    ]
    rows = tuple(Row(Bead((number,), (number,)), ()) for number in range(8))
    article = Article("Title", sides[0], sides[1])
    return Exported(
        article,
        Alignment(rows, "test"),
        ArticleNotes("a", "Title", "zh-Hans", "en", ()),
        tokens=lambda side, one: language_for(article.side(side).language).tokens(one.text),
    )


def texts(whole: Exported) -> dict[str, Emphases]:
    return {
        one.text: one.emphasis
        for side in (whole.article.source, whole.article.target)
        for one in side.blocks
    }


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("suffix", EXACT)
def test_pages_books_and_word_files_bring_it_back_exactly(suffix: str, seed: int) -> None:
    whole = exported(seed)
    document = read_bytes(EXACT[suffix](whole).data, ReadOptions(name=f"a{suffix}"), suffix)
    found = {one.text: one.emphasis for one in document.blocks}
    assert {text: found[text] for text in texts(whole)} == texts(whole)


@pytest.mark.parametrize("seed", range(25))
def test_a_package_brings_back_the_very_article(seed: int) -> None:
    whole = exported(seed)
    data = write_package(Package("a", whole.article, whole.alignment, whole.notes))
    parts = read_bytes(data, ReadOptions(name="a.duidu"), ".duidu").parts
    assert unpack(parts, "a").article == whole.article


@pytest.mark.parametrize("seed", range(60))
def test_markdown_keeps_the_text_and_sets_no_other_letter_apart(seed: int) -> None:
    whole = exported(seed)
    found = {
        one.text: one.emphasis
        for one in read_bytes(write_markdown(whole).data, ReadOptions(name="a.md"), ".md").blocks
    }
    for text, emphases in texts(whole).items():
        assert set(found) >= {text}
        assert letters(text, found[text]) <= letters(text, emphases)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He did not go.", (("not", EmphasisKind.EMPHASIS), ("did", EmphasisKind.STRONG))),
        ("他绝不再来。", (("绝不", EmphasisKind.STRONG), ("再", EmphasisKind.EMPHASIS))),
        (
            "All but *one* of them_all.",
            (("*one* of", EmphasisKind.STRONG), ("one", EmphasisKind.EMPHASIS)),
        ),
        ("He did not go.", (("did not", EmphasisKind.STRONG), ("did not", EmphasisKind.EMPHASIS))),
    ],
)
def test_markdown_brings_back_what_it_can_say(
    text: str, words: tuple[tuple[str, EmphasisKind], ...]
) -> None:
    marks = in_normal_form(
        [Emphasis(text.index(word), text.index(word) + len(word), kind) for word, kind in words],
        text,
    )
    if "再" in text:  # stars of two kinds would run together: the strong words are kept
        marks = marks[:1]
    whole = exported(0)
    side = replace(
        whole.article.source,
        blocks=(Block(0, text, emphasis=marks), *whole.article.source.blocks[1:]),
    )
    data = write_markdown(replace(whole, article=replace(whole.article, source=side))).data
    assert {
        one.text: one.emphasis for one in read_bytes(data, ReadOptions(name="a.md"), ".md").blocks
    }[text] == marks


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("seed", range(60))
def test_another_reader_of_markdown_sees_the_same(seed: int) -> None:
    whole = exported(seed)
    data = write_markdown(whole).data
    ours = {
        one.text: letters(one.text, one.emphasis)
        for one in read_bytes(data, ReadOptions(name="a.md"), ".md").blocks
    }
    theirs = by_qt(data.decode().split("---\n\n", 1)[1])
    assert {text: theirs[text] for text in texts(whole)} == {
        text: ours[text] for text in texts(whole)
    }


def by_qt(markdown: str) -> dict[str, set[tuple[int, EmphasisKind]]]:
    """What Qt's reader (md4c, CommonMark) sets apart, by paragraph; of spaces nothing is said."""
    document = QTextDocument()
    font = QFont()
    font.setPointSize(12)
    document.setDefaultFont(font)
    document.setMarkdown(markdown)
    found: dict[str, set[tuple[int, EmphasisKind]]] = {}
    one = document.begin()
    while one.isValid():
        apart = found.setdefault(one.text(), set())
        for place in one.textFormats():
            characters = range(
                len(_before(one.text(), place.start)),
                len(_before(one.text(), place.start + place.length)),
            )
            kinds = [EmphasisKind.EMPHASIS] * place.format.fontItalic() + [EmphasisKind.STRONG] * (
                place.format.fontWeight() >= QFont.Weight.Bold
            )
            apart |= {
                (at, kind) for at in characters for kind in kinds if not one.text()[at].isspace()
            }
        one = one.next()
    return found


def _before(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le")


def letters(text: str, emphases: Emphases) -> set[tuple[int, EmphasisKind]]:
    return {
        (at, kind)
        for start, end, kind in emphases
        for at in range(start, end)
        if not text[at].isspace()
    }


@pytest.mark.parametrize("write", [write_tmx, write_xliff_2])
def test_formats_of_plain_text_say_what_they_leave_out(
    write: Callable[[Exported], Written],
) -> None:
    whole = exported(1)
    count = sum(map(len, texts(whole).values()))
    assert count > 1
    written = write(whole)
    assert f"{count} places in italics or bold were written as plain text." in written.left_out
    plain = [
        replace(side, blocks=tuple(replace(b, emphasis=()) for b in side.blocks))
        for side in (whole.article.source, whole.article.target)
    ]
    assert (
        write(replace(whole, article=replace(whole.article, source=plain[0], target=plain[1]))).data
        == written.data
    )


def test_headings_and_items_keep_it_too() -> None:
    marks = (Emphasis(3, 7, EmphasisKind.EMPHASIS),)
    kinds = [(BlockKind.HEADING, 2), (BlockKind.LIST_ITEM, 1), (BlockKind.PARAGRAPH, 0)]
    blocks = tuple(
        Block(n, f"On Emma, {n}", kind, level, emphasis=marks)
        for n, (kind, level) in enumerate(kinds)
    )
    whole = exported(0)
    rows = tuple(Row(Bead((), (n,)), ()) for n in range(3))
    article = Article("Title", Side("zh-Hans", ()), Side("en", blocks))
    whole = replace(whole, article=article, alignment=Alignment(rows, "test"))
    for suffix, write in {**EXACT, ".md": write_markdown}.items():
        found = {
            one.text: one.emphasis
            for one in read_bytes(write(whole).data, ReadOptions(name=f"a{suffix}"), suffix).blocks
        }
        assert [found.get(one.text) for one in blocks] == [marks] * 3, suffix


def test_word_shows_dots_under_hanzi_and_italics_for_letters() -> None:
    whole = exported(0)
    zh = Block(
        0,
        "这本书叫 Emma 吗",
        emphasis=(Emphasis(3, 4, EmphasisKind.EMPHASIS), Emphasis(5, 9, EmphasisKind.EMPHASIS)),
    )
    article = Article("Title", Side("zh-Hans", (zh,)), Side("en", ()))
    whole = replace(whole, article=article, alignment=Alignment((Row(Bead((0,), ()), ()),), "test"))
    with zipfile.ZipFile(io.BytesIO(write_docx(whole).data)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count('<w:em w:val="dot"/>') == 1
    assert xml.count("<w:i/>") == 1

"""Pages as digitised books, blogs and drawings have them."""

import pytest

from fixtures.small_documents import read


def texts(page: str) -> list[str]:
    return [block.text for block in read(page.encode(), ".html").blocks]


@pytest.mark.parametrize(
    "number",
    [
        '<span class="pagenum">[Pg 12]</span>',
        '<span class="pagenum"><a name="Page_12" id="Page_12">[12]</a></span>',
        '<span class="x pageno">xii</span>',
        '<span class="page-number">12</span>',
        '<span role="doc-pagebreak">12</span>',
    ],
)
def test_the_number_of_a_printed_page_is_no_text(number: str) -> None:
    assert texts(f"<p>The rain {number}stopped.</p>") == ["The rain stopped."]


def test_a_class_named_so_with_other_words_is_text() -> None:
    page = '<p class="pagenum">Twelve pages are missing.</p><p class="pagenotes">12</p>'
    assert texts(page) == ["Twelve pages are missing.", "12"]


def test_all_posts_of_a_page_are_read() -> None:
    posts = "".join(
        f"<article><h2>Day {day}</h2><p>{'It rained and nobody went out. ' * 3}</p></article>"
        for day in (1, 2, 3)
    )
    page = f"<nav><a href='/'>Home</a></nav><div id='posts'>{posts}</div><footer>2024</footer>"
    document = read(f"<html><body>{page}</body></html>".encode(), ".html")
    headings = [block.text for block in document.blocks if block.level]
    assert headings == ["Day 1", "Day 2", "Day 3"]
    assert document.left_out == {"menu": 2}


def test_teasers_beside_an_article_stay_out() -> None:
    long = "<p>" + "It rained all day and nobody went out. " * 12 + "</p>"
    teaser = "<article><p>Snow is coming soon.</p></article>"
    page = f"<html><body><article>{long}</article>{teaser * 3}</body></html>"
    document = read(page.encode(), ".html")
    assert not any("Snow" in block.text for block in document.blocks)
    assert document.left_out == {"menu": 3}


def test_the_title_of_a_drawing_is_not_the_title_of_its_page() -> None:
    page = b"<html><body><svg><title>Logo</title></svg><p>It rained.</p></body></html>"
    assert read(page, ".html").title == ""


@pytest.mark.parametrize(
    ("namespace", "said"),
    [
        ("http://www.w3.org/1998/Math/MathML", "It is √2 here."),
        ("http://example.org/chemistry", "It is a root here."),
    ],
)
def test_of_a_switch_one_case_is_read(namespace: str, said: str) -> None:
    page = (
        "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'>"
        f"<body><p>It is <epub:switch><epub:case required-namespace='{namespace}'>"
        "<math><msqrt><mn>2</mn></msqrt></math></epub:case><epub:default>a root</epub:default>"
        "</epub:switch> here.</p></body></html>"
    )
    assert texts(page) == [said]


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("他说<q>你好</q>。", "他说“你好”。"),
        ("He said <q>so <em>very</em></q>.", "He said “so very”."),
        ("<q>She said <q>no</q> twice.</q>", "“She said ‘no’ twice.”"),
        ("他说<q>“你好”</q>。", "他说“你好”。"),
        ("It is <q> </q>empty.", "It is empty."),
    ],
)
def test_the_marks_of_a_quotation_are_text(line: str, read_as: str) -> None:
    assert texts(f"<p>{line}</p>") == [read_as]


def test_who_is_quoted_is_text_and_the_foot_of_a_page_is_not() -> None:
    page = "<blockquote><p>So be it.</p><footer>Ann</footer></blockquote><footer>2024</footer>"
    assert texts(f"<html><body>{page}</body></html>") == ["So be it.", "Ann"]

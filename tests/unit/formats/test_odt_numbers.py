"""The numbers that OpenDocument puts before paragraphs are text, as its programs show them."""

import io
import zipfile

import pytest

from duidu.core.article import BlockKind
from duidu.core.emphasis import EmphasisKind
from duidu.formats.base.document import Document
from fixtures.small_documents import read

NUMBERED = "<list-level-style-number level='{}' num-format='{}' {}/>"


def style(*levels: str, name: str = "L") -> str:
    return f"<list-style name='{name}'>{''.join(levels)}</list-style>"


def level(number: int, form: str, **said: object) -> str:
    more = " ".join(f"{name.replace('_', '-')}='{value}'" for name, value in said.items())
    return NUMBERED.format(number, form, more)


def item(*inside: str, more: str = "") -> str:
    return f"<list-item{more}>{''.join(inside)}</list-item>"


def listed(*items: str, more: str = " style-name='L'") -> str:
    return f"<list{more}>{''.join(items)}</list>"


def odt(styles: str, body: str) -> Document:
    content = (
        f"<document><automatic-styles>{styles}</automatic-styles>"
        f"<body><text>{body}</text></body></document>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return read(made.getvalue(), ".odt")


def texts(styles: str, body: str) -> list[str]:
    return [block.text for block in odt(styles, body).blocks]


ONE, TWO, THREE = (f"<p>{text}</p>" for text in ("One", "Two", "Three"))


@pytest.mark.parametrize(
    ("form", "said", "shown"),
    [
        ("1", {"num_suffix": "."}, "3. One"),
        ("a", {"num_prefix": "(", "num_suffix": ")"}, "(c) One"),
        ("I", {"num_suffix": "."}, "III. One"),
        ("一, 二, 三, ...", {"num_prefix": "第", "num_suffix": "条"}, "第三条 One"),
        ("一, 二, 三, ...", {"num_suffix": "、"}, "三、One"),
        ("壹, 贰, 叁, ...", {}, "叁 One"),
        ("甲, 乙, 丙, ...", {}, "丙 One"),
        ("①, ②, ③, ...", {}, "③ One"),
        ("１, ２, ３, ...", {"num_suffix": "．"}, "３．One"),
        ("01, 02, 03, ...", {}, "03 One"),
        ("", {"num_suffix": "."}, "One"),
        ("1", {"num_list_format": "[%1%]"}, "[3] One"),
    ],
)
def test_forms_of_counting(form: str, said: dict[str, str], shown: str) -> None:
    styles = style(level(1, form, start_value=3, **said))
    assert texts(styles, listed(item(ONE))) == [shown]


def test_items_count_and_levels_below_begin_anew() -> None:
    styles = style(level(1, "1", num_suffix="."), level(2, "1", num_suffix=".", display_levels=2))
    inner = listed(item(TWO), item(THREE), more="")
    body = listed(item(ONE, inner), item(ONE, inner))
    assert texts(styles, body) == [
        *("1. One", "1.1. Two", "1.2. Three"),
        *("2. One", "2.1. Two", "2.2. Three"),
    ]


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    styles = style(level(1, "1", num_suffix="."))
    header = f"<list-header>{ONE}</list-header>"
    body = listed(header, item(ONE, TWO), item("<p/>"), item(THREE))
    assert texts(styles, body) == ["One", "1. One", "Two", "3. Three"]


def test_an_item_may_begin_with_another_number() -> None:
    styles = style(level(1, "1"))
    body = listed(item(ONE), item(TWO, more=" start-value='9'"), item(THREE))
    assert texts(styles, body) == ["1 One", "9 Two", "10 Three"]


def test_a_list_goes_on_where_it_says_so() -> None:
    styles = style(level(1, "1")) + style(level(1, "a"), name="M")
    first = listed(item(ONE), more=" style-name='L' id='x'")
    other = listed(item(ONE), more=" style-name='M'")
    assert texts(styles, first + listed(item(TWO))) == ["1 One", "1 Two"]
    on = listed(item(TWO), more=" style-name='L' continue-numbering='true'")
    assert texts(styles, first + other + on) == ["1 One", "a One", "2 Two"]
    on = listed(item(TWO), more=" style-name='L' continue-list='x'")
    again = listed(item(THREE))
    assert texts(styles, first + again + on) == ["1 One", "1 Three", "2 Two"]


def test_a_list_without_a_style_has_that_of_its_paragraphs() -> None:
    styles = style(level(1, "1")) + "<style name='P' list-style-name='L'/>"
    body = listed(item("<p style-name='P'>One</p>"), more="")
    assert texts(styles, body) == ["1 One"]


def test_headings_are_numbered_by_the_outline() -> None:
    levels = (
        "<outline-level-style level='1' num-format='一, 二, 三, ...'"
        " num-prefix='第' num-suffix='章'/>"
        "<outline-level-style level='2' num-format='1' display-levels='1'/>"
        "<outline-level-style level='3' num-format=''/>"
    )
    body = "".join(
        f"<h outline-level='{at}'{more}>T</h>"
        for at, more in ((1, ""), (2, ""), (2, ""), (3, ""), (1, ""), (1, " is-list-header='true'"))
    )
    document = odt(f"<outline-style name='Outline'>{levels}</outline-style>", body)
    assert [block.text for block in document.blocks] == [
        *("第一章 T", "1 T", "2 T", "T", "第二章 T", "T")
    ]
    assert {block.kind for block in document.blocks} == {BlockKind.HEADING}


def test_a_paragraph_is_numbered_without_a_list() -> None:
    one = "<numbered-paragraph style-name='L' level='1'><p>One</p></numbered-paragraph>"
    assert texts(style(level(1, "1")), one + one) == ["1 One", "2 One"]


def test_emphasis_stays_on_its_words_behind_a_number() -> None:
    look = "<style name='B' family='text'><text-properties font-weight='bold'/></style>"
    body = listed(item("<p>He is <span style-name='B'>late</span>.</p>"))
    (block,) = odt(style(level(1, "1", num_suffix=".")) + look, body).blocks
    (mark,) = block.emphasis
    assert (block.text[mark.start : mark.end], mark.kind) == ("late", EmphasisKind.STRONG)
    assert block.text == "1. He is late."


def test_bullets_and_numbers_beyond_reason_are_none() -> None:
    bullet = "<list-level-style-bullet level='1' bullet-char='•'/>"
    assert texts(style(bullet), listed(item(ONE))) == ["One"]
    styles = style(level(1, "1", start_value="9" * 5000, display_levels="9" * 5000))
    assert texts(styles, listed(item(ONE))) == ["1 One"]

"""Names are put in the order in which people read them."""

import pytest

from duidu.app.opening.natural_order import natural_keys


def ordered(names: list[str]) -> list[str]:
    paths = [tuple(name.split("/")) for name in names]
    keys = natural_keys(paths)
    return [names[one] for one in sorted(range(len(names)), key=lambda one: keys[one])]


@pytest.mark.parametrize(
    "names",
    [
        "1 2 10",
        "chapter-1 Chapter-2 CHAPTER-10",
        "1 1.1 1.2 1.10 2",
        "第一章 第二章 第三章 第十章 第十一章 第二十章 第二十一章 第一百章 第一百零二章 第两百章",
        "第9章 第10章",
        "二〇一九 二〇二〇",
        "I II III IV V VI IX X XI XL",
        "I II IV preface",
        "① ② ⑩",
        "上册 中册 下册",
        "卷上 卷中 卷下",
        # Letters and syllables that could be numerals, and are none.
        "a b c d",
        "li xi",
        "Anna Bert carl",
        "Part-1/2 Part-1/10 Part-2/1 Part-10/1",
        "Book-I-Chapter-I Book-I-Chapter-II Book-II-Chapter-I Book-IV-Chapter-IX Book-X-Chapter-I",
        "01 1 02",
    ],
)
def test_numbers_count_however_they_are_written(names: str) -> None:
    wanted = names.split()
    assert ordered(wanted[::-1]) == wanted
    assert ordered(sorted(wanted)) == wanted

"""Names: every rendering with its count, and those that stand alone."""

from duidu.app.check.checker import Checker
from duidu.app.check.names import Names
from duidu.core.article import SideName
from duidu.core.jobs import NoJob
from fixtures.checked_rows import checked_rows, found

USUAL = [
    ("弗莱厄蒂昨天到了。", "Flaherty arrived yesterday."),
    ("我们问了弗莱厄蒂。", "We asked Flaherty."),
    ("弗莱厄蒂没有回答。", "There was no answer from Flaherty."),
    ("王琦瑶看着弗莱厄蒂。", "Wang Qiyao looked at Flaherty."),
    ("王琦瑶笑了。", "Then Wang Qiyao smiled."),
    ("他等王琦瑶。", "He waited for Wang Qiyao."),
]


def names() -> Names:
    return Names(SideName.TARGET, "zh")


def quotes(*more: tuple[str, str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [one.quotes for one in found(names, [*USUAL, *more])]


def test_a_name_rendered_otherwise() -> None:
    assert quotes(("弗来厄蒂走了。", "Flaherty left.")) == [(("弗来厄蒂",), ("Flaherty",))]


def test_another_character_of_a_chinese_name() -> None:
    assert quotes(("王琦遥走了。", "Wang Qiyao left.")) == [(("琦遥",), ("Qiyao",))]
    assert quotes(("王琦英走了。", "Wang Qiyao left.")) == [(("王琦英",), ("Qiyao",))]


def test_a_misspelt_name() -> None:
    assert quotes(("弗莱厄蒂走了。", "Flahrety left.")) == [(("弗莱厄蒂",), ("Flahrety",))]


def test_one_name_in_the_place_of_another() -> None:
    assert quotes(("弗莱厄蒂走了。", "Wang Qiyao left.")) == [(("弗莱厄蒂",), ("Qiyao",))]


def test_a_pronoun_is_no_other_name() -> None:
    assert quotes(("他走了。", "Flaherty left."), ("弗莱厄蒂走了。", "He left.")) == []


def test_the_table_of_names() -> None:
    rows = checked_rows(
        [*USUAL, ("弗来厄蒂走了。", "Flaherty left."), ("他走了。", "Flaherty left.")]
    )
    check = names()
    checker = Checker(rows.__getitem__, len(rows), [check])
    checker.survey(NoJob())
    uses = {use.name: use for use in check.table()}
    assert [(text, count) for text, count, _ in uses["Flaherty"].renderings] == [
        ("弗莱厄蒂", 4),
        ("弗来厄蒂", 1),
    ]
    assert uses["Flaherty"].alone == (7,)
    assert uses["Qiyao"].count == 3

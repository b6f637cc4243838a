"""Each check finds its fault, and nothing where there is none."""

import pytest

from duidu.app.check.consistency import Consistency
from duidu.app.check.ending import Endings
from duidu.app.check.kept import Codes, Literals
from duidu.app.check.length import Lengths
from duidu.app.check.numbers import Numbers, next_to
from duidu.app.check.one_side import Slips, Usages
from duidu.app.check.pairs import Pairs
from duidu.app.check.terms import Terms
from duidu.app.check.untranslated import Untranslated
from duidu.lexicon.terms import Term
from fixtures.checked_rows import found

PLAIN = [
    ("他们昨天到了上海，住在河边。", "They arrived in Shanghai yesterday and live by the river."),
    ("雨停了，孩子们跑出去。", "The rain stopped, and the children ran out."),
    ("老师打开书，读第一页。", "The teacher opened the book and read the first page."),
]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("减少到4500人。", "Down to 4,600 people.", [("4500", "4,600")]),
        ("减少到4500人。", "Down to 4,500 people.", []),
        ("六月他来了。", "He came in July.", [("六月", "July")]),
        # The other side says it in other words, or leaves out what means little.
        ("两个人走了。", "Both of them left.", []),
        ("一只猫。", "A cat.", []),
        ("他三番五次地来。", "He came again and again.", []),
        ("共有2500人。", "There were many people.", [("2500", "")]),
        # Three twice here, three and two there.
        ("三台机器收到三颗卫星的数据。", "Three machines read two satellites.", [("三", "two")]),
    ],
)
def test_numbers(source: str, target: str, expected: list[tuple[str, str]]) -> None:
    quotes = [
        (" ".join(one.quotes[0]), " ".join(one.quotes[1]))
        for one in found(Numbers, [(source, target)])
    ]
    assert quotes == expected


def test_a_neighbour_may_answer_where_a_machine_aligned() -> None:
    pairs = [
        ("他来了。1998年他走了。", "He came."),
        ("雨停了。", "In 1998 he left. The rain stopped."),
    ]
    assert len(found(Numbers, pairs)) == 2
    assert found(lambda: Numbers(next_to), pairs) == []


@pytest.mark.parametrize(
    ("source", "target", "checks"),
    [
        ("只有一边。", "", ["empty"]),
        ("", "One side only.", ["empty"]),
        ("Enter a valid address.", "Enter a valid address.", ["untranslated"]),
        ("输入地址。", "输入地址。", ["untranslated"]),
        ("2.1. Fast Growing Needs", "2.1. Fast Growing Needs", ["untranslated"]),
        ("apt-get install foo", "apt-get install foo", []),
        ("他说 this is what they have to do for it。", "He said so.", ["untranslated"]),
        ("他用“This is what they have”作标题。", "Its title is “This is what they have”.", []),
        ("他走了。", "He left 那里 again.", ["untranslated"]),
        ("他用 Debian。", "He uses Debian (德班).", []),
        ("……", "", []),
    ],
)
def test_what_is_not_translated(source: str, target: str, checks: list[str]) -> None:
    assert [one.check for one in found(Untranslated, [(source, target)])] == checks


@pytest.mark.parametrize(
    ("source", "target", "checks"),
    [
        ("有{0}个。", "There are {0}.", []),
        ("有{0}个。", "There are {1}.", ["placeholder"]),
        ("%s 和 %s", "%s and it", ["placeholder"]),
        ("%1$d个", "%1$s", ["placeholder"]),
        ("<b>好</b>", "<b>good", ["placeholder"]),
        ('<a title="好">好</a>', '<a title="good">good</a>', []),
        ("占50%的人", "50% of people", []),
        ("见 https://a.org/zh/x。", "See https://a.org/en/x.", []),
        ("见 https://a.org/x。", "See https://a.org/y.", ["address"]),
        ("写信给 a@b.org。", "Write to us.", ["address"]),
    ],
)
def test_what_is_taken_over(source: str, target: str, checks: list[str]) -> None:
    assert [one.check for one in found(Literals, [(source, target)])] == checks


def test_codes_that_the_text_keeps() -> None:
    kept = [(f"用 SRAR 做第{n}件事。", f"Thing {n} with SRAR.") for n in range(6)]
    (one,) = found(Codes, [*kept, ("用 SRAR 做别的。", "Other things.")])
    assert (one.row, one.quotes) == (6, (("SRAR",), ()))


def test_codes_that_the_text_translates() -> None:
    assert found(Codes, [("北约开会。", "NATO meets."), ("美国同意。", "The US agrees.")]) == []


def test_a_slip_in_a_code() -> None:
    (one,) = found(Codes, [("不是合法的IPv6地址。", "Not a valid IPvb address.")])
    assert one.quotes == (("IPv6",), ("IPvb",))


def test_a_slip_in_a_name_that_is_kept() -> None:
    pair = ("用 Debian 和 Debian 的软件包。", "Use Debian and the packages of Debain.")
    assert [one.quotes for one in found(Codes, [pair])] == [(("Debian",), ("Debain",))]
    assert found(Codes, [("用 Debian。", "Debian and Debianized packages.")]) == []
    # Two abbreviations that have nothing in common.
    assert found(Codes, [("主引导记录（MBR）", "BACK TO BASICS Boot record")]) == []


@pytest.mark.parametrize(
    ("source", "target", "marks"),
    [
        ("他（昨天）来了。", "He came (yesterday.", ["("]),
        ("他（昨天来了。", "He came (yesterday).", ["（"]),
        ("他说：“好。”", "He said, “Good.”", []),
        ("他说：“好。", "He said, “Good.”", ["“"]),
        ("《书》", "“Book", ["“"]),
        ("他说：‘好’。", "He said 'good'.", []),
        # Both sides go on in the next row.
        ("他说：“好。", "He said, “Good.", []),
        ("1) 一", "1) One", []),
        ("区域（“UTF-8”）", 'locale ("UTF-8").', []),
        ("15英寸的屏幕", 'a 15" screen', []),
        ("It’s", "It’s the dogs’ house", []),
        ("「他說『好』。」", "“He said ‘good’.”", []),
        ("「他說『好。」", "“He said ‘good’.”", ["『"]),
        ("(当前主题：深色）", "(current theme: dark)", []),
    ],
)
def test_pairs(source: str, target: str, marks: list[str]) -> None:
    quotes = [mark for one in found(Pairs, [(source, target)]) for mark in sum(one.quotes, ())]
    assert quotes == marks


def test_a_quotation_over_several_rows() -> None:
    pairs = [("他说：“来吧。", "He said: Come."), ("我等你。", "I wait."), ("快点。”", "Be quick.")]
    assert found(Pairs, pairs) == []


def test_endings() -> None:
    pairs = [*PLAIN * 3, ("他走了", "He left."), ("他走了吗？", "Did he leave"), ("标题", "Title")]
    assert [one.row for one in found(Endings, pairs)] == [9, 10]


def test_texts_that_never_end_alike_are_not_told() -> None:
    assert found(Endings, [("标题一号", "The first title.")] * 20) == []


def test_marks_against_the_habit_of_the_text() -> None:
    (one,) = found(Usages, [*PLAIN * 3, ("雨停了,他们走了。", "The rain stopped, they left.")])
    assert (one.check, one.row, one.quotes) == ("mark", 9, ((",",), ()))
    half = [(source.replace("，", ","), target) for source, target in PLAIN] * 3
    assert found(Usages, half) == []


def test_one_script_among_the_other() -> None:
    (one,) = found(Usages, [*PLAIN * 5, ("他說。", "He speaks.")])
    assert (one.check, one.quotes) == ("script", (("說",), ()))
    traditional = [("他們說這個問題。", "They tell the problem.")] * 12
    (one,) = found(Usages, [*traditional, ("他们。", "They.")])
    assert one.quotes == (("们",), ())


@pytest.mark.parametrize(
    ("source", "target", "checks"),
    [
        ("好，，走。", "Good, go.", ["mark"]),
        ("好。", "Good,, go.", ["mark"]),
        ("好……", "Good...", []),
        ("真的吗？！", "Really?!", []),
        ("好。", "Go  there.", ["blank"]),
        ("坏\ufffd了。", "Broken.", ["damaged"]),
        ("好。", "Donâ€™t.", ["damaged"]),
        ("好。", "Gооd dog.", ["script", "script"]),
    ],
)
def test_slips(source: str, target: str, checks: list[str]) -> None:
    assert [one.check for one in found(Slips, [(source, target)])] == checks


def test_one_text_in_two_ways() -> None:
    first = ("请输入有效的电子邮箱。", "Please enter a valid e-mail address.")
    other = ("请输入有效的电子邮箱。", "Please type in some kind of correct mail.")
    assert [(one.check, one.row) for one in found(Consistency, [first, first, other])] == [
        ("same-source", 2)
    ]
    assert found(Consistency, [("好的。", "Fine."), ("好的。", "All right.")]) == []


def test_length() -> None:
    source, target = PLAIN[0]
    far = (source, " ".join([target] * 8))
    assert [one.row for one in found(Lengths, [*PLAIN * 5, far])] == [15]
    # Of short texts the lengths say nothing.
    assert found(Lengths, [*PLAIN * 5, ("好。", "All right, then, let us do that.")]) == []


def test_terms_in_both_directions() -> None:
    term = Term("zh", "en", "软件包", "package")
    forbidden = Term("zh", "en", "软件包", "bundle", note="forbidden")

    def terms() -> Terms:
        return Terms([term, forbidden])

    assert found(terms, [("安装软件包。", "Install the packages.")]) == []
    assert [one.quotes for one in found(terms, [("安装软件包。", "Install it.")])] == [
        (("软件包",), ())
    ]
    assert [one.quotes for one in found(terms, [("安装它。", "Install the package.")])] == [
        ((), ("package",))
    ]
    quotes = [one.quotes for one in found(terms, [("软件包。", "A package, a bundle.")])]
    assert quotes == [(("软件包",), ("bundle",))]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("村子离城8公里。", "The village is 5 miles from the town."),
        ("他身高1.83米。", "He is 6 feet tall."),
        ("气温达到华氏100度。", "It reached 38 degrees Celsius."),
        ("气温达到38摄氏度。", "It reached 100 degrees Fahrenheit."),
        ("农场占地40公顷。", "The farm covers 100 acres."),
        ("水深三米。", "The water was ten feet deep."),
        ("重达91公斤。", "It weighs 200 pounds."),
        ("跑了十里路。", "They ran five kilometres."),
        ("面积260万平方公里", "an area of 1 million square miles"),
        ("油箱装45升油。", "The tank holds 12 gallons."),
        ("这里有16进制数。", "There is a hexadecimal number here."),
    ],
)
def test_converted_measures_are_the_same(source: str, target: str) -> None:
    assert found(Numbers, [(source, target)]) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("村子离城8公里。", "The village is 8 miles from the town."),
        ("村子离城8公里。", "The village is 7 miles from the town."),
        ("重达91公斤。", "It weighs 300 pounds."),
        ("重达91公斤。", "It weighs 91 pounds."),
        ("气温达到38摄氏度。", "It reached 120 degrees Fahrenheit."),
        ("水深三米。", "The water was twenty feet deep."),
    ],
)
def test_measures_converted_wrongly_are_told(source: str, target: str) -> None:
    assert len(found(Numbers, [(source, target)])) == 1


def test_half_width_marks_between_names_and_addresses_are_theirs() -> None:
    pairs = [
        (
            '启动的时候，"/tmp", "/var/lock"和其他目录会被清理。',
            'At start "/tmp", "/var/lock" and others are cleaned.',
        ),
        ("使用 strace(1), ltrace(1) 来跟踪。", "Use strace(1), ltrace(1) to trace."),
        ("他来了，雨停了，我们走吧。", "He came, the rain stopped, let us go."),
        ("账户名是“客人”,你可以登录。", "With the name “guest” you can log in."),
    ]
    assert [(one.check, one.row) for one in found(Usages, pairs)] == [("mark", 3)]


def test_a_quoted_line_of_code_and_an_option_are_no_slips() -> None:
    pairs = [
        ("它会重复执行。", '"until condition ; do command ; done" repeats it.'),
        ("软件包名。", "-p package, --package package"),
    ]
    assert found(Usages, pairs) == []


def test_what_may_be_said_in_words_is_no_lost_code() -> None:
    pairs = [
        ("封包过滤和网络地址转换的工具。", "a tool for packet filtering and NAT"),
        ("避免转义序列，因为它随 shell 而不同。", "Avoid escape sequences, which vary."),
        ("相当于“hold 包名”。", "It is equivalent to “hold package_name”."),
        ("规范（版本2）", "specification v2"),
    ]
    assert found(Codes, pairs) == []
    kept = [(f"第{n}章讲 NAT 表。", f"Chapter {n} tells of NAT tables.") for n in range(8)]
    lost = [*kept, ("最后一章讲这种表。", "The last chapter tells of NAT tables.")]
    assert [one.row for one in found(Codes, lost)] == [8]


def test_a_title_and_a_quotation_are_not_left_untranslated() -> None:
    pairs = [
        (
            "比如文档式样语言 Document Style Semantics and Specification Language。",
            "For example it.",
        ),
        ('如果询问 "Keep number of the DNS queries minimal (on demand)?" 时', "If it asks."),
    ]
    assert found(Untranslated, pairs) == []


def test_the_dot_of_a_word_and_the_colon_before_a_list_are_no_slips() -> None:
    pairs = [(f"他第{n}次走了。", f"He left for time {n}.") for n in range(60)]
    rows = [
        ("转成 XML、HTML、纯文本等等", "to XML, HTML, plain text, etc."),
        ("使用 S.M.A.R.T. 监控存储系统", "Monitor storage with S.M.A.R.T."),
        ("检查的方式如下：", "You can check it by the following."),
        ("他来了", "He came back."),
    ]
    assert [one.row for one in found(Endings, [*pairs, *rows])] == [63]

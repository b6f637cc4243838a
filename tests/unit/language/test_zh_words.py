"""Words: jieba's cuts, an entry for every word, names and numbers kept whole."""

import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path

import jieba
import pytest

from duidu.core.errors import FileError
from duidu.core.token import TokenKind
from duidu.language.zh.chinese import Chinese
from duidu.language.zh.islands import BLOCK
from duidu.language.zh.segment import Segmenter, joined_alphanumerics
from duidu.language.zh.wordfile import WordFile, open_words

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


@pytest.fixture(scope="module")
def words() -> WordFile:
    return open_words()


@pytest.fixture(scope="module")
def chinese(words: WordFile) -> Chinese:
    return Chinese(words)


def chinese_lines() -> list[str]:
    """Real text: our samples, and texts inside jieba and related packages."""
    files = [path for path in SAMPLES.rglob("*") if path.suffix in {".txt", ".md"}]
    files.append(Path(__file__).parent / "data" / "hard_readings.txt")
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if any("\u4e00" <= c <= "\u9fff" for c in line)]


def test_the_word_file_cuts_exactly_as_jieba_does(words: WordFile) -> None:
    segmenter = Segmenter(words)
    lines = chinese_lines()
    assert sum(map(len, lines)) > 3000
    for line in lines:
        assert segmenter.jieba_cut(line) == jieba.lcut(line, HMM=False)


def test_every_word_has_an_entry(chinese: Chinese, words: WordFile) -> None:
    text = "谈判代表早些时候说这是一份声明，但研究生命起源的人并不觉得奇怪。"
    for token in chinese.tokens(text):
        if token.kind is TokenKind.WORD:
            assert words.is_entry(token.text), token.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("美国最高军事官员马克·米利将军会见了他", "马克·米利"),
        ("发言人萨拉·弗莱厄蒂说", "萨拉·弗莱厄蒂"),
        ("阿富汗总统阿什拉夫·加尼。", "阿什拉夫·加尼"),
        ("部长迈克·蓬佩奥在场", "迈克·蓬佩奥"),
        ("弗莱厄蒂在另一份声明中说", "弗莱厄蒂"),
        ("米莉还前往喀布尔", "米莉"),
        ("与塔利班会面", "塔利班"),
        ("总统唐纳德·特朗普的命令", "唐纳德·特朗普"),
        ("我把钥匙交给了孟繁星就走了", "孟繁星"),
        ("他生在佐治亚州亚特兰大附近的埃尔伯顿", "亚特兰大"),
    ],
)
def test_names_are_whole(chinese: Chinese, text: str, name: str) -> None:
    assert name in chinese.words(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("增长了50%。", "50%"),
        ("约16,250人", "16,250"),
        ("大约3.5万人", "3.5万"),
        ("四百五十万元", "四百五十万"),
        ("第6个", "第6"),
        ("买了一件T恤", "T恤"),
        ("我们AA制吧", "AA制"),
    ],
)
def test_numbers_and_mixed_words_are_whole(chinese: Chinese, text: str, number: str) -> None:
    assert number in chinese.words(text)


def test_a_numeral_and_its_classifier_are_two_words(chinese: Chinese) -> None:
    assert chinese.words("一个人") == ["一", "个", "人"]


def test_traditional_text_is_cut_like_simplified(chinese: Chinese) -> None:
    simplified = "银行行长看着电视说头发长了"
    traditional = "銀行行長看著電視說頭髮長了"
    assert [len(w) for w in chinese.words(traditional)] == [
        len(w) for w in chinese.words(simplified)
    ]
    assert "".join(chinese.words(traditional)) == traditional


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\ud800我\udfff",
        "\ue000\U0010ffff𠮷㐂",
        "e\u0301\u202e中\u202c文",
        "👩‍👩‍👧中文",
        "カタカナ한국어漢字",
        "\x00\x07一\r\n",
        "1.2.3...,,%%",
    ],
)
def test_odd_text_keeps_its_offsets(chinese: Chinese, text: str) -> None:
    tokens = chinese.tokens(text)
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens] == [0, *(token.end for token in tokens)][: len(tokens)]
    for token in tokens:
        assert len(token.reading) in (0, token.end - token.start)


def test_a_very_long_line_is_cut_whole(chinese: Chinese) -> None:
    text = "人民" * 60_000
    assert "".join(chinese.words(text)) == text


def test_a_damaged_word_file_is_explained(tmp_path: Path) -> None:
    damaged = tmp_path / "words.bin"
    for content in (b"", b"something else", open_words_bytes()[:100_000]):
        damaged.write_bytes(content)
        with pytest.raises(FileError, match="missing or damaged"):
            open_words(damaged)
    with pytest.raises(FileError, match="missing or damaged"):
        open_words(tmp_path / "nowhere.bin")


def open_words_bytes() -> bytes:
    from duidu.resources import resource

    return resource("data", "words.bin").read_bytes()


def test_islands_are_the_pieces_that_no_word_crosses(words: WordFile) -> None:
    segmenter = Segmenter(words)
    dice = random.Random(4)
    text = "".join(chinese_lines())
    for _ in range(400):
        at = dice.randrange(len(text))
        run = text[at : at + dice.randrange(1, 60)]
        # A border lies where no word that begins before it reaches beyond it.
        ends = [
            at + max((len(word) for word in words.prefixes(run[at:])), default=1)
            for at in range(len(run))
        ]
        borders = [n for n in range(1, len(run)) if max(ends[:n]) <= n]
        cut = [0, *borders, len(run)]
        assert list(segmenter._islands.bounded(run)) == [
            run[a:b] for a, b in itertools.pairwise(cut)
        ]
        # Once more, from what is remembered by now.
        assert list(segmenter._islands.bounded(run)) == [
            run[a:b] for a, b in itertools.pairwise(cut)
        ]
    assert segmenter._islands.of("") == []


def random_texts() -> Iterator[str]:
    """Chinese with numbers, names, Latin words, spaces, marks and letters of other scripts."""
    chance = random.Random(27)
    lines = chinese_lines()
    marks = (
        "一二三两个第年0129.%,，。 \t\n\u3000·•T恤卡拉OK3D打印AA制abXY-_+#&马克米利裡頭𠮷é\x1cカ①"
    )
    for _ in range(1_500):
        line = chance.choice(lines)
        at = chance.randrange(len(line))
        pieces = (line[at : at + chance.randrange(12)], *chance.choices(marks, k=6))
        yield "".join(chance.choices(pieces, k=8))


def test_a_text_is_cut_at_once_as_each_of_its_blocks_is(words: WordFile) -> None:
    at_once, singly = Segmenter(words), Segmenter(words)

    def cut(block: str) -> Iterator[str]:
        """The words of a run of letters, from the islands that are found one by one."""
        islands = singly._islands.bounded(block)
        best = (word for island in islands for word in singly._best(island))
        return joined_alphanumerics(part for word in best for part in singly.entries(word))

    for text in [*random_texts(), "Debian 12" * 4_000, "生命起源" * 2_000, " " * 5_000]:
        wanted: list[str] = []
        for piece in re.split(f"({BLOCK.pattern})", text):
            if BLOCK.match(piece):
                wanted.extend(cut(piece))
            else:
                for run in re.split(r"(\s+)", piece):
                    wanted.extend([run] if run.isspace() else run)
        assert at_once.words(text) == wanted, text[:80]


def test_lines_are_cut_together_as_they_are_by_themselves(chinese: Chinese) -> None:
    lines = [text.replace("\n", "。") for text in random_texts() if text.strip() == text != ""]
    together = chinese.kinds("\n".join(lines))
    assert [item for item in together if item[0] != "\n"] == [
        item for line in lines for item in chinese.kinds(line)
    ]


def test_long_islands_are_not_remembered(words: WordFile) -> None:
    segmenter = Segmenter(words)
    segmenter.words("ab" * 3_000)
    assert max(map(len, segmenter._known), default=0) < 100


@pytest.mark.parametrize(
    "cut",
    [
        "台中|市",
        "四川|省",
        "纽约|州",
        "加利福尼亚|州",
        "加泰罗尼亚|语",
        "长|3.33|m",
        "约|2.5|kg|的|米",
        "2|.|3D|打印",
        "1.3万余|人",
        "5亿多|人",
        "花|了|300多|元",
        "五十|多元化|的|学校",
        "内蒙古|自治区",
        "法国|人",
        "住宅区",
        "于|1996|年",
        "110|报警",
        "共|1100|人",
        "一千多|次",
        "二十几|岁",
        "5000多|种",
        "10|个|人",
        "他|个人|认为",
    ],
)
def test_kind_of_place_and_what_is_counted_are_words(chinese: Chinese, cut: str) -> None:
    assert "|".join(chinese.words(cut.replace("|", ""))) == cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("那条小巷子尽头", ["小", "巷子"]),
        ("鸟笼子挂在树上", ["鸟", "笼子"]),
        ("高高地举起手", ["高", "高", "地"]),
    ],
)
def test_what_a_small_word_belongs_to(text: str, words: list[str]) -> None:
    cut = Chinese().words(text)
    assert any(cut[at : at + len(words)] == words for at in range(len(cut)))

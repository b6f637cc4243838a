"""A small Reading without library or language: texts of our own, words by a little list, marks as they are put in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from duidu.app.article.open_text import RowText
from duidu.core.alignment import Bead, Row
from duidu.core.annotation import Annotation
from duidu.core.article import Block, BlockKind, SideName, Span
from duidu.core.errors import DuiduError
from duidu.core.token import Token, TokenKind

_LIST = (
    "清晨 qing1 chen2; 河面 he2 mian4; 上 shang4; 升起 sheng1 qi3; 一层 yi1 ceng2; 薄雾 bo2 wu4; 老人 lao3 ren2; 把 ba3; "
    "小船 xiao3 chuan2; 推 tui1; 进 jin4; 水里 shui3 li5; 窗户 chuang1 hu5; 装 zhuang1; 得 de5; 很 hen3; 漂亮 piao4 liang5; 他 ta1; "
    "说 shuo1; 今天 jin1 tian1; 不 bu4; 下雨 xia4 yu3; 孩子 hai2 zi5; 们 men5; 在 zai4; 岸边 an4 bian1; 等 deng3; 着 zhe5; "
    "西安 xi1 an1; 来 lai2; 的 de5; 客人 ke4 ren2; 市场 shi4 chang3; 开门 kai1 men2; 了 le5; 卖 mai4; 鱼 yu2; 人 ren2; 和 he2; 买 mai3; "
    "都 dou1; "
)
WORDS = {entry.split()[0]: tuple(entry.split()[1:]) for entry in _LIST.split(";") if entry.strip()}
_TOKEN = re.compile("|".join((*sorted(WORDS, key=len, reverse=True), r"[A-Za-z']+", "\\s+", ".")))

SOURCE = (
    "清晨，河面上升起一层薄雾。老人把小船推进水里，窗户装得很漂亮。",
    "他说：“今天不下雨。”孩子们在岸边等着西安来的客人（Mr. Reed）。",
    "市场开门了，卖鱼的人和买鱼的人都来了。",
)
TARGET = (
    "At dawn a thin mist rose over the river. The old man pushed his boat into the water, and its windows were beautifully made.",
    "“It won't rain today,” he said. The children were waiting on the bank for the guest from Xi'an (Mr. Reed).",
    "The market had opened, and the people who sell fish and the people who buy it had all come.",
)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut by longest match in WORDS, Latin by letters, everything else one by one."""
    return tuple(
        Token(m.start(), m.end(), m[0], _kind(m[0]), WORDS.get(m[0], ()))
        for m in _TOKEN.finditer(text)
    )


def _kind(word: str) -> TokenKind:
    if word in WORDS:
        return TokenKind.WORD
    if word[0].isascii() and word[0].isalpha():
        return TokenKind.LATIN
    return TokenKind.SPACE if word.isspace() else TokenKind.PUNCTUATION


def sentences_of(text: str) -> tuple[Span, ...]:
    """Cut after every full stop, Chinese or Western, with what closes a quotation."""
    spans: list[Span] = []
    start = 0
    for at, mark in enumerate(text):
        ends = mark in "。！？" or (
            mark == "." and text[at + 1 : at + 2] in (" ", "") and text[at - 2 : at] != "Mr"
        )
        if ends and text[at + 1 : at + 2] not in ("”", ")", "）"):
            spans.append(Span(start, at + 1))
            start = at + 1 + (text[at + 1 : at + 2] == " ")
        elif mark in "”" and text[at - 1] in "。！？":
            spans.append(Span(start, at + 1))
            start = at + 1
    return (*spans, Span(start, len(text))) if start < len(text) else tuple(spans)


def block(number: int, text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> Block:
    """A block with its sentences."""
    return Block(number, text, kind, level, sentences_of(text))


def row(
    source: tuple[Block, ...], target: tuple[Block, ...], number: int, score: float = 1.0
) -> RowText:
    """A row whose sentences answer each other one by one as far as they go."""
    counts = [sum(len(b.sentences) for b in blocks) for blocks in (source, target)]
    common = min(counts)
    beads = [Bead((i,), (i,)) for i in range(common)]
    beads += [Bead((i,), ()) for i in range(common, counts[0])] + [
        Bead((), (i,)) for i in range(common, counts[1])
    ]
    bead = Bead(tuple(b.id for b in source), tuple(b.id for b in target), score)
    return RowText(number, Row(bead, tuple(beads)), source, target)


@dataclass
class FakeOpenText:
    """Rows as given; `asked` counts the rows that were read."""

    rows: Sequence[RowText]
    marks: list[Annotation] = field(default_factory=list)
    links: dict[tuple[SideName, int, int, int], tuple[tuple[int, int, int], ...]] = field(
        default_factory=dict
    )
    languages: tuple[str, str] = ("zh-Hans", "en")
    article: str = "article"
    title: str = "Title"
    asked: set[int] = field(default_factory=set)
    _tokens: dict[str, tuple[Token, ...]] = field(default_factory=dict)

    def language(self, side: SideName) -> str:
        return self.languages[0 if side is SideName.SOURCE else 1]

    def row_count(self) -> int:
        return len(self.rows)

    def row_lengths(self, side: SideName) -> list[int]:
        return [sum(len(b.text) for b in r.blocks(side)) for r in self.rows]

    def row(self, index: int) -> RowText:
        self.asked.add(index)
        return self.rows[index]

    def row_of(self, side: SideName, block: int) -> int:
        for index, row in enumerate(self.rows):
            if any(b.id == block for b in row.blocks(side)):
                return index
        raise DuiduError(f"There is no block {block}.")

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        if block.text not in self._tokens:
            self._tokens[block.text] = tokens_of(block.text)
        return self._tokens[block.text]

    def annotations(self, index: int) -> tuple[Annotation, ...]:
        ids = {(side, b.id) for side in SideName for b in self.rows[index].blocks(side)}
        return tuple(
            a for a in self.marks if any((anchor.side, anchor.block) in ids for anchor in a.anchors)
        )

    def answers(
        self, index: int, side: SideName, block: int, start: int, end: int
    ) -> tuple[tuple[int, int, int], ...]:
        return self.links.get((side, block, start, end), ())


def article(repeat: int = 1) -> FakeOpenText:
    """A title on one side only, then the three paragraphs, so many times over."""
    rows = [row((), (block(0, "Morning on the River", BlockKind.HEADING, 1),), 0)]
    for number in range(1, 3 * repeat + 1):
        i = (number - 1) % 3
        rows.append(row((block(number, SOURCE[i]),), (block(number, TARGET[i]),), number))
    return FakeOpenText(rows)

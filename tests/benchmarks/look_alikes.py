"""How notes from elsewhere fare among sentences that look alike.

    python tests/benchmarks/look_alikes.py [--quick] [--seed N]

Texts of sibling sentences (lists, clauses, dialogue, recipes, results) in both languages are
annotated, then changed; the notes come with their quotation and 32 code points of context alone.
Prints one JSON line a figure.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from anchoring import judge, spans
from anchoring_edits import KINDS, Edited, Text, tracked
from report import figure

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, SideName
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.elsewhere import Elsewhere

# Each with words for its gap; the sentences of one template differ in nothing else.
TEMPLATES = (
    ("Team {} reported that the new method cut costs by twelve per cent.", "One Two Three Nine"),
    ("{}. The {} shall give notice in writing not later than thirty days before delivery of the "
     "goods; such notice is given when it is received.", "Buyer Seller Carrier Agent"),
    ("Add the {} and stir until nothing sticks to the bottom of the pan, then wait two minutes.",
     "butter cheese onions pepper"),
    ("“I never went to {} that winter,” she said, and looked at the lamp for a long time.",
     "Harbin Dalian Ningbo Xiamen"),
    ("Article {}: everyone has the right to rest, and no one shall be made to work on that day.",
     "4 14 24 40"),
    ("{} was founded in the spring of that year by four friends. It moved three times. In the end "
     "it cut its costs by twelve per cent and stayed.", "Linden Willow Poplar Cherry"),
    ("He said that the {} was ready. She did not answer. The river was still, and the boats lay "
     "where they had been left in the evening.", "soup boat lamp door"),
    ("第{}组报告说，新办法使费用降低了百分之十二，下个月还要再试一次。", "一 二 三 九"),
    ("{}方应当在交货前三十日内书面通知对方；通知自收到之日起生效，逾期视为没有通知。",
     "买 卖 甲 乙"),
    ("放入{}，小火慢慢翻炒，等锅底不再粘住以后，盖上锅盖焖两分钟。", "黄油 洋葱 土豆 胡椒"),
    ("“那年冬天我没有去过{}。”她说完，又看了很久桌上的灯。", "哈尔滨 大连 宁波 厦门"),
    ("第{}条　人人有休息的权利，任何人不得在这一天被迫工作，违者按照规定处理。",
     "四 十四 二十四 四十"),
    ("{}是那年春天由四个朋友办起来的。它搬过三次家。最后费用降低了百分之十二，也就留了下来。",
     "柳社 杨社 樱社 松社"),
    ("{}说船已经准备好了。没有人回答。江水很静，小船还停在傍晚停下的地方。", "老张 老李 小王 小赵"),
)  # fmt: skip
PLAIN = (
    "Nothing else was written in the book that summer, and nobody asked.",
    "那个夏天本子上再没有写别的什么，也没有人问起。",
    "A wind came up from the river after midnight and shook the shutters.",
    "半夜以后江上起了风，把窗板吹得直响。",
)
INSERTED = (
    "It had been raining, as they all knew. Nobody minded.",
    "雨一直在下，大家都知道。谁也不在意。",
)
Edit = Callable[[Text, random.Random, Sequence[str]], Text]


def siblings_deleted(text: Text, rng: random.Random, _other: Sequence[str]) -> Text:
    """All sentences of a template but one are gone."""
    return [block for block in text if not _is_sibling(block) or rng.random() < 0.3]


def _is_sibling(block: Sequence[tuple[str, object]]) -> bool:
    return "".join(character for character, _ in block) not in PLAIN


EDITS: dict[str, Edit] = {
    "unchanged": lambda text, rng, other: text,
    "siblings deleted": siblings_deleted,
    "deleted and edited": lambda text, rng, other: KINDS["insertions"](
        siblings_deleted(text, rng, other), rng, INSERTED
    ),
    "deleted and misspelt": lambda text, rng, other: KINDS["typos"](
        siblings_deleted(text, rng, other), rng, other
    ),
    "deleted and moved": lambda text, rng, other: KINDS["paragraph moved"](
        siblings_deleted(text, rng, other), rng, other
    ),
    "duplicated": KINDS["duplicated"],
    "re-punctuated": KINDS["re-punctuated"],
}


def documents(chinese: bool, rng: random.Random) -> Iterator[list[str]]:
    """Texts of some templates, each with all of its siblings, in order or mixed."""
    own = [t for t in TEMPLATES if any("一" <= c <= "鿿" for c in t[0]) == chinese]
    plain = [t for t in PLAIN if any("一" <= c <= "鿿" for c in t) == chinese]
    for first in range(len(own)):
        texts = [
            template.replace("{}", word)
            for template, words in (own[first], own[first - 1])
            for word in words.split()
        ]
        if first % 2:
            rng.shuffle(texts)
        yield [plain[0], *texts[:4], plain[1], *texts[4:]]


def measure(name: str, chinese: bool, options: argparse.Namespace) -> None:
    """Print the figures of one language."""
    counts: Counter[tuple[str, str, AnchorState]] = Counter()
    for turn in range(1 if options.quick else 20):
        rng = random.Random(f"{options.seed} {turn} {name}")
        for blocks in documents(chinese, rng):
            for kind, edit in EDITS.items():
                for verdict, state, shown in trial(blocks, edit, rng):
                    counts[kind, verdict, state] += 1
                    if options.show in (f"{verdict} {state.value}", verdict):
                        print(kind, verdict, state.value, *shown, sep="\n  ")
    tell(name, counts)


def trial(
    blocks: Sequence[str], edit: Edit, rng: random.Random
) -> Iterator[tuple[str, AnchorState, tuple[str, str]]]:
    """Each of thirty notes: how it was placed, how sure that is, and both passages."""
    edited = Edited.of(edit(tracked(blocks), rng, blocks))
    side = Elsewhere.of([Block(1000 + i, text) for i, text in enumerate(edited.blocks)])
    for index, span in spans(blocks, rng, 30):
        anchor = make_anchor(SideName.SOURCE, Block(index, blocks[index]), span)
        found = side.place(replace(anchor, block=-1, version="")).anchor
        # The same words in an equal block are the same to anyone.
        place = where(found)
        truth = edited.truth(index, span.start, span.end)
        if place and truth and edited.blocks[place[0]] == edited.blocks[truth[0]]:
            place = (truth[0], *place[1:])
        text = "" if place is None else edited.blocks[place[0]]
        # A misprint that makes a sentence its sibling deceives anyone.
        if truth is None and text == blocks[index]:
            continue
        yield judge(truth, place), found.state, (quoted(anchor), text)


def where(anchor: Anchor) -> tuple[int, int, int] | None:
    """Block, start and end; None for a lost one."""
    lost = anchor.state is AnchorState.LOST
    return None if lost else (anchor.block - 1000, anchor.start, anchor.end)


def quoted(anchor: Anchor) -> str:
    """The quotation in its context."""
    return f"{anchor.prefix}[{anchor.exact}]{anchor.suffix}"


def tell(name: str, counts: Counter[tuple[str, str, AnchorState]]) -> None:
    """Print the figures."""
    there = sum(n for (_, verdict, _), n in counts.items() if not verdict.startswith("deleted"))
    right = sum(n for (_, verdict, _), n in counts.items() if verdict == "right")
    of_right = {
        kind: round(
            100
            * counts[kind, "right", AnchorState.SURE]
            / max(1, sum(counts[kind, "right", state] for state in AnchorState))
        )
        for kind in EDITS
    }
    false = Counter(
        {
            (kind, verdict, state): n
            for (kind, verdict, state), n in counts.items()
            if verdict in ("wrong", "deleted, placed")
        }
    )
    sure = sum(n for (_, _, state), n in false.items() if state is AnchorState.SURE)
    figure(f"look-alikes {name}: placed on another and called sure", sure, "notes", "0")
    figure(
        f"look-alikes {name}: placed on another, to be checked",
        sum(false.values()) - sure,
        "notes",
        kinds={kind: sum(n for (k, _, _), n in false.items() if k == kind) for kind in EDITS},
        notes=sum(counts.values()),
    )
    figure(
        f"look-alikes {name}: found of those still there",
        round(100 * right / max(1, there), 1),
        "%",
        notes=there,
        called_sure=of_right,
    )


def main() -> None:
    """Print the figures of both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="print cases, for example “wrong sure”")
    options = parser.parse_args()
    for name, chinese in (("zh", True), ("en", False)):
        measure(name, chinese, options)


if __name__ == "__main__":
    main()

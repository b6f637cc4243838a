"""Speed and memory of annotating Chinese, beside pypinyin on jieba's words.

Times are CPU seconds. Cold figures come from processes of their own.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from report import figure, shared

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
SENTENCE = (
    "美国最高军事官员马克·米利将军会见了塔利班本周早些时候,"
    "卡塔尔的谈判代表努力推动结束不断增加的暴力冲突阿富汗。"
)
COLD = f"""
import time, sys
sys.path.insert(0, {str(ROOT / "desktop")!r})
begin = time.process_time()
from duidu.language.zh.chinese import Chinese
chinese = Chinese()
chinese.CALL
print(1000 * (time.process_time() - begin))
"""
MEMORY = f"""
import sys, psutil
sys.path.insert(0, {str(ROOT / "desktop")!r})
text = sys.stdin.read().splitlines()
bare = psutil.Process().memory_info().rss
from duidu.language.zh.chinese import Chinese
chinese = Chinese()
for line in text:
    chinese.tokens(line)
print((psutil.Process().memory_info().rss - bare) / 1e6)
"""


def one_by_one(run: str) -> str:
    """For pypinyin: one item a character that has no reading."""
    return cast(
        "str", list(run)
    )  # the stub of pypinyin knows only str; a list is taken item by item


def lines() -> list[str]:
    """Real text: the development sentences, else our samples."""
    path = shared("bench", "pinyin", "dev.sent")
    if path is not None:
        return path.read_text(encoding="utf-8").replace("▁", "").splitlines()
    files = [file for file in SAMPLES.rglob("*") if file.suffix in {".txt", ".md"}]
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def speed(read: Callable[[str], object], text: list[str]) -> float:
    """Characters a CPU second, warm."""
    for line in text:
        read(line)
    begin = time.process_time()
    for line in text:
        read(line)
    return sum(map(len, text)) / (time.process_time() - begin)


def run(code: str, text: str = "") -> float:
    """The number a process of its own prints."""
    return float(
        subprocess.run(
            [sys.executable, "-c", code], input=text, capture_output=True, text=True, check=True
        ).stdout
    )


def main() -> None:
    """Print the figures."""
    import jieba
    import pypinyin

    from duidu.language.zh.chinese import Chinese

    jieba.setLogLevel(60)
    quick = "--quick" in sys.argv
    text = lines()[: 300 if quick else 2000]

    def pypinyin_on_jieba(line: str) -> list[str]:
        return pypinyin.lazy_pinyin(
            jieba.lcut(line),
            style=pypinyin.Style.TONE3,
            neutral_tone_with_five=True,
            errors=one_by_one,
        )

    theirs = speed(pypinyin_on_jieba, text)
    ours = speed(Chinese().tokens, text)
    figure(
        "readings.speed",
        round(ours),
        "characters/s",
        ">= 3 x yardstick",
        yardstick={"pypinyin on jieba": round(theirs)},
        ratio=round(ours / theirs, 2),
    )
    times = 1 if quick else 5
    bare = min(
        run(
            "import time; b = time.process_time(); import json, mmap, re; "
            "print(1000 * (time.process_time() - b))"
        )
        for _ in range(times)
    )
    for name, call, goal in (("words", "words", "<= 50"), ("annotated", "tokens", "<= 150")):
        cold = min(run(COLD.replace("CALL", f"{call}({SENTENCE!r})")) for _ in range(times))
        figure(
            f"readings.first_line_{name}",
            round(cold, 1),
            "ms",
            goal,
            yardstick={"imports of the standard library": round(bare, 1)},
        )
    figure(
        "readings.memory",
        round(run(MEMORY, "\n".join(text)), 1),
        "MB",
        "<= 60",
        yardstick={"bare process": 0},
    )


if __name__ == "__main__":
    main()

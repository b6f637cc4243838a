"""Words that only the translation can cut: pairs of equal Chinese with different English.

The pairs of odd number were for development, those of even number are held out. python
tests/benchmarks/parallel_cuts.py [--quick]
"""

import re
from pathlib import Path

from report import figure

from duidu.core.token import Token
from duidu.language.zh.chinese import Chinese
from duidu.lexicon.parallel import open_parallel

CASES = Path(__file__).parents[1] / "data" / "parallel_cuts.tsv"


def main() -> None:
    """Print the shares of both halves, beside those of the Chinese alone."""
    lines = CASES.read_text("utf-8").splitlines()
    cases = [line.split("\t") for line in lines if not line.startswith("#")]
    chinese, reader = Chinese(), open_parallel()
    for part, name in enumerate(("development", "held out")):
        alone = beside = total = 0
        for at, (marked, english) in enumerate(cases):
            if at // 2 % 2 == part:
                text = re.sub(r"[\[\]|]", "", marked)
                alone += _right(marked, chinese.tokens(text))
                beside += _right(marked, reader.tokens(text, english))
                total += 1
        figure(
            f"words cut by the translation, {name}",
            round(100 * beside / total, 1),
            "%",
            "85",
            yardstick={"Chinese alone": round(100 * alone / total, 1), "sentences": total},
        )


def _right(marked: str, tokens: tuple[Token, ...]) -> bool:
    """Whether the words in brackets are cut as the bars say."""
    begin, end = marked.index("["), marked.index("]")
    wanted = [begin]
    for word in marked[begin + 1 : end].split("|"):
        wanted.append(wanted[-1] + len(word))
    starts = {token.start for token in tokens} | {tokens[-1].end}
    return sorted(at for at in starts if begin <= at <= wanted[-1]) == wanted


if __name__ == "__main__":
    main()

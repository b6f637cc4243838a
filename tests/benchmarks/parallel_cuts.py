"""Words that only the translation can cut: pairs of equal Chinese with different English.

The pairs of odd number were for development, those of even number are held out; of the sentences of
the second set the first fifty were looked at, the last fifty never. python
tests/benchmarks/parallel_cuts.py
"""

import re
from pathlib import Path

from report import figure

from duidu.core.token import Token
from duidu.language.zh.chinese import Chinese
from duidu.lexicon.parallel import open_parallel

DATA = Path(__file__).parents[1] / "data"


def main() -> None:
    """Print the shares of both halves, beside those of the Chinese alone."""
    pairs, second = _cases("parallel_cuts.tsv"), _cases("parallel_cuts_second.tsv")
    parts = {
        "development": [case for at, case in enumerate(pairs) if at // 2 % 2 == 0],
        "held out": [case for at, case in enumerate(pairs) if at // 2 % 2],
        "second set, looked at": second[:50],
        "second set, held out": second[50:],
    }
    chinese, reader = Chinese(), open_parallel()
    for name, cases in parts.items():
        alone = beside = 0
        for marked, english in cases:
            text = re.sub(r"[\[\]|]", "", marked)
            alone += _right(marked, chinese.tokens(text))
            beside += _right(marked, reader.tokens(text, english))
        figure(
            f"words cut by the translation, {name}",
            round(100 * beside / len(cases), 1),
            "%",
            "85",
            yardstick={
                "Chinese alone": round(100 * alone / len(cases), 1),
                "sentences": len(cases),
            },
        )


def _cases(name: str) -> list[tuple[str, str]]:
    """The marked Chinese and the English of every line."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [(zh, en) for zh, _, en in (x.partition("\t") for x in lines if not x.startswith("#"))]


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

"""The short texts in twelve languages that a test and a benchmark tell apart."""

from pathlib import Path

_FILE = Path(__file__).parent / "benchmarks" / "data" / "short_texts.txt"


def short_texts(first: int) -> list[tuple[str, str]]:
    """Texts of one, three and ten sentences with their language.

    `first` is 0 for the half that settings were chosen with, 1 for the half that was held out.
    """
    found = []
    for code, said in _sentences().items():
        half = said[first::2]
        threes = [" ".join(half[at : at + 3]) for at in range(0, len(half), 3)]
        found += [(code, text) for text in (*half, *threes, " ".join(half[:10]))]
    return found


def _sentences() -> dict[str, list[str]]:
    sentences: dict[str, list[str]] = {}
    code = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            code = line.strip("[]")
        elif line and not line.startswith("#"):
            sentences.setdefault(code, []).append(line)
    return sentences

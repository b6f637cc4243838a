"""The short texts in twelve languages that a test and a benchmark tell apart."""

from pathlib import Path

_DATA = Path(__file__).parent / "benchmarks" / "data"


def short_texts(first: int) -> list[tuple[str, str]]:
    """Texts of one, three and ten sentences with their language.

    `first` is 0 for the half that settings were chosen with, 1 for the half that was held out.
    """
    found = []
    for code, said in _sentences("short_texts.txt").items():
        found += _joined(code, said[first::2])
    return found


def later_texts() -> list[tuple[str, str]]:
    """Such texts in twelve languages in Latin letters, which no setting was chosen with."""
    sentences = _sentences("later_short_texts.txt")
    return [one for code, said in sentences.items() for one in _joined(code, said)]


def _joined(code: str, said: list[str]) -> list[tuple[str, str]]:
    threes = [" ".join(said[at : at + 3]) for at in range(0, len(said), 3)]
    return [(code, text) for text in (*said, *threes, " ".join(said[:10]))]


def _sentences(file: str) -> dict[str, list[str]]:
    sentences: dict[str, list[str]] = {}
    code = ""
    for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            code = line.strip("[]")
        elif line and not line.startswith("#"):
            sentences.setdefault(code, []).append(line)
    return sentences

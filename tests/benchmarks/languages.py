"""How often the language of a short text is told, beside py3langid and lingua.

python tests/benchmarks/languages.py

The other two are told which twelve languages there are; ours has 23 to choose from. Their packages
are not among what the tests need: `pip install py3langid lingua-language-detector` to see them.
"""

import time
from collections.abc import Callable
from importlib import import_module

from report import figure

from duidu.language.script import guess_language
from short_texts import later_texts, short_texts

Guess = Callable[[str], str]


def main() -> None:
    """Print a figure for the half that was held out, for the other, and for texts written later."""
    others = {"py3langid": _py3langid, "lingua": _lingua}
    sets = {
        "held out": short_texts(1),
        "used for settings": short_texts(0),
        "written later": later_texts(),
    }
    for half, texts in sets.items():
        codes = sorted({code for code, _ in texts})
        guesses = {name: found for name, load in others.items() if (found := load(codes))}
        right, seconds, wrong = _told(_ours, texts)
        figure(
            f"language of short texts in twelve languages, {half}",
            round(right, 4),
            "share told",
            ">= 0.99",
            texts=len(texts),
            cpu_seconds=round(seconds, 3),
            wrong=wrong,
            yardstick={name: _share_and_time(guess, texts) for name, guess in guesses.items()}
            or "not installed",
        )


def _share_and_time(guess: Guess, texts: list[tuple[str, str]]) -> dict[str, float]:
    right, seconds, _ = _told(guess, texts)
    return {"told": round(right, 4), "cpu_seconds": round(seconds, 4)}


def _told(guess: Guess, texts: list[tuple[str, str]]) -> tuple[float, float, list[str]]:
    guess("One.")
    start = time.process_time()
    found = [guess(text) for _, text in texts]
    seconds = time.process_time() - start
    wrong = [
        f"{code} as {said}: {text}"
        for (code, text), said in zip(texts, found, strict=True)
        if said != code
    ]
    return 1 - len(wrong) / len(texts), seconds, wrong


def _ours(text: str) -> str:
    return guess_language(text).partition("-")[0]


def _py3langid(codes: list[str]) -> Guess | None:
    try:
        module = import_module("py3langid")
    except ImportError:
        return None
    module.set_languages(codes)
    return lambda text: str(module.classify(text)[0])


def _lingua(codes: list[str]) -> Guess | None:
    try:
        module = import_module("lingua")
    except ImportError:
        return None
    chosen = [one for one in module.Language.all() if one.iso_code_639_1.name.lower() in codes]
    detector = module.LanguageDetectorBuilder.from_languages(*chosen).build()

    def guess(text: str) -> str:
        found = detector.detect_language_of(text)
        return str(found.iso_code_639_1.name.lower()) if found else ""

    return guess


if __name__ == "__main__":
    main()

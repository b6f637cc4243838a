"""Texts that no name brings together are found by what they are about."""

from pathlib import Path

import pytest

from duidu.app.corpus.asked import LOOK, Asked
from duidu.app.corpus.by_content import Single, alike, single
from duidu.app.corpus.workshop import Workshop
from fixtures.corpus_texts import TEXTS, write

np = pytest.importorskip("numpy")


def made(name: str, language: str, direction: int, size: int = 100) -> Single:
    vector = np.zeros(8, np.float32)
    vector[direction] = 1.0
    return Single(Path(name), language, size, vector.tobytes())


def test_each_text_is_found_beside_its_translation(tmp_path: Path) -> None:
    workshop = Workshop()
    texts = []
    for number, name in enumerate(TEXTS):
        for side in (0, 1):
            # Nothing in the names: the numbers of the English ones run backwards.
            at = number if side else 99 - number
            file = write(tmp_path, f"text{at}-{'ab'[side]}.txt", TEXTS[name][side])
            texts.append(single(file, workshop.answer(Asked(LOOK, (file,)))["look"]))
    found = {(one.name, other.name) for one, other in alike(texts)}
    assert found == {(f"text{at}-b.txt", f"text{99 - at}-a.txt") for at in range(4)}


def test_texts_about_something_else_stay_alone() -> None:
    left = [made(f"{at}.a", "aa", at) for at in range(4)]
    right = [made(f"{at}.b", "bb", at) for at in (0, 1, 5, 6)]
    assert sorted(alike([*left, *right])) == [
        (Path("0.a"), Path("0.b")),
        (Path("1.a"), Path("1.b")),
    ]


def test_a_text_far_longer_than_usual_is_no_translation() -> None:
    left = [made(f"{at}.a", "aa", at) for at in range(4)]
    right = [made(f"{at}.b", "bb", at, size=1_000 if at == 2 else 100) for at in range(4)]
    assert {one.name for one, _ in alike([*left, *right])} == {"0.a", "1.a", "3.a"}


def test_texts_in_one_language_are_never_brought_together() -> None:
    assert list(alike([made("1", "aa", 1), made("2", "aa", 1)])) == []


def test_many_texts_are_compared_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duidu.app.corpus.by_content._ROWS", 2)
    left = [made(f"{at}.a", "aa", at) for at in range(7)]
    right = [made(f"{at}.b", "bb", at) for at in reversed(range(7))]
    assert {(one.stem, other.stem) for one, other in alike([*left, *right])} == {
        (str(at), str(at)) for at in range(7)
    }

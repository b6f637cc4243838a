import random

import pytest

from duidu.align.base import names
from duidu.align.base.names import name_links, sound_alike

SOUNDS = {
    "弗": "fu", "莱": "lai", "厄": "e", "蒂": "di", "克": "ke", "林": "lin", "顿": "dun",
    "青": "qing", "桥": "qiao",
    "长": "chang zhang", "庚": "geng",
    "政": "zheng", "府": "fu", "马": "ma", "奇": "qi", "班": "ban", "斯": "si", "梅": "mei",
    "根": "gen", "说": "shuo",
}  # fmt: skip


def readings(character: str) -> tuple[str, ...]:
    return tuple(SOUNDS.get(character, "").split())


@pytest.mark.parametrize(
    ("characters", "word"),
    [
        ("弗莱厄蒂", "Flaherty"),
        ("克林顿", "Clinton"),
        ("马奇班克斯", "Marchbanks"),
        ("梅根", "Megan"),
        ("青桥", "Qingqiao"),
        ("长庚", "Changgeng"),
    ],
)
def test_transliterations_sound_alike(characters: str, word: str) -> None:
    assert sound_alike(characters, word, readings) > 0.7


@pytest.mark.parametrize(
    ("characters", "word"),
    [
        ("政府", "Flaherty"),
        ("克", "Clinton"),
        ("梅根", "Clinton"),
        ("龘", "Clinton"),
        ("", "Clinton"),
    ],
)
def test_other_words_do_not(characters: str, word: str) -> None:
    assert sound_alike(characters, word, readings) < 0.55


def test_a_full_name_in_one_word_answers_each_of_its_words() -> None:
    matrix = name_links(["克林顿·梅根"], ["Clinton", "Megan"], readings, [True, True])
    assert (matrix > 0.8).all()


def test_all_pieces_of_a_name_are_linked_and_nothing_beside_it() -> None:
    matrix = name_links(["克", "林", "顿", "说"], ["Clinton", "said"], readings, [True, False])
    assert (matrix[:3, 0] > 0.8).all()
    assert matrix[3, 0] == 0
    assert not matrix[:, 1].any()


def test_who_asks_for_names_alike_by_some_measure_gets_those_that_are() -> None:
    dice = random.Random(5)
    letters = list(SOUNDS)
    words = ["Flaherty", "Clinton", "Marchbanks", "Megan", "Qingqiao", "Changgeng", "Lin", "Dun"]
    words += ["".join(dice.choices("aeioulnkmtrfsd", k=dice.randrange(3, 9))) for _ in range(150)]
    alike = 0
    for _ in range(6_000):
        run, word = "".join(dice.choices(letters, k=dice.randrange(1, 6))), dice.choice(words)
        if dice.random() < 0.05:
            # What does sound alike, with a character that need not be there.
            name, word = dice.choice([("弗莱厄蒂", "Flaherty"), ("马奇班克斯", "Marchbanks")])
            at = dice.randrange(len(name) + 1)
            run = name[:at] + dice.choice(letters) + name[at + dice.randrange(2) :]
        whole = sound_alike(run, word, readings)
        for least in (0.55, 0.7, 0.9):
            asked = sound_alike(run, word, readings, least)
            assert (asked >= least) == (whole >= least)
            assert asked == whole or whole < least
        alike += whole >= 0.7
    assert alike > 20


def test_the_distance_is_the_cheapest_way_from_one_skeleton_to_the_other() -> None:
    def plain(a: str, b: str) -> float:
        if not a or not b:
            return sum(names._DROP.get(c, 1.0) for c in a + b)
        change = 0.0 if a[-1] == b[-1] else names._ALIKE.get(a[-1] + b[-1], 1.2)
        return min(
            plain(a[:-1], b[:-1]) + change,
            plain(a[:-1], b) + names._DROP.get(a[-1], 1.0),
            plain(a, b[:-1]) + names._DROP.get(b[-1], 1.0),
        )

    dice = random.Random(6)
    for _ in range(150):
        a, b = ("".join(dice.choices("aNLTKSCRHWYPFM", k=dice.randrange(6))) for _ in "ab")
        assert names._distance(a, b, 100.0) == pytest.approx(plain(a, b))
        if plain(a, b) > 1:
            assert names._distance(a, b, 0.9) > 0.9

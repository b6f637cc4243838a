import pytest

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

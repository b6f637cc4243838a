from duidu.align.links.renderings import LinkedPair, Rendering, renderings, whole_word
from duidu.align.links.word_link import WordLink
from duidu.language.registry import language_for


def pair(source: str, target: str, *links: tuple[int, int, float]) -> LinkedPair:
    return LinkedPair(
        tuple(source.split()), tuple(target.split()), tuple(WordLink(*link) for link in links)
    )


MET = pair(
    "米 莉 会见 代表",
    "Milley met representatives",
    (0, 0, 0.9),
    (1, 0, 0.8),
    (2, 1, 0.9),
    (3, 2, 0.9),
)
SAID = pair("米 莉 说", "Milley’s words", (0, 0, 0.9), (1, 0, 0.9))
LEFT = pair(
    "马克 · 米 利 走 了",
    "Mark Milley left",
    (0, 0, 0.9),
    (2, 1, 0.9),
    (3, 1, 0.9),
    (4, 2, 0.9),
    (5, 2, 0.3),
)
NONE = pair("他 来 了", "Milley came", (1, 1, 0.9))
ALL = [MET, SAID, LEFT, NONE]


def test_renderings_of_a_name_are_counted_with_their_pieces_joined() -> None:
    stem = language_for("en").stem
    found = renderings(["Milley"], [p.flipped() for p in ALL], stem)
    assert found == [Rendering("米莉", 2, (0, 1)), Rendering("米利", 1, (2,))]


def test_inflected_renderings_count_as_one() -> None:
    assert renderings(["米", "莉"], ALL, language_for("en").stem) == [
        Rendering("Milley", 2, (0, 1))
    ]


def test_words_that_stand_together_are_one_rendering() -> None:
    pairs = [
        pair(
            "谈判 开始",
            "peace talks the begin peace",
            (0, 0, 0.7),
            (0, 1, 0.9),
            (0, 4, 0.7),
            (1, 3, 0.9),
        )
    ]
    assert renderings(["谈判"], pairs) == [Rendering("peace talks", 1, (0,))]


def test_doubtful_links_do_not_count() -> None:
    assert renderings(["了"], ALL) == []


def test_nothing_is_rendered_as_nothing() -> None:
    assert renderings([], ALL) == renderings(["没有"], ALL) == []


def test_a_piece_of_a_name_belongs_to_the_whole() -> None:
    assert whole_word(MET, 1) == range(0, 2)
    assert whole_word(LEFT, 2) == range(2, 4)
    assert whole_word(LEFT, 5) == range(5, 6)
    assert whole_word(MET, 3) == range(3, 4)

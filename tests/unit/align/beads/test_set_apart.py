"""An edge of a bead that its other side does not cover is set apart, at whatever end it is."""

import numpy as np

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.word_pairs import CERTAIN, PLAIN
from duidu.align.beads.bead_edge_features import word_features
from duidu.align.beads.bead_edges import edges_of
from duidu.align.beads.left_out import set_apart
from duidu.align.beads.path_reading import PathReading
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.text_pair import TextPair
from duidu.core.article import Block, Side, Span
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon

TWO_ONE = ScoredBead(range(2), range(1), 0.9)
ONE_THREE = ScoredBead(range(2, 3), range(1, 4), 0.8)
PATH = (TWO_ONE, ONE_THREE)


def _spans(beads: list[ScoredBead]) -> list[tuple[range, range]]:
    return [(bead.source, bead.target) for bead in beads]


def test_the_edges_of_a_bead_are_the_first_and_the_last_sentences_of_each_side() -> None:
    found = [(edge.number, edge.side, edge.run, edge.kept) for edge in edges_of(PATH)]
    assert found == [
        (0, 0, range(1), range(1, 2)),
        (0, 0, range(1, 2), range(1)),
        (1, 1, range(1, 2), range(2, 4)),
        (1, 1, range(2, 4), range(1, 2)),
        (1, 1, range(1, 3), range(3, 4)),
        (1, 1, range(3, 4), range(1, 3)),
    ]


def test_what_is_beside_a_part_is_the_other_side_of_the_next_bead_at_its_end() -> None:
    beside = {(edge.number, edge.run): edge.beside for edge in edges_of(PATH)}
    assert beside[0, range(1)] == range(0)
    assert beside[0, range(1, 2)] == range(1, 4)
    assert beside[1, range(1, 2)] == range(2)
    assert beside[1, range(3, 4)] == range(0)


def test_a_first_part_stands_alone_before_the_rest() -> None:
    edges = list(edges_of(PATH))
    likely = np.array([0.9, 0.1, 0.2, 0.1, 0.3, 0.1])
    found, changed = set_apart(PATH, edges, likely, 0.6)
    assert _spans(found) == [
        (range(1), range(0)),
        (range(1, 2), range(1)),
        (range(2, 3), range(1, 4)),
    ]
    assert changed == {1}


def test_each_sentence_of_a_last_part_stands_alone_behind_the_rest() -> None:
    edges = list(edges_of(PATH))
    likely = np.array([0.1, 0.1, 0.1, 0.9, 0.1, 0.7])
    found, changed = set_apart(PATH, edges, likely, 0.6)
    assert _spans(found) == [
        (range(2), range(1)),
        (range(2, 3), range(1, 2)),
        (range(3, 3), range(2, 3)),
        (range(3, 3), range(3, 4)),
    ]
    assert changed == {1}


def test_nothing_is_set_apart_where_nothing_is_likely() -> None:
    edges = list(edges_of(PATH))
    found, changed = set_apart(PATH, edges, np.full(len(edges), 0.5), 0.6)
    assert found == list(PATH)
    assert not changed


SOURCE = ("猫在花园里睡觉。", "桥上有三匹马。", "河水很冷。")
TARGET = ("The cat is sleeping in the garden.", "The water of the river is cold.")


def _reading(beads: list[ScoredBead]) -> PathReading:
    sides = [
        Side(
            language,
            tuple(Block(n, text, sentences=(Span(0, len(text)),)) for n, text in enumerate(texts)),
        )
        for language, texts in (("zh-Hans", SOURCE), ("en", TARGET))
    ]
    pair = TextPair(sides[0], sides[1], AlignerMemory(open_lexicon()), None, NoJob())
    compared = pair.sentences((0, 0), (len(SOURCE), len(TARGET)))
    found = PathReading.of(pair, compared, beads, None, NoJob())
    assert found is not None
    return found


def test_words_say_which_sentence_the_other_side_answers() -> None:
    beads = [ScoredBead(range(2), range(1), 0.9), ScoredBead(range(2, 3), range(1, 2), 1.0)]
    reading = _reading(beads)
    cat, horses = (range(1), range(1)), (range(1, 2), range(1))
    plain = reading.evidence.weighed([cat, horses], 0)[PLAIN]
    assert plain.answered[0] > plain.answered[1]
    assert plain.total[0] > 0 > plain.total[1]
    # The three horses are a number that nothing answers.
    certain = reading.evidence.weighed([cat, horses], 0)[CERTAIN]
    assert certain.con[0] == 0 > certain.con[1]


def test_a_part_that_is_covered_is_missed_by_the_other_side_and_one_left_out_is_not() -> None:
    beads = [ScoredBead(range(2), range(1), 0.9), ScoredBead(range(2, 3), range(1, 2), 1.0)]
    reading = _reading(beads)
    edges = list(edges_of(beads))
    features = word_features(reading.evidence, edges, beads)
    cat, horses = ([edge.run for edge in edges].index(run) for run in (range(1), range(1, 2)))
    assert features["lost"][cat] > 0
    assert features["lost"][horses] == 0
    assert features["run"][cat] > features["run"][horses]
    assert len(set(features)) == len(features)
    assert all(values.shape == (len(edges),) for values in features.values())

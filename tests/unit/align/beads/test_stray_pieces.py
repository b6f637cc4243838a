"""A clause that stands in the answer of the next sentence speaks against the border between."""

import numpy as np

from duidu.align.beads.spaces import Pieces
from duidu.align.beads.stray_pieces import stray_borders
from duidu.align.beads.weights import load_model


def pieces(vectors: list[list[float]], unit_of: list[int], tokens: float = 8.0) -> Pieces:
    return Pieces(
        np.array(vectors, np.float32),
        np.array(unit_of, np.int64),
        np.full(len(unit_of), tokens, np.float32),
    )


# Three clauses that have nothing in common; the second unit of the source begins with the second.
A, B, C = [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]


def test_a_clause_beyond_its_border_is_seen_from_both_sides() -> None:
    source = pieces([A, B, C], [0, 1, 1])
    target = pieces([A, B, C], [0, 0, 1])
    of_source, of_target = stray_borders(source, target, (2, 2))
    assert of_source.shape == of_target.shape == (3, 3)
    assert of_source[1, 1] == of_target[1, 1] == 1
    # Of the beginning and the end of a text nothing is known.
    assert of_source.sum() == of_target.sum() == 1


def test_clauses_in_the_answers_of_their_own_stray_nowhere() -> None:
    same = pieces([A, B, C], [0, 1, 1])
    of_source, of_target = stray_borders(same, same, (2, 2))
    assert of_source[1, 1] == of_target[1, 1] == 0


def test_of_what_was_not_read_nothing_is_known() -> None:
    # The second unit of the target has no pieces: the encoder did not read it.
    of_source, of_target = stray_borders(pieces([A, B], [0, 1]), pieces([A, B], [0, 2]), (2, 3))
    assert not of_source.any()
    assert of_target.shape == (3, 4)


def test_a_short_piece_counts_less() -> None:
    source = pieces([A, B, C], [0, 1, 1], tokens=3.0)
    target = pieces([A, B, C], [0, 0, 1])
    assert stray_borders(source, target, (2, 2))[0][1, 1] == 0.5


def test_a_sentence_of_one_piece_has_none_that_strays() -> None:
    source = pieces([A, B], [0, 1])
    target = pieces([A, B, C], [0, 0, 1])
    of_source, of_target = stray_borders(source, target, (2, 2))
    assert not of_source.any()
    assert of_target[1, 1] == 1


def test_they_speak_against_borders_of_sentences_and_not_of_paragraphs() -> None:
    model = load_model("meaning")
    names = ("meaning stray source", "meaning stray target")
    assert all(model.fine[name] < 0 for name in names)
    assert not any(name in model.for_paragraphs().fine for name in names)

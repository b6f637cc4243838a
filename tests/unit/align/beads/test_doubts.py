"""What is aligned again by meaning: what stands around the beads that words leave in doubt."""

from collections.abc import Sequence

import numpy as np

from duidu.align.base.pooling import unit
from duidu.align.base.protocol import Ints, Matrix
from duidu.align.beads.doubts import doubts
from duidu.align.beads.lattice import best_path, box_lattice, lattice_of, make_lattice
from duidu.align.beads.make_aligner import as_span_encoder, make_aligner
from duidu.align.beads.rows import ScoredBead
from duidu.core.article import Block, Side, Span
from duidu.core.jobs import NoJob


def beads(scores: list[float], first: int = 0) -> list[ScoredBead]:
    return [
        ScoredBead(range(n, n + 1), range(n, n + 1), score)
        for n, score in enumerate(scores, start=first)
    ]


def whole(size: int) -> tuple[Ints, Ints]:
    return np.zeros(size + 1, np.int64), np.full(size + 1, size)


def test_a_path_without_doubt_is_left_alone() -> None:
    assert doubts(make_lattice(*whole(4)), beads([0.999] * 4)) is None


def test_of_paragraphs_words_are_believed_a_little_sooner() -> None:
    path = beads([0.98] * 4)
    assert doubts(make_lattice(*whole(4)), path) is not None
    assert doubts(make_lattice(*whole(4)), path, paragraphs=True) is None
    assert doubts(make_lattice(*whole(4)), beads([0.9] * 4), paragraphs=True) is not None


def test_two_sure_beads_beside_a_doubted_one_are_aligned_again() -> None:
    path = beads([1.0] * 5 + [0.7] + [1.0] * 6)
    found = doubts(make_lattice(*whole(12)), path)
    assert found is not None
    assert [(run.start, run.stop) for run in found.runs] == [(3, 8)]
    assert found.units[0].tolist() == found.units[1].tolist() == [3, 4, 5, 6, 7]
    assert found.sure == path[:3] + path[8:]
    assert found.band.row.tolist() == [3, 4, 5, 6, 7, 8]
    assert (found.band.low[0], found.band.high[-1]) == (3, 8)


def test_doubts_close_to_each_other_are_one_run() -> None:
    found = doubts(make_lattice(*whole(12)), beads([1, 1, 1, 0.5, 1, 1, 1, 0.5, 1, 1, 1, 1]))
    assert found is not None
    assert [(run.start, run.stop) for run in found.runs] == [(1, 10)]


def test_a_run_stays_inside_its_paragraph() -> None:
    path = beads([1.0] * 3 + [0.5, 1.0, 1.0])
    found = doubts(box_lattice([(0, 0), (3, 3), (3, 3), (6, 6)]), path)
    assert found is not None
    assert [(run.start, run.stop) for run in found.runs] == [(3, 6)]
    assert found.band.row.tolist() == [3, 4, 5, 6]
    assert found.band.low.tolist() == [3, 3, 3, 3]


def test_what_was_found_again_takes_the_place_of_what_was_doubted() -> None:
    path = beads([0.5, 1, 1, 1, 1, 1, 1, 0.5, 1])
    found = doubts(make_lattice(*whole(9)), path)
    assert found is not None
    lattice = lattice_of(found.band)
    again = [
        ScoredBead(range(a, c), range(b, d), 0.9)
        for a, b, c, d in best_path(lattice, np.zeros(lattice.before.shape))
    ]
    settled = found.settled(again)
    assert [bead for bead in settled if bead.score == 1] == path[3:5]
    assert [bead for bead in settled if bead.score == 0.9] == again
    at = (0, 0)
    for bead in settled:
        assert (bead.source.start, bead.target.start) == at
        at = (bead.source.stop, bead.target.stop)
    assert at == (9, 9)


def test_gaps_at_the_border_of_two_runs_belong_to_one_of_them() -> None:
    path = [
        ScoredBead(range(1), range(0), 0.5),
        ScoredBead(range(1, 1), range(1), 0.5),
        *(ScoredBead(range(n, n + 1), range(n, n + 1), 1.0) for n in range(1, 9)),
        ScoredBead(range(9, 10), range(9, 9), 0.5),
    ]
    found = doubts(make_lattice(np.zeros(11, np.int64), np.full(11, 9)), path)
    assert found is not None
    assert found.settled([path[n] for run in found.runs for n in run]) == path


class Reading:
    """An encoder that remembers what it read; its vectors count letters."""

    name = "reading"
    dimensions = 64

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Matrix:
        self.read += texts
        found = np.full((len(texts), self.dimensions), 0.01, np.float32)
        for row, text in enumerate(texts):
            for letter in text:
                found[row, ord(letter) % self.dimensions] += 1
        return unit(found)


def lines(language: str, texts: list[str]) -> Side:
    blocks = (Block(n, text, sentences=(Span(0, len(text)),)) for n, text in enumerate(texts))
    return Side(language, tuple(blocks))


def test_only_what_the_words_doubt_is_read() -> None:
    source = [f"第{n}天，老师买了{n + 3}本书。" for n in range(1, 60)]
    target = [f"On day {n} the teacher bought {n + 3} books." for n in range(1, 60)]
    encoder = Reading()
    aligner = make_aligner(quick=False, encoder=as_span_encoder(encoder))
    aligner.align(lines("zh-Hans", source), lines("en", target), NoJob())
    assert encoder.read == []
    source[30:30] = ["嗯，就那么回事吧。", "哦。", "谁知道呢！"]
    target[30:30] = ["Whatever one may say about it.", "Perhaps; but then, why not?"]
    aligner.align(lines("zh-Hans", source), lines("en", target), NoJob())
    read = "".join(encoder.read)
    assert all(text in read for text in (*source[30:33], *target[30:32]))
    assert not any(text in read for text in (*source[:20], *source[45:], *target[:20]))

"""What is spoken in one breath, and when each word of it sounds."""

import pytest

from duidu.language.speech import Sounded
from duidu.speech.lines import MOST_SIGNS, lines
from duidu.speech.times import word_at, word_times

KNOWN = frozenset("abc ,.")


def word(start: int, sounds: str, is_word: bool = True) -> Sounded:
    return Sounded(start, start + 1, sounds, "", is_word)


def test_signs_that_no_voice_knows_are_left_out() -> None:
    (line,) = lines([word(0, "axb"), word(1, "xx"), word(2, "c"), word(3, ".", False)], KNOWN)
    assert line.signs == "ab c."
    assert [one.start for one in line.words] == [0, 2]
    assert line.places == ((0, 2), (3, 4))


def test_marks_alone_are_no_line() -> None:
    assert lines([word(0, ".", False), word(1, ",", False)], KNOWN) == []
    assert lines([], KNOWN) == []


def test_a_long_text_is_cut_at_the_last_mark() -> None:
    words = [word(at, "abc") for at in range(99)] + [word(99, ",", False)]
    words += [word(at, "abc") for at in range(100, 150)]
    first, second = lines(words, KNOWN)
    assert first.signs.endswith(",")
    assert len(first.signs) <= MOST_SIGNS
    assert len(first.words) + len(second.words) == 149
    assert second.words[0].start == 100


def test_a_long_text_without_marks_is_cut_between_words() -> None:
    found = lines([word(at, "abcabcabc") for at in range(200)], KNOWN)
    assert all(len(line.signs) <= MOST_SIGNS for line in found)
    assert sum(len(line.words) for line in found) == 200


def test_one_endless_word_is_cut_short() -> None:
    (line,) = lines([word(0, "a" * 5000)], KNOWN)
    assert len(line.signs) <= MOST_SIGNS


def test_times_are_the_frames_of_the_signs() -> None:
    (line,) = lines([word(0, "ab"), word(1, "c"), word(2, ".", False)], KNOWN)
    # Silence, a, b, space, c, point, silence; of the first ten frames eight are left out.
    times = word_times(line, (10, 4, 6, 2, 8, 5, 10), 8)
    assert [one.word for one in times] == [0, 1]
    assert [one.start for one in times] == pytest.approx([0.05, 0.35])
    assert [one.end for one in times] == pytest.approx([0.3, 0.55])
    assert word_at(times, 0.0) is None
    assert word_at(times, 0.1) == 0
    assert word_at(times, 0.31) is None
    assert word_at(times, 0.36) == 1


def test_a_short_text_is_carried_and_only_itself_is_heard() -> None:
    (line,) = lines([word(0, "ab"), word(1, "c")], KNOWN, "cxa b")
    assert line.signs == "ca b ab c."
    assert line.unheard == len("ca b ")
    assert [line.signs[start:end] for start, end in line.places] == ["ab", "c"]
    (marked,) = lines([word(0, "ab"), word(1, ",", False)], KNOWN, "c")
    assert marked.signs == "c ab,"

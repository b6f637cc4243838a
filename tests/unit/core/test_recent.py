"""What is remembered of a few thousand things."""

import gc
import weakref

from duidu.core.recent import Recent, remembering


def test_what_was_asked_for_lately_is_remembered_and_the_rest_forgotten() -> None:
    known: Recent[int, str] = Recent(3)
    for number in range(6):
        assert known.keep(number, str(number)) == str(number)
    # Full twice: the first three are those of before.
    assert [known.get(number) for number in range(6)] == [None, None, None, "3", "4", "5"]
    assert known.earlier(1) == "1"
    known.keep(6, "6")
    # 1 was asked for, 0 was not.
    assert (known.get(1) or known.earlier(1), known.earlier(0)) == ("1", None)


def test_it_never_holds_more_than_twice_its_size() -> None:
    known: Recent[int, int] = Recent(10)
    kept = [known.keep(number, number + 1) for number in range(1_000)]
    assert len(known) <= 10
    assert sum(known.earlier(number) is not None for number in range(1_000)) <= 20
    assert kept[-1] == 1_000


class Reader:
    """Something that remembers what it worked out."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.words = remembering(self._words, 2)

    def _words(self, text: str) -> tuple[str, ...]:
        self.read.append(text)
        return tuple(text.split())


def test_a_method_is_asked_once_for_what_is_remembered() -> None:
    reader = Reader()
    assert reader.words("a b") == reader.words("a b") == ("a", "b")
    assert reader.read == ["a b"]
    for text in ("c", "d", "a b"):
        reader.words(text)
    assert reader.read == ["a b", "c", "d", "a b"]


def test_what_remembers_goes_without_the_collector() -> None:
    reader = Reader()
    reader.words("a b")
    alive = weakref.ref(reader)
    gc.disable()
    del reader
    gone = alive() is None
    gc.enable()
    assert gone

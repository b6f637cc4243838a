"""What is remembered of a few thousand things."""

from duidu.core.recent import Recent


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

"""A regular expression means what Python's means, and never takes more than its time."""

import subprocess
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from duidu.app.search.find import Find, Finder
from duidu.app.search.find_pattern import Patterns, Query
from duidu.app.search.regular_expression import TimeLimit, TooSlowError, compile_expression
from duidu.core.errors import UsageError
from duidu.core.jobs import NoJob
from duidu.language.en.english import English
from fixtures.river import sides, small_library

DESKTOP = Path(__file__).resolve().parents[4] / "desktop"
SHORT = 0.05
T = TypeVar("T")


def kept(hits: Iterable[T]) -> tuple[list[T], str]:
    """What came before the time was over, and what was told then."""
    found: list[T] = []
    try:
        for hit in hits:
            found += [hit]
    except TooSlowError as error:
        return found, str(error)
    return found, ""


def found(text: str, where: str) -> list[str]:
    return [where[start:end] for start, end in compile_expression(text, TimeLimit())(where)]


@pytest.mark.parametrize(
    ("text", "where", "hits"),
    [
        ("a+", "aab AA", ["aa", "AA"]),
        ("(?P<n>河)水(?P=n)", "河水河", ["河水河"]),
        (r"(\w)\1", "看看书", ["看看"]),
        ("x*", "axxb", ["xx"]),
        ("É", "é É", ["é", "É"]),
        (r"\d{2,}", "1 22 333", ["22", "333"]),
        ("(?-i:A)", "aA", ["A"]),
        (r"(?<=第).(?=章)", "第一章第二节", ["一"]),
        # What only the package would understand is what it is to Python.
        ("x{e}", "xy x{e}", ["x{e}"]),
        ("a{", "a{", ["a{"]),
        (r"\{e\}", "{e}", ["{e}"]),
        ("[{e}]", "{", ["{"]),
    ],
)
def test_it_means_what_it_means_in_python(text: str, where: str, hits: list[str]) -> None:
    assert found(text, where) == hits


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("(", "unterminated subpattern"),
        ("[", "unterminated character set"),
        ("*", "nothing to repeat"),
        ("(?R)", "unknown extension"),
        (r"\p{Han}", "bad escape"),
        ("(" * 400 + "a" + ")" * 400, "nested too deeply"),
        ("a{99999999999}", "too (deeply|often|large)|repeated too often"),
        ("((((a{99}){99}){99}){99}){99}", "repeated too often"),
        ("(?:(?:(?:[a{2}]{900,901}){900,901}){900,901})", "repeated too often"),
        (r"(\(a{999}\)){999}", "repeated too often"),
        ("(?u)(?a)a", "incompatible"),
        ("a" * 1001, "1001 characters"),
    ],
)
def test_what_is_none_is_told_in_a_sentence(text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        compile_expression(text, TimeLimit())


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("(a|aa)+$", "a" * 60 + "!"),
        ("(.*?,){11}P", "1," * 100_000),
        (r"(?:\w+\s?)+$", "a" * 100_000 + "!"),
        ("(?:a|ab|b)*?(?:c|d)", "ab" * 100_000),
        ("(x+x+)+y", "x" * 5_000),
        (r"^(\w+\s?)*\.$", "对读" * 5_000),
        ("(.*)(.*)(.*)(.*)(.*)(.*)[^ab]", "ab" * 5_000),
        ("(?:a{0,1000}){0,1000}b", "a" * 100_000),
    ],
)
def test_it_ends_in_time_and_says_so(text: str, where: str) -> None:
    limit = TimeLimit(SHORT)
    hits, told = kept(compile_expression(text, limit)(where))
    assert hits == []
    assert told == "" or ("takes too long" in told and limit.left == 0)


def test_what_was_found_before_the_limit_is_kept() -> None:
    limit = TimeLimit(SHORT)
    hits, told = kept(compile_expression("b|(a|aa)+$", limit)("bb" + "a" * 60 + "!"))
    assert hits == [(0, 1), (1, 2)]
    assert told
    # The time is that of the whole search: another text has none left.
    with pytest.raises(TooSlowError):
        list(compile_expression("(a|aa)+$", limit)("a" * 60 + "!"))


def test_other_threads_run_meanwhile() -> None:
    running, turns = threading.Event(), 0

    def match() -> None:
        with pytest.raises(TooSlowError):
            list(compile_expression("(a|aa)+$", TimeLimit(0.5))("a" * 80 + "!"))
        running.set()

    thread = threading.Thread(target=match)
    thread.start()
    while not running.wait(0.001):
        turns += 1
    thread.join()
    # With the interpreter held there would be one or two.
    assert turns > 10


def test_both_sides_and_both_fields_share_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.app.search.find.TimeLimit", lambda: TimeLimit(SHORT))
    bomb = "(a|aa)+$"
    text = sides(("b" + "a" * 60 + "！", "b"), ("b" + "a" * 60 + "!", "b"))
    with small_library(tmp_path, text) as library:
        finder = Finder(library, Patterns(lambda _: (), English()))
        hits, told = kept(finder.hits("river", Find(Query("b|" + bomb, regex=True)), NoJob()))
        assert [(hit.row, hit.side.value, hit.start) for hit in hits] == [(0, "source", 0)]
        assert told
        both = Find(Query("b"), other=Query(bomb, regex=True), without=True)
        assert kept(finder.hits("river", both, NoJob()))[1]


def test_a_search_without_one_loads_no_second_matcher() -> None:
    code = "import sys, duidu.app.search.find; sys.exit('regex' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=DESKTOP).returncode == 0


@pytest.mark.parametrize("letters", ["an" * 3_000, "walk " * 2_000, "啊" * 5_000])
def test_a_very_long_query_is_looked_for_as_it_stands(letters: str) -> None:
    patterns = Patterns(lambda _: ("a", "an"), English())
    matcher = patterns.matcher(Query(letters), "zh-Hans")
    assert list(matcher("啊" * 6_000 if letters[0] == "啊" else letters)) != []

"""Which pairs are left out of a corpus, and that each is counted by its reason."""

from collections import Counter
from collections.abc import Sequence

import pytest

from duidu.app.corpus.document import AlignedDocument, Link, Paragraph
from duidu.app.corpus.filters import (
    DUPLICATE,
    GAP,
    LANGUAGE,
    LENGTH,
    PAIR,
    SCORE,
    Filters,
    in_languages,
)


def document(*pairs: tuple[str, str], score: float = 0.9, pair: float = 0.9) -> AlignedDocument:
    links = tuple(Link(at + 1, (at,), (at,), score, pair) for at in range(len(pairs)))
    source, target = (
        tuple(Paragraph("paragraph", (texts[side],)) for texts in pairs) for side in (0, 1)
    )
    return AlignedDocument(
        ("zh-Hans", "en"), "t", (source, target), links, len(pairs), 0, fits=True
    )


class Seen:
    """Remembers hashes in memory."""

    def __init__(self) -> None:
        self.known: set[bytes] = set()

    def first_time(self, hashes: Sequence[bytes]) -> list[bool]:
        fresh = []
        for one in hashes:
            fresh.append(one not in self.known)
            self.known.add(one)
        return fresh


def left(filters: Filters, *documents: AlignedDocument) -> tuple[list[str], dict[str, int]]:
    seen, counts = Seen(), Counter[str]()
    kept = [
        pair.texts[1] for one in documents for pair in filters.kept(one, seen.first_time, counts)
    ]
    return kept, {reason: count for reason, count in counts.items() if count}


def test_a_pair_that_came_before_is_left_out_whatever_its_case_and_blanks() -> None:
    one = document(("好。", "Good."), ("不好。", "Bad."))
    other = document(("好。", "good. "), ("好。", "Fine."))
    assert left(Filters(no_duplicates=True), one, other) == (
        ["Good.", "Bad.", "Fine."],
        {DUPLICATE: 1},
    )
    assert len(left(Filters(), one, other)[0]) == 4


def test_what_has_no_counterpart_is_left_out_and_counted() -> None:
    one = document(("好。", "Good."), ("不好。", "Bad."))
    links = (one.links[0], Link(2, (1,), (), 0.9, 1.0), Link(2, (), (1,), 0.9, 1.0))
    lacking = AlignedDocument(one.languages, "", one.texts, links, 2, 0, fits=True)
    assert left(Filters(), lacking) == (["Good."], {GAP: 2})


def test_several_sentences_are_joined_as_their_language_does() -> None:
    one = document(("好。", "Good."), ("不好。", "Bad."))
    links = (Link(1, (0, 1), (0, 1), 0.9, 0.9),)
    joined = AlignedDocument(one.languages, "", one.texts, links, 1, 0, fits=True)
    (pair,) = Filters().kept(joined, Seen().first_time, Counter())
    assert pair.texts == ("好。不好。", "Good. Bad.")


def test_what_is_longer_than_usual_is_left_out() -> None:
    usual = [("他昨天去了学校。" * 3, "He went to school yesterday. " * 3)] * 5
    one = document(*usual, ("他昨天去了学校。", "He went to school yesterday. " * 9))
    assert left(Filters(most_ratio=3), one)[1] == {LENGTH: 1}
    assert left(Filters(most_ratio=12), one)[1] == {}


def test_short_pairs_may_differ_more_in_length() -> None:
    usual = [("他昨天去了学校。" * 3, "He went to school yesterday. " * 3)] * 5
    assert left(Filters(most_ratio=2), document(*usual, ("好。", "All right.")))[1] == {}


@pytest.mark.parametrize(
    ("filters", "reason"),
    [(Filters(least_score=0.5), SCORE), (Filters(least_pair=0.5), PAIR)],
)
def test_what_is_unlikely_is_left_out(filters: Filters, reason: str) -> None:
    assert left(filters, document(("好。", "Good."), score=0.4, pair=0.4))[1] == {reason: 1}
    assert left(filters, document(("好。", "Good."), score=0.5, pair=0.5))[1] == {}


def test_a_pair_is_counted_once_by_the_first_reason() -> None:
    strict = Filters(True, True, 1.5, 0.5, 0.5)
    assert left(strict, document(("Good.", "Good."), score=0.1, pair=0.1))[1] == {LANGUAGE: 1}


@pytest.mark.parametrize(
    ("texts", "languages", "right"),
    [
        (("他走了。", "He left."), ("zh-Hans", "en"), True),
        (("He left.", "He left."), ("zh-Hans", "en"), False),
        (("他走了。", "他走了。"), ("zh-Hans", "en"), False),
        (("1984", "1984"), ("zh-Hans", "en"), True),
        (("……", "..."), ("zh-Hans", "en"), True),
        (("他用 Python 写程序。", "He writes programs in Python."), ("zh-Hant", "en"), True),
        (("彼は昨日学校へ行きました。", "He went to school yesterday."), ("zh-Hans", "en"), False),
        (("彼は昨日学校へ行きました。", "He went to school yesterday."), ("ja", "en"), True),
        (("東京大学", "University of Tokyo"), ("ja", "en"), True),
        (("他走了。", "Der Mann ist gestern mit seiner Frau in die Stadt gegangen."),
         ("zh-Hans", "en"), False),
        (("Er ging nach Hause.", "He went home."), ("de", "en"), True),
        (("Guten Tag", "guten tag"), ("de", "en"), False),
        (("Це речення українською.", "This sentence is Ukrainian."), ("uk", "en"), True),
    ],
)  # fmt: skip
def test_whether_both_sides_are_in_their_languages(
    texts: tuple[str, str], languages: tuple[str, str], right: bool
) -> None:
    assert in_languages(texts, languages) is right
    assert in_languages(texts[::-1], languages[::-1]) is right

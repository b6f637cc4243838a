"""The glossary's terms are found on both sides, inflected or not."""

from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.article import Span
from duidu.lexicon.terms import FORBIDDEN, Term, Termbase

TALIBAN = Term("zh-Hans", "en", "塔利班", "Taliban")
PEACE = Term("zh", "en", "和平协议", "peace agreement")
ACCORD = Term("zh", "en", "协议", "accord")


def test_a_term_is_found_on_both_sides() -> None:
    base = Termbase([TALIBAN])
    (match,) = base.matches("他会见了塔利班代表。", "zh", "He met Taliban negotiators.", "en-US")
    assert match.span == Span(4, 7)
    assert match.renderings == (Span(7, 14),)
    (back,) = base.matches("He met Taliban negotiators.", "en-US", "他会见了塔利班代表。", "zh")
    assert back.span == Span(7, 14)
    assert back.renderings == (Span(4, 7),)


def test_a_term_rendered_differently_is_flagged() -> None:
    (match,) = Termbase([TALIBAN]).matches("塔利班来了。", "zh", "The insurgents came.", "en")
    assert match.is_rendered_differently


def test_longer_terms_win_and_inflections_count() -> None:
    (match,) = Termbase([ACCORD, PEACE]).matches("两份和平协议", "zh", "Two Peace Agreements", "en")
    assert match.term == PEACE
    assert not match.is_rendered_differently


def test_one_of_several_renderings_is_enough() -> None:
    pact = Term("zh", "en", "协议", "pact")
    (match,) = Termbase([ACCORD, pact]).matches("协议", "zh", "the pact", "en")
    assert match.term == pact
    assert not match.is_rendered_differently


def test_parts_of_words_are_no_terms_in_english() -> None:
    assert (
        Termbase([Term("en", "zh", "port", "港口")]).matches("a report", "en", "报告", "zh") == []
    )


def test_terms_of_other_languages_are_left_alone() -> None:
    assert Termbase([Term("de", "zh", "Haus", "房子")]).matches("Haus", "en", "房子", "zh") == []


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=40), st.text(max_size=40))
def test_any_term_in_any_text(source: str, target: str, text: str, other: str) -> None:
    matches = Termbase([Term("zh", "en", source, target)]).matches(text, "zh", other, "en")
    for one, next_one in pairwise(matches):
        assert one.span.end <= next_one.span.start


MILLEY = Term("en", "zh", "Milley", "米利")
FORBIDDEN_MILLEY = Term("en", "zh", "Milley", "米勒", status=FORBIDDEN)


@pytest.mark.parametrize("terms", [(MILLEY, FORBIDDEN_MILLEY), (FORBIDDEN_MILLEY, MILLEY)])
@pytest.mark.parametrize(
    ("rendering", "expected"),
    [("米利", (MILLEY, False)), ("米勒", (FORBIDDEN_MILLEY, True)), ("马利", (MILLEY, True))],
)
def test_a_forbidden_rendering_is_flagged_and_an_allowed_one_is_not(
    terms: tuple[Term, ...], rendering: str, expected: tuple[Term, bool]
) -> None:
    (match,) = Termbase(terms).matches("Milley came.", "en", f"{rendering}来了。", "zh")
    assert (match.term, match.is_rendered_differently) == expected


def test_a_forbidden_term_says_nothing_of_other_renderings() -> None:
    base = Termbase([FORBIDDEN_MILLEY])
    assert base.matches("Milley came.", "en", "米利来了。", "zh") == []
    (back,) = base.matches("米勒来了。", "zh", "Milley came.", "en")
    assert back.is_rendered_differently
    longer = Term("en", "zh", "General Milley", "米勒上将", status=FORBIDDEN)
    (match,) = Termbase([longer, MILLEY]).matches("General Milley", "en", "米利将军", "zh")
    assert match.term == MILLEY


def test_of_very_many_terms_only_those_in_the_text_are_matched() -> None:
    many = [Term("zh", "en", f"一{n}号", f"number {n}") for n in range(20_000)]
    base = Termbase(many)
    with mock.patch("re.finditer", return_value=()) as searched:
        base.matches("一切都好。", "zh", "All is well.", "en")
    assert searched.call_count == 0

"""The everyday reading of a word comes first, and the name of something stays a name."""

from data_words import prefer
from words_sources import Reading


def test_a_preferred_reading_comes_first_and_the_other_stays() -> None:
    other = Reading(("pu2", "an1", "suan1"))
    entries = {"脯氨酸": [other]}

    prefer(entries, {"脯氨酸": "fu3 an1 suan1"})

    assert entries["脯氨酸"] == [Reading(("fu3", "an1", "suan1")), other]


def test_a_name_stays_a_name_so_that_what_kind_of_place_it_is_stands_apart() -> None:
    entries = {"佛罗里达": [Reading(("fu2", "luo2", "li3", "da2"), proper=True)]}

    prefer(entries, {"佛罗里达": "fo2 luo2 li3 da2", "新词": "xin1 ci2"})

    assert entries["佛罗里达"][0] == Reading(("fo2", "luo2", "li3", "da2"), proper=True)
    assert not entries["新词"][0].proper

"""Which language a text is in: short ones, those with code, and those whose file says it."""

import pytest

from duidu.language.by_words import LatinWords
from duidu.language.file_names import language_in
from duidu.language.script import count_of_script, guess_language, main_script, script_counts
from short_texts import later_texts, short_texts


@pytest.mark.parametrize("first", [0, 1])
def test_short_texts_in_twelve_languages_are_told(first: int) -> None:
    texts = short_texts(first)
    wrong = [text for code, text in texts if guess_language(text).partition("-")[0] != code]
    assert len(texts) == 204
    assert len(wrong) <= 0.01 * len(texts), wrong


def test_short_texts_that_were_written_later_are_told() -> None:
    texts = later_texts()
    wrong = [text for code, text in texts if guess_language(text).partition("-")[0] != code]
    assert len(texts) == 180
    assert len(wrong) <= 0.01 * len(texts), wrong


@pytest.mark.parametrize(
    "text", ["No idea.", "Me too.", "No problem.", "So what?", "Menu", "A dream"]
)
def test_english_of_words_that_other_languages_have_is_english(text: str) -> None:
    assert guess_language(text) == guess_language(text, beside="zh-Hans") == "en"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("film.pt.srt", "pt"),
        ("film.pt-br.srt", "pt"),
        ("chapter1_nl.txt", "nl"),
        ("song (Korean).lrc", "ko"),
        ("README-tr.md", "tr"),
        ("it", "it"),
        ("en de nos jours.fr", "fr"),
        # Words, numbers of chapters, and suffixes of programs.
        ("believe_it.txt", ""),
        ("chapter vi.txt", ""),
        ("script.pl", ""),
        ("the end.txt", ""),
    ],
)
def test_a_name_says_a_language_in_its_last_part(name: str, said: str) -> None:
    assert language_in([name]) == said


def test_korean_is_not_counted_as_chinese() -> None:
    assert script_counts("기억나?")["Hani"] == 0
    assert main_script("기억나?") == "Hang"
    # Compatibility ideographs are hanzi, and private characters are nothing.
    assert script_counts("\uf900\ufa0e\ue000") == {"Hani": 2}


@pytest.mark.parametrize(
    ("text", "named", "said"),
    [
        ("OK.", "de", "de"),
        ("Tom? Ann!", "fr", "fr"),
        ("Do you remember what she told us about the house?", "de", "en"),
        ("Weißt du noch, was sie uns über das Haus erzählt hat?", "en", "de"),
        ("x = 1\ny = 2\n", "zh-Hans", "en"),
        ("Мы идём домой.", "en", "ru"),
    ],
)
def test_the_name_of_a_file_decides_only_where_its_text_is_short(
    text: str, named: str, said: str
) -> None:
    assert guess_language(text, named) == said


def test_code_and_addresses_decide_no_language() -> None:
    text = (
        "Play the file. I (20) AUDIO_PIPELINE: link el->rb, el:0x3ffb6a, de.la.el_los(que) "
        "/usr/las/los.por https://los.es/la?el=que <los> $el {las}"
    )
    assert guess_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nie pamiętam, gdzie jest klucz.", "pl"),
        ("Jag vet inte var nyckeln är.", "sv"),
        ("Anahtarın nerede olduğunu bilmiyorum.", "tr"),
        ("Saya tidak tahu di mana kuncinya.", "id"),
        ("Nevím, kde je ten klíč.", "cs"),
        ("En tiedä, missä avain on.", "fi"),
        ("Nem tudom, hol van a kulcs.", "hu"),
        ("Nu știu unde este cheia.", "ro"),
    ],
)
def test_languages_that_are_seldom_read_beside_chinese_are_told_too(text: str, code: str) -> None:
    assert guess_language(text) == code


def test_without_the_file_of_words_languages_are_told_by_their_descriptions() -> None:
    scores = LatinWords(b"\n\n\n").scores("der Hund und die Katze, nicht das Haus")
    assert max(scores, key=lambda code: scores[code]) == "de"


@pytest.mark.parametrize("text", ["雨停了。It rained.", "plain words", "nǐ hǎo ひらがな 好", "42"])
def test_one_script_is_counted_as_all_are(text: str) -> None:
    counts = script_counts(text)
    assert {name: count_of_script(text, name) for name in ("Hani", "Latn", "Kana")} == {
        name: counts[name] for name in ("Hani", "Latn", "Kana")
    }

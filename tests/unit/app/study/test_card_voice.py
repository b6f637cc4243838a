"""The sound of cards is made by the readings that they have."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from duidu.app.export.export import export_article
from duidu.app.speech.voices import Voices
from duidu.app.study.card_voice import card_voice, read_tokens, spoken_cards
from duidu.app.study.cards import saved_cards
from duidu.app.study.known_words import MarkWords
from duidu.language.registry import LANGUAGES
from duidu.speech.process import SpeechProcess
from duidu.study.cards import StudyCard
from duidu.study.knowledge import Status
from duidu.study.sounds import Voice
from fixtures.speech import SilentCard, ThreadChild, Tones, make_addition
from fixtures.window_session import add_article, make_session

STUDIED = next(one.code for one in LANGUAGES if one.standard)


def test_words_are_read_as_the_card_says_and_digits_as_they_are_spoken() -> None:
    tokens = read_tokens(STUDIED, "银行行，3个", ("yin2", "xing2", "hang2", "", "", "ge4"))
    assert tokens is not None
    assert [one for token in tokens for one in token.reading if one][:3] == [
        "yin2",
        "xing2",
        "hang2",
    ]
    assert read_tokens(STUDIED, "银行", ("yin2",)) is None
    assert read_tokens("en", "bank", ("", "", "", "")) is None


def test_without_voices_there_is_none(tmp_path: Path) -> None:
    with card_voice(Voices((tmp_path,), system=lambda _: None), STUDIED) as voice:
        assert voice is None


def test_a_card_is_spoken_and_the_child_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.app.speech.voices.can_run", lambda _: True)
    make_addition(tmp_path / "voices")
    children: list[ThreadChild] = []

    def start() -> ThreadChild:
        children.append(ThreadChild(Tones()))
        return children[-1]

    voices = Voices((tmp_path / "voices",), player=SilentCard, system=lambda _: None)
    with card_voice(voices, STUDIED, lambda one: SpeechProcess(one, start)) as voice:
        assert voice is not None
        sound = voice("银行", ("yin2", "hang2"))
        assert sound is not None
        assert sound[:4] == b"RIFF"
    assert len(children) == 1
    for pipe in (children[0].stdin, children[0].stdout):
        if pipe is not None:
            pipe.close()


@pytest.mark.parametrize("way", ["article", "cards"])
def test_an_article_and_the_cards_take_one_way_to_anki(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    @contextmanager
    def speaks(voices: Voices, language: str) -> Iterator[Voice]:
        yield lambda text, bases: text.encode()

    monkeypatch.setattr("duidu.app.study.card_voice.card_voice", speaks)
    session = make_session(tmp_path)
    article = add_article(session, tmp_path)
    card = StudyCard("市场", sentence="市场开门了。", source="Morning on the River")
    MarkWords(session.library, STUDIED, ("市场",), Status.LEARNING, card).do()
    if way == "article":
        data = export_article(session, article, "apkg").data
    else:
        cards = saved_cards(session.library, STUDIED)
        data = spoken_cards(session.voices, STUDIED, cards, "apkg", "Duidu")
    session.close()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sounds = {package.read(number).decode() for number in json.loads(package.read("media"))}
    assert sounds == {"市场", "市场开门了。"}

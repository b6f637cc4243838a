"""What is heard: one utterance after the other, the word of the moment, pause, stop, faults."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.speech.maker import Maker, Spoken
from duidu.app.speech.playback import ModelPlayback
from duidu.app.speech.utterance import Utterance
from duidu.app.speech.voices import Voices
from duidu.speech.addition import LICENSE, MODEL, VARIABLE
from duidu.speech.process import SpeechProcess
from duidu.speech.times import FRAME, RATE
from fixtures.speech import EACH, SilentCard, ThreadChild, Tones, make_addition

HELLO, WORLD = Utterance("zh", "你好。"), Utterance("zh", "世界")


@pytest.fixture
def speaker() -> Tones:
    return Tones()


@pytest.fixture
def maker(tmp_path: Path, speaker: Tones) -> Iterator[Maker]:
    addition = make_addition(tmp_path / "voices")
    child = ThreadChild(speaker)
    yield Maker(addition, SpeechProcess(addition, lambda: child))
    child.kill()
    child.wait()
    assert child.stdout is not None
    child.stdout.close()


@pytest.fixture
def card() -> SilentCard:
    return SilentCard()


@pytest.fixture
def playback(maker: Maker, card: SilentCard) -> Iterator[ModelPlayback]:
    made = ModelPlayback(maker, card, lambda language: "zf_one")
    yield made
    made.stop()


def wait_until_made(playback: ModelPlayback) -> None:
    turn = playback._turn
    assert turn is not None
    with playback._change:
        assert playback._change.wait_for(lambda: turn.made_all, 60)


def played(playback: ModelPlayback, card: SilentCard) -> list[tuple[int, str]]:
    """The words heard until the end, each with the number of its utterance."""
    words: list[tuple[int, str]] = []
    while playback.busy:
        card.play(FRAME)
        heard = playback.heard()
        if heard and heard.word:
            one = (heard.number, heard.utterance.text[heard.word[0] : heard.word[1]])
            if not words or words[-1] != one:
                words.append(one)
    return words


def test_utterances_are_heard_in_order_word_by_word(
    playback: ModelPlayback, card: SilentCard
) -> None:
    playback.begin((Utterance("zh", "他走了，你好。"), WORLD), 1.0)
    wait_until_made(playback)
    assert played(playback, card) == [
        (0, "他"), (0, "走"), (0, "了"), (0, "你好"), (1, "世界"),
    ]  # fmt: skip
    assert playback.error is None


def test_a_word_is_heard_when_its_samples_are(playback: ModelPlayback, card: SilentCard) -> None:
    playback.begin((Utterance("zh", "美国和塔利班"),), 1.0)
    wait_until_made(playback)
    card.play(FRAME)
    heard = playback.heard()
    assert heard is not None
    assert heard.word is None  # the silence before the first word
    card.play(2 * FRAME)
    heard = playback.heard()
    assert heard is not None
    assert heard.word == (0, 2)


def test_in_a_pause_nothing_is_heard_and_nothing_lost(
    playback: ModelPlayback, card: SilentCard
) -> None:
    playback.begin((WORLD,), 1.0)
    wait_until_made(playback)
    before = card.play(10 * FRAME)
    playback.pause(True)
    assert not any(card.play(20 * FRAME))
    assert playback.busy
    assert playback.heard() is None
    playback.pause(False)
    after = card.play(10 * FRAME)
    assert before[-2:] != after[:2] or any(after)
    assert playback.heard() is not None


def test_stop_ends_it(playback: ModelPlayback, card: SilentCard) -> None:
    playback.begin((HELLO, WORLD), 1.0)
    playback.stop()
    assert not playback.busy
    assert playback.heard() is None
    assert card.pull is None


def test_what_begins_takes_the_place_of_what_was(playback: ModelPlayback, card: SilentCard) -> None:
    playback.begin((HELLO,) * 50, 1.0)
    playback.begin((WORLD,), 1.0)
    wait_until_made(playback)
    assert played(playback, card) == [(0, "世界")]


def test_it_makes_a_bounded_time_ahead(
    playback: ModelPlayback, card: SilentCard, speaker: Tones
) -> None:
    taken = 0

    def endless() -> Iterator[Utterance]:
        nonlocal taken
        while True:
            taken += 1
            yield Utterance("zh", f"第{taken}句话说完了。")

    playback.begin(endless(), 1.0)
    for _ in range(100):
        card.play(RATE)
    assert playback.busy
    seconds_played = 100
    assert taken < seconds_played + 40


def test_without_sound_the_card_gets_silence(playback: ModelPlayback, card: SilentCard) -> None:
    playback.begin((Utterance("zh", "……"),), 1.0)
    wait_until_made(playback)
    assert not any(card.play(RATE))
    assert not playback.busy


def test_a_fault_of_the_voice_ends_it_and_is_kept(
    maker: Maker, playback: ModelPlayback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Utterance, "lines", lambda *_: [_Line()])
    playback.begin((WORLD,), 1.0)
    wait_until_made(playback)
    assert not playback.busy
    assert "no such sign" in str(playback.error)


class _Line:
    signs, words, places, unheard = "boom", (), (), 0


def test_what_was_made_is_not_made_again(maker: Maker, speaker: Tones) -> None:
    first, second, other = Spoken(WORLD), Spoken(WORLD), Spoken(WORLD)
    maker.fill(first, "zf_one", 1.0)
    maker.fill(second, "zf_one", 1.0)
    assert first.sound == second.sound
    assert first.words == second.words
    assert len(speaker.asked) == 1
    maker.fill(other, "zf_one", 1.5)
    assert len(speaker.asked) == 2
    assert len(other.sound) < len(first.sound)


def test_what_is_kept_has_a_bound(
    maker: Maker, speaker: Tones, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.app.speech.maker._MOST_KEPT", 200_000)
    for number in range(10):
        maker.fill(Spoken(Utterance("zh", f"这是第{number}句很长的话。")), "zf_one", 1.0)
    assert sum(len(one.sound) for one in maker._kept.values()) <= 200_000
    maker.fill(Spoken(Utterance("zh", "这是第0句很长的话。")), "zf_one", 1.0)
    assert len(speaker.asked) == 11


def test_times_and_readings_of_a_text_in_several_lines(maker: Maker) -> None:
    spoken = Spoken(Utterance("zh", "美国和塔利班。" * 60))
    maker.fill(spoken, "zf_one", 1.0)
    assert len(spoken.words) == 180
    assert [word.begins for word in spoken.words] == sorted(word.begins for word in spoken.words)
    assert spoken.words[-1].ends <= len(spoken.sound) / 2 / RATE
    assert spoken.words[0].reading == "měiguó"
    assert spoken.words[0].ends - spoken.words[0].begins == pytest.approx(EACH * 8 * FRAME / RATE)


def test_voices_of_the_addition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: SilentCard
) -> None:
    folder = make_addition(tmp_path / "voices").folder
    monkeypatch.setenv(VARIABLE, str(folder))
    monkeypatch.setattr("duidu.app.speech.voices.can_run", lambda _: True)
    chosen = {"zh": "zm_two"}
    voices = Voices((), lambda language: chosen.get(language, ""), lambda: card)
    voice = voices.voice_for("zh-Hant")
    assert voice is not None
    assert (voice.language, voice.name, voice.timed) == ("zh", "zm_two", True)
    chosen["zh"] = "gone"
    assert voices.name_of("zh") == "zf_one"
    assert voices.voice_for("de") is None
    voices.close()


def test_without_the_addition_the_system_speaks_or_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert Voices(system=lambda _: None).voice_for("zh") is None


def test_which_voices_there_are_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_addition(tmp_path / "voices").folder
    monkeypatch.setenv(VARIABLE, str(folder))
    monkeypatch.setattr("duidu.app.speech.voices.can_run", lambda _: True)
    monkeypatch.setattr("duidu.app.speech.voices.can_play", lambda: True)
    told = Voices().described()
    assert told.names == ("zf_one", "zm_two", "ef_one")
    assert told.addition is not None
    assert told.addition.folder == folder
    assert (told.addition.model, told.addition.license) == (MODEL, LICENSE)
    monkeypatch.setattr("duidu.app.speech.voices.can_run", lambda _: False)
    lacking = Voices(system=lambda _: None).described()
    assert lacking.lacks
    assert lacking.names == ()
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert Voices(system=lambda _: None).described() == ((), None, False)

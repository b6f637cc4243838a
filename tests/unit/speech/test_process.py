"""Talking with the child that speaks: order, dropping, faults, and one that has ended."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.speech.child import Inbox, answer
from duidu.speech.process import Begun, SpeechError, SpeechProcess
from duidu.speech.times import FRAME
from fixtures.speech import EACH, ThreadChild, Tones, make_addition


@pytest.fixture
def speaker() -> Tones:
    return Tones()


@pytest.fixture
def process(tmp_path: Path, speaker: Tones) -> Iterator[SpeechProcess]:
    children: list[ThreadChild] = []

    def start() -> ThreadChild:
        children.append(ThreadChild(speaker))
        return children[-1]

    made = SpeechProcess(make_addition(tmp_path / "voices"), start)
    yield made
    made.close()
    for child in children:
        child.kill()
        child.wait()
        assert child.stdout is not None
        child.stdout.close()


def heard(process: SpeechProcess, signs: str, speed: float = 1.0) -> tuple[Begun, bytes]:
    begun, *parts = process.speak(signs, "zf_one", speed)
    assert isinstance(begun, Begun)
    return begun, b"".join(part for part in parts if isinstance(part, bytes))


def test_frames_come_before_the_sound_and_tell_its_length(process: SpeechProcess) -> None:
    begun, sound = heard(process, "abc")
    assert begun.frames == (2, EACH, EACH, EACH, 2)
    assert len(sound) == 2 * FRAME * (sum(begun.frames) - begun.skipped)


def test_one_line_after_the_other(process: SpeechProcess, speaker: Tones) -> None:
    for signs in ("a", "ab", "abc"):
        assert len(heard(process, signs)[0].frames) == len(signs) + 2
    assert [asked[0] for asked in speaker.asked] == ["a", "ab", "abc"]


def test_what_is_dropped_ends_early_and_the_next_is_its_own(process: SpeechProcess) -> None:
    line = process.speak("a" * 300, "zf_one", 1.0)
    next(line)
    process.drop()
    assert len(list(line)) <= 2
    begun, _ = heard(process, "ab")
    assert len(begun.frames) == 4


def test_a_line_that_fails_is_told_and_the_next_is_spoken(process: SpeechProcess) -> None:
    with pytest.raises(SpeechError, match="no such sign"):
        heard(process, "boom")
    assert heard(process, "a")[1]


def test_a_child_that_ended_is_started_again(process: SpeechProcess) -> None:
    heard(process, "a")
    child = process._child
    assert child is not None
    child.kill()
    child.wait()
    assert heard(process, "ab")[1]


def test_a_child_that_cannot_be_started_is_one_sentence(tmp_path: Path) -> None:
    def start() -> ThreadChild:
        raise OSError("no memory")

    process = SpeechProcess(make_addition(tmp_path / "voices"), start)
    with pytest.raises(SpeechError, match="its process ended"):
        list(process.speak("a", "zf_one", 1.0))


def test_a_child_that_nobody_asks_ends_by_itself(tmp_path: Path, speaker: Tones) -> None:
    child = ThreadChild(speaker, patience=0.01)
    assert child.stdout is not None
    assert child.stdout.read() == b""
    child.kill()
    child.wait()
    child.stdout.close()
    assert child.poll() == 0


def test_a_line_dropped_before_it_began_is_ended() -> None:
    # Who asked for it would wait for ever.
    line = {"number": 1, "signs": "a", "voice": "v", "speed": 1.0, "unheard": 0}
    asked = [line, {"from": 2}, {**line, "number": 2}]
    inbox = Inbox(io.BytesIO("".join(json.dumps(one) + "\n" for one in asked).encode()))
    inbox.listen()
    output = io.BytesIO()
    answer(inbox, output, Tones)
    first = json.loads(output.getvalue().split(b"\n")[0])
    assert first == {"number": 1, "end": True}
    assert b'{"number": 2, "end": true}' in output.getvalue()


def test_signs_that_are_not_to_be_heard_give_no_sound(process: SpeechProcess) -> None:
    begun, *parts = process.speak("abcde", "zf_one", 1.0, 3)
    assert isinstance(begun, Begun)
    assert begun.skipped == 2 + 3 * EACH
    sound = b"".join(part for part in parts if isinstance(part, bytes))
    assert len(sound) == 2 * FRAME * (2 * EACH + 2)


def test_the_model_is_loaded_before_anything_is_asked() -> None:
    loaded: list[str] = []

    def load() -> Tones:
        loaded.append("model")
        return Tones()

    inbox = Inbox(io.BytesIO(), 0.01)
    inbox.listen()
    answer(inbox, io.BytesIO(), load)
    assert loaded == ["model"]


def test_a_model_that_cannot_be_loaded_is_told_to_who_asks() -> None:
    line = {"number": 1, "signs": "a", "voice": "v", "speed": 1.0, "unheard": 0}
    inbox = Inbox(io.BytesIO(json.dumps(line).encode() + b"\n"))
    inbox.listen()

    def load() -> Tones:
        raise RuntimeError("no such graph")

    output = io.BytesIO()
    answer(inbox, output, load)
    assert "no such graph" in json.loads(output.getvalue())["error"]

"""`duidu speak`: a sound file and the times of its words, or one sentence on what is wrong."""

import io
import json
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.speech import voices
from duidu.cli.main import run
from duidu.speech.addition import VARIABLE, Addition
from duidu.speech.process import SpeechProcess
from fixtures.speech import ThreadChild, Tones, make_addition


@pytest.fixture(autouse=True)
def _addition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = make_addition(tmp_path / "voices").folder
    monkeypatch.setenv(VARIABLE, str(folder))
    monkeypatch.setattr(voices, "can_run", lambda _: True)
    children: list[ThreadChild] = []

    def start() -> ThreadChild:
        children.append(ThreadChild(Tones()))
        return children[-1]

    def process(made: Addition) -> SpeechProcess:
        return SpeechProcess(made, start)

    monkeypatch.setattr(voices, "SpeechProcess", process)
    yield
    for child in children:
        child.kill()
        child.wait()


def speak(monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    return run(["speak", *arguments])


def test_a_file_and_the_times_of_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.wav"
    assert speak(monkeypatch, "美国宣布。2025年，他走了。\n", "-o", str(output), "--times") == 0
    words = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [word["text"] for word in words] == ["美国", "宣布", "2025", "年", "他", "走", "了"]
    assert [word["reading"] for word in words][:3] == ["měiguó", "xuānbù", "èrlíng'èrwǔ"]
    assert all(list(word) == ["text", "start", "end", "reading"] for word in words)
    ends = [time for word in words for time in (word["start"], word["end"])]
    assert ends == sorted(ends)
    with wave.open(str(output)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 24_000)
        assert ends[-1] <= sound.getnframes() / 24_000 < ends[-1] + 1


def test_speed_and_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = []
    for speed in ("0.5", "1", "1.5"):
        output = tmp_path / f"{speed}.wav"
        assert speak(monkeypatch, "Hello there", "--speed", speed, "-o", str(output)) == 0
        sizes.append(output.stat().st_size)
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "arguments", "code", "said"),
    [
        ("", (), 2, "no text to be spoken"), (" \n\t", (), 2, "no text to be spoken"),
        ("……。", (), 2, "nothing in the text that can be heard"),
        ("你好", ("--voice", "nobody"), 2, "there are zf_one, zm_two"),
        ("你好", ("--voice", "ef_one"), 2, "no voice “ef_one”"),
        ("你好", ("--speed", "0.4"), 2, "from 0.5 to 1.5"),
        ("你好", ("--speed", "nan"), 2, "from 0.5 to 1.5"),
        ("你好", ("--speed", "fast"), 2, "--speed"),
        ("你好", ("--language", "de"), 2, "--language takes zh, en"),
        ("你好", ("--language", "../x"), 2, "--language takes zh, en"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    text: str, arguments: tuple[str, ...], code: int, said: str,
) -> None:  # fmt: skip
    output = tmp_path / "out.wav"
    assert speak(monkeypatch, text, "-o", str(output), *arguments) == code
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not output.exists()


def test_a_file_that_cannot_be_written_is_told_before_anything_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert speak(monkeypatch, "你好", "-o", str(tmp_path / "no" / "out.wav")) == 3
    assert "could not be written" in capsys.readouterr().err
    assert speak(monkeypatch, "你好", "-o", str(tmp_path)) == 3
    assert "is a folder" in capsys.readouterr().err


def test_without_voices_it_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    assert speak(monkeypatch, "你好", "-o", str(tmp_path / "out.wav")) == 1
    assert "duidu-voices" in capsys.readouterr().err


def test_a_fault_while_speaking_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.wav"
    output.write_bytes(b"old")
    monkeypatch.setattr(Tones, "measure", lambda *_: 1 / 0)
    assert speak(monkeypatch, "你好", "-o", str(output)) == 1
    assert "could not speak" in capsys.readouterr().err
    assert output.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []

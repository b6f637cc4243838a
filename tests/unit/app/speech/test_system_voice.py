"""The voices of the system: which are found in what its programs print, and how they are told."""

import threading

import pytest

from duidu.app.speech.system_voice import SystemPlayback, find_voice, programs
from duidu.app.speech.utterance import Utterance

SPD = """                NAME                 LANGUAGE                 VARIANT
           afrikaans                       af                    none
    Chinese (Mandarin)                    cmn                    none
             English                   en-US                    none
"""
SPD_PLAIN = "NAME LANGUAGE VARIANT\nMandarin cmn none\nEnglish en-US none\n"
ESPEAK = """Pty Language       Age/Gender VoiceName          File          Other Languages
 5  cmn             --/M      Chinese_(Mandarin) sit/cmn       (zh-cmn 5)(zh 5)
 2  en-gb           --/M      English_(Great_Britain) gmw/en   (en 2)
"""
SAY = """Samantha            en_US    # Hello! My name is Samantha.
Eddy (Chinese)      zh_CN    # 你好！我叫Eddy。
"""
SAPI = "en-US\tMicrosoft Zira Desktop\nzh-CN\tMicrosoft Huihui Desktop\n"


@pytest.mark.parametrize(
    ("platform", "printed", "language", "voice"),
    [
        ("linux", {"spd-say": SPD_PLAIN}, "zh", "cmn"),
        ("linux", {"spd-say": SPD_PLAIN}, "en-GB", "en-US"),
        ("linux", {"espeak-ng": ESPEAK}, "zh-Hant", "cmn"),
        ("linux", {"espeak-ng": ESPEAK}, "en", "en-gb"),
        ("darwin", {"say": SAY}, "zh", "Eddy (Chinese)"),
        ("darwin", {"say": SAY}, "en", "Samantha"),
        ("win32", {"powershell": SAPI}, "zh", "Microsoft Huihui Desktop"),
        ("linux", {"spd-say": SPD_PLAIN}, "fr", None),
        ("linux", {}, "zh", None),
        ("win32", {"powershell": "Oops\n\t\n"}, "zh", None),
    ],
)
def test_a_voice_is_found(
    platform: str, printed: dict[str, str], language: str, voice: str | None
) -> None:
    found = find_voice(language, programs(platform), lambda command: printed.get(command[0], ""))
    assert (found[1] if found else None) == voice


def test_names_with_blanks_do_not_hide_the_language() -> None:
    found = find_voice("zh", programs("linux"), lambda c: SPD if c[0] == "spd-say" else "")
    assert found is not None
    assert found[1] == "cmn"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_text_is_never_taken_for_an_option_or_a_command(platform: str) -> None:
    text = "--help'; Remove-Item x; $(rm)"
    for program in programs(platform):
        command = program.command(text, "cmn", 1.5)
        if platform == "win32":
            assert text not in " ".join(command)
        else:
            assert command[command.index("--") + 1 :] == [text]


class Spoken:
    """A program that ends when the test says so."""

    def __init__(self) -> None:
        self.ended = threading.Event()

    def wait(self) -> int:
        """Wait for the end."""
        self.ended.wait(60)
        return 0

    def kill(self) -> None:
        """End."""
        self.ended.set()


def test_sentences_are_spoken_in_turn_and_stop_ends_the_program() -> None:
    started: list[list[str]] = []
    running: list[Spoken] = []
    came = threading.Semaphore(0)

    def start(command: list[str]) -> Spoken:
        started.append(command)
        running.append(Spoken())
        came.release()
        return running[-1]

    voice = find_voice("en", programs("linux"), lambda c: ESPEAK if c[0] == "espeak-ng" else "")
    playback = SystemPlayback(lambda _: voice, start)
    playback.begin((Utterance("en", "One."), Utterance("en", "Two."), Utterance("en", "Three.")), 1)
    assert came.acquire(timeout=60)
    heard = playback.heard()
    assert heard is None or heard.utterance.text == "One."
    running[0].ended.set()
    assert came.acquire(timeout=60)
    playback.pause(True)
    running[1].wait()
    playback.pause(False)
    assert came.acquire(timeout=60)
    assert [command[-1] for command in started] == ["One.", "Two.", "Two."]
    playback.stop()
    assert running[2].ended.is_set()
    assert not playback.busy


def test_the_usual_voice_of_several_is_taken() -> None:
    spd = "NAME LANGUAGE VARIANT\nCaribbean en-029 none\nAmerica en-US none\nOld+Man en-US Man\n"
    espeak = "Pty Language Age VoiceName\n 5  en-029 M Caribbean\n 2  en-us M America\n"
    for name, printed, voice in (("spd-say", spd, "en"), ("espeak-ng", espeak, "en-us")):
        known = [one for one in programs("linux") if one.listing[0] == name]
        found = find_voice("en", known, {known[0].listing: printed}.__getitem__)
        assert found is not None
        assert found[1] == voice


@pytest.mark.parametrize(
    ("platform", "rates"),
    [("linux", {0.5: "-100", 1.0: "0", 1.5: "36"}), ("win32", {0.5: "-6", 1.0: "0", 1.5: "4"})],
)
def test_speeds_are_those_of_the_program(platform: str, rates: dict[float, str]) -> None:
    program = programs(platform)[0]
    for speed, rate in rates.items():
        command = " ".join(program.command("x", "cmn", speed))
        assert (f"-r {rate} --" if platform == "linux" else f"$s.Rate = {rate};") in command


def test_a_program_that_only_hands_on_is_silenced_before_the_next_speaks() -> None:
    started: list[list[str]] = []
    running: list[Spoken] = []
    came = threading.Semaphore(0)

    def start(command: list[str]) -> Spoken:
        started.append(command)
        running.append(Spoken())
        came.release()
        return running[-1]

    voice = find_voice("en", programs("linux"), lambda c: SPD_PLAIN if c[0] == "spd-say" else "")
    playback = SystemPlayback(lambda _: voice, start)
    playback.begin((Utterance("en", "One."),), 1)
    assert came.acquire(timeout=60)
    playback.stop()
    assert came.acquire(timeout=60)
    assert started[1] == ["spd-say", "-S"]
    playback.begin((Utterance("en", "Two."),), 1)
    # It would be silenced, too, if it did not wait.
    assert not came.acquire(blocking=False)
    running[1].ended.set()
    assert came.acquire(timeout=60)
    assert started[2][-1] == "Two."
    playback.stop()
    running[3].ended.set()

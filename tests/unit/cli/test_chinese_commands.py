"""duidu pinyin and duidu words as scripts use them: a line for a line, one field a character."""

import io

import pytest

from duidu.cli.main import run


def output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, *arguments: str
) -> list[str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert run(arguments) == 0
    return capsys.readouterr().out.split("\n")[:-1]


def test_words_line_for_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert output(monkeypatch, capsys, "我在银行工作。\n\n他来了", "words") == [
        "我 在 银行 工作 。",
        "",
        "他 来 了",
    ]


def test_pinyin_by_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert output(monkeypatch, capsys, "我在银行。\n", "pinyin") == ["wǒ zài yínháng 。"]
    assert output(monkeypatch, capsys, "绿色\n", "pinyin", "--style", "numbers") == ["lv4se4"]
    assert output(monkeypatch, capsys, "你好\n", "pinyin", "--style", "zhuyin") == ["ㄋㄧˇ ㄏㄠˇ"]


@pytest.mark.parametrize(
    "line",
    ["行长 is 好，", " ", "", "𠮷😀\ue000カ한", "１２3a　b", "长\r大\x85\u2028好", "\ufeff好"],
)
def test_one_field_a_character(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    (fields,) = output(
        monkeypatch, capsys, line + "\n", "pinyin", "--style", "numbers", "--per-character"
    )
    assert len(fields.split(" ")) == max(1, len(line))


def test_a_wrong_style_is_a_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("pinyin", "--style", "braille")) == 2
    assert "braille" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["words", "pinyin"])
def test_only_line_feeds_end_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert len(output(monkeypatch, capsys, "好\r好\r\n\r\n好\u2028好\n好", command)) == 4

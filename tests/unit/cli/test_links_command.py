import io
import re

import pytest

from duidu.cli.main import run


def links(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, list[str], str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    code = run(["links", *options])
    printed = capsys.readouterr()
    return code, printed.out.split("\n")[:-1], printed.err


def test_one_line_of_links_for_each_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "我 喜欢 茶 。 ||| I like tea .\n\n ||| nothing here\n茶 ||| tea\n"
    code, lines, _ = links(text, monkeypatch, capsys, "--tokens")
    assert code == 0
    assert set(lines[0].split()) >= {"0-0", "1-1", "2-2", "3-3"}
    assert lines[1:] == ["", "", "0-0"]


def test_without_tokens_the_words_are_our_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, lines, _ = links("我喜欢喝茶。 ||| I like tea.\n", monkeypatch, capsys)
    assert re.fullmatch(r"\d+-\d+( \d+-\d+)*", lines[0])
    assert "1-1" in lines[0].split()


def test_a_line_with_one_side_is_named_and_the_others_are_linked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines, message = links(
        "茶 ||| tea\n只有\r中文\n茶 ||| tea\r\n", monkeypatch, capsys, "--tokens"
    )
    assert code == 2
    assert lines == ["0-0", "", "0-0"]
    assert message == "duidu: Line 2 has no “|||”; write Chinese ||| English.\n"


def test_a_byte_order_mark_is_no_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert links("\ufeff茶 ||| tea\n", monkeypatch, capsys)[1] == ["0-0"]

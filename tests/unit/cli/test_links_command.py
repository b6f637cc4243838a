import io
import re

import pytest

from duidu.cli.main import run


def links(text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str], str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    code = run(["links", *options])
    printed = capsys.readouterr()
    return code, printed.out.split("\n")[:-1], printed.err


def test_one_line_of_links_for_each_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = "我 喜欢 茶 。 ||| I like tea .\n\n ||| nothing here\n茶 ||| tea\n"
    code, lines, _ = links(text, monkeypatch, capsys, "--tokens")
    assert code == 0
    assert set(lines[0].split()) >= {"0-0", "1-1", "2-2", "3-3"}
    assert lines[1:] == ["", "", "0-0"]


def test_without_tokens_the_words_are_our_own(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _, lines, _ = links("我喜欢喝茶。 ||| I like tea.\n", monkeypatch, capsys)
    assert re.fullmatch(r"\d+-\d+( \d+-\d+)*", lines[0])
    assert "1-1" in lines[0].split()


def test_a_line_with_one_side_is_wrong_use(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, message = links("只有中文\n", monkeypatch, capsys)
    assert code == 2
    assert lines == []
    assert "|||" in message

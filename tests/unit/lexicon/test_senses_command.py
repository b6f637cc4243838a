"""`duidu senses` ranks senses line by line and survives wrong lines."""

import io
import json

import pytest

from duidu.cli import main


def ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lines: str
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    monkeypatch.setattr("duidu.cli.senses.installed_encoder", lambda: None)
    code = main.run(["senses"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_each_line_is_answered_in_the_form_scorers_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = {
        "id": 7,
        "zh": "他花了三百块。",
        "en": "He spent three hundred yuan.",
        "start": 1,
        "end": 2,
        "word": "花",
    }
    code, out, _ = ask(
        monkeypatch, capsys, json.dumps(line) + "\n\n" + json.dumps({**line, "id": "b"}) + "\n"
    )
    answers = [json.loads(text) for text in out.splitlines()]
    assert code == 0
    assert [answer["id"] for answer in answers] == [7, "b"]
    assert answers[0]["senses"][0] == {
        "traditional": "花",
        "simplified": "花",
        "pinyin": "hua1",
        "sense": "to spend (money, time)",
    }


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        "3",
        '{"zh": "a"}',
        '{"zh": "花", "en": "x", "start": 3, "end": 4}',
        '{"zh": "花", "en": "x", "start": "a", "end": 1}',
    ],
)
def test_a_line_that_is_no_question_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    right = '{"id": 9, "zh": "花", "en": "flower", "start": 0, "end": 1}'
    code, out, error = ask(monkeypatch, capsys, f"{line}\n{right}\n")
    answers = [json.loads(text) for text in out.splitlines()]
    assert code == 2
    assert answers[0] == {"id": None, "senses": []}
    assert answers[1]["senses"]
    assert "Line 1" in error
    assert error.count("\n") == 1

"""`duidu find`: conditions on sentences that answer each other, sorted, counted, written."""

import json
from pathlib import Path

import pytest

from duidu.cli.main import run

# Paragraphs of several sentences, as an article has them.
CHINESE = "米莉来了。一切都好。\n\n米莉走了。雨停了。\n\n他说一切都完了。米莉没有说话。\n"
ENGLISH = (
    "Milley came. Everything was fine.\n\nMilley left. The rain stopped.\n\n"
    "He said everything was over. Milley said nothing.\n"
)


@pytest.fixture
def library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A library with one article of three paragraphs of two sentences."""
    option = f"--library={tmp_path / 'library'}"
    (tmp_path / "t.zh.txt").write_text(CHINESE, "utf-8")
    (tmp_path / "t.en.txt").write_text(ENGLISH, "utf-8")
    files = [str(tmp_path / f"t.{code}.txt") for code in ("zh", "en")]
    assert run([option, "import", *files]) == 0
    capsys.readouterr()
    return option


def found(
    library: str, capsys: pytest.CaptureFixture[str], *arguments: str
) -> list[tuple[str, str, str]]:
    """What stands before a place, the place, and the sentence that answers it."""
    run([library, "find", *arguments, "--json"])
    lines = map(json.loads, capsys.readouterr().out.splitlines())
    return [(line["left"], line["found"], line["other"]) for line in lines]


def test_conditions_are_on_the_sentence_that_answers(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # 米莉 is in each of these paragraphs, but answers none of these sentences.
    assert found(library, capsys, "Everything", "--without", "米莉") == [
        ("", "Everything", "一切都好。"),
        ("He said ", "everything", "他说一切都完了。"),
    ]
    assert found(library, capsys, "Everything", "--other", "米莉") == []
    assert found(library, capsys, "Everything", "--other", "他说") == [
        ("He said ", "everything", "他说一切都完了。")
    ]
    assert len(found(library, capsys, "米莉", "--other", "Milley")) == 3
    assert found(library, capsys, "米莉", "--without", "Milley") == []


def test_expressions_are_sought_on_both_sides(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [one[1] for one in found(library, capsys, r"\bM\w+y (?:came|left)", "--regex")] == [
        "Milley came",
        "Milley left",
    ]
    both = found(library, capsys, r"^Milley", "--other", "[来走]了", "--regex")
    assert [answer for _, _, answer in both] == ["米莉来了。", "米莉走了。"]
    assert run([library, "find", "(", "--regex"]) == 2
    assert run([library, "find", " "]) == 2


def test_lines_are_sorted_counted_and_bounded(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = found(library, capsys, "Milley", "--sort", "right", "--side", "target")
    assert [answer for _, _, answer in lines] == ["米莉来了。", "米莉走了。", "米莉没有说话。"]
    lines = found(library, capsys, "everything", "--sort", "left")
    assert [left for left, _, _ in lines] == ["", "He said "]
    assert run([library, "find", "everything|Milley", "--regex", "--counts"]) == 0
    assert capsys.readouterr().out.splitlines() == ["3\tmilley", "2\teverything"]
    assert len(found(library, capsys, "Milley", "--most", "2")) == 2
    assert run([library, "find", "nobody"]) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [("fine", "1 place was"), ("Everything", "2 places were"), ("nobody", "0 places were")],
)
def test_how_many_places_were_found_is_said_in_words_that_fit(
    library: str, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    run([library, "find", text])
    assert capsys.readouterr().err == f"duidu: {said} found.\n"


@pytest.mark.parametrize("form", ["tsv", "xlsx", "html"])
def test_lines_are_written(
    library: str, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"out.{form}"
    assert run([library, "find", "Everything", "--to", form, "-o", str(out)]) == 0
    data = out.read_bytes()
    assert data.startswith(b"PK") if form == "xlsx" else "一切都好。" in data.decode("utf-8")


def test_only_the_articles_named_are_searched(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.tsv"
    other.write_text("zh\ten\n米莉笑了。\tMilley smiled.\n", "utf-8")
    assert run([library, "import", str(other), "--json"]) == 0
    article = json.loads(capsys.readouterr().out)["article"]
    assert found(library, capsys, "Milley", "--article", article) == [("", "Milley", "米莉笑了。")]
    assert len(found(library, capsys, "Milley")) == 4
    assert run([library, "find", "Milley", "--article", "none"]) == 4

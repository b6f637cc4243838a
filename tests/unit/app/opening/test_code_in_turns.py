"""Code in a text whose languages take turns: where it stands twice, each text has it."""

from pathlib import Path

import pytest

from duidu.app.opening.found_article import read_article

ONE, TWO = "```\npip install x\n```\n\n", "```\nx --run\n```\n\n"
HEAD = "# 安装\n\n# Install\n\n先运行这两条命令。\n\nFirst run these two commands.\n\n"
FOOT = "然后打开窗口，读一读。\n\nThen open the window and read.\n"


@pytest.mark.parametrize(
    ("code", "sides"),
    [
        (ONE * 2, (["pip install x"], ["pip install x"])),
        ((ONE + TWO) * 2, (["pip install x", "x --run"],) * 2),
        # What stands there once is where it was.
        (ONE + TWO, ([], ["pip install x", "x --run"])),
    ],
)
def test_code_that_stands_twice_is_on_both_sides(
    tmp_path: Path, code: str, sides: tuple[list[str], list[str]]
) -> None:
    (tmp_path / "a.md").write_text(HEAD + code + FOOT, "utf-8")
    found = read_article([tmp_path / "a.md"]).arranged.article
    for side, expected in zip((found.source, found.target), sides, strict=True):
        assert [block.text for block in side.blocks[2:-1]] == expected

"""What is compiled when the program is frozen does what Python would have compiled at the start."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"
THINGS = """
import dataclasses, re, sys
sys.path.insert(0, {packaging!r})
import precompiled

def things():
    Point = dataclasses.make_dataclass("Point", [("x", int), ("y", int, 2)], frozen=True)
    found = re.compile(r"(?P<year>[0-9]{{4}})|([一-鿿]+)", re.ASCII).fullmatch("读书")
    same = hash(Point(3)) == hash(Point(3))
    return repr(Point(1)), same, found.lastindex, found.re.groupindex["year"], found.re.flags

def counted():
    calls = []
    inner = re._compiler._code
    re._compiler._code = lambda *given: calls.append(given) or inner(*given)
    made = things()
    return made, len(calls)
"""
WRITE = """
precompiled.load_modules_of_a_start = things
from pathlib import Path
precompiled.write(Path(sys.argv[1], precompiled.NAME))
re.purge()
print(*counted())
"""
USE = """
precompiled.install(sys.argv[1])
print(*counted())
exec(compile("print(6 * 7)", "other", "exec"))
"""


def _run(code: str, folder: Path) -> list[str]:
    command = [sys.executable, "-c", THINGS.format(packaging=str(PACKAGING)) + code, str(folder)]
    return subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8"
    ).stdout.splitlines()


def test_found_again_and_the_same(tmp_path: Path) -> None:
    plain = _run(WRITE, tmp_path)[0]
    ready, other = _run(USE, tmp_path)
    assert plain.endswith(" 1")
    assert ready == f"{plain[:-1]}0"
    assert other == "42"


@pytest.mark.parametrize("content", [None, b"", b"nothing of ours"])
def test_nothing_happens_without_a_usable_file(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "precompiled.bin").write_bytes(content)
    assert _run(USE, tmp_path)[0].endswith(" 1")


def test_a_file_of_another_python_is_left(tmp_path: Path) -> None:
    _run(
        WRITE.replace(
            "precompiled.load_modules_of_a_start = things",
            "precompiled.load_modules_of_a_start = things; sys.version = 'another'",
        ),
        tmp_path,
    )
    assert _run(USE, tmp_path)[0].endswith(" 1")

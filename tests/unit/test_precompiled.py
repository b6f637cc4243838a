"""What a start compiles from text is kept, so that the next one finds it; nothing else changes."""

import importlib
import os
import re
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from duidu.precompiled import Precompiled, StartCache

START = """
import sys
from duidu.precompiled import StartCache
cache = StartCache()
cache.begin()
import builtins, dataclasses, re
compiled = []
inner = re._compiler._code
re._compiler._code = lambda *given: compiled.append(given) or inner(*given)
Point = dataclasses.make_dataclass("Point", [("x", int), ("y", int, 2)], frozen=True)
found = re.compile(r"(?P<year>[0-9]{4})|([一-鿿]+)", re.ASCII).fullmatch("读书")
print(Point(1), found.lastindex, dict(found.re.groupindex), int(found.re.flags), len(compiled) > 0)
import PySide6.QtCore
from shibokensupport.signature.lib import pyi_generator
print(hasattr(pyi_generator, "generate_pyi"))
cache.end()
print(builtins.compile.__self__ is builtins, "exec" in vars(dataclasses))
"""


def _start(folder: Path, **more: str) -> list[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(folder),
        **more,
    }
    command = [sys.executable, "-c", START]
    done = subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", env=environment
    )
    return done.stdout.splitlines()


def _kept(folder: Path) -> list[Path]:
    return list(folder.rglob("start.*.bin"))


def test_the_second_start_compiles_nothing_and_is_the_same(tmp_path: Path) -> None:
    first, second = _start(tmp_path), _start(tmp_path)
    assert first[0].endswith("True")
    assert second[0].endswith("False")
    assert first[0].removesuffix("True") == second[0].removesuffix("False")
    assert first[1:] == second[1:] == ["False", "True False"]
    assert len(_kept(tmp_path)) == 1


def test_a_start_with_nothing_new_writes_nothing(tmp_path: Path) -> None:
    _start(tmp_path)
    kept = _kept(tmp_path)[0]
    before = kept.stat().st_mtime_ns
    _start(tmp_path)
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("content", [b"", b"no marshal", b"i\x01\x00\x00\x00", b"N"])
def test_a_file_that_cannot_be_used_is_made_again(tmp_path: Path, content: bytes) -> None:
    whole = _start(tmp_path)
    kept = _kept(tmp_path)[0]
    kept.write_bytes(content)
    assert _start(tmp_path) == whole
    assert len(kept.read_bytes()) > 1000


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path) -> None:
    _start(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert _kept(tmp_path) == []


def test_code_of_another_python_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Precompiled()
    known.write(str(tmp_path / "kept"))
    assert Precompiled().read(str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "version", "another")
    assert not Precompiled().read(str(tmp_path / "kept"))


def test_a_cache_that_was_not_begun_ends_without_a_trace() -> None:
    StartCache().end()


def test_what_is_not_known_is_compiled_once_and_raises_what_re_raises(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled = count()
    compiler = vars(importlib.import_module("re._compiler"))
    inner = compiler["_code"]
    monkeypatch.setitem(compiler, "_code", lambda *given: (next(compiled), inner(*given))[1])
    known = Precompiled()
    known.replace()
    try:
        found = re.compile("(?P<first>好的?)|(b{2,3})", re.IGNORECASE).search("BBb")
        assert found is not None
        assert found.lastindex == 2
        assert next(compiled) == 1
        with pytest.raises(re.error, match="unterminated"):
            re.compile("(好的一点")
    finally:
        known.restore()
        re.purge()
    assert "(好的一点" not in [key[0] for key in known.expressions if isinstance(key, tuple)]

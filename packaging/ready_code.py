"""Code that Python would compile anew at every start, compiled when the program is frozen.

PySide carries its own Python modules as source text (3,600 lines), every dataclass writes its
methods as text, and regular expressions are text, too. Each is found again by its whole text; what
is not there is compiled as ever. `python ready_code.py OUT` writes the file, in the environment
that is frozen. That takes 180 of 840 ms processor time off a start
(tests/benchmarks/start_tricks.py).
"""

import builtins
import dataclasses
import marshal
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

NAME = "ready_code.bin"
# Writes the stubs of PySide for programmers: loaded by it at every start, and never used in one.
UNUSED = ("pyi_generator.py",)
# What a start loads, and what the first page and the first word looked up do.
LOADED = (
    *(
        "duidu.__main__",
        "duidu.cli.open",
        "duidu.ui.window.application",
        "duidu.ui.words.card_control",
    ),
    *("duidu.language.zh.chinese", "duidu.formats.sandbox.child"),
)
Kept = dict[object, bytes]
# Where Python looks its own compilers up; the file is for one version of it only.
BUILT_IN, DATACLASSES, EXPRESSIONS = (
    vars(builtins),
    vars(dataclasses),
    vars(import_module("re._compiler")),
)


def use(folder: str) -> None:
    """Take what was made for this Python; nothing happens where there is none."""
    try:
        with open(Path(folder, NAME), "rb") as file:
            made_by, *kept = marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return
    if made_by == sys.version:
        _put_in_front(*kept)


def _put_in_front(sources: Kept, methods: Kept, expressions: Kept) -> None:
    compiled, executed, expressed, engine = (
        BUILT_IN["compile"],
        BUILT_IN["exec"],
        EXPRESSIONS["compile"],
        EXPRESSIONS["_sre"],
    )

    def compile_(source: object, *rest: object, **more: object) -> object:
        ready = (
            sources.get(source)
            if isinstance(source, bytes) and len(rest) == 2 and not more
            else None
        )
        return compiled(source, *rest, **more) if ready is None else marshal.loads(ready)

    def exec_(source: object, *spaces: object) -> None:
        ready = methods.get(source) if isinstance(source, str) else None
        executed(source if ready is None else marshal.loads(ready), *spaces)

    def express(pattern: object, flags: int = 0) -> object:
        ready = expressions.get((pattern, flags)) if isinstance(pattern, (str, bytes)) else None
        return (
            expressed(pattern, flags)
            if ready is None
            else engine.compile(pattern, *marshal.loads(ready))
        )

    BUILT_IN["compile"], DATACLASSES["exec"], EXPRESSIONS["compile"] = compile_, exec_, express


def record(load: Callable[[], object]) -> tuple[Kept, Kept, Kept]:
    """Keep what is compiled from text while `load` runs.

    Returned are PySide's sources, the methods of dataclasses and the regular expressions.
    """
    compiled, executed, expressed, engine = (
        BUILT_IN["compile"],
        BUILT_IN["exec"],
        EXPRESSIONS["compile"],
        EXPRESSIONS["_sre"],
    )
    sources: Kept = {}
    methods: Kept = {}
    expressions: Kept = {}
    made: list[bytes] = []

    def compile_(source: object, name: object, *rest: object, **more: object) -> object:
        if isinstance(source, bytes) and str(name).startswith("shibokensupport/"):
            text = b"" if str(name).endswith(UNUSED) else source
            sources[source] = marshal.dumps(compiled(text, name, *rest, dont_inherit=True))
        return compiled(source, name, *rest, **more)

    def exec_(source: object, *spaces: object) -> None:
        if isinstance(source, str):
            methods[source] = marshal.dumps(compiled(source, "<string>", "exec", dont_inherit=True))
        executed(source, *spaces)

    def express(pattern: object, flags: int = 0) -> object:
        whole: object = expressed(pattern, flags)
        if isinstance(pattern, (str, bytes)):
            expressions[pattern, int(flags)] = made[-1]
        return whole

    def engine_compile(
        pattern: object,
        flags: int,
        code: list[int],
        groups: int,
        numbers: dict[str, int],
        names: tuple[str | None, ...],
    ) -> object:
        made[:] = [
            marshal.dumps((int(flags), [int(word) for word in code], groups, numbers, names))
        ]
        return engine.compile(pattern, flags, code, groups, numbers, names)

    BUILT_IN["compile"], DATACLASSES["exec"], EXPRESSIONS["compile"] = compile_, exec_, express
    EXPRESSIONS["_sre"] = SimpleNamespace(**{**vars(engine), "compile": engine_compile})
    re.purge()
    try:
        load()
    finally:
        BUILT_IN["compile"], EXPRESSIONS["compile"], EXPRESSIONS["_sre"] = (
            compiled,
            expressed,
            engine,
        )
        del DATACLASSES["exec"]
    return sources, methods, expressions


def load() -> None:
    """What is loaded before the window is there, and soon after."""
    for name in LOADED:
        import_module(name)


def write(path: Path) -> None:
    """Record and write the file, in an order that is always the same."""
    kept = [dict(sorted(part.items(), key=lambda item: repr(item[0]))) for part in record(load)]
    path.write_bytes(marshal.dumps((sys.version, *kept)))


if __name__ == "__main__":
    write(Path(sys.argv[1]))

"""Patches Python's compilers to take what was precompiled when the program was frozen.

At every start Python would compile the same texts anew: PySide carries its own Python modules as
source text (3,600 lines), every dataclass writes its methods as text, and regular expressions are
text, too. Each is found again by its whole text; what is not there is compiled as usual. For this
the running program's builtins.compile, the exec that dataclasses sees and re._compiler.compile are
replaced. That takes 180 of 840 ms processor time off a start (tests/benchmarks/start_tricks.py).

`python precompiled.py OUT` writes the file, in the environment that is frozen.
"""

import builtins
import dataclasses
import marshal
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

NAME = "precompiled.bin"
# Writes the stubs of PySide for programmers: loaded by it at every start, and never used in one.
UNUSED_SOURCES = ("pyi_generator.py",)
# What a start loads, and what the first page and the first word looked up do.
MODULES_OF_A_START = (
    *(
        "duidu.__main__",
        "duidu.cli.open",
        "duidu.ui.window.application",
        "duidu.ui.words.card_control",
    ),
    *("duidu.language.zh.chinese", "duidu.reading_child"),
)
Precompiled = dict[object, bytes]
# Where Python looks its own compilers up; the file is for one version of it only.
BUILT_IN, DATACLASSES, EXPRESSIONS = (
    vars(builtins),
    vars(dataclasses),
    vars(import_module("re._compiler")),
)


def install(folder: str) -> None:
    """Have Python take what was precompiled for this very version of it.

    Does nothing where `folder` has no such file, or one that cannot be read.
    """
    try:
        with open(Path(folder, NAME), "rb") as file:
            made_by, *tables = marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return
    if made_by == sys.version:
        _patch_compilers(*tables)


def _patch_compilers(sources: Precompiled, methods: Precompiled, expressions: Precompiled) -> None:
    """Replace Python's three compilers by ones that ask the tables first."""
    python_compile, python_exec, python_compile_expression, engine = (
        BUILT_IN["compile"],
        BUILT_IN["exec"],
        EXPRESSIONS["compile"],
        EXPRESSIONS["_sre"],
    )

    def compile_(source: object, *rest: object, **options: object) -> object:
        # PySide calls with these arguments and no others; any other call may want other code.
        is_pyside = isinstance(source, bytes) and len(rest) == 2 and not options
        code = sources.get(source) if is_pyside else None
        return python_compile(source, *rest, **options) if code is None else marshal.loads(code)

    def exec_(source: object, *spaces: object) -> None:
        code = methods.get(source) if isinstance(source, str) else None
        python_exec(source if code is None else marshal.loads(code), *spaces)

    def compile_expression(pattern: object, flags: int = 0) -> object:
        code = expressions.get((pattern, flags)) if isinstance(pattern, (str, bytes)) else None
        return (
            python_compile_expression(pattern, flags)
            if code is None
            else engine.compile(pattern, *marshal.loads(code))
        )

    BUILT_IN["compile"] = compile_
    DATACLASSES["exec"] = exec_
    EXPRESSIONS["compile"] = compile_expression


@contextmanager
def _replaced_compilers(
    compile_source: object, execute: object, expressions: dict[str, object]
) -> Iterator[None]:
    """Let these stand for Python's compilers, and put Python's own back at the end."""
    python_compile = BUILT_IN["compile"]
    python_expressions = {name: EXPRESSIONS[name] for name in expressions}
    BUILT_IN["compile"] = compile_source
    DATACLASSES["exec"] = execute
    EXPRESSIONS.update(expressions)
    # Expressions in the cache would not be compiled again, and so not be recorded.
    re.purge()
    try:
        yield
    finally:
        BUILT_IN["compile"] = python_compile
        EXPRESSIONS.update(python_expressions)
        del DATACLASSES["exec"]


def record(run: Callable[[], object]) -> tuple[Precompiled, Precompiled, Precompiled]:
    """Collect what Python compiles from text while `run` runs.

    Returns PySide's sources, the methods of dataclasses and the regular expressions.
    """
    python_compile, python_exec = BUILT_IN["compile"], BUILT_IN["exec"]
    python_compile_expression, engine = EXPRESSIONS["compile"], EXPRESSIONS["_sre"]
    sources: Precompiled = {}
    methods: Precompiled = {}
    expressions: Precompiled = {}
    last_expression: list[bytes] = []

    def compile_(source: object, name: object, *rest: object, **options: object) -> object:
        if isinstance(source, bytes) and str(name).startswith("shibokensupport/"):
            text = b"" if str(name).endswith(UNUSED_SOURCES) else source
            sources[source] = marshal.dumps(python_compile(text, name, *rest, dont_inherit=True))
        return python_compile(source, name, *rest, **options)

    def exec_(source: object, *spaces: object) -> None:
        if isinstance(source, str):
            code = python_compile(source, "<string>", "exec", dont_inherit=True)
            methods[source] = marshal.dumps(code)
        python_exec(source, *spaces)

    def compile_expression(pattern: object, flags: int = 0) -> object:
        whole: object = python_compile_expression(pattern, flags)
        if isinstance(pattern, (str, bytes)):
            expressions[pattern, int(flags)] = last_expression[-1]
        return whole

    def engine_compile(
        pattern: object,
        flags: int,
        code: list[int],
        groups: int,
        numbers: dict[str, int],
        names: tuple[str | None, ...],
    ) -> object:
        # Plain ints, since marshal cannot write the named ones that re uses.
        plain = int(flags), [int(word) for word in code]
        last_expression[:] = [marshal.dumps((*plain, groups, numbers, names))]
        return engine.compile(pattern, flags, code, groups, numbers, names)

    replaced = {
        "compile": compile_expression,
        "_sre": SimpleNamespace(**{**vars(engine), "compile": engine_compile}),
    }
    with _replaced_compilers(compile_, exec_, replaced):
        run()
    return sources, methods, expressions


def load_modules_of_a_start() -> None:
    """Import what is loaded before the window is there, and soon after."""
    for name in MODULES_OF_A_START:
        import_module(name)


def write(path: Path) -> None:
    """Record a start and write the file, in an order that is always the same."""
    tables = [
        dict(sorted(table.items(), key=lambda item: repr(item[0])))
        for table in record(load_modules_of_a_start)
    ]
    path.write_bytes(marshal.dumps((sys.version, *tables)))


if __name__ == "__main__":
    write(Path(sys.argv[1]))

"""Keeps what Python would compile from text anew at every start, as it keeps compiled modules.

PySide carries its own Python modules as source text (3,600 lines), every dataclass writes its
methods as text, and regular expressions are text, too. Python compiles them at each start, because
none of them is a file with a compiled one beside it. Here each is found again by its whole text;
what is not there is compiled as usual and there the next time. For this builtins.compile, the exec
that dataclasses sees and re._compiler.compile are replaced for as long as the program starts. That
takes 140 of 660 ms processor time off a start (tests/benchmarks/start_tricks.py).

An installed program has the file beside its compiled modules, a frozen one comes with it.
"""

import builtins
import dataclasses
import marshal
import os
import sys
from importlib import import_module

import duidu

# Writes the stubs of PySide for programmers: loaded by it at every start, and never used in one.
_UNUSED_SOURCES = ("pyi_generator.py",)
_MOST_BYTES = 4 << 20  # five times what a start takes: more is left over from other versions
# Where Python looks its own compilers up.
_BUILT_IN, _DATACLASSES, _EXPRESSIONS = (
    vars(builtins),
    vars(dataclasses),
    vars(import_module("re._compiler")),
)
_Table = dict[object, bytes]


class Precompiled:
    """Code by the text it was compiled from; `replace` puts it in the place of compilers."""

    def __init__(self) -> None:
        self.sources: _Table = {}
        self.methods: _Table = {}
        self.expressions: _Table = {}
        self._compiled = 0
        self._compile, self._exec = builtins.compile, builtins.exec
        self._expression, self._engine = _EXPRESSIONS["compile"], _EXPRESSIONS["_sre"]

    def read(self, path: str) -> bool:
        """Take what a file has for this very version of Python; False where it has nothing."""
        try:
            with open(path, "rb") as file:
                made_by, *tables = marshal.loads(file.read())
            if made_by != sys.version:
                return False
            self.sources, self.methods, self.expressions = tables
        except (OSError, ValueError, EOFError, TypeError):
            return False
        return True

    def write(self, path: str) -> None:
        """Write all that is known, in an order that is always the same. Raises OSError."""
        tables = [
            dict(sorted(table.items(), key=lambda item: repr(item[0])))
            for table in (self.sources, self.methods, self.expressions)
        ]
        part = f"{path}.{os.getpid()}"
        try:
            with open(part, "wb") as file:
                file.write(marshal.dumps((sys.version, *tables)))
            os.replace(part, path)
        except OSError:
            if os.path.exists(part):
                os.unlink(part)
            raise

    @property
    def has_more(self) -> bool:
        """Whether something had to be compiled that was not known."""
        return self._compiled > 0

    def replace(self) -> None:
        """Have Python ask here first."""
        _BUILT_IN["compile"] = self._compile_source
        _DATACLASSES["exec"] = self._execute
        _EXPRESSIONS["compile"] = self._compile_expression

    def restore(self) -> None:
        """Put Python's own compilers back."""
        _BUILT_IN["compile"] = self._compile
        _DATACLASSES.pop("exec", None)
        _EXPRESSIONS["compile"] = self._expression

    def _compile_source(self, source: object, *rest: object, **options: object) -> object:
        """Stand for builtins.compile: what PySide compiles is looked up."""
        # PySide calls with these arguments and no others; any other call may want other code.
        if not isinstance(source, bytes) or len(rest) != 2 or options:
            return self._compile(source, *rest, **options)  # type: ignore[call-overload]
        code = self.sources.get(source)
        if code is not None:
            return marshal.loads(code)
        name, kind = str(rest[0]), str(rest[1])
        if not name.startswith("shibokensupport/"):
            return self._compile(source, name, kind)
        text = b"" if name.endswith(_UNUSED_SOURCES) else source
        made = self._compile(text, name, kind, dont_inherit=True)
        self._keep(self.sources, source, made)
        return made

    def _execute(self, source: object, *spaces: object) -> None:
        """Stand for the exec of dataclasses."""
        if not isinstance(source, str):
            self._exec(source, *spaces)  # type: ignore[arg-type]
            return
        code = self.methods.get(source)
        if code is None:
            made = self._compile(source, "<string>", "exec", dont_inherit=True)
            self._keep(self.methods, source, made)
        else:
            made = marshal.loads(code)
        self._exec(made, *spaces)  # type: ignore[arg-type]

    def _compile_expression(self, pattern: object, flags: int = 0) -> object:
        """Stand for re._compiler.compile."""
        if not isinstance(pattern, (str, bytes)):
            return self._expression(pattern, flags)
        key = (pattern, int(flags))
        if key not in self.expressions:
            self._keep_expression(*key)
        return self._engine.compile(pattern, *marshal.loads(self.expressions[key]))

    def _keep_expression(self, pattern: str | bytes, flags: int) -> None:
        """Compile an expression as re does, up to the call that makes the object of it."""
        parser = import_module("re._parser")
        parsed = parser.parse(pattern, flags)
        code = _EXPRESSIONS["_code"](parsed, flags)
        groups = parsed.state.groupdict
        names: list[str | None] = [None] * parsed.state.groups
        for name, number in groups.items():
            names[number] = name
        # Plain ints, since marshal cannot write the named ones that re uses.
        plain = flags | int(parsed.state.flags), [int(word) for word in code]
        self._keep(
            self.expressions,
            (pattern, flags),
            (*plain, parsed.state.groups - 1, dict(groups), tuple(names)),
        )

    def _keep(self, table: _Table, text: object, made: object) -> None:
        table[text] = marshal.dumps(made)  # type: ignore[arg-type]
        self._compiled += 1


class StartCache:
    """What an installed program compiles at its starts, in a file beside its compiled modules."""

    def __init__(self) -> None:
        self._known = Precompiled()
        self._path = ""

    def begin(self) -> None:
        """Take what earlier starts compiled, where they could keep it."""
        # A frozen program comes with all of it, and asks for it before this module is loaded.
        compiled = getattr(duidu, "__cached__", None)
        if not compiled or getattr(sys, "frozen", False) or "exec" in _DATACLASSES:
            return
        self._path = os.path.join(
            os.path.dirname(compiled), f"start.{sys.implementation.cache_tag}.bin"
        )
        self._known.read(self._path)
        self._known.replace()

    def end(self) -> None:
        """Compile as Python does from now on, and keep for the next start what was new.

        Where the folder of compiled modules is closed to this person nothing is kept, as Python
        keeps nothing there.
        """
        if not self._path:
            return
        self._known.restore()
        if not self._known.has_more or sys.dont_write_bytecode:
            return
        folder = os.path.dirname(self._path)
        if os.access(folder, os.W_OK):
            self._write()

    def _write(self) -> None:
        import contextlib

        with contextlib.suppress(OSError):
            self._known.write(self._path)
            if os.path.getsize(self._path) > _MOST_BYTES:
                os.unlink(self._path)

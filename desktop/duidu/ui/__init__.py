"""The window: the only place that imports PySide6."""

import builtins
from importlib import import_module

# PySide looks at every import of the program, and into the source of every module, for its other
# spellings of Qt's names. Nobody here asks for those: Python's own import is put back. That takes
# 70 ms of 910 ms processor time off a start (19 of 20 pairs, tests/benchmarks/start_tricks.py).
import_module("PySide6.QtCore")
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)

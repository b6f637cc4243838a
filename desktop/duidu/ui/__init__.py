"""The window: the only place that imports PySide6."""

import builtins
from importlib import import_module

# PySide looks at every import of the program, and into the source of every module, for its other spellings of Qt's names. Nobody here
# asks for those: the import of Python itself is put back.
import_module("PySide6.QtCore")
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)

"""The sum of what formats declare: no name twice, nothing loaded that no file needs yet."""

import importlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

from duidu.app.export.export_formats import exports
from duidu.formats.registry import FORMATS, SUFFIXES

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"
HEAVY = ("lxml", "docx", "pypdfium2", "pysubs2", "zipfile", "csv")
# Their files are no texts to read: terms, notes and words that a person knows.
NO_TEXTS = {"glossaries", "notes", "word_lists"}


def twice(names: list[str]) -> list[str]:
    """The names that occur more than once."""
    return [name for name, count in Counter(names).items() if count > 1]


def test_no_two_formats_claim_one_name_or_suffix() -> None:
    assert twice([one.id for one in FORMATS]) == []
    assert twice(list(SUFFIXES)) == []
    assert twice([name for one in exports() for name in (one.id, *one.aliases)]) == []


def test_every_folder_of_a_format_is_registered() -> None:
    folders = {path.parent.name for path in (DESKTOP / "duidu/formats").glob("*/__init__.py")}
    modules = {f"duidu.formats.{name}" for name in folders - NO_TEXTS - {"base", "sandbox"}}
    declared = {getattr(importlib.import_module(name), "FORMAT", None) for name in modules}
    assert declared == set(FORMATS)


def test_every_reader_and_writer_can_be_loaded() -> None:
    assert all(hasattr(one.reader(), "sniff") for one in FORMATS if one.reader is not None)
    assert all(callable(one.writer()) for one in exports() if one.writer is not None)


def test_listing_the_formats_loads_none_of_them() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(DESKTOP)!r}); import duidu.formats.registry; "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")

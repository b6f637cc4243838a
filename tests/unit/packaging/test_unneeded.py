"""What the frozen program leaves out, and what it must keep."""

import importlib.util

import pytest

import unneeded


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("libxcb-render.so.0", False),
        ("libstdc++.so.6", False),
        # A package's own, under a name of its own, in a folder of its own.
        ("pillow.libs/libxcb-9065bb12.so.1.1.0", True),
        ("pillow.libs/libjpeg-6dc8d115.so.62.4.0", True),
        ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", True),
        ("libicudata.so.73", True),
        ("libssl.so.3", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("numpy-2.4.6.dist-info/METADATA", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
    ],
)
def test_what_of_the_files_goes_in(name: str, kept: bool) -> None:
    assert unneeded.kept(name) is kept


def test_what_is_left_out_is_named_as_it_is_called() -> None:
    """A name that exists nowhere leaves nothing out: it is old or misspelt."""
    first = {name.partition(".")[0] for name in unneeded.MODULES}
    # Not installed here, or gone from some of the Pythons that are tested.
    gone = {"IPython", "matplotlib", "pip", "pkg_resources", "setuptools", "cgi", "asyncio"}
    assert {name for name in first - gone if importlib.util.find_spec(name) is None} <= {
        "_ssl",
        "_hashlib",
        "tkinter",
    }

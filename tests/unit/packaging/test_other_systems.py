"""Windows and macOS, as far as it can be seen here: files, formats, words without a terminal."""

import io
import os
import plistlib
import re
import sys
import types
from pathlib import Path

import info_plist
import pytest

import build_windows
import start
from duidu.formats.registry import SUFFIXES

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = (ROOT / "packaging" / "windows" / "duidu.nsi").read_text("utf-8")


def test_windows_offers_every_format_and_owns_only_ours() -> None:
    lines = "\n".join(build_windows.open_with())
    for suffix in SUFFIXES:
        assert f'SupportedTypes" "{suffix}"' in lines
        assert (f'{suffix}\\OpenWithProgids" "Duidu.Article"' in lines) == (suffix != ".duidu")
    assert re.findall(r'WriteRegStr HKCU "\$\{CLASSES\}\\(\.\w+)" ""', SCRIPT + lines) == [".duidu"]


def test_the_uninstaller_removes_what_the_installer_registers() -> None:
    keys = set(re.findall(r'WriteRegStr HKCU "([^"]+)"', SCRIPT))
    removed = re.findall(r'DeleteRegKey(?: /ifempty)? HKCU "([^"]+)"', SCRIPT)
    assert [
        key
        for key in keys
        if not any(key == gone or key.startswith(gone + "\\") for gone in removed)
    ] == []


def test_the_uninstaller_names_what_it_deletes_and_never_the_whole_folder() -> None:
    assert 'RMDir /r "$INSTDIR"' not in SCRIPT


def test_the_voices_can_be_ticked_and_the_program_cannot_be_left_out() -> None:
    program, voices = re.findall(r"^Section (.+?)$(.+?)^SectionEnd", SCRIPT, re.M | re.S)[:2]
    assert program[0] == '"Duidu"'
    assert "SectionIn RO" in program[1]
    assert voices[0] == '/o "$(VOICES_NAME)"'
    assert 'File /r "${VOICES}\\*"' in voices[1]
    names = re.findall(r"LangString VOICES_NAME \$\{(LANG_\w+)\}", SCRIPT)
    assert len(names) == SCRIPT.count("!insertmacro MUI_LANGUAGE ")


def test_packages_for_windows_are_those_for_its_python() -> None:
    pinned = (
        "altgraph==0.17 \\\n    --hash=sha256:aa\n"
        "numpy==2.4 ; python_full_version < '3.12' \\\n    --hash=sha256:bb\n"
        "numpy==2.5 ; python_full_version >= '3.12' \\\n    --hash=sha256:cc\n"
        "polib==1.2 \\\n    --hash=sha256:dd\n    # via duidu\n"
    )
    kept = [line for line in build_windows.blocks(pinned) if "#" not in line]
    assert kept == [
        "numpy==2.5 \\",
        "    --hash=sha256:cc",
        "polib==1.2 \\",
        "    --hash=sha256:dd",
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/QtSql.pyd", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", False),
        ("PySide6/designer.exe", False),
        ("numpy/tests/test_x.py", False),
        ("duidu/_resources/data/words.bin", True),
        ("numpy-2.5.5.dist-info/licenses/LICENSE.txt", True),
    ],
)
def test_only_what_is_used_goes_into_the_folder(name: str, kept: bool) -> None:
    assert build_windows.keeps(name) is kept


def test_macos_is_told_every_format() -> None:
    info = plistlib.loads(plistlib.dumps(info_plist.info()))
    endings = {
        ending
        for kind in info["CFBundleDocumentTypes"]
        for ending in kind.get("CFBundleTypeExtensions", ())
    }
    endings |= set(
        info["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]["public.filename-extension"]
    )
    assert {f".{ending}" for ending in endings} == set(SUFFIXES)
    assert [kind["LSHandlerRank"] for kind in info["CFBundleDocumentTypes"]].count("Owner") == 1


def test_without_a_terminal_windows_shows_what_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    user32 = types.SimpleNamespace(
        MessageBoxW=lambda _window, text, _title, _kind: shown.append(text)
    )
    monkeypatch.setitem(
        sys.modules, "ctypes", types.SimpleNamespace(windll=types.SimpleNamespace(user32=user32))
    )
    monkeypatch.setattr(sys, "platform", "win32")
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)

    def failing() -> int:
        sys.stderr.write("duidu: The library is in use.\n")
        return 4

    monkeypatch.setattr(start, "start", failing)
    assert start.without_terminal() == 4
    assert shown == ["duidu: The library is in use.\n"]
    assert isinstance(sys.stderr, io.StringIO)
    sys.stdout.close()


@pytest.mark.parametrize(
    ("module", "tried"),
    [("fcitx", "fcitx;ibus"), ("fcitx5", "fcitx;ibus"), ("ibus", None), ("", None)],
)
def test_fcitx_is_reached_through_the_input_module_that_is_there(
    module: str, tried: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_IM_MODULE", module)
    monkeypatch.delenv("QT_IM_MODULES", raising=False)
    start.input_method()
    assert os.environ.get("QT_IM_MODULES") == tried

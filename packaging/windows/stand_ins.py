"""Makes what wine 8 lacks of Windows for the window to run under it; for check_wine.sh only.

python packaging/windows/stand_ins.py APP SYSTEM32

icuuc.dll, of which Qt takes converters for old character sets: here it knows none. And functions
for parts of complex numbers, which numpy wants when it is loaded: numpy is told to take its
mathematics from a library that has them and hands on everything else.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

COMPILER = "x86_64-w64-mingw32-gcc"
THEIRS, OURS = "api-ms-win-crt-math-l1-1-0.dll", "zpi-ms-win-crt-math-l1-1-0.dll"
# ucnv_open says that there is no such converter.
ICU = """
#define E __declspec(dllexport)
E void *ucnv_open(const char *name, int *error) { *error = 4; return 0; }
"""
ICU_NAMES = (
    *(
        "UCNV_FROM_U_CALLBACK_SUBSTITUTE",
        "UCNV_TO_U_CALLBACK_SUBSTITUTE",
        "ucnv_cbFromUWriteUChars",
        "ucnv_cbToUWriteUChars",
        "ucnv_close",
    ),
    *(
        "ucnv_countAvailable",
        "ucnv_fromUCountPending",
        "ucnv_fromUnicode",
        "ucnv_getAvailableName",
        "ucnv_getFromUCallBack",
    ),
    *(
        "ucnv_getMaxCharSize",
        "ucnv_getName",
        "ucnv_getStandardName",
        "ucnv_getToUCallBack",
        "ucnv_reset",
        "ucnv_setFromUCallBack",
    ),
    *("ucnv_setToUCallBack", "ucnv_toUCountPending", "ucnv_toUnicode"),
)
PARTS = """
double part_creal(double _Complex z) { return __real__ z; }
double part_cimag(double _Complex z) { return __imag__ z; }
float part_crealf(float _Complex z) { return __real__ z; }
float part_cimagf(float _Complex z) { return __imag__ z; }
"""


def compiled(folder: Path, name: str, source: str, exports: str = "") -> Path:
    """A library of that name."""
    code, definition, output = folder / "code.c", folder / "code.def", folder / name
    code.write_text(source, "ascii")
    definition.write_text(f"EXPORTS\n{exports}", "ascii")
    files = [code, definition] if exports else [code]
    subprocess.run([COMPILER, "-shared", "-O1", "-w", "-o", output, *files], check=True)
    return output


def exported(library: Path) -> list[str]:
    """The names a library exports."""
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", library], check=True, capture_output=True, text=True
    ).stdout
    return re.findall(
        r"^\t\[ *\d+\] (?:\+base\[ *\d+\] +[0-9a-f]+ )?([A-Za-z_]\w*)$", told, re.MULTILINE
    )


def main(app: Path, system: Path) -> None:
    """Put both into wine's system folder, and numpy's module on to the second."""
    module = next(app.glob("Lib/numpy/_core/_multiarray_umath*.pyd"))
    content = module.read_bytes()
    assert content.count(THEIRS.encode()) == 1, "numpy takes its mathematics from elsewhere now"
    parts = re.findall(r"part_(\w+)", PARTS)
    exports = "".join(
        f"{name}={'part_' if name in parts else 'ucrtbase.'}{name}\n"
        for name in exported(system / "ucrtbase.dll")
    )
    with tempfile.TemporaryDirectory() as folder:
        empty = "".join(f"E void *{name}(void) {{ return 0; }}\n" for name in ICU_NAMES)
        for name, source, names in (("icuuc.dll", ICU + empty, ""), (OURS, PARTS, exports)):
            (system / name).write_bytes(compiled(Path(folder), name, source, names).read_bytes())
    module.write_bytes(content.replace(THEIRS.encode(), OURS.encode()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

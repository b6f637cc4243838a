"""What of Python, Qt and the packages does not go into the frozen program, by name.

duidu.spec asks. What is left out must not be missed: check_frozen.py uses the program after every
build.
"""

import fnmatch
from pathlib import PurePosixPath

_PYTHON = (
    "cgi doctest ftplib http.server multiprocessing optparse pydoc test tkinter unittest webbrowser"
    " xmlrpc"
)
_TOOLS = "IPython matplotlib pip pkg_resources pypdfium2_cli setuptools"
# Of the pictures of a book only the usual kinds are decoded, and none is drawn with text.
_PILLOW = (
    "AvifImagePlugin ImageQt ImageTk _avif _imagingcms _imagingft _imagingmath _imagingmorph"
    " _imagingtk"
)
_NUMPY = "_core._multiarray_tests ctypeslib distutils f2py fft polynomial random testing"
_LXML = "cssselect html._difflib html.clean html.diff html.soupparser isoschematron objectify sax"
_RAPIDFUZZ = "fuzz_cpp fuzz_cpp_avx2 process_cpp_impl"
# QML and everything about it, OpenGL, databases of Qt's.
_QT = (
    "QtConcurrent QtDesigner QtHelp QtOpenGL QtOpenGLWidgets QtQml QtQuick QtQuickControls2"
    " QtQuickWidgets QtSql QtSvgWidgets QtTest QtUiTools QtXml"
)


def _of(package: str, names: str) -> tuple[str, ...]:
    return tuple(f"{package}.{name}" for name in names.split())


# Neither used nor to be found by what is used.
MODULES = (
    *_PYTHON.split(),
    *_TOOLS.split(),
    *_of("PIL", _PILLOW),
    *_of("numpy", _NUMPY),
    *_of("lxml", _LXML),
    *_of("rapidfuzz", _RAPIDFUZZ),
    *_of("jieba", "analyse lac_small posseg"),
    *_of("PySide6", _QT),
)

_QT_LIBRARIES = (
    "Concurrent* Designer* EglF* Help* OpenGL* Qml* Quick* Sql* Test* UiTools* VirtualKeyboard*"
    " WlShell*"
)
_QT_PLUGINS = (
    "egldeviceintegrations/* generic/* networkinformation/* position/* qmltooling/* sqldrivers/*"
    " tls/*"
    # The window is drawn without OpenGL.
    " wayland-graphics-integration-client/* xcbglintegrations/*"
    " platforms/libqeglfs* platforms/libqlinuxfb* platforms/libqminimal* platforms/libqvkkhr*"
    " platforms/libqvnc* platformthemes/libqgtk3*"
    # The way to the printers; without it PDF files are still made.
    " printsupport/libcups*"
    " imageformats/*gif* imageformats/*icns* imageformats/*pdf* imageformats/*tga*"
    " imageformats/*tiff* imageformats/*wbmp* imageformats/*webp*"
    # Shells of cars and of Wayland compositors of ten years ago.
    " */libfullscreen-shell* */libivi-shell* */libqt-shell* */libwl-shell*"
)
# What every desktop has and must be its own: a bundled libstdc++ breaks the graphics drivers of
# newer systems. Then what only those need, and what the way to the printers needs. PyInstaller
# gathers them at the top of the folder.
_SYSTEM = (
    "EGL* GL* X* X11* cairo* dbus-1* drm* expat* fontconfig* freetype* gbm* gcc_s.so* gdk*"
    " glib-2.0* gthread* gtk* pango* stdc++.so* wayland-* xcb-* xcb.so* xkbcommon*"
    " bsd.* cap.* gcrypt.* gpg-error.* jpeg.* lz4.* md.* mount.* blkid.* pcre2-8.* selinux.*"
    " systemd.*"
    " atk* atspi* datrie* epoxy* fribidi* gio-2* gmodule-2* gobject-2* graphite2* harfbuzz*"
    " pixman* png16* thai*"
    " avahi* cups* gmp* gnutls* hogweed* idn2* nettle* p11-kit* tasn1* unistring*"
)
# The same functions without these; nothing here calls them.
_PACKAGES = (
    "*lxml/html/*.so *lxml/html/_difflib* *lxml/includes/* *lxml/isoschematron/* *lxml/objectify*"
    " *lxml/sax* *numpy/fft/* *numpy/random/* *_multiarray_tests* *rapidfuzz/*fuzz_cpp*"
    " *rapidfuzz/process_cpp_impl*"
    # Where and how a package was installed; the notices are written down.
    " *.dist-info/*"
    # Text files of jieba that its own dictionary repeats.
    " *jieba/finalseg/*.p"
)
_FILES = (
    *(f"*libQt6{name}" for name in _QT_LIBRARIES.split()),
    *(f"*/plugins/{name}" for name in _QT_PLUGINS.split()),
    *_PACKAGES.split(),
)
_TOP = tuple(f"lib{name}" for name in _SYSTEM.split())
_TRANSLATIONS = ("qtbase_zh_CN", "qt_zh_CN", "qtbase_en", "qt_en")


def kept(name: str) -> bool:
    """Whether a collected file goes in; `name` is its place in the folder, with slashes.

    Libraries of the system are told by their place: a package may bring one of the same name for
    itself, in a folder of its own (pillow.libs), and needs that.
    """
    path = PurePosixPath(name)
    # keyring finds the key stores of the systems by what is written there.
    if name.startswith("keyring-"):
        return True
    if "/translations/" in name:
        return path.stem in _TRANSLATIONS
    if len(path.parts) == 1 and any(fnmatch.fnmatch(name, pattern) for pattern in _TOP):
        return False
    return not any(fnmatch.fnmatch(name, pattern) for pattern in _FILES)

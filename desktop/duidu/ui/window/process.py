"""The process of the window: its application object, and what it needs of the system.

Loads little, so that the window can show itself before the rest of the program is there.
"""

import os
import signal
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from duidu import __version__
from duidu.app.base.last_picture import has_picture, take_picture
from duidu.app.base.malloc_trim import share_scarce_malloc
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.errors import DuiduError
from duidu.ui.base.frame import Frame

SWITCH = 0.0005  # seconds
FILES = 128  # open ones: some 30 in use, and those that reading, exporting and a child take


def make_frame(settings: Settings) -> Frame:
    """Make the application and the frame of its window.

    Raises DuiduError where no window can be shown.
    """
    check_display()
    check_open_files()
    leave_room()
    # Qt's loop gives Python no chance to raise KeyboardInterrupt, and the library is safe however
    # the process ends.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return Frame(make_application(), settings.get(table.GEOMETRY))


def show_last_page(library_file: Path, settings: Settings) -> Frame | None:
    """Show the last page as a picture, if the next thing to be seen will look exactly like it.

    Raises DuiduError where no window can be shown.
    """
    if not has_picture(library_file):
        return None
    frame = make_frame(settings)
    picture = take_picture(library_file, settings.path, frame.surroundings)
    if picture is not None:
        frame.show_picture(picture)
    return frame


def leave_room() -> None:
    """Keep work in other threads from holding up the window's thread.

    Call this before numpy is loaded, which reads the number of its threads once.
    """
    share_scarce_malloc()
    # Waiting threads are let in after this time instead of Python's 5 ms. The window's thread gets
    # its turn after 20 instead of 32 ms (90th percentile, tests/benchmarks/start_tricks.py).
    sys.setswitchinterval(SWITCH)
    # The encoder's matrix products would take every core, and memory for each.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", str(max(1, (os.cpu_count() or 1) // 2)))


def make_application() -> QApplication:
    """Make the application object; widgets look alike on every platform."""
    # As an argument: setStyle() returns a style, for which PySide would load 500 names of style
    # elements.
    app = application_class()(["duidu", "-style", "fusion"])
    app.setApplicationName("duidu")
    app.setApplicationDisplayName("Duidu")
    app.setApplicationVersion(__version__)
    # The name of the .desktop file: by it Wayland finds the icon of the window.
    app.setDesktopFileName("io.github.duidu.Duidu")
    return app


def application_class(platform: str = sys.platform) -> type[QApplication]:
    """Return the class of the application: on macOS one that takes files while it runs."""
    if platform != "darwin":
        return QApplication
    from duidu.ui.window.macos_open_events import FilesApplication

    return FilesApplication


def check_open_files() -> None:
    """Allow this process the open files that a window needs; raise DuiduError where it may not.

    Qt does not end in an orderly way when it meets the limit later, in the middle of painting.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed == resource.RLIM_INFINITY or allowed >= FILES:
        return
    if most != resource.RLIM_INFINITY and most < FILES:
        from duidu.core.system_failure import too_many_files

        raise too_many_files()
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, most))


def check_display() -> None:
    """Raise DuiduError with what to do where no window can be shown."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    x11 = os.environ.get("DISPLAY", "")
    socket = Path("/tmp/.X11-unix") / f"X{x11.removeprefix(':').split('.')[0]}"
    gone = x11.startswith(":") and not socket.exists()
    if os.environ.get("WAYLAND_DISPLAY") or (x11 and not gone):
        return
    raise DuiduError(
        "There is no display for a window here. To save a picture of it instead: "
        "duidu open FILE --screenshot picture.png"
    )

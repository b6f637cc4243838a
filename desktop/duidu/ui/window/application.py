"""Starts the program: application, theme, language, library and the one window on it."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from duidu.app.base.last_picture import LastPicture, keep_picture
from duidu.app.base.malloc_trim import share_malloc
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.errors import DuiduError
from duidu.core.system_failure import system_failure
from duidu.library.library import Library
from duidu.library.safety.restore_later import restore_if_wanted
from duidu.library.store.library_errors import HeldError
from duidu.ui.base.frame import Frame
from duidu.ui.page.reading_style import reader_style
from duidu.ui.reader.accessible import Accessibility
from duidu.ui.reader.warm_type import warm_type
from duidu.ui.style.fonts import interface_font
from duidu.ui.style.i18n import Language, error_text
from duidu.ui.style.theme import Theme
from duidu.ui.window.first_sight import FirstSight
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.process import make_frame
from duidu.ui.window.restored_tabs import add_other_tabs

if TYPE_CHECKING:
    from duidu.formats.sandbox.ready_children import ReadyChildren
    from duidu.library.safety.backups import Looking

_UNSEEN = ("offscreen", "minimal")  # platforms of Qt without a screen
LEAVE = 0.1  # seconds for which the end of the window waits for its threads
LATER = 400  # ms after the first paint of a page or the shelf: what these need not wait for


class Interface:
    """Theme, language and font of the interface; they follow the settings."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._system = app.font()
        self.language = Language(app)
        self._use_language()
        self.theme = Theme(app, settings.get(table.THEME))
        settings.listeners.append(self._changed)

    def _changed(self, key: str) -> None:
        if key in (table.LANGUAGE.key, ""):
            self._use_language()

    def _use_language(self) -> None:
        self.language.use(self._settings.get(table.LANGUAGE))
        self._app.setFont(interface_font(self._system, self.language.code))


def _look_apart() -> "Looking":
    """Have a confined child look into a backup; what that needs is loaded only then."""
    from duidu.app.base.backup_reading import look_apart

    return look_apart()


def run_window(
    paths: Sequence[Path],
    library_file: Path,
    settings: Settings,
    when_started: Callable[[], object] = lambda: None,
    frame: Frame | None = None,
    ready: "ReadyChildren | None" = None,
) -> int:
    """Open the window on a library, and return an exit code when it is closed.

    `when_started` is called on a worker after all that is loaded behind the first page. `frame` is
    there already if it shows the last page, and so are children that are `ready` for the files.
    Raises DuiduError when the library or the window cannot be opened.
    """
    frame = frame or make_frame(settings)
    if frame.was_closed:
        return 0
    interface = None
    try:
        restored = restore_if_wanted(library_file, _look_apart)
        library: Library | None = Library.open(library_file)
    except HeldError as held:
        from duidu.ui.window.waiting_start import open_when_free

        frame.hide()
        interface, restored = Interface(frame.app, settings), ""
        library = open_when_free(library_file, list(paths), held)
    except DuiduError:
        frame.hide()
        raise
    if library is None:
        return 0
    session = Session(library, settings, ready)
    if paths and ready is None:
        from duidu.app.opening.ready_early import expect_files

        expect_files(session.ready, paths, library)
    pictures: list[LastPicture] = []
    try:
        interface = interface or Interface(frame.app, settings)
        window, sight = _window(frame, session, interface, paths)
        window.left.connect(partial(_take_picture, window, pictures))
        if restored:
            window.messages.say(restored)
        sight.came.connect(
            lambda: QTimer.singleShot(
                LATER, lambda: finish_starting(frame.app, window, library_file)
            )
        )
        sight.came.connect(
            lambda: QTimer.singleShot(LATER, lambda: tell_when_loaded(window, when_started))
        )
        code = int(frame.app.exec())
        # Whatever still runs behind the window reads the library.
        window.jobs.close()
        return code
    finally:
        session.close()
        for picture in pictures:
            keep_picture(library_file, settings.path, frame.surroundings, picture)


def _window(
    frame: Frame, session: Session, interface: Interface, paths: Sequence[Path]
) -> tuple[MainWindow, FirstSight]:
    """Put the program's window into its frame, with what was shown last or is to be opened."""
    Accessibility()
    window = MainWindow(session, interface.theme)
    style = partial(reader_style, session.settings)
    window.opening.began.connect(lambda: warm_type(style(interface.theme.colors)))
    window.opening.coming.connect(partial(window.add_tab, at=-1))
    sight = FirstSight(window, paths)
    if frame.shows_picture:
        # Their tabs are in it.
        add_other_tabs(window)
    frame.hold(window)
    window.jobs.patience = LEAVE
    from duidu.ui.window.orderly_end import OrderlyEnd

    OrderlyEnd(frame.app, window)
    return window, sight


def _take_picture(window: MainWindow, pictures: list[LastPicture], article: str) -> None:
    """Have a picture taken of a window that closes; it must not keep the window from closing."""
    from duidu.ui.page.next_start import picture_of_next_start

    picture = picture_of_next_start(window.context, window.stack, article, window.show_page)
    if picture is not None:
        pictures.append(picture)


def show_failure(error: DuiduError) -> None:
    """Show why no window opened, to who started it from a menu and sees no terminal."""
    app = QApplication.instance()
    # Who did not want to wait for the library knows why.
    if not isinstance(app, QApplication) or isinstance(error, HeldError):
        return
    if app.platformName() in _UNSEEN:
        return
    from PySide6.QtWidgets import QMessageBox

    Interface(app, Settings())
    QMessageBox.critical(None, "对读 Duidu", escape(error_text(error)))


def leave_threads(window_code: int) -> int:
    """Return the exit code of a window, unless a thread of it is still at work: then end with it.

    Loading the encoder cannot be stopped, and Python would wait for it; the library is closed.
    """
    # Daemons, such as the writer's thread of a closed library, are not waited for.
    if any(
        not thread.daemon
        for thread in threading.enumerate()
        if thread is not threading.main_thread()
    ):
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        os._exit(window_code)
    return window_code


def finish_starting(app: QApplication, window: MainWindow, library_file: Path) -> None:
    """Do what the first page need not wait for; a window whose memory ends there says so and stays.

    Fault reports, the other tabs, garbage collection, other starts of the program, upkeep of the
    library.
    """
    try:
        from duidu.ui.window.fault_reports import FaultReports

        # First, so that what fails from here on is told as a fault is.
        FaultReports(window.messages, window)
        _finish_starting(app, window, library_file)
    except (MemoryError, OSError, ImportError, RuntimeError) as error:
        failure = system_failure(error)
        if failure is None:
            raise
        window.messages.error(error_text(failure))


def _finish_starting(app: QApplication, window: MainWindow, library_file: Path) -> None:
    """Do the rest of what the first page need not wait for."""
    from duidu.ui.base.expected_files import ExpectedFiles
    from duidu.ui.base.gc_between_frames import GcBetweenFrames
    from duidu.ui.base.jobs import Lane
    from duidu.ui.style.icons import application_icon
    from duidu.ui.sync.look_after import look_after
    from duidu.ui.window.kept_drafts import offer_kept
    from duidu.ui.window.single_instance import FirstWindow

    app.setWindowIcon(application_icon())
    add_other_tabs(window)
    window.follow_tabs()
    if sys.platform == "darwin":
        from duidu.ui.window.macos_open_events import follow

        follow(app, window.come_forward)
    offer_kept(window)
    collector = GcBetweenFrames(app, lambda: window.jobs.idle)
    # A closed page refers to itself.
    window.stack.widgetRemoved.connect(collector.expect_garbage)
    first = FirstWindow(library_file, window)
    first.asked.connect(window.come_forward)
    # From then on another start waits for the library's lock, not for an answer.
    app.aboutToQuit.connect(first.close)
    window.jobs.run(
        Lane.BACKGROUND,
        lambda job: share_malloc(),
        owner=window,
        when_done=lambda _: None,
    )
    look_after(window.context, window)
    ExpectedFiles(window)


def tell_when_loaded(window: MainWindow, when_started: Callable[[], object]) -> None:
    """Call this on a worker, once what waits there already is done."""
    from duidu.ui.base.jobs import Lane

    window.jobs.run(
        Lane.BACKGROUND, lambda _: when_started(), owner=window, when_done=lambda _: None
    )

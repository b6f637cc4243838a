"""The feature of the guide, and of what a person meets first: samples and a tour."""

from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from duidu import HOMEPAGE
from duidu.app.settings.actions import ANYTIME, FILE, HELP
from duidu.app.settings.settings_table import TIPS_SEEN
from duidu.ui.base.context import WindowContext
from duidu.ui.base.feature import Feature, FeatureAction
from duidu.ui.shelf.feature import ShelfWindow
from duidu.ui.style.i18n import tr


class GuideWindow(ShelfWindow, Protocol):
    """What the guide asks of the window: the page it is on, too."""

    @property
    def page(self) -> QWidget | None:
        """The page of the article shown, None on the start page."""


def show_guide(window: GuideWindow) -> None:
    """Show the guide, at what was asked about with F1 if anything was."""
    from duidu.ui.guide.open_guide import OpenGuide

    action = window.context.actions["help.guide"]
    asked = tuple(map(str, action.data() or ()))
    action.setData(None)
    OpenGuide.of(window).show(*asked)


def show_samples(window: GuideWindow) -> None:
    """Ask which of our own articles is to be read."""
    from duidu.app.opening.samples import sample_files
    from duidu.ui.guide.samples_sheet import SamplesSheet

    sheet = SamplesSheet(window.window())
    sheet.chosen.connect(lambda name: window.opening.files(sample_files(name)))
    sheet.show()


def begin_tour(context: WindowContext, page: QWidget) -> None:
    """Give five hints over a page, unless they were given before."""
    settings = context.settings
    seen = settings.get(TIPS_SEEN).split()
    if "tour" in seen or "all" in seen:
        return
    from duidu.ui.guide.tour import show_tour

    # Written first: what was begun does not come again, even after a crash.
    settings.set(TIPS_SEEN, " ".join([*seen, "tour"]))
    show_tour(context, page)


def tour(window: GuideWindow) -> None:
    """Show the hints of the first article again."""
    from duidu.ui.guide.tour import show_tour

    if window.page is not None:
        show_tour(window.context, window.page)


def look_for_newer(window: GuideWindow) -> None:
    """Show the published versions in the person's browser; the program itself asks no network."""
    from PySide6.QtGui import QDesktopServices

    releases = QUrl(f"{HOMEPAGE}/releases")
    if not QDesktopServices.openUrl(releases):
        window.context.messages.error(
            tr(
                "Guide",
                "No browser could be opened; newer versions are at {address}.",
                address=releases.toString(),
            )
        )


GUIDE: Feature[GuideWindow] = Feature(
    "guide",
    "Read how it is done, as a bilingual article; begin with a sample and five hints.",
    (
        FeatureAction(
            "file.sample",
            "Read a &sample…",
            FILE,
            0,
            (),
            "sample",
            needs=ANYTIME,
            order=1,
            run=show_samples,
        ),
        FeatureAction("help.guide", "&Guide", HELP, 0, (), needs=ANYTIME, order=-1, run=show_guide),
        FeatureAction("help.tour", "Five &hints", HELP, 0, (), order=-1, run=tour),
        FeatureAction(
            "help.newer",
            "&Newer versions",
            HELP,
            1,
            (),
            needs=ANYTIME,
            order=1,
            run=look_for_newer,
        ),
    ),
)

WINDOW_FEATURES: tuple[Feature[GuideWindow], ...] = (GUIDE,)

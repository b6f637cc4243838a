"""What a feature that works on a page declares: actions, panel, loading of its control."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from duidu.app.settings.actions import Needs
from duidu.ui.base.feature import Feature, FeatureAction, FeatureWindow

if TYPE_CHECKING:
    from duidu.ui.page.article_page import ArticlePage
    from duidu.ui.page.page_control import PageControl

C = TypeVar("C", bound="PageControl")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFeature(Feature[C]):
    """A feature whose actions act on a control of the page shown.

    `control` imports the class of the control and returns it; it runs on a worker after the first
    paint. `panel` names the panel that the feature offers; its first action opens and closes it.
    `load_panel` imports the panel's module, on a worker when the controls are made: a panel that
    is first shown would hold the window for 10 to 25 ms more without it.
    """

    control: Callable[[], "type[C]"]
    panel: str = ""
    load_panel: Callable[[], object] | None = None

    def run(self, action: FeatureAction[C], page: "ArticlePage") -> None:
        """Carry out an action of this feature on a page."""
        action.run(page.controls[self.control()])


def of_translations(*features: PageFeature[Any]) -> tuple[PageFeature[Any], ...]:
    """Return features whose actions all need an article with a translation."""
    return tuple(
        replace(
            feature,
            actions=tuple(replace(one, needs=Needs.TRANSLATION) for one in feature.actions),
        )
        for feature in features
    )


class PageWindow(FeatureWindow, Protocol):
    """What a feature that opens articles may ask of the window."""

    def open_article(self, article: str) -> "ArticlePage":
        """Show an article in its tab, or in a new one."""

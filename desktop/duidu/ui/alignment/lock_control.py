"""Locks the original of a page, and says why a change of it is refused."""

from duidu.app.alignment.locked_original import is_locked, turn_lock
from duidu.core.article import SideName
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import tr


class LockControl(PageControl):
    """Turns the lock of one article."""

    def turn(self) -> None:
        """Lock the original or unlock it, and say which."""
        locked = turn_lock(self.page.context.settings, self.page.article)
        self.page.context.messages.say(
            tr("Lock", "The original of this article is locked: it is never cut or changed.")
            if locked
            else tr("Lock", "The original of this article can be cut and changed again.")
        )


def refuses(page: ArticlePage, side: SideName) -> bool:
    """Whether the text of a side must stay as it is; then the person is told why."""
    context, article = page.context, page.article
    if not is_locked(context.settings, article, side):
        return False
    context.messages.offer(
        tr("Lock", "The original is locked, so that it was neither cut nor changed."),
        [(tr("Lock", "Unlock"), lambda: page.controls[LockControl].turn())],
    )
    return True

"""What the actions on the text itself do that concerns both sides of one page."""

from duidu.app.study.known_words import studied_language
from duidu.core.jobs import Job
from duidu.ui.base.jobs import Lane
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.copying import Copying
from duidu.ui.style.i18n import tr


class ReadingControl(PageControl):
    """Lets the sides of one page scroll alone or together, and long selections be copied."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        Copying(page.view, page.context, page.article)
        # The page asks for them on the window's thread once only hard words show their pinyin.
        page.context.jobs.run(
            Lane.SEEN, _load_word_kinds, owner=self, when_done=lambda _: None, key="word kinds"
        )

    def select_sentence(self) -> None:
        """Select the lit sentence, else the one at the caret."""
        view = self.page.view
        if not view.hover_highlight.sentence:
            view.highlight_caret(look_up=False)
        lit = view.hover_highlight.sentence
        if lit:
            view.select(lit[0], lit[-1])

    def turn_lock(self) -> None:
        """Let the sides scroll alone, or together again, and say which."""
        view, messages = self.page.view, self.page.context.messages
        view.set_locked(not view.side_sync.locked)
        if view.side_sync.locked:
            messages.say(tr("Lock", "Both sides scroll together."))
        else:
            messages.say(tr("Lock", "The side under the pointer scrolls alone."))


def _load_word_kinds(_: Job) -> None:
    """Import what tells which words are hard; once for all pages."""
    from duidu.app.study.article_words import word_kinds_of
    from duidu.app.words import word_aids  # noqa: F401 - imported so that it is there

    word_kinds_of(studied_language().code)

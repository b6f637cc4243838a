"""Drafts that an earlier run or an editor left: told at the start, listed, continued."""

from collections.abc import Sequence
from functools import partial

from duidu.app.notes.kept_drafts import offered_drafts
from duidu.core.draft import Draft
from duidu.core.jobs import Job
from duidu.ui.base.drafts import say_gone, throw_away
from duidu.ui.base.jobs import Lane
from duidu.ui.style.i18n import plural, tr
from duidu.ui.window.window_protocol import ReaderWindow, Resumes


def offer_kept(window: ReaderWindow) -> None:
    """Tell the person of the drafts that an earlier run left, once they are read."""
    context = window.context

    def read(_: Job) -> Sequence[Draft]:
        session = context.session
        return offered_drafts(session.library, session.settings, session.drafts)

    context.jobs.run(Lane.PAGE, read, owner=context.messages, when_done=partial(_tell, window))


def resume_draft(window: ReaderWindow, resumes: Resumes, draft: Draft) -> None:
    """Open the editor of a draft again, where it was."""
    context = window.context
    if any(editor.draft.id == draft.id for editor in context.editors):
        return
    # A message may have offered it before it was finished in another way.
    found = context.session.drafts.get(draft.id)
    if found is None:
        context.messages.say(tr("Drafts", "This draft was finished already."))
    else:
        _resume(window, resumes, found)


def _resume(window: ReaderWindow, resumes: Resumes, draft: Draft) -> None:
    control, run = resumes[draft.kind]
    if control is None:
        run(window, draft)
        return
    articles = window.context.session.library.articles
    if draft.article not in articles.titles([draft.article]):
        say_gone(window.context)
        return
    page = window.open_article(draft.article)
    page.when_laid_out(lambda: run(page.controls[control()], draft))


def _tell(window: ReaderWindow, drafts: Sequence[Draft]) -> None:
    """Say how many drafts there are, and offer to go on with one or to show the list."""
    if not drafts:
        return
    text = plural(
        "Drafts",
        len(drafts),
        "What you were typing last time was kept: {n} draft.",
        "What you were typing last time was kept: {n} drafts.",
    )
    wanted = window.context.navigation.draft_wanted
    one = partial(wanted.emit, drafts[0])
    answer = (
        (tr("Drafts", "Continue"), one)
        if len(drafts) == 1
        else (tr("Drafts", "Show them"), window.context.actions["notes.drafts"].trigger)
    )
    throw = (tr("Drafts", "Throw away"), partial(throw_away, window.context, drafts))
    window.messages.say(text, [answer, throw])

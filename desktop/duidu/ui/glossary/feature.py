"""The feature of the glossary: its panel, and adding terms."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import EDIT, VIEW, WORDS
from duidu.core.draft import DraftKind
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.glossary.replace_control import ReplaceControl
    from duidu.ui.glossary.terms_control import TermsControl
    from duidu.ui.glossary.terms_panel import TermsPanel


def _terms() -> "type[TermsControl]":
    from duidu.ui.glossary.terms_control import TermsControl

    return TermsControl


def _load_panel() -> "type[TermsPanel]":
    from duidu.ui.glossary.terms_panel import TermsPanel

    return TermsPanel


def _replace() -> "type[ReplaceControl]":
    from duidu.ui.glossary.replace_control import ReplaceControl

    return ReplaceControl


GLOSSARY = PageFeature(
    "glossary",
    "Keep your own terms; they are marked in the text, those rendered otherwise too.",
    (
        FeatureAction(
            "view.terms",
            "&Glossary",
            VIEW,
            0,
            ("G",),
            checkable=True,
            order=1,
            run=lambda terms: terms.toggle_panel("terms"),
        ),
        FeatureAction(
            "words.term",
            "New &term…",
            WORDS,
            2,
            ("Shift+G",),
            order=1,
            run=lambda terms: terms.add(),
        ),
    ),
    control=_terms,
    panel="terms",
    load_panel=_load_panel,
    resumes=((DraftKind.TERM, lambda terms, draft: terms.resume(draft)),),
)

REPLACE: "PageFeature[ReplaceControl]" = PageFeature(
    "find and replace",
    "Replace words on one side, in the article or the library, once you have seen the places.",
    (
        FeatureAction(
            "edit.replace",
            "Find and &replace…",
            EDIT,
            2,
            ("Ctrl+R",),
            order=3,
            run=lambda replace: replace.ask(),
        ),
    ),
    control=_replace,
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (GLOSSARY, REPLACE)

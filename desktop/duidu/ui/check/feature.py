"""The feature of the check: its panel, the way from finding to finding, names, reports."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import ARTICLE, VIEW
from duidu.core.draft import DraftKind
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature, of_translations

if TYPE_CHECKING:
    from duidu.ui.check.check_control import CheckControl
    from duidu.ui.check.check_panel import CheckPanel


def _check() -> "type[CheckControl]":
    from duidu.ui.check.check_control import CheckControl

    return CheckControl


def _load_panel() -> "type[CheckPanel]":
    from duidu.ui.check.check_panel import CheckPanel

    return CheckPanel


CHECK = PageFeature(
    "check",
    "Go through what a reviser would look at: numbers, names, omissions, punctuation and more.",
    (
        FeatureAction(
            "view.check",
            "Chec&k",
            VIEW,
            0,
            ("F7",),
            checkable=True,
            order=1,
            run=lambda check: check.toggle_panel("check"),
        ),
        FeatureAction(
            "check.next", "Ne&xt finding", ARTICLE, 7, ("F5",), run=lambda check: check.step(1)
        ),
        FeatureAction(
            "check.previous",
            "Pre&vious finding",
            ARTICLE,
            7,
            ("Shift+F5",),
            run=lambda check: check.step(-1),
        ),
        FeatureAction(
            "check.no_fault",
            "Not a &fault here",
            ARTICLE,
            7,
            ("Alt+N",),
            run=lambda check: check.decide(everywhere=False),
        ),
        FeatureAction(
            "check.never_fault",
            "Never a fau&lt",
            ARTICLE,
            7,
            ("Alt+Shift+N",),
            run=lambda check: check.decide(everywhere=True),
        ),
        FeatureAction(
            "check.names",
            "&Names and their renderings…",
            ARTICLE,
            7,
            ("Ctrl+F7",),
            run=lambda check: check.show_names(),
        ),
        FeatureAction(
            "check.ways", "Which checks r&un…", ARTICLE, 7, run=lambda check: check.show_ways()
        ),
        FeatureAction(
            "check.report",
            "Write a rep&ort of the check…",
            ARTICLE,
            7,
            run=lambda check: check.choose_report(),
        ),
    ),
    control=_check,
    panel="check",
    load_panel=_load_panel,
    resumes=((DraftKind.CHECK, lambda check, draft: check.show_ways(draft)),),
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = of_translations(CHECK)

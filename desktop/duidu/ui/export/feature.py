"""The features that write an article out: export, printing, PDF."""

from typing import TYPE_CHECKING, Any

from duidu.app.settings.actions import FILE, NOTES
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.export.export_control import ExportControl
    from duidu.ui.export.print_control import PrintControl


def _export() -> "type[ExportControl]":
    from duidu.ui.export.export_control import ExportControl

    return ExportControl


def _print() -> "type[PrintControl]":
    from duidu.ui.export.print_control import PrintControl

    return PrintControl


EXPORT = PageFeature(
    "export",
    "Write the article, its book or its notes in the format of another program.",
    (
        FeatureAction(
            "file.export",
            "&Export…",
            FILE,
            1,
            ("Ctrl+E",),
            order=1,
            run=lambda export: export.choose_article(),
        ),
        FeatureAction(
            "file.export_book",
            "Export the whole &book…",
            FILE,
            1,
            ("Ctrl+Alt+E",),
            order=1,
            run=lambda export: export.choose_book(),
        ),
        FeatureAction(
            "notes.export",
            "E&xport the notes…",
            NOTES,
            3,
            order=1,
            run=lambda export: export.choose_notes(),
        ),
    ),
    control=_export,
)

PRINT = PageFeature(
    "print",
    "Print the article as it is shown, or save it as PDF.",
    (
        FeatureAction(
            "file.print",
            "&Print…",
            FILE,
            1,
            ("Ctrl+P",),
            order=1,
            run=lambda printing: printing.choose_printer(),
        ),
        FeatureAction(
            "file.pdf",
            "Save as P&DF…",
            FILE,
            1,
            ("Ctrl+Shift+E",),
            order=1,
            run=lambda printing: printing.choose_pdf(),
        ),
    ),
    control=_print,
)

PAGE_FEATURES: tuple[PageFeature[Any], ...] = (EXPORT, PRINT)

"""The feature of pictures: one is opened large."""

from typing import TYPE_CHECKING

from duidu.app.settings.actions import VIEW
from duidu.ui.base.feature import FeatureAction
from duidu.ui.page.page_feature import PageFeature

if TYPE_CHECKING:
    from duidu.ui.output.pictures.pictures_control import PicturesControl


def _pictures() -> "type[PicturesControl]":
    from duidu.ui.output.pictures.pictures_control import PicturesControl

    return PicturesControl


PICTURES = PageFeature(
    "pictures",
    "See the pictures of a book at their places in the text, and open one large.",
    (
        FeatureAction(
            "view.picture",
            "&Picture in large",
            VIEW,
            3,
            ("Alt+I",),
            order=1,
            run=lambda pictures: pictures.show_large(),
        ),
    ),
    control=_pictures,
)

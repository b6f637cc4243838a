"""Info.plist of Duidu.app: what it is called and which files it opens."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IDENTIFIER = "io.github.duidu.Duidu"
# Formats that macOS knows by a type of its own; the rest are named by their endings.
KNOWN_TYPES = (
    *(
        "public.plain-text",
        "net.daringfireball.markdown",
        "public.html",
        "public.xhtml",
        "org.idpf.epub-container",
        "com.adobe.pdf",
    ),
    *(
        "org.openxmlformats.wordprocessingml.document",
        "org.oasis-open.opendocument.text",
        "org.oasis-open.opendocument.spreadsheet",
        "org.openxmlformats.spreadsheetml.sheet",
    ),
    *("public.comma-separated-values-text", "public.tab-separated-values-text"),
)


def info() -> dict[str, object]:
    """The whole table.

    Duidu is offered for every format that it reads, and owns its own alone.
    """
    sys.path.insert(0, str(ROOT / "desktop"))
    from duidu import __version__
    from duidu.formats.registry import SUFFIXES

    other = [suffix[1:] for suffix in SUFFIXES if suffix != ".duidu"]
    return {
        "CFBundleName": "Duidu",
        "CFBundleDisplayName": "Duidu",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "zh_CN"],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "The Duidu founders, MIT License",
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": f"{IDENTIFIER}.article",
                "UTTypeDescription": "Duidu article",
                "UTTypeConformsTo": ["public.data", "public.archive"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["duidu"],
                    "public.mime-type": ["application/x-duidu-article"],
                },
            }
        ],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Duidu article",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
            }
            | {"LSItemContentTypes": [f"{IDENTIFIER}.article"]},
            {"CFBundleTypeName": "Text", "CFBundleTypeRole": "Viewer", "LSHandlerRank": "Alternate"}
            | {"LSItemContentTypes": list(KNOWN_TYPES)},
            {
                "CFBundleTypeName": "Bilingual file",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
            }
            | {"CFBundleTypeExtensions": other},
        ],
    }

"""The title of a page without the name of the site that stands beside it."""

import re

from lxml import etree

from duidu.formats.base.markup import collapse_spaces, local_name, text_of

# What stands between a title and the name of a site. A hyphen needs spaces, since words have it.
_BETWEEN = re.compile(r"\s*[|｜_»«·•]\s*|\s+[-–—:]\s+|\s*——\s*")
_SITE = ("og:site_name", "application-name")
_ITSELF = ("og:title", "twitter:title")
_LEAST = 2  # characters of a heading that may be a title


def page_title(root: etree._Element) -> str:
    """The title of a page; "" without one.

    What stands beside it is left out where the page says that it is the name of its site, or where
    the rest is what the page calls itself: for others that link to it, or in a heading. A part with
    a number may count chapters and stays.
    """
    title, site, named, headings = "", "", list[str](), list[str]()
    for element in root.iter():
        name = local_name(element)
        if name == "title" and not title and not _is_drawn(element):
            title = collapse_spaces(text_of(element))
        elif name == "meta" and _says(element, _SITE):
            site = site or collapse_spaces(element.get("content", ""))
        elif name == "meta" and _says(element, _ITSELF):
            named.append(collapse_spaces(element.get("content", "")))
        elif name == "h1":
            headings.append(collapse_spaces(text_of(element)))
    # The heading over all of a page may be the name of its site.
    return _without_site(title, site, [one for one in (*named, *headings) if one != site])


def _without_site(title: str, site: str, headings: list[str]) -> str:
    """A title without its first or last parts, where these are the name of a site."""
    parts = list(_BETWEEN.finditer(title))
    ends = [(title[: one.start()], title[one.end() :]) for one in parts]
    for heading in headings:
        for left, right in ends:
            for kept, rest in ((left, right), (right, left)):
                is_heading = len(heading) >= _LEAST and kept.casefold() == heading.casefold()
                if is_heading and not re.search(r"\d", rest):
                    return kept
    for left, right in ends:
        for kept, rest in ((left, right), (right, left)):
            if site and kept and rest.casefold() == site.casefold():
                return kept
    return title


def _says(element: etree._Element, what: tuple[str, ...]) -> bool:
    return (element.get("property") or element.get("name") or "").lower() in what


def _is_drawn(title: etree._Element) -> bool:
    """Whether a title is that of a drawing in the page."""
    return next(title.iterancestors("svg"), None) is not None

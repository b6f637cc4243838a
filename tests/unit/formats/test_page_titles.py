"""A page is called as its article, without the name of the site beside it."""

import pytest

from fixtures.small_documents import read


def title(head: str, body: str) -> str:
    page = f"<html><head>{head}</head><body>{body}<p>The rain stopped at last.</p></body></html>"
    return read(page.encode(), ".html").title


@pytest.mark.parametrize(
    "written",
    [
        "The Rain | The Daily River",
        "The Daily River | The Rain",
        "The Rain - The Daily River",
        "The Rain — The Daily River",
        "the rain · Stories · The Daily River",
        "The Rain_Stories_The Daily River",
    ],
)
def test_the_heading_tells_which_part_is_the_title(written: str) -> None:
    assert title(f"<title>{written}</title>", "<h1>The Rain</h1>").casefold() == "the rain"


def test_a_page_without_that_heading_says_itself_what_its_site_is_called() -> None:
    site = '<meta property="og:site_name" content="江上日报">'
    assert title(f"{site}<title>雨停了_江上日报</title>", "<h2>要闻</h2>") == "雨停了"
    assert title(f"{site}<title>雨停了 - 副刊 - 江上日报</title>", "") == "雨停了 - 副刊"
    assert title(f"{site}<title>江上日报</title>", "") == "江上日报"


@pytest.mark.parametrize("name", ["og:title", "twitter:title"])
def test_a_page_says_to_others_what_its_title_is(name: str) -> None:
    own = f'<meta property="{name}" content="The Rain">'
    assert title(f"{own}<title>The Rain | The Daily River</title>", "") == "The Rain"
    whole = f'<meta property="{name}" content="The Rain | The Daily River">'
    written = "The Rain | The Daily River"
    assert title(f"{whole}<title>{written}</title>", "") == written


def test_the_name_of_a_site_over_all_of_a_page_is_not_its_title() -> None:
    site = '<meta property="og:site_name" content="The Daily River">'
    written = "<title>The Rain | The Daily River</title>"
    assert title(f"{site}{written}", "<h1>The Daily River</h1><h2>The Rain</h2>") == "The Rain"


@pytest.mark.parametrize(
    ("written", "heading"),
    [
        ("The River - Chapter 2", "The River"),
        ("Well-known rivers", "Well"),
        ("Rain | Snow", "Weather"),
        ("Notes: on rivers", "Rivers"),
        ("A | B", "A B"),
    ],
)
def test_what_may_belong_to_the_title_stays(written: str, heading: str) -> None:
    assert title(f"<title>{written}</title>", f"<h1>{heading}</h1>") == written


def test_the_title_of_a_drawing_is_none() -> None:
    drawing = "<svg><title>A boat</title></svg>"
    assert title("", drawing) == ""

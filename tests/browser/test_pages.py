"""Every page of the book as a reader meets it: by eye, by keyboard, on a phone, in the dark, offline."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.book.site import PAGES
from tests.browser.conftest import Site

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]))"""
FOCUS = """() => {
  const focused = document.activeElement;
  const style = getComputedStyle(focused);
  return {
    what: focused.outerHTML.slice(0, 120),
    nowhere: focused === document.body,
    again: focused.hasAttribute("data-was-focused"),
    visible: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
    mark: focused.setAttribute("data-was-focused", ""),
  };
}"""
WIDTH = "() => document.documentElement.scrollWidth"


def violations(page: Page) -> list[str]:
    """What axe-core finds with its default rules, one line each. Its stylesheet preload is for other hosts' styles."""
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{one['impact']} {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_in_light_and_dark(name: str, page: Page, site: Site) -> None:
    """axe-core finds no violation, of whatever weight, in either theme."""
    page.goto(f"{site.http}/{name}")
    assert violations(page) == []
    page.locator(".theme-switch-button").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert violations(page) == []


def on_a_phone(page: Page, address: str) -> None:
    """Open a page at a width of 360 pixels, with its answers unfolded."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true; })")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_small_phone(name: str, page: Page, site: Site) -> None:
    """Nothing reaches beyond a small screen."""
    on_a_phone(page, f"{site.http}/{name}")
    assert page.evaluate(WIDTH) <= 360


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_on_a_small_phone(name: str, page: Page, site: Site) -> None:
    """axe-core finds no violation there either."""
    on_a_phone(page, f"{site.http}/{name}")
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_folder(name: str, page: Page, site: Site) -> None:
    """From file:// a page shows its title and asks for nothing that is not beside it."""
    page.goto(f"{site.file}/{name}", wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("name", PAGES)
def test_headings_descend_one_level_at_a_time(name: str, page: Page, site: Site) -> None:
    """One heading of the first level comes first, and no level is skipped on the way down."""
    page.goto(f"{site.http}/{name}")
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_visibly(name: str, page: Page, site: Site) -> None:
    """Each stop of the Tab key shows where the focus is, from the link that skips to the text to the last link."""
    page.goto(f"{site.http}/{name}")
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["nowhere"] or focus["again"]:
            break
        stops.append(focus)
    assert "skip-link" in stops[0]["what"]
    assert len(stops) > 10
    assert [stop["what"] for stop in stops if not stop["visible"]] == []


def test_the_contents_open_and_close_by_keyboard_on_a_phone(page: Page, site: Site) -> None:
    """Enter opens the contents, Escape closes them, and the focus is back on the button."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site.http}/index.html")
    contents = page.get_by_role("navigation", name="Contents of the course")
    expect(contents).to_be_hidden()
    button = page.get_by_role("button", name="Contents")
    button.focus()
    page.keyboard.press("Enter")
    expect(contents).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(contents).to_be_hidden()
    expect(button).to_be_focused()


def test_the_choice_of_colours_is_kept(page: Page, site: Site) -> None:
    """A reader who chose dark gets the next page in dark, and can go back."""
    page.goto(f"{site.http}/index.html")
    page.get_by_role("button", name="Dark").click()
    page.goto(f"{site.http}/how-to-read.html")
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") != dark


def test_a_reader_in_the_dark_starts_in_the_dark(page: Page, site: Site) -> None:
    """Without a choice the page follows the system."""
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.http}/index.html")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_reduced_motion_is_respected(page: Page, site: Site) -> None:
    """Who asks for less motion gets no smooth scrolling."""
    page.goto(f"{site.http}/index.html")
    scrolling = "() => getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(scrolling) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(scrolling) == "auto"


@pytest.mark.parametrize("origin", ["http", "file"])
def test_the_search_finds_pages(origin: str, page: Page, site: Site) -> None:
    """The search of the sidebar finds the references by an author's name, over http and from a folder."""
    page.goto(f"{getattr(site, origin)}/problem/index.html")
    page.get_by_label("Search").fill("Hirschman")
    page.keyboard.press("Enter")
    found = page.locator("#search-results").get_by_role("link", name="References")
    expect(found).to_be_visible()
    found.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("References")


def test_without_javascript_text_and_contents_are_there(browser: Browser, site: Site) -> None:
    """A page without scripts shows its text and its contents; the button that would do nothing is hidden."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site.http}/problem/index.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Contents of the course")).to_be_visible()
    expect(page.locator(".theme-switch-button")).to_be_hidden()
    context.close()

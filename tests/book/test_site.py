"""The built book as a folder of files: nothing remote is loaded, and every link leads somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from tests.book.site import PAGES, ROOT, built_site, links_of

REMOTE = re.compile(r"^(?!data:)([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
IN_CSS = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""")
NOT_READ = re.compile(r"<(script|style|pre|code|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
MARKUP = re.compile(r":::| ##+ |```|\*\*|\{\w+\}`|\{(?:quiz|code-cell)\}| : ")


@pytest.fixture(scope="module")
def site() -> Path:
    """The folder of the built book."""
    return built_site()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_loads_only_files_of_the_book(page: str, site: Path) -> None:
    """Every script, style and picture of a page is a file beside it; none has a scheme or a host."""
    loads = links_of(site / page).loads
    assert [address for address in loads if REMOTE.match(address)] == []
    local = [address.partition("?")[0] for address in loads if not address.startswith("data:")]
    assert [address for address in local if not (site / page).parent.joinpath(unquote(address)).is_file()] == []


def test_no_stylesheet_loads_anything_remote(site: Path) -> None:
    """No stylesheet names another host or a file that is not there."""
    for style in site.rglob("*.css"):
        for address in IN_CSS.findall(style.read_text(encoding="utf-8")):
            assert not REMOTE.match(address), f"{style.name}: {address}"
            assert address.startswith("data:") or (style.parent / address).is_file(), f"{style.name}: {address}"


@pytest.mark.parametrize("page", PAGES)
def test_every_internal_link_and_anchor_exists(page: str, site: Path) -> None:
    """Every link inside the book leads to a file, and every anchor to an element of that page."""
    for link in links_of(site / page).links:
        if not REMOTE.match(link):
            address, anchor = urldefrag(link)
            target = (site / page).parent / unquote(address) if address else site / page
            assert target.is_file(), f"{link}: no such file"
            assert not anchor or anchor in links_of(target).ids, f"{link}: no such anchor"


def markup(html: str) -> list[str]:
    """List the marks of MyST that a reader of a page would see."""
    return MARKUP.findall(" ".join(NOT_READ.sub("", html).split()))


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_sees_no_markup(page: str, site: Path) -> None:
    """Every directive is closed and every term of a list has its line, so no mark of MyST is left in the text."""
    assert markup((site / page).read_text(encoding="utf-8")) == []


def test_markup_that_is_left_is_found() -> None:
    """A directive and a heading in the middle of a line and a term whose explanation follows at once are all seen."""
    html = "<p>It\n pays less. :::</p><p>It ends. ## Next</p><p><a>Hirschman (1970)</a> : adds</p><pre>:::{note}</pre>"
    assert markup(html) == [":::", " ## ", " : "]


def luminance(colour: str) -> float:
    """Relative luminance (0 to 1) of ``#rrggbb``; WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio (1 to 21) of two colours; WCAG 2.2."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_palette_has_enough_contrast(theme: str) -> None:
    """Text reaches 4.5 to 1 on page and surface, and the four roles 3 to 1, in both themes."""
    light, dark = re.findall(r":root[^{]*\{([^}]*)\}", (ROOT / "book/_assets/course.css").read_text())[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if theme == "light" else dark))
    for ground in ("page", "surface"):
        for text in ("ink", "muted", "accent"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        for role in ("role-state", "role-capital", "role-associations", "role-worst-off"):
            assert contrast(colours[role], colours[ground]) >= 3, (role, ground)

"""The built book as tests see it: its folder, its pages, and what each page links to and loads."""

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sphinx_external_toc.parsing import parse_toc_yaml

ROOT = Path(__file__).resolve().parents[2]
CONTENTS = parse_toc_yaml(ROOT / "_toc.yml")
GLOBBED = [page for glob in CONTENTS.globs() for page in sorted((ROOT / "book").glob(f"{glob}.md"))]
PAGES = [
    *(f"{name}.html" for name in CONTENTS),
    *(page.relative_to(ROOT / "book").with_suffix(".html").as_posix() for page in GLOBBED),
    "search.html",
]


def built_site() -> Path:
    """The folder of the built book; fails the test with the command that mends it when there is none."""
    folder = ROOT / "_build" / "html"
    missing = [page for page in PAGES if not (folder / page).is_file()]
    if missing:
        pytest.fail(f"the built book lacks {', '.join(missing)}: run `make book`", pytrace=False)
    return folder


@dataclass
class Links(HTMLParser):
    """What one page offers (``ids``), points to (``links``) and loads (``loads``), as written in its HTML."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the anchor of one element."""
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and set(values.get("rel", "").split()) & {"stylesheet", "preload", "icon", "modulepreload"}:
            self.loads.append(values["href"])
        if tag != "a":
            self.loads += [values[name] for name in ("src", "srcset", "data", "poster") if name in values]


@cache
def links_of(page: Path) -> Links:
    """Read one page, once."""
    parser = Links()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser

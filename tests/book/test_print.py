"""What stands on paper and in an e-book: the same models, drawn, with their words."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

import minimodels
from course.book import EPOCH, build
from tests.book.site import ROOT

pytestmark = pytest.mark.slow
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def epub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the whole book as EPUB, once."""
    folder = tmp_path_factory.mktemp("epub")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert build("epub", folder / "book", folder / "doctrees")
    return folder / "book"


def test_an_e_book_shows_every_model_drawn_and_in_words(epub: Path) -> None:
    """Each section of the EPUB is well-formed and holds its model's drawings and sentence, and nothing to press."""
    shown = set()
    for path in epub.rglob("*.xhtml"):
        page = ElementTree.parse(path)
        for part in page.iter(f"{XHTML}section"):
            if part.get("class") != "minimodel":
                continue
            sentence = next(p.text for p in part.iter(f"{XHTML}p") if p.get("class") == "mm-sentence")
            model = next(m for m in map(minimodels.find, minimodels.names()) if m.sentence(m.at({})) == sentence)
            assert len(list(part.iter(f"{SVG}svg"))) == len(model.panels)
            assert not [
                e.tag for e in part.iter() if e.tag in {f"{XHTML}{tag}" for tag in ("input", "button", "script")}
            ]
            shown.add(model.name)
    assert shown == set(minimodels.names())

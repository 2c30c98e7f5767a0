"""The index of models, a model's own page and the atlas, as the built book shows them."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import minimodels
from minimodels import Model
from minimodels._robustness import percent, robustness
from tests.book.site import ROOT, built_site

every_model = pytest.mark.parametrize("model", [minimodels.find(n) for n in minimodels.names()], ids=minimodels.names())
AnyModel = Model[Any, Any]


@cache
def text_of(page: str) -> str:
    """Read a page of the built book as text: no tags, one space between words."""
    html = (built_site() / page).read_text(encoding="utf-8")
    inline = re.sub(r"</?(a|code|em|span|strong)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def words(text: str) -> str:
    """Write a text as a page shows it once tags are gone: typeset quotation marks and dashes become plain."""
    plain = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(plain.replace("`", "").replace("*", "").split())


@every_model
def test_the_index_leads_to_a_page_that_explores_the_model(model: AnyModel) -> None:
    """Each model stands in the index with its question; the link beside it leads to where it can be moved."""
    index = (built_site() / "back" / "models.html").read_text(encoding="utf-8")
    assert words(model.question) in words(text_of("back/models.html"))
    links = dict(re.findall(r'<a class="[^"]*internal"[^>]* href="([^"#]+)"[^>]*>(?:<span[^>]*>)?([^<]+)', index))
    target = next(address for address, shown in links.items() if words(unescape(shown)) == words(model.title))
    page = (built_site() / "back" / target).read_text(encoding="utf-8")
    assert f'data-model="{model.name}"' in page


@pytest.mark.slow
@every_model
def test_how_robust_its_claims_are_is_told_where_it_stands_and_in_the_atlas(model: AnyModel) -> None:
    """Every claim has its share of the box, freshly counted, on the model's page and in the atlas."""
    found = robustness(model)
    atlas = words(text_of("back/atlas.html"))
    here = next(
        words(text_of(path.relative_to(built_site()).as_posix()))
        for path in sorted(built_site().rglob("*.html"))
        if f'data-model="{model.name}"' in path.read_text(encoding="utf-8")
    )
    for claim, one in zip(model.claims, found, strict=True):
        matters = claim.always or one.matters(model)
        assert words(f"{claim.statement} {one.told()} {matters}") in here
        row = f"{claim.statement} ({claim.id}) {model.title} {percent(one.share)}"
        assert words(row) in atlas
        if one.share < 0.5:
            assert words(f"{row}, fragile") in atlas


CHAPTERS = {
    "The problem": "lenses opportunity voice exit_threat tax_competition",
    "How we got here": "keynesian_circle bargaining common_interest",
    "The solution": "monitoring moving_target rugged deliberation representation",
    "What about equality?": "tax_universalism early_investment",
    "Internationalization": "high_low_road region federation benchmarking capstone",
}


def test_the_index_lists_each_model_under_its_chapter() -> None:
    """All twenty stand in the index, each under the chapter of the paper that it belongs to."""
    index = words(text_of("back/models.html"))
    ends = [*(index.rindex(f"{chapter} {first(names)}") for chapter, names in CHAPTERS.items()), len(index)]
    for names, start, end in zip(CHAPTERS.values(), ends, ends[1:], strict=False):
        for name in names.split():
            assert words(minimodels.find(name).question) in index[start:end], name
    assert sorted(" ".join(CHAPTERS.values()).split()) == minimodels.names()


def first(names: str) -> str:
    """Title of the model that stands first under a chapter."""
    models = [minimodels.find(name) for name in names.split()]
    return words(min(models, key=lambda m: ([int(n) for n in re.findall(r"\d+", m.paragraphs[0])], m.name)).title)


def test_the_atlas_counts_what_it_lists() -> None:
    """The number of claims and of fragile ones that the atlas names is the number that it lists."""
    atlas = text_of("back/atlas.html")
    claims, fragile = map(int, re.findall(r"Of (\d+) claims (\d+) are fragile", atlas)[0])
    assert claims == sum(len(minimodels.find(name).claims) for name in minimodels.names())
    assert fragile == atlas.count("%, fragile") + atlas.count("% , fragile")


@pytest.mark.parametrize("page", sorted((ROOT / "book" / "back" / "models").glob("*.md")), ids=lambda page: page.stem)
def test_a_page_of_its_own_tells_question_mechanism_claims_and_sources(page: Path) -> None:
    """A thin page says in words what the model asks, how it works, what it claims, draws on and leads to."""
    model = minimodels.find(page.stem.replace("-", "_"))
    shown = words(text_of(f"back/models/{page.stem}.html"))
    for text in (model.question, model.mechanism, *(s.text for s in model.sources), *model.exercises):
        assert words(text) in shown

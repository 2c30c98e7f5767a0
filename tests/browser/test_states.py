"""A state of a mini-model can be pinned, and has an address that a teacher can point a class at."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

import minimodels
from minimodels._layers import ghost
from tests.browser.conftest import Site
from tests.browser.exploring import AnyModel, address, check, drawn_rows, every_model, opened, press, settle

MODEL = minimodels.find("exit_threat")
GHOSTS = """root => [...root.querySelectorAll(".mm-chart")].map(chart => Object.fromEntries(
  Object.keys(chart.view.getState({data: name => /^g\\d+$/.test(name)}).data ?? {}).map(
    name => [name, JSON.parse(JSON.stringify(chart.view.data(name)))])))"""


def far_state(model: AnyModel) -> dict[str, Any]:
    """Name a state that differs from the default in every control."""
    return {n: c.stops[0] if c.stops[0] != c.default else c.stops[-1] for n, c in model.controls.items()}


@every_model
def test_a_pinned_state_stays_as_a_ghost_while_the_controls_move(page: Page, site: Site, model: AnyModel) -> None:
    """Pinned, the first state stays in every chart and in words; the live state goes on; let go, it is gone."""
    root = opened(page, site.http, model)
    before = drawn_rows(root, model)
    root.locator(".mm-pin").press("Enter")
    expect(root.locator(".mm-pin")).to_have_attribute("aria-pressed", "true")
    name = next(iter(model.controls))
    stops = model.controls[name].stops
    p = model.at({name: stops[0] if model.controls[name].default != stops[0] else stops[-1]})
    press(root, model, name, stops.index(getattr(p, name)))
    settle(page, root, model, p)
    page.wait_for_timeout(200)
    for panel, rows, ghosts in zip(model.panels, before, root.evaluate(GHOSTS), strict=True):
        assert bool(ghosts) == any(ghost(mark, panel) for mark in panel.marks)
        assert ghosts == {name: rows[int(name[1:])] for name in ghosts}
    check(root, model, p)
    assert model.sentence(model.at({})) in root.locator(".mm-pinned").inner_text()
    root.locator(".mm-pin").press("Enter")
    page.wait_for_timeout(300)
    assert root.evaluate(GHOSTS) == [{} for _ in model.panels]
    assert not root.locator(".mm-pinned").is_visible()


@every_model
def test_a_state_is_an_address(page: Page, site: Site, model: AnyModel) -> None:
    """The link of a state, opened afresh, shows that state at once, without asking for a guess."""
    state = far_state(model)
    setting = ",".join(f"{name}={value}" for name, value in state.items())
    page.goto(f"{site.http}/{address(model)}#{model.name}:{setting}")
    root = page.locator(f'.minimodel[data-model="{model.name}"]')
    p = model.at(state)
    settle(page, root, model, p)
    check(root, model, p)
    assert not root.locator(".mm-told").is_visible()
    link = root.locator(".mm-link").get_attribute("href") or ""
    page.goto("about:blank")
    page.goto(f"{site.http}/{address(model)}{link}")
    settle(page, root, model, p)
    check(root, model, p)


WRONG = {
    "exit_threat:nonsense=1": ("nonsense", "no control"),
    "exit_threat:K=99": ("99", "0.5 to 12"),
    "exit_threat:K=": ("K to “”", "0.5 to 12"),
    "exit_threat:K=<b>1</b>": ("<b>1</b>", "0.5 to 12"),
    "exit_threat:__proto__=1": ("__proto__", "no control"),
    "exit_threat:K=NaN,g=4": ("NaN", "0.5 to 12"),
    "exit_threat:c=50%": ("50%", "0 to 2"),
}


@pytest.mark.parametrize("fragment", WRONG)
def test_a_state_that_cannot_be_is_told_and_the_first_state_shown(fragment: str, page: Page, site: Site) -> None:
    """An unknown control or a value that it cannot take is named with what it can; the model stands as it begins."""
    page.goto(f"{site.http}/{address(MODEL)}#{fragment}")
    root = page.locator(".minimodel")
    told = root.locator(".mm-told")
    told.wait_for()
    assert all(part in told.inner_text() for part in (*WRONG[fragment], "in which the model begins"))
    settle(page, root, MODEL, MODEL.at({}))
    check(root, MODEL, MODEL.at({}))


def test_a_model_that_is_not_here_is_told(page: Page, site: Site) -> None:
    """A link to a model of another page says so, and the model of this page stands as it begins."""
    page.goto(f"{site.http}/{address(MODEL)}#no_such_model:g=1")
    told = page.locator(".mm-told")
    told.wait_for()
    assert "no_such_model" in told.inner_text()


def test_a_link_inside_the_page_moves_the_model(page: Page, site: Site) -> None:
    """Following a second address on the same page moves the controls again, and a good one clears what was told."""
    root = opened(page, site.http, MODEL)
    page.evaluate("location.hash = '#exit_threat:g=99'")
    root.locator(".mm-told").wait_for()
    page.evaluate("location.hash = '#exit_threat:g=4,K=2'")
    settle(page, root, MODEL, MODEL.at({"g": 4, "K": 2}))
    assert not root.locator(".mm-told").is_visible()
    assert drawn_rows(root, MODEL)


def test_the_address_of_a_section_is_no_state(page: Page, site: Site) -> None:
    """An ordinary anchor, even one that cannot be decoded, is left alone."""
    for fragment in ("what-the-model-shows", "%E0%A4%A"):
        page.goto("about:blank")
        page.goto(f"{site.http}/{address(MODEL)}#{fragment}")
        page.wait_for_timeout(300)
        assert not page.locator(".mm-told").is_visible()

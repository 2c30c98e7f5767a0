"""The mini-models of the built book, moved as a reader moves them."""

import pytest
from playwright.sync_api import Browser, Page

import minimodels
from minimodels import _page
from minimodels._picture import PALETTES, Line, Paths
from tests.book.site import built_site
from tests.browser.conftest import Site
from tests.browser.exploring import AnyModel, address, check, every_model, opened, press, settle, walk


@every_model
@pytest.mark.parametrize("where", [pytest.param("http", marks=pytest.mark.slow), "file"])
def test_every_state_reached_by_keyboard_shows_a_fresh_evaluation(
    page: Page, site: Site, model: AnyModel, where: str
) -> None:
    """Twenty states reached by keyboard show, in words, numbers and charts, what the model gives for them."""
    root = opened(page, getattr(site, where), model)
    check(root, model, model.at({}))
    for name, index, p in walk(model, 20 if where == "http" else 3, seed=1):
        press(root, model, name, index)
        settle(page, root, model, p)
        check(root, model, p)


@every_model
def test_a_slider_can_be_dragged_by_mouse(page: Page, site: Site, model: AnyModel) -> None:
    """A click or drag on a slider's track shows the state of the stop under the pointer."""
    page.emulate_media(reduced_motion="reduce")  # or the slider's place is measured while the page glides
    root = opened(page, site.http, model)
    slider = root.locator("input[type=range]").first
    slider.evaluate("slider => slider.scrollIntoView({ block: 'center' })")  # not under the bar at the top
    box = slider.bounding_box()
    assert box
    first = slider.input_value()
    page.mouse.move(box["x"] + 9, box["y"] + box["height"] / 2)
    page.mouse.down()
    for share in (0.3, 0.6, 0.8, 0.4):
        page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
        if share > 0.6 and slider.input_value() != first:
            break
    page.mouse.up()
    name = slider.get_attribute("data-control") or ""
    p = model.at({name: model.controls[name].stops[int(slider.input_value())]})
    assert p != model.at({})
    settle(page, root, model, p)
    check(root, model, p)


@every_model
def test_reset_restores_the_default_state(page: Page, site: Site, model: AnyModel) -> None:
    """After any moves, Reset shows the state that the page began with."""
    root = opened(page, site.http, model)
    for name, index, _ in walk(model, 3, seed=2):
        press(root, model, name, index)
    root.locator(".mm-reset").click()
    settle(page, root, model, model.at({}))
    check(root, model, model.at({}))


@pytest.mark.slow
@every_model
def test_a_statement_can_be_shown(page: Page, site: Site, model: AnyModel) -> None:
    """The button beside each statement sets the controls to a state that shows it."""
    page.emulate_media(reduced_motion="reduce")  # or each press waits for the page to come to rest
    root = opened(page, site.http, model)
    root.evaluate("root => root.querySelectorAll('details').forEach(details => { details.open = true; })")
    states = [t.show for t in model.theorems] + [r.at for r in model.references] + [f.at for f in model.failures]
    buttons = root.locator(".mm-show")
    assert buttons.count() == len(states)
    for i, state in enumerate(states):
        buttons.nth(i).click()
        settle(page, root, model, model.at(state))
    check(root, model, model.at(states[-1]))


@every_model
def test_the_charts_follow_the_theme(page: Page, site: Site, model: AnyModel) -> None:
    """Switching to dark redraws every chart in the dark palette, and back."""
    root = opened(page, site.http, model)

    def inks() -> list[bool]:
        svgs = [svg.inner_html().lower() for svg in root.locator(".mm-live svg").all()]
        return [PALETTES["dark"]["ink"].lower() in svg and PALETTES["light"]["ink"].lower() not in svg for svg in svgs]

    for dark in (True, False):
        page.locator(".theme-switch-button").click()
        page.wait_for_timeout(600)
        assert inks() == [dark] * len(model.panels)


@every_model
def test_its_words_and_charts_fit_a_phone(page: Page, site: Site, model: AnyModel) -> None:
    """At 360 pixels nothing overflows: neither the page, nor a text inside a chart."""
    page.set_viewport_size({"width": 360, "height": 740})
    root = opened(page, site.http, model)
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    outside = root.evaluate(
        """root => [...root.querySelectorAll(".mm-live svg")].flatMap(svg => {
             const frame = svg.getBoundingClientRect();
             return [...svg.querySelectorAll("text")].filter(t => {
               const box = t.getBoundingClientRect();
               return t.textContent && box.width && (box.right > frame.right + 1 || box.left < frame.left - 1);
             }).map(t => t.textContent); })"""
    )
    assert outside == []


def test_a_guess_is_asked_for_first(page: Page, site: Site) -> None:
    """Where a section asks for a guess, the model is veiled until the reader has answered, and the answer is told."""
    model = minimodels.find("exit_threat")
    page.goto(f"{site.http}/{address(model)}")
    root = page.locator(".minimodel")
    root.scroll_into_view_if_needed()
    root.locator(".mm-guess input").wait_for()
    assert not root.locator(".mm-panels").is_visible()
    root.locator(".mm-guess input").fill("60")
    page.keyboard.press("Enter")
    page.wait_for_selector(".minimodel[data-ready]")
    number = root.locator(".mm-guess").get_attribute("data-number") or ""
    told = root.locator(".mm-guess [role=status]").inner_text()
    assert "60" in told
    assert model.texts(model.at({}))[number] in told
    assert root.locator(".mm-panels").is_visible()


@every_model
def test_without_javascript_the_default_state_is_there(browser: Browser, site: Site, model: AnyModel) -> None:
    """A reader without JavaScript sees the drawn default state, its sentence and statements, and no dead controls."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.http}/{address(model)}")
    root = page.locator(".minimodel")
    for image in root.locator(".mm-chart img").all():
        image.scroll_into_view_if_needed()
        assert (image.bounding_box() or {"width": 0})["width"] > 200
    assert root.locator(".mm-sentence").inner_text() == model.sentence(model.at({}))
    assert not root.locator(".mm-controls").is_visible()
    assert root.locator("details.mm-statements[open] li").first.is_visible()
    context.close()


@every_model
def test_the_drawings_are_those_of_the_model(model: AnyModel) -> None:
    """The drawing of every panel for print is the default state's, and names each of its curves."""
    for i, panel in enumerate(model.panels):
        drawn = (built_site() / "_static" / "models" / f"{model.name}-{i}.svg").read_text(encoding="utf-8")
        assert drawn == _page.svg(model, panel, {})
        for mark in panel.marks:
            if isinstance(mark, Line | Paths):
                assert mark.label in drawn

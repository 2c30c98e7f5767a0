"""Move a mini-model on its page, and compare all that the page shows with a fresh evaluation of the model.

The expected values come from the model's functions, never from the lattice that the page reads.
"""

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

import minimodels
from minimodels import Model
from minimodels._controls import Choice, Controls
from minimodels._picture import Dots, Panel, Point, rows, tables
from tests.book.site import built_site

AnyModel = Model[Any, Any]
every_model = pytest.mark.parametrize("model", [minimodels.find(n) for n in minimodels.names()], ids=minimodels.names())


def address(model: AnyModel) -> str:
    """Find the page that shows a model."""
    for path in sorted(built_site().rglob("*.html")):
        if f'data-model="{model.name}"' in path.read_text(encoding="utf-8"):
            return path.relative_to(built_site()).as_posix()
    pytest.fail(f"no page of the built book explores {model.name}", pytrace=False)


def opened(page: Page, base: str, model: AnyModel) -> Locator:
    """Open a model's page, answer its guess if it asks for one, and wait until it is live."""
    page.goto(f"{base}/{address(model)}")
    root = page.locator(f'.minimodel[data-model="{model.name}"]')
    root.scroll_into_view_if_needed()
    if root.locator(".mm-guess").count():
        root.locator(".mm-skip").click()
    page.wait_for_selector(".minimodel[data-ready]")
    return root


def settle(page: Page, root: Locator, model: AnyModel, p: Controls) -> None:
    """Wait until the state is drawn."""
    stops = {name: control.stops.index(getattr(p, name)) for name, control in model.controls.items()}
    wanted = json.dumps(stops, separators=(",", ":"))
    page.wait_for_function("([root, wanted]) => root.dataset.drawn === wanted", arg=[root.element_handle(), wanted])


def press(root: Locator, model: AnyModel, name: str, index: int) -> None:
    """Move one control to a stop by keyboard: to the nearer end, then stop by stop."""
    control = model.controls[name]
    if isinstance(control, Choice):
        checked = root.locator(f'[data-control="{name}"]:checked')
        here = int(checked.get_attribute("value") or 0)
        checked.focus()
        for _ in range(abs(index - here)):
            root.page.keyboard.press("ArrowDown" if index > here else "ArrowUp")
        return
    root.locator(f'[data-control="{name}"]').focus()
    last = len(control.stops) - 1
    home = index <= last - index
    root.page.keyboard.press("Home" if home else "End")
    for _ in range(index if home else last - index):
        root.page.keyboard.press("ArrowRight" if home else "ArrowLeft")


def walk(model: AnyModel, states: int, seed: int) -> list[tuple[str, int, Any]]:
    """Plan a walk from the default state: the control to move, the stop to move it to, the state reached."""
    chance, p = random.Random(seed), model.at({})
    steps: list[tuple[str, int, Any]] = []
    while len(steps) < states:
        name = chance.choice(list(model.controls))
        stops = model.controls[name].stops
        index = chance.choice([i for i in range(len(stops)) if min(i, len(stops) - 1 - i) <= 12])
        if stops[index] != getattr(p, name):
            p = model.at({**{n: getattr(p, n) for n in model.controls}, name: stops[index]})
            steps.append((name, index, p))
    return steps


def expected_rows(model: AnyModel, p: Controls) -> list[list[list[dict[str, Any]]]]:
    """Compute every row of every chart afresh, rounded as a page shows it."""

    def rounded(name: str, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(rounded(name, v) for v in value)
        if name in model.controls or value is None:
            return value
        return model.numbers[name].whole(value) / 10 ** model.numbers[name].digits

    def see(state: Any) -> dict[str, Any]:
        asked = {name: state[name] for name in model.controls}
        return {name: rounded(name, value) for name, value in model.values(model.at(asked)).items()}

    here = {name: getattr(p, name) for name in model.controls}
    stops = {name: control.stops for name, control in model.controls.items()}
    return [[rows(table, here, stops, see) for table in tables(panel)] for panel in model.panels]


def drawn_rows(root: Locator, model: AnyModel) -> Any:
    """Read from the live charts the rows that they draw."""
    counts = [len(panel.marks) for panel in model.panels]
    return root.evaluate(
        """(root, counts) => [...root.querySelectorAll(".mm-chart")].map((chart, i) =>
             Array.from({length: counts[i]}, (_, k) => JSON.parse(JSON.stringify(chart.view.data(`t${k}`)))))""",
        counts,
    )


def check(root: Locator, model: AnyModel, p: Controls) -> None:
    """Compare everything that the page shows with a fresh evaluation of the state."""
    assert root.locator(".mm-sentence").inner_text() == model.sentence(p)
    for name, text in model.texts(p).items():
        if name in model.numbers:
            assert root.locator(f'td[data-number="{name}"]').text_content() == text, name
        elif not isinstance(model.controls[name], Choice):
            assert root.locator(f'[data-control="{name}"]').get_attribute("aria-valuetext") == text
    charts = root.locator(".mm-chart")
    for i, panel in enumerate(model.panels):
        assert charts.nth(i).get_attribute("aria-label") == model.fill(panel.alt, p)
    for found, wanted in zip(drawn_rows(root, model), expected_rows(model, p), strict=True):
        for one, other in zip(found, wanted, strict=True):
            assert one == [dict(row) for row in json.loads(json.dumps(other))]
    check_points(root, model, p)


def check_points(root: Locator, model: AnyModel, p: Controls) -> None:
    """Compare where the marker of the present state stands, in pixels, with where its values belong."""
    here = {name: getattr(p, name) for name in model.controls}
    for i, panel in enumerate(model.panels):
        chart = root.locator(".mm-chart").nth(i)
        drawn = chart.locator(".mark-symbol.role-mark")
        symbols = [mark for mark in panel.marks if isinstance(mark, Point | Dots)]
        ghosts = drawn.count() - len(symbols)  # of a pinned state; they lie below
        for k, point in enumerate(symbols):
            if isinstance(point, Dots):
                continue
            values = model.values(model.at({**here, **point.at}))
            if not _inside(panel, values[point.x], values[point.y]):
                continue
            spot = drawn.nth(ghosts + k).locator("path")
            moved = spot.get_attribute("transform") or ""
            place = json.loads(moved.removeprefix("translate").replace("(", "[").replace(")", "]"))
            wanted = root.page.evaluate(
                "([c, x, y]) => [c.view.scale('x')(x), c.view.scale('y')(y)]",
                [chart.element_handle(), values[point.x], values[point.y]],
            )
            assert place == pytest.approx(wanted, abs=1.5), (panel.title, p)


def _inside(panel: Panel, x: float | None, y: float | None) -> bool:
    """Say whether a point exists and lies between the ends of both axes."""
    if x is None or y is None:
        return False
    return panel.x.low <= x <= panel.x.high and panel.y.low <= y <= panel.y.high

"""The comparison of pages with models has teeth."""

import base64
import json
import zlib

import pytest
from playwright.sync_api import Page

import minimodels
from minimodels import _lattice
from minimodels._controls import Controls
from tests.book.site import built_site
from tests.browser.conftest import Site
from tests.browser.exploring import AnyModel, check, opened, press, settle


def changed(script: str, model: AnyModel, number: str, p: Controls, units: int) -> str:
    """Change one number of one state in a model's script by so many units of its last decimal."""
    payload = json.loads(script[script.index("{") : script.rindex("}") + 1])
    values, before, coded = [], 0, iter(zlib.decompress(base64.b64decode(payload["data"])))
    ends = [s["count"] for s in payload["series"].values()]
    for count in ends:
        before = 0
        for _ in range(count):
            zigzag, shift = 0, 0
            while (byte := next(coded)) >= 128:
                zigzag, shift = zigzag | (byte - 128) << shift, shift + 7
            zigzag |= byte << shift
            before += -(zigzag + 1) // 2 if zigzag % 2 else zigzag // 2
            values.append(before)
    series = payload["series"][number]
    index = 0
    for name in series["over"]:
        index = index * len(model.controls[name].stops) + model.controls[name].stops.index(getattr(p, name))
    first = sum(s["count"] for s in list(payload["series"].values())[: list(payload["series"]).index(number)])
    values[first + index] += units
    stream, at = b"", 0
    for count in ends:
        stream += _lattice._varints(values[at : at + count])
        at += count
    payload["data"] = base64.b64encode(zlib.compress(stream)).decode()
    return f"minimodels.register({json.dumps(model.name)}, {json.dumps(payload)});"


@pytest.mark.parametrize("units", [0, 1])
def test_one_changed_number_in_a_lattice_is_noticed(page: Page, site: Site, units: int) -> None:
    """A lattice with a single number off by one unit of its last decimal fails the comparison; untouched, it passes."""
    model = minimodels.find("exit_threat")
    p = model.at({"g": 0.3})
    script = (built_site() / "_static" / "models" / "exit_threat.js").read_text(encoding="utf-8")
    body = changed(script, model, "welfare", p, units)
    page.route("**/models/exit_threat.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    root = opened(page, site.http, model)
    press(root, model, "g", model.controls["g"].stops.index(0.3))
    settle(page, root, model, p)
    if units:
        with pytest.raises(AssertionError):
            check(root, model, p)
    else:
        check(root, model, p)

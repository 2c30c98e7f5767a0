"""The report: one HTML file that needs no script and asks for nothing; the same analysis makes the same bytes."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quiz.analysis import Analysis
from quiz.analysis.items import Chosen, Item
from quiz.analysis.pictures import characteristic, facility_against_discrimination, over_thirds
from quiz.analysis.wording import calibration, many, percent, pictured, reliable, two

PICTURED = 6  #: wrong options that a picture shows, the commonest; the table lists all
CLUSTERS = 5  #: unforeseen mistakes that are listed of a question


def report(analysis: Analysis, source: str, set_aside: str) -> bytes:
    """Write the report as HTML in UTF-8.

    Args:
        analysis: what is shown.
        source: the name of the file that was analysed.
        set_aside: the name of the file in which the rows stand that could not be used.
    """
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,  # what banks and students write is text; only our own pictures are marked as safe
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(two=two, percent=percent, many=many)
    page = found.get_template("report.html.jinja").render(
        **vars(analysis),
        source=source,
        file_aside=set_aside,
        answers=sum(item.count + item.waiting for item in analysis.items),
        retries=sum(item.retries for item in analysis.items),
        unreadable=sum(item.unreadable for item in analysis.items),
        calibration=calibration(analysis.sureness),
        reliable=reliable(analysis.reliability.alpha),
        overview=facility_against_discrimination(analysis.items, _ids(analysis)),
        pictures={item.question.id: _pictures(item, analysis) for item in analysis.items},
        clusters=CLUSTERS,
    )
    return page.encode("utf-8", "backslashreplace")  # half a surrogate pair has no other way out


def _ids(analysis: Analysis) -> list[str]:
    return [one.item.question.id for one in analysis.worst]


def _pictures(item: Item, analysis: Analysis) -> list[tuple[str, str, str]]:
    """Draw what there is of a question: title, what it shows in words, and the picture."""
    out = []
    shown = _shown(item.chosen)
    if item.count and shown:
        out.append(("What each third of the class answered", pictured(shown), over_thirds(shown)))
    curve = analysis.fit.curves.get(item.question.id)
    if curve:
        where = f"at ability {two(curve.difficulty)}, with a discrimination of {two(curve.discrimination)}"
        alt = f"The chance of all points rises through one half {where}."
        out.append(("Characteristic curve", alt, characteristic(curve)))
    return out


def _shown(options: Sequence[Chosen]) -> list[Chosen]:
    """Pick the right options and the commonest wrong ones, in their order."""
    wrong = [option for option in options if not option.right and any(option.counts)]
    common = sorted(wrong, key=lambda option: (-sum(option.counts), option.key))[:PICTURED]
    return [option for option in options if option.right or option in common]

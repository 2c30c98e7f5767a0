"""The form beside a question in a notebook: it writes the text to copy, and says whether an answer can be read.

It knows what may be seen of the question and no more, so it never says whether an answer is right. Where nobody looks,
as when a notebook is graded, it does nothing.
"""

from collections.abc import Callable, Mapping
from html import escape
from textwrap import shorten
from typing import Any

from student.answers import Answer, Asked, Unreadable, read
from student.typed import typed
from student.writing import example, line, way

__all__ = ["form"]

Input = tuple[Any, Callable[[], Answer]]  #: a widget, and what is given in it; nothing is None or ""
LONGEST = 100  #: characters of an option beside its letter; the prompt above holds all of it
NONE_YET = ("choose …", "")
LISTENERS: dict[str, Callable[[Any], None]] = {}  #: by the id of the answer cell that each form listens to
MODEL = "Move the controls on the model's page in the book, copy the address of the page, and paste it here."


def form(asked: Asked) -> Any:
    """Show a question's form.

    Args:
        asked: what may be seen of the question.

    Returns:
        An ``ipywidgets.VBox``; without ipywidgets None, after a line that says how the answer is written.
    """
    try:
        import ipywidgets  # noqa: F401 - only students who look at the notebook need it
    except ModuleNotFoundError:
        print(f"Question {asked['id']}: {way(asked)}, such as {line(example(asked))}")
        return None
    shown = Form(asked)
    _after_each_cell(shown)
    return shown.box


class Form:
    """The widgets of one question; ``box`` holds them all."""

    def __init__(self, asked: Asked) -> None:
        from ipywidgets import HTML, VBox

        self.asked = asked
        inputs, self._given = INPUTS[asked["form"]](asked)
        self._said, self._cell = HTML(), HTML()
        title = HTML(f"<b>A form for question {escape(asked['id'])}</b>")
        self.box = VBox((title, inputs, self._said, self._cell))
        self.box.add_class("question-form")
        _watch(inputs, lambda _: self._tell())
        self._tell()

    def _tell(self) -> None:
        """Say what to copy, once it can be read."""
        answer = self._given()
        try:
            read(self.asked, answer)
        except Unreadable as reason:
            self._said.value = _status(f"Nothing to copy yet: {reason}.")
        else:
            text = f'<code style="user-select: all">{escape(line(answer))}</code>'
            self._said.value = _status("Readable. Copy this line, which a click selects, into the cell below.") + text

    def ran(self, source: str) -> None:
        """Say whether what the answer cell holds can be read."""
        try:
            read(self.asked, typed(source))
            told = "readable. Whether it is right is told when your work is graded."
        except Unreadable as reason:
            told = f"not readable: {reason}."
        self._cell.value = _status(f"The answer cell below is {told}")


def _status(words: str) -> str:
    return f'<p role="status">{escape(words)}</p>'


def _watch(widget: Any, act: Callable[[Any], None]) -> None:
    """Call ``act`` after each change of a widget or of one inside it."""
    for child in getattr(widget, "children", ()):
        _watch(child, act)
    if widget.has_trait("value"):
        widget.observe(act, "value")


def _after_each_cell(shown: Form) -> None:
    """Tell the form what stands in its answer cell, each time that this cell has run."""
    try:
        from IPython.core.getipython import get_ipython
    except ModuleNotFoundError:
        return
    shell = get_ipython()
    if shell is None:
        return
    cell = f"{shown.asked['id']}-answer"

    def ran(result: Any) -> None:
        if getattr(result.info, "cell_id", None) == cell:
            shown.ran(result.info.raw_cell)

    if cell in LISTENERS:  # the form was shown before
        shell.events.unregister("post_run_cell", LISTENERS[cell])
    LISTENERS[cell] = ran
    shell.events.register("post_run_cell", ran)


def _letters(options: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label each option with its letter and the beginning of its text."""
    return [(f"{letter}) {shorten(words, LONGEST, placeholder=' …')}", letter) for letter, words in options.items()]


def _choice(asked: Asked) -> Input:
    from ipywidgets import RadioButtons

    radio = RadioButtons(options=_letters(asked["options"]), value=None, layout={"width": "auto"})
    return radio, lambda: radio.value or ""


def _several(asked: Asked) -> Input:
    from ipywidgets import Checkbox, VBox

    boxes = {letter: Checkbox(description=label, **WIDE) for label, letter in _letters(asked["options"])}
    return VBox(tuple(boxes.values())), lambda: [letter for letter, box in boxes.items() if box.value]


def _rows(items: Mapping[str, str], choices: list[tuple[str, Any]]) -> tuple[Any, Mapping[str, Any]]:
    """Make a list to choose from for each item."""
    from ipywidgets import Dropdown, VBox

    options = [NONE_YET, *choices]
    lists = {letter: Dropdown(description=label, options=options, **WIDE) for label, letter in _letters(items)}
    return VBox(tuple(lists.values())), lists


def _order(asked: Asked) -> Input:
    places = [(f"place {place}", place) for place in range(1, len(asked["items"]) + 1)]
    box, lists = _rows(asked["items"], places)

    def given() -> Answer:
        chosen = {chooser.value: letter for letter, chooser in lists.items() if chooser.value}
        return [chosen[place] for place in sorted(chosen)]

    return box, given


def _pairs(asked: Asked) -> Input:
    box, lists = _rows(asked["items"], _letters(asked["categories"]))
    return box, lambda: {letter: chooser.value for letter, chooser in lists.items() if chooser.value}


def _text(asked: Asked, label: str = "Your answer") -> Input:
    from ipywidgets import Text

    field = Text(description=label, **WIDE)
    return field, lambda: field.value


def _state(asked: Asked) -> Input:
    from ipywidgets import HTML, VBox

    field, given = _text(asked)
    return VBox((HTML(MODEL), field)), given


def _blanks(asked: Asked) -> Input:
    from ipywidgets import Label, VBox

    parts = {name: INPUTS[part["form"]](part) for name, part in asked["parts"].items()}
    rows = [row for name, (inputs, _) in parts.items() for row in (Label(f"Blank {name}"), inputs)]
    return VBox(rows), lambda: {name: given() for name, (_, given) in parts.items()}


WIDE: dict[str, Any] = {"style": {"description_width": "initial"}, "layout": {"width": "auto", "max_width": "60em"}}
INPUTS: Mapping[str, Callable[[Asked], Input]] = {
    "choice": _choice,
    "several": _several,
    "order": _order,
    "pairs": _pairs,
    "number": _text,
    "words": _text,
    "blanks": _blanks,
    "state": _state,
}

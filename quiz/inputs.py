"""How each form is asked on a page: native inputs with labels, and for print what there is to choose from."""

from collections.abc import Callable, Iterable, Mapping
from html import escape as text
from typing import Any

from quiz.forms import Blanks, Choice, Form, Number, Open, Order, Pairs, Several, State, Words


def inputs(form: Form, name: str) -> str:
    """Write the native inputs of a form as HTML, all of them with names that begin with ``name``."""
    return INPUTS[type(form)](form, name)


def lines(form: Form) -> str:
    """Write for print, as HTML, what there is to choose from."""
    match form:
        case Choice(options=options) | Several(options=options):
            return _list(options)
        case Order(items=items):
            return _list(dict(sorted(items.items())))
        case Pairs(items=items, categories=categories):
            return _list(items) + _list(categories)
        case Blanks(text=words, parts=parts):
            drawn = "".join(lines(part) for part in parts.values())
            return f"<p>{text(_split(words, parts, lambda name: f'({name}) ______'))}</p>\n{drawn}"
        case _:
            return ""


def _list(options: Mapping[str, str]) -> str:
    return "<ul>" + "".join(f"<li>{text(key)}) {text(words)}</li>" for key, words in options.items()) + "</ul>\n"


def _options(options: Mapping[str, str], name: str, type_: str) -> str:
    return "".join(
        f'<label class="qz-option"><input type="{type_}" name="{name}" value="{text(letter)}"> '
        f'<span class="qz-letter">{text(letter)})</span> {text(option)}</label>\n'
        for letter, option in options.items()
    )


def _order(form: Order, name: str) -> str:
    places = "".join(f'<option value="{place}">{place}</option>' for place in range(1, len(form.items) + 1))
    return "".join(
        f'<label class="qz-row"><select name="{name}" data-letter="{text(letter)}"><option value="">–</option>'
        f"{places}</select> {text(letter)}) {text(item)}</label>\n"
        for letter, item in sorted(form.items.items())
    )


def _select(options: Mapping[str, str], name: str, attributes: str, written: str = "{0}) {1}") -> str:
    choices = "".join(
        f'<option value="{text(key)}">{text(written.format(key, words))}</option>' for key, words in options.items()
    )
    return f'<select name="{name}" {attributes}><option value="">–</option>{choices}</select>'


def _pairs(form: Pairs, name: str) -> str:
    return "".join(
        f'<label class="qz-row">{text(letter)}) {text(item)} '
        + _select(form.categories, name, f'data-letter="{text(letter)}"')
        + "</label>\n"
        for letter, item in form.items.items()
    )


def _number(form: Number, name: str) -> str:
    unit = f", with its unit ({next(iter(form.units))})" if form.units else ""
    return (
        f'<input type="text" name="{name}" inputmode="{"text" if form.units else "decimal"}" autocomplete="off"'
        f' aria-label="Your number{text(unit)}">\n'
    )


def _words(form: Words, name: str) -> str:
    return f'<input type="text" name="{name}" autocomplete="off" aria-label="Your answer, a few words">\n'


def _open(form: Open, name: str) -> str:
    return f'<textarea name="{name}" rows="6" aria-label="Your answer, about {form.words} words"></textarea>\n'


def _state(form: State, name: str) -> str:
    rows = []
    for control, about in form.controls.items():
        at = about["stops"].index(form.start[control])
        rows.append(
            f'<label class="qz-slide"><span>{text(about["label"])}</span> '
            f'<input type="range" name="{name}-{text(control)}" data-control="{text(control)}" min="0" '
            f'max="{len(about["stops"]) - 1}" step="1" value="{at}" aria-valuetext="{text(about["shown"][at])}"> '
            f"<output>{text(about['shown'][at])}</output></label>\n"
        )
    return "".join(rows)


def _blanks(form: Blanks, name: str) -> str:
    def blank(part: str) -> str:
        return f'<span class="qz-blank" data-blank="{text(part)}">{_inline(form.parts[part], name, part)}</span>'

    return f'<p class="qz-cloze">{_split(form.text, form.parts, blank, text)}</p>\n'


def _inline(form: Form, name: str, part: str) -> str:
    label = f'aria-label="Blank {text(part)}"'
    if isinstance(form, Choice):
        return _select(form.options, f"{name}-{part}", label, "{1}")
    return f'<input type="text" size="8" name="{name}-{text(part)}" autocomplete="off" {label}>'


def _split(words: str, parts: Iterable[str], blank: Callable[[str], str], between: Callable[[str], str] = str) -> str:
    """Write a text, and what stands for each blank."""
    out = words
    pieces: list[str] = []
    for name in parts:
        before, _, out = out.partition(f"{{{name}}}")
        pieces += [between(before), blank(name)]
    return "".join([*pieces, between(out)])


INPUTS: Mapping[type[Form], Callable[[Any, str], str]] = {
    Choice: lambda form, name: _options(form.options, name, "radio"),
    Several: lambda form, name: _options(form.options, name, "checkbox"),
    Order: _order,
    Pairs: _pairs,
    Number: _number,
    Words: _words,
    Open: _open,
    State: _state,
    Blanks: _blanks,
}

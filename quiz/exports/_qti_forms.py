"""How each form is asked in QTI 2.1, how an answer is scored, and what is said of it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from quiz.exports._qti_parts import decide, inline
from quiz.exports._qti_xml import (
    Branch,
    Item,
    answered,
    correct,
    either,
    identifier,
    mapping,
    outcome,
    put,
    response,
    value,
    variable,
    when,
)
from quiz.exports._xml import Element, tag
from quiz.forms import Blanks, Choice, Form, Number, Open, Order, Pairs, Several, Words

RESPONSE = "RESPONSE"


def ask(item: Item, form: Form) -> None:
    """Write a question of any form but ``State`` into an item."""
    WRITERS[type(form)](item, form)


def _one(item: Item, form: Choice | Number | Words) -> None:
    """Ask for one option, a number or a few words."""
    if isinstance(form, Choice):
        item.body.append(_choices(item, form.options, 1))
    else:
        item.body += [tag("p", item.question.prompt), tag("p", *inline(form, RESPONSE))]
    decide(item, {RESPONSE: form}, {RESPONSE: ""})


def _blanks(item: Item, form: Blanks) -> None:
    """Ask for what belongs into each blank."""
    pieces: list[Element | str] = []
    rest = form.text
    for name, part in form.parts.items():
        before, _, rest = rest.partition(f"{{{name}}}")
        pieces += [before, *inline(part, f"{RESPONSE}-{name}")]
    item.body += [tag("p", item.question.prompt), tag("p", *pieces, rest)]
    parts = {f"{RESPONSE}-{name}": part for name, part in form.parts.items()}
    decide(item, parts, {f"{RESPONSE}-{name}": f"({name}) " for name in form.parts})


def _choices(item: Item, options: Mapping[str, str], most: int) -> Element:
    """Ask for options, at least one and at most so many; 0 for any number."""
    choices = (tag("simpleChoice", words, identifier=identifier("option", key)) for key, words in options.items())
    bounds = {"maxChoices": most, "minChoices": 1}
    return _asked("choiceInteraction", item, *choices, **bounds)


def _asked(name: str, item: Item, *parts: Element, **attributes: str | float) -> Element:
    """Ask with one interaction, whose options stay in their order."""
    fixed = {"responseIdentifier": RESPONSE, "shuffle": "false"}
    return tag(name, tag("prompt", item.question.prompt), *parts, **fixed, **attributes)


def _several(item: Item, form: Several) -> None:
    """Ask for any number of options; told are those chosen or left by mistake, or the right ones."""
    points, key = item.question.points, set(form.answer)
    names = {letter: identifier("option", letter) for letter in form.options}
    mapped, earned = None, when((correct(RESPONSE), [item.earn(value("float", points))]))
    if form.credit != "all":
        wrong = len(names) - len(key)
        each = form.credit == "each"
        gain, loss = (1 / len(names), 1 / len(names)) if each else (1 / len(key), 1 / max(wrong, 1))
        bounds = {} if each else {"lowerBound": 0.0, "upperBound": points}
        mapped = mapping({name: points * (gain if k in key else -loss) for k, name in names.items()}, **bounds)
        left = value("float", points * wrong / len(names) if each else 0)
        earned = item.earn(tag("sum", left, tag("mapResponse", identifier=RESPONSE)))
    item.body.append(_choices(item, form.options, 0))
    item.declared.append(response(RESPONSE, "multiple", "identifier", [names[k] for k in form.answer], mapped))
    chosen = {k: tag("member", value("identifier", name), variable(RESPONSE)) for k, name in names.items()}
    missed = [
        when((tag("not", chosen[k]) if k in key else chosen[k], item.say(form.feedback[k]))) for k in form.options
    ]
    told = [rule for k in form.options if k in key for rule in item.say(form.feedback[k])]
    item.rules.append(when((answered(RESPONSE), [earned, *missed, when((correct(RESPONSE), told))])))


def _pairs(item: Item, form: Pairs) -> None:
    """Ask for the category of each item; told are the items missed, or all when none is."""
    size, answer = len(form.items), {i: f"{identifier('item', i)} {_category(c)}" for i, c in form.answer.items()}
    sets = (
        tag("simpleMatchSet", *(_associable(identifier("item", i), words, 1) for i, words in form.items.items())),
        tag("simpleMatchSet", *(_associable(_category(c), words, size) for c, words in form.categories.items())),
    )
    shown = {"class": "qti-match-tabular"}  # a table, where a platform knows the name: no dragging
    item.body.append(_asked("matchInteraction", item, *sets, maxAssociations=size, minAssociations=size, **shown))
    mapped = mapping(dict.fromkeys(answer.values(), item.question.points / size))
    item.declared.append(response(RESPONSE, "multiple", "directedPair", answer.values(), mapped))
    missed = {
        i: tag("not", tag("member", value("directedPair", pair), variable(RESPONSE))) for i, pair in answer.items()
    }
    rules = [when((either(correct(RESPONSE), missed[i]), item.say(form.feedback[i]))) for i in form.items]
    item.rules.append(when((answered(RESPONSE), [item.earn(tag("mapResponse", identifier=RESPONSE)), *rules])))


def _category(key: str) -> str:
    return identifier("category", key)


def _associable(name: str, words: str, most: int) -> Element:
    return tag("simpleAssociableChoice", words, identifier=name, matchMax=most)


def _order(item: Item, form: Order) -> None:
    """Ask for an order; scored is its longest common subsequence with the right one, less the one step that any has.

    The places of the answer are gone through from the first. The longest run of right successions that ends in a step
    is one step longer than the longest that has ended in a step before it.
    """
    steps = {letter: identifier("item", letter) for letter in form.answer}
    runs, places = ({letter: identifier(kind, letter) for letter in steps} for kind in ("RUN", "PLACE"))
    choices = (tag("simpleChoice", words, identifier=steps[letter]) for letter, words in sorted(form.items.items()))
    item.body.append(_asked("orderInteraction", item, *choices))
    item.declared.append(response(RESPONSE, "ordered", "identifier", steps.values()))
    item.outcomes += [outcome(name, "integer", 0) for name in (*runs.values(), *places.values())]
    zero = partial(value, "integer", 0)

    def placed(letter: str, place: int) -> Branch:
        before = list(runs.values())[: list(runs).index(letter)]
        here = tag("match", tag("index", variable(RESPONSE), n=place), value("identifier", steps[letter]))
        run = tag("sum", value("integer", 1), tag("max", zero(), *map(variable, before)))
        return here, [put(runs[letter], run), put(places[letter], value("integer", place))]

    walk = [when(*(placed(letter, place) for letter in steps)) for place in range(1, len(steps) + 1)]
    successions = tag("sum", tag("max", *map(variable, runs.values())), value("integer", -1))
    each = value("float", item.question.points / (len(steps) - 1))
    earned = item.earn(tag("product", each, tag("max", zero(), successions)))
    told = [when((either(correct(RESPONSE), _broken(r, places)), item.say(said))) for r, said in form.feedback.items()]
    item.rules.append(when((answered(RESPONSE), [*walk, earned, *told])))


def _broken(rule: str, places: Mapping[str, str]) -> Element:
    """Hold when an order breaks a rule: "B before F", "C first" or "D last"."""
    step, relation, *other = rule.split()
    bounds = {"first": value("integer", 1), "last": value("integer", len(places))}
    bound = variable(places[other[0]]) if other else bounds[relation]
    return tag("lt" if relation == "last" else "gt", variable(places[step]), bound)


def _open(item: Item, form: Open) -> None:
    """Ask for a text; who scores sees a model answer too."""
    prompt = tag("prompt", item.question.prompt)
    item.body += [
        tag("rubricBlock", tag("p", form.marking), view="candidate scorer"),
        tag("rubricBlock", tag("p", form.answer), view="scorer"),
        tag("extendedTextInteraction", prompt, responseIdentifier=RESPONSE, expectedLength=6 * form.words),
    ]
    item.declared.append(response(RESPONSE, "single", "string", ()))


WRITERS: Mapping[type[Form], Callable[[Item, Any], None]] = {
    Choice: _one,
    Number: _one,
    Words: _one,
    Blanks: _blanks,
    Several: _several,
    Pairs: _pairs,
    Order: _order,
    Open: _open,
}

"""A question on a static page: real HTML first, which a small script brings to life.

Without the script, and in print, prompt and inputs stand with the answer folded away below. The page holds the key:
these questions are formative, and whoever looks for answers finds them.
"""

import json
import random
from collections.abc import Mapping
from typing import Any

from quiz.forms import plain
from quiz.inputs import inputs, lines
from quiz.question import CONFIDENCE, Question, text

DRAWS = 8  #: variants of a question that draws, of which a reader may ask for another


def page(question: Question, model: str = "") -> str:
    """Write the question as a form; ``model`` is the address of the page on which its mini-model stands."""
    drawn = variants(question)
    first = drawn[0]
    name = f"qz-{first.digest}"
    data = json.dumps([_data(variant, name) for variant in drawn])
    another = '<button type="button" class="qz-another">Other numbers</button>' if len(drawn) > 1 else ""
    hint = '<button type="button" class="qz-hint">Hint</button>' if first.hint else ""
    return f"""
<form class="quiz" id="question-{text(first.id)}" data-digest="{question.digest}" data-kind="{first.kind}">
<fieldset><legend>{text(first.prompt)}</legend>
<div class="qz-inputs">{inputs(first.form(), name)}</div>
{_confidence(first, name)}</fieldset>
<p class="qz-buttons" hidden><button type="submit">Check</button> {hint} {another}</p>
<div class="qz-said" role="status" aria-live="polite"></div>
{f'<p class="qz-model"><a href="{text(model)}">See it in the model</a></p>' if model else ""}
{_answer(first)}
<script type="application/json">{data.replace("<", chr(92) + "u003c")}</script>
</form>
"""


def still(question: Question) -> str:
    """Write the question for print: prompt, inputs and the answer, nothing to press."""
    first = question.draw()
    return f"""
<section class="quiz"><p><strong>{text(first.prompt)}</strong></p>
{lines(first.form())}
<p>{_told(first)}</p></section>
"""


def variants(question: Question) -> list[Question]:
    """The question with its first parameters, and further draws that differ from it and from each other."""
    drawn = {variant.digest: variant for variant in [question.draw()]}
    for seed in range(DRAWS - 1):
        variant = question.draw(random.Random(f"{question.id}/{seed}"))
        drawn.setdefault(variant.digest, variant)
    return list(drawn.values())


def _data(variant: Question, name: str) -> dict[str, Any]:
    """Tell the script all that it needs of a variant."""
    words = {field: getattr(variant, field) for field in ("prompt", "hint", "explanation")}
    asked = {"inputs": inputs(variant.form(), name), "solution": variant.told(), "address": variant.address()}
    return {**plain(variant.form()), **words, **asked}


def _confidence(question: Question, name: str) -> str:
    if not question.confidence:
        return ""
    radios = "".join(
        f'<label><input type="radio" name="{name}-sure" value="{value}"> {words}</label> '
        for value, words in CONFIDENCE.items()
    )
    return f'<p class="qz-sure">How sure are you? {radios}</p>\n'


def _answer(question: Question) -> str:
    body = f"<p>{_told(question)}</p>\n{_why(question.texts())}"
    return f'<details class="qz-answer"><summary>Answer</summary>\n{body}</details>'


def _told(question: Question) -> str:
    return text(" ".join(filter(None, (f"{question.told()}.".replace("..", "."), question.explanation))))


def _why(texts: Mapping[str, str]) -> str:
    if not texts:
        return ""
    return "<ul>" + "".join(f"<li>{text(name)}: {text(words)}</li>" for name, words in texts.items()) + "</ul>\n"

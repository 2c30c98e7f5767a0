"""JSON: everything that there is of each question, with the schema that it keeps."""

import json
from collections.abc import Sequence
from typing import Any

from quiz.exports import Export
from quiz.forms import SHOWN, Form, plain
from quiz.question import Question
from quiz.schema import schema as of_banks

SUFFIX = ".json"
TITLE = "JSON"


def export(questions: Sequence[Question]) -> Export:
    """Write questions: their fields as in the bank, the form in which each is asked, and the right answer."""
    document = {"schema": schema(), "questions": [_whole(question.draw()) for question in questions]}
    return Export((json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(), ())


def _whole(question: Question) -> dict[str, Any]:
    return {
        "fields": question.model_dump(mode="json", exclude_none=True),
        "form": plain(question.form()),
        "right": question.right(),
        "told": question.told(),
        "address": question.address(),
    }


def schema() -> dict[str, Any]:
    """Write the JSON Schema of the document."""
    bank = of_banks()
    question = {
        "type": "object",
        "required": ["fields", "form", "right", "told", "address"],
        "properties": {
            "fields": bank["properties"]["question"]["items"],
            "form": {"$ref": "#/$defs/Form"},
            "right": {"description": "an answer that earns everything"},
            "told": {"type": "string", "description": "the right answer in words"},
            "address": {"type": "string", "description": "the state of the mini-model to look at afterwards"},
        },
        "additionalProperties": False,
    }
    return {
        "$schema": bank["$schema"],
        "title": "Questions with their keys",
        "type": "object",
        "required": ["questions"],
        "properties": {"schema": {"type": "object"}, "questions": {"type": "array", "items": question}},
        "additionalProperties": False,
        "$defs": {**bank["$defs"], "Form": {"oneOf": [_form(form) for form in SHOWN]}},
    }


def _form(form: type[Form]) -> dict[str, Any]:
    """Name the fields of a form."""
    properties: dict[str, Any] = {field: {} for field in form._fields}
    if "parts" in properties:
        properties["parts"] = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Form"}}
    return {
        "type": "object",
        "title": form.__name__,
        "description": (form.__doc__ or "").strip(),
        "required": ["form", *form._fields],
        "properties": {"form": {"const": form.__name__.lower()}, **properties},
        "additionalProperties": False,
    }

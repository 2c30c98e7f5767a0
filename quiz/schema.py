"""The JSON Schema of a bank, with which an editor completes and checks it while it is written."""

from typing import Any

from pydantic.json_schema import models_json_schema

from quiz import kinds


def schema() -> dict[str, Any]:
    """Write the schema: a question is held to the fields of its own kind."""
    classes = {name: kinds.find(name) for name in kinds.names()}
    found, definitions = models_json_schema([(kind, "validation") for kind in classes.values()])
    of_kind = [
        {"if": {"properties": {"kind": {"const": name}}}, "then": found[kind, "validation"]}
        for name, kind in classes.items()
    ]
    question = {
        "type": "object",
        "required": ["id", "kind"],
        "properties": {"kind": {"enum": list(classes)}},
        "allOf": of_kind,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A bank of questions",
        "type": "object",
        "properties": {"question": {"type": "array", "items": question}},
        "additionalProperties": False,
        **definitions,
    }

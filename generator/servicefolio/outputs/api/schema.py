"""JSON Schemas of the kinds, for editors: they accept every short form that the models accept."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from servicefolio.kind import Kind
from servicefolio.outputs.addresses import API
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.manual.life import asks_for
from servicefolio.records.base import Shape, as_lines, as_list
from servicefolio.records.choice import ENUM_DESCRIPTIONS
from servicefolio.source.document import EXTENSION_PREFIX

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = {"type": ["string", "number", "boolean"]}


def schema(kind: Kind) -> dict[str, Any]:
    """Make the JSON Schema of a kind's records as authors write them."""
    made = kind.model.model_json_schema(by_alias=True, schema_generator=_AuthorSchema)
    properties = made["properties"]
    properties["kind"] = {
        "const": kind.name,
        "description": "The kind, where the folder does not say it.",
    }
    properties["state"] |= _states(kind, properties["state"]["enum"])
    made["required"] = [name for name in made.get("required", ()) if name != "id"]
    return {"$schema": DIALECT, **made, "title": kind.title, "description": kind.summary}


def schema_artifacts(kinds: tuple[Kind, ...], docs: str) -> Iterator[Artifact]:
    """Publish the schema of every kind beside the API."""
    for kind in kinds:
        text = json.dumps(schema(kind), indent=2, ensure_ascii=False)
        yield text_artifact(f"{docs}{API}schemas/{kind.name}.schema.json", text)


def _states(kind: Kind, names: list[str]) -> dict[str, Any]:
    """Say of each state what it means, and what it asks for."""
    states = [kind.model.LIFECYCLE.state(name) for name in names]
    return {ENUM_DESCRIPTIONS: [f"{state.meaning}{asks_for(state)}" for state in states]}


class _AuthorSchema(GenerateJsonSchema):
    """Describes what authors may write: text unquoted, one item for a list, short forms."""

    def str_schema(self, schema: core_schema.StringSchema) -> dict[str, Any]:
        """Accept a number or a boolean as text: editors read `5.10` and `no` as such."""
        made = super().str_schema(schema)
        return {**made, **_SCALAR}

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        """Allow keys that begin with `x-`, and the short form of a shape."""
        made = super().model_schema(schema)
        if "properties" in made:
            made["properties"].pop(EXTENSION_PREFIX, None)
            made["patternProperties"] = {f"^{EXTENSION_PREFIX}": {}}
        cls = schema["cls"]
        short = tuple(_short_forms(cls)) if issubclass(cls, Shape) else ()
        return {"anyOf": [*short, made]} if short else made

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> dict[str, Any]:
        """Describe fields whose list may be written as one item or as one block of text."""
        made = super().function_before_schema(schema)
        function = schema["function"]["function"]
        if function in (as_list, as_lines) and "items" in made:
            return {"anyOf": [made, made["items"]]}
        return made


def _short_forms(shape: type[Shape]) -> Iterator[dict[str, Any]]:
    if shape.SHORT_FORM is not None or shape.HAS_OWN_SHORT_FORM:
        yield _SCALAR
    if shape.SHORT_FORM_KEY is not None:
        pattern = {shape.SHORT_FORM_KEY: _SCALAR}
        yield {"type": "object", "patternProperties": pattern, "additionalProperties": False}

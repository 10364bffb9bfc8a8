"""What the values of a field mean that has only a few: the one source for manual and schema."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

ENUM_DESCRIPTIONS = "enumDescriptions"
"""The key of a JSON Schema under which editors look for what its values mean, in their order."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """Marks a field of fixed values: each value with a sentence that says when to write it."""

    of: Mapping[str, str] = field(hash=False)  # so that a choice may stand beside None

    def __get_pydantic_json_schema__(
        self, choice: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Put the meanings beside the values, in their order."""
        made = handler(choice)
        values = made.get("enum", ())
        return {**made, ENUM_DESCRIPTIONS: [self.of[value] for value in values]} if values else made

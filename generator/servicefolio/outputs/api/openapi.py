"""The API described for programs (OpenAPI 3.1): which files there are, and what stands in them."""

import json
from typing import Any

from servicefolio.kind import Kind
from servicefolio.outputs.addresses import API
from servicefolio.outputs.api.schema import DIALECT, schema
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.views.site import Site

CHANGES: tuple[tuple[str, str], ...] = (
    ("1.1", "openapi.json describes the API, and index.json leads to it (description)"),
    ("1.1", "A file with moved_to stands in the place of a record that has another id now"),
    ("1.1", "A record's file tells no version of the format: some kinds have a field of that name"),
    ("1.0", "An index, a list for each kind, a file for each record, JSON Schemas"),
)
"""What changed, the newest first; from 1.1 on, keys are added and none is taken away."""

_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "description": "As seen from this file."}
_VERSION = {"const": 1, "description": "The version of the format."}


def openapi_artifact(site: Site) -> Artifact:
    """Describe the API of a site, with the kinds that it uses."""
    text = json.dumps(openapi(site), indent=1, ensure_ascii=False)
    return text_artifact(f"{DOCS}{API}openapi.json", text)


def openapi(site: Site) -> dict[str, Any]:
    """Make the description; its addresses are relative to where it lies."""
    kinds = [site.addresses.kinds[name] for name in site.catalog.kinds()]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Service catalogue",
            "version": CHANGES[0][0],
            "description": "Static files, written when the site is built. From 1.1 on, keys are "
            "added within version 1, and none is taken away.",
            "x-changes": [{"version": version, "change": change} for version, change in CHANGES],
        },
        "jsonSchemaDialect": DIALECT,
        "servers": [{"url": "."}],
        "paths": _paths(kinds),
        "components": {"schemas": _schemas(kinds)},
    }


def _paths(kinds: list[Kind]) -> dict[str, Any]:
    paths: dict[str, Any] = {
        "/index.json": _get("index", "What there is", _ref("Index")),
        "/schemas/{kind}.schema.json": _get(
            "schema",
            "The JSON Schema of a kind as authors write it, short forms included",
            {"type": "object"},
            kind="The kind, such as known_error.",
        ),
    }
    for kind in kinds:
        one_or_moved = {"anyOf": [_ref(kind.name), _ref("Moved")]}
        paths[f"/{kind.plural}.json"] = _get(f"list_{kind.name}", kind.titles, _ref("List"))
        paths[f"/{kind.plural}/{{id}}.json"] = _get(
            f"get_{kind.name}",
            kind.summary,
            one_or_moved,
            id="The id of a record, or a former one.",
        )
    return paths


def _get(name: str, summary: str, content: dict[str, Any], **parameters: str) -> dict[str, Any]:
    """Describe a file; `parameters` are the parts of its address that vary."""
    found: dict[str, Any] = {
        "200": {"description": "It", "content": {"application/json": {"schema": content}}}
    }
    if parameters:
        found["404"] = {"description": "There is none."}
    varying = [
        {"name": key, "in": "path", "required": True, "description": words, "schema": _TEXT}
        for key, words in parameters.items()
    ]
    given = {"parameters": varying} if varying else {}
    return {"get": {"operationId": name, "summary": summary, **given, "responses": found}}


def _schemas(kinds: list[Kind]) -> dict[str, Any]:
    return {
        "Index": _object(
            version=_VERSION,
            today={"type": "string", "format": "date", "description": "The day that it speaks of."},
            description=_ADDRESS,
            audience=_object(id=_TEXT, label=_TEXT),
            kinds=_list(
                _object(
                    kind=_TEXT, title=_TEXT, records={"type": "integer"}, href=_ADDRESS,
                    schema=_ADDRESS,
                )
            ),
        ),
        "List": _object(version=_VERSION, kind=_TEXT, records=_list(_ref("Brief"))),
        "Brief": _object(
            id=_TEXT, title=_TEXT, summary={"type": ["string", "null"]}, state=_TEXT,
            href=_ADDRESS, page=_ADDRESS,
        ),
        "Moved": _object(version=_VERSION, kind=_TEXT, id=_TEXT, moved_to=_ADDRESS),
        "Relations": _list(
            _object(
                relation=_TEXT,
                direction={"enum": ["outgoing", "incoming"]},
                records=_list(_object(id=_TEXT, kind=_TEXT, title=_TEXT)),
            )
        ),
        **{kind.name: _record(kind) for kind in kinds},
    }  # fmt: skip


def _record(kind: Kind) -> dict[str, Any]:
    """Describe a record in its long form: every field is left out where its author left it out."""
    made = _object(
        kind={"const": kind.name},
        id=_TEXT,
        title=_TEXT,
        state=_TEXT,
        page=_ADDRESS,
        relations=_ref("Relations"),
    )
    authored = schema(kind)["properties"]
    fields = {
        name: {"description": field["description"]}
        for name, field in authored.items()
        if name not in made["properties"] and "description" in field
    }
    owner = {"type": "string", "description": "The title of the team that answers for it."}
    made["properties"] |= {"owner_title": owner, **fields}
    return {"title": kind.title, "description": kind.summary, **made}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}

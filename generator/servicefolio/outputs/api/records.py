"""The catalogue as JSON: an index, one file per kind, one per record. Version 1 of the format."""

import json
from collections.abc import Iterator
from typing import Any

from servicefolio.outputs.addresses import API, relative
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record
from servicefolio.source.document import EXTENSION_PREFIX

VERSION = 1


def api_artifacts(site: Site) -> Iterator[Artifact]:
    """Write the whole API."""
    kinds = site.catalog.kinds()
    yield _json(
        "index.json",
        {
            "version": VERSION,
            "today": site.today.isoformat(),
            "description": "openapi.json",
            "audience": {"id": site.settings.audience, "label": site.readers},
            "kinds": [
                {
                    "kind": name,
                    "title": site.addresses.kinds[name].titles,
                    "records": len(site.catalog.records(name)),
                    "href": f"{site.addresses.kinds[name].plural}.json",
                    "schema": f"schemas/{name}.schema.json",
                }
                for name in kinds
            ],
        },
    )
    for name in kinds:
        plural = site.addresses.kinds[name].plural
        records = site.catalog.records(name)
        briefs = [_brief(site, record) for record in records]
        yield _json(f"{plural}.json", {"version": VERSION, "kind": name, "records": briefs})
        for record in records:
            yield _json(f"{plural}/{record.id}.json", _whole(site, record))


def _brief(site: Site, record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "title": record.title,
        "summary": record.summary,
        "state": record.state,
        "href": f"{site.addresses.kinds[record.KIND].plural}/{record.id}.json",
        "page": relative(site.addresses.record(record.KIND, record.id), API),
    }


def _whole(site: Site, record: Record) -> dict[str, Any]:
    """Write a record as its author did, in its long form, with its relations in both directions.

    No version of the format stands beside the fields: some kinds have one of that name.

    The title of the team that answers for it stands there even where the team's record is hidden
    from the site's readers; `owner`, which is the name of a file of this API, is then absent.
    """
    place = f"{API}{site.addresses.kinds[record.KIND].plural}/"
    owner = site.owner(record).title
    fields = _as_written(record.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    return {
        "kind": record.KIND,
        "page": relative(site.addresses.record(record.KIND, record.id), place),
        "state": record.state,
        **({"owner_title": owner} if owner else {}),
        **fields,
        "relations": [
            {
                "relation": group.label,
                "direction": "outgoing" if group.outgoing else "incoming",
                "records": [{"id": r.id, "kind": r.KIND, "title": r.title} for r in group.records],
            }
            for group in site.relations(record)
        ],
    }


def _as_written(value: Any) -> Any:
    """Put keys of an author's own back beside the others, where they were written."""
    if isinstance(value, list):
        return [_as_written(item) for item in value]
    if isinstance(value, dict):
        own = value.get(EXTENSION_PREFIX, {})
        others = {key: item for key, item in value.items() if key != EXTENSION_PREFIX}
        return {key: _as_written(item) for key, item in others.items()} | own
    return value


def _json(path: str, value: object) -> Artifact:
    return text_artifact(f"{DOCS}{API}{path}", json.dumps(value, indent=1, ensure_ascii=False))

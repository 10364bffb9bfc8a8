"""What the generated settings add to lists of the hand-written ones.

MkDocs replaces a list of the parent by that of its child, so a site's own scripts and styles
would be lost; Zensical appends the child's to it. What the child says is meant the second way, and
is joined here for MkDocs.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

_LISTS = ("extra_css", "extra_javascript")
_SEARCHES = frozenset({"search", "material/search"})


def joined_settings(config_file: Path) -> dict[str, Any]:
    """Read what has to be said to MkDocs beyond the file: lists, and plugins without search."""
    loader = get_yaml_loader(config=MkDocsConfig())
    child = yaml_load(config_file.read_text("utf-8"), loader)
    if "INHERIT" not in child:
        return {}
    with (config_file.parent / child["INHERIT"]).open("rb") as file:
        parent = yaml_load(file, loader)
    # A parent's value that is no list is left for MkDocs to complain of.
    joined = {
        name: [*before, *child[name]] if isinstance(before, list) else before
        for name in _LISTS
        if name in child and (before := parent.get(name) or [])
    }
    if _switches_search_off(child):
        joined["plugins"] = _others(parent.get("plugins") or [])
    return joined


def _switches_search_off(child: dict[str, Any]) -> bool:
    """Tell whether the search of the theme is not wanted; Zensical has it unless told so."""
    return {"search": {"enabled": False}} in (child.get("plugins") or [])


def _others(plugins: Any) -> Any:
    """Leave out the search; MkDocs takes a list of names and mappings, or one mapping."""
    if isinstance(plugins, dict):
        return {name: plugins[name] for name in plugins if name not in _SEARCHES}
    if not isinstance(plugins, list):
        return plugins
    return [item for item in plugins if not _SEARCHES & _names(item)]


def _names(item: Any) -> set[str]:
    return set(item) if isinstance(item, dict) else {str(item)}

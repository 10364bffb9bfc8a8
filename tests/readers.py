"""Repositories whose every text says whom it is for, to find what reaches others."""

import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from urllib.parse import unquote

from servicefolio.audiences import AUDIENCES, Audience, may_read, runs_services
from servicefolio.graph.catalog import Catalog
from servicefolio.graph.restrict import visible_to
from servicefolio.records.base import Record
from servicefolio.records.hide import staff_fields_of
from servicefolio.registry import all_kinds, kinds_by_name
from servicefolio.source.document import Tree
from servicefolio.source.dump import dump
from tests.authored import Sort, complete, path_of
from tests.sites import read

KINDS = tuple(kind.name for kind in all_kinds())
_PARTNER = re.compile(r"some-(?P<kind>[a-z-]+)")
_ANY_AUDIENCE = "|".join(AUDIENCES)
_MARK = re.compile(rf"q({_ANY_AUDIENCE})x({_ANY_AUDIENCE})x([a-z]+)x(\d+)q")
"""Audiences by name: a word before the mark may have a q, too."""


def name(kind: str, audience: Audience, refers: Audience) -> str:
    """Name a record of a kind for an audience; what it refers to is for another."""
    return f"{kind.replace('_', '-')}-for-{audience}-to-{refers}"


def key(kind: str, audience: Audience, refers: Audience) -> tuple[str, str, str]:
    """Say of which record a marked text is."""
    return audience, refers, kind.replace("_", "")


@cache
def organisation() -> Mapping[str, str]:
    """Write a complete record of each kind for each audience, that refers to those of each."""
    files: dict[str, str] = {}
    for kind, audience, refers in product(KINDS, AUDIENCES, AUDIENCES):
        identifier = name(kind, audience, refers)
        files[path_of(kind, identifier)] = dump(_tree(kind, audience, refers))
    return files


@cache
def catalog() -> Catalog:
    """Read the whole organisation."""
    return read(organisation()).catalog


def _tree(kind: str, audience: Audience, refers: Audience) -> dict[str, Tree]:
    mark = "x".join(key(kind, audience, refers))
    mention = name("service", refers, "public")

    def words(sort: Sort, number: int) -> str:
        text = f"q{mark}x{number}q"
        if sort == "url":
            return f"https://example.org/{text}"
        return f"{text} [[{mention}]] `[[{mention}]]`" if sort == "prose" else text

    tree = complete(kinds_by_name()[kind].model, words).tree
    aliases: list[Tree] = [f"once-{name(kind, audience, refers)}"]
    changed = _referring(tree, refers)
    assert isinstance(changed, dict)
    return {**changed, "audience": audience, "aliases": aliases}


def _referring(value: Tree, refers: Audience) -> Tree:
    """Have references lead to the records for an audience."""
    if isinstance(value, dict):
        return {str(_referring(k, refers)): _referring(item, refers) for k, item in value.items()}
    if isinstance(value, list):
        return [_referring(item, refers) for item in value]
    match = _PARTNER.match(value or "")
    if value is None or match is None:
        return value
    return _PARTNER.sub(name(match["kind"].removesuffix("-"), refers, "public"), value, count=1)


def leaks(files: Mapping[str, bytes], audience: Audience) -> Iterator[str]:
    """Find in published files the names and texts that an audience may not read."""
    visible = visible_to(audience, catalog()).by_id
    open_marks = {_key_of(entry.record) for entry in visible.values()}
    hidden = [found for found in catalog().by_id if found not in visible]
    names = re.compile("|".join(rf"\b{re.escape(found)}\b" for found in hidden) or r"(?!)")
    for path, data in files.items():
        text = f"{path} {_plain(path, data)}"
        yield from (f"{path}: {found}" for found in set(names.findall(text)))
        for found in _MARK.finditer(text):
            *record, number = found.groups()
            is_title_of_team = record[2] == "team" and number == "0"
            if tuple(record) not in open_marks and not is_title_of_team:
                yield f"{path}: {found.group()}"


def staff_texts(audience: Audience) -> set[str]:
    """List the texts of fields for staff in the records that a wider audience may read."""
    assert not runs_services(audience)
    return {
        found.group()
        for entry in catalog().entries
        if may_read(audience, entry.record.audience)
        for field, inner in staff_fields_of(type(entry.record)).items()
        if inner is None
        for found in _MARK.finditer(json.dumps(entry.document.tree[field]))
    }


def _key_of(record: Record) -> tuple[str, str, str]:
    audience, _, refers = record.id.partition("-for-")[2].partition("-to-")
    return audience, refers, record.KIND.replace("_", "")


def _plain(path: str, data: bytes) -> str:
    """Read a file as its readers do: addresses and characters as they are meant."""
    data = gzip.decompress(data) if path.endswith(".gz") else data
    return unquote(html.unescape(data.decode("utf-8", "replace")))

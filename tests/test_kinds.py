"""The contract of every kind: what its folder must hold, and hold true, to be a kind."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from typing import Any, Protocol, get_args

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

import servicefolio
from servicefolio.kind import Kind
from servicefolio.outputs.api.schema import schema
from servicefolio.outputs.pages.page import record_page
from servicefolio.records.base import Record
from servicefolio.records.ref import references_of
from servicefolio.records.validate import validate
from servicefolio.registry import all_kinds, kind_file, kinds_by_name, table
from servicefolio.source.dump import dump
from tests.authored import complete, fewest, path_of, shapes_of, with_partners
from tests.builders import document
from tests.sites import read, site_of

EACH = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)

YAML_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
UNQUOTED = re.compile(r'"(3|7\.5|true)"')
"""Numbers and booleans in records of `complete`, which are quoted since there they are text."""
VPN = """\
title: Remote access (VPN)
summary: Reach the office network and shared drives from home or on the road
category: network-and-access
owner: network
for: [staff, contractors]
get_it: {url: "https://desk.example.org/vpn", takes: 1 working day, cost: free}
sla: standard
depends_on: [single-sign-on, internet-uplink]
keywords: [anyconnect, home office, tunnel]
"""
ROOT_CA = """\
title: VPN says the certificate is not trusted
services: [vpn]
messages: |
  Certificate validation failure
  0x800B0109: A certificate chain processed, but terminated in a root certificate which is not trusted
users_say: [VPN broken since this morning, untrusted server]
workaround: |
  1. Software Center > install "Root CA 2026" (no admin right needed)
  2. Quit the VPN client in the tray, start it again
tell_the_user: Known since tonight; takes two minutes, nothing is lost.
escalate_if: still refused after the restart, or it is a phone
tickets: [INC0045512]
"""  # noqa: E501 - the records that the design begins with, letter by letter


def example(kind: Kind) -> str:
    """Read a kind's example."""
    text = kind_file(kind, "example.yaml")
    assert text is not None, "the kind has no example.yaml"
    return text


def record(kind: Kind, text: str) -> Record:
    """Make a record of a text."""
    made = validate(document(text, path_of(kind.name, "example")), table()).record
    assert made is not None
    return made


def states(kind: Kind) -> tuple[str, ...]:
    """List the states of a kind."""
    return get_args(kind.model.model_fields["state"].annotation)


def shapes_in(value: object) -> Iterator[BaseModel]:
    """Find every shape in a value, itself included."""
    if isinstance(value, BaseModel):
        yield value
        for _, inner in value:
            yield from shapes_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from shapes_in(inner)


@EACH
def test_the_example_has_no_problem(kind: Kind) -> None:
    files = with_partners({path_of(kind.name, "example"): example(kind)})
    assert read(files).diagnostics == ()


@EACH
def test_the_example_shows_every_field(kind: Kind) -> None:
    shown: dict[type[BaseModel], set[str]] = {}
    for shape in shapes_in(record(kind, example(kind))):
        shown.setdefault(type(shape), {"extensions", "id"}).update(shape.model_fields_set)
    for shape_type in shapes_of(kind.model):
        assert shape_type.model_fields.keys() - shown.get(shape_type, set()) == set(), shape_type


@EACH
def test_the_example_says_first_what_is_required(kind: Kind) -> None:
    fields = kind.model.model_fields.items()
    required = {info.alias or name for name, info in fields if info.is_required()}
    tree = document(example(kind), path_of(kind.name, "example")).tree
    assert set(list(tree)[: len(required) - 1]) == required - {"id"}


@EACH
def test_what_the_prose_of_the_manual_shows_has_no_problem(kind: Kind) -> None:
    for text in YAML_BLOCK.findall(kind_file(kind, "README.md") or ""):
        written = document(text, path_of(kind.name, "example")).tree
        others = {key: item for key, item in fewest(kind.model).tree.items() if key not in written}
        whole = f"{text}{dump(others) if others else ''}"
        files = with_partners({path_of(kind.name, "example"): whole})
        assert read(files).diagnostics == ()


@EACH
def test_a_page_is_the_same_every_time(kind: Kind) -> None:
    def page() -> bytes:
        files = with_partners({path_of(kind.name, "example"): example(kind)})
        catalog = read(files).catalog
        return record_page(site_of(catalog), catalog.by_id["example"]).data

    assert page() == page()


@EACH
@pytest.mark.parametrize("whole", [True, False], ids=["every field", "the example"])
def test_a_record_survives_being_written_and_read(kind: Kind, *, whole: bool) -> None:
    text = dump(complete(kind.model).tree) if whole else example(kind)
    made = record(kind, text)
    fields = made.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert kind.model.model_validate(fields) == made
    assert record(kind, dump({key: fields[key] for key in fields if key != "id"})) == made


@EACH
def test_links_lead_to_known_kinds(kind: Kind) -> None:
    for route, to in references_of(kind.model):
        assert set(to.kinds) <= kinds_by_name().keys(), route
        assert to.forward, route
        assert to.inverse, route


@EACH
def test_every_field_is_described(kind: Kind) -> None:
    for shape in shapes_of(kind.model):
        assert shape.__doc__
        for name, info in shape.model_fields.items():
            assert info.description, f"{shape.__name__}.{name}"


@EACH
def test_the_folder_holds_a_template(kind: Kind) -> None:
    assert kind_file(kind, "page.md.jinja")


@EACH
def test_states_and_what_they_ask_for_exist(kind: Kind) -> None:
    fields = kind.model.model_fields
    assert fields["state"].default in states(kind)
    assert kind.model.VERIFIED_BY in fields
    assert {state.name for state in kind.model.LIFECYCLE.states} == set(states(kind))
    for state in kind.model.LIFECYCLE.states:
        assert {name for choice in state.needs for name in choice.split("|")} <= fields.keys()


def test_names_and_folders_are_taken_once() -> None:
    for names in ("name", "plural", "title", "titles", "folder"):
        assert len({getattr(kind, names) for kind in all_kinds()}) == len(all_kinds())


@EACH
def test_the_schema_is_valid_and_accepts_the_example(kind: Kind) -> None:
    made = schema(kind)
    Draft202012Validator.check_schema(made)
    assert problems(made, example(kind)) == []


@EACH
def test_the_schema_accepts_every_field_in_its_long_form(kind: Kind) -> None:
    assert problems(schema(kind), UNQUOTED.sub(r"\1", dump(complete(kind.model).tree))) == []


@EACH
def test_the_schema_refuses_unknown_and_missing_fields(kind: Kind) -> None:
    assert problems(schema(kind), "titel: a word too many")


@pytest.mark.parametrize(("kind", "text"), [("service", VPN), ("known_error", ROOT_CA)])
def test_the_records_that_the_design_begins_with_are_valid(kind: str, text: str) -> None:
    assert read(with_partners({path_of(kind, "example"): text})).diagnostics == ()
    assert problems(schema(kinds_by_name()[kind]), text) == []


def protocols() -> Iterator[type]:
    """Find what rules and computations, which cannot see the models, say of them."""
    for module in pkgutil.walk_packages(servicefolio.__path__, "servicefolio."):
        if module.name.split(".")[1] in {"derive", "rules", "search", "kinds"}:
            loaded = importlib.import_module(module.name)
            for _, found in inspect.getmembers(loaded, inspect.isclass):
                if Protocol in found.__bases__ and found.__module__ == module.name:
                    yield found


@pytest.mark.parametrize("protocol", sorted(protocols(), key=str), ids=lambda item: item.__name__)
def test_models_have_what_others_say_of_them(protocol: Any) -> None:
    shapes = {shape.__name__: shape for kind in all_kinds() for shape in shapes_of(kind.model)}
    model = shapes[protocol.__name__.removeprefix("_")]
    stated = {*inspect.get_annotations(protocol), *(n for n in vars(protocol) if n[0] != "_")}
    assert stated
    assert [name for name in stated - set(model.model_fields) if not hasattr(model, name)] == []


def problems(made: dict[str, Any], text: str) -> list[str]:
    """Check a text against a schema, as an editor does."""
    return [error.message for error in Draft202012Validator(made).iter_errors(_as_editors_do(text))]


def _as_editors_do(text: str) -> Any:
    """Load YAML 1.2, as editors and check-jsonschema do; a date is text in JSON."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _DatesAsText
    return yaml.load(text)


class _DatesAsText(SafeConstructor):
    """JSON has no dates."""


_DatesAsText.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda _constructor, node: str(node.value)
)

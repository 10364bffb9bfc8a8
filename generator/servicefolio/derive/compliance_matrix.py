"""Which rules from outside each service meets, and how far: the requirements of all designs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast

from servicefolio.derive.neighbours import is_gone
from servicefolio.derive.status import Status, Tone
from servicefolio.graph.catalog import Catalog
from servicefolio.records.base import Record
from servicefolio.text import natural

_DESIGN = "design_document"
_NOT_APPLICABLE = "not_applicable"
_TONES: dict[str, Tone] = {
    "implemented": "good", "alternative": "good", "partial": "caution", "planned": "neutral"
}  # fmt: skip


class _Requirement(Protocol):
    id: str
    framework: str
    control: str | None
    title: str | None
    applicable: bool
    status: str


class _Compliance(Protocol):
    requirements: tuple[_Requirement, ...]


class _DesignDocument(Protocol):
    service: str
    compliance: _Compliance | None


@dataclass(frozen=True, slots=True)
class Met:
    """How far a service meets a control, and the document that says so."""

    service: Record
    document: Record
    status: Status
    """As it is written, such as `implemented`; `not applicable` where it does not concern it."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a framework, with what each service says of it, by the service's title."""

    number: str | None
    title: str | None
    met: tuple[Met, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework with the controls that any design names, in the order of their numbers."""

    name: str
    controls: tuple[Control, ...]


def compliance_matrix_of(catalog: Catalog) -> tuple[Framework, ...]:
    """Gather the requirements of all designs by framework and control."""
    found: dict[str, dict[str, list[tuple[_Requirement, Met]]]] = {}
    for requirement, met in _all(catalog):
        key = requirement.control or requirement.title or requirement.id
        found.setdefault(requirement.framework, {}).setdefault(key, []).append((requirement, met))
    return tuple(
        Framework(
            name, tuple(_control(found[name][key]) for key in sorted(found[name], key=natural))
        )
        for name in sorted(found, key=natural)
    )


def _all(catalog: Catalog) -> Iterator[tuple[_Requirement, Met]]:
    for document in catalog.records(_DESIGN):
        design = cast("_DesignDocument", document)
        service = catalog.find(design.service)
        if design.compliance is None or service is None or is_gone(document):
            continue
        for requirement in design.compliance.requirements:
            yield requirement, Met(service, document, _status(requirement))


def _status(requirement: _Requirement) -> Status:
    status = requirement.status if requirement.applicable else _NOT_APPLICABLE
    return Status(status.replace("_", " "), _TONES.get(status, "neutral"), status)


def _control(told: list[tuple[_Requirement, Met]]) -> Control:
    first = told[0][0]
    title = next((requirement.title for requirement, _ in told if requirement.title), None)
    met = sorted(
        (met for _, met in told), key=lambda one: (natural(one.service.title), one.document.id)
    )
    return Control(first.control, title, tuple(met))

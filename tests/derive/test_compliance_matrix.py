"""Which rules from outside services meet."""

from servicefolio.derive.compliance_matrix import compliance_matrix_of
from servicefolio.records.base import Record
from tests.builders import catalog, record, service

ISO = "ISO/IEC 27001:2022"


def design(identifier: str, of: str, *requirements: dict[str, object], **fields: object) -> Record:
    return record(
        "design_document",
        identifier,
        service=of,
        aspect="compliance",
        compliance={"requirements": list(requirements)},
        **fields,
    )


def requirement(control: str, status: str = "implemented", **fields: object) -> dict[str, object]:
    return {"id": "r", "framework": ISO, "control": control, "status": status, **fields}


def test_controls_stand_in_the_order_of_their_numbers_with_every_service() -> None:
    made = catalog(
        service("vpn", title="VPN"),
        service("mail", title="Mail"),
        design("d1", "vpn", requirement("A.8.15", "partial"), requirement("A.8.5")),
        design("d2", "mail", requirement("A.8.5", "planned", title="Secure authentication")),
    )
    (framework,) = compliance_matrix_of(made)
    assert framework.name == ISO
    assert [
        (
            control.number,
            control.title,
            [(met.service.title, met.status.word) for met in control.met],
        )
        for control in framework.controls
    ] == [
        ("A.8.5", "Secure authentication", [("Mail", "planned"), ("VPN", "implemented")]),
        ("A.8.15", None, [("VPN", "partial")]),
    ]


def test_what_does_not_concern_a_service_is_not_counted_as_met() -> None:
    made = catalog(service(), design("d", "vpn", requirement("A.8.5", applicable=False)))
    (framework,) = compliance_matrix_of(made)
    assert framework.controls[0].met[0].status.word == "not applicable"
    assert framework.controls[0].met[0].status.tone == "neutral"


def test_a_document_that_holds_no_more_says_nothing() -> None:
    gone = design("d", "vpn", requirement("A.8.5"), state="superseded")
    assert compliance_matrix_of(catalog(service(), gone)) == ()
